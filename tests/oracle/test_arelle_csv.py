"""Reports in CSV: Arelle finds the same faults in them, nothing in ours, and both read what the other writes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace
from test_arelle_json import FORMATS, comparable, said_by_arelle

from csv_cases import CASES, META, SOUND, Case, spelled
from disclose.formats.xbrl_csv import read_csv, write_csv
from disclose.formats.xbrl_csv.files import files_in_folder
from disclose.formats.xbrl_xml import write_instance
from disclose.model import CheckedReport
from disclose.taxonomy import Taxonomy

pytestmark = pytest.mark.oracle

OURS = ("oime", "oimce", "xbrlce", "arelleOIMloader")
CONSEQUENCES = {"xbrlce:unmappedCellValue", "xbrlce:unknownLinkSource", "xbrlce:unknownLinkTarget"}
"""What Arelle also finds where a fact could not be made."""
EVERY = {"sound": Case(spelled(SOUND), ()), **CASES}


def written(files: Mapping[str, bytes], folder: Path) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, set[str]]:
    folder = tmp_path_factory.mktemp("faulty")
    paths = []
    for number, case in enumerate(EVERY.values()):
        own = folder / f"case-{number}"
        written(case.files, own)
        shutil.copy(FORMATS / "json_kinds.xsd", own)
        paths.append((own / META).rename(own / f"r{number}-metadata.json"))
        # a cycle leads to the file by its name
        shutil.copy(paths[-1], own / META)
    said = said_by_arelle(folder, paths)
    return {name: set(said[path.name]["codes"]) for name, path in zip(EVERY, paths, strict=True)}


@pytest.mark.parametrize("name", [name for name in EVERY if name != "cycle"])
def test_arelle_finds_the_same(name: str, faulty: Mapping[str, set[str]]) -> None:
    case = EVERY[name]
    expected = {code for code, place in case.found if place != "-"} if case.arelle is None else {*case.arelle}
    found = {code for code in faulty[name] if code.partition(":")[0] in OURS}
    assert found - (CONSEQUENCES - expected) == expected


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy) -> Path:
    """A folder with a report of every kind of fact as an instance and in CSV."""
    made = tmp_path_factory.mktemp("every-kind-csv")
    shutil.copy(FORMATS / "every_kind.xsd", made)
    (made / "r.xbrl").write_bytes(write_instance(every_kind_report, every_kind_taxonomy, "every_kind.xsd"))
    written(write_csv(every_kind_report, every_kind_taxonomy, "every_kind.xsd", "r"), made)
    return made


def test_arelle_loads_what_we_write(folder: Path) -> None:
    said = said_by_arelle(folder, [folder / "r.xbrl", folder / "r-csv.json"])
    assert said["r-csv.json"]["codes"] == []
    assert comparable(said["r-csv.json"]["facts"]) == comparable(said["r.xbrl"]["facts"])
    assert len(said["r-csv.json"]["facts"]) > 20


def test_we_read_what_arelle_writes(folder: Path, every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy) -> None:
    arelle = Path(sys.executable).with_name("arelleCmdLine")
    options = ["--plugins", "saveLoadableOIM", "--saveLoadableOIM", "arelle.csv", "--internetConnectivity", "offline"]
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config")}
    subprocess.run(
        [arelle, *options, "--file", "r.xbrl"], cwd=folder, check=True, capture_output=True, timeout=120, env=environment
    )
    metadata = folder / "arelle-metadata.json"
    read = read_csv(metadata.read_bytes(), files_in_folder(metadata, metadata.name, lambda url: None), every_kind_taxonomy)
    assert read.value is not None
    assert read.diagnostics == ()
    # it writes no languages
    said = {(replace(aspects, language=None), value) for aspects, value in every_kind_report.report.content()}
    assert read.value.content() == said
