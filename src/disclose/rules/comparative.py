"""Comparative statements: what is reported for one of a report's periods is reported for all of them."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.model import Dimensions, Entity, Fact, Period
from disclose.model.period import PeriodKind
from disclose.names import QName
from disclose.rules.rule import Finding, spans_of
from disclose.rules.subject import Subject
from disclose.rules.wording import figure, members, named, when
from disclose.taxonomy import ItemKind, Network, Role

Line = tuple[Entity, Dimensions, str | None]


def figure_missing_for_a_period(subject: Subject) -> Iterator[Finding]:
    """A line of a comparative statement is reported for one period and not for another.

    Why: a statement is read across. A gap looks like a zero, or like a figure that somebody would rather not show; and
    accounting standards ask for the comparative figure.

    Example: cost of sales for 2023 without cost of sales for 2022.

    Instead: report the figure, or write `n/a` where there was nothing to report.
    """
    if len(subject.periods) < 2:
        return
    for network in subject.taxonomy.statements:
        role = subject.taxonomy.roles.get(network.role)
        if role is not None and role.comparative:
            yield from _gaps(subject, network, role.title(subject.language))


def _gaps(subject: Subject, network: Network, title: str) -> Iterator[Finding]:
    names = dict.fromkeys(name for _, name, _ in network.walk())
    concepts = subject.taxonomy.concepts
    axes = {name for name in names if name in concepts and concepts[name].role is Role.DIMENSION}
    # the text of a note speaks of all periods at once
    items = [name for name in names if name in concepts and concepts[name].kind is not ItemKind.TEXT_BLOCK]
    lines = [name for name in items if not concepts[name].abstract and subject.index.of(name)]
    balances = all(concepts[name].period_type == "instant" for name in lines)
    for name in lines:
        wanted = _wanted(subject, concepts[name].period_type, further_days=balances)
        for (_, dimensions, _), by_period in _lines(subject, name, axes).items():
            yield from _gaps_of_line(subject, name, dimensions, wanted, by_period, title)


def _wanted(subject: Subject, period_type: str | None, *, further_days: bool) -> list[Period]:
    """Where a line must be reported: for a flow the durations, for a balance their ends. A day that is a period of the report
    by itself, as the opening balance of a restated report is, asks for statements of balances only."""
    durations = [period for period in subject.periods if period.kind is not PeriodKind.INSTANT]
    if period_type != "instant":
        return durations
    chosen = subject.periods if further_days or not durations else durations
    return list(dict.fromkeys(period.closing for period in chosen))


def _lines(subject: Subject, name: QName, axes: set[QName]) -> dict[Line, dict[Period, Fact]]:
    """The facts of a concept that stand in a statement with these axes: by everything but period, then by period."""
    lines: dict[Line, dict[Period, Fact]] = {}
    for fact in subject.index.of(name):
        aspects = fact.aspects
        if all(dimension in axes for dimension, _ in aspects.dimensions):
            line = lines.setdefault((aspects.entity, aspects.dimensions, aspects.language), {})
            line.setdefault(aspects.period, fact)
    return lines


def _gaps_of_line(
    subject: Subject,
    name: QName,
    dimensions: Dimensions,
    wanted: list[Period],
    by_period: dict[Period, Fact],
    title: str,
) -> Iterator[Finding]:
    there = [by_period[period] for period in wanted if period in by_period]
    if not there:
        return
    for period in wanted:
        if period not in by_period:
            broken_down = f" ({members(subject, dimensions)})" if dimensions else ""
            known = ", ".join(f"{figure(fact)} {when(fact.aspects.period)}" for fact in there)
            message = f"{named(subject, name)}{broken_down} is not reported {when(period)}, but is {known}"
            help = f"{title} is comparative: report the figure {when(period)}, or n/a where there was none."
            yield Finding(message, there[0].span, help, related=spans_of(*(fact.span for fact in there[1:])))
