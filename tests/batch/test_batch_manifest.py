"""Manifests in their three forms, and everything that can be wrong with them, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclose.batch import Action, Filing, read_manifest
from disclose.rules.subject import Calculation


def _read(folder: Path, name: str, text: str) -> tuple[tuple[Filing, ...] | None, list[str]]:
    (folder / "project").mkdir(exist_ok=True)
    (folder / "project" / "disclosure.yaml").write_text("disclose: 1\n", "utf-8")
    (folder / name).write_text(text, "utf-8")
    outcome = read_manifest(folder / name)
    return outcome.value, [f"{found.span}: {found.message}".replace(f"{folder}/", "") for found in outcome.diagnostics]


def test_a_list_of_paths(tmp_path: Path) -> None:
    filings, found = _read(tmp_path, "m.txt", "# a comment\n\n  a b.xbrl\nproject\nproject/disclosure.yaml.xbrl\n")
    assert found == []
    assert filings == (
        Filing("a b.xbrl", tmp_path / "a b.xbrl", Action.VALIDATE),
        Filing("project", tmp_path / "project", Action.BUILD),
        Filing("project/disclosure.yaml.xbrl", tmp_path / "project" / "disclosure.yaml.xbrl", Action.VALIDATE),
    )
    assert filings[1].folder_written == tmp_path / "project" / "out"


def test_entries_that_say_the_same_are_told_apart(tmp_path: Path) -> None:
    filings, found = _read(tmp_path, "m.txt", "a.xbrl\nb.xbrl\na.xbrl\n")
    assert found == []
    assert [(filing.name, filing.occurrence) for filing in filings or ()] == [("a.xbrl", 1), ("b.xbrl", 1), ("a.xbrl", 2)]


CSV = """\
path,action,packages,calc,output
a.xbrl,,p.zip; q/r.zip,1.0,
"b,c.xbrl",validate
project/disclosure.yaml,build,,,built
project,validate,,,
"""
JSON = """\
{"path": "a.xbrl", "packages": ["p.zip", "q/r.zip"], "calc": "1.0"}
{"path": "b,c.xbrl", "action": "validate"}

{"path": "project/disclosure.yaml", "action": "build", "output": "built"}
{"path": "project", "action": "validate"}
"""


@pytest.mark.parametrize(("name", "text"), [("m.csv", CSV), ("m.jsonl", JSON), ("m.NDJSON", JSON)])
def test_csv_and_json_say_the_same(tmp_path: Path, name: str, text: str) -> None:
    filings, found = _read(tmp_path, name, text)
    assert found == []
    packages = (tmp_path / "p.zip", tmp_path / "q" / "r.zip")
    assert filings == (
        Filing("a.xbrl", tmp_path / "a.xbrl", Action.VALIDATE, packages, Calculation("1.0")),
        Filing("b,c.xbrl", tmp_path / "b,c.xbrl", Action.VALIDATE),
        Filing("project/disclosure.yaml", tmp_path / "project", Action.BUILD, output=tmp_path / "built"),
        Filing("project", tmp_path / "project", Action.VALIDATE),
    )


WRONG = {
    "empty.txt": ("# nothing\n", ["empty.txt: empty.txt names no filing"]),
    "header.csv": (
        "file,calc\na,b\n",
        ["header.csv:1:1: A filing has no 'file'", "header.csv:1:1: The first line has no column path"],
    ),
    "values.csv": (
        "path,action,calc,output\na.xbrl,judge,c12,\n,validate,,\nb.xbrl,,,out\nc.xbrl,,,,more\n",
        [
            "values.csv:2:8: action can't be 'judge'",
            "values.csv:2:14: calc can't be 'c12'",
            "values.csv:3:1: This entry has no path",
            "values.csv:4:10: Only a build has an output",
            "values.csv:5:1: This line has 5 fields, the first line 4",
        ],
    ),
    "quote.csv": ('path\n"a\n', ["quote.csv:2:1: This quote is never closed"]),
    "values.jsonl": (
        '["a"]\n{"path": 1}\n{"path": "a", "pakages": []}\n{"path": "a", "packages": "b"}\n{"path" "a"}\n{"path": "a"} {}\n'
        '{"path": "a", "path": "b"}\n',
        [
            "values.jsonl:1:1: An entry must be an object",
            "values.jsonl:2:1: This entry has no path",
            "values.jsonl:2:10: path must be a text",
            "values.jsonl:3:15: A filing has no 'pakages'",
            "values.jsonl:4:27: packages must be an array of texts",
            "values.jsonl:5:9: values.jsonl is not JSON: ':' is expected here",
            "values.jsonl:6:14: values.jsonl is not JSON: something follows after the object",
            "values.jsonl:7:15: The name 'path' is in one object twice",
        ],
    ),
    "output.csv": (
        "path,action,output\nproject,,\nproject,,out\nelsewhere,build,project/out\n",
        ["output.csv:4:1: Two entries are built into project/out"],
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_found_at_its_line(tmp_path: Path, name: str) -> None:
    text, expected = WRONG[name]
    filings, found = _read(tmp_path, name, text)
    assert (filings, found) == (None, expected)


def test_a_manifest_that_is_not_there(tmp_path: Path) -> None:
    outcome = read_manifest(tmp_path / "none.txt")
    assert outcome.value is None
    assert [(found.code, str(found.span)) for found in outcome.diagnostics] == [
        ("disclose.file:not-found", f"{tmp_path}/none.txt")
    ]
