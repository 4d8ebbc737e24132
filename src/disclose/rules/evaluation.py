"""The right-hand side of an assertion, evaluated: which facts its terms mean, and what they can amount to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from disclose.intervals import Interval, RoundingMode, of_value, point
from disclose.model import Dimensions, ExplicitMember, Fact, NilValue, NumericValue, Period
from disclose.model.aspects import dimensions_of
from disclose.model.period import PeriodKind
from disclose.names import QName
from disclose.rules.subject import Subject
from disclose.rules.sums import agreement
from disclose.taxonomy.assertion import Expression, Number, Term

_SAME_LENGTH = dt.timedelta(days=3)
"""Two months, quarters, half-years or years differ in length by at most this."""

Place = tuple[Period, Dimensions]


class Operand(Struct, frozen=True):
    """The facts that a term stands for, several for ``members(…)``, and what their sum can be."""

    facts: tuple[Fact, ...]
    interval: Interval


class Evaluator:
    """Finds the facts that terms mean. Where a concept has several units or entities at one place, or facts that contradict one
    another, a term's value is not known."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._mode = subject.mode or RoundingMode.NEAREST
        self._places: dict[QName, Mapping[Place, tuple[Fact, ...]]] = {}

    def places(self, concept: QName) -> Mapping[Place, tuple[Fact, ...]]:
        """The numeric facts of a concept by period and dimensions."""
        found = self._places.get(concept)
        if found is None:
            groups: dict[Place, list[Fact]] = {}
            for fact in self._subject.index.of(concept):
                if isinstance(fact.value, NumericValue):
                    groups.setdefault((fact.aspects.period, fact.aspects.dimensions), []).append(fact)
            found = self._places[concept] = {place: tuple(group) for place, group in groups.items()}
        return found

    def stated(self, facts: tuple[Fact, ...]) -> Operand | None:
        """What facts of one concept at one place mean together; None where that is not known."""
        if len({(fact.aspects.unit, fact.aspects.entity) for fact in facts}) != 1:
            return None
        values = [fact.value for fact in facts if isinstance(fact.value, NumericValue)]
        interval = of_value(values[0], self._mode) if len(values) == 1 else agreement(values, self._mode)
        return None if interval is None else Operand(facts[:1], interval)

    def operand(self, term: Term, place: Place) -> Operand | None:
        """What a term stands for, seen from the place of an assertion's target; None where it is not reported."""
        period, dimensions = place
        if term.function == "members" and term.dimension is not None:
            return self._members(term, place, term.dimension)
        if term.function == "whole":
            dimensions = tuple(pair for pair in dimensions if pair[0] != term.dimension)
        prior = term.function == "prior"
        found = self._prior(term.concept, period, dimensions) if prior else self._same(term.concept, period)
        facts = self.places(term.concept).get((found, dimensions)) if found is not None else None
        return None if facts is None else self.stated(facts)

    def _members(self, term: Term, place: Place, dimension: QName) -> Operand | None:
        """The sum over the members directly below the place's own member, or below the default where it names none. What is
        reported as nil adds nothing; what is not reported at all leaves the sum unknown."""
        period, dimensions = place
        own = dict(dimensions).get(dimension)
        parts = self._subject.dimensions.breakdown(dimension, own.member if isinstance(own, ExplicitMember) else None)
        known: list[Operand] = []
        for part in parts:
            broken_down = dimensions_of({**dict(dimensions), dimension: ExplicitMember(part)})
            operand = self.operand(Term(term.concept), (period, broken_down))
            if operand is not None:
                known.append(operand)
            elif not self._is_nil(term.concept, (period, broken_down)):
                return None
        if not known:
            return None
        total = known[0].interval
        for operand in known[1:]:
            total += operand.interval
        return Operand(tuple(fact for operand in known for fact in operand.facts), total)

    def _is_nil(self, concept: QName, place: Place) -> bool:
        found = self._same(concept, place[0])
        return any(
            isinstance(fact.value, NilValue) and (fact.aspects.period, fact.aspects.dimensions) == (found, place[1])
            for fact in self._subject.index.of(concept)
        )

    def seen_from(self, place: Place, terms: Iterable[Term]) -> tuple[Place, ...]:
        """The places from which the terms of an assertion are looked up: the target's own; for a balance that is said to follow
        from flows, the durations of these flows that end with it."""
        period, dimensions = place
        flows = [term for term in terms if not self._is_instant(term.concept)]
        if period.kind is not PeriodKind.INSTANT or not flows:
            return (place,)
        ending = {
            one: None
            for term in flows
            for one, _ in self.places(term.concept)
            if one.kind is PeriodKind.DURATION and one.end == period.end
        }
        return tuple((one, dimensions) for one in sorted(ending, key=str))

    def _is_instant(self, concept: QName) -> bool:
        declared = self._subject.taxonomy.concepts.get(concept)
        return declared is not None and declared.period_type == "instant"

    def _same(self, concept: QName, period: Period) -> Period | None:
        """The period in which a concept is looked up: for a balance the end of the target's period."""
        if self._is_instant(concept):
            return period.closing
        return None if period.kind is PeriodKind.INSTANT else period

    def _prior(self, concept: QName, period: Period, dimensions: Dimensions) -> Period | None:
        """One period earlier: for a balance the beginning of a duration, or the last moment before an instant at which it
        is reported; for a flow the duration of the same length that ends where this one begins."""
        if self._is_instant(concept):
            if period.kind is PeriodKind.DURATION:
                return period.opening
            earlier = [
                one
                for one, theirs in self.places(concept)
                if theirs == dimensions and _is_before(one.end, period.end) and one.kind is PeriodKind.INSTANT
            ]
            return max(earlier, key=lambda one: one.end_text, default=None)
        length = _length(period)
        for one, theirs in sorted(self.places(concept), key=lambda place: str(place[0])):
            before = _length(one)
            if theirs != dimensions or one.end != period.start or before is None or length is None:
                continue
            if abs(before - length) <= _SAME_LENGTH:
                return one
        return None


def _length(period: Period) -> dt.timedelta | None:
    """How long a duration is; None for another kind of period, or where only one end has a time zone."""
    if period.start is None or period.end is None or (period.start.tzinfo is None) != (period.end.tzinfo is None):
        return None
    return period.end - period.start


def _is_before(moment: dt.datetime | None, other: dt.datetime | None) -> bool:
    """Whether a moment is earlier than another; moments with and without a time zone can't be compared."""
    if moment is None or other is None or (moment.tzinfo is None) != (other.tzinfo is None):
        return False
    return moment < other


def evaluate(expression: Expression, value_of: Callable[[Term], Interval]) -> Interval:
    """What an expression can amount to. Its depth is bounded where it is parsed."""
    if isinstance(expression, Term):
        return value_of(expression)
    if isinstance(expression, Number):
        return point(expression.value)
    left, right = evaluate(expression.left, value_of), evaluate(expression.right, value_of)
    return _apply(expression.operator, left, right)


def _apply(operator: str, left: Interval, right: Interval) -> Interval:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    return left * right if operator == "*" else left / right
