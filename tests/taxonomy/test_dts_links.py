"""Locators, arcs and resources to relationships: pointers, prohibition, labels, references, role types."""

from __future__ import annotations

import pytest
from dts_files import (
    CONCEPT_LABEL,
    PARENT_CHILD,
    appinfo,
    arc,
    brief,
    item,
    link,
    linkbase,
    linkbase_ref,
    load,
    load_raw,
    loc,
    schema,
    t,
    taxonomy_of,
)

from disclose.names import (
    ARCROLE_ALL,
    ARCROLE_DIMENSION_DEFAULT,
    ARCROLE_ELEMENT_LABEL,
    ARCROLE_PARENT_CHILD,
    GEN,
    GEN_LABEL,
    REF_2006,
    ROLE_DOCUMENTATION,
    ROLE_GEN_LABEL,
    ROLE_LABEL,
    ROLE_LINK,
    ROLE_REFERENCE,
    QName,
)
from disclose.taxonomy import Label, Reference, Relationship
from disclose.taxonomy.dts.nodes import Resource, RoleType

CONCEPTS = item("A") + item("B") + item("C")


def files(*links: str, body: str = CONCEPTS) -> dict[str, bytes]:
    return {"t.xsd": schema(appinfo(linkbase_ref("p.xml")) + body), "p.xml": linkbase("\n".join(links))}


def pairs(files: dict[str, bytes], arcrole: str = ARCROLE_PARENT_CHILD) -> list[tuple[str, str, str]]:
    network = taxonomy_of(files).network(arcrole, ROLE_LINK)
    found = network.relationships if network is not None else ()
    return [(r.source.local, r.target.local, str(r.order)) for r in found]


LOCS = loc("A") + loc("B") + loc("C")


@pytest.mark.parametrize(
    "href",
    ["t.xsd#t_B", "t.xsd#element(t_B)", "t.xsd#element(/1/5)", "t.xsd#element(nope)element(/1/5)", "./t.xsd#%74_B"],
)
def test_pointers_to_a_declaration(href: str) -> None:
    # in the schema: two imports, the annotation, A, B
    assert pairs(files(link(loc("A") + loc("x", href) + arc("A", "x")))) == [("A", "B", "1")]


@pytest.mark.parametrize(
    ("href", "code", "message"),
    [
        ("t.xsd#t_D", "xbrl.3.5.4:hrefIdNotFound", "The locator points to t_D, which is not in t.xsd"),
        ("t.xsd#element(/1/99)", "xbrl.3.5.4:hrefIdNotFound", "The locator points to element(/1/99), which is not in t.xsd"),
        (
            "t.xsd#xpointer(//*)",
            "xbrl.3.5.4:hrefScheme",
            "The locator t.xsd#xpointer(//*) uses a pointer that is neither an id nor of the element() scheme",
        ),
        (
            "u.xsd#t_D",
            "xbrl.3.5.4:hrefIdNotFound",
            "The loc to u.xsd#t_D can't be followed: there is no file u.xsd beside the others",
        ),
    ],
)
def test_pointers_to_nothing(href: str, code: str, message: str) -> None:
    outcome = load(files(link(loc("A") + "\n" + loc("x", href) + arc("A", "x"))))
    assert brief(outcome.diagnostics) == [(code, "p.xml:3", message)]
    assert outcome.value is not None
    assert not outcome.value.networks


def test_arc_from_a_label_that_nothing_has() -> None:
    outcome = load(files(link(loc("A") + arc("A", "B"))))
    assert brief(outcome.diagnostics) == [
        ("xbrl.3.5.3.9.3:arcResource", "p.xml:2", "The arc's xlink:to is B, and nothing in its link has that label")
    ]


def test_arc_between_several_locators_is_many_relationships() -> None:
    links = link(loc("a").replace("t_a", "t_A") + loc("a", "t.xsd#t_B") + loc("C") + arc("a", "C"))
    assert pairs(files(links)) == [("A", "C", "1"), ("B", "C", "1")]


PROHIBIT = 'use="prohibited" priority="1"'


@pytest.mark.parametrize(
    ("arcs", "expected"),
    [
        ([arc("A", "B"), arc("A", "B", PROHIBIT)], []),
        ([arc("A", "B", PROHIBIT), arc("A", "B")], []),
        ([arc("A", "B", 'priority="2"'), arc("A", "B", PROHIBIT)], [("A", "B", "1")]),
        # equal priority: the prohibition wins
        ([arc("A", "B", 'priority="1"'), arc("A", "B", PROHIBIT)], []),
        # 1.0 is 1, and an absent order is 1: the arcs are equivalent
        ([arc("A", "B", 'order="1.0"'), arc("A", "B", PROHIBIT)], []),
        # another order, another weight, another preferred label: not equivalent, nothing is prohibited
        ([arc("A", "B", 'order="2"'), arc("A", "B", PROHIBIT)], [("A", "B", "2")]),
        ([arc("A", "B", 'preferredLabel="x"'), arc("A", "B", PROHIBIT)], [("A", "B", "1")]),
        # another target
        ([arc("A", "C"), arc("A", "B", PROHIBIT)], [("A", "C", "1")]),
        # equivalent arcs are one relationship
        ([arc("A", "B"), arc("A", "B", 'priority="3" xlink:title="later"')], [("A", "B", "1")]),
        # a prohibition of nothing
        ([arc("A", "B", PROHIBIT)], []),
    ],
)
def test_prohibition_and_overriding(arcs: list[str], expected: list[tuple[str, str, str]]) -> None:
    one_link = files(link(LOCS + "".join(arcs)))
    assert pairs(one_link) == expected
    in_two_links = files(*(link(LOCS + each) for each in arcs))
    assert pairs(in_two_links) == expected


def test_prohibition_reaches_only_its_own_base_set() -> None:
    links = link(LOCS + arc("A", "B")), link(LOCS + arc("A", "B", PROHIBIT), role="http://t.example/other")
    assert pairs(files(*links)) == [("A", "B", "1")]


def test_raw_layer_keeps_what_is_prohibited() -> None:
    outcome = load_raw(files(link(LOCS + "\n" + arc("A", "B") + "\n" + arc("A", "B", PROHIBIT))))
    assert outcome.value is not None
    (base_set,) = outcome.value.base_sets
    assert (base_set.arcrole, base_set.role) == (PARENT_CHILD, ROLE_LINK)
    assert [relationship.line for relationship in base_set.relationships] == [3, 4]
    assert base_set.effective == ()


def label(name: str, text: str, attributes: str = 'xml:lang="en"') -> str:
    return f'<link:label xlink:type="resource" xlink:label="{name}" {attributes}>{text}</link:label>'


def label_arc(start: str, end: str, attributes: str = "") -> str:
    return arc(start, end, attributes, CONCEPT_LABEL, "labelArc")


def test_labels() -> None:
    body = (
        LOCS
        + label("l", "Total<!-- of all --> &amp; more")
        + label("m", "定义", f'xml:lang="zh" xlink:role="{ROLE_DOCUMENTATION}"')
        + label("n", '<p xmlns="http://www.w3.org/1999/xhtml">Some <b>text</b></p>', "")
        + label_arc("A", "l")
        + label_arc("A", "m")
        + label_arc("B", "l")
        + label_arc("C", "n")
    )
    taxonomy = taxonomy_of(files(link(body, "labelLink").replace("<link:labelLink ", '<link:labelLink xml:lang="fr" ')))
    assert dict(taxonomy.labels) == {
        t("A"): (Label(ROLE_LABEL, "en", "Total & more"), Label(ROLE_DOCUMENTATION, "zh", "定义")),
        t("B"): (Label(ROLE_LABEL, "en", "Total & more"),),
        t("C"): (Label(ROLE_LABEL, "fr", "Some text"),),
    }
    assert taxonomy.languages == ("en", "zh", "fr")


def test_label_in_another_document_and_its_prohibition() -> None:
    body = loc("A") + label("l", "One").replace("<link:label ", '<link:label id="one" ') + label_arc("A", "l")
    again = loc("A") + loc("l", "p.xml#one") + label_arc("A", "l", PROHIBIT)
    renamed = loc("A") + label("l", "Another") + label_arc("A", "l")
    more = {"q.xml": linkbase(link(again, "labelLink") + link(renamed, "labelLink"))}
    both = files(link(body, "labelLink")) | more
    both["t.xsd"] = schema(appinfo(linkbase_ref("p.xml") + linkbase_ref("q.xml")) + CONCEPTS)
    assert taxonomy_of(both).labels[t("A")] == (Label(ROLE_LABEL, "en", "Another"),)


def test_references_keep_the_order_of_their_parts() -> None:
    parts = f'<p:Number xmlns:p="{REF_2006}">1</p:Number><p:Name xmlns:p="{REF_2006}">IAS</p:Name>'
    reference = f'<link:reference xlink:type="resource" xlink:label="r">{parts}</link:reference>'
    arcs = arc("A", "r", "", "http://www.xbrl.org/2003/arcrole/concept-reference", "referenceArc")
    taxonomy = taxonomy_of(files(link(LOCS + reference + arcs, "referenceLink")))
    expected = Reference(ROLE_REFERENCE, ((QName(REF_2006, "Number"), "1"), (QName(REF_2006, "Name"), "IAS")))
    assert dict(taxonomy.references) == {t("A"): (expected,)}


def test_generic_labels_of_roles_and_concepts() -> None:
    role = (
        '<link:roleType roleURI="http://t.example/r" id="r"><link:definition>R</link:definition>'
        "<link:usedOn>link:presentationLink</link:usedOn></link:roleType>"
    )
    labels = "".join(
        f'<l:label xlink:type="resource" xlink:label="l" xlink:role="{ROLE_GEN_LABEL}" xml:lang="{language}">{text}</l:label>'
        for language, text in (("en", "Assets"), ("zh", "资产"))
    )
    generic = (
        f'<g:link xmlns:g="{GEN}" xmlns:l="{GEN_LABEL}" xlink:type="extended" xlink:role="{ROLE_LINK}">'
        f"{loc('r', 't.xsd#r')}{loc('r', 't.xsd#t_A')}{labels}"
        f'<g:arc xlink:type="arc" xlink:arcrole="{ARCROLE_ELEMENT_LABEL}" xlink:from="r" xlink:to="l"/></g:link>'
    )
    taxonomy = taxonomy_of(files(generic, body=appinfo(role) + CONCEPTS))
    link_role = taxonomy.roles["http://t.example/r"]
    assert (link_role.definition, link_role.id, link_role.title("zh")) == ("R", "r", "资产")
    assert [used.local for used in link_role.used_on] == ["presentationLink"]
    assert [text.text for text in taxonomy.labels[t("A")]] == ["Assets", "资产"]


def test_role_types_of_labels_are_not_link_roles() -> None:
    role = (
        '<link:roleType roleURI="http://t.example/l" id="l"><link:usedOn>link:label</link:usedOn></link:roleType>'
        '<link:arcroleType arcroleURI="http://t.example/a" id="a" cyclesAllowed="undirected">'
        "<link:definition>D</link:definition><link:usedOn>link:definitionArc</link:usedOn></link:arcroleType>"
    )
    outcome = load_raw(files(body=appinfo(role)))
    assert outcome.value is not None
    assert list(outcome.value.role_types) == ["http://t.example/l"]
    (arcrole,) = outcome.value.arcrole_types["http://t.example/a"]
    assert isinstance(arcrole, RoleType)
    assert (arcrole.cycles, arcrole.definition, str(arcrole.span)) == ("undirected", "D", "t.xsd:4")
    assert "http://t.example/l" not in taxonomy_of(files(body=appinfo(role))).roles


def test_dimensional_attributes() -> None:
    dimensions = "".join(item(name) for name in ("A", "B", "C"))
    attributes = (
        'xbrldt:closed="true" xbrldt:contextElement="scenario" xbrldt:targetRole="http://t.example/r" xbrldt:usable="0"'
    )
    default = arc("B", "C", "", ARCROLE_DIMENSION_DEFAULT, "definitionArc")
    body = link(LOCS + arc("A", "B", attributes, ARCROLE_ALL, "definitionArc") + default, "definitionLink")
    taxonomy = taxonomy_of(files(body, body=dimensions))
    (relationship,) = taxonomy.networks[ARCROLE_ALL, ROLE_LINK].relationships
    assert relationship == Relationship(
        t("A"),
        t("B"),
        target_role="http://t.example/r",
        context_element="scenario",
        closed=True,
        usable=False,
        span=relationship.span,
    )
    assert dict(taxonomy.defaults) == {t("B"): t("C")}


def test_number_that_is_none() -> None:
    outcome = load(files(link(LOCS + arc("A", "B", 'order="first"'))))
    assert brief(outcome.diagnostics) == [
        ("xmlSchema:valueError", "p.xml:2", "The arc's order is 'first', which is not a decimal number")
    ]


def test_custom_resource_keeps_its_element() -> None:
    custom = '<c:note xmlns:c="http://t.example/c" xlink:type="resource" xlink:label="n" id="n"><c:x>1</c:x></c:note>'
    generic = f'<g:link xmlns:g="{GEN}" xlink:type="extended" xlink:role="{ROLE_LINK}">{custom}</g:link>'
    outcome = load_raw(files(generic))
    assert outcome.value is not None
    node = next(document.ids["n"] for document in outcome.value.documents.values() if "n" in document.ids)
    assert isinstance(node, Resource)
    assert node.parts == ((QName("http://t.example/c", "x"), "1"),)
    assert node.node is not None
    assert node.node[0].text == "1"


def test_misplaced_role_type_is_kept_aside() -> None:
    role = '<link:roleType roleURI="http://t.example/r"/>'
    outcome = load_raw({"t.xsd": schema(f"<xs:annotation><xs:appinfo><x>{role}</x></xs:appinfo></xs:annotation>")})
    assert outcome.value is not None
    (node,) = next(iter(outcome.value.documents.values())).misplaced
    assert str(node.span) == "t.xsd:4"
    assert not outcome.value.role_types


def test_arc_that_would_be_a_hundred_million_relationships() -> None:
    locators = "".join(loc("a", "t.xsd#t_A") for _ in range(10_000))
    outcome = load(files(link(locators + arc("a", "a"))))
    ((code, span, message),) = brief(outcome.diagnostics)
    assert (code, span) == ("disclose.dts:too-large", "p.xml:2")
    assert message == "The taxonomy set goes beyond the 5,000,000 relationships that are read"
