"""Bytes to a `Document`: parse, recognise the root, read what is below."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from types import MappingProxyType

from lxml import etree

from disclose.diagnostics import Outcome
from disclose.names import LINKBASE, SCHEMA
from disclose.taxonomy.dts.document import Document, DocumentKind, Node
from disclose.taxonomy.dts.linkbase import (
    NOTHING_READ,
    Linkbase,
    ReadParts,
    attributes_of,
    parse_linkbase,
    qname_of,
    read_linkbase,
)
from disclose.taxonomy.dts.nodes import ExtendedLink, Source
from disclose.taxonomy.dts.schema_document import Schema, read_schema
from disclose.taxonomy.dts.schema_types import SchemaScope, namespaces_of
from disclose.xml_source import parse_xml, prepare_xml, syntax_finding

LARGE = 16 * 1024 * 1024
"""Documents of so many bytes are read in less memory, and more time, than others."""


def read_document(data: bytes, source: Source, includer: str | None = None) -> Outcome[Document]:
    """The document in `data`, or why it can't be read. `includer`: see `read_schema`."""
    digest = sha256(data).hexdigest()
    if len(data) < LARGE:
        parsed = parse_xml(data, source.shown)
        if parsed.value is None:
            return Outcome(None, parsed.diagnostics)
        return Outcome(_document(parsed.value.getroot(), source, digest, includer))
    prepared = prepare_xml(data, source.shown)
    if prepared.value is None:
        return Outcome(None, prepared.diagnostics)
    try:
        root, read = parse_linkbase(prepared.value, source)
    except etree.XMLSyntaxError as problem:
        return Outcome(None, (syntax_finding(problem, prepared.value, source.shown),))
    return Outcome(_document(root, source, digest, includer, read))


def _document(
    root: etree._Element, source: Source, digest: str, includer: str | None, read: ReadParts = NOTHING_READ
) -> Document:
    kind = DocumentKind.OTHER
    schema = Schema(SchemaScope(source, ""))
    linkbase = Linkbase((), ())
    if root.tag == SCHEMA.clark:
        kind = DocumentKind.SCHEMA
        schema = read_schema(root, source, includer)
    elif root.tag == LINKBASE.clark:
        kind = DocumentKind.LINKBASE
        linkbase = read_linkbase(root, source, (1,), read)
    links = (*schema.links, *linkbase.links)
    return Document(
        source=source,
        kind=kind,
        root=qname_of(str(root.tag)),
        digest=digest,
        namespace=schema.scope.namespace,
        prefixes=MappingProxyType(namespaces_of(root)),
        references=(*schema.references, *linkbase.references),
        links=links,
        role_types=tuple(schema.role_types),
        elements=tuple(schema.elements),
        types=tuple(schema.types),
        ids=MappingProxyType(_ids(links, schema)),
        misplaced=tuple(schema.misplaced),
        attributes=MappingProxyType(attributes_of(root)),
        groups=tuple(schema.groups),
        attribute_groups=tuple(schema.attribute_groups),
        attribute_types=MappingProxyType(schema.attribute_types),
    )


def _ids(links: Iterable[ExtendedLink], schema: Schema) -> dict[str, Node]:
    """Nodes by id; of several with one id, which XML does not allow, the first."""
    ids: dict[str, Node] = {}
    groups: tuple[Iterable[Node], ...] = (schema.elements, schema.role_types, schema.types, links)
    for nodes in (*groups, *(link.resources for link in links)):
        for node in nodes:
            if node.id is not None:
                ids.setdefault(node.id, node)
    return ids
