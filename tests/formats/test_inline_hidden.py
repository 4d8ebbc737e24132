"""Tuples, fractions, nil and footnotes of an instance, written as Inline XBRL and read back."""

from __future__ import annotations

from types import MappingProxyType

from disclose.formats.inline import InlineParts, InlineTagger, read_inline
from disclose.formats.xbrl_xml import read_instance
from disclose.model import CheckedReport
from disclose.model.compare import differences
from disclose.names import ISO4217, LINK, XBRLI, XHTML, XLINK, QName
from disclose.schema.standard import inline_findings
from disclose.taxonomy import Concept, DataType, ItemKind, Role, Taxonomy
from disclose.taxonomy.catalog import standard_catalog

NS = "urn:t"


def concept(local: str, kind: ItemKind, base: str = "decimal", role: Role = Role.ITEM) -> Concept:
    return Concept(QName(NS, local), DataType(QName(NS, f"{local}Type"), kind, base_xsd=base), "instant", role=role)


CONCEPTS = (
    concept("Revenue", ItemKind.MONETARY),
    concept("Ratio", ItemKind.FRACTION),
    concept("Note", ItemKind.STRING, "string"),
    concept("Kind", ItemKind.QNAME, "QName"),
    concept("Director", ItemKind.OTHER, role=Role.TUPLE),
    concept("Board", ItemKind.OTHER, role=Role.TUPLE),
)
TAXONOMY = Taxonomy(
    NS,
    "t",
    "t.xsd",
    MappingProxyType({one.qname: one for one in CONCEPTS}),
    prefixes=MappingProxyType({"t": NS}),
)
INSTANCE = f"""<xbrl xmlns="{XBRLI}" xmlns:link="{LINK}" xmlns:xlink="{XLINK}" xmlns:t="{NS}" xmlns:iso="{ISO4217}"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi">
<link:schemaRef xlink:type="simple" xlink:href="t.xsd"/>
<context id="c"><entity><identifier scheme="s">1</identifier></entity><period><instant>2023-12-31</instant></period></context>
<unit id="u"><measure>iso:CNY</measure></unit>
<t:Board id="b"><t:Note id="n" contextRef="c" xml:lang="de">a &lt; b</t:Note>
<t:Director id="d"><t:Revenue id="r" contextRef="c" unitRef="u" decimals="-2">-1200</t:Revenue>
<t:Ratio id="f" contextRef="c" unitRef="u"><numerator>-1</numerator><denominator>3</denominator></t:Ratio></t:Director>
<t:Revenue id="z" contextRef="c" unitRef="u" xsi:nil="true"/><t:Director id="e" xsi:nil="true"/></t:Board>
<t:Kind id="k" contextRef="c">t:thing</t:Kind>
<link:footnoteLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">
<link:loc xlink:type="locator" xlink:label="l" xlink:href="#d"/><link:loc xlink:type="locator" xlink:label="l" xlink:href="#k"/>
<link:footnote xlink:type="resource" xlink:label="n" xlink:role="http://www.xbrl.org/2003/role/footnote" xml:lang="en">So
 <b xmlns="{XHTML}">it</b> is</link:footnote>
<link:footnoteArc xlink:type="arc" xlink:from="l" xlink:to="n" xlink:arcrole="http://www.xbrl.org/2003/arcrole/fact-footnote"/>
</link:footnoteLink>
</xbrl>"""


def test_what_a_page_does_not_show_is_read_back() -> None:
    read = read_instance(INSTANCE.encode(), "a.xbrl", TAXONOMY)
    assert read.diagnostics == ()
    assert read.value is not None
    tagger = InlineTagger(CheckedReport(read.value), TAXONOMY)
    parts = InlineParts(tagger, "t.xsd")
    notes = "".join(f"<p>{tagger.footnote(note)}</p>" for note in read.value.footnotes)
    assert parts.findings() == ()
    page = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="{XHTML}" xml:lang="en"{parts.namespaces}>'
        '<head><title>t</title><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/></head>'
        f'<body><div style="display:none">{parts.header()}</div>{notes}</body></html>'
    ).encode()
    assert inline_findings(page, "a.xhtml", standard_catalog()) == ()
    again = read_inline(page, "a.xhtml", TAXONOMY)
    assert again.diagnostics == ()
    assert again.value is not None
    assert differences(read.value, again.value, "a.xhtml") == ()
    assert again.value.tuples_content() == read.value.tuples_content()
    assert len(again.value.links_content()) == 1
