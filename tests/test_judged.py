"""Taxonomies loaded and judged: documents as XML, the rules, what is kept, and entry points of packages."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from disclose.diagnostics import Diagnostic
from disclose.judged import judge_taxonomy, load_judged
from disclose.names import (
    LINK,
    LINK_XSD,
    STANDARD_ARCROLES,
    STANDARD_ROLES,
    TAXONOMY_PACKAGE,
    XBRLI,
    XBRLI_XSD,
    XL,
    XL_XSD,
    XLINK,
    XML_CATALOG,
    XS,
)
from disclose.taxonomy.cache import Cache
from disclose.taxonomy.catalog import standard_catalog
from disclose.taxonomy.dts.uri import file_uri

SCHEMA = f"""<xs:schema xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" targetNamespace="urn:t">
<xs:import namespace="{XBRLI}" schemaLocation="{XBRLI_XSD}"/>
<xs:annotation><xs:appinfo><link:linkbaseRef xlink:type="simple" xlink:href="t.xml"
 xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/></xs:appinfo></xs:annotation>
<xs:element name="A" id="A" type="xbrli:stringItemType" substitutionGroup="xbrli:item" PERIOD/>
<xs:element name="B" id="B" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
</xs:schema>"""
LINKBASE = f"""<link:linkbase xmlns:link="{LINK}" xmlns:xlink="{XLINK}" ATTRIBUTES>
<link:presentationLink xlink:type="extended" xlink:role="{STANDARD_ROLES}link">
<link:loc xlink:type="locator" xlink:label="A" xlink:href="t.xsd#A"/>
<link:loc xlink:type="locator" xlink:label="B" xlink:href="t.xsd#B"/>
<link:presentationArc xlink:type="arc" xlink:arcrole="{STANDARD_ARCROLES}parent-child" xlink:from="A" xlink:to="B" order="1"/>
</link:presentationLink>
MORE</link:linkbase>"""
CUSTOM = f"""<xs:schema xmlns:xs="{XS}" xmlns:xl="{XL}" targetNamespace="urn:c">
<xs:import namespace="{XL}" schemaLocation="{XL_XSD}"/>
<xs:element name="link" type="xl:extendedType" substitutionGroup="xl:extended"/>
</xs:schema>"""
PERIOD = 'xbrli:periodType="duration"'


def write(folder: Path, *, period: str = PERIOD, attributes: str = "", more: str = "") -> Path:
    """A taxonomy of two files in a folder."""
    (folder / "t.xsd").write_text(SCHEMA.replace("PERIOD", period), "utf-8")
    (folder / "t.xml").write_text(LINKBASE.replace("ATTRIBUTES", attributes).replace("MORE", more), "utf-8")
    return folder / "t.xsd"


def found(entry: Path, cache: Cache) -> list[str]:
    """What is found in the taxonomy of a file, in brief."""
    catalog = standard_catalog().with_root(entry.parent)
    outcome = load_judged([file_uri(entry)], catalog, shown=lambda url: url.rpartition("/")[2], cache=cache)
    assert outcome.value is not None
    return [brief(one) for one in outcome.diagnostics]


def brief(finding: Diagnostic) -> str:
    return f"{finding.span} {finding.code} {finding.message}"


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", "taxonomy")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "t"
    place.mkdir()
    return place


def test_a_valid_taxonomy_has_no_findings(folder: Path, cache: Cache) -> None:
    assert found(write(folder), cache) == []


def test_rules_and_schemas_are_both_asked(folder: Path, cache: Cache) -> None:
    entry = write(folder, period="", more='<link:presentationLink xlink:type="extended"/>')
    first, second, third = found(entry, cache)
    assert first == "t.xml:7 xbrl.3.5.3.3:emptyStdExtLinkRole This presentationLink has no role"
    assert second.startswith("t.xml:7:1 xmlSchema:attributesRequired ")
    assert third == "t.xsd:5 xbrl.5.1.1.1:itemPeriodType The item A has no xbrli:periodType"


def test_findings_are_kept_with_the_taxonomy(folder: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = write(folder, period="")
    first = found(entry, cache)
    monkeypatch.setattr("disclose.rules.dts.check.check_dts", None)
    assert found(entry, cache) == first == ["t.xsd:5 xbrl.5.1.1.1:itemPeriodType The item A has no xbrli:periodType"]


def test_other_rules_judge_anew(folder: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = write(folder, period="")
    assert found(entry, cache)
    monkeypatch.setattr("disclose.judged.rules_form", lambda: "other rules")
    monkeypatch.setattr("disclose.rules.dts.check.check_dts", lambda dts, taxonomy: ())
    assert found(entry, cache) == []


def test_hinted_schemas_declare_custom_links(folder: Path, cache: Cache) -> None:
    hint = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:c="urn:c" xsi:schemaLocation="urn:c c.xsd"'
    link = f'<c:link xlink:type="extended" xlink:role="{STANDARD_ROLES}link"/>'
    entry = write(folder, attributes=hint, more=link)
    unknown = ["t.xml:7:1 disclose.schema:invalid"]
    assert [" ".join(one.split()[:2]) for one in found(entry, cache)] == unknown
    # a file that was looked for and comes into being changes the verdict, and so does another content
    (folder / "c.xsd").write_text(CUSTOM, "utf-8")
    assert found(entry, cache) == []
    (folder / "c.xsd").write_text(CUSTOM.replace('name="link"', 'name="other"'), "utf-8")
    assert [" ".join(one.split()[:2]) for one in found(entry, cache)] == unknown


def test_published_schemas_are_not_judged(cache: Cache) -> None:
    outcome = load_judged([LINK_XSD, XBRLI_XSD], standard_catalog(), cache=cache)
    assert outcome.diagnostics == ()


def test_a_file_is_counted(folder: Path) -> None:
    outcome = judge_taxonomy(str(write(folder)))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    (entry,) = outcome.value
    assert (entry.census.concepts, entry.census.arcs) == (2, {f"{STANDARD_ARCROLES}parent-child": 1})


def package(folder: Path, *entries: str) -> Path:
    """A taxonomy package of the two files."""
    points = "".join(
        f'<tp:entryPoint><tp:entryPointDocument href="http://t.example/{entry}"/></tp:entryPoint>' for entry in entries
    )
    metadata = (
        f'<tp:taxonomyPackage xmlns:tp="{TAXONOMY_PACKAGE}"><tp:identifier>http://t.example/</tp:identifier>'
        f"<tp:entryPoints>{points}</tp:entryPoints></tp:taxonomyPackage>"
    )
    rewrite = '<rewriteURI uriStartString="http://t.example/" rewritePrefix="../files/"/>'
    with zipfile.ZipFile(folder / "t.zip", "w") as archive:
        archive.writestr("p/META-INF/taxonomyPackage.xml", metadata)
        archive.writestr("p/META-INF/catalog.xml", f'<catalog xmlns="{XML_CATALOG}">{rewrite}</catalog>')
        for name in ("t.xsd", "t.xml"):
            archive.write(folder / name, f"p/files/{name}")
    return folder / "t.zip"


def test_every_entry_point_of_a_package_is_loaded(folder: Path) -> None:
    write(folder, period="")
    outcome = judge_taxonomy(str(package(folder, "t.xsd", "t.xml")))
    assert [(entry.name, entry.census.documents > 2) for entry in outcome.value or ()] == [("t.xsd", True), ("t.xml", True)]
    assert [brief(one) for one in outcome.diagnostics] == [
        "http://t.example/t.xsd:5 xbrl.5.1.1.1:itemPeriodType The item A has no xbrli:periodType"
    ]


def test_a_url_is_found_in_a_package(folder: Path) -> None:
    write(folder)
    outcome = judge_taxonomy("http://t.example/t.xsd", [package(folder)])
    assert outcome.diagnostics == ()
    assert [entry.census.concepts for entry in outcome.value or ()] == [2]


def test_a_package_without_entry_points(folder: Path) -> None:
    write(folder)
    given = str(package(folder))
    outcome = judge_taxonomy(given)
    assert [brief(one) for one in outcome.diagnostics] == [f"{given} disclose.file:no-entry-point {given} names no entry point"]


def test_a_file_that_is_not_there(folder: Path) -> None:
    outcome = judge_taxonomy(str(folder / "no.xsd"))
    assert outcome.value == ()
    assert [one.code for one in outcome.diagnostics] == ["disclose.catalog:not-found"]
