"""Interval arithmetic encloses what it must and nothing more, for any numbers and any kinds of end."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from disclose.intervals import EVERYTHING, Interval, RoundingMode, of_value, point, weighted_sum
from disclose.model import NumericValue

NUMBERS = st.decimals(min_value=-50, max_value=50, places=1)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    if low == high:
        return point(low)
    no_low, no_high = draw(st.integers(0, 9)) == 0, draw(st.integers(0, 9)) == 0
    return Interval(
        None if no_low else low,
        None if no_high else high,
        not no_low and draw(st.booleans()),
        not no_high and draw(st.booleans()),
    )


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Fraction:
    """A number of the interval, often one at its very end."""
    low = Fraction(interval.low) if interval.low is not None else Fraction(-200)
    high = Fraction(interval.high) if interval.high is not None else Fraction(200)
    share = draw(st.sampled_from([Fraction(0), Fraction(1, 1000), Fraction(1, 2), Fraction(2, 3), Fraction(1)]))
    number = low + (high - low) * share
    assume(number in interval)
    return number


OPERATIONS: list[tuple[Callable[[Interval, Interval], Interval], Callable[[Fraction, Fraction], Fraction]]] = [
    (lambda a, b: a + b, lambda x, y: x + y),
    (lambda a, b: a - b, lambda x, y: x - y),
    (lambda a, b: a * b, lambda x, y: x * y),
    (lambda a, b: a / b, lambda x, y: x / y),
]


@given(st.data(), intervals(), intervals(), st.sampled_from(OPERATIONS))
def test_the_result_holds_every_result(
    data: st.DataObject,
    left: Interval,
    right: Interval,
    operation: tuple[Callable[[Interval, Interval], Interval], Callable[[Fraction, Fraction], Fraction]],
) -> None:
    on_intervals, on_numbers = operation
    x, y = data.draw(members(left)), data.draw(members(right))
    result = on_intervals(left, right)
    if on_intervals is OPERATIONS[3][0] and y == 0:
        assert result == EVERYTHING
    else:
        assert on_numbers(x, y) in result


@given(intervals(), intervals(), st.sampled_from(OPERATIONS))
def test_a_closed_end_is_reached_by_ends(
    left: Interval,
    right: Interval,
    operation: tuple[Callable[[Interval, Interval], Interval], Callable[[Fraction, Fraction], Fraction]],
) -> None:
    """No end is closed unless two numbers of the operands give it, and no end is wider than theirs give."""
    on_intervals, on_numbers = operation
    result = on_intervals(left, right)
    assume(not (on_intervals is OPERATIONS[3][0] and Decimal(0) in right))
    reached = {
        on_numbers(Fraction(x), Fraction(y))
        for x in (left.low, left.high)
        for y in (right.low, right.high)
        if x is not None and y is not None and x in left and y in right and (y or on_intervals is not OPERATIONS[3][0])
    }
    if result.low is not None and result.low_closed:
        assert Fraction(result.low) in reached or result.low == 0
    if result.high is not None and result.high_closed:
        assert Fraction(result.high) in reached or result.high == 0


@given(st.data(), intervals(), intervals())
def test_two_intervals_meet_where_both_have_a_number(data: st.DataObject, left: Interval, right: Interval) -> None:
    common = left.intersection(right)
    assert left.intersects(right) == right.intersects(left) == (common is not None)
    number = data.draw(members(left))
    assert (number in right) == (common is not None and number in common)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3), st.integers(-6, 6), st.sampled_from(list(RoundingMode)))
def test_a_reported_number_can_mean_itself(number: Decimal, decimals: int, mode: RoundingMode) -> None:
    assert number in of_value(NumericValue(number, decimals), mode)


@given(st.lists(st.tuples(st.sampled_from([Decimal(1), Decimal(-1), Decimal("0.5"), Decimal(0)]), intervals()), max_size=5))
def test_a_weighted_sum_is_the_sum_of_products(terms: list[tuple[Decimal, Interval]]) -> None:
    expected = point(Decimal(0))
    for weight, interval in terms:
        expected = expected + interval * point(weight)
    assert weighted_sum(terms) == expected


@given(st.permutations([of_value(NumericValue(Decimal(n), n % 3)) for n in range(5)]))
def test_a_sum_does_not_depend_on_order(shuffled: list[Interval]) -> None:
    assert weighted_sum((Decimal(1), one) for one in shuffled) == Interval(Decimal("8.895"), Decimal("11.105"))
