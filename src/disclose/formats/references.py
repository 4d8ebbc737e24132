"""Which taxonomy a document is on: the schemas and linkbases it names, before anything else of it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lxml import etree

from disclose.diagnostics import Outcome, Span, error
from disclose.formats.contexts import span_of
from disclose.formats.footnotes import resolved
from disclose.names import IX, LINK, XBRLI, XHTML, XLINK
from disclose.xml_source import parse_xml

ReferenceName = Literal["schemaRef", "linkbaseRef", "roleRef", "arcroleRef"]
REFERENCES: tuple[ReferenceName, ...] = ("schemaRef", "linkbaseRef", "roleRef", "arcroleRef")


@dataclass(frozen=True, slots=True)
class TaxonomyReference:
    """A reference from a report to its taxonomy (XBRL 2.1 sections 4.2 to 4.5): which kind, its href and its place.

    `href` is resolved by the ``xml:base`` in scope, and so relative to the document or absolute.
    """

    kind: ReferenceName
    href: str
    span: Span


@dataclass(frozen=True, slots=True)
class Opened:
    """A report that has been recognised: whether it is Inline XBRL, and what it refers to."""

    inline: bool
    references: tuple[TaxonomyReference, ...]


def open_report(data: bytes, shown: str) -> Outcome[Opened]:
    """Recognise an XBRL 2.1 instance or an Inline XBRL document and list its taxonomy references, in document order."""
    parsed = parse_xml(data, shown)
    if parsed.value is None:
        return Outcome(None, parsed.diagnostics)
    root = parsed.value.getroot()
    inline = root.tag == f"{{{XHTML}}}html"
    if not inline and root.tag != f"{{{XBRLI}}}xbrl":
        message = f"{shown} is neither an XBRL instance nor Inline XBRL: its root element is {etree.QName(root).localname}"
        help = "Give an .xbrl or .xml instance, or an .xhtml report."
        return Outcome(None, (error("disclose.file:not-a-report", message, span_of(root, shown), help=help),))
    parents = list(root.iter(f"{{{IX}}}references")) if inline else [root]
    found = [
        TaxonomyReference(kind, resolved(element, element.get(f"{{{XLINK}}}href", "")), span_of(element, shown))
        for parent in parents
        for element in parent
        for kind in REFERENCES
        if element.tag == f"{{{LINK}}}{kind}"
    ]
    return Outcome(Opened(inline, tuple(found)), parsed.diagnostics)
