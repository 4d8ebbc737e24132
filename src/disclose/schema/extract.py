"""What of a set of schemas a document can need: everything but the plain elements that it does not name.

Nearly all of a taxonomy's schemas are declarations of concepts, each an element without parts of its own. Nothing in the
schemas refers to them, and a document names a few. Without the others libxml2 has next to nothing to compile, and whoever
finds nothing wrong in a document on what is left finds nothing on the whole: no element, type or content model that the
document comes across is another one. What is wrong is said by the whole, whose messages name what would have been right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from disclose.schema.assembly import Assembly, assemble
from disclose.schema.documents import SchemaDocument, SchemaSet
from disclose.schema.engine import compile_schema
from disclose.schema.outline import PlainElement
from disclose.taxonomy.catalog import Catalog, shown_url
from disclose.xml_source import prepare_xml

_NAMED = re.compile(rb"<(?:[^\s<>/:!?]+:)?([^\s<>/:!?]+)")
_LARGE = 4
"""How many times faster the names of a document are found than as many bytes of declarations are compiled."""
_PUBLISHED = 1 << 20
"""Bytes of a document whose names are found while the published schemas are gathered and compiled."""


class Frame(Struct, frozen=True, array_like=True):
    """A schema document without plain elements: its name in the assembly, its URL, its text, and where in it the elements go.
    Of each element the local name, and the bytes of the document between which it is declared."""

    file: str
    url: str
    text: bytes
    at: int
    names: list[str]
    starts: list[int]
    ends: list[int]


class Extract(Struct, frozen=True, array_like=True):
    """The documents of an assembly, those that hold plain elements as frames. `heads` maps the local names of plain elements to
    that of another one for which they can stand."""

    files: dict[str, bytes]
    frames: list[Frame]
    heads: dict[str, str]

    @property
    def size(self) -> int:
        """The number of bytes that declare plain elements."""
        return sum(sum(frame.ends) - sum(frame.starts) for frame in self.frames)

    def named_in(self, document: bytes) -> frozenset[str]:
        """The local names of all elements that a document names, and of those for which they can stand."""
        named = set(local_names(document))
        todo = [*named]
        while todo:
            head = self.heads.get(todo.pop())
            if head is not None and head not in named:
                named.add(head)
                todo.append(head)
        return frozenset(named)

    def assembly(self, named: Collection[str], read: Callable[[str], bytes]) -> Assembly:
        """The schemas with those plain elements that have one of some local names. `read` gives the bytes, in UTF-8, of a
        document that is a frame, by its URL."""
        return Assembly({**self.files, **{frame.file: _filled(frame, named, read) for frame in self.frames}}, {})


def local_names(document: bytes) -> frozenset[str]:
    """The local names of all elements of a document, and perhaps of what looks like one in a comment."""
    return frozenset(name.decode("utf-8", "replace") for name in set(_NAMED.findall(document)))


def _filled(frame: Frame, named: Collection[str], read: Callable[[str], bytes]) -> bytes:
    chosen = [number for number, name in enumerate(frame.names) if name in named]
    if not chosen:
        return frame.text
    data = read(frame.url)
    declared = (data[frame.starts[number] : frame.ends[number]] for number in chosen)
    return b"".join((frame.text[: frame.at], *declared, frame.text[frame.at :]))


class Parts:
    """Compiles what a document needs of an extract. `catalog` is where the documents are."""

    def __init__(self, kept: Extract, catalog: Catalog) -> None:
        self._extract, self._catalog = kept, catalog
        self._most = _PUBLISHED + _LARGE * kept.size
        self._named: frozenset[str] | None = None
        self._schema: etree.XMLSchema | None = None

    def schema_for(self, document: bytes) -> etree.XMLSchema | None:
        """The compiled schemas that a document needs. None where it is so large that looking for its names takes longer than
        compiling everything."""
        if len(document) > self._most:
            return None
        named = self._extract.named_in(document)
        if self._named is None or not named <= self._named:
            named = self._named = named | (self._named or frozenset())
            self._schema = compile_schema(self._extract.assembly(named, self._read)).value
        return self._schema

    def _read(self, url: str) -> bytes:
        data = self._catalog.read(url).value
        return b"" if data is None else prepare_xml(data, shown_url(url)).value or b""


def extract(schemas: SchemaSet, fact_namespaces: Iterable[str]) -> Extract:
    """The extract of a schema set that libxml2 compiles (see `assemble` for `fact_namespaces`)."""
    plain = {url: _removable(document) for url, document in schemas.documents.items()}
    referred = _referred(schemas, plain)
    plain = {url: [one for one in found if one.name.local not in referred] for url, found in plain.items()}
    framed = {url: _without(document, plain[url]) for url, document in schemas.documents.items()}
    assembly = assemble(SchemaSet(framed, schemas.members), fact_namespaces)
    origins = {url: name for name, url in assembly.origins.items()}
    files = dict(assembly.files)
    frames = []
    for url, removed in plain.items():
        if removed:
            text = files.pop(origins[url])
            # references stand before all elements: what is after them has moved by as much as they have grown
            at = removed[0].start + len(text) - len(framed[url].data)
            names, starts, ends = (
                [one.name.local for one in removed],
                [one.start for one in removed],
                [one.end for one in removed],
            )
            frames.append(Frame(origins[url], url, text, at, names, starts, ends))
    cut = {one.name.local for removed in plain.values() for one in removed}
    heads = {one.name.local: one.head.local for removed in plain.values() for one in removed if one.head is not None}
    return Extract(files, frames, {name: head for name, head in heads.items() if head in cut and name != head})


def _removable(document: SchemaDocument) -> list[PlainElement]:
    """The plain elements after the references, where these come first as they must."""
    last = max((reference.offset for reference in document.references), default=-1)
    return [one for one in document.plain if one.start > last]


def _referred(schemas: SchemaSet, plain: Mapping[str, list[PlainElement]]) -> set[str]:
    """The local names of elements that something refers to which stays."""
    removed = {(url, one.name) for url, found in plain.items() for one in found}
    referred = {
        element.local
        for document in schemas.documents.values()
        for component in document.components
        for element in component.elements
    }
    for url, document in schemas.documents.items():
        referred.update(head.local for name, head in document.heads if head is not None and (url, name) not in removed)
    return referred


def _without(document: SchemaDocument, removed: list[PlainElement]) -> SchemaDocument:
    if not removed:
        return document
    parts, done = [], 0
    for one in removed:
        parts.append(document.data[done : one.start])
        done = one.end
    return replace(document, data=b"".join((*parts, document.data[done:])))
