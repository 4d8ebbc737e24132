"""The second opinion on a finding: where in the tree, and xmlschema's reason."""

from __future__ import annotations

from schema_files import CATALOG, CONTEXT, IMPORT, fact, instance, item, page, schema, validator

from disclose.schema.explain import MAX_ELEMENTS, explain, explain_inline
from disclose.schema.standard import inline_findings

TUPLE = (
    '<xs:element name="Tuple" substitutionGroup="xbrli:tuple"><xs:complexType><xs:complexContent>'
    '<xs:restriction base="xs:anyType"><xs:sequence><xs:element ref="t:A"/><xs:element ref="t:B"/></xs:sequence>'
    "</xs:restriction></xs:complexContent></xs:complexType></xs:element>"
)
JUDGE = validator(schema(IMPORT, item("A"), item("B", "xbrli:booleanItemType"), TUPLE))


def explained(data: bytes) -> list[tuple[str, tuple[str, ...]]]:
    """Message and details of each finding on an instance, with the second opinion."""
    found = explain(JUDGE.findings(data, "r.xbrl"), data, JUDGE.schemas)
    return [(finding.message, finding.details) for finding in found]


def test_expected_children_are_named() -> None:
    tuples = f"<t:Tuple>{fact('A')}{fact('B', 'true')}</t:Tuple><t:Tuple>{fact('B', 'true')}</t:Tuple>"
    assert explained(instance(CONTEXT, tuples)) == [
        (
            "Element B is not allowed here; expected A",
            ("at /xbrl/Tuple[2]/B", "Unexpected child with tag 't:B' at position 1. Tag 't:A' expected."),
        )
    ]


def test_reason_for_a_value_is_given() -> None:
    ((message, details),) = explained(instance(CONTEXT, fact("A"), fact("B", "maybe")))
    assert message == "Element B: 'maybe' is not true or false"
    assert details[0] == "at /xbrl/B"
    assert len(details) == 2
    assert "maybe" in details[1]


def test_prefixes_of_the_root_are_known_deep_inside() -> None:
    scenario = '<xbrli:scenario><xbrldi:explicitMember dimension="t:A"/></xbrli:scenario></xbrli:context>'
    ((_, details),) = explained(instance(CONTEXT.replace("</xbrli:context>", scenario)))
    assert details[0] == "at /xbrl/context/scenario/explicitMember"
    assert not any("unmapped prefix" in detail for detail in details)


def test_finding_that_is_not_the_schemas_gets_its_place_only() -> None:
    assert explained(instance(CONTEXT, CONTEXT)) == [
        ("The id 'c' of element context is already that of another element", ("at /xbrl/context[2]",))
    ]


def test_large_document_is_explained_in_part() -> None:
    """The content of the root is not validated again for one fact."""
    ((_, details),) = explained(instance(CONTEXT, *[fact("A")] * MAX_ELEMENTS, fact("B", "maybe")))
    assert details[0] == "at /xbrl/B"
    assert len(details) == 2


def test_document_that_is_not_well_formed_stays_as_it_is() -> None:
    data = instance(CONTEXT) + b"<"
    found = JUDGE.findings(data, "r.xbrl")
    assert explain(found, data, JUDGE.schemas) == found


def test_value_that_xmlschema_cannot_hold_is_left_unexplained() -> None:
    judge = validator(schema(IMPORT, item("D", "xbrli:dateItemType")))
    data = instance(CONTEXT, fact("D", "99999999999999999999-01-01"))
    (found,) = explain(judge.findings(data, "r.xbrl"), data, judge.schemas)
    assert found.message == "Element D: '99999999999999999999-01-01' is not a date YYYY-MM-DD"
    assert found.details == ("at /xbrl/D",)


def test_inline_document() -> None:
    data = page("<p lang='en'>x</p>")
    (found,) = explain_inline(inline_findings(data, "r.xhtml", CATALOG), data, CATALOG)
    assert found.details == ("at /html/body/p", "'lang' attribute not allowed for element")
