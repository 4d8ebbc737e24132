"""What facts and the parts of the document look like in Inline XBRL."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from lxml import etree
from markupsafe import Markup
from msgspec.structs import replace

from disclose.diagnostics import Span
from disclose.formats.inline import InlineParts, InlineTagger, may_be_hidden
from disclose.model import (
    Aspects,
    CheckedReport,
    Entity,
    EnumerationValue,
    Fact,
    FactLink,
    Footnote,
    FractionValue,
    NilValue,
    NumericValue,
    Origin,
    Period,
    QNameValue,
    Report,
    RoleReference,
    TextValue,
    Tuple,
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
    assert using.text(OPINION, "Good & fair", None, "cover") == ('<span style="-ix-hidden:Opinion-2023">Good &amp; fair</span>')
    assert header(using).find(f".//{{{IX}}}hidden") is not None


def test_the_header_without_hidden_facts(every_kind_taxonomy: Taxonomy) -> None:
    using = tagger(every_kind_taxonomy, NAME)
    using.text(NAME, "A & B", None, "cover")
    root = header(using)
    assert [element.tag for element in root[0]] == [f"{{{IX}}}references", f"{{{IX}}}resources"]
    assert root[0][0][0].get("{http://www.w3.org/1999/xlink}href") == "t.xsd?a&b"
    assert [element.get("id") for element in root[0][1]] == ["c-2023"]


def test_a_fraction_shows_its_terms(every_kind_taxonomy: Taxonomy) -> None:
    part = fact("Part", FractionValue(Decimal(-1), Decimal(3)), Unit.pure())
    assert tagger(every_kind_taxonomy, part).fraction(part, "cover") == (
        '<ix:fraction id="Part-2023" name="t:Part" contextRef="c-2023" unitRef="u-pure">'
        '<ix:numerator sign="-">1</ix:numerator>/'
        "<ix:denominator>3</ix:denominator></ix:fraction>"
    )


def test_the_parts_of_a_block_are_one_chain(every_kind_taxonomy: Taxonomy) -> None:
    block = fact("Outlook", TextValue("<p>a</p><p>b</p><p>c</p>", xhtml=True), None, "en")
    using = tagger(every_kind_taxonomy, block)
    parts = [using.block(block, Markup(f"<p>{text}</p>"), f"s-{text}", at, 3) for at, text in enumerate("abc", 1)]
    assert parts == [
        '<ix:nonNumeric id="Outlook-2023" name="t:Outlook" contextRef="c-2023" continuedAt="Outlook-2023.part-2" escape="true"'
        ' xml:lang="en"><p>a</p></ix:nonNumeric>',
        '<ix:continuation id="Outlook-2023.part-2" continuedAt="Outlook-2023.part-3"><p>b</p></ix:continuation>',
        '<ix:continuation id="Outlook-2023.part-3"><p>c</p></ix:continuation>',
    ]
    assert using.block(block, Markup("<p>b</p>"), "again", 2, 3) == "<p>b</p>"
    assert using.unplaced() == ()


def test_a_block_of_which_a_part_is_missing_is_owed(every_kind_taxonomy: Taxonomy) -> None:
    block = fact("Outlook", TextValue("<p>a</p><p>b</p>", xhtml=True), None, "en")
    using = tagger(every_kind_taxonomy, block)
    using.block(block, Markup("<p>a</p>"), "a", 1, 2)
    assert using.unplaced() == (block,)


NOTE = Footnote(("Margin-2023",), "en", "See <b>b</b> &amp; c", span=Span("notes.yaml", 2))


def test_a_footnote_stands_once_and_is_tied_to_its_facts(every_kind_taxonomy: Taxonomy) -> None:
    own = replace(NOTE, role="urn:r", arcrole="urn:a", text="Own")
    roles = (RoleReference("urn:r", "t.xsd#r"), RoleReference("urn:a", "t.xsd#a", True))
    report = Report(
        (MARGIN, LOSS),
        footnotes=(NOTE, own),
        fact_links=(FactLink(("Revenue-2023",), ("Margin-2023",), "urn:r", "urn:a"),),
        role_references=roles,
    )
    using = InlineTagger(CheckedReport(report), every_kind_taxonomy)
    first = using.footnote(NOTE)
    assert first.startswith('<ix:footnote id="note-')
    assert first.endswith(' xml:lang="en">See <b>b</b> &amp; c</ix:footnote>')
    assert using.footnote(NOTE) == "See <b>b</b> &amp; c"
    found = [(str(one.span), one.code, one.message) for one in InlineParts(using, "t.xsd").findings()]
    assert ("notes.yaml:2", "disclose.inline:unplaced", "The footnote 'Own' appears nowhere in the report") in found
    using.footnote(own)
    resources = header(using).find(f".//{{{IX}}}resources")
    assert resources is not None
    assert [etree.QName(element).localname for element in resources][:5] == [
        *("roleRef", "arcroleRef", "relationship", "relationship", "relationship")
    ]
    related = [dict(element.attrib) for element in resources.iterfind(f"{{{IX}}}relationship")]
    ids = {note.text: using.notes[note.language, note.text] for note in (NOTE, own)}
    assert related == [
        {"fromRefs": "Margin-2023", "toRefs": ids[NOTE.text]},
        {"fromRefs": "Margin-2023", "toRefs": ids["Own"], "arcrole": "urn:a", "linkRole": "urn:r"},
        {"fromRefs": "Revenue-2023", "toRefs": "Margin-2023", "arcrole": "urn:a", "linkRole": "urn:r"},
    ]


def test_tuples_are_hidden_with_all_they_hold(every_kind_taxonomy: Taxonomy) -> None:
    board = Tuple("board", QName(NS, "Board"))
    inner = Tuple("inner", QName(NS, "Director"), board, position=0)
    empty = Tuple("empty", QName(NS, "Director"), board, nil=True, position=3)
    margin = replace(MARGIN, container=inner)
    loss = replace(LOSS, container=board, origin=Origin(position=2))
    name = replace(NAME, container=board, origin=Origin(position=1))
    part = replace(fact("Part", FractionValue(Decimal(1), Decimal(3)), Unit.pure()), container=inner, origin=Origin(position=1))
    report = Report((loss, margin, name, part), tuples=(board, inner, empty))
    using = InlineTagger(CheckedReport(report), every_kind_taxonomy)
    assert using.unplaced() == ()
    hidden = header(using).find(f".//{{{IX}}}hidden")
    assert hidden is not None
    (root,) = hidden
    assert [
        (etree.QName(one).localname, one.get("id"), one.get("order"), one.get("sign")) for one in root.iter(f"{{{IX}}}*")
    ] == [
        ("tuple", "board", None, None),
        ("tuple", "inner", "1", None),
        ("nonFraction", "Margin-2023", "1", None),
        ("fraction", "Part-2023", "2", None),
        ("numerator", None, None, None),
        ("denominator", None, None, None),
        ("nonNumeric", "Name-2023", "2", None),
        ("nonFraction", "Revenue-2023", "3", "-"),
        ("tuple", "empty", "4", None),
    ]
