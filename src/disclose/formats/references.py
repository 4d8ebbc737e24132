"""Which taxonomy a document is on: the schemas and linkbases it names, before anything else of it is read."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from msgspec import Struct

from disclose.diagnostics import Outcome, Span, error
from disclose.formats.contexts import span_of
from disclose.formats.footnotes import resolved
from disclose.names import LINK, LINKBASE, SCHEMA, XBRLI, XHTML, XLINK, XSI, QName
from disclose.xml_source import parse_xml

ReferenceName = Literal["schemaRef", "linkbaseRef", "roleRef", "arcroleRef"]
REFERENCES: tuple[ReferenceName, ...] = ("schemaRef", "linkbaseRef", "roleRef", "arcroleRef")


class TaxonomyReference(Struct, frozen=True):
    """A reference from a report to its taxonomy (XBRL 2.1 sections 4.2 to 4.5): which kind, its href and its place.

    `href` is resolved by the ``xml:base`` in scope, and so relative to the document or absolute. `role` is its ``xlink:role``:
    that of a linkbaseRef tells the kind of links that it leads to.
    """

    kind: ReferenceName
    href: str
    span: Span
    role: str = ""


class DocumentKind(Enum):
    """What kind of document was opened."""

    INSTANCE = QName(XBRLI, "xbrl")
    INLINE = QName(XHTML, "html")
    SCHEMA = SCHEMA
    LINKBASE = LINKBASE

    @property
    def is_report(self) -> bool:
        """Whether it holds facts, and not a part of a taxonomy."""
        return self in (DocumentKind.INSTANCE, DocumentKind.INLINE)


class Opened(Struct, frozen=True):
    """A document that has been recognised by its root element, and what it refers to if it is an instance.

    `schema_locations` are the namespaces of ``xsi:schemaLocation`` on the root of an instance with the places it names for
    their schemas: these are hints, and of use for namespaces that the taxonomy knows nothing of.
    """

    kind: DocumentKind
    references: tuple[TaxonomyReference, ...]
    schema_locations: tuple[tuple[str, str], ...] = ()


def open_document(data: bytes, shown: str) -> Outcome[Opened]:
    """Recognise an XBRL 2.1 instance, an Inline XBRL document, a schema or a linkbase; list an instance's taxonomy references,
    in document order. Those of Inline XBRL are of the document set, and of its targets."""
    parsed = parse_xml(data, shown)
    if parsed.value is None:
        return Outcome(None, parsed.diagnostics)
    root = parsed.value.getroot()
    name = QName.from_clark(str(root.tag))
    kind = next((kind for kind in DocumentKind if kind.value == name), None)
    if kind is None:
        message = f"{shown} is neither a report nor a part of a taxonomy: its root element is {name.local}"
        help = "Give an .xbrl or .xml instance, an .xhtml report, a schema or a linkbase."
        return Outcome(None, (error("disclose.file:not-a-report", message, span_of(root, shown), help=help),))
    found = [
        TaxonomyReference(
            reference,
            resolved(element, element.get(f"{{{XLINK}}}href", "")),
            span_of(element, shown),
            element.get(f"{{{XLINK}}}role", "").strip(),
        )
        for element in (root if kind is DocumentKind.INSTANCE else ())
        for reference in REFERENCES
        if element.tag == f"{{{LINK}}}{reference}"
    ]
    hints = root.get(f"{{{XSI}}}schemaLocation", "").split() if kind is DocumentKind.INSTANCE else []
    locations = tuple((namespace, resolved(root, place)) for namespace, place in zip(hints[::2], hints[1::2], strict=False))
    return Outcome(Opened(kind, tuple(found), locations), parsed.diagnostics)
