"""Taxonomies that were loaded before, kept in compiled form and used as long as not one byte of what they were made of differs.

A kept taxonomy lists every URL that loading asked for, with a fingerprint of what was found there, or that nothing was. It is
used when the catalog gives the same today. Losing or clearing it costs time and nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import MsgspecError, Raw, Struct, msgpack

from disclose import __version__
from disclose.bulk import without_cyclic_collection
from disclose.diagnostics import Diagnostic, Outcome
from disclose.taxonomy.cache import Cache, cache_folder, content_key
from disclose.taxonomy.catalog import Catalog, shown_url
from disclose.taxonomy.census import Census, take_census
from disclose.taxonomy.compiled_form import TaxonomyForm
from disclose.taxonomy.compiled_reading import TaxonomyReader
from disclose.taxonomy.dts.document import Dts
from disclose.taxonomy.dts.nodes import ROLE, DocumentReference
from disclose.taxonomy.fingerprints import fingerprint
from disclose.taxonomy.load import as_given, load_dts, references_of, sorted_findings
from disclose.taxonomy.taxonomy import Taxonomy

FORM = "taxonomy-9"
"""Name and version of the form. To be raised with every change of what loading makes or of how it is written."""


class Judgement(Struct, frozen=True):
    """What is said of a taxonomy set, and the URLs of documents outside the set that were asked for."""

    findings: tuple[Diagnostic, ...] = ()
    read: tuple[str, ...] = ()


class Judge(Struct, frozen=True):
    """Who judges a taxonomy set once it is loaded: what is found is kept with the taxonomy. `form` must differ whenever
    `judge` may find something else in the same documents."""

    form: str
    judge: Callable[[Dts, Taxonomy], Judgement]


class Loaded(Struct, frozen=True):
    """A taxonomy, and how much the set of documents holds that it is made of."""

    taxonomy: Taxonomy
    census: Census


def taxonomy_cache() -> Cache:
    """Where compiled taxonomies are kept."""
    return Cache(cache_folder(), FORM)


def load_compiled(
    entry_points: Sequence[DocumentReference | str],
    catalog: Catalog,
    *,
    shown: Callable[[str], str] = shown_url,
    cache: Cache | None = None,
    judge: Judge | None = None,
) -> Outcome[Taxonomy]:
    """As `load_taxonomy`, from the compiled form where there is one that still holds; else loaded, judged by `judge`, and kept
    for next time."""
    loaded = load_counted(entry_points, catalog, shown=shown, cache=cache, judge=judge)
    return Outcome(None if loaded.value is None else loaded.value.taxonomy, loaded.diagnostics)


def load_counted(
    entry_points: Sequence[DocumentReference | str],
    catalog: Catalog,
    *,
    shown: Callable[[str], str] = shown_url,
    cache: Cache | None = None,
    judge: Judge | None = None,
) -> Outcome[Loaded]:
    """As `load_compiled`, with the census."""
    entries = references_of(entry_points)
    cache = taxonomy_cache() if cache is None else cache
    form = "" if judge is None else judge.form
    key = content_key(__version__, sys.byteorder, form, *(_parts(entry, shown) for entry in entries))
    with without_cyclic_collection():
        kept = _kept(cache.get_whole(key), catalog, shown)
        if kept is not None:
            return kept
        from disclose.taxonomy.dts.compilation import compile_dts  # what is kept needs no compiler

        dts = load_dts(entries, catalog, shown=shown)
        if dts.value is None:
            return Outcome(None, dts.diagnostics)
        compiled = compile_dts(dts.value)
        taxonomy = as_given(compiled.value, entries)
        judged = Judgement() if judge is None or compiled.value is None else judge.judge(dts.value, compiled.value)
        found = dict.fromkeys((*dts.diagnostics, *compiled.diagnostics, *judged.findings))
        if taxonomy is None:
            return Outcome(None, sorted_findings(found))
        outcome = Outcome(Loaded(taxonomy, take_census(dts.value, taxonomy)), sorted_findings(found))
        asked = (*dts.value.by_uri, *sorted({*dts.value.missing, *judged.read} - set(dts.value.by_uri)))
        _keep(cache, key, dts.value, asked, outcome, catalog)
        return outcome


def _parts(entry: DocumentReference, shown: Callable[[str], str]) -> tuple[str, ...]:
    """What a result depends on of a reference that leads to it."""
    return entry.kind.value, entry.href, entry.uri or "", shown(entry.uri or ""), entry.attributes.get(ROLE, "")


class _Kept(Struct, frozen=True, array_like=True):
    """What is kept: a fingerprint of every URL that was asked for, the URLs of the documents, and what was made of them."""

    sources: list[tuple[str, str | None]]
    documents: list[str]
    census: dict[str, Any]
    form: Raw


def _kept(data: memoryview | None, catalog: Catalog, shown: Callable[[str], str]) -> Outcome[Loaded] | None:
    """The taxonomy in compiled form; None where there is none, or something it was made of differs."""
    if data is None:
        return None
    try:
        kept = msgpack.decode(data, type=_Kept)
        if any(fingerprint(url, catalog) != known for url, known in kept.sources):
            return None
        reader = TaxonomyReader(msgpack.decode(kept.form, type=TaxonomyForm), [shown(url) for url in kept.documents])
        return Outcome(Loaded(reader.taxonomy(), Census.from_json(kept.census)), reader.findings())
    except (MsgspecError, ValueError, KeyError, IndexError, TypeError):
        return None


def _keep(cache: Cache, key: str, dts: Dts, asked: Iterable[str], outcome: Outcome[Loaded], catalog: Catalog) -> None:
    """`asked` are the URLs that were asked for."""
    if outcome.value is None or cache.folder is None:
        return
    from disclose.taxonomy.compiled_writing import TaxonomyWriter, Unplaceable  # what is kept needs no writer

    writer = TaxonomyWriter([document.shown for document in dts.documents.values()])
    try:
        form = writer.form(outcome.value.taxonomy, outcome.diagnostics)
    except Unplaceable:
        # a finding in the report that asked, say: the next report is another one
        return
    sources = [(url, fingerprint(url, catalog)) for url in asked]
    # as `_Kept`, without the form as bytes of its own in between
    cache.put_whole(key, msgpack.encode((sources, list(dts.documents), outcome.value.census.as_json(), form)))
