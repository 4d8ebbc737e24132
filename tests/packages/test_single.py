"""Writing one file, and a few that belong together."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from disclose.packages.single import write_file, write_files


def test_a_file_is_written_with_the_usual_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.xbrl"
    assert write_file(path, b"x").value == path
    assert path.read_bytes() == b"x"
    mask = os.umask(0)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.xbrl"
    path.write_bytes(b"mine")
    (found,) = write_file(path, b"x").diagnostics
    assert (found.code, found.message) == ("disclose.output:exists", f"{path.as_posix()} is there already")
    assert path.read_bytes() == b"mine"
    assert write_file(path, b"x", replace=True).diagnostics == ()
    assert path.read_bytes() == b"x"


@pytest.mark.parametrize("place", ["none/a.xbrl", "folder"])
def test_what_the_system_refuses_is_a_finding(tmp_path: Path, place: str) -> None:
    (tmp_path / "folder").mkdir()
    outcome = write_file(tmp_path / place, b"x", replace=True)
    assert outcome.value is None
    assert [found.code for found in outcome.diagnostics] == ["disclose.output:unwritable"]
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


FILES = {"a.json": b"metadata", "a/one.csv": b"1", "a/two.csv": b"2"}


def test_files_that_belong_together(tmp_path: Path) -> None:
    assert write_files(tmp_path, FILES).value == tmp_path / "a.json"
    assert {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("*.*")} == FILES


def test_one_that_is_there_keeps_all_from_being_written(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "two.csv").write_bytes(b"mine")
    (found,) = write_files(tmp_path, FILES).diagnostics
    assert (found.code, str(found.span)) == ("disclose.output:exists", f"{tmp_path}/a/two.csv")
    assert [path.name for path in tmp_path.rglob("*.*")] == ["two.csv"]
    assert write_files(tmp_path, FILES, replace=True).diagnostics == ()
    assert (tmp_path / "a" / "two.csv").read_bytes() == b"2"


@pytest.mark.parametrize("blocked", ["a", "a.json"])
def test_what_can_not_be_written_to_the_end_leaves_nothing(tmp_path: Path, blocked: str) -> None:
    if blocked == "a":
        (tmp_path / "a").write_bytes(b"a file")
    else:
        (tmp_path / "a.json").mkdir()
    outcome = write_files(tmp_path, FILES, replace=True)
    assert [found.code for found in outcome.diagnostics] == ["disclose.output:unwritable"]
    assert [path.name for path in tmp_path.rglob("*.csv")] == []
