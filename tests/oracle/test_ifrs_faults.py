"""Faults put into a report on the full IFRS taxonomy: each is found where it is, none is invented, and Arelle agrees."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from ifrs_faults import ENTRY_POINT, FAULTS, SUMS, Fault
from ifrs_report import Spoiled, instance

from disclose.diagnostics import Diagnostic, Severity
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import standard_catalog
from disclose.taxonomy.load import load_taxonomy
from disclose.taxonomy.package import open_package
from disclose.validate import Settings, validate

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path(os.environ.get("DISCLOSE_TEST_DATA", ROOT.parent / "shared")) / "taxonomies" / "IFRSAT-2025.zip"
JUDGE = Path(__file__).with_name("arelle_lines.py")
pytestmark = [
    pytest.mark.oracle,
    pytest.mark.conformance,
    pytest.mark.skipif(not PACKAGE.exists(), reason=f"there is no {PACKAGE}: set DISCLOSE_TEST_DATA"),
]
INSTANCES = {"sound": (), "single": FAULTS, "sums": SUMS}


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    package = open_package(PACKAGE, PACKAGE.name)
    assert package.value is not None, package.diagnostics
    loaded = load_taxonomy([ENTRY_POINT], standard_catalog().with_rewrites(*package.value.rewrites))
    assert loaded.value is not None
    return loaded.value


@pytest.fixture(scope="module")
def spoiled(taxonomy: Taxonomy) -> dict[str, Spoiled]:
    """The instances by name."""
    return {name: instance(taxonomy, faults) for name, faults in INSTANCES.items()}


@pytest.fixture(scope="module")
def folder(spoiled: dict[str, Spoiled], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the instances lie."""
    place = tmp_path_factory.mktemp("ifrs")
    for name, one in spoiled.items():
        (place / f"{name}.xbrl").write_bytes(one.data)
    return place


@pytest.fixture(scope="module")
def found(folder: Path) -> dict[str, tuple[Diagnostic, ...]]:
    """What is found in each instance."""
    settings = Settings(packages=(PACKAGE,))
    return {name: validate(folder / f"{name}.xbrl", settings).diagnostics for name in INSTANCES}


@pytest.fixture(scope="module")
def said(folder: Path) -> dict[str, dict[int, set[str]]]:
    """What Arelle says of each instance: codes by line."""
    documents = {name: str(folder / f"{name}.xbrl") for name in INSTANCES}
    command = [sys.executable, str(JUDGE), str(folder / "settings"), str(PACKAGE), *documents.values()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
    answers = json.loads(done.stdout)
    return {name: by_line((code, line) for code, lines in answers[path] for line in lines) for name, path in documents.items()}


def by_line(pairs: Iterable[tuple[str, int]]) -> dict[int, set[str]]:
    codes: dict[int, set[str]] = {}
    for code, line in pairs:
        codes.setdefault(line, set()).add(code)
    return codes


def cases() -> list[object]:
    return [pytest.param(name, fault, id=fault.name) for name, faults in INSTANCES.items() for fault in faults]


def line_of(spoiled: Spoiled, fault: Fault) -> int:
    return next(line for line, one in spoiled.lines.items() if one is fault)


def test_there_are_enough_of_everything(spoiled: dict[str, Spoiled]) -> None:
    assert len(FAULTS) + len(SUMS) >= 25
    assert len({fault.name for fault in (*FAULTS, *SUMS)}) == len(FAULTS) + len(SUMS)
    assert all(one.facts >= 200 for one in spoiled.values())


def test_nothing_is_found_where_nothing_is_wrong(found: dict[str, tuple[Diagnostic, ...]]) -> None:
    assert found["sound"] == ()


@pytest.mark.parametrize(("name", "fault"), cases())
def test_each_fault_is_found_and_explained(
    spoiled: dict[str, Spoiled], found: dict[str, tuple[Diagnostic, ...]], name: str, fault: Fault
) -> None:
    line = line_of(spoiled[name], fault)
    here = [one for one in found[name] if one.span is not None and one.span.line == line]
    assert {one.code for one in here} == fault.codes
    assert all(one.severity is Severity.ERROR and one.message for one in here)


@pytest.mark.parametrize("name", INSTANCES)
def test_none_is_invented(spoiled: dict[str, Spoiled], found: dict[str, tuple[Diagnostic, ...]], name: str) -> None:
    elsewhere = [one for one in found[name] if one.span is None or one.span.line not in spoiled[name].lines]
    assert elsewhere == []


@pytest.mark.parametrize(("name", "fault"), cases())
def test_arelle_says_the_same(
    spoiled: dict[str, Spoiled], said: dict[str, dict[int, set[str]]], name: str, fault: Fault
) -> None:
    assert said[name].get(line_of(spoiled[name], fault), set()) == fault.arelle


def test_arelle_finds_nothing_where_nothing_is_wrong(said: dict[str, dict[int, set[str]]]) -> None:
    assert said["sound"] == {}


def test_nearly_all_codes_are_the_same() -> None:
    """Arelle has no code of the Open Information Model for an instance, and tells some consequences that follow."""
    different = {fault.name for fault in (*FAULTS, *SUMS) if not fault.codes & fault.arelle}
    assert different == {"undeclared concept"}
