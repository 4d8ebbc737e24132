"""The packages that a build writes: what is in them, that they need nothing else, and that they are always the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from zipfile import ZipFile

import pytest
from msgspec.structs import replace

from disclose.build import build
from disclose.packages.report_writer import referring_to
from disclose.packages.taxonomy_package import place_of
from disclose.taxonomy import Taxonomy
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
