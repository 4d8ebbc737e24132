"""Recognising documents in XML by their roots, with the taxonomy that they are on."""

from __future__ import annotations

from disclose.diagnostics import Outcome, error
from disclose.formats.contexts import span_of
from disclose.formats.footnotes import resolved
from disclose.formats.references import REFERENCES, DocumentKind, Opened, TaxonomyReference
from disclose.names import LINK, XLINK, XSI, QName
from disclose.xml_source import parse_xml


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
