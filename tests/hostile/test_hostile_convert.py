"""Packages and reports in JSON and CSV made to harm, given to `disclose convert`: what stood where the output is to go
stays, and nothing is written elsewhere."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("needs inotify", allow_module_level=True)

from click.testing import CliRunner
from hostile_case import Case
from hostile_packages import PACKAGES
from hostile_process import SECRET, Place, nobody_comes
from test_hostile_csv import HOSTILE as IN_CSV
from test_hostile_json import HOSTILE as IN_JSON

from csv_cases import META, spelled
from disclose.cli.convert import command

SCHEMA = Path(__file__).parents[1] / "formats" / "json_kinds.xsd"
BEFORE = "what was here before"


def in_json(name: str) -> Case:
    def make(place: Place) -> list[str | bytes]:
        shutil.copy(SCHEMA, place.root)
        return [place.write("r.json", IN_JSON[name]())]

    return Case(make)


def in_csv(name: str) -> Case:
    def make(place: Place) -> list[str | bytes]:
        shutil.copy(SCHEMA, place.root)
        (place.root / "x").mkdir()
        (place.root / "link.csv").symlink_to(place.outside / "secret.csv")
        paths = {file: place.write(file, data) for file, data in spelled(IN_CSV[name]()).items()}
        return [paths[META]]

    return Case(make)


CASES: Mapping[str, Case] = {
    **{f"package: {name}": case for name, case in PACKAGES.items()},
    **{f"JSON: {name}": in_json(name) for name in IN_JSON},
    **{f"CSV: {name}": in_csv(name) for name in IN_CSV},
}


def test_there_are_many() -> None:
    assert len(CASES) == len(PACKAGES) + len(IN_JSON) + len(IN_CSV) >= 100


def content(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() and not path.is_symlink() else None
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_written(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES[name]
    root, outside, out = tmp_path / "root", tmp_path / "outside", tmp_path / "out"
    for folder in (root, outside, out):
        folder.mkdir()
    for file in ("secret.txt", "secret.csv", "secret.xsd"):
        (outside / file).write_text(SECRET, "utf-8")
    target = out / ("r.xbrl" if name.startswith("JSON") else "r.json")
    target.write_text(BEFORE, "utf-8")
    monkeypatch.setenv("DISCLOSE_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(out)
    with nobody_comes(outside) as port:
        arguments = case.make(Place(root, outside, port))
        laid_out = content(root)
        file, *options = [one.decode() if isinstance(one, bytes) else one for one in arguments]
        done = CliRunner().invoke(command, [file, str(target), *options, "--force"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    assert done.exit_code in {1, 2} | set(case.statuses), done.output[-2000:]
    assert SECRET not in done.output
    assert content(root) == laid_out
    assert list(content(out)) == [target.name]
    if done.exit_code:
        assert target.read_text("utf-8") == BEFORE
        assert "error[" in done.output
