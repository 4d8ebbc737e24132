"""What an instance holds besides plain items: tuples, fractions, open content of contexts, footnote links."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from disclose.formats.xbrl_xml import read_instance
from disclose.model import (
    Fact,
    FractionValue,
    NilValue,
    NonFiniteValue,
    NumericValue,
    OtherContent,
    Report,
    Target,
    Unit,
)
from disclose.names import ARCROLE_FACT_FOOTNOTE, ARCROLE_LINKBASE, ISO4217, LINK, ROLE_FOOTNOTE, ROLE_LINK, QName
from disclose.taxonomy import Concept, DataType, ItemKind, Role, Taxonomy

NS = "urn:t"
HEAD = """<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:t="urn:t" xmlns:iso="http://www.xbrl.org/2003/iso4217"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>
<context id="y"><entity><identifier scheme="s">1</identifier></entity><period><instant>2023-12-31</instant></period></context>
<unit id="u"><measure>iso:CNY</measure></unit>
"""
LINE = 7


def name(local: str) -> QName:
    return QName(NS, local)


def concept(local: str, kind: ItemKind, **more: object) -> Concept:
    data_type = DataType(name(f"{local}Type"), kind, base_xsd=str(more.pop("base", "decimal")))
    data_type = replace(data_type, decimals=more.pop("decimals", None), precision=more.pop("precision", None))
    return Concept(name(local), data_type, "instant", **more)  # type: ignore[arg-type]


CONCEPTS = (
    concept("Revenue", ItemKind.MONETARY),
    concept("Ratio", ItemKind.FRACTION),
    concept("Speed", ItemKind.DECIMAL, base="double"),
    concept("Fixed", ItemKind.MONETARY, decimals="2"),
    concept("Precise", ItemKind.MONETARY, precision="3"),
    concept("Usual", ItemKind.MONETARY, default="5"),
    concept("Note", ItemKind.STRING, base="string"),
    concept("Director", ItemKind.OTHER, role=Role.TUPLE),
    concept("Board", ItemKind.OTHER, role=Role.TUPLE),
)
USES = {"urn:r": ("footnote",), "urn:s": ("label",), "urn:a": ("footnoteArc",)}
TAXONOMY = Taxonomy(
    NS,
    "t",
    "t.xsd",
    MappingProxyType({one.qname: one for one in CONCEPTS}),
    role_uses={uri: tuple(QName(LINK, local) for local in used) for uri, used in USES.items()},
)


def read(body: str) -> tuple[Report, list[str]]:
    outcome = read_instance(f"{HEAD}{body}</xbrl>".encode(), "folder/a.xbrl", TAXONOMY)
    assert outcome.value is not None
    return outcome.value, [f"{found.span}: {found.code}" for found in outcome.diagnostics]


def only(body: str) -> Fact:
    report, findings = read(body)
    assert findings == []
    (fact,) = report.facts
    return fact


def test_items_know_the_tuples_around_them() -> None:
    report, findings = read(
        """<t:Board id="b"><t:Director xml:lang="de"><t:Note id="n" contextRef="y">x</t:Note></t:Director>
        <t:Director xsi:nil="true"/></t:Board><t:Note contextRef="y">y</t:Note>"""
    )
    assert findings == []
    board, first, second = report.tuples
    assert (board.id, board.concept, board.container, str(board.span)) == ("b", name("Board"), None, f"folder/a.xbrl:{LINE}")
    assert (first.container, first.nil, second.container, second.nil) == (board, False, board, True)
    inner, outer = report.facts
    assert (inner.id, inner.container, inner.aspects.language) == ("n", first, "de")
    assert outer.container is None
    assert len({board.id, first.id, second.id, inner.id, outer.id}) == 5


def test_tuples_have_no_attributes_of_items() -> None:
    xbrli = 'xmlns:i="http://www.xbrl.org/2003/instance"'
    _, findings = read(f'<t:Board id="b" t:own="1" contextRef="y"/>\n<t:Board {xbrli} i:periodType="instant"/>')
    assert findings == [f"folder/a.xbrl:{LINE + at}: xbrl.4.9:tupleAttribute" for at in (0, 1)]


def test_a_fraction_is_exact() -> None:
    body = '<t:Ratio contextRef="y" unitRef="u"><numerator>1</numerator><denominator> 3 </denominator></t:Ratio>'
    assert only(body).value == FractionValue(Decimal(1), Decimal(3))
    assert str(only(body).value) == "1/3"


@pytest.mark.parametrize(
    ("attributes", "terms", "finding"),
    [
        ('decimals="0"', "<numerator>1</numerator><denominator>3</denominator>", "xbrl.4.6.3:fractionPrecisionDecimals"),
        ("", "<numerator>1</numerator><denominator>0</denominator>", None),
        ("", "<numerator>1</numerator>", None),
    ],
)
def test_what_is_no_fraction(attributes: str, terms: str, finding: str | None) -> None:
    report, findings = read(f'<t:Ratio contextRef="y" unitRef="u" {attributes}>{terms}</t:Ratio>')
    assert findings == ([] if finding is None else [f"folder/a.xbrl:{LINE}: {finding}"])
    assert isinstance(report.facts[0].value, FractionValue) is (finding is not None)


@pytest.mark.parametrize("text", ["INF", "-INF", "NaN"])
def test_floating_point_has_more_than_numbers(text: str) -> None:
    fact = only(f'<t:Speed contextRef="y" unitRef="u" decimals="0"> {text} </t:Speed>')
    assert fact.value == NonFiniteValue(text)


def test_accuracy_that_the_type_gives() -> None:
    assert only('<t:Fixed contextRef="y" unitRef="u">1.234</t:Fixed>').value == NumericValue(Decimal("1.234"), 2)
    assert only('<t:Precise contextRef="y" unitRef="u">12345</t:Precise>').value == NumericValue(Decimal(12345), -2)
    assert only('<t:Fixed contextRef="y" unitRef="u" decimals="0">1</t:Fixed>').value == NumericValue(Decimal(1), 0)
    report, findings = read('<t:Fixed contextRef="y" unitRef="u" xsi:nil="true"/>')
    assert findings == [f"folder/a.xbrl:{LINE}: xbrl.4.6.3:nilPrecisionDecimals"]
    assert report.facts[0].value == NilValue()


def test_the_default_of_an_empty_element() -> None:
    assert only('<t:Usual contextRef="y" unitRef="u" decimals="0"/>').value == NumericValue(Decimal(5), 0)
    assert only('<t:Usual contextRef="y" unitRef="u" decimals="0">6</t:Usual>').value == NumericValue(Decimal(6), 0)


def test_contexts_and_units_that_nothing_uses_are_there() -> None:
    report, findings = read('<unit id="v"><measure>pure</measure></unit><unit id="w"><measure>impure</measure></unit>')
    assert findings == [f"folder/a.xbrl:{LINE}: xbrl.4.8.2:measureElement"]
    assert [(one.id, str(one.span)) for one in report.contexts] == [("y", "folder/a.xbrl:5")]
    assert [(one.id, one.unit) for one in report.units] == [
        ("u", Unit((QName(ISO4217, "CNY"),))),
        ("v", Unit.pure()),
        ("w", Unit((QName("http://www.xbrl.org/2003/instance", "impure"),))),
    ]


def test_open_content_of_a_context_is_an_aspect() -> None:
    report, findings = read(
        """<context id="z"><entity><identifier scheme="s">1</identifier><segment>
        <t:Part b="2" a="1"><!-- c --><t:Deep/></t:Part></segment></entity>
        <period><instant>2023-12-31</instant></period><scenario><t:Plan> x </t:Plan></scenario></context>
        <t:Note contextRef="z">x</t:Note>"""
    )
    assert findings == []
    context = report.contexts[1]
    segment = '<{urn:t}Part a="1" b="2"><{urn:t}Deep></{urn:t}Deep></{urn:t}Part>'
    assert report.facts[0].aspects.other == context.other == OtherContent(segment, "<{urn:t}Plan> x </{urn:t}Plan>")
    assert (context.segment_names, context.scenario_names) == ((name("Part"), name("Deep")), (name("Plan"),))
    assert report.facts[0].context is context


FOOTNOTE = (
    '<link:footnote xlink:type="resource" xlink:label="n" xlink:role="http://www.xbrl.org/2003/role/footnote"'
    ' xml:lang="en">About <b xmlns="http://www.w3.org/1999/xhtml">it</b></link:footnote>'
)


def link(*parts: str) -> str:
    role = "http://www.xbrl.org/2003/role/link"
    return f'<link:footnoteLink xlink:type="extended" xlink:role="{role}">{"".join(parts)}</link:footnoteLink>'


def locator(href: str, more: str = "") -> str:
    return f'<link:loc xlink:type="locator" xlink:label="l" xlink:href="{href}" {more}/>'


def arc(start: str, end: str) -> str:
    return f'<link:footnoteArc xlink:type="arc" xlink:from="{start}" xlink:to="{end}" xlink:arcrole="{ARCROLE_FACT_FOOTNOTE}"/>'


FACTS = '<t:Note id="f" contextRef="y">x</t:Note><t:Board id="b"><t:Note contextRef="y">z</t:Note></t:Board>'


def test_a_footnote_says_something_of_facts() -> None:
    report, findings = read(FACTS + link(locator("#f"), locator("#b"), FOOTNOTE, arc("l", "n")))
    assert findings == []
    (footnote,) = report.footnotes
    assert (footnote.fact_ids, footnote.language, footnote.role) == (("f", "b"), "en", ROLE_LINK)
    assert (footnote.text, footnote.arcrole) == ("About <b>it</b>", ARCROLE_FACT_FOOTNOTE)
    (written,) = report.links
    assert written.role == ROLE_LINK
    assert [one.label for one in written.resources] == ["n"]
    assert [(one.start, one.end) for one in written.arcs] == [("l", "n")]


@pytest.mark.parametrize(
    ("href", "more", "target"),
    [
        ("#f", "", Target.FACT),
        ("a.xbrl#f", "", Target.FACT),
        ("#element(/1/4)", "", Target.FACT),
        ("#element(b/1)", "", Target.FACT),
        ("#element(/1/2)", "", Target.OTHER),
        ("#element(/1/99)", "", Target.NOTHING),
        ("#y", "", Target.OTHER),
        ("#nowhere", "", Target.NOTHING),
        ("other.xbrl#f", "", Target.ELSEWHERE),
        ("#f", 'xml:base="other.xbrl"', Target.ELSEWHERE),
        ("http://[#f", "", Target.ELSEWHERE),
    ],
)
def test_where_a_locator_leads(href: str, more: str, target: Target) -> None:
    report, findings = read(FACTS + link(locator(href, more), FOOTNOTE, arc("l", "n")))
    assert findings == []
    assert report.links[0].locators[0].target is target


def test_a_locator_of_ones_own() -> None:
    report, _ = read(
        FACTS + link('<t:loc xlink:type="locator" xlink:label="l" xlink:href="#f" xlink:role="urn:r"/>', locator("#f"))
    )
    assert [(one.standard, one.role) for one in report.links[0].locators] == [(False, "urn:r"), (True, "")]


def test_an_arc_to_a_label_of_another_link() -> None:
    _, findings = read(FACTS + link(locator("#f"), arc("l", "n")) + link(FOOTNOTE, arc("l", "n")))
    assert findings == [
        f"folder/a.xbrl:{LINE}: xbrl.3.5.3.9.3:arcResource",
        f"folder/a.xbrl:{LINE}: xbrl.3.5.3.9.2:arcResource",
    ]


ROLE_REF = '<link:roleRef xlink:type="simple" roleURI="urn:r" xlink:href="t.xsd#r"/>'
ARCROLE_REF = '<link:arcroleRef xlink:type="simple" arcroleURI="urn:a" xlink:href="t.xsd#a"/>'


def test_references_to_roles() -> None:
    report, findings = read(ROLE_REF + ARCROLE_REF)
    assert findings == []
    assert [(one.uri, one.href, one.arcrole) for one in report.role_references] == [
        ("urn:r", "t.xsd#r", False),
        ("urn:a", "t.xsd#a", True),
    ]


def test_a_second_reference_to_a_role() -> None:
    assert read(ROLE_REF + f"\n{ROLE_REF}")[1] == [f"folder/a.xbrl:{LINE + 1}: xbrl.3.5.2.4.5:roleRefDuplicate"]
    assert read(ARCROLE_REF + f"\n{ARCROLE_REF}")[1] == [f"folder/a.xbrl:{LINE + 1}: xbrl.3.5.2.5.5:arcroleRefDuplicate"]
    assert read(ROLE_REF + ROLE_REF.replace("urn:r", "urn:s") + ARCROLE_REF)[1] == []


def test_roles_of_ones_own_need_a_reference() -> None:
    own = FOOTNOTE.replace(ROLE_FOOTNOTE, "urn:r")
    about = arc("l", "n").replace(ARCROLE_FACT_FOOTNOTE, "urn:a")
    assert read(ROLE_REF + ARCROLE_REF + FACTS + link(locator("#f"), own, about))[1] == []
    assert read(FACTS + link(locator("#f"), own, about))[1] == [
        f"folder/a.xbrl:{LINE}: xbrl.3.5.2.4:missingRoleRef",
        f"folder/a.xbrl:{LINE}: xbrl.3.5.2.5:missingArcroleRef",
    ]


def test_roles_are_used_where_their_declarations_allow() -> None:
    references = ROLE_REF.replace("urn:r", "urn:s") + ARCROLE_REF
    assert read(references + FACTS + link(locator("#f"), FOOTNOTE.replace(ROLE_FOOTNOTE, "urn:s"), arc("l", "n")))[1] == [
        f"folder/a.xbrl:{LINE}: xbrl.5.1.3.4:custRoleUsedOn"
    ]
    assert read(ROLE_REF.replace("urn:r", "urn:none"))[1] == [f"folder/a.xbrl:{LINE}: xbrl.3.5.2.4.5:roleRefNotDefined"]
    assert read(ARCROLE_REF.replace("urn:a", "urn:x"))[1] == [f"folder/a.xbrl:{LINE}: xbrl.3.5.2.5.5:arcroleRefNotDefined"]


def test_a_linkbase_reference_says_that_it_is_one() -> None:
    right = '<link:linkbaseRef xlink:type="simple" xlink:href="l.xml" xlink:arcrole="%s"/>'
    assert read(right % ARCROLE_LINKBASE)[1] == []
    assert read(right % "urn:x")[1] == [f"folder/a.xbrl:{LINE}: xbrl.4.3.3:linkbaseRefArcrole"]
