"""Quantities that prose computes from figures: what they can be, given how the figures were rounded.

A quantity is a value: computing with it makes another one, and nothing is rounded before it is shown (see `stating`). Each
operand counts as independent of the others, so that an interval may be too wide and is never too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from disclose.intervals import Interval, of_value, point
from disclose.model import Fact, NumericValue, Unit
from disclose.taxonomy import ItemKind, Taxonomy

PERCENT_SCALE = -2


class Kind(StrEnum):
    """What a quantity counts, which decides how it is shown and what it can be computed with."""

    AMOUNT = "amount"
    PERCENT = "percentage"
    POINTS = "percentage points"
    TIMES = "multiple"


class Refusal(Struct, frozen=True):
    """Why a computation has no result that could be stated; `undetermined`: only
    the rounding of the figures stands in its way."""

    message: str
    help: str | None = None
    undetermined: bool = False


class Quantity(Struct, frozen=True):
    """All that a computation can give. `nominal` is what the figures give as they are printed, `interval` what they give given
    their rounding; a percentage is a fraction (0.106), points are hundredths. `facts` are the figures it comes from.

    `movement` marks how far one figure lies from another, which a sentence states without a sign. `scale` and `places` say
    how the figures were printed: the power of ten, and the digits after the mark of the coarsest of them.
    """

    kind: Kind
    nominal: Fraction
    interval: Interval
    facts: tuple[Fact, ...]
    unit: Unit | None = None
    scale: int = 0
    places: int | None = None
    movement: bool = False

    @property
    def sign(self) -> int | None:
        """1, 0 or -1 where all that the quantity can be has this sign; None where its sign is not certain."""
        low, high = self.interval.low, self.interval.high
        if low is not None and low > 0:
            return 1
        if high is not None and high < 0:
            return -1
        return 0 if low is not None and low == high else None


def of_fact(fact: Fact, taxonomy: Taxonomy) -> Quantity | None:
    """The quantity that a fact states; None for one that states no finite number. A count of whole things is exact where it is
    printed to the last of them."""
    value = fact.value
    if not isinstance(value, NumericValue) or not value.number.is_finite():
        return None
    percent = fact.origin.scale == PERCENT_SCALE and fact.aspects.unit is not None and fact.aspects.unit.is_pure
    concept = taxonomy.concept(fact.aspects.concept)
    counted = concept is not None and concept.kind is ItemKind.INTEGER and value.decimals is not None and value.decimals >= 0
    kind = Kind.PERCENT if percent else Kind.AMOUNT
    interval = point(value.number) if counted else of_value(value)
    places = None if value.decimals is None else value.decimals + fact.origin.scale
    return Quantity(kind, Fraction(value.number), interval, (fact,), fact.aspects.unit, fact.origin.scale, places)


def change(after: Quantity, before: Quantity) -> Quantity | Refusal:
    """Growth from one figure to another, in per cent of the size of the first; of percentages, in percentage points."""
    if after.kind is not before.kind or after.unit != before.unit:
        return Refusal("A change is between figures of one kind and unit")
    if after.kind in (Kind.PERCENT, Kind.POINTS):
        return difference(after, before)
    if before.sign is None or before.sign == 0:
        return Refusal("There is no growth rate from a figure that can be zero", "State both figures, or their difference.")
    if after.sign not in (before.sign, 0):
        help = "State both figures, or their difference."
        return Refusal("There is no growth rate between a positive and a negative figure", help)
    rate = after.interval / before.interval - point(Decimal(1))
    nominal = after.nominal / before.nominal - 1
    if before.sign < 0:
        rate, nominal = -rate, -nominal
    return Quantity(Kind.PERCENT, nominal, rate, (*after.facts, *before.facts), scale=PERCENT_SCALE, movement=True)


def share(part: Quantity, whole: Quantity) -> Quantity | Refusal:
    """One figure in per cent of another."""
    quotient = ratio(part, whole)
    return quotient if isinstance(quotient, Refusal) else replace(quotient, kind=Kind.PERCENT, scale=PERCENT_SCALE)


def ratio(of: Quantity, to: Quantity) -> Quantity | Refusal:
    """How many times one figure is another of the same kind and unit."""
    if of.kind is not to.kind or of.unit != to.unit:
        return Refusal("Only figures of one kind and unit are divided by one another")
    if to.sign is None or to.sign == 0:
        return Refusal("A figure that can be zero divides nothing")
    return Quantity(Kind.TIMES, of.nominal / to.nominal, of.interval / to.interval, (*of.facts, *to.facts))


def difference(left: Quantity, right: Quantity) -> Quantity | Refusal:
    """One figure less another; of percentages, in percentage points."""
    if left.kind is not right.kind or left.unit != right.unit:
        return Refusal("Only figures of one kind and unit are subtracted from one another")
    nominal, interval = left.nominal - right.nominal, left.interval - right.interval
    kind, scale = left.kind, _scale((left, right))
    if kind is Kind.PERCENT:
        hundred = point(Decimal(100))
        kind, scale, nominal, interval = Kind.POINTS, 0, nominal * 100, interval * hundred
    facts = (*left.facts, *right.facts)
    return Quantity(kind, nominal, interval, facts, left.unit, scale, _places((left, right)), movement=True)


def total(parts: Sequence[Quantity]) -> Quantity | Refusal:
    """The sum of figures of one kind and unit."""
    first = parts[0]
    if any(part.kind is not first.kind or part.unit != first.unit for part in parts):
        return Refusal("Only figures of one kind and unit are added up")
    nominal, interval = first.nominal, first.interval
    for part in parts[1:]:
        nominal, interval = nominal + part.nominal, interval + part.interval
    facts = tuple(fact for part in parts for fact in part.facts)
    return Quantity(first.kind, nominal, interval, facts, first.unit, _scale(parts), _places(parts))


def _scale(parts: Sequence[Quantity]) -> int:
    """The largest power of ten that the figures are printed in: theirs, where they agree."""
    return max(part.scale for part in parts)


def _places(parts: Sequence[Quantity]) -> int | None:
    """The digits after the mark of the coarsest figure, counted in the common scale."""
    scale = _scale(parts)
    known = [part.places + scale - part.scale for part in parts if part.places is not None]
    return min(known, default=None)
