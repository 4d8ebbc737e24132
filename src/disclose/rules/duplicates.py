"""Duplicate facts: several facts with equal aspects (OIM section 5.1).

Complete duplicates say the same; consistent ones say numbers that can be one number rounded differently; others contradict one
another. Texts that differ in language only are translations and no duplicates.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclose.diagnostics import Span
from disclose.intervals import RoundingMode
from disclose.model import Fact, NumericValue
from disclose.rules.rule import Finding, spans_of
from disclose.rules.subject import Subject
from disclose.rules.sums import agreement
from disclose.rules.wording import about, figure


def contradicting_duplicates(subject: Subject) -> Iterator[Finding]:
    """Two facts say different things about the same concept, period, unit and dimensions.

    Why: a reader can't know which of them holds, and software takes either.

    Example: revenue of 3,405.8 million in one row and of 3,450.8 million in another. 3,406 million in another is no
    contradiction: it is the same figure, rounded further.

    Instead: correct the wrong one, or give the two their own dimensions if they are about different things.
    """
    for facts in _forbidden(subject):
        if not (_all_numbers(facts) and subject.mode is RoundingMode.TRUNCATION):
            yield _contradiction(subject, facts, "correct the wrong one")


def contradicting_duplicates_elsewhere(subject: Subject) -> Iterator[Finding]:
    """Two facts that no calculation uses say different things about the same concept, period, unit and dimensions.

    Why: a reader can't know which of them holds. XBRL 2.1 allows it; Calculations 1.1 forbid it for the figures they add up,
    and regulators for all.

    Example: two different texts for the name of the auditor. In a project of one's own this is an error.

    Instead: correct the wrong one, or give the two their own dimensions if they are about different things.
    """
    forbidden = {id(facts) for facts in _forbidden(subject)}
    for facts in subject.index.duplicates:
        if id(facts) not in forbidden and not _agree(subject, facts):
            yield _contradiction(subject, facts, "correct the wrong one")


def contradicting_duplicates_when_truncated(subject: Subject) -> Iterator[Finding]:
    """Two numbers reported for one thing can't be the same number cut off at different digits.

    Why: where figures are truncated and not rounded, 30 stands for 30 up to, but not including, 31.

    Example: 30 in one row and 29.9 in another, in a report whose figures are truncated.

    Instead: correct the wrong one, or check the report in round-to-nearest mode if its figures are rounded.
    """
    for facts in _forbidden(subject):
        if _all_numbers(facts) and subject.mode is RoundingMode.TRUNCATION:
            yield _contradiction(subject, facts, "correct the wrong one, or check in round-to-nearest mode")


def figure_reported_twice(subject: Subject) -> Iterator[Finding]:
    """The same figure is reported twice.

    Why: it does no harm today. Next year one of the two is changed and the other forgotten.

    Example: revenue of 3,405.8 million for 2023 in two rows of a project's figures. A finished report shows a figure in as
    many places as it likes, so only projects are looked at.

    Instead: keep one.
    """
    for facts in subject.index.duplicates if subject.periods else ():
        values = {fact.value for fact in facts}
        if len(values) == 1:
            message = f"{about(subject, facts[0])} is reported {len(facts)} times, always as {figure(facts[0])}"
            yield Finding(message, facts[1].span, "Keep one.", related=_spans((facts[0], *facts[2:])))


def figure_reported_at_two_accuracies(subject: Subject) -> Iterator[Finding]:
    """The same figure is reported twice, rounded to different digits.

    Why: the two agree, but readers get two figures for one thing; calculations use what both allow.

    Example: revenue of 3,405.8 million in one row and 3,406 million in another. Only projects are looked at: the prose of a
    finished report may well say 3.4 billion.

    Instead: keep the more accurate one.
    """
    for facts in subject.index.duplicates if subject.periods else ():
        if len({fact.value for fact in facts}) > 1 and _all_numbers(facts) and _agree(subject, facts):
            shown = " and ".join(dict.fromkeys(figure(fact) for fact in facts))
            message = f"{about(subject, facts[0])} is reported with different accuracy: {shown}"
            yield Finding(message, facts[1].span, "Keep the most accurate.", related=_spans((facts[0], *facts[2:])))


def _forbidden(subject: Subject) -> Iterator[tuple[Fact, ...]]:
    """The contradicting duplicates that are errors: all in our own reports, in others those that Calculations 1.1 add up."""
    for facts in subject.index.duplicates:
        if (subject.own or subject.sums.summations.involves(facts[0].aspects.concept)) and not _agree(subject, facts):
            yield facts


def _all_numbers(facts: tuple[Fact, ...]) -> bool:
    return all(isinstance(fact.value, NumericValue) for fact in facts)


def _agree(subject: Subject, facts: tuple[Fact, ...]) -> bool:
    """Whether duplicates are complete or consistent."""
    numbers = [fact.value for fact in facts if isinstance(fact.value, NumericValue)]
    if len(numbers) == len(facts):
        return agreement(numbers, subject.mode or RoundingMode.NEAREST) is not None
    return len({fact.value for fact in facts}) == 1


def _contradiction(subject: Subject, facts: tuple[Fact, ...], advice: str) -> Finding:
    shown = " and ".join(dict.fromkeys(figure(fact) for fact in facts))
    message = f"{about(subject, facts[0])} is reported as {shown}"
    details = tuple(f"{figure(fact)}   {fact.span}" for fact in facts if fact.span is not None)
    help = f"These can't be the same figure: {advice}."
    return Finding(message, facts[0].span, help, details, _spans(facts[1:]))


def _spans(facts: tuple[Fact, ...]) -> tuple[Span, ...]:
    return spans_of(*(fact.span for fact in facts))
