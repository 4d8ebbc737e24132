"""The ends of intervals, one case at a time. The properties are in properties/test_interval_arithmetic.py."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from disclose.intervals import EVERYTHING, Interval, RoundingMode, half_away, of_value, point, rounded, weighted_sum
from disclose.model import NumericValue


def number(text: str, decimals: int | None) -> NumericValue:
    return NumericValue(Decimal(text), decimals)


def closed(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (number("1500800000", -5), closed("1500750000", "1500850000")),
        (number("0.441", 3), closed("0.4405", "0.4415")),
        (number("-6494700000", -5), closed("-6494750000", "-6494650000")),
        (number("12000", None), closed("12000", "12000")),
        (number("0", 0), closed("-0.5", "0.5")),
    ],
)
def test_rounded_to_the_nearest(value: NumericValue, expected: Interval) -> None:
    assert of_value(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (number("30", 0), Interval(Decimal(30), Decimal(31), True, False)),
        (number("-30", 0), Interval(Decimal(-31), Decimal(-30), False, True)),
        (number("0", 0), Interval(Decimal(-1), Decimal(1), False, False)),
        (number("30", None), point(Decimal(30))),
    ],
)
def test_truncated(value: NumericValue, expected: Interval) -> None:
    assert of_value(value, RoundingMode.TRUNCATION) == expected


def test_ends_are_exact_beyond_the_default_precision() -> None:
    long = Decimal("1234567890123456789012345678901234567890.5")
    assert of_value(NumericValue(long, 1)).low == Decimal("1234567890123456789012345678901234567890.45")


@pytest.mark.parametrize("decimals", [10**9, -(10**9)])
def test_an_absurd_accuracy_costs_nothing(decimals: int) -> None:
    assert Decimal(1) in of_value(NumericValue(Decimal(1), decimals))


def test_a_number_too_large_to_calculate_with_says_nothing() -> None:
    assert of_value(NumericValue(Decimal("1E+5000"), 0)) == EVERYTHING


def test_meeting_at_a_closed_end_is_meeting() -> None:
    assert closed("1", "2").intersection(closed("2", "3")) == point(Decimal(2))


def test_meeting_at_an_open_end_is_not_meeting() -> None:
    assert not Interval(Decimal(1), Decimal(2), True, False).intersects(closed("2", "3"))
    assert not closed("2", "3").intersects(Interval(Decimal(1), Decimal(2), True, False))


def test_an_intersection_takes_the_narrower_end_with_its_own_kind() -> None:
    half_open = Interval(Decimal(1), Decimal(2), False, True)
    assert closed("1", "3").intersection(half_open) == half_open
    assert EVERYTHING.intersection(half_open) == half_open


def test_gross_profit_is_revenue_less_cost_as_far_as_rounding_can_tell() -> None:
    """3,405.8 - 1,905.1 is 1,500.7; 1,500.8 is printed, and is right."""
    computed = weighted_sum(
        [
            (Decimal(1), of_value(number("3405.8", 1))),
            (Decimal(-1), of_value(number("1905.1", 1))),
        ]
    )
    assert computed == closed("1500.6", "1500.8")
    assert of_value(number("1500.8", 1)).intersects(computed)
    assert not of_value(number("1501.0", 1)).intersects(computed)


def test_a_share_may_round_to_either_of_two_figures() -> None:
    """3,121.1 of 3,808.5 is between 81.948% and 81.953%: 81.9% and 82.0% are both right, 81.8% is not."""
    share = of_value(number("3121.1", 1)) / of_value(number("3808.5", 1))
    assert share == Interval(Fraction("3121.05") / Fraction("3808.55"), Fraction("3121.15") / Fraction("3808.45"))
    assert [of_value(number(text, 3)).intersects(share) for text in ("0.818", "0.819", "0.820")] == [False, True, True]


def test_a_product_with_a_reached_zero_reaches_zero() -> None:
    assert closed("0", "1") * Interval(Decimal(2), Decimal(3), False, False) == Interval(Decimal(0), Fraction(3), True, False)


def test_a_product_with_an_unreached_zero_does_not() -> None:
    unreached = Interval(Decimal(0), Decimal(1), False, True)
    assert unreached * Interval(Decimal(1), None, True, False) == Interval(Decimal(0), None, False, False)


def test_dividing_by_what_may_be_zero_bounds_nothing() -> None:
    assert closed("1", "2") / closed("-1", "1") == EVERYTHING
    assert closed("1", "2") / point(Decimal(0)) == EVERYTHING


def test_dividing_by_what_comes_near_zero_has_one_bound() -> None:
    assert closed("1", "2") / Interval(Decimal(0), Decimal(4), False, True) == Interval(Fraction(1, 4), None, True, False)
    assert closed("1", "2") / Interval(Decimal(-4), Decimal(0), True, False) == Interval(None, Fraction(-1, 4), False, True)


def test_dividing_by_what_has_no_bound_comes_near_zero() -> None:
    assert closed("1", "2") / Interval(Decimal(1), None, True, False) == Interval(Decimal(0), Fraction(2), False, True)
    assert closed("1", "2") / Interval(None, Decimal(-1), False, True) == Interval(Fraction(-2), Decimal(0), True, False)


def test_the_sum_of_nothing_is_zero() -> None:
    assert weighted_sum([]) == point(Decimal(0))


def test_a_fractional_weight_is_exact() -> None:
    assert weighted_sum([(Decimal("0.1"), closed("1", "3"))]) == Interval(Fraction(1, 10), Fraction(3, 10))


@pytest.mark.parametrize(
    ("low", "high", "low_closed", "high_closed"),
    [(Decimal(2), Decimal(1), True, True), (Decimal(1), Decimal(1), True, False), (None, Decimal(1), True, True)],
)
def test_an_impossible_interval_is_refused(low: Decimal | None, high: Decimal, low_closed: bool, high_closed: bool) -> None:
    with pytest.raises(ValueError, match=r"interval is never empty|infinite end is open"):
        Interval(low, high, low_closed, high_closed)


@pytest.mark.parametrize(
    ("interval", "places", "expected"),
    [
        (closed("3405.75", "3405.85"), 1, 34058),
        (closed("3405.75", "3405.85"), 0, 3406),
        (closed("3405.75", "3405.86"), 1, None),
        (closed("1500.6", "1500.8"), 1, None),
        (closed("1500.6", "1500.8"), 0, 1501),
        (closed("12344", "12346"), -1, None),
        (closed("12341", "12344"), -1, 1234),
        (closed("-10.576", "-10.571"), 1, -106),
        (point(Decimal("0.25")), 1, 3),
        (point(Decimal("-0.25")), 1, -3),
        (closed("-0.4", "0.4"), 0, 0),
        (EVERYTHING, 0, None),
    ],
)
def test_rounded(interval: Interval, places: int, expected: int | None) -> None:
    assert rounded(interval, places) == expected


def test_half_goes_away_from_zero() -> None:
    assert [half_away(Fraction(number, 2)) for number in (-3, -1, 0, 1, 2, 3)] == [-2, -1, 0, 1, 1, 2]
