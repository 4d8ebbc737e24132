"""What is read from an Inline XBRL document, right or wrong."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from disclose.formats.inline import read_inline
from disclose.model import (
    BooleanValue,
    CheckedReport,
    DateValue,
    EnumerationValue,
    Fact,
    NilValue,
    NumericValue,
    TextValue,
    UnreadableValue,
    Value,
)
from disclose.names import QName
from disclose.taxonomy import Taxonomy

HEAD = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"
 xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:t="https://every-kind.example/2023" xmlns:cur="http://www.xbrl.org/2003/iso4217"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xml:lang="en"><head><title>x</title></head><body>
<div style="display:none"><ix:header><ix:hidden>HIDDEN</ix:hidden>
<ix:references><link:schemaRef xlink:type="simple" xlink:href="t.xsd"/></ix:references><ix:resources>
<xbrli:context id="y"><xbrli:entity><xbrli:identifier scheme="s">1</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:instant>2023-12-31</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="u"><xbrli:measure>cur:CNY</xbrli:measure></xbrli:unit></ix:resources></ix:header></div>
"""


def read(body: str, taxonomy: Taxonomy, hidden: str = "") -> tuple[tuple[Fact, ...], list[tuple[str, str, str]]]:
    """The facts, and the findings as place, code and message."""
    outcome = read_inline(f"{HEAD.replace('HIDDEN', hidden)}{body}</body></html>".encode(), "a.xhtml", taxonomy)
    assert outcome.value is not None
    assert outcome.value.schema_refs == ("t.xsd",)
    return outcome.value.facts, [(str(found.span), found.code, found.message) for found in outcome.diagnostics]


def value_of(body: str, taxonomy: Taxonomy) -> Value:
    facts, findings = read(body, taxonomy)
    assert findings == []
    return facts[0].value


def number(attributes: str, text: str) -> str:
    return f'<ix:nonFraction name="t:Revenue" contextRef="y" unitRef="u" decimals="-5" {attributes}>{text}</ix:nonFraction>'


def text(concept: str, attributes: str, content: str) -> str:
    return f'<ix:nonNumeric name="t:{concept}" contextRef="y" {attributes}>{content}</ix:nonNumeric>'


def test_what_is_written_is_read(
    every_kind_report: CheckedReport, every_kind_taxonomy: Taxonomy, every_kind_inline: bytes
) -> None:
    outcome = read_inline(every_kind_inline, "a.xhtml", every_kind_taxonomy)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.content() == every_kind_report.report.content()
    assert outcome.value.schema_refs == ("every_kind.xsd",)


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        (number('scale="6" sign="-" format="ixt:num-dot-decimal"', "6,494.7"), Decimal("-6494700000")),
        (number('scale="-2"', " 44.1 "), Decimal("0.441")),
        (number('format="ixt:fixed-zero"', "–"), Decimal(0)),
        (number('format="ixt:num-comma-decimal"', "6.494,7"), Decimal("6494.7")),
    ],
)
def test_numbers(every_kind_taxonomy: Taxonomy, element: str, expected: Decimal) -> None:
    assert value_of(element, every_kind_taxonomy) == NumericValue(expected, -5)


def test_a_number_remembers_how_it_was_displayed(every_kind_taxonomy: Taxonomy) -> None:
    facts, _ = read(number('scale="6" format="ixt:num-dot-decimal"', "6,494.7"), every_kind_taxonomy)
    assert (facts[0].origin.displayed, facts[0].origin.scale, str(facts[0].span)) == ("6,494.7", 6, "a.xhtml:11:1")


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        (text("Name", "", "A <i>&amp;</i> B"), TextValue("A & B")),
        (text("Name", 'format="ixt:fixed-empty"', "none"), TextValue("")),
        (text("Outlook", 'escape="true"', "<p>a<br/></p>"), TextValue("<p>a<br/></p>", xhtml=True)),
        (text("Outlook", 'escape="1"', "a &amp; b"), TextValue("a &amp; b", xhtml=True)),
        (text("Outlook", "", "<p>a</p>"), TextValue("a", xhtml=True)),
        (text("Name", "", "a<ix:exclude>page 7</ix:exclude>b"), TextValue("ab")),
        (text("Outlook", 'escape="true"', "<p>a<ix:exclude>7</ix:exclude></p>"), TextValue("<p>a</p>", xhtml=True)),
        (text("Published", 'format="ixt:date-day-monthname-year-en"', "31 December 2023"), DateValue(dt.date(2023, 12, 31))),
        (text("Listed", 'format="ixt:fixed-true"', "☑"), BooleanValue(True)),
        (text("Name", 'xsi:nil="true"', ""), NilValue()),
        (text("Opinion", "", "n#a"), EnumerationValue((QName("n", "a"),))),
        (
            number("", "<ix:nonFraction name='t:Cash' contextRef='y' unitRef='u' decimals='0'>7</ix:nonFraction>"),
            NumericValue(Decimal(7), -5),
        ),
        (number('xsi:nil="true"', "").replace(' decimals="-5"', ""), NilValue()),
    ],
)
def test_values(every_kind_taxonomy: Taxonomy, element: str, expected: Value) -> None:
    assert value_of(element, every_kind_taxonomy) == expected


def test_nested_facts_are_facts_of_their_own(every_kind_taxonomy: Taxonomy) -> None:
    element = text("Outlook", 'escape="true"', f"<p>{number('', '7')} of {text('Name', '', 'A')}</p>")
    facts, findings = read(element, every_kind_taxonomy)
    assert findings == []
    assert [str(fact.value) for fact in facts] == ["<p>7 of A</p>", "7", "A"]


def test_a_continued_text_is_read_across_the_page(every_kind_taxonomy: Taxonomy) -> None:
    body = (
        text("Outlook", 'escape="true" continuedAt="b"', "<p>one</p>")
        + '<p>in between</p><ix:continuation id="c"><p>three</p></ix:continuation>'
        + '<ix:continuation id="b" continuedAt="c"><p>two</p></ix:continuation>'
    )
    assert str(value_of(body, every_kind_taxonomy)) == "<p>one</p><p>two</p><p>three</p>"


@pytest.mark.parametrize(
    ("continuation", "code", "message"),
    [
        ("", "ix11.11.1.2:continuationMissing", "The continuation b does not exist"),
        (
            '<ix:continuation id="b" continuedAt="b">two</ix:continuation>',
            "ix11.4.1.2:continuationCycle",
            "The continuation b leads back to itself",
        ),
    ],
)
def test_broken_continuations(every_kind_taxonomy: Taxonomy, continuation: str, code: str, message: str) -> None:
    first = text("Name", 'continuedAt="b"', "one")
    _, findings = read(first + continuation, every_kind_taxonomy)
    place = f"a.xhtml:11:{len(first) + 1 if continuation else 1}"
    assert findings == [(place, code, message)]


def test_hidden_facts_count(every_kind_taxonomy: Taxonomy) -> None:
    facts, _ = read("", every_kind_taxonomy, text("Opinion", "", "n#a"))
    assert [(fact.aspects.concept.local, str(fact.value)) for fact in facts] == [("Opinion", "n#a")]


@pytest.mark.parametrize(
    ("element", "code", "message", "displayed", "reason"),
    [
        (
            number('format="ixt:num-dot-decimal"', "6.494,7"),
            "ix11.10.1.1:transformValueError",
            "The format ixt:num-dot-decimal of Revenue does not read '6.494,7'",
            "6.494,7",
            "the format ixt:num-dot-decimal does not read '6.494,7'",
        ),
        (
            number('format="ixt:nonsense"', "7"),
            "ix11.10.1.2:invalidTransformation",
            "The format ixt:nonsense of Revenue is in no transformation registry that is read",
            "7",
            "the format 'ixt:nonsense' is in no transformation registry that is read",
        ),
        (
            number('format="z:nonsense"', "7"),
            "ix11.10.1.2:invalidTransformation",
            "The format z:nonsense of Revenue has no meaning",
            "7",
            "the format 'z:nonsense' has no meaning",
        ),
        (
            number("", "-7"),
            "ix11.10.1.2:nonFractionNegative",
            "Revenue is displayed as -7, with a sign and without a format",
            "-7",
            "'-7' is not a number without a sign, and there is no format that would read it",
        ),
        (
            text("Published", 'format="ixt:date-day-month-year"', "31 December"),
            "ix11.11.1.1:transformValueError",
            "The format ixt:date-day-month-year of Published does not read '31 December'",
            "31 December",
            "the format ixt:date-day-month-year does not read '31 December'",
        ),
    ],
)
def test_texts_that_a_format_does_not_read_are_found_and_kept(
    every_kind_taxonomy: Taxonomy, element: str, code: str, message: str, displayed: str, reason: str
) -> None:
    facts, findings = read(element, every_kind_taxonomy)
    assert findings == [("a.xhtml:11:1", code, message)]
    assert facts[0].value == UnreadableValue(displayed, reason, told=True)


@pytest.mark.parametrize(
    ("element", "displayed", "reason"),
    [
        (number("", "seven"), "seven", "'seven' is not a number without a sign, and there is no format that would read it"),
        (number('scale="six"', "7"), "7", "the scale 'six' is not a whole number"),
        (
            number('scale="999999" format="ixt:num-dot-decimal"', "7"),
            "7",
            "'7' with the scale 999999 is no number that is read",
        ),
    ],
)
def test_texts_that_are_no_numbers_are_kept_for_the_rules(
    every_kind_taxonomy: Taxonomy, element: str, displayed: str, reason: str
) -> None:
    assert value_of(element, every_kind_taxonomy) == UnreadableValue(displayed, reason)


def test_language_is_the_nearest(every_kind_taxonomy: Taxonomy) -> None:
    none = text("Name", 'xml:lang=""', "c")
    body = text("Name", "", "a") + f'<p xml:lang="de">{text("Name", "", "b")}{none}</p>'
    facts, _ = read(body, every_kind_taxonomy)
    assert [fact.aspects.language for fact in facts] == ["en", "de", None]


@pytest.mark.parametrize(
    ("element", "code", "message"),
    [
        (
            text("Name", "", "a").replace("t:Name", "z:Name"),
            "disclose.inline:name",
            "z:Name is not a name whose prefix is declared",
        ),
        (
            text("Name", "", "a").replace('"y"', '"z"'),
            "ix11.11.1.2:contextReference",
            "Name refers to a context that does not exist: z",
        ),
        (
            number("", "7").replace('"u"', '"v"'),
            "ix11.10.1.2:unitReference",
            "Revenue refers to a unit that does not exist: v",
        ),
    ],
)
def test_what_refers_to_nothing_is_a_finding(every_kind_taxonomy: Taxonomy, element: str, code: str, message: str) -> None:
    assert read(element, every_kind_taxonomy) == ((), [("a.xhtml:11:1", code, message)])


@pytest.mark.parametrize(
    ("data", "code", "span"),
    [
        (b"<!DOCTYPE html><html/>", "disclose.xml:doctype", "a.xhtml:1:1"),
        (b"<xbrl></xbrl>", "ix11.3.3.1:rootElement", "a.xhtml:1:1"),
        (b"<html><p></html>", "disclose.xml:not-well-formed", "a.xhtml:1:17"),
        (b'<html xmlns="http://www.w3.org/1999/xhtml"></html>', "ix11.8.1.3:headerMissing", "a.xhtml"),
    ],
)
def test_documents_that_are_no_inline_report(every_kind_taxonomy: Taxonomy, data: bytes, code: str, span: str) -> None:
    outcome = read_inline(data, "a.xhtml", every_kind_taxonomy)
    assert outcome.value is None
    assert [(found.code, str(found.span)) for found in outcome.diagnostics] == [(code, span)]
