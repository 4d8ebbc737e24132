"""Periods and midnight (XBRL 2.1 section 4.7.2)."""

from __future__ import annotations

import datetime as dt

import pytest

from disclose.model import Period
from disclose.model.period import PeriodKind

YEAR = Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
END = Period.instant_on(dt.date(2023, 12, 31))


def test_a_date_is_the_start_of_a_day_where_a_period_begins_and_the_end_where_it_ends() -> None:
    assert Period(dt.datetime(2023, 1, 1), dt.datetime(2024, 1, 1)) == YEAR
    assert Period(None, dt.datetime(2024, 1, 1)) == END
    assert Period.parse_duration("2023-01-01", "2023-12-31") == YEAR
    assert Period.parse_duration("2023-01-01T00:00:00", "2024-01-01T00:00:00") == YEAR
    assert Period.parse_duration("2022-12-31T24:00:00", "2023-12-31T24:00:00") == YEAR
    assert Period.parse_instant("2023-12-31") == Period.parse_instant("2024-01-01T00:00:00") == END


def test_kinds() -> None:
    assert [period.kind for period in (YEAR, END, Period.forever())] == [
        PeriodKind.DURATION,
        PeriodKind.INSTANT,
        PeriodKind.FOREVER,
    ]


@pytest.mark.parametrize(
    ("period", "start", "end", "text"),
    [
        (YEAR, "2023-01-01", "2023-12-31", "2023-01-01/2023-12-31"),
        (END, "", "2023-12-31", "2023-12-31"),
        (Period.forever(), "", "", "forever"),
        (
            Period(dt.datetime(2023, 1, 1, 9), dt.datetime(2023, 1, 1, 17, 30)),
            "2023-01-01T09:00:00",
            "2023-01-01T17:30:00",
            "2023-01-01T09:00:00/2023-01-01T17:30:00",
        ),
        (
            Period(None, dt.datetime(2024, 1, 1, tzinfo=dt.UTC)),
            "",
            "2024-01-01T00:00:00Z",
            "2024-01-01T00:00:00Z",
        ),
        (Period(None, dt.datetime(1, 1, 1)), "", "0001-01-01T00:00:00", "0001-01-01T00:00:00"),
        (Period(dt.datetime(1, 1, 1), dt.datetime(1, 1, 2)), "0001-01-01", "0001-01-01", "0001-01-01/0001-01-01"),
    ],
)
def test_texts(period: Period, start: str, end: str, text: str) -> None:
    assert (period.start_text, period.end_text, str(period)) == (start, end, text)


@pytest.mark.parametrize("text", ["", "2023", "2023-13-01", "2023-12-31Z", "9999-12-31", "9999-12-31T24:00:00", "forever"])
def test_what_is_no_instant(text: str) -> None:
    assert Period.parse_instant(text) is None


def test_a_duration_needs_two_readable_ends_and_no_order() -> None:
    assert Period.parse_duration("2023-01-01", "x") is None
    assert Period.parse_duration("x", "2023-01-01") is None
    backwards = Period.parse_duration("2023-12-31", "2023-01-01")
    assert backwards is not None
    assert backwards.kind is PeriodKind.DURATION


def test_ends_of_a_period() -> None:
    assert YEAR.closing == END
    assert YEAR.opening == Period.instant_on(dt.date(2022, 12, 31))
    assert (END.closing, END.opening) == (END, END)
    assert (Period.forever().closing, Period.forever().opening) == (Period.forever(), Period.forever())


def test_the_last_day() -> None:
    assert YEAR.last_day == END.last_day == dt.date(2023, 12, 31)
    assert Period(None, dt.datetime(2023, 12, 31, 9)).last_day == dt.date(2023, 12, 31)
    assert Period.forever().last_day is None
    assert Period(None, dt.datetime(1, 1, 1)).last_day is None
    assert Period(None, dt.datetime(1, 1, 1, tzinfo=dt.UTC)).last_day is None


@pytest.mark.parametrize(
    ("period", "is_year"),
    [
        (YEAR, True),
        (END, False),
        (Period.forever(), False),
        (Period.between(dt.date(2022, 4, 1), dt.date(2023, 3, 31)), False),
        (Period.between(dt.date(2022, 1, 1), dt.date(2023, 12, 31)), False),
        (Period(dt.datetime(2023, 1, 1, 1), dt.datetime(2024, 1, 1, 1)), False),
        (Period(dt.datetime(2023, 1, 1, tzinfo=dt.UTC), dt.datetime(2024, 1, 1, tzinfo=dt.UTC)), False),
    ],
)
def test_calendar_years(period: Period, is_year: bool) -> None:
    assert period.is_calendar_year is is_year


def test_the_same_moment_in_two_zones_is_one_period() -> None:
    one, other = Period.parse_instant("2024-01-01T00:00:00Z"), Period.parse_instant("2024-01-01T08:00:00+08:00")
    assert one == other
    assert hash(one) == hash(other)
    assert one != Period.parse_instant("2024-01-01T00:00:00")
