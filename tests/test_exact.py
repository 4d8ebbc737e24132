"""Arithmetic that keeps every digit."""

from __future__ import annotations

from decimal import Decimal, Inexact, getcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclose.exact import added, shifted, subtracted, summed, trimmed

LONG = st.builds(lambda digits, exponent: Decimal(f"{digits}E{exponent}"), st.integers(-(10**60), 10**60), st.integers(-60, 60))


@given(LONG, LONG)
def test_sums_and_differences_keep_every_digit(left: Decimal, right: Decimal) -> None:
    assert Fraction(added(left, right)) == Fraction(left) + Fraction(right)
    assert Fraction(subtracted(left, right)) == Fraction(left) - Fraction(right)
    assert Fraction(summed([left, right, left])) == 2 * Fraction(left) + Fraction(right)


@given(LONG, st.integers(-400, 400))
def test_shifting_keeps_every_digit(number: Decimal, places: int) -> None:
    assert Fraction(shifted(number, places)) == Fraction(number) * Fraction(10) ** places


@given(LONG)
def test_trimming_takes_only_zeros(number: Decimal) -> None:
    trimmed_number = trimmed(number)
    assert Fraction(trimmed_number) == Fraction(number)
    assert trimmed_number.as_tuple().digits[-1] or not trimmed_number


def test_the_sum_of_nothing_is_zero() -> None:
    assert summed([]) == 0


def test_operators_that_would_round_are_caught_in_tests() -> None:
    assert getcontext().traps[Inexact]
    with pytest.raises(Inexact):
        _ = -Decimal("1" * 29)
