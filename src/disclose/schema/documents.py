"""Schema documents and what they refer to: everything that belongs to a schema, found offline before any engine sees it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.parsers import expat

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
from disclose.taxonomy.catalog import Catalog, shown_url
from disclose.taxonomy.dts.uri import resolve
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

_SEPARATOR = "\n"
"""Between namespace and local name in the names that expat gives; no name holds it."""
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*\[.*?\]\s*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reference:
    """An xs:import, xs:include or xs:redefine: where its start tag begins, and what it refers to.

    `location` is the absolute URL (None if there is none), `namespace` that of an import.
    """

    kind: str
    offset: int
    line: int
    namespace: str
    location: str | None


@dataclass(frozen=True, slots=True)
class SchemaDocument:
    """One schema document, in UTF-8. `heads` maps its global elements to the heads of their substitution groups."""

    url: str
    data: bytes
    namespace: str
    references: tuple[Reference, ...]
    heads: tuple[tuple[QName, QName | None], ...]

    @property
    def shown(self) -> str:
        """Its path in diagnostics."""
        return shown_url(self.url)


@dataclass(frozen=True, slots=True)
class SchemaSet:
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
    content = data.value
    if url == XMLSCHEMA_XSD:
        # the published schema for schemas has a document type declaration, which changes nothing in it
        content = _DOCTYPE.sub(lambda match: b"\n" * match[0].count(b"\n"), content, count=1)
    prepared = prepare_xml(content, shown_url(url))
    if prepared.value is None:
        return Outcome(None, prepared.diagnostics)
    outline = _Outline(url, published)
    try:
        outline.read(prepared.value)
    except expat.ExpatError as problem:
        parsed = parse_xml(prepared.value, shown_url(url))
        if parsed.value is None:
            return Outcome(None, parsed.diagnostics)
        place = Span(shown_url(url), problem.lineno, problem.offset + 1)
        return Outcome(None, (error("disclose.xml:not-well-formed", f"Not well-formed XML: {problem}", place),))
    if outline.root != f"{XS}{_SEPARATOR}schema":
        message = f"{shown_url(url)} is not an XML Schema: its root element is {outline.root.rpartition(_SEPARATOR)[2]}"
        return Outcome(None, (error("xbrl.5.1:schemaRootElement", message, Span(shown_url(url), 1)),))
    document = SchemaDocument(url, prepared.value, outline.namespace, tuple(outline.references), tuple(outline.heads))
    return Outcome(document)


class _Outline:
    """Collects the root and its children from the events of expat, which alone tells the byte at which a tag begins."""

    def __init__(self, url: str, published: Mapping[str, str]) -> None:
        self.url = url
        self.published = published
        self.root = ""
        self.namespace = ""
        self.references: list[Reference] = []
        self.heads: list[tuple[QName, QName | None]] = []
        self._depth = 0
        self._prefixes: dict[str, str] = {}
        self._own: dict[str, str] = {}
        self._parser = expat.ParserCreate("UTF-8", _SEPARATOR)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartNamespaceDeclHandler = self._declare

    def read(self, data: bytes) -> None:
        self._parser.Parse(data, True)

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        if self._depth < 2:
            self._own[prefix or ""] = uri or ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            self.root = name
            self.namespace = attributes.get("targetNamespace", "").strip()
            self._prefixes = self._own
            self._own = {}
        elif self._depth == 2:
            own, self._own = self._own, {}
            local = name.removeprefix(f"{XS}{_SEPARATOR}")
            if local == "element":
                head = attributes.get("substitutionGroup")
                self.heads.append((QName(self.namespace, attributes.get("name", "")), self._name(head, own)))
            elif local in ("import", "include", "redefine"):
                self._refer(local, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1

    def _refer(self, kind: str, attributes: dict[str, str]) -> None:
        namespace = attributes.get("namespace", "").strip() if kind == "import" else self.namespace
        location = attributes.get("schemaLocation")
        url = resolve(self.url, location) if location is not None else None
        if kind == "import":
            url = self.published.get(namespace, url)
        offset, line = self._parser.CurrentByteIndex, self._parser.CurrentLineNumber
        self.references.append(Reference(kind, offset, line, namespace, url))

    def _name(self, text: str | None, own: dict[str, str]) -> QName | None:
        if text is None:
            return None
        prefix, _, local = text.strip().rpartition(":")
        return QName(own.get(prefix, self._prefixes.get(prefix, "")), local)
