"""Taxonomy packages: what is read from them, what they are refused for, and that nothing in them can hurt."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from dts_files import brief, item, schema, t

from disclose.diagnostics import Outcome
from disclose.names import TAXONOMY_PACKAGE, XML_CATALOG
from disclose.taxonomy import archive
from disclose.taxonomy.catalog import standard_catalog
from disclose.taxonomy.load import load_taxonomy
from disclose.taxonomy.package import EntryPoint, TaxonomyPackage, open_package

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("DISCLOSE_TEST_DATA", ROOT.parent / "shared")) / "taxonomies"
DOCTYPE = '<!DOCTYPE catalog PUBLIC "-//OASIS//DTD Entity Resolution XML Catalog V1.0//EN"\n "http://o.example/catalog.dtd">'
METADATA = f"""<tp:taxonomyPackage xmlns:tp="{TAXONOMY_PACKAGE}" xml:lang="en">
<tp:identifier>http://t.example/package</tp:identifier><tp:name>Test</tp:name><tp:name xml:lang="zh">测试</tp:name>
<tp:version>1.0</tp:version>
<tp:entryPoints><tp:entryPoint><tp:name>All</tp:name><tp:description>Everything</tp:description>
<tp:entryPointDocument href="http://t.example/x/t.xsd"/></tp:entryPoint></tp:entryPoints>
</tp:taxonomyPackage>"""


def catalog_xml(*rewrites: tuple[str, str], doctype: str = "") -> str:
    elements = "".join(f'<rewriteURI uriStartString="{start}" rewritePrefix="{to}"/>' for start, to in rewrites)
    return f'<?xml version="1.0"?>{doctype}<catalog xmlns="{XML_CATALOG}">\n{elements}</catalog>'


CATALOG = catalog_xml(("http://t.example/", "../files/"))
GOOD: dict[str, str | bytes] = {
    "top/META-INF/taxonomyPackage.xml": METADATA,
    "top/META-INF/catalog.xml": CATALOG,
    "top/files/x/t.xsd": schema(item("A"), imports='<xs:include schemaLocation="../y.xsd"/>'),
    "top/files/y.xsd": schema(item("B")),
}


def packed(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    path = folder / "p.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in files.items():
            written.writestr(name, content)
    return path


def opened(folder: Path, files: Mapping[str, str | bytes]) -> Outcome[TaxonomyPackage]:
    return open_package(packed(folder, files), "p.zip")


def test_package(tmp_path: Path) -> None:
    outcome = opened(tmp_path, GOOD)
    assert outcome.diagnostics == ()
    package = outcome.value
    assert package is not None
    assert (package.identifier, package.version) == ("http://t.example/package", "1.0")
    assert package.names == (("en", "Test"), ("zh", "测试"))
    assert package.entry_points == (EntryPoint(("http://t.example/x/t.xsd",), (("en", "All"),), (("en", "Everything"),)),)
    catalog = standard_catalog().with_rewrites(*package.rewrites)
    loaded = load_taxonomy(package.entry_points[0].documents, catalog)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    assert sorted(loaded.value.concepts) == [t("A"), t("B")]
    assert str(loaded.value.concepts[t("B")].span) == "http://t.example/y.xsd:4"


def test_catalog_that_names_the_standards_dtd(tmp_path: Path) -> None:
    files = GOOD | {"top/META-INF/catalog.xml": catalog_xml(("http://t.example/", "../files/"), doctype=DOCTYPE)}
    outcome = opened(tmp_path, files)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.rewrites[0].prefix == "http://t.example/"


@pytest.mark.parametrize("url", ["http://t.example/nothing.xsd", "http://t.example/x/", "http://t.example/../../y.xsd"])
def test_file_that_is_not_in_the_package(tmp_path: Path, url: str) -> None:
    package = opened(tmp_path, GOOD).value
    assert package is not None
    outcome = standard_catalog().with_rewrites(*package.rewrites).read(url)
    assert outcome.value is None
    assert outcome.diagnostics[0].code in ("disclose.catalog:not-found", "disclose.catalog:outside")


ROOTED = "'/top/META-INF/taxonomyPackage.xml' in p.zip is named from the root"


def without(*names: str) -> dict[str, str | bytes]:
    return {name: content for name, content in GOOD.items() if name not in names}


@pytest.mark.parametrize(
    ("files", "code", "message"),
    [
        ({}, "tpe:invalidDirectoryStructure", "p.zip must hold exactly one folder at the top and nothing beside it"),
        (
            GOOD | {"readme.txt": ""},
            "tpe:invalidDirectoryStructure",
            "p.zip must hold exactly one folder at the top and nothing beside it",
        ),
        (
            GOOD | {"other/a.txt": ""},
            "tpe:invalidDirectoryStructure",
            "p.zip must hold exactly one folder at the top and nothing beside it",
        ),
        (GOOD | {"top/../a": ""}, "tpe:invalidDirectoryStructure", "'top/../a' in p.zip has an empty, '.' or '..' step"),
        (GOOD | {"top//a": ""}, "tpe:invalidDirectoryStructure", "'top//a' in p.zip has an empty, '.' or '..' step"),
        ({f"/{name}": data for name, data in GOOD.items()}, "tpe:invalidArchiveFormat", ROOTED),
        (
            GOOD | {"top\\a": ""},
            "tpe:invalidArchiveFormat",
            "'top\\\\a' in p.zip is named with a backslash; a zip archive separates folders with '/'",
        ),
        ({"top/a.xsd": ""}, "tpe:metadataDirectoryNotFound", "p.zip has no folder top/META-INF"),
        (
            without("top/META-INF/taxonomyPackage.xml"),
            "tpe:metadataFileNotFound",
            "p.zip has no file top/META-INF/taxonomyPackage.xml",
        ),
    ],
)
def test_refused(tmp_path: Path, files: dict[str, str | bytes], code: str, message: str) -> None:
    outcome = opened(tmp_path, files)
    assert outcome.value is None
    assert brief(outcome.diagnostics) == [(code, "p.zip", message)]


@pytest.mark.parametrize(
    ("name", "content", "code", "span"),
    [
        ("taxonomyPackage.xml", "<a>", "tpe:invalidMetaDataFile", "p.zip!META-INF/taxonomyPackage.xml:1:4"),
        ("taxonomyPackage.xml", "<a/>", "tpe:invalidMetaDataFile", "p.zip!META-INF/taxonomyPackage.xml:1"),
        ("catalog.xml", "<a/>", "tpe:invalidCatalogFile", "p.zip!META-INF/catalog.xml:1"),
        (
            "catalog.xml",
            '<!DOCTYPE c SYSTEM "c.dtd" [<!ENTITY a "b">]><c/>',
            "tpe:invalidCatalogFile",
            "p.zip!META-INF/catalog.xml:1:1",
        ),
        (
            "catalog.xml",
            catalog_xml(("http://t.example/", "../../../files/")),
            "tpe:invalidCatalogFile",
            "p.zip!META-INF/catalog.xml:2",
        ),
        (
            "catalog.xml",
            catalog_xml(("http://t.example/", "file:///etc/")),
            "tpe:invalidCatalogFile",
            "p.zip!META-INF/catalog.xml:2",
        ),
        (
            "catalog.xml",
            catalog_xml(("http://t.example/", "../a/"), ("http://t.example/", "../b/")),
            "tpe:multipleRewriteURIsForStartString",
            "p.zip!META-INF/catalog.xml:2",
        ),
    ],
)
def test_metadata_in_error(tmp_path: Path, name: str, content: str, code: str, span: str) -> None:
    outcome = opened(tmp_path, GOOD | {f"top/META-INF/{name}": content})
    assert [(found.code, str(found.span)) for found in outcome.diagnostics] == [(code, span)]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"not a zip at all" * 100])
def test_not_an_archive(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "p.zip").write_bytes(content)
    outcome = open_package(tmp_path / "p.zip", "p.zip")
    assert [(found.code, str(found.span)) for found in outcome.diagnostics] == [("tpe:invalidArchiveFormat", "p.zip")]


def test_missing_archive(tmp_path: Path) -> None:
    outcome = open_package(tmp_path / "p.zip", "p.zip")
    assert [found.code for found in outcome.diagnostics] == ["disclose.file:not-found"]


def test_same_name_twice(tmp_path: Path) -> None:
    path = packed(tmp_path, GOOD)
    with zipfile.ZipFile(path, "a") as written, pytest.warns(UserWarning, match="Duplicate name"):
        written.writestr("top/files/y.xsd", "again")
    outcome = open_package(path, "p.zip")
    assert brief(outcome.diagnostics) == [("tpe:invalidDirectoryStructure", "p.zip", "'top/files/y.xsd' is twice in p.zip")]


def test_encrypted_file(tmp_path: Path) -> None:
    data = bytearray(packed(tmp_path, GOOD).read_bytes())
    # the flag of encryption in the first entry of the central directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "p.zip").write_bytes(data)
    outcome = open_package(tmp_path / "p.zip", "p.zip")
    assert brief(outcome.diagnostics) == [
        ("tpe:invalidArchiveFormat", "p.zip", "'top/META-INF/taxonomyPackage.xml' in p.zip is encrypted")
    ]


def test_file_that_grows_a_thousandfold(tmp_path: Path) -> None:
    package = opened(tmp_path, GOOD | {"top/files/bomb.xsd": b" " * (archive.FREE_BYTES + 1)}).value
    assert package is not None
    outcome = standard_catalog().with_rewrites(*package.rewrites).read("http://t.example/bomb.xsd")
    assert [found.code for found in outcome.diagnostics] == ["disclose.archive:too-large"]


def test_file_that_is_larger_than_it_says(tmp_path: Path) -> None:
    data = bytearray(packed(tmp_path, GOOD).read_bytes())
    at = data.rindex(b"top/files/y.xsd") - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = (5).to_bytes(4, "little")
    (tmp_path / "p.zip").write_bytes(data)
    package = open_package(tmp_path / "p.zip", "p.zip").value
    assert package is not None
    outcome = standard_catalog().with_rewrites(*package.rewrites).read("http://t.example/y.xsd")
    assert outcome.value is None
    assert outcome.diagnostics[0].code in ("disclose.archive:damaged", "disclose.archive:too-large")


def test_damaged_file(tmp_path: Path) -> None:
    data = bytearray(packed(tmp_path, GOOD).read_bytes())
    at = data.index(b"top/files/y.xsd") + 20
    data[at : at + 10] = b"\xff" * 10
    (tmp_path / "p.zip").write_bytes(data)
    package = open_package(tmp_path / "p.zip", "p.zip").value
    assert package is not None
    outcome = standard_catalog().with_rewrites(*package.rewrites).read("http://t.example/y.xsd")
    assert [found.code for found in outcome.diagnostics] == ["disclose.archive:damaged"]


def test_archive_of_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRIES", 3)
    outcome = opened(tmp_path, GOOD)
    assert brief(outcome.diagnostics) == [
        (
            "disclose.archive:too-large",
            "p.zip",
            "p.zip holds more than the 3 files or 4 GiB that are read, or unpacks to more than 200 times its size",
        )
    ]


@pytest.mark.conformance
@pytest.mark.parametrize("name", ["IFRSAT-2025.zip"])
def test_published_package(name: str) -> None:
    if not (DATA / name).is_file():
        pytest.skip(f"there is no {DATA / name}")
    outcome = open_package(DATA / name, name)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert len(outcome.value.entry_points) == 7
    catalog = standard_catalog().with_rewrites(*outcome.value.rewrites)
    for entry in outcome.value.entry_points:
        loaded = load_taxonomy(entry.documents, catalog)
        assert loaded.diagnostics == ()
        assert loaded.value is not None
