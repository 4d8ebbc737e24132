"""Taxonomies loaded and judged: every document of one as XML, then all of them by the rules on taxonomies.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from disclose.diagnostics import Findings, Outcome, Span, error
from disclose.opened_packages import PACKAGE_SUFFIXES, judged_package, open_packages, with_packages
from disclose.rules.dts.form import rules_form
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.cache import Cache
from disclose.taxonomy.catalog import Catalog, shown_url, standard_catalog
from disclose.taxonomy.census import Census
from disclose.taxonomy.compiled import Judge, Judgement, Loaded, load_counted
from disclose.taxonomy.dts.document import Dts
from disclose.taxonomy.dts.nodes import DocumentReference
from disclose.taxonomy.dts.uri import file_uri

if TYPE_CHECKING:
    from disclose.taxonomy.package import EntryPoint, TaxonomyPackage


class JudgedEntry(Struct, frozen=True):
    """An entry point of a taxonomy that was loaded: what it is called, and what there is."""

    name: str
    census: Census


def load_judged(
    entry_points: Sequence[DocumentReference | str],
    catalog: Catalog,
    *,
    shown: Callable[[str], str] = shown_url,
    cache: Cache | None = None,
) -> Outcome[Taxonomy]:
    """As `load_taxonomy`, and everything that is wrong with the taxonomy itself; both from the compiled form where there is one
    that still holds."""
    loaded = _load(entry_points, catalog, shown, cache)
    return Outcome(None if loaded.value is None else loaded.value.taxonomy, loaded.diagnostics)


def judge_taxonomy(
    given: str,
    packages: Sequence[Path] = (),
    *,
    online: bool = False,
    on_stage: Callable[[str], None] = lambda stage: None,
) -> Outcome[tuple[JudgedEntry, ...]]:
    """Load and judge a taxonomy: a schema or linkbase by its path or URL, or every entry point of a taxonomy package.

    Documents are read from beside the file given, from the packages and from the published files; from the network only if
    `online`. The entry points that could be loaded are returned, with the findings on all, each once.
    """
    findings = Findings()
    catalog = standard_catalog()
    entries: tuple[tuple[str, tuple[str, ...]], ...]
    own: tuple[TaxonomyPackage, ...] = ()
    if "://" in given:
        entries = ((given, (given,)),)
    elif Path(given).suffix.lower() in PACKAGE_SUFFIXES:
        from disclose.taxonomy.package import open_package  # most taxonomies are given by their schema

        package = findings.take(judged_package(open_package(Path(given), given), catalog))
        entries = () if package is None else tuple((_name(entry), entry.documents) for entry in package.entry_points)
        if package is not None:
            own = (package,)
            if not entries:
                help = "Name the URL of one of its schemas instead, and give the package with --package."
                findings.add([error("disclose.file:no-entry-point", f"{given} names no entry point", Span(given), help=help)])
    else:
        path = Path(given)
        catalog = catalog.with_root(path.resolve().parent)
        entries = ((given, (file_uri(path),)),)
    further = findings.take(open_packages(packages, catalog)) or ()
    catalog = findings.take(with_packages(catalog, (*own, *further))) or catalog
    if online:
        catalog = online_catalog(catalog, on_stage)
    judged = []
    for name, documents in entries:
        on_stage(f"loading {name}")
        loaded = findings.take(_load(documents, catalog, _shown(given), None))
        if loaded is not None:
            judged.append(JudgedEntry(name, loaded.census))
    return Outcome(tuple(judged), findings.all)


def online_catalog(catalog: Catalog, on_stage: Callable[[str], None]) -> Catalog:
    """The catalog that fetches what it does not have, within the usual bounds, and keeps it in the user's cache."""
    from disclose.taxonomy.downloads import Downloads  # the network's modules take their time

    return catalog.with_online(Downloads(on_fetch=lambda url: on_stage(f"fetching {url}")))


def _load(
    entry_points: Sequence[DocumentReference | str], catalog: Catalog, shown: Callable[[str], str], cache: Cache | None
) -> Outcome[Loaded]:
    def judge(dts: Dts, taxonomy: Taxonomy) -> Judgement:
        from disclose.rules.dts.check import check_dts  # what was judged before needs no rules
        from disclose.schema.taxonomy_documents import judge_documents

        documents = judge_documents(dts, catalog)
        return Judgement((*documents.findings, *check_dts(dts, taxonomy)), documents.read)

    return load_counted(entry_points, catalog, shown=shown, cache=cache, judge=Judge(rules_form(), judge))


def _name(entry: EntryPoint) -> str:
    """What the entry point is called: the last part of the URL of its first document, which tells entry points apart."""
    return ", ".join(document.rpartition("/")[2] for document in entry.documents)


def _shown(given: str) -> Callable[[str], str]:
    """Files beside the one given are shown as it was given; others as they are."""
    if "://" in given:
        return shown_url
    folder = Path(given).resolve().parent.as_uri() + "/"
    parent = Path(given).parent.as_posix()
    prefix = "" if parent == "." else parent.rstrip("/") + "/"
    return lambda url: prefix + url[len(folder) :] if url.startswith(folder) else shown_url(url)
