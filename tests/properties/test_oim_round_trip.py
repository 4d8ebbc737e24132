"""Periods and numbers are read as the Open Information Model writes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from report_strategies import MOMENTS, NUMBERS

from disclose.formats.oim.canonical import canonical_text, is_canonical
from disclose.formats.oim.periods import parse_period, period_text
from disclose.model import Period


@given(MOMENTS, st.one_of(st.none(), MOMENTS))
def test_periods_are_read_as_they_are_written(end: dt.datetime, start: dt.datetime | None) -> None:
    period = Period(None if start is None or (start.tzinfo is None) is not (end.tzinfo is None) else start, end)
    text = period_text(period)
    assert text is not None
    assert parse_period(text) == (Period(None, end) if period.start == end else period)


@given(NUMBERS, st.sampled_from(["decimal", "double"]))
def test_canonical_numbers_are_canonical(number: Decimal, built_in: str) -> None:
    text = canonical_text(built_in, format(number, "f"))
    assert is_canonical(built_in, text)
    assert Decimal(text) == number
    assert canonical_text(built_in, text) == text
