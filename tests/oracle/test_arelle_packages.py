"""The packages that builds write, alone in a folder: Arelle, without a network, finds nothing and reads the same facts."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from disclose.arelle import run_arelle
from disclose.build import build
from disclose.packages.zip_writer import write_zip
from disclose.validate import Settings, validate

ROOT = Path(__file__).resolve().parents[2]
JUDGE = Path(__file__).with_name("arelle_judge.py")
pytestmark = pytest.mark.oracle

HOLDS = {
    "sensetime-2023.xbri": "sensetime-2023-en.xhtml",
    "sensetime-2023-zh-Hans.xbri": "sensetime-2023-zh-Hans.xhtml",
    "minimal.xbri": "minimal.xhtml",
    "full-statements.xbri": "full-statements-en.xhtml",
    "full-statements-de.xbri": "full-statements-de.xhtml",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What Arelle says of the packages, and of the pages that are in them."""
    folder = tmp_path_factory.mktemp("packages")
    paths = []
    for name in ("sensetime-2023", "minimal", "full-statements"):
        outcome = build(ROOT / "examples" / name, folder / name)
        assert outcome.value is not None, outcome.diagnostics
        for package in sorted((folder / name).glob("*.xbri")):
            alone = folder / "alone" / package.stem
            alone.mkdir(parents=True)
            shutil.copy(package, alone)
            paths += [str(alone / package.name), str(folder / name / HOLDS[package.name])]
    command = [sys.executable, str(JUDGE), str(folder / "settings"), *paths]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
    return {Path(path).name: answer for path, answer in json.loads(done.stdout).items()}


@pytest.mark.parametrize("package", HOLDS)
def test_arelle_finds_nothing_and_reads_the_same_facts(answers: dict[str, Any], package: str) -> None:
    assert answers[package]["findings"] == []
    assert answers[package]["facts"] == answers[HOLDS[package]]["facts"]
    assert len(answers[package]["facts"]) >= 8


def test_a_taxonomy_package_serves_the_report_elsewhere(tmp_path: Path) -> None:
    """The page of a report package, taken out of it, is judged by means of the taxonomy package alone."""
    outcome = build(ROOT / "examples" / "minimal", tmp_path / "out")
    assert outcome.value is not None
    shutil.unpack_archive(tmp_path / "out" / "minimal.xbri", tmp_path / "unpacked", "zip")
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(tmp_path / "unpacked" / "minimal" / "reports" / "minimal.xhtml", alone)
    settings = Settings(packages=(tmp_path / "out" / "minimal-taxonomy.zip",))
    page = alone / "minimal.xhtml"
    assert validate(page, settings).diagnostics == ()
    assert run_arelle(page, settings).value == ()
    assert [found.code for found in validate(page).diagnostics]


def test_what_arelle_finds_in_a_package_is_shown_in_the_package(tmp_path: Path) -> None:
    assert build(ROOT / "examples" / "minimal", tmp_path / "out").value is not None
    with ZipFile(tmp_path / "out" / "minimal.xbri") as package:
        files = {name: package.read(name) for name in package.namelist()}
    page = "minimal/reports/minimal.xhtml"
    files[page] = files[page].replace(b'contextRef="c-', b'contextRef="d-', 1)
    broken = tmp_path / "broken.xbri"
    broken.write_bytes(write_zip(files))
    ours, theirs = validate(broken).diagnostics, run_arelle(broken).value
    assert theirs is not None
    shown = {str(found.span).rpartition(":")[0] for found in ours if found.code == "ix11.10.1.2:contextReference"}
    assert shown == {str(found.span) for found in theirs if found.code == "ix11.10.1.2:contextReference"}
    assert len(shown) == 1


def test_a_package_without_pages_is_read_too(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "minimal", tmp_path / "minimal", ignore=shutil.ignore_patterns("out"))
    file = tmp_path / "minimal" / "disclosure.yaml"
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("outputs:")]
    file.write_text("\n".join([*lines, "outputs: [report-package]"]), "utf-8")
    outcome = build(tmp_path / "minimal", tmp_path / "out")
    assert outcome.diagnostics == ()
    package = tmp_path / "out" / "minimal.xbr"
    assert run_arelle(package).value == ()
    judged = validate(package)
    assert judged.diagnostics == ()
    assert judged.value is not None
    assert judged.value.facts == 8
