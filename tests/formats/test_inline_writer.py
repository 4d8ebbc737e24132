"""What facts and the parts of the document look like in Inline XBRL."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from lxml import etree
from markupsafe import Markup

from disclose.diagnostics import Span
from disclose.formats.inline import InlineParts, InlineTagger, may_be_hidden
from disclose.model import (
    Aspects,
    CheckedReport,
    Entity,
    EnumerationValue,
    Fact,
    NilValue,
    NumericValue,
    Origin,
    Period,
    QNameValue,
    Report,
    TextValue,
    Unit,
    Value,
)
from disclose.names import IX, QName
from disclose.render.tagging import PageParts, Tagger
from disclose.taxonomy import ItemKind, Taxonomy
from disclose.transforms import Displayed, NegativeStyle, ixt, show
from disclose.xhtml import block_text, markup_of

NS = "https://every-kind.example/2023"
YEAR = Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31))


def fact(concept: str, value: Value, unit: Unit | None = None, language: str | None = None) -> Fact:
    aspects = Aspects(QName(NS, concept), Entity("s", "1"), YEAR, unit, language)
    return Fact(f"{concept}-2023", aspects, value, Origin(Span("figures.csv", 2)))


LOSS = fact("Revenue", NumericValue(Decimal("-6494700000"), -5), Unit.currency("CNY"))
MARGIN = fact("Margin", NumericValue(Decimal("0.441"), 3), Unit.pure())
NAME = fact("Name", TextValue("A & B"), None, "en")
OPINION = fact("Opinion", EnumerationValue((QName(NS, "GoodMember"),)))


def tagger(taxonomy: Taxonomy, *facts: Fact) -> InlineTagger:
    return InlineTagger(CheckedReport(Report(facts)), taxonomy)


def test_a_page_can_use_them(every_kind_taxonomy: Taxonomy) -> None:
    """They are what a page asks for; the type checker holds it."""
    using: Tagger = tagger(every_kind_taxonomy, NAME)
    assert isinstance(using, InlineTagger)
    parts: PageParts = InlineParts(using, "t.xsd")
    assert parts.namespaces.startswith(" xmlns:")


def test_a_number(every_kind_taxonomy: Taxonomy) -> None:
    shown = show(LOSS.value, scale=6, style=NegativeStyle.PARENTHESES)  # type: ignore[arg-type]
    assert tagger(every_kind_taxonomy, LOSS).number(LOSS, shown, "cover") == (
        '(<ix:nonFraction id="Revenue-2023" name="t:Revenue" contextRef="c-2023" unitRef="u-CNY" decimals="-5" scale="6" '
        'sign="-" format="ixt:num-dot-decimal">6,494.7</ix:nonFraction>)'
    )


def test_a_number_that_needs_no_rule_and_no_scale(every_kind_taxonomy: Taxonomy) -> None:
    assert tagger(every_kind_taxonomy, MARGIN).number(MARGIN, Displayed("0.441", "<", ">"), "cover") == (
        '&lt;<ix:nonFraction id="Margin-2023" name="t:Margin" contextRef="c-2023" unitRef="u-pure" decimals="3">0.441'
        "</ix:nonFraction>&gt;"
    )


def test_a_text_with_its_language(every_kind_taxonomy: Taxonomy) -> None:
    assert tagger(every_kind_taxonomy, NAME).text(NAME, "A & B", None, "cover") == (
        '<ix:nonNumeric id="Name-2023" name="t:Name" contextRef="c-2023" xml:lang="en">A &amp; B</ix:nonNumeric>'
    )


def test_a_text_without_language_is_kept_from_that_of_the_page(every_kind_taxonomy: Taxonomy) -> None:
    name = replace(NAME, aspects=replace(NAME.aspects, language=None))
    assert 'xml:lang=""' in tagger(every_kind_taxonomy, name).text(name, "A & B", None, "cover")


def test_a_date_with_its_rule(every_kind_taxonomy: Taxonomy) -> None:
    date = fact("Published", TextValue("2023-12-31"))
    markup = tagger(every_kind_taxonomy, date).text(date, "31 December 2023", ixt("date-day-monthname-year-en"), "cover")
    assert markup == (
        '<ix:nonNumeric id="Published-2023" name="t:Published" contextRef="c-2023" format="ixt:date-day-monthname-year-en">'
        "31 December 2023</ix:nonNumeric>"
    )


def test_nil_stands_empty_beside_what_is_shown(every_kind_taxonomy: Taxonomy) -> None:
    number, text = replace(LOSS, value=NilValue()), replace(NAME, value=NilValue())
    using = tagger(every_kind_taxonomy, number, text)
    assert using.number(number, Displayed("n/a"), "cover") == (
        '<ix:nonFraction id="Revenue-2023" name="t:Revenue" contextRef="c-2023" unitRef="u-CNY" xsi:nil="true">'
        "</ix:nonFraction>n/a"
    )
    assert using.nil(text, "–", "cover") == (
        '<ix:nonNumeric id="Name-2023" name="t:Name" contextRef="c-2023" xml:lang="en" xsi:nil="true"></ix:nonNumeric>–'
    )


def test_the_first_placement_bears_the_id_of_the_fact_and_later_ones_their_place(every_kind_taxonomy: Taxonomy) -> None:
    using = tagger(every_kind_taxonomy, NAME)
    ids = [etree.fromstring(using.text(NAME, "A", None, place).replace("ix:", "")).get("id") for place in ("a", "b", "b-2")]
    assert ids == ["Name-2023", "Name-2023.b", "Name-2023.b-2"]
    with pytest.raises(ValueError, match="Name-2023 is placed at b twice"):
        using.text(NAME, "A", None, "b")


def test_a_text_block_says_the_same_with_tags_as_without(every_kind_taxonomy: Taxonomy) -> None:
    value = TextValue(block_text("<p>Margin: 44.1%, loss: (6,494.7)</p>"), xhtml=True)
    block = fact("Outlook", value, None, "en")
    using = tagger(every_kind_taxonomy, block, MARGIN, LOSS)
    loss = using.number(LOSS, show(LOSS.value, scale=6, style=NegativeStyle.PARENTHESES), "outlook")  # type: ignore[arg-type]
    margin = using.number(MARGIN, show(MARGIN.value, scale=-2), "outlook")  # type: ignore[arg-type]
    markup = using.block(block, Markup(f"<p>Margin: {margin}, loss: {loss}</p>"), "outlook")
    assert ' escape="true" xml:lang="en">' in markup
    declared = f'<r xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="{IX}">{markup}</r>'
    assert "".join(markup_of(etree.fromstring(declared))) == value.text


def test_what_a_rule_could_read_is_never_hidden() -> None:
    assert {kind for kind in ItemKind if may_be_hidden(kind)} == {
        ItemKind.QNAME,
        ItemKind.ENUMERATION,
        ItemKind.ENUMERATION_SET,
        ItemKind.ANY_URI,
        ItemKind.DATETIME,
    }


def test_a_fact_placed_nowhere_is_an_error_at_its_source(every_kind_taxonomy: Taxonomy) -> None:
    using = tagger(every_kind_taxonomy, NAME, MARGIN, OPINION)
    using.text(NAME, "A & B", None, "cover")
    parts = InlineParts(using, "t.xsd")
    assert using.unplaced() == (MARGIN,)
    assert [(str(found.span), found.code, found.message) for found in parts.findings()] == [
        ("figures.csv:2", "disclose.inline:unplaced", "Margin (2023-01-01/2023-12-31) appears nowhere in the report")
    ]


def header(using: InlineTagger) -> etree._Element:
    parts = InlineParts(using, "t.xsd?a&b")
    return etree.fromstring(f'<div xmlns="http://www.w3.org/1999/xhtml"{parts.namespaces}>{parts.header()}</div>')


def test_the_header_hides_what_has_no_displayed_form(every_kind_taxonomy: Taxonomy) -> None:
    kind = fact("Kind", QNameValue(QName(NS, "Revenue")))
    nil = fact("Views", NilValue())
    using = tagger(every_kind_taxonomy, OPINION, kind, nil, NAME)
    using.text(NAME, "A & B", None, "cover")
    hidden = header(using).find(f".//{{{IX}}}hidden")
    assert hidden is not None
    assert [(element.get("id"), element.text) for element in hidden] == [
        ("Opinion-2023", f"{NS}#GoodMember"),
        ("Kind-2023", "t:Revenue"),
        ("Views-2023", None),
    ]


def test_a_label_shown_for_a_hidden_fact_points_to_it(every_kind_taxonomy: Taxonomy) -> None:
    using = tagger(every_kind_taxonomy, OPINION)
    assert using.text(OPINION, "Good & fair", None, "cover") == (
        '<span style="-ix-hidden:Opinion-2023">Good &amp; fair</span>'
    )
    assert header(using).find(f".//{{{IX}}}hidden") is not None


def test_the_header_without_hidden_facts(every_kind_taxonomy: Taxonomy) -> None:
    using = tagger(every_kind_taxonomy, NAME)
    using.text(NAME, "A & B", None, "cover")
    root = header(using)
    assert [element.tag for element in root[0]] == [f"{{{IX}}}references", f"{{{IX}}}resources"]
    assert root[0][0][0].get("{http://www.w3.org/1999/xlink}href") == "t.xsd?a&b"
    assert [element.get("id") for element in root[0][1]] == ["c-2023"]
