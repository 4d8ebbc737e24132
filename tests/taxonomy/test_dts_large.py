"""Large linkbases are read in another way than small ones, to the same result."""

from __future__ import annotations

import pytest

from disclose.names import LINK, XLINK, XS
from disclose.taxonomy.dts import reading
from disclose.taxonomy.dts.document import Document
from disclose.taxonomy.dts.nodes import Source
from disclose.taxonomy.dts.reading import read_document

HEAD = f'xmlns:link="{LINK}" xmlns:xlink="{XLINK}"'
LINKS = """
<link:presentationLink xlink:type="extended" xlink:role="http://r.example" xml:base="a/">
  <link:loc xlink:type="locator" xlink:href="t.xsd#A" xlink:label="a"/>
  <link:loc xlink:type="locator" xlink:href="t.xsd#B" xlink:label="b" xml:base="b/"/>
  <link:presentationArc xlink:type="arc" xlink:arcrole="http://a.example" xlink:from="a" xlink:to="b" order="2"
    use="prohibited"/>
  <link:presentationArc xlink:type="arc" xlink:arcrole="http://a.example" xlink:from="a" xlink:to="c"
    ><x/></link:presentationArc>
</link:presentationLink>
<link:labelLink xlink:type="extended" xlink:role="http://r.example">
  <link:loc xlink:type="locator" xlink:href="#l" xlink:label="a"/>
  <link:label id="l" xlink:type="resource" xlink:label="l" xml:lang="en">Label</link:label>
  <link:labelArc xlink:type="arc" xlink:arcrole="http://a.example" xlink:from="a" xlink:to="l"/>
  <link:label xlink:type="resource" xlink:label="l" xml:lang="de">Marke</link:label>
</link:labelLink>
"""
LINKBASE = f"<link:linkbase {HEAD}>{LINKS}</link:linkbase>".encode()
EMBEDDED = (
    f'<xs:schema xmlns:xs="{XS}" {HEAD} targetNamespace="http://t.example"><xs:annotation><xs:appinfo>'
    f"<link:linkbase>{LINKS}</link:linkbase></xs:appinfo></xs:annotation></xs:schema>"
).encode()
SOURCE = Source("http://t.example/f/l.xml", "l.xml")


def described(document: Document | None) -> list[object]:
    assert document is not None
    return [
        [
            (link.element, link.role, link.path, link.line, *map(repr, link.locators)),
            [(arc.element, dict(arc.attributes), arc.line) for arc in link.arcs],
            [(one.label, one.text, one.language, one.path, one.line) for one in link.resources],
        ]
        for link in document.links
    ] + [(reference.uri, reference.span) for reference in document.references]


@pytest.mark.parametrize("data", [LINKBASE, EMBEDDED], ids=["linkbase", "embedded in a schema"])
def test_large_and_small_documents_read_alike(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    small = described(read_document(data, SOURCE).value)
    monkeypatch.setattr(reading, "LARGE", 0)
    assert described(read_document(data, SOURCE).value) == small
    assert len(small) > 2


def test_what_is_wrong_with_a_large_document_is_said_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    broken, refused = LINKBASE[:-9], b"<!DOCTYPE x>" + LINKBASE
    small = [read_document(data, SOURCE) for data in (broken, refused)]
    monkeypatch.setattr(reading, "LARGE", 0)
    assert [read_document(data, SOURCE) for data in (broken, refused)] == small
    assert [found.code for outcome in small for found in outcome.diagnostics] == [
        "disclose.xml:not-well-formed",
        "disclose.xml:doctype",
    ]
