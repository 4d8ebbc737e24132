"""A number that an author wrote, held against what the figures can give."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from disclose.intervals import Interval
from disclose.render.quantities import PERCENT_SCALE, Kind, Quantity

if TYPE_CHECKING:
    from disclose.render.typed_numbers import TypedNumber

_ZERO = Decimal(0)


def claimed_number(text: str, language: str, units: tuple[str, ...]) -> TypedNumber | None:
    """The one number in a text; None where there is none or several, or where it has no value (half)."""
    from disclose.render.worded_numbers import typed_numbers, worded_numbers  # many expressions, for prose only

    found = list(typed_numbers(text, language, units))
    if not found:
        # a number word alone: what it counts stands outside the text
        found = [
            typed for typed in worded_numbers(f"{text} {_COUNTED}", language, (_COUNTED,)) if typed.digits_end <= len(text)
        ] or [typed for typed in worded_numbers(f"{text}{_COUNTED}", language, (_COUNTED,)) if typed.digits_end <= len(text)]
    return found[0] if len(found) == 1 and not (found[0].in_words and not found[0].number) else None


_COUNTED = "units"


def comparable(typed: TypedNumber, quantity: Quantity) -> bool:
    """Whether a number as typed is of the kind of a quantity."""
    if typed.kind is None:
        return True
    counts = quantity.kind is Kind.AMOUNT and (quantity.unit is None or not quantity.unit.is_monetary)
    return typed.kind is quantity.kind or (typed.kind is Kind.TIMES and counts)


def scales_of(typed: TypedNumber, quantity: Quantity) -> tuple[int, ...]:
    """The powers of ten in which a number may be meant: the one in words; else the one the figures are printed in, or none."""
    if quantity.kind is Kind.PERCENT:
        return (PERCENT_SCALE,)
    if quantity.kind is not Kind.AMOUNT:
        return (0,)
    return (typed.scale,) if typed.scale is not None else tuple(dict.fromkeys((quantity.scale, 0)))


def meets(typed: TypedNumber, quantity: Quantity) -> bool:
    """Whether something that the figures can give is printed as a number is. Without a sign of its own the number is a size."""
    if not comparable(typed, quantity):
        return False
    given = quantity.interval if typed.sign else size(quantity.interval)
    for scale in scales_of(typed, quantity):
        claimed = typed.interval(scale)
        if (-claimed if typed.negative else claimed).intersects(given):
            return True
    return False


def size(interval: Interval) -> Interval:
    """The sizes of the numbers of an interval."""
    low, high = interval.low, interval.high
    if low is not None and low >= 0:
        return interval
    turned = -interval
    if high is not None and high <= 0:
        return turned
    if high is None or turned.high is None:
        return Interval(_ZERO, None, True, False)
    further = interval if high >= turned.high else turned
    return Interval(_ZERO, further.high, True, further.high_closed)
