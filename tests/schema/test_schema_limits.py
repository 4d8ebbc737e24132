"""Small schemas that would cost gigabytes or hours are refused before an engine sees them."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from schema_files import CATALOG, CONTEXT, IMPORT, brief, fact, instance, item, schema, validator

from disclose.schema.definitions import VERDICTS, taxonomy_findings
from disclose.schema.instance import validator_for
from disclose.taxonomy.cache import Cache

LIMIT = "disclose.schema:limit"


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    """Everything here takes seconds at most."""
    began = time.process_time()
    yield
    assert time.process_time() - began < 10


def refusals(*body: str) -> list[tuple[str, str, str]]:
    """What both engines' users are told of a schema."""
    files = {"a.xsd": schema(IMPORT, *body)}
    compiled = validator_for(files, CATALOG)
    assert compiled.value is None
    found = brief(compiled.diagnostics)
    assert brief(taxonomy_findings(files, CATALOG, Cache(None, VERDICTS))) == found
    return found


def pattern(text: str) -> str:
    return (
        '<xs:complexType name="T"><xs:simpleContent><xs:restriction base="xbrli:stringItemType">'
        f'<xs:pattern value="{text}"/></xs:restriction></xs:simpleContent></xs:complexType>'
    )


def group(name: str, *parts: str) -> str:
    return f'<xs:group name="{name}"><xs:sequence>{"".join(parts)}</xs:sequence></xs:group>'


def reference(name: str) -> str:
    return f'<xs:group ref="t:{name}"/>'


def container(*parts: str) -> str:
    return (
        '<xs:element name="Tuple" substitutionGroup="xbrli:tuple"><xs:complexType><xs:complexContent>'
        f'<xs:restriction base="xs:anyType"><xs:sequence>{"".join(parts)}</xs:sequence></xs:restriction>'
        "</xs:complexContent></xs:complexType></xs:element>"
    )


def test_long_pattern() -> None:
    assert refusals(pattern("a" * 10_001)) == [("a.xsd:3", LIMIT, "A pattern of more than 10,000 characters is not read")]


def test_groups_that_double() -> None:
    """Sixty groups, each twice the next: the schema analogue of an entity bomb."""
    inner = '<xs:element name="x" type="xs:string"/>'
    groups = [group(f"g{index}", reference(f"g{index + 1}") * 2) for index in range(60)]
    found = refusals(*groups, group("g60", inner), container(reference("g0")))
    assert found[0] == ("a.xsd:3", LIMIT, "The content of group g0 comes to more than 100,000 elements")
    assert found[-1][2] == "The content of element Tuple comes to more than 100,000 elements"


def test_many_elements_that_stand_for_one_in_a_content_model() -> None:
    found = refusals(container('<xs:element ref="xbrli:item"/>'), *(item(f"C{index}") for index in range(501)))
    assert found == [("a.xsd:3", LIMIT, "More than 500 elements can stand for item in Tuple")]


def test_long_chain_of_substitution() -> None:
    links = (
        f'<xs:element name="C{index}" substitutionGroup="t:C{index + 1}" type="xbrli:stringItemType"'
        ' xbrli:periodType="instant"/>'
        for index in range(5_000)
    )
    found = refusals(*links, item("C5000"))
    assert found == [
        ("a.xsd:3", LIMIT, "More than 100 elements stand for one another in a chain of substitution groups, or in a circle")
    ]


def test_within_the_bounds() -> None:
    inner = '<xs:element ref="t:C0"/>'
    groups = [group(f"g{index}", reference(f"g{index + 1}"), inner) for index in range(90)]
    judge = validator(
        schema(IMPORT, *groups, group("g90", inner), container(reference("g0")), item("C0"), pattern("a" * 9_999))
    )
    assert judge.findings(instance(CONTEXT, f"<t:Tuple>{fact('C0') * 91}</t:Tuple>"), "r.xbrl") == ()


@pytest.mark.parametrize(
    "circle",
    [
        [group("g", reference("h")), group("h", reference("g"))],
        [group("g", reference("g"), reference("g"))],
        [f'<xs:element name="C{index}" substitutionGroup="t:C{(index + 1) % 90}"/>' for index in range(90)],
        ['<xs:element name="C" substitutionGroup="t:C"/>'],
    ],
)
def test_circles_end(circle: list[str]) -> None:
    compiled = validator_for({"a.xsd": schema(IMPORT, *circle)}, CATALOG)
    assert all(found.code in (LIMIT, "disclose.schema:invalid") for found in compiled.diagnostics)
    assert compiled.value is None or compiled.value.findings(instance(CONTEXT), "r.xbrl") == ()


@pytest.mark.parametrize("text", ["((a{1,30}){1,30}){1,30}", "(.*)*(.*)*(.*)*(.*)*x"])
def test_pattern_that_takes_too_long_is_given_up_once(text: str) -> None:
    judge = validator(schema(IMPORT, pattern(text), item("A", "t:T")))
    found = brief(judge.findings(instance(CONTEXT, fact("A", "a" * 2_000 + "c")), "r.xbrl"))
    assert found == [
        (
            "r.xbrl:4:1",
            "disclose.schema:invalid",
            "Validation stopped here: a pattern of the taxonomy takes too long to match this value",
        )
    ]


def test_large_occurrences_are_counted_not_unrolled() -> None:
    often = '<xs:sequence maxOccurs="10000">'
    many = f'{often}{often}<xs:element ref="t:A" maxOccurs="10000"/></xs:sequence></xs:sequence>'
    judge = validator(schema(IMPORT, item("A"), container(many)))
    assert judge.findings(instance(CONTEXT, f"<t:Tuple>{fact('A') * 100}</t:Tuple>"), "r.xbrl") == ()
