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


def test_an_arc_to_no_member_makes_no_default() -> None:
    dimensional = "http://xbrl.org/int/dim/arcrole/"

    def drawn(start: str, end: str, kind: str) -> str:
        return arc(start, end, arcrole=dimensional + kind, name="definitionArc")

    arcs = (
        drawn("Axis", "Stranger", "dimension-default")
        + drawn("Axis", "Part", "dimension-default")
        + drawn("Axis", "Whole", "dimension-domain")
        + drawn("Whole", "Part", "domain-member")
    )
    names = ("Axis", "Stranger", "Part", "Whole")
    axis = item("Axis", 'abstract="true" type="xbrli:stringItemType"', "xbrldt:dimensionItem")
    files = {
        "t.xsd": schema(appinfo(linkbase_ref("d.xml")) + axis + "".join(item(name) for name in names[1:])),
        "d.xml": linkbase(link("".join(loc(name) for name in names) + arcs, "definitionLink")),
    }
    assert dict(taxonomy_of(files).defaults) == {t("Axis"): t("Part")}


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
