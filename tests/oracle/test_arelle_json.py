"""Reports in JSON: Arelle finds the same faults in them, nothing in ours, and both read what the other writes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from disclose.arelle import run_arelle
from disclose.formats.oim.languages import in_one_spelling
from disclose.formats.xbrl_json import read_json, write_json
from disclose.formats.xbrl_xml import write_instance
from disclose.model import CheckedReport
from disclose.taxonomy import Taxonomy
from json_cases import CASES, RULES

pytestmark = pytest.mark.oracle

HERE = Path(__file__).parent
FORMATS = HERE.parent / "formats"
OURS = ("oime", "oimce", "xbrlje", "arelleOIMloader")
FAULTY = {**CASES, **RULES}


def said_by_arelle(folder: Path, documents: list[Path]) -> Mapping[str, dict[str, Any]]:
    """What Arelle says of documents, by their names."""
    command = [sys.executable, str(HERE / "arelle_oim.py"), str(folder / "config"), *map(str, documents)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=400, env={**os.environ, "HOME": str(folder)})
    said: dict[str, dict[str, Any]] = json.loads(done.stdout[done.stdout.index(b"{") :])
    return {Path(path).name: answer for path, answer in said.items()}


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, set[str]]:
    folder = tmp_path_factory.mktemp("faulty")
    shutil.copy(FORMATS / "json_kinds.xsd", folder)
    paths = [folder / f"case-{number}.json" for number in range(len(FAULTY))]
    for path, case in zip(paths, FAULTY.values(), strict=True):
        path.write_bytes(case.data)
    said = said_by_arelle(folder, paths)
    codes = [set(said[path.name]["codes"]) for path in paths]
    return dict(zip(FAULTY, codes, strict=True))


@pytest.mark.parametrize("name", FAULTY)
def test_arelle_finds_the_same(name: str, faulty: Mapping[str, set[str]]) -> None:
    case = FAULTY[name]
    expected = {code for code, _ in case.found} if case.arelle is None else case.arelle
    assert {code for code in faulty[name] if code.partition(":")[0] in OURS} == expected


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy) -> Path:
    """A folder with a report of every kind of fact as an instance and in JSON."""
    made = tmp_path_factory.mktemp("every-kind")
    shutil.copy(FORMATS / "every_kind.xsd", made)
    (made / "r.xbrl").write_bytes(write_instance(every_kind_report, every_kind_taxonomy, "every_kind.xsd"))
    (made / "r.json").write_bytes(write_json(every_kind_report, every_kind_taxonomy, "every_kind.xsd"))
    return made


def comparable(facts: list[list[Any]]) -> set[str]:
    """Facts as Arelle gives them, spelled alike: numbers canonical, languages in small letters."""
    result = set()
    for *rest, language, value, decimals in facts:
        if decimals is not None:
            value = format(Decimal(value).normalize(), "f") if value not in ("INF", "-INF", "NaN") else value
        result.add(json.dumps([*rest, language and language.lower(), value, decimals]))
    return result


def test_arelle_loads_what_we_write(folder: Path) -> None:
    said = said_by_arelle(folder, [folder / "r.xbrl", folder / "r.json"])
    assert said["r.json"]["codes"] == []
    assert comparable(said["r.json"]["facts"]) == comparable(said["r.xbrl"]["facts"])
    assert len(said["r.json"]["facts"]) > 20


def test_we_read_what_arelle_writes(folder: Path, every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy) -> None:
    arelle = Path(sys.executable).with_name("arelleCmdLine")
    options = ["--plugins", "saveLoadableOIM", "--saveLoadableOIM", "arelle.json", "--internetConnectivity", "offline"]
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config")}
    subprocess.run(
        [arelle, *options, "--file", "r.xbrl"], cwd=folder, check=True, capture_output=True, timeout=120, env=environment
    )
    read = read_json((folder / "arelle.json").read_bytes(), "arelle.json", every_kind_taxonomy)
    assert read.value is not None
    # it writes languages as they are, and so does not keep to the format
    assert {found.code for found in read.diagnostics} <= {"xbrlje:invalidLanguageCodeCase"}
    assert read.value.content() == in_one_spelling(every_kind_report.report).content()


def test_arelle_can_be_asked_for_a_second_opinion(tmp_path: Path) -> None:
    shutil.copy(FORMATS / "json_kinds.xsd", tmp_path)
    (tmp_path / "r.json").write_bytes(CASES["no names"].data)
    found = run_arelle(tmp_path / "r.json")
    assert [one.code for one in found.value or ()] == ["xbrlje:invalidFactValue"]
