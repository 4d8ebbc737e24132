"""The language versions of a report: the same figures, the texts in one language each.

Rank 1. A fact is told apart from its translation by its language alone (OIM section 5.1), so that a report holds the texts of
every language, and each version is a part of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec.structs import replace

from disclose.model.fact import Fact
from disclose.model.report import CheckedReport, Report


def facts_in(facts: Iterable[Fact], language: str, languages: Collection[str]) -> tuple[Fact, ...]:
    """The facts that the version in one of a report's `languages` states, in their order: all but the texts in another of
    them. A text in a language in which the report has no version, such as a foreign name, is in every version."""
    others = {other for other in languages if other != language}
    return tuple(fact for fact in facts if fact.aspects.language not in others)


def report_in(report: Report, language: str, languages: Collection[str]) -> Report:
    """A report less the texts, footnotes among them, in the other ones of its `languages`. A footnote or link keeps the facts
    that are left."""
    facts = facts_in(report.facts, language, languages)
    others = {other for other in languages if other != language}
    left = {fact.id for fact in facts} | {one.id for one in report.tuples}
    notes = (replace(note, fact_ids=_of(note.fact_ids, left)) for note in report.footnotes if note.language not in others)
    links = (
        replace(link, fact_ids=_of(link.fact_ids, left), target_ids=_of(link.target_ids, left)) for link in report.fact_links
    )
    return replace(
        report,
        facts=facts,
        footnotes=tuple(note for note in notes if note.fact_ids),
        fact_links=tuple(link for link in links if link.fact_ids and link.target_ids),
    )


def _of(ids: Iterable[str], left: Collection[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if id in left)


def version(checked: CheckedReport, language: str, languages: Collection[str]) -> CheckedReport:
    """The version of a checked report in one of its `languages`: a part of what the rules have found no error in; of a report
    in one language, and without what is said of facts, all of it."""
    report = checked.report
    if set(languages) <= {language} and not report.footnotes and not report.fact_links:
        return checked
    return replace(checked, report=report_in(checked.report, language, languages))
