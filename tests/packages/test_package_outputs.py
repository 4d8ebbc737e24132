"""The packages that a build writes: what is in them, that they need nothing else, and that they are always the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from disclose.build import build, compile_project
from disclose.diagnostics import Findings
from disclose.formats.xbrl_xml import write_instance
from disclose.packages.report_writer import referring_to, report_package
from disclose.packages.taxonomy_package import place_of
from disclose.packing import Packed, ToPack, pack, packages_read_back
from disclose.read_back import ReadBack, read_back
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.emit import emit_taxonomy
from disclose.taxonomy.package import EntryPoint, open_package
from disclose.validate import validate

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
PACKAGES = (".zip", ".xbri", ".xbr")


def project(folder: Path, outputs: str, name: str = "minimal") -> Path:
    """A copy of an example with other outputs."""
    shutil.copytree(EXAMPLES / name, folder / "examples" / name, ignore=shutil.ignore_patterns("out"))
    if name != "minimal":
        shutil.copytree(ROOT / "taxonomy", folder / "taxonomy")
    file = folder / "examples" / name / "disclosure.yaml"
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("outputs:")]
    file.write_text("\n".join([*lines, f"outputs: [{outputs}]"]) + "\n", "utf-8")
    return folder / "examples" / name


def packages(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in PACKAGES}


def names_in(data: bytes) -> list[str]:
    with ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def test_a_taxonomy_package_describes_itself(tmp_path: Path) -> None:
    outcome = build(project(tmp_path, "taxonomy-package", "sensetime-2023"), tmp_path / "out")
    assert outcome.diagnostics == ()
    opened = open_package(tmp_path / "out" / "sensetime-2023-taxonomy.zip", "t.zip")
    assert opened.diagnostics == ()
    package = opened.value
    assert package is not None
    titles = (("en", "Annual report of a listed technology group"), ("zh-Hans", "上市科技集团年度报告"))
    base = "https://xbrl.disclose.example/annual-report/2023-12-31/"
    assert package.identifier == base
    assert package.names == titles
    assert [language for language, _ in package.descriptions] == ["en", "zh-Hans"]
    assert [language for language, _ in package.publishers] == ["en", "zh-Hans"]
    entry = EntryPoint((f"{base}annual-report-2023-12-31.xsd",), titles, (), "", ("en", "zh-Hans"))
    assert package.entry_points == (entry,)
    (rewrite,) = package.rewrites
    assert rewrite.prefix == base
    assert all(
        name.startswith(package.archive.top + "xbrl.disclose.example/")
        for name in package.archive.names
        if "META-INF" not in name
    )


def test_a_package_of_inline_documents_for_each_language(tmp_path: Path) -> None:
    outcome = build(project(tmp_path, "inline, report-package", "sensetime-2023"), tmp_path / "out")
    assert outcome.diagnostics == ()
    made = packages(tmp_path / "out")
    assert list(made) == ["sensetime-2023-zh-Hans.xbri", "sensetime-2023.xbri"]
    assert "sensetime-2023/reports/sensetime-2023-en.xhtml" in names_in(made["sensetime-2023.xbri"])
    inner = [name for name in names_in(made["sensetime-2023-zh-Hans.xbri"]) if "/reports/" in name]
    assert inner == ["sensetime-2023-zh-Hans/reports/sensetime-2023-zh-Hans.xhtml"]


@pytest.mark.parametrize("outputs", ["report-package", "xbrl, report-package", "json, report-package"])
def test_without_inline_documents_the_package_holds_the_instance(tmp_path: Path, outputs: str) -> None:
    outcome = build(project(tmp_path, outputs), tmp_path / "out")
    assert outcome.diagnostics == ()
    made = packages(tmp_path / "out")
    assert list(made) == ["minimal.xbr"]
    assert [name for name in names_in(made["minimal.xbr"]) if "/reports/" in name] == ["minimal/reports/minimal.xbrl"]
    assert validate(tmp_path / "out" / "minimal.xbr").diagnostics == ()


@pytest.mark.parametrize("name", ["sensetime-2023", "minimal"])
def test_a_package_alone_in_a_folder_is_valid(tmp_path: Path, name: str) -> None:
    assert build(EXAMPLES / name, tmp_path / "out").value is not None
    alone = tmp_path / "alone"
    alone.mkdir()
    for package, data in packages(tmp_path / "out").items():
        (alone / package).write_bytes(data)
        outcome = validate(alone / package)
        assert outcome.diagnostics == ()
        assert outcome.value is not None
        assert (outcome.value.facts > 0) is package.endswith(".xbri")


@pytest.mark.parametrize("name", ["minimal", "sensetime-2023"])
def test_two_builds_give_the_same_bytes(tmp_path: Path, name: str) -> None:
    """In other time zones, locales, working folders and orders of sets and files."""
    made = []
    for number, (zone, seed, language) in enumerate((("UTC", "1", "C"), ("Pacific/Kiritimati", "2", "de_DE.UTF-8"))):
        source = tmp_path / f"source-{number}"
        folder = project(source, "xbrl, inline, taxonomy-package, report-package", name)
        if number:
            for path in sorted(folder.rglob("*"), reverse=True):
                os.utime(path, (1_000_000_000, 1_000_000_000))
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": language}
        command = [sys.executable, "-m", "disclose", "build", str(folder), "-o", str(tmp_path / f"out-{number}")]
        subprocess.run(command, env=environment, cwd=source, check=True, capture_output=True)
        made.append({path.name: path.read_bytes() for path in (tmp_path / f"out-{number}").rglob("*.*") if path.is_file()})
    assert made[0] == made[1]
    assert {f"{name}-taxonomy.zip", f"{name}.xbri"} < made[0].keys()


@pytest.mark.parametrize(
    ("namespace", "expected"),
    [
        ("https://t.example/a/2023", ("https://t.example/a/2023/", "t.example/a/2023/")),
        ("http://t.example", ("http://t.example/", "t.example/")),
        ("http://t.example/a/", ("http://t.example/a/", "t.example/a/")),
        ("http://t.example:8080/a", ("http://t.example:8080/a/", "taxonomy/")),
        ("http://t.example/a/../b", ("http://t.example/a/../b/", "taxonomy/")),
        ("http://t.example/a#x", ("http://t.example/a/", "t.example/a/")),
        ("urn:t", ("http://name.invalid/", "taxonomy/")),
    ],
)
def test_where_a_taxonomy_lies(namespace: str, expected: tuple[str, str]) -> None:
    taxonomy = Taxonomy(namespace, "t", "t.xsd", MappingProxyType({}), name="name")
    assert place_of(taxonomy) == expected
    assert place_of(replace(taxonomy, prefix="u")) == expected


def test_only_references_to_the_taxonomy_are_changed() -> None:
    document = (
        b'<link:schemaRef xlink:type="simple" xlink:href="taxonomy/t.xsd"/>'
        b'<link:roleRef roleURI="urn:r" xlink:type="simple" xlink:href="taxonomy/t.xsd#r"/>'
        b'<link:schemaRef xlink:type="simple" xlink:href="taxonomy/t.xsd.xsd"/>'
        b'<a href="taxonomy/t.xsd">xlink:href="taxonomy/t.xsd"</a>'
    )
    expected = document.replace(b'"taxonomy/t.xsd"/>', b'"http://t.example/t.xsd"/>').replace(
        b"taxonomy/t.xsd#r", b"http://t.example/t.xsd#r"
    )
    assert referring_to(document, "taxonomy/t.xsd", "http://t.example/t.xsd") == expected


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> tuple[ToPack, Packed]:
    compiled = compile_project(EXAMPLES / "minimal").value
    assert compiled is not None
    taxonomy = compiled.taxonomy
    schema_ref = f"taxonomy/{taxonomy.schema_ref}"
    document = write_instance(compiled.checked, taxonomy, schema_ref)
    given = ToPack(
        replace(compiled.project, config=compiled.project.config.model_copy(update={"outputs": ["xbrl", "report-package"]})),
        taxonomy,
        compiled.checked,
        emit_taxonomy(taxonomy),
        schema_ref,
        {"minimal.xbrl": document},
        {},
    )
    return given, pack(given)


def found_in(given: ToPack, packed: Packed, read: Mapping[str, ReadBack]) -> tuple[list[str], object]:
    """What is found when packages are opened again, and the record."""
    findings = Findings()
    record = packages_read_back(packed, given, {"minimal.xbrl": given.checked.report}, read, findings)
    return [found.message for found in findings.all], record


def test_a_document_is_read_in_its_package_unless_it_is_one_that_was_read(packed: tuple[ToPack, Packed]) -> None:
    given, made = packed
    own = read_back(given.documents["minimal.xbrl"], "minimal.xbrl", given.taxonomy, given.checked.report)
    assert own.value is not None
    unread = found_in(given, made, {})
    assert unread == found_in(given, made, {"minimal.xbrl": own.value})
    assert unread[0] == []
    # what is known of a document is not said of another
    further = replace(given, documents={"minimal.xbrl": b"other"})
    false = replace(own.value, content=frozenset())
    assert found_in(further, made, {"minimal.xbrl": false}) == unread
    assert found_in(given, made, {"minimal.xbrl": false}) != unread


def test_a_document_that_was_changed_on_its_way_is_found(packed: tuple[ToPack, Packed]) -> None:
    given, made = packed
    own = read_back(given.documents["minimal.xbrl"], "minimal.xbrl", given.taxonomy, given.checked.report)
    assert own.value is not None
    document = given.documents["minimal.xbrl"]
    pointed = referring_to(document, given.schema_ref, made.taxonomy.url)
    value = re.search(rb'( decimals="[^"]*"[^<>]*>)[0-9]+<', pointed)
    assert value is not None
    for wrong, expected in (
        (document, "minimal.xbr does not hold minimal.xbrl as it was written"),
        (pointed.replace(value[0], value[1] + b"7<", 1), "minimal.xbr!reports/minimal.xbrl says"),
    ):
        package = report_package("minimal", ".xbr", "minimal.xbrl", wrong, made.taxonomy)
        changed = Packed({"minimal.xbr": package}, made.holds, made.taxonomy)
        messages, _ = found_in(given, changed, {"minimal.xbrl": own.value})
        assert len(messages) == 1
        assert messages[0].startswith(expected)
