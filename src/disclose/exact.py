"""Arithmetic on `Decimal` that never rounds.

Rank 0. Python's own operators, ``abs`` and the unary minus among them, round to the 28 digits of the thread's context, which
is a silent error in a figure of 30 digits. Here a result that would have to be rounded raises `decimal.Inexact`, which no
numbers of the bounded size that is read from documents bring about.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, Inexact, InvalidOperation, Overflow

EXACT = Context(prec=20_000, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Inexact, InvalidOperation, Overflow])
"""Digits enough for the sum of the largest and the smallest number that is read."""


def added(left: Decimal, right: Decimal) -> Decimal:
    """``left + right``."""
    return EXACT.add(left, right)


def subtracted(left: Decimal, right: Decimal) -> Decimal:
    """``left - right``."""
    return EXACT.subtract(left, right)


def summed(numbers: Iterable[Decimal]) -> Decimal:
    """The sum of numbers; zero of none."""
    total = Decimal(0)
    for number in numbers:
        total = EXACT.add(total, number)
    return total


def shifted(number: Decimal, places: int) -> Decimal:
    """``number`` times ten to the power of `places`, with all its digits."""
    return EXACT.scaleb(number, places)


def trimmed(number: Decimal) -> Decimal:
    """The same number without trailing zeros: its exponent is that of its last digit that is not zero."""
    return EXACT.normalize(number)
