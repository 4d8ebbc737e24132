"""Every code of packages: a package with the fault, which is found and nothing else, and a neighbour without it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from disclose.diagnostics import Severity
from disclose.schema import package_documents
from disclose.taxonomy.catalog import Catalog
from disclose.taxonomy.package import open_package
from disclose.validate import Settings, validate
from package_cases import CASES, Case

ALSO = {"no folder META-INF": {"rpe:documentTypeFileExtensionMismatch"}}
"""What follows from the fault, and is said too."""
CODES = """
rpe: invalidArchiveFormat invalidDirectoryStructure metadataDirectoryNotFound documentTypeFileExtensionMismatch
rpe: incorrectReportType invalidJSON invalidJSONStructure missingReport missingReportsDirectory multipleReports
rpe: multipleReportsInSubdirectory unsupportedFileExtension unsupportedReportPackageVersion
tpe: invalidArchiveFormat invalidDirectoryStructure metadataDirectoryNotFound metadataFileNotFound
tpe: duplicateLanguagesForElement invalidCatalogFile invalidMetaDataFile missingLanguageAttribute
tpe: multipleRewriteURIsForStartString packageRewriteOverlap
"""
"""The codes of Taxonomy Packages 1.0 and of Report Package 1.0."""


def test_every_code_has_a_case() -> None:
    listed = {f"{prefix}{name}" for prefix, names in re.findall(r"(rpe:|tpe:)(.*)", CODES) for name in names.split()}
    assert {case.code for case in CASES.values()} == listed


def write(folder: Path, name: str, suffix: str, data: bytes, further: bytes | None) -> tuple[Path, Settings]:
    path = folder / f"{name}{suffix}"
    path.write_bytes(data)
    if further is None:
        return path, Settings()
    other = folder / "other.zip"
    other.write_bytes(further)
    return path, Settings(packages=(other,))


@pytest.mark.parametrize("name", CASES)
def test_the_fault_is_found_and_nothing_else(tmp_path: Path, name: str) -> None:
    case: Case = CASES[name]
    path, settings = write(tmp_path, "bad", case.suffix, case.bad, case.further)
    outcome = validate(path, settings)
    codes = {found.code for found in outcome.diagnostics}
    assert codes == {case.code} | ALSO.get(name, set()), outcome.diagnostics
    (found,) = (found for found in outcome.diagnostics if found.code == case.code)
    place = "other.zip" if case.further is not None else f"bad{case.suffix}{case.place}"
    assert str(found.span).removeprefix(f"{tmp_path.as_posix()}/") == place
    assert found.severity is (Severity.WARNING if case.code == "tpe:packageRewriteOverlap" else Severity.ERROR)
    assert found.message


@pytest.mark.parametrize("name", CASES)
def test_the_neighbour_is_sound(tmp_path: Path, name: str) -> None:
    case: Case = CASES[name]
    path, settings = write(tmp_path, "ok", case.sound_suffix or case.suffix, case.ok, None)
    outcome = validate(path, settings)
    assert outcome.diagnostics == ()
    assert outcome.value is not None


def test_without_the_published_schemas_metadata_is_not_validated(tmp_path: Path) -> None:
    path, _ = write(tmp_path, "ok", ".zip", CASES["file at the top"].ok, None)
    package = open_package(path, "ok.zip").value
    assert package is not None
    found = list(package_documents.package_findings(package, Catalog(standard=tmp_path)))
    assert [(one.code, str(one.span)) for one in found] == [
        ("tpe:workingOffline", "ok.zip!META-INF/taxonomyPackage.xml"),
        ("tpe:workingOffline", "ok.zip!META-INF/catalog.xml"),
    ]
