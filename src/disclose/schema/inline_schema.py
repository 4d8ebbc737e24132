"""The published schema of Inline XBRL: once it has been compiled, it is compiled as far as documents need it.

A document that passes without the alternatives that it does not use passes on the whole. What is wrong is said by the whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from lxml import etree
from msgspec import Struct, msgpack

from disclose import __version__
from disclose.diagnostics import Outcome
from disclose.names import INLINE_XSD, XBRLDI, XBRLDI_XSD, XML, XML_XSD
from disclose.schema.assembly import Assembly, assemble
from disclose.schema.choices import Pieces, joined, pieces_of
from disclose.schema.documents import discover
from disclose.schema.engine import compile_schema
from disclose.schema.extract import local_names
from disclose.taxonomy.cache import Cache, cache_folder, content_key
from disclose.taxonomy.catalog import Catalog
from disclose.taxonomy.fingerprints import fingerprint

INLINE_PUBLISHED = {XML: XML_XSD, XBRLDI: XBRLDI_XSD}
"""The Inline XBRL schema comes with its own, modified copies of the other schemas of XBRL."""
FORM = "inline-schema-1"
"""The kind of the cache entries; its number changes with what is written, and with what of the schema is left out."""
_LARGE = 1 << 20
"""Bytes of a document in which looking for names takes as long as compiling the whole schema."""


class _Kept(Struct, frozen=True, array_like=True):
    """What is kept of a schema that compiles: a fingerprint of every document, and the files of its assembly in pieces."""

    sources: dict[str, str | None]
    files: dict[str, Pieces]

    def assembly(self, named: frozenset[str] | None = None) -> Assembly:
        """The schema, or what of it documents need that have elements of some local names."""
        if named is None:
            return Assembly({name: b"".join(piece for _, piece in pieces) for name, pieces in self.files.items()}, {})
        return Assembly({name: joined(pieces, named) for name, pieces in self.files.items()}, {})


class InlineSchema:
    """The schema: either compiled, or known to compile."""

    def __init__(self, compiled: Outcome[etree.XMLSchema] | None, kept: _Kept | None) -> None:
        self._compiled, self._kept = compiled, kept
        self._named: frozenset[str] | None = None
        self._part: etree.XMLSchema | None = None

    @cached_property
    def whole(self) -> Outcome[etree.XMLSchema]:
        """All of it; what is wrong with it where it can't be compiled."""
        if self._compiled is not None:
            return self._compiled
        assert self._kept is not None, "it is compiled or known"
        return compile_schema(self._kept.assembly())

    def part_for(self, document: bytes) -> etree.XMLSchema | None:
        """What a document needs of it, compiled; None where the whole is compiled already, or sooner."""
        if self._kept is None or "whole" in self.__dict__ or len(document) > _LARGE:
            return None
        named = local_names(document)
        if self._named is None or not named <= self._named:
            self._named = named | (self._named or frozenset())
            self._part = compile_schema(self._kept.assembly(self._named)).value
        return self._part


@lru_cache(maxsize=1)
def inline_schema(standard: Path | None, folder: Path | None) -> InlineSchema:
    """The schema from a folder of published files; `folder` is that of the cache."""
    cache, catalog = Cache(folder, FORM), Catalog(standard=standard)
    key = content_key(__version__, ".".join(map(str, etree.LIBXML_VERSION)))
    kept = cache.get_as(key, _Kept)
    if kept is not None and all(fingerprint(url, catalog) == known for url, known in kept.sources.items()):
        return InlineSchema(None, kept)
    schemas = discover((INLINE_XSD, XBRLDI_XSD), catalog, INLINE_PUBLISHED)
    if schemas.diagnostics or schemas.value is None:
        return InlineSchema(Outcome(None, schemas.diagnostics), None)
    # typed members are judged by the rules: this is validated without the taxonomy that declares their content
    assembly = assemble(schemas.value, open_domains=True)
    compiled = compile_schema(assembly)
    if compiled.value is not None and folder is not None:
        files: Mapping[str, Pieces] = {name: pieces_of(data) for name, data in assembly.files.items()}
        sources = {url: fingerprint(url, catalog) for url in schemas.value.documents}
        cache.put_whole(key, msgpack.encode(_Kept(sources, dict(files))))
    return InlineSchema(compiled, None)


def known_inline_schema(standard: Path | None) -> InlineSchema:
    """The schema, with what is kept of it in the user's cache."""
    return inline_schema(standard, cache_folder())
