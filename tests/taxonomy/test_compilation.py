"""What a taxonomy keeps of its documents besides concepts and relationships."""

from __future__ import annotations

from dts_files import appinfo, arc, item, link, linkbase, linkbase_ref, load, loc, schema, t

from disclose.names import QName
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import file_url

OTHER = "http://t.example/other"


def taxonomy_of(files: dict[str, bytes]) -> Taxonomy:
    loaded = load(files).value
    assert loaded is not None
    return loaded


def test_elements_that_are_no_concepts_are_declared_all_the_same() -> None:
    taxonomy = taxonomy_of({"t.xsd": schema(item("A") + '<xs:element name="Plain" type="xs:string"/>')})
    assert taxonomy.declares(t("A"))
    assert taxonomy.declares(t("Plain"))
    assert t("Plain") not in taxonomy.concepts
    assert not taxonomy.declares(t("Absent"))


def test_schemas_that_only_linkbases_lead_to_are_further_ones() -> None:
    arcs = linkbase(link(loc("A") + loc("B", "far.xsd#t_B") + loc("C", "near.xsd#t_C") + arc("A", "B") + arc("A", "C")))
    near = f'<xs:import namespace="{OTHER}" schemaLocation="near.xsd"/>'
    files = {
        "t.xsd": schema(appinfo(linkbase_ref("p.xml")) + item("A"), imports=near),
        "p.xml": arcs,
        "near.xsd": schema(item("C"), OTHER),
        "far.xsd": schema(item("B"), "http://t.example/far"),
    }
    taxonomy = taxonomy_of(files)
    assert {QName(OTHER, "C"), QName("http://t.example/far", "B")} <= set(taxonomy.concepts)
    assert taxonomy.further_schemas == (file_url("far.xsd"),)
