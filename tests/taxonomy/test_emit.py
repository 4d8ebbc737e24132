"""The files of an emitted taxonomy: which there are, what they refer to, and that nothing is lost on the way back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from source_files import author, authored_example

from disclose.names import (
    ARCROLE_DIMENSION_DEFAULT,
    ARCROLE_DIMENSION_DOMAIN,
    ARCROLE_DOMAIN_MEMBER,
    ENUM2,
    LINK,
    ROLE_LABEL,
    XBRLDT,
    XLINK,
    XS,
    QName,
)
from disclose.schema.definitions import taxonomy_findings
from disclose.taxonomy import Concept, Label, Network, Taxonomy
from disclose.taxonomy.catalog import file_url, standard_catalog
from disclose.taxonomy.emit import emit_taxonomy
from disclose.taxonomy.load import load_taxonomy

NS = "https://bakery.example/taxonomy/2024"
HREF = f"{{{XLINK}}}href"


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Taxonomy:
    """The example of the reference page, which uses everything."""
    return authored_example(tmp_path_factory.mktemp("source"))


@pytest.fixture(scope="module")
def files(bakery: Taxonomy) -> dict[str, bytes]:
    return emit_taxonomy(bakery)


@pytest.fixture(scope="module")
def trees(files: dict[str, bytes]) -> dict[str, etree._Element]:
    return {name: etree.fromstring(data) for name, data in files.items()}


@pytest.fixture(scope="module")
def read_back(bakery: Taxonomy, files: dict[str, bytes]) -> Taxonomy:
    outcome = load_taxonomy([file_url(bakery.schema_ref)], standard_catalog().with_files(files))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def test_the_files(bakery: Taxonomy, files: dict[str, bytes]) -> None:
    assert list(files) == [
        "bakery-2024.xsd",
        "bakery-2024_lab-en.xml",
        "bakery-2024_lab-de.xml",
        "bakery-2024_pre.xml",
        "bakery-2024_cal.xml",
        "bakery-2024_def.xml",
        "bakery-2024_ref.xml",
        "bakery-2024_titles.xml",
    ]
    assert bakery.schema_ref == "bakery-2024.xsd"


def test_the_schemas_are_valid(files: dict[str, bytes]) -> None:
    assert taxonomy_findings(files, standard_catalog()) == ()


def test_the_schema_names_each_linkbase(trees: dict[str, etree._Element]) -> None:
    named = [str(ref.get(HREF)) for ref in trees["bakery-2024.xsd"].iter(f"{{{LINK}}}linkbaseRef")]
    assert named == [name for name in trees if name.endswith(".xml")]


def test_every_pointer_leads_to_an_id(trees: dict[str, etree._Element]) -> None:
    schema = trees["bakery-2024.xsd"]
    ids = Counter(str(element.get("id")) for element in schema.iter() if element.get("id") is not None)
    assert max(ids.values()) == 1
    for name, tree in trees.items():
        for element in tree.iter(etree.Element):
            file, hash_, fragment = (element.get(HREF) or "").partition("#")
            if hash_ and file == "bakery-2024.xsd":
                assert fragment in ids, f"{name} points to {fragment}"


def test_arcs_join_labels_of_their_link_once(trees: dict[str, etree._Element]) -> None:
    arcs = 0
    for tree in trees.values():
        for link in tree.iterchildren(etree.Element):
            labels = {element.get(f"{{{XLINK}}}label") for element in link.iterchildren(etree.Element)}
            found = [
                (element.get(f"{{{XLINK}}}from"), element.get(f"{{{XLINK}}}to"))
                for element in link.iterchildren(etree.Element)
                if element.get(f"{{{XLINK}}}type") == "arc"
            ]
            assert len(set(found)) == len(found)
            assert {end for arc in found for end in arc} <= labels
            arcs += len(found)
    assert arcs > 100


def test_schema_attributes(trees: dict[str, etree._Element]) -> None:
    elements = {element.get("name"): dict(element.attrib) for element in trees["bakery-2024.xsd"].iter(f"{{{XS}}}element")}
    assert elements["Opinion"] == {
        "name": "Opinion",
        "id": "bake_Opinion",
        "type": "enum2:enumerationItemType",
        "substitutionGroup": "xbrli:item",
        "{http://www.xbrl.org/2003/instance}periodType": "duration",
        "nillable": "true",
        f"{{{ENUM2}}}domain": "bake:OpinionDomain",
        f"{{{ENUM2}}}linkrole": f"{NS}/role/enumeration/Opinion",
        f"{{{ENUM2}}}headUsable": "false",
    }
    assert elements["OvenAxis"][f"{{{XBRLDT}}}typedDomainRef"] == "#bake_OvenAxis.domain"
    assert elements["CompanyName"]["nillable"] == "false"


def test_members_are_written_once(trees: dict[str, etree._Element]) -> None:
    arcs = [
        (arc.get(f"{{{XLINK}}}arcrole"), str(arc.get(f"{{{XLINK}}}from")))
        for arc in trees["bakery-2024_def.xml"].iter(f"{{{LINK}}}definitionArc")
    ]
    assert arcs.count((ARCROLE_DIMENSION_DOMAIN, "bake_ProductAxis")) == 1
    assert arcs.count((ARCROLE_DIMENSION_DEFAULT, "bake_ProductAxis")) == 1
    assert arcs.count((ARCROLE_DOMAIN_MEMBER, "bake_AllProductsMember")) == 2


def own(taxonomy: Taxonomy) -> dict[QName, Concept]:
    """Concepts as a schema says them: without the place in the source and the author's unit."""
    concepts = taxonomy.concepts.items()
    return {name: replace(concept, span=None, unit=None) for name, concept in concepts if name.namespace == NS}


def plain(networks: dict[tuple[str, str], Network]) -> dict[tuple[str, str], list[object]]:
    return {key: [replace(arc, span=None) for arc in network.relationships] for key, network in networks.items()}


def by_language(labels: tuple[Label, ...]) -> list[Label]:
    return sorted(labels, key=lambda label: label.language)


def test_what_is_read_back_is_what_was_written(bakery: Taxonomy, read_back: Taxonomy) -> None:
    assert own(read_back) == own(bakery)
    assert list(own(read_back)) == list(bakery.concepts)
    assert plain(dict(read_back.networks)) == plain(dict(bakery.networks))
    assert [network.role for network in read_back.statements] == [network.role for network in bakery.statements]
    assert read_back.types == bakery.types
    assert read_back.typed_domains == bakery.typed_domains
    assert read_back.references == bakery.references
    assert read_back.defaults == bakery.defaults
    for name, labels in bakery.labels.items():
        assert by_language(read_back.labels[name]) == by_language(labels)
    for uri, role in bakery.roles.items():
        assert read_back.roles[uri] == replace(role, comparative=False)


def test_text_survives_markup(read_back: Taxonomy) -> None:
    role = "http://www.xbrl.org/2003/role/documentation"
    assert read_back.label(QName(NS, "Sales"), "en", role) == "What customers paid, <net> of tax & returns."


def test_the_order_of_files_and_sections_does_not_matter_where_order_has_no_meaning(tmp_path: Path) -> None:
    concepts = "concepts: {A: {abstract: true, label: A}, X: {type: pure, label: X}}\n"
    statement = "statements: [{role: s, title: S, presentation: [{A: [X]}]}]\n"
    together = author(tmp_path / "a", statement + concepts).value
    apart = author(tmp_path / "b", statement, a=concepts).value
    assert together is not None
    assert apart is not None
    assert emit_taxonomy(together) == emit_taxonomy(apart)


def test_linkbases_without_content_are_left_out(tmp_path: Path) -> None:
    taxonomy = author(tmp_path, "concepts: {X: {type: pure, label: X}}").value
    assert taxonomy is not None
    assert taxonomy.labels[QName("http://t.example/t", "X")] == (Label(ROLE_LABEL, "en", "X"),)
    emitted = emit_taxonomy(taxonomy)
    assert list(emitted) == ["t-1.xsd", "t-1_lab-en.xml"]
    assert taxonomy_findings(emitted, standard_catalog()) == ()


def test_five_concepts(tmp_path: Path) -> None:
    text = """
    concepts:
      A: {abstract: true, label: Profit & loss}
      Revenue: {type: monetary, balance: credit, label: Revenue}
      Cost: {type: monetary, balance: debit, label: "Cost \\"of\\" <sales>"}
      Profit: {type: monetary, balance: credit, label: Profit}
    statements: [{role: s, title: S & T, presentation: [{A: [Revenue, Cost, Profit]}], calculation: [Profit = Revenue - Cost]}]
    """
    taxonomy = author(tmp_path, text).value
    assert taxonomy is not None
    emitted = emit_taxonomy(taxonomy)
    assert list(emitted) == ["t-1.xsd", "t-1_lab-en.xml", "t-1_pre.xml", "t-1_cal.xml"]
    loaded = load_taxonomy([file_url("t-1.xsd")], standard_catalog().with_files(emitted)).value
    assert loaded is not None
    assert loaded.label(QName(taxonomy.namespace, "Cost"), "en") == 'Cost "of" <sales>'
    assert loaded.roles["http://t.example/t/role/s"].definition == "S & T"
