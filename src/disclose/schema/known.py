"""Schemas that were compiled before: what a document needs of them, kept as long as not one byte of them differs.

Losing or clearing what is kept costs time and nothing else. No verdict on a document is kept: every document is validated.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from msgspec import Struct, msgpack

from disclose import __version__
from disclose.diagnostics import Outcome
from disclose.schema.extract import Extract, Parts, extract
from disclose.schema.instance import Compiled, InstanceValidator, compile_schemas, validator_of
from disclose.taxonomy.cache import Cache, cache_folder, content_key
from disclose.taxonomy.catalog import Catalog
from disclose.taxonomy.fingerprints import fingerprint

FORM = "schemas-1"
"""The kind of the cache entries; its number changes with what is written, and with what of schemas is left out."""


class _Kept(Struct, frozen=True, array_like=True):
    """What is kept of schemas that compile: a fingerprint of every document, the fields of the validator, and the extract."""

    sources: dict[str, str | None]
    key: str
    namespaces: list[str]
    not_facts: list[str]
    extract: Extract


def known_validator(entries: Sequence[str], catalog: Catalog, cache: Cache | None = None) -> Outcome[InstanceValidator]:
    """As `compile_validator`; schemas that were compiled before are compiled again only as far as a document needs them."""
    cache = Cache(cache_folder(), FORM) if cache is None else cache
    versions = ".".join(map(str, etree.LIBXML_VERSION))
    key = content_key(__version__, versions, *entries)
    kept = cache.get_as(key, _Kept)
    contents: dict[str, bytes] = {}
    if kept is not None and all(fingerprint(url, catalog, contents) == known for url, known in kept.sources.items()):
        return Outcome(_validator(kept, entries, catalog.with_documents(contents)))
    made = compile_schemas(entries, catalog)
    if made.value is None:
        return Outcome(None, made.diagnostics)
    validator = validator_of(made.value)
    if not made.diagnostics:
        _keep(cache, key, validator, made.value, catalog)
    return Outcome(validator, made.diagnostics)


def _validator(kept: _Kept, entries: Sequence[str], catalog: Catalog) -> InstanceValidator:
    """The validator of schemas that are what they were."""
    namespaces, not_facts = frozenset(kept.namespaces), frozenset(kept.not_facts)
    part = Parts(kept.extract, catalog).schema_for
    return InstanceValidator(kept.key, namespaces, not_facts, lambda: compile_schemas(entries, catalog), part)


def _keep(cache: Cache, key: str, validator: InstanceValidator, compiled: Compiled, catalog: Catalog) -> None:
    if cache.folder is None:
        return
    documents = compiled.schemas.documents
    contents: dict[str, bytes] = {}
    sources = {url: fingerprint(url, catalog, contents) for url in documents}
    part = extract(compiled.schemas, compiled.fact_namespaces)
    data = msgpack.encode(_Kept(sources, validator.key, sorted(validator.namespaces), sorted(validator.not_facts), part))
    cache.put_whole(key, data)
