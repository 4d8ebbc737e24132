"""What a rounded number can mean: exact arithmetic on intervals of rational numbers.

Rank 1: imports rank 0 and model/. A figure printed as 3,405.8 million stands for any amount that rounds to it. Calculations and
assertions compare what the figures can mean, not what they print. Ends are `Decimal` where that is exact and `Fraction` after a
multiplication or division; nothing here rounds, and nothing here knows which figures belong together.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from disclose.exact import added, subtracted
from disclose.model import NumericValue

Rational: TypeAlias = Decimal | Fraction

MAX_EXPONENT = 4000
"""Numbers beyond this power of ten are not calculated with; the readers take at most 400 digits."""
_MAX_DECIMALS = 1000
"""Accuracies are taken as no finer and no coarser than this many places, which no readable number can tell apart."""

_ZERO = Decimal(0)


class RoundingMode(StrEnum):
    """How the figures of a report were shortened to the digits they show: the two modes of Calculations 1.1."""

    NEAREST = "round-to-nearest"
    TRUNCATION = "truncation"


class Interval(Struct, frozen=True):
    """All numbers from `low` to `high`. None is an infinite end, always open; `low_closed` and `high_closed` say whether a
    finite end belongs to the interval. Never empty: `low` is at most `high`, and a single number is closed."""

    low: Rational | None
    high: Rational | None
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        if (self.low is None and self.low_closed) or (self.high is None and self.high_closed):
            raise ValueError("an infinite end is open")
        if self.low is None or self.high is None:
            return
        if self.low > self.high or (self.low == self.high and not (self.low_closed and self.high_closed)):
            raise ValueError("an interval is never empty")

    def __contains__(self, number: Rational) -> bool:
        above = self.low is None or number > self.low or (self.low_closed and number == self.low)
        below = self.high is None or number < self.high or (self.high_closed and number == self.high)
        return above and below

    def __neg__(self) -> Interval:
        return Interval(_negative(self.high), _negative(self.low), self.high_closed, self.low_closed)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else _sum(self.low, other.low),
            None if self.high is None or other.high is None else _sum(self.high, other.high),
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        corners = [_product(mine, theirs) for mine in _ends(self) for theirs in _ends(other)]
        low = min(corners, key=lambda end: (end.infinity, end.number, not end.closed))
        high = max(corners, key=lambda end: (end.infinity, end.number, end.closed))
        return Interval(None if low.infinity else low.number, None if high.infinity else high.number, low.closed, high.closed)

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients; every number where the divisor can be zero, since then the quotients have no bounds."""
        return EVERYTHING if _ZERO in other else self * _reciprocal(other)

    def intersection(self, other: Interval) -> Interval | None:
        """The numbers in both, or None where there are none."""
        low, low_closed = self.low, self.low_closed
        if other.low is not None and (low is None or other.low >= low):
            low_closed = other.low_closed and (low != other.low or low_closed)
            low = other.low
        high, high_closed = self.high, self.high_closed
        if other.high is not None and (high is None or other.high <= high):
            high_closed = other.high_closed and (high != other.high or high_closed)
            high = other.high
        if low is not None and high is not None and (low > high or (low == high and not (low_closed and high_closed))):
            return None
        return Interval(low, high, low_closed, high_closed)

    def intersects(self, other: Interval) -> bool:
        """Whether some number is in both."""
        return self.intersection(other) is not None


EVERYTHING = Interval(None, None, False, False)
"""What is known when nothing is known."""


def point(number: Rational) -> Interval:
    """The interval of one number."""
    return Interval(number, number)


def of_value(value: NumericValue, mode: RoundingMode = RoundingMode.NEAREST) -> Interval:
    """The numbers that a reported number can stand for (Calculations 1.1, rounding modes).

    Rounded to the nearest: half a unit of the last stated place to either side, both ends included. Truncated: up to a whole
    unit away from zero, that end excluded; a zero extends to both sides. An exact value is a point, a vague one anything.
    """
    number = value.number
    if value.vague or not number.is_finite() or abs(number.adjusted()) > MAX_EXPONENT:
        return EVERYTHING
    if value.decimals is None:
        return Interval(number, number)
    decimals = max(-_MAX_DECIMALS, min(_MAX_DECIMALS, value.decimals))
    if mode is RoundingMode.NEAREST:
        half = _half_unit(decimals)
        return Interval(subtracted(number, half), added(number, half))
    unit = Decimal((0, (1,), -decimals))
    if number > 0:
        return Interval(number, added(number, unit), True, False)
    if number < 0:
        return Interval(subtracted(number, unit), number, False, True)
    return Interval(-unit, unit, False, False)


@lru_cache(maxsize=128)
def _half_unit(decimals: int) -> Decimal:
    """Half a unit of the last of a number of places."""
    return Decimal((0, (5,), -decimals - 1))


def weighted_sum(terms: Iterable[tuple[Decimal, Interval]]) -> Interval:
    """The sum of intervals, each multiplied by an exact weight. The sum of nothing is zero."""
    low: Rational | None = _ZERO
    high: Rational | None = _ZERO
    low_closed = high_closed = True
    for weight, interval in terms:
        part = interval if weight == 1 else -interval if weight == -1 else interval * point(weight)
        low = None if low is None or part.low is None else _sum(low, part.low)
        high = None if high is None or part.high is None else _sum(high, part.high)
        low_closed, high_closed = low_closed and part.low_closed, high_closed and part.high_closed
    return Interval(low, high, low_closed, high_closed)


def _sum(left: Rational, right: Rational) -> Rational:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return added(left, right)
    return Fraction(left) + Fraction(right)


def _negative(number: Rational | None) -> Rational | None:
    # the unary minus of a Decimal rounds to the precision of the thread's context
    return number.copy_negate() if isinstance(number, Decimal) else None if number is None else -number


class _End(NamedTuple):
    """An end: a finite number, or an infinity whose sign is `infinity`."""

    infinity: int
    number: Rational
    closed: bool

    @property
    def sign(self) -> int:
        return self.infinity or (self.number > 0) - (self.number < 0)


def _ends(interval: Interval) -> tuple[_End, _End]:
    low, high = interval.low, interval.high
    return (
        _End(-1, _ZERO, False) if low is None else _End(0, low, interval.low_closed),
        _End(1, _ZERO, False) if high is None else _End(0, high, interval.high_closed),
    )


def _product(left: _End, right: _End) -> _End:
    if not left.sign or not right.sign:
        # a zero that is reached makes the product zero whatever the other factor is, even where that is never reached
        return _End(0, _ZERO, (not left.sign and left.closed) or (not right.sign and right.closed))
    if left.infinity or right.infinity:
        return _End(left.sign * right.sign, _ZERO, False)
    return _End(0, Fraction(left.number) * Fraction(right.number), left.closed and right.closed)


def _reciprocal(interval: Interval) -> Interval:
    """One divided by the numbers of an interval without zero. An open end at zero turns into an infinite one."""
    low: Rational | None = _inverse(interval.high)
    high: Rational | None = _inverse(interval.low)
    if interval.low is not None and interval.low >= 0:
        low = _ZERO if interval.high is None else low
    else:
        high = _ZERO if interval.low is None else high
    return Interval(low, high, interval.high_closed, interval.low_closed)


def _inverse(number: Rational | None) -> Fraction | None:
    return None if not number else 1 / Fraction(number)


def rounded(interval: Interval, places: int) -> int | None:
    """What every number of an interval rounds to, counted in units of the last of `places` digits after the decimal mark (any
    of them before it where negative); None where they round to different numbers, or the interval has no bounds.

    A number half-way between two roundings may be rounded to either.
    """
    if interval.low is None or interval.high is None:
        return None
    low, high = (Fraction(end) * Fraction(10) ** places for end in (interval.low, interval.high))
    nearest = half_away((low + high) / 2)
    half = Fraction(1, 2)
    return nearest if nearest - half <= low and high <= nearest + half else None


def half_away(number: Fraction) -> int:
    """The nearest whole number; of two, the one that is further from zero."""
    whole = (abs(number) + Fraction(1, 2)).__floor__()
    return -whole if number < 0 else whole
