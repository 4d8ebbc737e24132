"""read(show(v)) == v, for every value, scale, style and language."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from disclose.model import NumericValue
from disclose.transforms import NegativeStyle, ixt, read_displayed, show, show_date, transform

LANGUAGES = ["en", "zh-Hans", "de", "fr", "de-CH", "en-IN", "sv", "pt", "pl", "hi"]
DATED = ["en", "en-US", "zh-Hans", "ja", "de", "fr", "es", "hu", "lt", "lv", "pl", "cs", "fi", "el", "tr"]
SCALES = st.integers(-2, 9)


@given(
    unscaled=st.integers(-(10**60), 10**60),
    decimals=st.integers(-9, 12),
    scale=SCALES,
    style=st.sampled_from(NegativeStyle),
    language=st.sampled_from(LANGUAGES),
    exact=st.booleans(),
)
def test_a_number_is_read_as_it_was_shown(
    unscaled: int, decimals: int, scale: int, style: NegativeStyle, language: str, exact: bool
) -> None:
    number = Decimal(f"{unscaled}E{-decimals}")
    shown = show(NumericValue(number, None if exact else decimals), scale=scale, language=language, style=style)
    assert read_displayed(shown.text, shown.transformation, shown.scale, shown.negative) == number
    assert not set(shown.text) & set("-\u2212()%")
    assert shown.negative == (number < 0)


@given(unscaled=st.integers(-(10**12), 10**12), decimals=st.integers(-9, 9), scale=SCALES)
def test_digits_after_the_mark_are_decimals_plus_scale(unscaled: int, decimals: int, scale: int) -> None:
    shown = show(NumericValue(Decimal(unscaled).scaleb(-decimals), decimals), scale=scale)
    assert len(shown.text.partition(".")[2]) == max(decimals + scale, 0)


@given(date=st.dates(), language=st.sampled_from(DATED))
def test_a_date_is_read_as_it_was_shown(date: dt.date, language: str) -> None:
    shown = show_date(date, language)
    assert (shown.text if shown.transformation is None else transform(shown.transformation, shown.text)) == date.isoformat()


@given(st.text(), st.sampled_from(["num-dot-decimal", "num-comma-decimal", "date-day-monthname-year-en", "num-unit-decimal"]))
def test_no_text_upsets_a_rule(text: str, rule: str) -> None:
    value = transform(ixt(rule), text)
    assert value is None or value.isascii()
