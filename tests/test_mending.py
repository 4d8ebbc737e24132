"""Changes that findings propose, made in the files of prose: all of them, exactly, or none of a file."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from disclose.diagnostics import Diagnostic, Edit, Span, error
from disclose.mending import mend
from disclose.project import Project, load_project

PROJECT = """\
disclose: 1
report:
  name: kit
  title: x
  entity: {scheme: "https://kit.example/ids", identifier: "1", name: x}
  taxonomy: taxonomy
  periods: {current: 2023}
layout: {narrative: [a.md]}
"""


def project(folder: Path, text: bytes) -> Project:
    (folder / "disclosure.yaml").write_text(PROJECT, "utf-8")
    (folder / "a.md").write_bytes(text)
    loaded = load_project(folder)
    assert loaded.value is not None, loaded.diagnostics
    return loaded.value


def finding(
    before: str, text: str, line: int, column: int, *, end: tuple[int, int] | None = None, path: str = "a.md"
) -> Diagnostic:
    last = end or (line, column + len(before))
    edit = Edit(Span(path, line, column), Span(path, *last), before, text)
    return error("disclose.prose:untied-number", "x", edit.span, fix=edit)


@pytest.mark.parametrize(
    ("original", "findings", "expected"),
    [
        (b"one 1 two 2\n", [finding("2", "B", 1, 11), finding("1", "A", 1, 5)], b"one A two B\n"),
        (b"one\r\n1 two\r\n2", [finding("1", "A", 2, 1), finding("2", "B", 3, 1)], b"one\r\nA two\r\nB"),
        (b"a\r3.4\r  bn.\r", [finding("3.4\n  bn", "X", 2, 1, end=(3, 5))], b"a\rX.\r"),
        ("\ufeff收入3。\n".encode(), [finding("3", "{{ x }}", 1, 3)], "\ufeff收入{{ x }}。\n".encode()),
        (b"1 1\n", [finding("1", "A", 1, 1), finding("1", "A", 1, 1)], b"A 1\n"),
    ],
)
def test_exactly_what_is_proposed_changes(tmp_path: Path, original: bytes, findings: list[Diagnostic], expected: bytes) -> None:
    mended = mend(project(tmp_path, original), findings)
    assert mended.diagnostics == ()
    proposed = {item.fix for item in findings if item.fix}
    assert mended.value == tuple(sorted(proposed, key=lambda edit: (edit.span.line or 0, edit.span.column or 0)))
    assert (tmp_path / "a.md").read_bytes() == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "disclosure.yaml"]


@pytest.mark.parametrize(
    "stale", [finding("9", "A", 1, 1), finding("1", "A", 7, 1), finding("1", "A", 1, 90), finding("1 2", "A", 1, 1, end=(0, 0))]
)
def test_what_is_no_longer_there_is_left_alone(tmp_path: Path, stale: Diagnostic) -> None:
    mended = mend(project(tmp_path, b"1 2\n"), [stale, finding("2", "B", 1, 3)])
    assert (tmp_path / "a.md").read_bytes() == b"1 B\n"
    (told,) = mended.diagnostics
    assert (told.code, told.span) == ("disclose.prose:not-mended", stale.span)
    assert "is no longer here" in told.message


def test_changes_that_overlap_are_not_both_made(tmp_path: Path) -> None:
    mended = mend(project(tmp_path, b"12 3\n"), [finding("12", "A", 1, 1), finding("2 3", "B", 1, 2)])
    assert (tmp_path / "a.md").read_bytes() == b"A 3\n"
    assert [str(told.span) for told in mended.diagnostics] == ["a.md:1:2"]


@pytest.mark.parametrize("path", ["disclosure.yaml", "../outside.md", "/etc/hosts", "b.md"])
def test_nothing_but_prose_is_changed(tmp_path: Path, path: str) -> None:
    inside = tmp_path / "project"
    inside.mkdir()
    (tmp_path / "outside.md").write_bytes(b"1\n")
    made = project(inside, b"1\n")
    (inside / "b.md").write_bytes(b"1\n")
    assert mend(made, [finding("1", "A", 1, 1, path=path)]).value == ()
    assert (tmp_path / "outside.md").read_bytes() == (inside / "b.md").read_bytes() == b"1\n"
    assert (inside / "disclosure.yaml").read_text("utf-8") == PROJECT


def test_a_link_to_elsewhere_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "project"
    inside.mkdir()
    made = project(inside, b"1\n")
    (tmp_path / "outside.md").write_bytes(b"1\n")
    (inside / "a.md").unlink()
    (inside / "a.md").symlink_to(tmp_path / "outside.md")
    assert mend(made, [finding("1", "A", 1, 1)]).value == ()
    assert (tmp_path / "outside.md").read_bytes() == b"1\n"


def test_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    made = project(tmp_path, b"1\n")
    (tmp_path / "a.md").chmod(0o640)
    mend(made, [finding("1", "A", 1, 1)])
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


def test_a_file_that_is_gone_is_a_finding(tmp_path: Path) -> None:
    made = project(tmp_path, b"1\n")
    (tmp_path / "a.md").unlink()
    mended = mend(made, [finding("1", "A", 1, 1)])
    assert [told.code for told in mended.diagnostics] == ["disclose.file:not-found"]
