"""A report in CSV is judged by its columns as it would be judged fact by fact."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from benchmarks.csv_reports import write_tables
from benchmarks.generate import write_taxonomy

from disclose.diagnostics import Diagnostic
from disclose.formats.xbrl_csv.files import files_in_folder
from disclose.formats.xbrl_csv.reader import CsvReader, open_csv
from disclose.rules.engine import check
from disclose.rules.subject import Calculation
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import standard_catalog
from disclose.taxonomy.load import load_taxonomy
from disclose.validate import validate

FAULTS = {
    "nothing": ("", ""),
    "a sum": ("G0Total", "1000"),
    "a value": ("G0Margin", "much"),
    "a whole number": ("G0Employees", "12.5"),
    "a date": ("G0Approved", "2024-02-30"),
    "a member": ("G0Opinion", "b:NoMember"),
    "a prefix": ("G0Opinion", "x:NoMember"),
    "nil": ("G0Grants", "#nil"),
    "decimals": ("G0Grants", "12.25d1"),
    "a control character": ("G0Remark", "a\x01b"),
    "a special value": ("G0Remark", "#no"),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Taxonomy]:
    folder = tmp_path_factory.mktemp("screened")
    schema = write_taxonomy(folder, 200)
    loaded = load_taxonomy([schema.resolve().as_uri()], standard_catalog().with_root(schema.parent.resolve()))
    assert loaded.value is not None
    return write_tables(schema.parent / "f.json", schema, 600, 200), loaded.value


def judged_whole(path: Path, taxonomy: Taxonomy) -> set[tuple[str, str, str]]:
    opened = open_csv(path.read_bytes(), files_in_folder(path, path.as_posix(), lambda url: None))
    assert opened.value is not None
    read = CsvReader(opened.value, taxonomy).report()
    assert read.value is not None
    found = check(read.value, taxonomy, calculation=Calculation.ROUND).diagnostics
    return told((*opened.diagnostics, *read.diagnostics, *found))


def told(found: tuple[Diagnostic, ...]) -> set[tuple[str, str, str]]:
    return {(one.code, one.message, str(one.span)) for one in found if not one.code.startswith("disclose.taxonomy")}


@pytest.mark.parametrize("name", FAULTS)
def test_the_findings_are_those_of_all_facts(name: str, made: tuple[Path, Taxonomy], tmp_path: Path) -> None:
    source, taxonomy = made
    shutil.copytree(source.parent, tmp_path / "r")
    path = tmp_path / "r" / source.name
    column, value = FAULTS[name]
    table = path.parent / path.stem / "G0.csv"
    header, first, *rows = table.read_text("utf-8").splitlines()
    cells = first.split(",")
    if column:
        cells[header.split(",").index(column)] = value
    table.write_text("\n".join([header, ",".join(cells), *rows]) + "\n", "utf-8")
    found = told(validate(path).diagnostics)
    assert found == judged_whole(path, taxonomy)
    assert bool(found) is (name not in ("nothing", "nil"))
