"""Writing one file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from disclose.packages.single import write_file


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
