"""Discovery: from entry points, along every reference, to all documents of the taxonomy set (XBRL 2.1 section 3.2).

Breadth first in document order, each document once, so that neither cycles nor the order of entry points matter to what is
found. A reference that can't be followed is a finding at the reference; discovery goes on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable

from msgspec import Struct, field

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.names import (
    LINK,
    LINK_XSD,
    XBRLDI,
    XBRLDI_XSD,
    XBRLDT,
    XBRLDT_XSD,
    XBRLI,
    XBRLI_XSD,
    XL,
    XL_XSD,
    XLINK,
    XLINK_XSD,
    XML,
    XML_XSD,
)
from disclose.taxonomy.catalog import Catalog
from disclose.taxonomy.dts.document import Document, DocumentKind
from disclose.taxonomy.dts.nodes import DocumentReference, ReferenceKind, Source
from disclose.taxonomy.dts.reading import read_document

MAX_DOCUMENTS = 20_000
MAX_BYTES = 1024 * 1024 * 1024
"""Most documents, and most bytes of them together, that one taxonomy set may have."""

_STANDARD_LOCATIONS = {
    XBRLI: XBRLI_XSD,
    LINK: LINK_XSD,
    XLINK: XLINK_XSD,
    XL: XL_XSD,
    XML: XML_XSD,
    XBRLDT: XBRLDT_XSD,
    XBRLDI: XBRLDI_XSD,
}
_CODES = {
    ReferenceKind.SCHEMA_REF: "xbrl.4.2.2:schemaRefHref",
    ReferenceKind.LINKBASE_REF: "xbrl.4.3.2:linkbaseRefHref",
    ReferenceKind.ROLE_REF: "xbrl.3.5.4:hrefIdNotFound",
    ReferenceKind.ARCROLE_REF: "xbrl.3.5.4:hrefIdNotFound",
    ReferenceKind.LOCATOR: "xbrl.3.5.4:hrefIdNotFound",
}
NOT_FOUND = "disclose.dts:document-not-found"


class Discovery(Struct):
    """The state of one discovery. `shown` turns a URI into the path that diagnostics show.

    `documents` has each document once, under the URI it was first found by. `by_uri` has it under every URI that leads to
    it: catalogs map, for one, ``http:`` and ``https:`` to the same file.
    """

    catalog: Catalog
    shown: Callable[[str], str]
    documents: dict[str, Document] = field(default_factory=dict)
    by_uri: dict[str, Document] = field(default_factory=dict)
    places: dict[Hashable, Document] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    findings: list[Diagnostic] = field(default_factory=list)
    size: int = 0

    def run(self, entry_points: Iterable[DocumentReference]) -> None:
        """Read the documents of the entry points and all that they lead to."""
        waiting = deque((reference, None) for reference in entry_points)
        queue: deque[tuple[DocumentReference, Document | None]] = deque(waiting)
        while queue:
            reference, referrer = queue.popleft()
            document, new = self._follow(reference, referrer)
            if document is None:
                continue
            self.findings += _mismatches(reference, referrer, document)
            if new:
                queue.extend((further, document) for further in document.references)

    def _follow(self, reference: DocumentReference, referrer: Document | None) -> tuple[Document | None, bool]:
        """The document of a reference and whether it was read just now."""
        uri = reference.uri
        if uri is None:
            self._unlocated(reference)
            return None, False
        known = self.by_uri.get(uri)
        if known is not None or uri in self.failed:
            return known, False
        place = self._place(uri)
        known = self.places.get(place)
        if known is not None:
            self.by_uri[uri] = known
            return known, False
        data = self.catalog.read(uri, reference.span)
        standard = _STANDARD_LOCATIONS.get(reference.namespace or "", uri)
        if data.value is None and reference.kind is ReferenceKind.IMPORT and standard != uri:
            self.failed.add(uri)
            return self._follow(_relocated(reference, standard), referrer)
        document = self._read(uri, data, reference, referrer)
        if document is None:
            self.failed.add(uri)
            return None, False
        self.documents[uri] = self.by_uri[uri] = self.places[place] = document
        return document, True

    def _place(self, uri: str) -> Hashable:
        """What tells a document from others: the file it is in, or its URI where it is in none."""
        place = self.catalog.locate(uri).value
        return uri if place is None or isinstance(place, bytes) else place

    def _read(self, uri: str, data: Outcome[bytes], reference: DocumentReference, referrer: Document | None) -> Document | None:
        """The document in bytes; one finding where there is none."""
        if len(self.documents) >= MAX_DOCUMENTS or self.size >= MAX_BYTES:
            message = f"The taxonomy set goes beyond the {MAX_DOCUMENTS:,} documents or {MAX_BYTES >> 30} GiB that are read"
            self.findings.append(error("disclose.dts:too-large", message, reference.span))
            return None
        if data.value is None:
            self.findings.append(self._unreadable(reference, data.diagnostics[0]))
            return None
        self.size += len(data.value)
        includer = referrer.namespace if referrer is not None and reference.kind is ReferenceKind.INCLUDE else None
        read = read_document(data.value, Source(uri, self.shown(uri)), includer)
        if read.value is None:
            self.findings.append(read.diagnostics[0])
        return read.value

    def _unreadable(self, reference: DocumentReference, reason: Diagnostic) -> Diagnostic:
        """The finding at a reference whose document isn't there, with the catalog's reason and advice."""
        code = _CODES.get(reference.kind, NOT_FOUND)
        if reference.kind is ReferenceKind.ENTRY:
            return reason
        message = f"The {reference.kind} to {reference.href} can't be followed: {_lower(reason.message)}"
        return error(code, message, reference.span or reason.span, help=reason.help)

    def _unlocated(self, reference: DocumentReference) -> None:
        if reference.kind is ReferenceKind.IMPORT and not reference.href:
            return
        if reference.href:
            message = f"The {reference.kind} to {reference.href} can't be followed: that is not a URI"
            self.findings.append(error(_CODES.get(reference.kind, NOT_FOUND), message, reference.span))
        elif reference.kind in _CODES:
            message = f"The {reference.kind} has no xlink:href"
            self.findings.append(error("xbrl.3.5.1.2:simpleLinkHref", message, reference.span))
        else:
            message = f"The {reference.kind} has no schemaLocation"
            self.findings.append(error("xmlSchema:requiredAttribute", message, reference.span))


def _relocated(reference: DocumentReference, uri: str) -> DocumentReference:
    return DocumentReference(
        kind=reference.kind,
        href=uri,
        uri=uri,
        fragment=None,
        span=reference.span,
        attributes=reference.attributes,
        namespace=reference.namespace,
    )


def _mismatches(reference: DocumentReference, referrer: Document | None, document: Document) -> Iterable[Diagnostic]:
    """What the kind of reference asks of the document that was found."""
    kind, span = reference.kind, reference.span
    if kind is ReferenceKind.REDEFINE:
        message = "A taxonomy schema must not redefine another one"
        yield error("xbrl.5.6.1:Redefine", message, span, help="Use import or include.", spec="XBRL 2.1 section 5.6.1")
    if kind in (ReferenceKind.ENTRY, ReferenceKind.LOCATOR):
        return
    if kind is ReferenceKind.LINKBASE_REF:
        if document.kind is not DocumentKind.LINKBASE and not (document.links and reference.fragment):
            yield _not_a("linkbase", "xbrl.4.3.2:linkbaseRefHref", reference, document)
    elif document.kind is not DocumentKind.SCHEMA:
        code = "xbrl.4.2.2:schemaRefHref" if kind is ReferenceKind.SCHEMA_REF else "xbrl.5.1:schemaRootElement"
        yield _not_a("schema", code, reference, document)
    elif kind is ReferenceKind.IMPORT and (reference.namespace or "") != document.namespace:
        yield _namespace_mismatch(reference, document, reference.namespace or "", span)
    elif kind is ReferenceKind.INCLUDE and referrer is not None and referrer.namespace != document.namespace:
        yield _namespace_mismatch(reference, document, referrer.namespace, span)


def _not_a(what: str, code: str, reference: DocumentReference, document: Document) -> Diagnostic:
    message = f"The {reference.kind} leads to {document.shown}, whose root element is {document.root.local}: not a {what}"
    return error(code, message, reference.span, related=(document.source.span(1),))


def _namespace_mismatch(reference: DocumentReference, document: Document, wanted: str, span: Span | None) -> Diagnostic:
    message = (
        f"The {reference.kind} of namespace {wanted or 'none'} leads to {document.shown}, "
        f"whose target namespace is {document.namespace or 'none'}"
    )
    return error("xmlSchema1.4.2.3:refSchemaNamespace", message, span, related=(document.source.span(1),))


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence
