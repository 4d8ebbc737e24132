"""YAML: scalars stay text, everything keeps its place, nothing expands."""

from __future__ import annotations

import textwrap
import time
from pathlib import Path

import pytest
import yaml

from disclose import yaml_source
from disclose.diagnostics import Diagnostic, Span
from disclose.yaml_source import Plain, YamlDocument, parse_yaml, read_yaml


def document(text: str) -> YamlDocument:
    outcome = parse_yaml(textwrap.dedent(text), "a.yaml")
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def finding(text: str) -> Diagnostic:
    (found,) = parse_yaml(textwrap.dedent(text), "a.yaml").diagnostics
    return found


@pytest.mark.parametrize(
    "scalar", ["3,405.8", "2023", "no", "1.10", "0x1F", "2023-12-31", "1e3", "True", "-.inf", "'null'", '"~"', "12:30:45"]
)
def test_scalars_stay_as_typed(scalar: str) -> None:
    assert document(f"a: {scalar}\n").data == {"a": scalar.strip("'\"")}


@pytest.mark.parametrize("scalar", ["", "~", "null"])
@pytest.mark.parametrize("loader", ["SafeLoader", "CSafeLoader"])
def test_nothing_is_none_whichever_parser_reads(scalar: str, loader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_source, "_Loader", getattr(yaml, loader))
    assert document(f"a: {scalar}\nb: ''\n").data == {"a": None, "b": ""}


def test_an_empty_file_has_no_data() -> None:
    assert document("").data is None
    assert document("# only a remark\n").data is None
    assert document("").span("a") == Span("a.yaml", 1, 1)


def test_blocks_and_flows() -> None:
    data: Plain = {"a": ["x", {"b": "1"}, [None]], "c": {}, "d": "two\nlines\n"}
    assert document("a: [x, {b: 1}, [~]]\nc: {}\nd: |\n  two\n  lines\n").data == data


SOURCE = """\
report:
  名前: [x, 商汤, y]
  name: n
  none:
list:
  - a
  -   b: 1
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("report",), 1, 1),
        (("report", "name"), 3, 9),
        (("report", "名前"), 2, 3),
        (("report", "none"), 4, 3),
        (("report", "名前", 1), 2, 11),
        (("report", "名前", 2), 2, 15),
        (("list", 0), 6, 5),
        (("list", 1, "b"), 7, 10),
        (("list", 1, "b", "c", 7), 7, 10),
        (("list", 9), 5, 1),
        (("nowhere", "at", "all"), 1, 1),
    ],
)
def test_every_value_keeps_its_place(path: tuple[str | int, ...], line: int, column: int) -> None:
    assert document(SOURCE).span(*path) == Span("a.yaml", line, column)


@pytest.mark.parametrize(
    ("text", "code", "message", "line", "column", "help"),
    [
        ("a: &x 1\nb: *x\n", "alias", "Anchors and aliases are not read", 1, 4, "Write the value out."),
        ("a: 1\nb: *x\n", "alias", "Anchors and aliases are not read", 2, 4, "Write the value out."),
        (
            "a: !!python/object:os.system x\n",
            "tag",
            "The tag tag:yaml.org,2002:python/object:os.system is not read",
            1,
            4,
            "Remove the tag.",
        ),
        ("a: !!str 1\n", "tag", "The tag tag:yaml.org,2002:str is not read", 1, 4, "Remove the tag."),
        ("a: 1\n---\nb: 2\n", "syntax", "There is a second document in this file", 2, 1, "Remove the line ---."),
        ("a:\n\tb: c\n", "syntax", "A tab can't indent", 2, 1, "Indent with spaces."),
        ("a: 'b\n", "syntax", "Not valid YAML: found unexpected end of stream", 2, 1, None),
        ("a: b: c\n", "syntax", "Not valid YAML: mapping values are not allowed in this context", 1, 5, None),
        ("a: 1\nb: x\x7fy\n", "syntax", "Character U+007F can't stand in YAML", 2, 5, "Remove it."),
        ("[" * 65 + "]" * 65, "syntax", "Nested deeper than 64 levels", 1, 65, None),
    ],
)
def test_what_is_refused(text: str, code: str, message: str, line: int, column: int, help: str | None) -> None:
    outcome = parse_yaml(text, "a.yaml")
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert (found.code, found.message, found.span, found.help) == (
        f"disclose.yaml:{code}",
        message,
        Span("a.yaml", line, column),
        help,
    )


def test_a_million_brackets_end_at_once() -> None:
    start = time.perf_counter()
    assert finding("[" * 1_000_000).message == "Nested deeper than 64 levels"
    assert finding("{a: " * 200_000).message == "Nested deeper than 64 levels"
    assert time.perf_counter() - start < 2


def test_nesting_within_the_limit_is_read() -> None:
    assert document("[" * 64 + "]" * 64).data is not None


def test_a_key_that_is_here_twice() -> None:
    outcome = parse_yaml("a: 1\nb: {c: 2}\na: {c: [3]}\nd: 4\n", "a.yaml")
    assert outcome.value is not None
    assert outcome.value.data == {"a": "1", "b": {"c": "2"}, "d": "4"}
    assert outcome.value.span("a", "c", 0) == Span("a.yaml", 1, 4)
    (found,) = outcome.diagnostics
    assert (found.code, found.message, found.span, found.related) == (
        "disclose.yaml:duplicate-key",
        "The key 'a' is here twice",
        Span("a.yaml", 3, 1),
        (Span("a.yaml", 1, 4),),
    )


def test_a_key_that_is_not_text() -> None:
    outcome = parse_yaml("? [x, {y: z}]\n: [b]\nc: 1\n", "a.yaml")
    assert outcome.value is not None
    assert outcome.value.data == {"c": "1"}
    (found,) = outcome.diagnostics
    assert (found.message, found.span) == ("A key must be plain text", Span("a.yaml", 1, 3))


def test_findings_before_the_end_are_kept() -> None:
    messages = [found.message for found in parse_yaml("a: 1\na: 2\nb: *x\n", "a.yaml").diagnostics]
    assert messages == ["The key 'a' is here twice", "Anchors and aliases are not read"]


def test_files_are_read_as_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: \xe6\x94\xb6\n")
    outcome = read_yaml(tmp_path / "a.yaml", "a.yaml")
    assert outcome.value is not None
    assert (outcome.value.data, outcome.value.span("a")) == ({"a": "收"}, Span("a.yaml", 1, 4))
    (missing,) = read_yaml(tmp_path / "b.yaml", "b.yaml").diagnostics
    assert missing.code == "disclose.file:not-found"
