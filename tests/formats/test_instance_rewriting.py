"""What an instance may hold besides plain items is written as it was read: tuples, fractions, open content, footnotes."""

from __future__ import annotations

import re
from types import MappingProxyType

import pytest
from lxml import etree
from msgspec.structs import replace

from disclose.diagnostics import Span
from disclose.formats.references import TaxonomyReference
from disclose.formats.xbrl_xml import read_instance, write_instance
from disclose.model import CheckedReport, Report
from disclose.model.compare import differences
from disclose.names import ARCROLE_FACT_FOOTNOTE, ISO4217, LINK, ROLE_LINK, XBRLI, XLINK, QName
from disclose.taxonomy import Concept, DataType, ItemKind, Role, Taxonomy

NS = "urn:t"


def concept(local: str, kind: ItemKind, base: str = "decimal", role: Role = Role.ITEM) -> Concept:
    return Concept(QName(NS, local), DataType(QName(NS, f"{local}Type"), kind, base_xsd=base), "instant", role=role)


PRECISE = replace(
    concept("Precise", ItemKind.MONETARY), type=DataType(None, ItemKind.MONETARY, base_xsd="decimal", precision="3")
)
CONCEPTS = (
    concept("Revenue", ItemKind.MONETARY),
    concept("Ratio", ItemKind.FRACTION),
    concept("Speed", ItemKind.DECIMAL, "double"),
    PRECISE,
    concept("Note", ItemKind.STRING, "string"),
    concept("Kind", ItemKind.QNAME, "QName"),
    concept("Old", ItemKind.ENUMERATION, "QName"),
    concept("Director", ItemKind.OTHER, role=Role.TUPLE),
    concept("Board", ItemKind.OTHER, role=Role.TUPLE),
)
TAXONOMY = Taxonomy(
    NS,
    "t",
    "t.xsd",
    MappingProxyType({one.qname: one for one in CONCEPTS}),
    prefixes=MappingProxyType({"t": NS}),
    typed_domains=MappingProxyType(
        {
            QName(NS, "plain"): DataType(None, ItemKind.STRING, base_xsd="string"),
            QName(NS, "named"): DataType(None, ItemKind.QNAME, base_xsd="QName"),
        }
    ),
    role_uses=MappingProxyType({"urn:r": (QName(LINK, "footnoteLink"),), "urn:a": (QName(LINK, "footnoteArc"),)}),
)
HEAD = f"""<xbrl xmlns="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:t="{NS}" xmlns:iso="{ISO4217}"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:o="urn:o">
<link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>
<unit id="u"><measure>iso:CNY</measure></unit>
"""


def context(id: str, segment: str = "", scenario: str = "") -> str:
    inside = f"<segment>{segment}</segment>" if segment else ""
    beside = f"<scenario>{scenario}</scenario>" if scenario else ""
    return (
        f'<context id="{id}"><entity><identifier scheme="s">1</identifier>{inside}</entity>'
        f"<period><instant>2023-12-31</instant></period>{beside}</context>"
    )


def read(body: str | bytes) -> Report:
    data = f"{HEAD}{body}</xbrl>".encode() if isinstance(body, str) else body
    outcome = read_instance(data, "a.xbrl", TAXONOMY)
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    return outcome.value


def written(body: str) -> tuple[Report, bytes]:
    """The report of an instance, and it written again, which says the same, to the byte whatever the order of its facts."""
    report = read(body)
    data = write_instance(CheckedReport(report), TAXONOMY, "t.xsd")
    assert differences(report, read(data), "b.xbrl") == ()
    turned = replace(report, footnotes=report.footnotes[::-1], fact_links=report.fact_links[::-1])
    assert write_instance(CheckedReport(turned), TAXONOMY, "t.xsd") == data
    return report, data


def shape(data: bytes) -> list[str]:
    """The elements of the namespace, with how deep they stand and their ids."""
    return [
        f"{len(list(element.iterancestors()))} {etree.QName(element).localname} {element.get('id')}"
        for element in etree.fromstring(data).iter(f"{{{NS}}}*")
    ]


def test_tuples_keep_their_order_and_nesting() -> None:
    body = context("c") + (
        '<t:Board id="b"><t:Note id="n2" contextRef="c">x</t:Note><t:Director id="d1"><t:Note id="n1" contextRef="c">y</t:Note>'
        '</t:Director><t:Note id="n0" contextRef="c">z</t:Note><t:Director id="d0" xsi:nil="true"/></t:Board>'
        '<t:Board id="empty"/><t:Note id="root" contextRef="c">w</t:Note>'
    )
    _, data = written(body)
    assert shape(data) == [
        "1 Note root",
        "1 Board b",
        "2 Note n2",
        "2 Director d1",
        "3 Note n1",
        "2 Note n0",
        "2 Director d0",
        "1 Board empty",
    ]


@pytest.mark.parametrize(
    "fact",
    [
        '<t:Ratio id="f" contextRef="c" unitRef="u"><numerator>1</numerator><denominator>3</denominator></t:Ratio>',
        '<t:Ratio id="f" contextRef="c" unitRef="u" xsi:nil="true"/>',
        '<t:Revenue id="f" contextRef="c" unitRef="u" precision="0">12</t:Revenue>',
        '<t:Revenue id="f" contextRef="c" unitRef="u" precision="2">1234</t:Revenue>',
        '<t:Precise id="f" contextRef="c" unitRef="u">1234</t:Precise>',
        '<t:Revenue id="f" contextRef="c" unitRef="u" xsi:nil="true"/>',
        '<t:Speed id="f" contextRef="c" unitRef="u" decimals="0">-INF</t:Speed>',
        '<t:Note id="f" contextRef="c" xml:lang="de">a &lt; b</t:Note>',
        '<t:Kind id="f" contextRef="c">o:thing</t:Kind>',
        '<t:Old id="f" contextRef="c">o:thing</t:Old>',
    ],
)
def test_every_kind_of_item(fact: str) -> None:
    written(context("c") + fact)


def test_open_content_stays_where_it_was() -> None:
    member = '<xbrldi:explicitMember dimension="o:Axis">o:Member</xbrldi:explicitMember>'
    segment = member + '<o:part a="1"><deep xmlns="">o:x</deep></o:part>'
    scenario = (
        '<xbrldi:typedMember dimension="o:A"><t:named>o:thing</t:named></xbrldi:typedMember>'
        '<xbrldi:typedMember dimension="o:B"><t:whole b="2"><o:in/></t:whole></xbrldi:typedMember>'
        '<xbrldi:typedMember dimension="o:C"><t:plain xsi:nil="true"/></xbrldi:typedMember>'
        '<xbrldi:typedMember dimension="o:D"><t:plain>a &amp; b</t:plain></xbrldi:typedMember>'
    )
    body = context("c", segment, scenario) + context("d", "", segment) + context("e", segment)
    facts = "".join(f'<t:Note id="{id}" contextRef="{id}">x</t:Note>' for id in "cde")
    report, data = written(body + facts)
    again = {fact.id: fact for fact in read(data).facts}
    for fact in report.facts:
        before, after = fact.context, again[fact.id].context
        assert before is not None
        assert after is not None
        assert (after.in_segment, after.segment_names) == (before.in_segment, before.segment_names)
        assert (after.other, after.dimensions) == (before.other, before.dimensions)


def link(*parts: str, role: str = ROLE_LINK) -> str:
    return f'<link:footnoteLink xlink:type="extended" xlink:role="{role}">{"".join(parts)}</link:footnoteLink>'


def loc(id: str, label: str = "f") -> str:
    return f'<link:loc xlink:type="locator" xlink:label="{label}" xlink:href="#{id}"/>'


def note(text: str, label: str = "n", language: str = "en") -> str:
    return (
        f'<link:footnote xlink:type="resource" xlink:label="{label}" xlink:role="http://www.xbrl.org/2003/role/footnote"'
        f' xml:lang="{language}">{text}</link:footnote>'
    )


def arc(start: str = "f", end: str = "n", arcrole: str = ARCROLE_FACT_FOOTNOTE) -> str:
    return f'<link:footnoteArc xlink:type="arc" xlink:from="{start}" xlink:to="{end}" xlink:arcrole="{arcrole}"/>'


REFERENCES = (
    '<link:roleRef xlink:type="simple" roleURI="urn:r" xlink:href="t.xsd#r"/>'
    '<link:arcroleRef xlink:type="simple" arcroleURI="urn:a" xlink:href="t.xsd#a"/>'
)
FACTS = (
    context("c") + '<t:Note id="f1" contextRef="c">x</t:Note><t:Note id="f2" contextRef="c">y</t:Note>'
    '<t:Board id="b"><t:Note id="f3" contextRef="c">z</t:Note></t:Board>'
)


def test_footnotes_and_links_between_facts() -> None:
    xhtml = 'See <b xmlns="http://www.w3.org/1999/xhtml">a &amp; b</b>'
    body = (
        REFERENCES
        + FACTS
        + link(
            loc("f1"), loc("f2"), loc("b", "t"), note("A &lt; B"), note(xhtml, "m", "de"), arc(), arc("f", "m"), arc("t", "m")
        )
        + link(loc("f1"), loc("f2", "g"), loc("f3", "g"), arc("f", "g", "urn:a"), role="urn:r")
    )
    report, data = written(body)
    assert len(report.links_content()) == 3
    again = read(data)
    assert [(one.uri, one.href, one.arcrole) for one in again.role_references] == [
        ("urn:r", "t.xsd#r", False),
        ("urn:a", "t.xsd#a", True),
    ]
    assert {(one.role, len(one.locators), len(one.resources), len(one.arcs)) for one in again.links} == {
        (ROLE_LINK, 5, 2, 2),
        ("urn:r", 3, 0, 1),
    }


def test_many_to_many_footnotes_are_written_in_one_line_each() -> None:
    facts = "".join(f'<t:Note id="f{at}" contextRef="c">{at}</t:Note>' for at in range(300))
    notes = "".join(note(str(at)) for at in range(300))
    _, data = written(context("c") + facts + link(*(loc(f"f{at}") for at in range(300)), notes, arc()))
    assert data.count(b"<link:loc ") == 300
    assert data.count(b"<link:footnoteArc ") == 300


def test_every_schema_and_linkbase_is_referred_to() -> None:
    place = Span("a.xbrl", 1)
    references = [
        TaxonomyReference("schemaRef", "b.xsd?x=1&y=2", place),
        TaxonomyReference("linkbaseRef", "l.xml", place, "http://www.xbrl.org/2003/role/labelLinkbaseRef"),
        TaxonomyReference("schemaRef", "a.xsd", place),
        TaxonomyReference("roleRef", "r.xsd#r", place),
        TaxonomyReference("schemaRef", "a.xsd", place),
        TaxonomyReference("linkbaseRef", "m.xml", place),
    ]
    data = write_instance(CheckedReport(Report(())), TAXONOMY, references).decode()
    assert re.findall(r"<link:(\w+)Ref [^>]*href=\"([^\"]*)\"", data) == [
        ("schema", "b.xsd?x=1&amp;y=2"),
        ("schema", "a.xsd"),
        ("linkbase", "l.xml"),
        ("linkbase", "m.xml"),
    ]
    assert read(data.encode()).schema_refs == ("b.xsd?x=1&y=2", "a.xsd")
