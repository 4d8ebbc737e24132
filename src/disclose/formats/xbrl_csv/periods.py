"""Periods as cells write them: in full, or short for a day, month, quarter, half-year, week, year or a range of days.

xBRL-CSV 1.0, period representations: ``2024``, ``2024-03``, ``2024Q1``, ``2024H2``, ``2024W07``, ``2024-03-31``, a range
``2024-01-01..2024-03-31``; with ``@start`` or ``@end`` after a short form the instant at which it begins or ends.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum

from disclose.formats.oim.periods import parse_period
from disclose.model import Period

SPECIFIERS = ("start", "end")
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_RANGE = re.compile(rf"({_DAY})\.\.({_DAY})\Z")
_SHORT = re.compile(
    rf"(?:(?P<day>{_DAY})|(?P<year>[0-9]{{4}})(?:-(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|W(?P<week>0[1-9]|[1-4][0-9]|5[0-3]))?)(?:@(?P<at>start|end))?\Z"
)


class PeriodFault(Enum):
    """Why a text with a specifier is no period: it is none at all, or there is no start and end of it."""

    MALFORMED = "malformed"
    NOT_A_DURATION = "not a duration"


def read_period(text: str, specifier: str | None = None) -> Period | PeriodFault:
    """The period of a text, or with a specifier the instant at which it starts or ends."""
    period: Period | None
    if "T" in text:
        period = parse_period(text)
        if period is not None and specifier is not None and "/" not in text:
            return PeriodFault.NOT_A_DURATION
        # a duration from a moment to itself is that moment, its own start and end
        return PeriodFault.MALFORMED if period is None else _part(period, specifier)
    days = _RANGE.match(text)
    if days is not None:
        period = _of_days(days[1], days[2])
        return PeriodFault.MALFORMED if period is None else _part(period, specifier)
    found = _SHORT.match(text)
    period = None if found is None else _of_short(found)
    if found is None or period is None:
        return PeriodFault.MALFORMED
    if found["at"] is not None and specifier is not None:
        return PeriodFault.NOT_A_DURATION
    return _part(period, found["at"] or specifier)


def _part(period: Period, specifier: str | None) -> Period:
    if specifier is None:
        return period
    return period.opening if specifier == "start" else period.closing


def _of_days(first: str, last: str) -> Period | None:
    try:
        return Period.between(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    except (ValueError, OverflowError):
        return None


def _of_short(found: re.Match[str]) -> Period | None:
    if found["day"] is not None:
        return _of_days(found["day"], found["day"])
    year = int(found["year"])
    try:
        if found["week"] is not None:
            start = dt.datetime.combine(dt.date.fromisocalendar(year, int(found["week"]), 1), dt.time())
            return Period(start, start + dt.timedelta(days=7))
        month, length = _months(found)
        start, after = dt.datetime(year, month, 1), month + length - 1
        return Period(start, dt.datetime(year + after // 12, after % 12 + 1, 1))
    except (ValueError, OverflowError):
        return None


def _months(found: re.Match[str]) -> tuple[int, int]:
    """The first month of a short form, and how many it has."""
    if found["month"] is not None:
        return int(found["month"]), 1
    if found["quarter"] is not None:
        return int(found["quarter"]) * 3 - 2, 3
    return (int(found["half"]) * 6 - 5, 6) if found["half"] is not None else (1, 12)


def short_period(period: Period) -> str | None:
    """The shortest text that is read as a period; None where only the full one is. Of an instant at midnight it is the day
    before with ``@end``."""
    if period.end is None or period.end.tzinfo is not None:
        return None
    start = period.start
    if start is None:
        if period.end.time() != dt.time() or period.end == dt.datetime.min:
            return None
        return f"{(period.end - dt.timedelta(days=1)).date().isoformat()}@end"
    if start.tzinfo is not None or start.time() != dt.time() or period.end.time() != dt.time() or start >= period.end:
        return None
    first, last = start.date(), (period.end - dt.timedelta(days=1)).date()
    short = f"{first.year:04d}"
    candidates = (short, f"{short}H{(first.month + 5) // 6}", f"{short}Q{(first.month + 2) // 3}", first.isoformat()[:7])
    for text in (*candidates, first.isoformat()):
        if read_period(text) == period:
            return text
    return f"{first.isoformat()}..{last.isoformat()}"
