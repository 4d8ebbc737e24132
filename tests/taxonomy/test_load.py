"""Loading: discovery along every kind of reference, and what stands in its way."""

from __future__ import annotations

from pathlib import Path

import pytest
from dts_files import appinfo, arc, brief, item, link, linkbase, linkbase_ref, load, load_raw, loc, schema, t, taxonomy_of

from disclose.diagnostics import Span
from disclose.names import ARCROLE_PARENT_CHILD, ROLE_LINK, XBRLI, XS
from disclose.taxonomy.catalog import file_url, standard_catalog
from disclose.taxonomy.dts.document import DocumentKind
from disclose.taxonomy.dts.nodes import ReferenceKind
from disclose.taxonomy.dts.uri import file_uri
from disclose.taxonomy.load import entry_point, load_dts, load_taxonomy

IMPORT_U = '<xs:import namespace="http://t.example/u" schemaLocation="u.xsd"/>'


def names(files: dict[str, bytes], entry: str = "t.xsd") -> list[str]:
    return sorted(concept.local for concept in taxonomy_of(files, entry).concepts)


def test_schema_with_linkbase() -> None:
    files = {
        "t.xsd": schema(appinfo(linkbase_ref("p.xml")) + item("A") + item("B")),
        "p.xml": linkbase(link(loc("A") + loc("B") + arc("A", "B", 'order="2.5" preferredLabel="r"'))),
    }
    taxonomy = taxonomy_of(files)
    network = taxonomy.network(ARCROLE_PARENT_CHILD, ROLE_LINK)
    assert network is not None
    (relationship,) = network.relationships
    assert (relationship.source, relationship.target) == (t("A"), t("B"))
    assert (str(relationship.order), relationship.preferred_label) == ("2.5", "r")
    assert str(relationship.span) == "p.xml:2"
    assert str(taxonomy.concepts[t("A")].span) == "t.xsd:4"
    assert (taxonomy.namespace, taxonomy.prefix, taxonomy.schema_ref) == ("http://t.example/t", "t", "t.xsd")


def test_import_and_include_are_followed_and_may_go_in_circles() -> None:
    files = {
        "t.xsd": schema(item("A"), imports=IMPORT_U + '<xs:include schemaLocation="v.xsd"/>'),
        "u.xsd": schema(item("B"), "http://t.example/u", '<xs:import namespace="http://t.example/t" schemaLocation="t.xsd"/>'),
        "v.xsd": schema(item("C"), imports='<xs:include schemaLocation="t.xsd"/>'),
    }
    assert names(files) == ["A", "B", "C"]


def test_included_schema_without_namespace_takes_the_includers() -> None:
    bare = (
        f'<xs:schema xmlns:xs="{XS}" xmlns:xbrli="{XBRLI}">'
        '<xs:element name="C" type="own" substitutionGroup="xbrli:item"/>'
        '<xs:complexType name="own"><xs:simpleContent><xs:restriction base="xbrli:dateItemType"/></xs:simpleContent>'
        "</xs:complexType></xs:schema>"
    ).encode()
    files = {"t.xsd": schema(item("A"), imports='<xs:include schemaLocation="v.xsd"/>'), "v.xsd": bare}
    assert taxonomy_of(files).concepts[t("C")].type.qname == t("own")


def test_locators_and_role_references_lead_to_further_schemas() -> None:
    role = '<link:roleType roleURI="http://t.example/r" id="r"><link:definition>R</link:definition></link:roleType>'
    role_ref = '<link:roleRef xlink:type="simple" roleURI="http://t.example/r" xlink:href="r.xsd#r"/>'
    files = {
        "p.xml": linkbase(role_ref + link(loc("A") + loc("B", "u.xsd#t_B") + arc("A", "B"), role="http://t.example/r")),
        "t.xsd": schema(item("A")),
        "u.xsd": schema(item("B"), "http://t.example/u"),
        "r.xsd": schema(appinfo(role), "http://t.example/r"),
    }
    taxonomy = taxonomy_of(files, "p.xml")
    assert sorted(concept.local for concept in taxonomy.concepts) == ["A", "B"]
    assert taxonomy.roles["http://t.example/r"].definition == "R"


def test_linkbase_embedded_in_a_schema() -> None:
    embedded = f"<link:linkbase>{link(loc('A', '#t_A') + loc('B', '#t_B') + arc('A', 'B'))}</link:linkbase>"
    taxonomy = taxonomy_of({"t.xsd": schema(appinfo(embedded) + item("A") + item("B"))})
    assert taxonomy.networks[ARCROLE_PARENT_CHILD, ROLE_LINK].roots == (t("A"),)


def test_xml_base_moves_the_references_inside() -> None:
    links = link(loc("A") + loc("B", "#element(/1/1)") + arc("A", "B"))
    files = {"p.xml": linkbase(links, 'xml:base="sub/"'), "sub/t.xsd": schema(item("A"))}
    outcome = load_raw(files, "p.xml")
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    (base_set,) = outcome.value.base_sets
    (relationship,) = base_set.relationships
    assert relationship.source.source.uri == file_url("sub/t.xsd")
    # a reference that is only a fragment stays in its own document, whatever the base
    assert relationship.target is outcome.value.documents[file_url("p.xml")].links[0]


def test_files_on_disk_by_their_urls(tmp_path: Path) -> None:
    (tmp_path / "my schema.xsd").write_bytes(schema(item("A")))
    outcome = load_taxonomy(
        [file_uri(tmp_path / "my schema.xsd")],
        standard_catalog().with_root(tmp_path),
        shown=lambda uri: uri.rpartition("/")[2],
    )
    assert outcome.value is not None
    assert str(outcome.value.concepts[t("A")].span) == "my%20schema.xsd:4"


def test_nothing_above_the_root_is_read(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "u.xsd").write_bytes(schema(item("B"), "http://t.example/u"))
    imported = '<xs:import namespace="http://t.example/u" schemaLocation="../u.xsd"/>'
    (root / "t.xsd").write_bytes(schema(item("A"), imports=imported))
    outcome = load_taxonomy([file_uri(root / "t.xsd")], standard_catalog().with_root(root), shown=lambda uri: "t.xsd")
    (found,) = outcome.diagnostics
    assert found.code == "disclose.dts:document-not-found"
    assert str(found.span) == "t.xsd:2"
    assert found.message.startswith("The import to ../u.xsd can't be followed: ")
    assert found.message.endswith("lies outside the folders that may be read")
    assert outcome.value is not None
    assert list(outcome.value.concepts) == [t("A")]


def test_one_file_under_two_urls_is_one_document() -> None:
    data = schema(item("A"))
    catalog = standard_catalog().with_documents({"http://t.example/t.xsd": data})
    outcome = load_dts(["http://t.example/t.xsd", "http://t.example/t.xsd"], catalog)
    assert outcome.value is not None
    assert (
        sum(
            document.kind is DocumentKind.SCHEMA and document.namespace == "http://t.example/t"
            for document in outcome.value.documents.values()
        )
        == 1
    )


def test_standard_schema_at_a_wrong_place_is_found_by_its_namespace() -> None:
    imported = f'<xs:import namespace="{XBRLI}" schemaLocation="nowhere/xbrl-instance.xsd"/>'
    assert names({"t.xsd": schema(item("A"), imports=imported)}) == ["A"]


def test_standard_schema_beside_the_others_is_read_where_it_is() -> None:
    imported = f'<xs:import namespace="{XBRLI}" schemaLocation="xbrl-instance.xsd"/>'
    files = {"t.xsd": schema(item("A"), imports=imported), "xbrl-instance.xsd": b"<broken"}
    assert [str(found.span) for found in load(files).diagnostics] == ["xbrl-instance.xsd:1:8"]


@pytest.mark.parametrize(
    ("files", "entry", "expected"),
    [
        (
            {},
            "t.xsd",
            ("disclose.catalog:not-found", "None", "There is no file t.xsd beside the others"),
        ),
        (
            {"t.xsd": b"<xs:schema"},
            "t.xsd",
            ("disclose.xml:not-well-formed", "t.xsd:1:11", "Not well-formed XML: "),
        ),
        (
            {"t.xsd": schema(appinfo(linkbase_ref("p.xml")))},
            "t.xsd",
            (
                "xbrl.4.3.2:linkbaseRefHref",
                "t.xsd:4",
                "The linkbaseRef to p.xml can't be followed: there is no file p.xml beside the others",
            ),
        ),
        (
            {"t.xsd": schema(appinfo(linkbase_ref("t.xsd")))},
            "t.xsd",
            (
                "xbrl.4.3.2:linkbaseRefHref",
                "t.xsd:4",
                "The linkbaseRef leads to t.xsd, whose root element is schema: not a linkbase",
            ),
        ),
        (
            {"t.xsd": schema("", imports=IMPORT_U), "u.xsd": linkbase("")},
            "t.xsd",
            (
                "xbrl.5.1:schemaRootElement",
                "t.xsd:2",
                "The import leads to u.xsd, whose root element is linkbase: not a schema",
            ),
        ),
        (
            {"t.xsd": schema("", imports=IMPORT_U), "u.xsd": schema("", "http://t.example/other")},
            "t.xsd",
            (
                "xmlSchema1.4.2.3:refSchemaNamespace",
                "t.xsd:2",
                "The import of namespace http://t.example/u leads to u.xsd, whose target namespace is http://t.example/other",
            ),
        ),
        (
            {"t.xsd": schema("", imports='<xs:redefine schemaLocation="v.xsd"/>'), "v.xsd": schema("")},
            "t.xsd",
            ("xbrl.5.6.1:Redefine", "t.xsd:2", "A taxonomy schema must not redefine another one"),
        ),
        (
            {"t.xsd": schema("", imports="<xs:include/>")},
            "t.xsd",
            ("xmlSchema:requiredAttribute", "t.xsd:2", "The include has no schemaLocation"),
        ),
        (
            {"t.xsd": schema(appinfo('<link:linkbaseRef xlink:type="simple"/>'))},
            "t.xsd",
            ("xbrl.3.5.1.2:simpleLinkHref", "t.xsd:4", "The linkbaseRef has no xlink:href"),
        ),
        (
            {"t.xsd": schema(item("A", 'type="t:none"'))},
            "t.xsd",
            ("xmlSchema:refNotFound", "t.xsd:4", "The type none of A is declared nowhere in the taxonomy"),
        ),
        (
            {"t.xsd": schema(item("A", group="t:none"))},
            "t.xsd",
            ("xmlSchema:refNotFound", "t.xsd:4", "The substitution group none of A is declared nowhere in the taxonomy"),
        ),
    ],
)
def test_finding(files: dict[str, bytes], entry: str, expected: tuple[str, str, str]) -> None:
    ((code, span, message),) = brief(load(files, entry).diagnostics)
    assert (code, span) == expected[:2]
    assert message.startswith(expected[2])


def test_schema_ref_of_a_report() -> None:
    span = standard_span()
    reference = entry_point("p.xml", base=file_url("report.xbrl"), kind=ReferenceKind.SCHEMA_REF, span=span)
    outcome = load_taxonomy([reference], standard_catalog().with_files({"p.xml": linkbase("")}))
    assert brief(outcome.diagnostics) == [
        (
            "xbrl.4.2.2:schemaRefHref",
            "report.xbrl:3",
            "The schemaRef leads to p.xml, whose root element is linkbase: not a schema",
        )
    ]
    missing = entry_point("q.xsd", base=file_url("report.xbrl"), kind=ReferenceKind.SCHEMA_REF, span=span)
    assert brief(load_taxonomy([missing], standard_catalog()).diagnostics) == [
        (
            "xbrl.4.2.2:schemaRefHref",
            "report.xbrl:3",
            "The schemaRef to q.xsd can't be followed: there is no file q.xsd beside the others",
        )
    ]


def standard_span() -> Span:
    return Span("report.xbrl", 3)


def test_order_of_entry_points_does_not_change_what_is_found() -> None:
    files = {
        "t.xsd": schema(item("A"), imports=IMPORT_U),
        "u.xsd": schema(item("B"), "http://t.example/u"),
        "p.xml": linkbase(link(loc("A") + loc("B", "u.xsd#t_B") + arc("A", "B"))),
    }
    catalog = standard_catalog().with_files(files)
    entries = [file_url("t.xsd"), file_url("p.xml")]
    one, other = load_taxonomy(entries, catalog).value, load_taxonomy(entries[::-1], catalog).value
    assert one is not None
    assert other is not None
    assert dict(one.concepts) == dict(other.concepts)
    assert dict(one.networks) == dict(other.networks)


def test_long_chains_and_circles_of_declarations_end() -> None:
    chain = "".join(item(f"A{n}", "", group=f"t:A{n + 1}") for n in range(3000)) + item("A3000")
    circle = item("B", "", group="t:C") + item("C", "", group="t:B")
    types = "".join(
        f'<xs:simpleType name="s{n}"><xs:restriction base="t:s{(n + 1) % 3000}"/></xs:simpleType>' for n in range(3000)
    )
    taxonomy = taxonomy_of({"t.xsd": schema(chain + circle + types)})
    assert len(taxonomy.concepts) == 3001
    assert taxonomy.concepts[t("A0")].type.base_xsd == "string"
