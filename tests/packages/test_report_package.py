"""Report packages: which reports they hold, and where what is found in them is shown to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disclose.names import REPORT_PACKAGE, REPORT_PACKAGE_INLINE, XBRL_CSV
from disclose.packages.report_package import holds_reports, read_report_package
from disclose.taxonomy.archive import archive_of
from disclose.validate import Judged, Settings, validate
from package_cases import BOTH, SET, XBR, XBRI, ZIP, Files, instance, json_report, page, without, zipped


def reports(files: Files, suffix: str) -> list[tuple[str, ...]]:
    archive = archive_of(zipped(files), f"p{suffix}", "rpe").value
    assert archive is not None
    outcome = read_report_package(archive, suffix)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return [report.documents for report in outcome.value.reports]


NO_REPORT = without(ZIP, "p/reports/r.xhtml", "p/reports/s.xbrl")


@pytest.mark.parametrize(
    ("files", "suffix", "expected"),
    [
        (XBRI, ".xbri", [("p/reports/r.xhtml",)]),
        (XBRI, ".XBRI", [("p/reports/r.xhtml",)]),
        (XBR, ".xbr", [("p/reports/r.xbrl",)]),
        (SET, ".xbri", [("p/reports/a/r.xhtml", "p/reports/a/s.xhtml")]),
        (ZIP, ".zip", [("p/reports/r.xhtml",), ("p/reports/s.xbrl",)]),
        # folders count only where no report lies above them
        (ZIP | {"p/reports/a/t.xbrl": ""}, ".zip", [("p/reports/r.xhtml",), ("p/reports/s.xbrl",)]),
        (
            NO_REPORT | {"p/reports/b/t.xbrl": "", "p/reports/a/t.json": ""},
            ".zip",
            [("p/reports/a/t.json",), ("p/reports/b/t.xbrl",)],
        ),
        # deeper ones, other files and other spellings are none
        (
            XBRI | {"p/reports/a/b/t.xhtml": "", "p/reports/logo.png": "", "p/reports/T.XHTML": ""},
            ".xbri",
            [("p/reports/r.xhtml",)],
        ),
        (without(ZIP, "p/META-INF/reportPackage.json"), ".zip", [("p/reports/r.xhtml",), ("p/reports/s.xbrl",)]),
    ],
)
def test_reports_are_found(files: Files, suffix: str, expected: list[tuple[str, ...]]) -> None:
    assert reports(files, suffix) == expected


def test_what_a_package_says_of_itself() -> None:
    for files, suffix, expected in ((XBRI, ".xbri", REPORT_PACKAGE_INLINE), (ZIP, ".zip", REPORT_PACKAGE)):
        archive = archive_of(zipped(files), f"p{suffix}", "rpe").value
        assert archive is not None
        package = read_report_package(archive, suffix).value
        assert package is not None
        assert package.document_type == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["p/reports/"], True),
        (["p/reports/r.xhtml", "p/x"], True),
        (["p/META-INF/reportPackage.json"], True),
        (["META-INF/reportPackage.json"], True),
        (["p/META-INF/taxonomyPackage.xml", "p/a/reports/x"], False),
        (["p/reports.txt"], False),
        (["p/reports/r", "q/reports/r"], False),
        ([], False),
    ],
)
def test_archives_that_hold_reports(names: list[str], expected: bool) -> None:
    assert holds_reports(names) is expected


def judged(
    folder: Path, files: Files, name: str, settings: Settings | None = None
) -> tuple[Judged | None, list[tuple[str, str]]]:
    path = folder / name
    path.write_bytes(zipped(files))
    outcome = validate(path, settings or Settings())
    prefix = folder.as_posix() + "/"
    return outcome.value, [(found.code, str(found.span).removeprefix(prefix)) for found in outcome.diagnostics]


def test_every_report_is_judged(tmp_path: Path) -> None:
    value, found = judged(tmp_path, ZIP, "p.zip")
    assert found == []
    assert value == Judged((tmp_path / "p.zip").as_posix(), 2, 1)


def test_a_set_is_judged_as_one_report(tmp_path: Path) -> None:
    value, found = judged(tmp_path, SET, "p.xbri")
    assert found == []
    assert value is not None
    assert value.facts == 2


def test_a_report_in_json_is_judged(tmp_path: Path) -> None:
    value, found = judged(tmp_path, without(XBR, "p/reports/r.xbrl") | {"p/reports/r.json": json_report()}, "p.xbr")
    assert found == []
    assert value is not None
    assert value.facts == 1


CSV = {
    "documentInfo": {
        "documentType": XBRL_CSV,
        "namespaces": {"t": "http://t.example/", "e": "http://e.example/"},
        "taxonomy": ["../t.xsd"],
    },
    "tableTemplates": {
        "f": {
            "columns": {"A": {"dimensions": {"concept": "t:A", "language": "en"}}},
            "dimensions": {"entity": "e:1", "period": "2023-01-01T00:00:00/2024-01-01T00:00:00"},
        }
    },
    "tables": {"f": {"url": "tables/f.csv"}},
}


def test_a_report_in_csv_is_judged_with_its_tables(tmp_path: Path) -> None:
    files = without(XBR, "p/reports/r.xbrl") | {"p/reports/r.json": json.dumps(CSV)}
    value, found = judged(tmp_path, files | {"p/reports/tables/f.csv": "A\ntext\n"}, "p.xbr")
    assert found == []
    assert value is not None
    assert value.facts == 1
    _, found = judged(tmp_path, files, "q.xbr")
    assert [(code, place.partition(":")[0]) for code, place in found] == [
        ("xbrlce:missingRequiredCSVFile", "q.xbr!reports/r.json")
    ]


def test_a_report_finds_its_taxonomy_through_its_own_catalog(tmp_path: Path) -> None:
    assert judged(tmp_path, BOTH, "p.xbri")[1] == []
    alone = without(BOTH, "p/META-INF/catalog.xml")
    assert judged(tmp_path, alone, "q.xbri")[1] == [("xbrl.4.2.2:schemaRefHref", "q.xbri!reports/r.xhtml:2")]
    # or through a package that is given
    (tmp_path / "t.zip").write_bytes(zipped(BOTH))
    assert judged(tmp_path, alone, "r.xbri", Settings(packages=(tmp_path / "t.zip",)))[1] == []


def test_findings_are_shown_in_the_package(tmp_path: Path) -> None:
    broken = XBRI | {"p/reports/r.xhtml": page().replace('"t:A"', '"t:B"')}
    assert judged(tmp_path, broken, "p.xbri")[1][0][1].startswith("p.xbri!reports/r.xhtml:3:")
    broken = XBRI | {"p/t.xsd": str(XBRI["p/t.xsd"]).replace(' xbrli:periodType="duration"', "")}
    assert judged(tmp_path, broken, "q.xbri")[1][0] == ("xbrl.5.1.1.1:itemPeriodType", "q.xbri!t.xsd:1")


def test_references_lead_nowhere_outside(tmp_path: Path) -> None:
    (tmp_path / "t.xsd").write_text(str(XBRI["p/t.xsd"]), "utf-8")
    _, found = judged(tmp_path, XBR | {"p/reports/r.xbrl": instance("../../../t.xsd")}, "p.xbr")
    assert found[0] == ("xbrl.4.2.2:schemaRefHref", "p.xbr!reports/r.xbrl:1")


def test_a_taxonomy_package_is_judged_as_a_taxonomy(tmp_path: Path) -> None:
    taxonomy = without(BOTH, "p/reports/r.xhtml", "p/META-INF/reportPackage.json", "p/t.xsd")
    value, found = judged(tmp_path, taxonomy, "p.zip")
    assert found == []
    assert value is not None
    assert (value.facts, value.concepts) == (0, 1)


def test_a_package_is_known_by_how_it_begins(tmp_path: Path) -> None:
    _, found = judged(tmp_path, XBRI, "p.dat")
    assert found == [("rpe:unsupportedFileExtension", "p.dat")]
