"""What prose computes holds for every amount that the figures can stand for, and is refused where it does not."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disclose.exact import shifted
from disclose.intervals import Interval, half_away, rounded
from disclose.model import Aspects, Entity, Fact, NumericValue, Origin, Period, Unit
from disclose.names import QName
from disclose.render import quantities
from disclose.render.claims import claimed_number, meets
from disclose.render.number_words import english_number, han_number
from disclose.render.quantities import Quantity, Refusal, of_fact
from disclose.render.stating import Computation, Computed, state
from disclose.taxonomy import Taxonomy
from disclose.transforms import NegativeStyle

TAXONOMY = Taxonomy("urn:x", "x", "x.xsd", {})
UNIT = Unit.currency("CNY")
ENDS = st.fractions(min_value=-1000, max_value=1000, max_denominator=1000)
PLACES = st.integers(-3, 4)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, width = draw(ENDS), draw(st.fractions(min_value=0, max_value=3, max_denominator=1000))
    return Interval(low, low + width)


def inside(data: st.DataObject, interval: Interval) -> Fraction:
    assert interval.low is not None
    assert interval.high is not None
    low, high = Fraction(interval.low), Fraction(interval.high)
    return low + (high - low) * data.draw(st.fractions(min_value=0, max_value=1, max_denominator=50))


@given(intervals(), PLACES, st.data())
def test_rounded_is_what_every_number_rounds_to(interval: Interval, places: int, data: st.DataObject) -> None:
    found = rounded(interval, places)
    power = Fraction(10) ** places
    if found is not None:
        assert abs(inside(data, interval) * power - found) <= Fraction(1, 2)
        return
    assert interval.low is not None
    assert interval.high is not None
    low, high = Fraction(interval.low) * power, Fraction(interval.high) * power
    assert not any(abs(low - one) <= Fraction(1, 2) >= abs(high - one) for one in (half_away(low), half_away(high)))


@st.composite
def figures(draw: st.DrawFn) -> Quantity:
    places = draw(st.integers(0, 2))
    number = shifted(Decimal(draw(st.integers(-99_999, 99_999))), 6 - places)
    aspects = Aspects(QName("urn:x", "X"), Entity("urn:i", "1"), Period.forever(), UNIT, None)
    quantity = of_fact(Fact("x", aspects, NumericValue(number, places - 6), Origin(scale=6)), TAXONOMY)
    assert quantity is not None
    return quantity


def growth(after: Fraction, before: Fraction) -> Fraction:
    return (after - before) / abs(before)


PAIRS: list[tuple[Callable[[Quantity, Quantity], Quantity | Refusal], Callable[[Fraction, Fraction], Fraction]]] = [
    (quantities.change, growth),
    (quantities.share, lambda part, whole: part / whole),
    (quantities.ratio, lambda one, other: one / other),
    (quantities.difference, lambda one, other: one - other),
    (lambda one, other: quantities.total((one, other)), lambda one, other: one + other),
]


@pytest.mark.parametrize(("function", "exact"), PAIRS, ids=["change", "share", "ratio", "difference", "total"])
@given(figures(), figures(), st.data())
def test_what_is_stated_holds_for_all_that_figures_can_be(
    function: Callable[[Quantity, Quantity], Quantity | Refusal],
    exact: Callable[[Fraction, Fraction], Fraction],
    one: Quantity,
    other: Quantity,
    data: st.DataObject,
) -> None:
    result = function(one, other)
    assume(isinstance(result, Quantity))
    assert isinstance(result, Quantity)
    true = exact(inside(data, one.interval), inside(data, other.interval))
    assert true in result.interval
    assert result.nominal in result.interval
    stated = state(Computation(result, style=NegativeStyle.MINUS), "en")
    if isinstance(stated, Refusal):
        return
    assert isinstance(stated, Computed)
    typed = claimed_number(str(stated.shown), "en", ())
    assert typed is not None
    scale = stated.shown.scale
    # a number shown without its last digits is known to the digits that are left
    shown = Fraction(typed.number) * Fraction(10) ** scale * (-1 if typed.negative else 1)
    places = stated.shown.text.partition(".")[2]
    half = Fraction(10) ** (scale - len(places)) / 2
    zeros = len(stated.shown.text) - len(stated.shown.text.rstrip("0")) if not places else 0
    assert abs(true - shown) <= half * 10**zeros
    assert zeros or meets(typed, result)


@given(figures(), figures(), st.integers(0, 4), st.data())
def test_a_claim_passes_exactly_where_some_value_is_printed_so(
    one: Quantity, other: Quantity, places: int, data: st.DataObject
) -> None:
    result = quantities.share(one, other)
    assume(isinstance(result, Quantity))
    assert isinstance(result, Quantity)
    true = abs(inside(data, result.interval))
    assume(true < 1000)
    count = half_away(true * Fraction(10) ** (places + 2))
    text = f"{Decimal(count).scaleb(-places):.{places}f}%"
    typed = claimed_number(text, "en", ())
    assert typed is not None
    assert meets(typed, result)
    far = f"{Decimal(count).scaleb(-places) + Decimal(2000):.{places}f}%"
    ends = [Fraction(end) for end in (result.interval.low, result.interval.high) if end is not None]
    assume(len(ends) == 2 and all(abs(end) < 5 for end in ends))
    wrong = claimed_number(far, "en", ())
    assert wrong is not None
    assert not meets(wrong, result)


_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_ONES_LIST = [*_ONES.split(), "eighteen", "nineteen"]
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


def english(number: int) -> list[str]:
    if number < 20:
        return [_ONES_LIST[number]] if number else []
    if number < 100:
        return [_TENS[number // 10 - 2], *english(number % 10)]
    if number < 1000:
        return [*english(number // 100), "hundred", *(["and"] if number % 100 else []), *english(number % 100)]
    return [*english(number // 1000), "thousand", *english(number % 1000)]


@given(st.integers(1, 999_999))
def test_english_numbers_are_read(number: int) -> None:
    assert english_number(english(number)) == number


def han(number: int) -> str:
    digits, text = "零一二三四五六七八九", ""
    if number >= 10_000:
        return han(number // 10_000) + "万" + ("零" if 0 < number % 10_000 < 1000 else "") + han(number % 10_000)
    gap = False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = number // power, number % power
        if digit:
            text += ("零" if gap and text else "") + digits[digit] + name
            gap = False
        else:
            gap = True
    return text


@given(st.integers(1, 99_999_999))
def test_chinese_numbers_are_read(number: int) -> None:
    assert han_number(han(number)) == number
