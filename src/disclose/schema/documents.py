"""Schema documents and what they refer to: everything that belongs to a schema, found offline before any engine sees it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from xml.parsers import expat

from msgspec import Struct

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
    XMLSCHEMA_XSD,
    XS,
    QName,
)
from disclose.schema.outline import Component, Outline, PlainElement, Reference
from disclose.taxonomy.catalog import Catalog, shown_url
from disclose.xml_source import parse_xml, prepare_xml

PUBLISHED: Mapping[str, str] = MappingProxyType(
    {
        XBRLI: XBRLI_XSD,
        LINK: LINK_XSD,
        XL: XL_XSD,
        XLINK: XLINK_XSD,
        XBRLDT: XBRLDT_XSD,
        XBRLDI: XBRLDI_XSD,
        XML: XML_XSD,
        XS: XMLSCHEMA_XSD,
    }
)
"""Namespaces with one published schema. Whatever location a document gives for them, this is the one used: a second copy
would define everything twice."""

_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*\[.*?\]\s*>", re.DOTALL)


class SchemaDocument(Struct, frozen=True):
    """One schema document, in UTF-8. `heads` maps its global elements to the heads of their substitution groups; `components`
    are those of its global components that have content; `plain` are the global elements that have none."""

    url: str
    data: bytes
    namespace: str
    references: tuple[Reference, ...]
    heads: tuple[tuple[QName, QName | None], ...]
    components: tuple[Component, ...]
    plain: tuple[PlainElement, ...]

    @property
    def shown(self) -> str:
        """Its path in diagnostics."""
        return shown_url(self.url)


class SchemaSet(Struct, frozen=True):
    """All documents of a schema by URL, in order of discovery, and for each namespace the documents that stand for it:
    those entered or imported rather than only included."""

    documents: Mapping[str, SchemaDocument]
    members: Mapping[str, tuple[str, ...]]

    @property
    def namespaces(self) -> tuple[str, ...]:
        """The namespaces, in order of discovery."""
        return tuple(self.members)


def discover(entries: Iterable[str], catalog: Catalog, published: Mapping[str, str] = PUBLISHED) -> Outcome[SchemaSet]:
    """Read schema documents from the URLs `entries` and all that they import, include or redefine.

    `published` overrides the locations given for its namespaces. A document that can't be read is a finding where it is
    referred to; the set holds the rest.
    """
    documents: dict[str, SchemaDocument] = {}
    found: list[Diagnostic] = []
    entered: dict[str, None] = {}
    included: set[str] = set()
    missing: set[str] = set()
    todo: deque[tuple[str, Span | None, bool]] = deque((url, None, False) for url in entries)
    while todo:
        url, span, is_include = todo.popleft()
        if is_include:
            included.add(url)
        else:
            entered.setdefault(url)
        if url in documents or url in missing:
            continue
        read = read_document(url, catalog, span, published)
        found += read.diagnostics
        if read.value is None:
            missing.add(url)
            continue
        documents[url] = read.value
        for reference in read.value.references:
            if reference.location is not None:
                place = Span(read.value.shown, reference.line)
                todo.append((reference.location, place, reference.kind != "import"))
    members: dict[str, list[str]] = {}
    for url in entered:
        # an entry that another one includes comes with it; without a namespace of its own it can come no other way
        if url in documents and (url not in included or documents[url].namespace):
            members.setdefault(documents[url].namespace, []).append(url)
    grouped = {namespace: tuple(urls) for namespace, urls in members.items()}
    return Outcome(SchemaSet(MappingProxyType(documents), MappingProxyType(grouped)), tuple(found))


def read_document(
    url: str, catalog: Catalog, span: Span | None = None, published: Mapping[str, str] = PUBLISHED
) -> Outcome[SchemaDocument]:
    """Read one schema document; `span` is where it is referred to."""
    data = catalog.read(url, span)
    if data.value is None:
        return Outcome(None, data.diagnostics)
    if published is PUBLISHED and catalog.is_standard(url):
        return _published_document(url, data.value)
    return _document(url, data.value, published)


@lru_cache(maxsize=32)
def _published_document(url: str, content: bytes) -> Outcome[SchemaDocument]:
    """A document that every taxonomy uses: a process that judges many documents reads it once."""
    return _document(url, content, PUBLISHED)


def _document(url: str, content: bytes, published: Mapping[str, str]) -> Outcome[SchemaDocument]:
    if url == XMLSCHEMA_XSD:
        # the published schema for schemas has a document type declaration, which changes nothing in it
        content = _DOCTYPE.sub(lambda match: b"\n" * match[0].count(b"\n"), content, count=1)
    prepared = prepare_xml(content, shown_url(url))
    if prepared.value is None:
        return Outcome(None, prepared.diagnostics)
    outline = Outline(url, published)
    try:
        outline.read(prepared.value)
    except expat.ExpatError as problem:
        parsed = parse_xml(prepared.value, shown_url(url))
        if parsed.value is None:
            return Outcome(None, parsed.diagnostics)
        place = Span(shown_url(url), problem.lineno, problem.offset + 1)
        return Outcome(None, (error("disclose.xml:not-well-formed", f"Not well-formed XML: {problem}", place),))
    if outline.root != QName(XS, "schema"):
        message = f"{shown_url(url)} is not an XML Schema: its root element is {outline.root.local}"
        return Outcome(None, (error("xbrl.5.1:schemaRootElement", message, Span(shown_url(url), 1)),))
    return Outcome(
        SchemaDocument(
            url,
            prepared.value,
            outline.namespace,
            tuple(outline.references),
            tuple(outline.heads),
            tuple(outline.components),
            tuple(outline.plain),
        )
    )
