"""Applies the rules to a report. The only place that makes a `CheckedReport`."""

from __future__ import annotations

from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Outcome, Span, has_errors
from disclose.model import CheckedReport, Period, Report
from disclose.names import QName
from disclose.rules.catalogue import ALL_RULES
from disclose.rules.subject import Calculation, Subject
from disclose.taxonomy import Taxonomy


def check(
    report: Report,
    taxonomy: Taxonomy,
    *,
    periods: tuple[Period, ...] = (),
    languages: tuple[str, ...] = (),
    shown: frozenset[QName] | None = None,
    calculation: Calculation = Calculation.ROUND,
    place: Span | None = None,
) -> Outcome[CheckedReport]:
    """Judge a report by every rule. The value is the report with its facts in canonical order, or None where a rule finds an
    error; all findings are returned, each once, by place.

    `periods` and `languages` are those of the author's project, none for somebody else's report; `shown` are the concepts
    that the readable report shows besides the presentation networks, None where that is not known; `calculation` is how
    calculations are checked; findings about the report as a whole point to `place`.
    """
    subject = Subject(report, taxonomy, periods, languages, shown, calculation, place)
    found = {diagnostic: None for rule in ALL_RULES for diagnostic in rule.findings(subject)}
    ordered: tuple[Diagnostic, ...] = tuple(sorted(found, key=lambda one: (one.sort_key, one.details, one.help or "")))
    checked = None if has_errors(ordered) else CheckedReport(replace(report, facts=subject.index.facts))
    return Outcome(checked, ordered)
