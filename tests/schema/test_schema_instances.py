"""Instances judged on a taxonomy's schemas: what is found, in which words, at which line and column."""

from __future__ import annotations

import time

import pytest
from schema_files import CONTEXT, IMPORT, NS, SCHEMA_REF, brief, fact, instance, item, number, schema, validator

from disclose.schema.engine import MAX_COUNTED
from disclose.schema.instance import InstanceValidator, validator_for
from disclose.schema.known import FORM, known_validator
from disclose.taxonomy.cache import Cache
from disclose.taxonomy.catalog import Catalog, file_url, standard_catalog

UNIT = '<xbrli:unit id="u"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>'
XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
TAXONOMY = schema(
    IMPORT,
    item("S"),
    item("M", "xbrli:monetaryItemType"),
    item("NotNil", more='nillable="false"'),
    item("Abstract", more='abstract="true"'),
    item("Short", "t:Short"),
    '<xs:complexType name="Short"><xs:simpleContent><xs:restriction base="xbrli:stringItemType">'
    '<xs:maxLength value="3"/><xs:pattern value="[a-z]+"/></xs:restriction></xs:simpleContent></xs:complexType>',
    '<xs:element name="version" id="t_version" type="xs:integer"/>',
    '<xs:element name="Tuple" substitutionGroup="xbrli:tuple"><xs:complexType><xs:complexContent>'
    '<xs:restriction base="xs:anyType"><xs:sequence><xs:element ref="t:S"/><xs:element ref="t:M"/></xs:sequence>'
    '<xs:attribute name="id" type="xs:ID"/></xs:restriction></xs:complexContent></xs:complexType></xs:element>',
)


@pytest.fixture(scope="module", params=["compiled", "known"])
def judge(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> InstanceValidator:
    """What is said of an instance is the same whether its schemas are compiled or known from before."""
    if request.param == "compiled":
        return validator(TAXONOMY)
    catalog, cache = standard_catalog().with_files({"a.xsd": TAXONOMY}), Cache(tmp_path_factory.mktemp("cache"), FORM)
    known_validator((file_url("a.xsd"),), catalog, cache)
    known = known_validator((file_url("a.xsd"),), catalog, cache).value
    assert known is not None
    return known


def findings(judge: InstanceValidator, *body: str) -> list[tuple[str, str, str]]:
    """Findings on an instance with the body from line 3; its context and unit stand before it on that line."""
    return brief(judge.findings(instance(CONTEXT + UNIT, *body), "r.xbrl"))


def test_valid_instance(judge: InstanceValidator) -> None:
    body = (
        fact("S"),
        number("-1234.5"),
        fact("S", "", f'{XSI} xsi:nil="true"'),
        f"<t:Tuple>{fact('S')}{number('1')}</t:Tuple>",
        '<link:footnoteLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link"/>',
    )
    assert findings(judge, *body) == []


VALUE = "xmlSchema:valueError"
INVALID = "disclose.schema:invalid"


@pytest.mark.parametrize(
    ("body", "place", "code", "message"),
    [
        (number("1,5"), "4:1", VALUE, "Element M: '1,5' is not a decimal number such as -1234.5"),
        ("  " + number(""), "4:3", VALUE, "Element M: '' is not a decimal number such as -1234.5"),
        (
            number("1", 'unitRef="u" decimals="1.5"'),
            "4:1",
            VALUE,
            "Attribute decimals of element M: '1.5' is not a whole number or INF",
        ),
        (number("1", 'decimals="0"'), "4:1", "xmlSchema:attributesRequired", "Element M lacks the attribute unitRef"),
        ("<t:S>x</t:S>", "4:1", "xmlSchema:attributesRequired", "Element S lacks the attribute contextRef"),
        (fact("S", more='unit="u"'), "4:1", "xmlSchema:attributesExtraneous", "Attribute unit is not allowed on element S"),
        (
            fact("S", "x", f'{XSI} xsi:nil="true"'),
            "4:1",
            "xmlSchema:nilElementHasContent",
            "Element S is nil and yet has content",
        ),
        (fact("NotNil", "", f'{XSI} xsi:nil="true"'), "4:1", "xmlSchema:nilNonNillableElement", "Element NotNil can't be nil"),
        (fact("Abstract"), "4:1", "xmlSchema:abstractElement", "Element Abstract is abstract and can't be used"),
        (fact("Nowhere"), "4:1", INVALID, "Element Nowhere is not declared by any schema of the taxonomy"),
        (fact("Short", "abcd"), "4:1", VALUE, "Element Short: the value is longer than 3 characters"),
        (fact("Short", "AB"), "4:1", VALUE, "Element Short: 'AB' does not match the pattern '[a-z]+'"),
        (f"<t:Tuple>\n{fact('S')}</t:Tuple>", "4:1", INVALID, "Element Tuple is incomplete; expected M"),
        (f"<t:Tuple>\n{number('1')}</t:Tuple>", "5:1", INVALID, "Element M is not allowed here; expected S"),
        ("text", "3:202", INVALID, "Element xbrl holds text where only elements are allowed"),
        (
            "\n" + SCHEMA_REF,
            "5:1",
            INVALID,
            "Element schemaRef is not allowed here",
        ),
        ("<xbrli:item/>", "4:1", INVALID, "Element item is not allowed here"),
        (
            '<xbrli:unit id="v">\n<xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>',
            "5:1",
            VALUE,
            "Element measure holds 'iso4217:EUR', whose prefix is not declared",
        ),
        (
            "<t:version>5</t:version>",
            "4:1",
            "xbrl.4.6:notItemOrTuple",
            "Element version is neither item nor tuple and can't stand directly in the instance",
        ),
        (
            CONTEXT,
            "4:1",
            "disclose.schema:duplicate-id",
            "The id 'c' of element context is already that of another element",
        ),
        (
            CONTEXT.replace('"c"', '"d"').replace("2023-12-31", "31.12.2023"),
            "4:130",
            VALUE,
            "Element instant: '31.12.2023' is not a date YYYY-MM-DD or a date and time",
        ),
    ],
)
def test_finding_has_code_place_and_sentence(judge: InstanceValidator, body: str, place: str, code: str, message: str) -> None:
    assert findings(judge, body) == [(f"r.xbrl:{place}", code, message)]


def member(content: str) -> str:
    scenario = f"<xbrli:scenario>{content}</xbrli:scenario></xbrli:context>"
    return CONTEXT.replace('"c"', '"d"').replace("</xbrli:context>", scenario)


def test_dimension_members_are_looked_into(judge: InstanceValidator) -> None:
    """The schema of dimensions is there although this taxonomy doesn't import it."""
    (explicit,) = findings(judge, member("<xbrldi:explicitMember>t:S</xbrldi:explicitMember>"))
    assert explicit[1:] == ("xmlSchema:attributesRequired", "Element explicitMember lacks the attribute dimension")
    (typed,) = findings(judge, member('<xbrldi:typedMember dimension="t:S"><t:version>x</t:version></xbrldi:typedMember>'))
    assert typed[1:] == (VALUE, "Element version: 'x' is not a whole number")
    assert findings(judge, member('<xbrldi:typedMember dimension="t:S"><t:version>5</t:version></xbrldi:typedMember>')) == []


def test_every_finding_is_given_in_document_order(judge: InstanceValidator) -> None:
    found = findings(judge, number("a"), fact("Nowhere"), fact("S"), number("b"))
    assert [(place, message.split(":")[0]) for place, _, message in found] == [
        ("r.xbrl:4:1", "Element M"),
        ("r.xbrl:5:1", "Element Nowhere is not declared by any schema of the taxonomy"),
        ("r.xbrl:7:1", "Element M"),
    ]


def test_start_tag_of_several_lines_is_placed_where_it_begins(judge: InstanceValidator) -> None:
    assert findings(judge, '\n  <t:M\n contextRef="c"\n unitRef="u"\n decimals="0">x</t:M>')[0][0] == "r.xbrl:5:3"


def test_column_counts_characters(judge: InstanceValidator) -> None:
    assert findings(judge, f"<!--中文-->{number('x')}")[0][0] == "r.xbrl:4:10"


def test_place_is_exact_past_line_65535(judge: InstanceValidator) -> None:
    assert findings(judge, "\n" * 70_000 + number("x"))[0][0] == "r.xbrl:70004:1"


def test_name_of_the_fifth_edition_of_xml_is_said_if_not_placed(judge: InstanceValidator) -> None:
    found = findings(judge, fact("\u3400"))
    assert found == [("r.xbrl", INVALID, "Element \u3400 is not declared by any schema of the taxonomy")]


def test_findings_are_limited_and_counted(judge: InstanceValidator) -> None:
    found = judge.findings(instance(CONTEXT + UNIT, *[number("x")] * 50), "r.xbrl", limit=3)
    assert [str(finding.span) for finding in found] == ["r.xbrl:4:1", "r.xbrl:5:1", "r.xbrl:6:1"]
    assert [finding.details for finding in found] == [(), (), ("47 further findings of XML Schema validity are not listed",)]


def test_document_full_of_errors_is_not_read_to_its_end(judge: InstanceValidator) -> None:
    found = judge.findings(instance(CONTEXT + UNIT, *[number("x")] * (5 * MAX_COUNTED)), "r.xbrl", limit=1)
    (finding,) = found
    (detail,) = finding.details
    assert detail.startswith("at least ")
    assert detail.endswith(" further findings of XML Schema validity are not listed")


def test_long_value_is_cut_in_the_message(judge: InstanceValidator) -> None:
    ((_, code, message),) = findings(judge, number("9" * 50_000 + "x"))
    assert (code, message) == (VALUE, f"Element M: '{'9' * 80}…' is not a decimal number such as -1234.5")


@pytest.mark.parametrize(
    ("data", "place", "code", "message"),
    [
        (b"<a/>", ":1:1", "xbrl.4:xbrlRootElement", "The root element is a, not xbrl: this is not an XBRL instance"),
        (
            b"<xbrl/>",
            ":1:1",
            "xbrl.4:xbrlRootElement",
            "The root element xbrl has the namespace '', not that of an XBRL instance",
        ),
        (b"<a>", ":1:4", "disclose.xml:not-well-formed", "Not well-formed XML: the document ends inside a, opened on line 1"),
        (b"", ":1:1", "disclose.xml:not-well-formed", "The document is empty"),
        (b"<!DOCTYPE a><a/>", ":1:1", "disclose.xml:doctype", "A document type declaration (DOCTYPE) is not read"),
    ],
)
def test_document_that_is_no_instance(judge: InstanceValidator, data: bytes, place: str, code: str, message: str) -> None:
    assert brief(judge.findings(data, "r.xbrl")) == [(f"r.xbrl{place}", code, message)]


def test_broken_document_gives_its_syntax_error_alone(judge: InstanceValidator) -> None:
    data = instance(CONTEXT + UNIT, number("x"), number("y")) + b"<"
    assert [found.code for found in judge.findings(data, "r.xbrl")] == ["disclose.xml:not-well-formed"]


def test_missing_schema_ref(judge: InstanceValidator) -> None:
    found = brief(judge.findings(instance(CONTEXT, start=""), "r.xbrl"))
    assert found == [("r.xbrl:3:1", INVALID, "Element context is not allowed here; expected schemaRef")]


def test_schemas_named_by_the_document_are_not_read(judge: InstanceValidator) -> None:
    """An instance can't bring the declaration of its own facts."""
    hint = f'{XSI} xsi:schemaLocation="http://other.example a.xsd" xmlns:o="http://other.example"'
    data = instance(CONTEXT, '<o:A contextRef="c">x</o:A>', attributes=hint)
    ((_, code, message),) = brief(judge.findings(data, "r.xbrl"))
    assert code == INVALID
    assert message == "Element A is not declared by any schema of the taxonomy"


def test_key_follows_content() -> None:
    assert validator(TAXONOMY).key == validator(TAXONOMY).key
    assert validator(TAXONOMY).key != validator(TAXONOMY + b"<!-- -->").key


def test_schema_that_does_not_compile_is_a_finding_at_its_line() -> None:
    made = validator_for({"a.xsd": schema(IMPORT, item("S"), item("M", "t:Nowhere"))}, standard_catalog())
    assert made.value is None
    (found,) = made.diagnostics
    assert str(found.span) == "a.xsd:4"
    assert found.message == (
        "The schema can't be used: The QName value 'Nowhere' does not resolve to a(n) type definition. "
        "(element decl. 'M', attribute 'type')"
    )


def test_missing_import_is_a_finding_where_it_stands() -> None:
    other = '<xs:import namespace="http://o.example" schemaLocation="o.xsd"/>'
    made = validator_for({"a.xsd": schema(IMPORT, other, item("S"))}, standard_catalog())
    assert made.value is not None
    assert brief(made.diagnostics) == [("a.xsd:3", "disclose.catalog:not-found", "There is no file o.xsd beside the others")]


def test_without_published_schemas_there_is_one_help() -> None:
    made = validator_for({"a.xsd": schema(item("S"))}, Catalog())
    assert made.value is None
    assert {found.help for found in made.diagnostics} == {"Install them with: pip install arelle-release"}


def test_without_schemas_there_is_nothing_to_validate_on() -> None:
    (found,) = validator_for({"a.xml": b""}, standard_catalog()).diagnostics
    assert found.message == "There is no schema (.xsd) among the taxonomy's files"


def test_twenty_thousand_concepts_compile_at_once() -> None:
    """As published the schemas take time cubic in the number of items: minutes for 2,000."""
    big = schema(IMPORT, *(item(f"C{index}") for index in range(20_000)))
    began = time.process_time()
    judge = validator(big)
    assert judge.findings(instance(CONTEXT, fact("C19999")), "r.xbrl") == ()
    assert time.process_time() - began < 5


def test_namespaces_are_told_apart(judge: InstanceValidator) -> None:
    data = instance(CONTEXT, fact("S")).replace(NS.encode(), b"http://t.example/u")
    ((_, _, message),) = brief(judge.findings(data, "r.xbrl"))
    assert message == "Element S is not declared by any schema of the taxonomy"
