"""An Inline XBRL document of any size, judged without making an object of each fact.

Rank 4: passes values between rooms that do not know one another. As in screened.py, plain facts are taken out as columns, and
those that need attention are put back. Where nothing needs any and nothing is wrong with the rest, there is nothing to tell and
no line to tell it of; else the document without its other plain facts is judged as any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome, Span
from disclose.document_sets import entries_of, judge_set
from disclose.formats.inline.document_set import InlineSet, open_inline_set
from disclose.formats.inline.plain import scan_inline
from disclose.formats.inline.skeleton import skeleton
from disclose.formats.inline.target import target_report
from disclose.formats.scanned import Scanned
from disclose.judged import load_judged
from disclose.model import Report
from disclose.rules.engine import check
from disclose.rules.screening import facts_to_judge
from disclose.rules.subject import Calculation
from disclose.schema.links import wrong_link_types
from disclose.schema.locate import ids_in
from disclose.schema.standard import inline_passes
from disclose.screened import plain_value
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import Catalog
from disclose.xml_source import prepare_xml

_REFERRED = re.compile(rb"""(?:fromRefs|toRefs)\s*=\s*["']([^"']*)["']""")


class ScreenedDocument(Struct, frozen=True):
    """What was found: the number of facts and of the concepts of the taxonomy."""

    facts: int
    concepts: int


class _Opened(Struct, frozen=True, eq=False):
    """A document taken apart: `rest` is what is left without plain facts, `wanted` the plain facts that relationships name."""

    scanned: Scanned
    rest: InlineSet
    wanted: list[int]


def judge_screened(
    data: bytes, shown: str, path: Path, catalog: Catalog, calculation: Calculation, on_stage: Callable[[str], None]
) -> Outcome[ScreenedDocument] | None:
    """Judge one document; None for one that has to be judged whole."""
    on_stage("validating against the schemas")
    opened = _open(data, shown, catalog)
    if opened is None:
        return None
    on_stage("loading the taxonomy")
    loaded = load_judged(entries_of(opened.rest.references(None), {shown: path}), catalog, shown=lambda url: url)
    if loaded.value is None or loaded.diagnostics:
        return None
    on_stage("applying the rules")
    rest = target_report(opened.rest, None, loaded.value)
    if rest.value is None:
        return None
    kept = _kept(opened, rest.value, loaded.value, calculation)
    if kept is None:
        return None
    columns, concepts = opened.scanned.columns, len(loaded.value.concepts)
    if not kept and not rest.diagnostics and not _findings(rest.value, loaded.value, calculation, shown):
        return Outcome(ScreenedDocument(len(columns) + len(rest.value.facts), concepts))
    small = {shown: opened.scanned.document(kept)}
    inline = open_inline_set(small)
    if inline.value is None:
        return None
    judged = judge_set(inline.value, small, {shown: path}, catalog, calculation, on_stage, valid=True)
    facts = sum(len(target.report.facts) for target in judged.value or ())
    count = ScreenedDocument(len(columns) - len(kept) + facts, concepts)
    return Outcome(count, (*inline.diagnostics, *judged.diagnostics))


def _open(data: bytes, shown: str, catalog: Catalog) -> _Opened | None:
    """Take apart a document that is valid as XML and has one target, in the structure of which nothing is wrong."""
    prepared = prepare_xml(data, shown).value
    if prepared is None or not inline_passes(prepared, catalog):
        return None
    scanned = scan_inline(prepared)
    if scanned is None:
        return None
    named = {id for ids in _REFERRED.findall(b"".join(scanned.gaps)) for id in ids.split()}
    wanted = scanned.with_ids(named) if named else []
    left = skeleton(scanned, wanted)
    if wrong_link_types(left, 1):
        return None
    rest = open_inline_set({shown: left})
    if rest.value is None or rest.diagnostics or rest.value.targets != (None,):
        return None
    left_in = frozenset(wanted)
    taken = (id.strip() for fact, id in enumerate(scanned.ids) if id is not None and fact not in left_in)
    every = [*taken, *ids_in(left)]
    return _Opened(scanned, rest.value, wanted) if len(set(every)) == len(every) else None


def _kept(opened: _Opened, rest: Report, taxonomy: Taxonomy, calculation: Calculation) -> list[int] | None:
    wanted = {*opened.wanted, *opened.scanned.doubtful}
    return facts_to_judge(opened.scanned.columns, rest, taxonomy, calculation, plain_value, wanted)


def _findings(rest: Report, taxonomy: Taxonomy, calculation: Calculation, shown: str) -> tuple[Diagnostic, ...]:
    return check(rest, taxonomy, calculation=calculation, place=Span(shown)).diagnostics
