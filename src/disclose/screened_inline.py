"""An Inline XBRL document of any size, judged without making an object of each fact.

Rank 4: passes values between rooms that do not know one another. As in screened.py, plain facts are taken out as columns, and
those that need attention are put back. Where nothing needs any and nothing is wrong with the rest, there is nothing to tell and
no line to tell it of; else the document without its other plain facts is judged as any other.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome, Span
from disclose.document_sets import entries_of, judge_set
from disclose.formats.inline.document_set import open_inline_set
from disclose.formats.inline.target import target_report
from disclose.judged import load_judged
from disclose.model import Report
from disclose.rules.engine import check
from disclose.rules.screening import facts_to_judge
from disclose.rules.subject import Calculation
from disclose.screened import plain_value
from disclose.taken_apart import TakenApart, take_apart
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import Catalog


class ScreenedDocument(Struct, frozen=True):
    """What was found: the number of facts and of the concepts of the taxonomy."""

    facts: int
    concepts: int


def judge_screened(
    data: bytes, shown: str, path: Path, catalog: Catalog, calculation: Calculation, on_stage: Callable[[str], None]
) -> Outcome[ScreenedDocument] | None:
    """Judge one document; None for one that has to be judged whole."""
    on_stage("validating against the schemas")
    opened = take_apart(data, shown, catalog)
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


def _kept(opened: TakenApart, rest: Report, taxonomy: Taxonomy, calculation: Calculation) -> list[int] | None:
    wanted = {*opened.wanted, *opened.scanned.doubtful}
    return facts_to_judge(opened.scanned.columns, rest, taxonomy, calculation, plain_value, wanted)


def _findings(rest: Report, taxonomy: Taxonomy, calculation: Calculation, shown: str) -> tuple[Diagnostic, ...]:
    return check(rest, taxonomy, calculation=calculation, place=Span(shown)).diagnostics
