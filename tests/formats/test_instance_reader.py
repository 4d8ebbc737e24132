"""What is read from an instance, right or wrong."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from disclose.formats.xbrl_xml import read_instance, write_instance
from disclose.model import (
    BooleanValue,
    CheckedReport,
    DateValue,
    EnumerationValue,
    ExplicitMember,
    Fact,
    NilValue,
    NumericValue,
    Period,
    QNameValue,
    TextValue,
    TypedMember,
    Unit,
    UnreadableValue,
    Value,
)
from disclose.names import XBRLI, QName
from disclose.rules.engine import check
from disclose.taxonomy import Taxonomy

NS = "https://every-kind.example/2023"
HEAD = """<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="https://every-kind.example/2023" xmlns:cur="http://www.xbrl.org/2003/iso4217"
 xmlns:d="http://xbrl.org/2006/xbrldi" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>
<context id="y"><entity><identifier scheme="s"> 1 </identifier></entity>
<period><startDate>2023-01-01</startDate><endDate>2023-12-31</endDate></period></context>
<unit id="u"><measure>cur:CNY</measure></unit>
"""


def read(body: str, taxonomy: Taxonomy) -> tuple[tuple[Fact, ...], list[tuple[str, str]]]:
    """The facts, and the findings as place and code."""
    outcome = read_instance(f"{HEAD}{body}</xbrl>".encode(), "a.xbrl", taxonomy)
    assert outcome.value is not None
    assert outcome.value.schema_refs == ("t.xsd",)
    return outcome.value.facts, [(str(found.span), found.code) for found in outcome.diagnostics]


def value_of(body: str, taxonomy: Taxonomy) -> Value:
    facts, findings = read(body, taxonomy)
    assert findings == []
    (fact,) = facts
    return fact.value


def name(local: str) -> QName:
    return QName(NS, local)


def test_what_is_written_is_read(every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy) -> None:
    data = write_instance(every_kind_report, every_kind_taxonomy, "every_kind.xsd")
    outcome = read_instance(data, "a.xbrl", every_kind_taxonomy)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.content() == every_kind_report.report.content()
    assert [fact.id for fact in outcome.value.facts] == [fact.id for fact in every_kind_report.facts]
    assert outcome.value.schema_refs == ("every_kind.xsd",)


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ('<t:Revenue contextRef="y" unitRef="u" decimals="-5"> 1.50 </t:Revenue>', NumericValue(Decimal("1.5"), -5)),
        ('<t:Revenue contextRef=" y " unitRef="\nu" decimals=" 0 ">1</t:Revenue>', NumericValue(Decimal(1), 0)),
        ('<t:Revenue contextRef="y" unitRef="u" decimals="INF">1</t:Revenue>', NumericValue(Decimal(1), None)),
        ('<t:Revenue contextRef="y" unitRef="u" precision="3">123456</t:Revenue>', NumericValue(Decimal(123456), -3)),
        ('<t:Revenue contextRef="y" unitRef="u" precision="INF">12</t:Revenue>', NumericValue(Decimal(12), None)),
        ('<t:Revenue contextRef="y" unitRef="u" precision="0">12</t:Revenue>', NumericValue(Decimal(12), None, vague=True)),
        ('<t:Revenue contextRef="y" unitRef="u" precision="4">0.0</t:Revenue>', NumericValue(Decimal(0), None)),
        ('<t:Revenue contextRef="y" unitRef="u" precision="2">0.012</t:Revenue>', NumericValue(Decimal("0.012"), 3)),
        ('<t:Revenue contextRef="y" unitRef="u" xsi:nil="1"/>', NilValue()),
        ('<t:Name contextRef="y"> a\n b<!-- c --> </t:Name>', TextValue(" a\n b ")),
        ('<t:Outlook contextRef="y">&lt;p&gt;</t:Outlook>', TextValue("<p>", xhtml=True)),
        ('<t:Published contextRef="y"> 2023-12-31\n</t:Published>', DateValue(dt.date(2023, 12, 31))),
        ('<t:Listed contextRef="y">1</t:Listed>', BooleanValue(True)),
        ('<t:Founded contextRef="y"> 2014 </t:Founded>', TextValue("2014")),
        ('<t:Kind contextRef="y">t:Revenue</t:Kind>', QNameValue(QName(NS, "Revenue"))),
        ('<t:Kind contextRef="y" xmlns:u="n">u:a</t:Kind>', QNameValue(QName("n", "a"))),
        ('<t:Kind contextRef="y">a</t:Kind>', QNameValue(QName(XBRLI, "a"))),
        ('<t:Opinion contextRef="y">n#a</t:Opinion>', EnumerationValue((QName("n", "a"),))),
        ('<t:Views contextRef="y">n#b n#a</t:Views>', EnumerationValue((QName("n", "b"), QName("n", "a")))),
        ('<t:Views contextRef="y"/>', EnumerationValue(())),
        ('<t:Unknown contextRef="y" decimals="0">12</t:Unknown>', TextValue("12")),
    ],
)
def test_values(every_kind_taxonomy: Taxonomy, element: str, expected: Value) -> None:
    assert value_of(element, every_kind_taxonomy) == expected


@pytest.mark.parametrize(
    ("element", "reason"),
    [
        ('<t:Revenue contextRef="y" unitRef="u" decimals="0">1,000</t:Revenue>', "'1,000' is not a number of the type decimal"),
        ('<t:Revenue contextRef="y" unitRef="u" decimals="0.5">1</t:Revenue>', "'0.5' is neither a whole number nor INF"),
        (
            '<t:Employees contextRef="y" unitRef="u" decimals="0">1.0</t:Employees>',
            "'1.0' is not a number of the type nonNegativeInteger",
        ),
        ('<t:Published contextRef="y">31/12/2023</t:Published>', "'31/12/2023' is not a date such as 2023-12-31"),
        ('<t:Listed contextRef="y">yes</t:Listed>', "'yes' is not true or false"),
        ('<t:Founded contextRef="y">14</t:Founded>', "'14' is not a year such as 2023"),
        ('<t:Month contextRef="y">2023-13</t:Month>', "'2023-13' is not a month such as 2023-12"),
        ('<t:Kind contextRef="y">z:a</t:Kind>', "'z:a' is not a name whose prefix is declared"),
        ('<t:Opinion contextRef="y">n#a n#b</t:Opinion>', "'n#a n#b' is not the expanded name of a member, namespace#name"),
        ('<t:Views contextRef="y">t:a</t:Views>', "'t:a' is not a list of expanded names, namespace#name"),
    ],
)
def test_values_that_do_not_fit_their_type_are_kept_with_the_reason(
    every_kind_taxonomy: Taxonomy, element: str, reason: str
) -> None:
    value = value_of(element, every_kind_taxonomy)
    assert isinstance(value, UnreadableValue)
    assert value.reason == reason


@pytest.mark.parametrize(
    ("element", "code"),
    [
        ('<t:Revenue contextRef="z" unitRef="u" decimals="0">1</t:Revenue>', "xbrl.4.6.1:itemContextRef"),
        ('<t:Revenue unitRef="u" decimals="0">1</t:Revenue>', "xbrl.4.6.1:itemContextRef"),
        ('<t:Name contextRef="y" unitRef="v">a</t:Name>', "xbrl.4.6.2:numericUnit"),
        ('<t:Revenue contextRef="y" unitRef="u">1</t:Revenue>', "xbrl.4.6.3:missingPrecisionDecimals"),
        (
            '<t:Revenue contextRef="y" unitRef="u" decimals="0" precision="1">1</t:Revenue>',
            "xbrl.4.6.3:bothPrecisionAndDecimals",
        ),
        ('<t:Revenue contextRef="y" unitRef="u" decimals="0" xsi:nil="true"/>', "xbrl.4.6.3:nilPrecisionDecimals"),
        ('<t:Name contextRef="y" decimals="0">a</t:Name>', "xbrl.4.6.3:extraneousPrecisionDecimals"),
        ("<t:Tuple><t:Name/></t:Tuple>", "xbrl.4.6.1:itemContextRef"),
        (
            "<context id='a'><entity/><period><instant>2023-12-31</instant></period></context>",
            "xbrl.4.7.3:identifier",
        ),
        (
            "<context id='a'><entity><identifier scheme='s'>1</identifier></entity>"
            "<period><instant>x</instant></period></context>",
            "xbrl.4.7.2:contextDateError",
        ),
        ("<unit id='v'><measure>z:a</measure></unit>", "xbrl.4.8.2:measureElement"),
        ("<unit id='v'/>", "xbrl.4.8.2:measureElement"),
    ],
)
def test_what_the_model_can_not_hold_is_a_finding_at_its_line(every_kind_taxonomy: Taxonomy, element: str, code: str) -> None:
    _, findings = read(f"\n\n{element}", every_kind_taxonomy)
    assert findings == [("a.xbrl:10", code)]


@pytest.mark.parametrize("unit", ["", "<unit id='v'><measure>z:a</measure></unit>"])
def test_a_number_in_a_unit_that_is_none_is_told_once(every_kind_taxonomy: Taxonomy, unit: str) -> None:
    body = f'\n{unit}\n<t:Revenue contextRef="y" unitRef="v" decimals="0">1</t:Revenue>'
    outcome = read_instance(f"{HEAD}{body}</xbrl>".encode(), "a.xbrl", every_kind_taxonomy)
    assert outcome.value is not None
    (fact,) = outcome.value.facts
    assert (fact.aspects.unit, fact.origin.unit_ref) == (None, "v")
    told = (*outcome.diagnostics, *check(outcome.value, every_kind_taxonomy).diagnostics)
    (found,) = (one for one in told if one.code == "xbrl.4.6.2:numericUnit")
    assert str(found.span) == "a.xbrl:10"
    assert found.message.endswith("is 1 in the unit v, which is not declared or can't be read")


def test_dimensions_in_scenario_and_segment(every_kind_taxonomy: Taxonomy) -> None:
    facts, findings = read(
        """<context id="d"><entity><identifier scheme="s">1</identifier><segment>
        <d:typedMember dimension="t:VersionAxis"><t:Version>5.0</t:Version></d:typedMember></segment></entity>
        <period><forever/></period><scenario>
        <d:explicitMember dimension="t:RegionAxis"> t:AsiaMember </d:explicitMember></scenario></context>
        <unit id="w"><divide><unitNumerator><measure>cur:CNY</measure></unitNumerator>
        <unitDenominator><measure>shares</measure></unitDenominator></divide></unit>
        <t:EarningsPerShare contextRef="d" unitRef="w" decimals="2">1</t:EarningsPerShare>""",
        every_kind_taxonomy,
    )
    assert findings == []
    aspects = facts[0].aspects
    assert aspects.member(name("RegionAxis")) == ExplicitMember(name("AsiaMember"))
    assert aspects.member(name("VersionAxis")) == TypedMember(name("Version"), "5.0")
    assert aspects.period == Period.forever()
    assert aspects.unit == Unit.of(Unit.currency("CNY").numerators, Unit.shares().numerators)


@pytest.mark.parametrize(
    ("member", "code"),
    [
        ('<d:explicitMember dimension="z:a">t:b</d:explicitMember>', "xbrldie:ExplicitMemberNotExplicitDimensionError"),
        ('<d:typedMember dimension="z:a"><t:c>1</t:c></d:typedMember>', "xbrldie:TypedMemberNotTypedDimensionError"),
        ('<d:typedMember dimension="t:a"></d:typedMember>', "xbrldie:IllegalTypedDimensionContentError"),
        ('<d:typedMember dimension="t:a"><t:c/><t:c/></d:typedMember>', "xbrldie:IllegalTypedDimensionContentError"),
        ('<d:explicitMember dimension="t:a">z:b</d:explicitMember>', "xbrldie:ExplicitMemberUndefinedQNameError"),
        (
            '<d:explicitMember dimension="t:a">t:b</d:explicitMember><d:explicitMember dimension="t:a">t:c</d:explicitMember>',
            "xbrldie:RepeatedDimensionInInstanceError",
        ),
    ],
)
def test_scenarios_that_the_model_can_not_hold(every_kind_taxonomy: Taxonomy, member: str, code: str) -> None:
    context = (
        '<context id="d"><entity><identifier scheme="s">1</identifier></entity><period><forever/></period>'
        f"<scenario>{member}</scenario></context>"
    )
    assert read(context, every_kind_taxonomy)[1] == [("a.xbrl:8", code)]


def test_language_applies_to_text_only_and_is_inherited(every_kind_taxonomy: Taxonomy) -> None:
    data = HEAD.replace("<xbrl ", '<xbrl xml:lang="fr" ').encode()
    body = b"""<t:Name contextRef="y">a</t:Name><t:Name contextRef="y" xml:lang="de">a</t:Name>
    <t:Name contextRef="y" xml:lang="">a</t:Name><t:Founded contextRef="y" xml:lang="de">2014</t:Founded></xbrl>"""
    outcome = read_instance(data + body, "a.xbrl", every_kind_taxonomy)
    assert outcome.value is not None
    assert [fact.aspects.language for fact in outcome.value.facts] == ["fr", "de", None, None]


def test_ids_are_unique_even_where_the_document_has_none(every_kind_taxonomy: Taxonomy) -> None:
    body = '<t:Name contextRef="y">a</t:Name>' * 3 + '<t:Name id="x" contextRef="y">a</t:Name>' * 2
    facts, _ = read(body, every_kind_taxonomy)
    assert len({fact.id for fact in facts}) == 5
    assert facts[3].id == "x"
    assert str(facts[0].span) == "a.xbrl:8"


def test_midnight_is_read_as_the_end_of_the_day_before(every_kind_taxonomy: Taxonomy) -> None:
    body = """<context id="m"><entity><identifier scheme="s">1</identifier></entity>
    <period><instant>2024-01-01T00:00:00</instant></period></context>
    <t:Cash contextRef="m" unitRef="u" decimals="0">1</t:Cash>"""
    facts, _ = read(body, every_kind_taxonomy)
    assert facts[0].aspects.period == Period.instant_on(dt.date(2023, 12, 31))


@pytest.mark.parametrize(
    ("data", "code", "span"),
    [
        (b"<!DOCTYPE a><a/>", "disclose.xml:doctype", "a.xbrl:1:1"),
        (b"<a>", "disclose.xml:not-well-formed", "a.xbrl:1:4"),
        (b"\n<html/>", "xbrl.4:xbrlRootElement", "a.xbrl:2"),
    ],
)
def test_documents_that_are_no_instance(every_kind_taxonomy: Taxonomy, data: bytes, code: str, span: str) -> None:
    outcome = read_instance(data, "a.xbrl", every_kind_taxonomy)
    assert outcome.value is None
    assert [(found.code, str(found.span)) for found in outcome.diagnostics] == [(code, span)]
