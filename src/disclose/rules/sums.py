"""The calculations of a taxonomy, evaluated on the facts of a report (Calculations 1.1, calculation consistency).

A total is compared with its contributions where both are reported in one cell: the same period, dimensions, unit and entity.
Each fact stands for an interval, duplicates for what their intervals have in common. What is not reported contributes nothing.
Facts inside tuples take no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import Enum
from functools import cached_property

from msgspec import Struct

from disclose.intervals import Interval, RoundingMode, of_value, weighted_sum
from disclose.model import Fact, FractionValue, NilValue, NumericValue, Report
from disclose.names import QName
from disclose.rules.index import FactIndex
from disclose.rules.summations import Summation, Summations
from disclose.taxonomy import Taxonomy


class Obstacle(Enum):
    """Why the facts of a concept in a cell give no interval."""

    NIL = "nil"
    UNREADABLE = "unreadable"
    EXCESS_DIGITS = "excess digits"
    INCONSISTENT = "inconsistent duplicates"


class Contribution(Struct, frozen=True):
    """What one concept contributes to a sum: its weight, its facts (several if duplicated) and what they can mean."""

    weight: Decimal
    facts: tuple[Fact, ...]
    interval: Interval


class Sum(Struct, frozen=True):
    """A total in a cell, what it can mean, what its contributions add up to, and the concepts that are not reported."""

    role: str
    facts: tuple[Fact, ...]
    reported: Interval
    computed: Interval
    contributions: tuple[Contribution, ...]
    absent: tuple[QName, ...]

    @property
    def consistent(self) -> bool:
        """Whether the total can be the sum of its contributions."""
        return self.reported.intersects(self.computed)


class Sums:
    """Evaluates calculations and remembers what each concept's facts mean in each cell."""

    def __init__(self, taxonomy: Taxonomy, index: FactIndex, mode: RoundingMode | None) -> None:
        self._index = index
        self._mode = mode
        self._stated: dict[QName, dict[int, Interval | Obstacle]] = {}
        self.summations = Summations(taxonomy, asked=mode is not None)

    def stated(self, concept: QName) -> dict[int, Interval | Obstacle]:
        """What the facts of a concept mean in each cell where it is reported."""
        found = self._stated.get(concept)
        if found is None:
            mode = self._mode or RoundingMode.NEAREST
            cells = self._index.cells(concept).items()
            found = {cell: _meaning(facts, mode) for cell, facts in cells if facts[0].container is None}
            self._stated[concept] = found
        return found

    def evaluate(self, summation: Summation, cell: int) -> Sum | None:
        """One calculation in one cell; None where it binds no facts or an obstacle stops it."""
        total = summation.total
        reported = self.stated(total).get(cell)
        if not isinstance(reported, Interval):
            return None
        contributions, absent = [], []
        for arc in summation.arcs:
            meaning = self.stated(arc.target).get(cell)
            if isinstance(meaning, Interval):
                weight = arc.weight if arc.weight is not None else Decimal(1)
                contributions.append(Contribution(weight, self._index.cells(arc.target)[cell], meaning))
            elif meaning is None or meaning is Obstacle.NIL:
                absent.append(arc.target)
            else:
                return None
        if not contributions:
            return None
        computed = weighted_sum((one.weight, one.interval) for one in contributions)
        return Sum(summation.role, self._index.cells(total)[cell], reported, computed, tuple(contributions), tuple(absent))

    @cached_property
    def inconsistent(self) -> tuple[Sum, ...]:
        """Every calculation whose total can't be the sum of its contributions."""
        return tuple(
            found
            for summation, cell in self._bindings()
            if (found := self.evaluate(summation, cell)) is not None and not found.consistent
        )

    @cached_property
    def stopped(self) -> tuple[tuple[Obstacle, tuple[Fact, ...]], ...]:
        """Every set of facts that takes part in a calculation and can't be calculated with, and why."""
        found: dict[tuple[QName, int], Obstacle] = {}
        for summation, cell in self._bindings():
            for concept in (summation.total, *(arc.target for arc in summation.arcs)):
                meaning = self.stated(concept).get(cell)
                if isinstance(meaning, Obstacle) and meaning is not Obstacle.NIL:
                    found[concept, cell] = meaning
        return tuple((obstacle, self._index.cells(concept)[cell]) for (concept, cell), obstacle in found.items())

    def confirms(self, concept: QName, cell: int) -> bool:
        """Whether some calculation to which a concept contributes adds up in a cell."""
        for total in dict.fromkeys(arc.source for _, arc in self.summations.to(concept)):
            for summation in self.summations.of(total):
                if any(arc.target == concept for arc in summation.arcs):
                    found = self.evaluate(summation, cell)
                    if found is not None and found.consistent:
                        return True
        return False

    def _bindings(self) -> Iterator[tuple[Summation, int]]:
        """The calculations of which the total and at least one contribution are reported in one cell."""
        for total in self._index.concepts:
            cells = self._index.cells(total)
            for summation in self.summations.of(total):
                contributing = [self._index.cells(arc.target) for arc in summation.arcs]
                yield from ((summation, cell) for cell in cells if any(cell in one for one in contributing))


def is_calculable(report: Report) -> bool:
    """Whether the Open Information Model can hold what a report says, tuples aside: only then Calculations 1.1 apply."""
    return not any(context.other is not None for context in report.contexts) and not any(
        isinstance(fact.value, FractionValue) or (isinstance(fact.value, NumericValue) and fact.value.vague)
        for fact in report.facts
    )


def _meaning(facts: tuple[Fact, ...], mode: RoundingMode) -> Interval | Obstacle:
    """What facts with equal aspects mean together."""
    only = facts[0].value
    if len(facts) == 1 and isinstance(only, NumericValue):
        return Obstacle.EXCESS_DIGITS if has_excess_digits(only) else of_value(only, mode)
    values = [fact.value for fact in facts if isinstance(fact.value, NumericValue)]
    if len(values) < len(facts):
        if all(isinstance(fact.value, NilValue) for fact in facts):
            return Obstacle.NIL
        unreadable = any(not isinstance(fact.value, NumericValue | NilValue) for fact in facts)
        return Obstacle.UNREADABLE if unreadable else Obstacle.INCONSISTENT
    if any(has_excess_digits(value) for value in values):
        return Obstacle.EXCESS_DIGITS
    return agreement(values, mode) or Obstacle.INCONSISTENT


def agreement(values: Iterable[NumericValue], mode: RoundingMode) -> Interval | None:
    """What several statements of one number can mean together; None where they contradict one another.

    Equally accurate statements must be equal; others agree as long as some number satisfies them all (OIM section 5.1).
    """
    common: Interval | None = None
    by_accuracy: dict[int | None, Decimal] = {}
    for value in values:
        if not value.vague and by_accuracy.setdefault(value.decimals, value.number) != value.number:
            return None
        meaning = of_value(value, mode)
        common = meaning if common is None else common.intersection(meaning)
        if common is None:
            return None
    return common


def has_excess_digits(value: NumericValue) -> bool:
    """Whether a number has digits, other than zero, beyond the place to which it is said to be accurate."""
    if value.decimals is None or value.vague:
        return False
    _, digits, exponent = value.number.as_tuple()
    assert isinstance(exponent, int), "a number of the model is finite"
    beyond = -value.decimals - exponent
    return beyond > 0 and any(digits[-beyond:])
