"""The language versions of a report: the same figures, the texts in one language each.

Rank 1. A fact is told apart from its translation by its language alone (OIM section 5.1), so that a report holds the texts of
every language, and each version is a part of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from disclose.model.fact import Fact
from disclose.model.report import CheckedReport, Report


def facts_in(facts: Iterable[Fact], language: str, languages: Collection[str]) -> tuple[Fact, ...]:
    """The facts that the version in one of a report's `languages` states, in their order: all but the texts in another of
    them. A text in a language in which the report has no version, such as a foreign name, is in every version."""
    others = {other for other in languages if other != language}
    return tuple(fact for fact in facts if fact.aspects.language not in others)


def report_in(report: Report, language: str, languages: Collection[str]) -> Report:
    """A report less the texts in the other ones of its `languages`."""
    return replace(report, facts=facts_in(report.facts, language, languages))


def version(checked: CheckedReport, language: str, languages: Collection[str]) -> CheckedReport:
    """The version of a checked report in one of its `languages`: a part of what the rules have found no error in."""
    return replace(checked, report=report_in(checked.report, language, languages))


def without_language(report: Report) -> Report:
    """The facts that have no language: numbers, dates, answers. These are the same in every version of a report."""
    return replace(report, facts=tuple(fact for fact in report.facts if fact.aspects.language is None))
