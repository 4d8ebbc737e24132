"""The documents of a taxonomy set judged as XML: each of them on all the schemas of the set.

The schemas as one schema are judged by compiling them with libxml2: it is what bounds its work whatever a stranger's schema
says (see definitions.py for the other engine).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclose.diagnostics import Diagnostic
from disclose.names import STANDARD_NAMESPACES, XSI
from disclose.schema.instance import InstanceValidator, compile_validator
from disclose.taxonomy.catalog import Catalog
from disclose.taxonomy.compiled import Judgement
from disclose.taxonomy.dts.document import Document, DocumentKind, Dts
from disclose.taxonomy.dts.uri import resolve, split_fragment

_SCHEMA_LOCATION = f"{{{XSI}}}schemaLocation"


def judge_documents(dts: Dts, catalog: Catalog) -> Judgement:
    """What is wrong with the documents of a taxonomy set as XML. Those that XBRL International and the W3C publish are valid
    and left out; what could not be read is known already."""
    own = [document for document in dts.documents.values() if not _published(document, catalog)]
    if not own:
        return Judgement()
    entries = [document.uri for document in own if document.kind is DocumentKind.SCHEMA]
    compiled = compile_validator(entries, catalog)
    if compiled.value is None:
        return Judgement(tuple(found for found in compiled.diagnostics if not found.code.startswith("disclose.catalog:")))
    validator = compiled.value
    hinted = list(_hinted(own, validator))
    readable = [url for url in hinted if catalog.read(url).value is not None]
    if readable:
        validator = compile_validator((*entries, *readable), catalog).value or validator
    findings = tuple(finding for document in own for finding in _document_findings(document, validator, catalog))
    return Judgement(findings, (*hinted, *validator.schemas.documents))


def _document_findings(document: Document, validator: InstanceValidator, catalog: Catalog) -> tuple[Diagnostic, ...]:
    data = catalog.read(document.uri).value
    if data is None or document.kind is DocumentKind.OTHER:
        return ()
    if document.kind is DocumentKind.SCHEMA:
        return validator.schema_document_findings(data, document.shown)
    return validator.linkbase_findings(data, document.shown)


def _hinted(documents: Iterable[Document], validator: InstanceValidator) -> Iterator[str]:
    """The schemas that documents say they use beyond those of the set, by ``xsi:schemaLocation``: they declare custom links.

    A hint that leads nowhere is no fault; the elements it should have declared then count as undeclared.
    """
    seen: set[str] = set()
    for document in documents:
        words = document.attributes.get(_SCHEMA_LOCATION, "").split()
        for namespace, place in zip(words[::2], words[1::2], strict=False):
            url = resolve(document.uri, split_fragment(place)[0])
            if namespace in validator.schemas.members or namespace in STANDARD_NAMESPACES or url is None or url in seen:
                continue
            seen.add(url)
            yield url


def _published(document: Document, catalog: Catalog) -> bool:
    """Whether it is one of the published files: of the standard folder, or a copy of a schema of XBRL's own namespaces."""
    if document.kind is DocumentKind.SCHEMA and document.namespace in STANDARD_NAMESPACES:
        return True
    return catalog.is_standard(document.uri)
