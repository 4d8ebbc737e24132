"""The schemas of a taxonomy as schemas: what is found, where, and that the verdict is remembered."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from schema_files import CATALOG, CONTEXT, IMPORT, IMPORT_DIMENSIONS, brief, fact, instance, item, schema, validator

from disclose.diagnostics import Diagnostic
from disclose.schema import definitions
from disclose.schema.definitions import VERDICTS, taxonomy_findings
from disclose.schema.instance import compile_validator
from disclose.taxonomy.cache import Cache
from disclose.taxonomy.catalog import file_url

NO_CACHE = Cache(None, VERDICTS)


def findings(*documents: bytes) -> list[tuple[str, str, str]]:
    """Findings on documents a.xsd, b.xsd, …"""
    files = {f"{chr(97 + number)}.xsd": data for number, data in enumerate(documents)}
    return brief(taxonomy_findings(files, CATALOG, NO_CACHE))


INVALID = "disclose.schema:invalid"
NOT_FOUND = "xmlSchema:refNotFound"


def simple(name: str, facets: str, base: str = "xs:decimal") -> str:
    return f'<xs:simpleType name="{name}"><xs:restriction base="{base}">{facets}</xs:restriction></xs:simpleType>'


def test_valid_schema() -> None:
    assert findings(schema(IMPORT, IMPORT_DIMENSIONS, item("S"))) == []


@pytest.mark.parametrize(
    ("declaration", "place", "code", "message"),
    [
        (item("S", "xbrli:noSuchType"), "a.xsd:3:1", NOT_FOUND, "The type xbrli:noSuchType is not declared"),
        (
            item("S").replace("xbrli:item", "xbrli:itme"),
            "a.xsd:3:1",
            NOT_FOUND,
            "The substitutionGroup xbrli:itme is not declared",
        ),
        (
            simple("T", '<xs:minInclusive value="5"/><xs:maxInclusive value="3"/>'),
            "a.xsd:3:25",
            INVALID,
            "Not a valid schema: 'minInclusive' must be less or equal to 'maxInclusive'",
        ),
        (
            '<xs:element name="a"/><xs:element name="E"><xs:complexType><xs:sequence><xs:element ref="t:a" minOccurs="0"/>'
            '<xs:element ref="t:a"/></xs:sequence></xs:complexType></xs:element>',
            "a.xsd:3:60",
            INVALID,
            "The content is ambiguous: t:a and t:a can stand for the same element (Unique Particle Attribution)",
        ),
        (
            simple("T", '<xs:minInclusive value="99999999999999999999-01-01"/>', "xs:date"),
            "None",
            INVALID,
            "The schema can't be judged: year overflow",
        ),
    ],
)
def test_finding_has_code_place_and_sentence(declaration: str, place: str, code: str, message: str) -> None:
    assert findings(schema(IMPORT, declaration)) == [(place, code, message)]


def test_every_finding_is_given() -> None:
    found = findings(schema(IMPORT, item("A", "t:X"), item("B", "t:Y")), schema(IMPORT, item("C", "t:Z")))
    assert [(place, message) for place, _, message in found] == [
        ("a.xsd:3:1", "The type t:X is not declared"),
        ("a.xsd:4:1", "The type t:Y is not declared"),
        ("b.xsd:3:1", "The type t:Z is not declared"),
    ]


def test_fault_of_form_is_given_before_the_schema_is_judged() -> None:
    found = findings(schema(IMPORT, item("A", "t:X"), item("B", more='nillable="maybe"')))
    assert found == [
        ("a.xsd:4:1", "xmlSchema:valueError", "Attribute nillable of element element: 'maybe' is not true or false")
    ]


def test_missing_document_is_a_finding_where_it_is_referred_to() -> None:
    found = findings(schema(IMPORT, '<xs:include schemaLocation="sub/none.xsd"/>', item("A")))
    assert found == [("a.xsd:3", "disclose.catalog:not-found", "There is no file sub/none.xsd beside the others")]


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://elsewhere.example/x.xsd", "../../../etc/passwd"])
def test_nothing_else_is_read(location: str) -> None:
    ((_, code, _),) = findings(schema(IMPORT, f'<xs:include schemaLocation="{location}"/>', item("A")))
    assert code.startswith("disclose.catalog:")


def test_pattern_that_backtracks_is_left_to_the_engine_that_does_not() -> None:
    """A value that fails this pattern takes a backtracking engine hours."""
    limited = simple("S", '<xs:pattern value="(a+)+b"/>', "xs:string")
    chosen = simple("T", f'<xs:enumeration value="{"a" * 60}c"/>', "t:S")
    found = findings(schema(limited, chosen))
    assert any("is not accepted by the pattern '(a+)+b'" in message for _, _, message in found)


def test_two_thousand_concepts_are_judged_in_seconds() -> None:
    began = time.process_time()
    assert findings(schema(IMPORT, *(item(f"C{index}") for index in range(2_000)))) == []
    assert time.process_time() - began < 20


def test_verdict_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path, VERDICTS)
    bad = {"a.xsd": schema(IMPORT, item("A", "t:X"))}
    first = taxonomy_findings(bad, CATALOG, cache)
    assert len(first) == 1

    def never(schemas: object) -> tuple[Diagnostic, ...]:
        raise AssertionError("judged again")

    monkeypatch.setattr(definitions, "schema_findings", never)
    assert taxonomy_findings(bad, CATALOG, cache) == first
    with pytest.raises(AssertionError, match="judged again"):
        taxonomy_findings({"a.xsd": bad["a.xsd"] + b"<!-- -->"}, CATALOG, cache)


@pytest.mark.parametrize("entry", ["{}", "[[1]]", '[["a","b","c","d","e"]]', "nonsense", '"x"'])
def test_damaged_verdict_is_not_believed(tmp_path: Path, entry: str) -> None:
    cache = Cache(tmp_path, VERDICTS)
    bad = {"a.xsd": schema(IMPORT, item("A", "t:X"))}
    first = taxonomy_findings(bad, CATALOG, cache)
    (kept,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    kept.write_text(entry)
    assert taxonomy_findings(bad, CATALOG, cache) == first


WRAPPED = (
    '<xs:complexType name="{}"><xs:simpleContent><xs:restriction base="xbrli:stringItemType">{}</xs:restriction>'
    "</xs:simpleContent></xs:complexType>"
)
TWO = simple("S", '<xs:maxLength value="2"/>', "t:S")
SHORT = WRAPPED.format("Short", '<xs:maxLength value="3"/>')


@pytest.mark.parametrize(
    ("documents", "body", "expected"),
    [
        pytest.param(
            (schema(IMPORT, item("A")), schema(IMPORT, item("B"))),
            (fact("A"), fact("B"), fact("C")),
            ["Element C is not declared by any schema of the taxonomy"],
            id="two documents of a namespace",
        ),
        pytest.param(
            (schema('<xs:include schemaLocation="b.xsd"/>', IMPORT, item("A")), schema(IMPORT, item("B"))),
            (fact("A"), fact("B")),
            [],
            id="include",
        ),
        pytest.param(
            (
                schema('<xs:include schemaLocation="b.xsd"/>', IMPORT, item("A")),
                schema('<xs:include schemaLocation="a.xsd"/>', IMPORT, item("B")),
            ),
            (fact("A"), fact("B")),
            [],
            id="include in a circle",
        ),
        pytest.param(
            (
                schema('<xs:include schemaLocation="b.xsd"/>', IMPORT, item("A", "t:Short")),
                schema(IMPORT, SHORT, item("B"), namespace=""),
            ),
            (fact("A", "abcd"), fact("B")),
            ["Element A: the value is longer than 3 characters"],
            id="include of a document without namespace",
        ),
        pytest.param(
            (
                schema(
                    f'<xs:redefine schemaLocation="b.xsd">{TWO}</xs:redefine>',
                    IMPORT,
                    WRAPPED.format("R", simple("", "", "t:S").replace(' name=""', "")),
                    item("A", "t:R"),
                ),
                schema(simple("S", '<xs:maxLength value="5"/>', "xs:string")),
            ),
            (fact("A", "abc"),),
            ["Element A: the value is longer than 2 characters"],
            id="redefine",
        ),
        pytest.param(
            (schema('<xs:import schemaLocation="b.xsd"/>', IMPORT, item("A")), schema(IMPORT, item("B"), namespace="")),
            (fact("A"), '<B contextRef="c">x</B>', "<C/>"),
            ["Element C is not declared by any schema of the taxonomy"],
            id="import without namespace",
        ),
        pytest.param(
            (
                schema(
                    '<xs:import namespace="http://u.example" schemaLocation="b.xsd"/>',
                    IMPORT,
                    item("A", "u:Short"),
                    attributes='xmlns:u="http://u.example"',
                ),
                schema(
                    '<xs:import namespace="http://t.example/t" schemaLocation="a.xsd"/>',
                    IMPORT,
                    SHORT,
                    namespace="http://u.example",
                ),
            ),
            (fact("A", "abcd"),),
            ["Element A: the value is longer than 3 characters"],
            id="imports in a circle",
        ),
    ],
)
def test_documents_come_together(documents: tuple[bytes, ...], body: tuple[str, ...], expected: list[str]) -> None:
    """However the documents refer to one another, both engines see the whole schema."""
    assert findings(*documents) == []
    found = validator(*documents).findings(instance(CONTEXT, *body), "r.xbrl")
    assert [finding.message for finding in found] == expected


def test_both_documents_of_a_namespace_are_seen_through_imports() -> None:
    """libxml2 and xmlschema alone would skip the second import of the namespace."""
    imports = (f'<xs:import namespace="http://t.example/t" schemaLocation="{name}.xsd"/>' for name in "ab")
    files = {
        "a.xsd": schema(IMPORT, item("A")),
        "b.xsd": schema(IMPORT, item("B")),
        "c.xsd": schema(*imports, namespace="http://c.example"),
    }
    made = compile_validator([file_url("c.xsd")], CATALOG.with_files(files))
    assert made.ok
    assert made.value is not None
    assert made.value.findings(instance(CONTEXT, fact("A"), fact("B")), "r.xbrl") == ()


def test_document_in_another_encoding() -> None:
    declared = b'<?xml version="1.0" encoding="UTF-16"?>'
    text = (declared + schema(IMPORT, item("A"), "<!-- 中文 -->")).decode().encode("utf-16")
    assert findings(text) == []
    assert validator(text)
