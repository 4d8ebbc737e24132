"""The documents of a taxonomy set judged as XML: each on all the schemas of the set, and those together as one schema."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.diagnostics import Diagnostic
from disclose.names import STANDARD_NAMESPACES
from disclose.schema.instance import compile_validator
from disclose.taxonomy.catalog import Catalog
from disclose.taxonomy.dts.document import Document, DocumentKind, Dts


def document_set_findings(dts: Dts, catalog: Catalog) -> Iterator[Diagnostic]:
    """What is wrong with the documents of a taxonomy set as XML. Those that XBRL International and the W3C publish are valid
    and left out; what could not be read is known already."""
    own = [document for document in dts.documents.values() if not _published(document, catalog)]
    if not own:
        return
    validator = compile_validator((document.uri for document in own if document.kind is DocumentKind.SCHEMA), catalog)
    if validator.value is None:
        yield from validator.diagnostics
        return
    for document in own:
        data = catalog.read(document.uri).value
        if data is None:
            continue
        if document.kind is DocumentKind.SCHEMA:
            yield from validator.value.schema_document_findings(data, document.shown)
        elif document.kind is DocumentKind.LINKBASE:
            yield from validator.value.linkbase_findings(data, document.shown)


def _published(document: Document, catalog: Catalog) -> bool:
    """Whether it is one of the published files: of the standard folder, or a copy of a schema of XBRL's own namespaces."""
    if document.kind is DocumentKind.SCHEMA and document.namespace in STANDARD_NAMESPACES:
        return True
    return catalog.is_standard(document.uri)
