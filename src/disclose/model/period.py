"""The period aspect, and the one place that knows what midnight means.

XBRL 2.1 section 4.7.2: a date without a time stands for the start of the day in `startDate`, and for the END of the day, that
is midnight of the next day, in `endDate` and `instant`. Inside the project a period holds moments only, so that
2023-12-31 as an instant and 2024-01-01T00:00:00 are the same value.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from disclose.lexical import parse_date, parse_datetime, print_datetime

_DAY = dt.timedelta(days=1)


class PeriodKind(StrEnum):
    """The three kinds of period. `forever` counts as a duration where a concept's period type is checked."""

    INSTANT = "instant"
    DURATION = "duration"
    FOREVER = "forever"


def _parse(text: str, *, end: bool) -> dt.datetime | None:
    date = parse_date(text)
    if date is None:
        return parse_datetime(text)
    moment = dt.datetime(date.year, date.month, date.day)
    try:
        return moment + _DAY if end else moment
    except OverflowError:
        return None


def _print(moment: dt.datetime, *, end: bool) -> str:
    if moment.tzinfo is not None or moment.time() != dt.time() or (end and moment == dt.datetime.min):
        return print_datetime(moment)
    return (moment - _DAY if end else moment).date().isoformat()


class Period(Struct, frozen=True):
    """A duration (`start` to `end`), an instant (`end` only) or forever (neither).

    `end` is exclusive, as OIM section 4.4 (period core dimension) has it: the year 2023 ends at 2024-01-01T00:00:00.
    """

    start: dt.datetime | None
    end: dt.datetime | None

    @property
    def kind(self) -> PeriodKind:
        """Which of the three kinds this is."""
        if self.end is None:
            return PeriodKind.FOREVER
        return PeriodKind.INSTANT if self.start is None else PeriodKind.DURATION

    @classmethod
    def forever(cls) -> Period:
        """The period without bounds."""
        return cls(None, None)

    @classmethod
    def instant_on(cls, day: dt.date) -> Period:
        """The end of `day`. The last day of the year 9999 ends outside the calendar: OverflowError."""
        return cls(None, dt.datetime(day.year, day.month, day.day) + _DAY)

    @classmethod
    def between(cls, first: dt.date, last: dt.date) -> Period:
        """From the start of `first` to the end of `last`; OverflowError as for `instant_on`."""
        return cls(dt.datetime(first.year, first.month, first.day), dt.datetime(last.year, last.month, last.day) + _DAY)

    @classmethod
    def parse_instant(cls, text: str) -> Period | None:
        """The content of an XBRL `instant` element; None if it is neither xs:date nor xs:dateTime."""
        end = _parse(text, end=True)
        return None if end is None else cls(None, end)

    @classmethod
    def parse_duration(cls, start: str, end: str) -> Period | None:
        """The contents of XBRL `startDate` and `endDate`; None if either is malformed. The order is not checked."""
        first, last = _parse(start, end=False), _parse(end, end=True)
        return None if first is None or last is None else cls(first, last)

    @property
    def start_text(self) -> str:
        """The content of `startDate`; empty when there is none."""
        return "" if self.start is None else _print(self.start, end=False)

    @property
    def end_text(self) -> str:
        """The content of `endDate` or `instant`; empty when there is none."""
        return "" if self.end is None else _print(self.end, end=True)

    @property
    def closing(self) -> Period:
        """The instant at which this period ends (itself for an instant; forever stays forever)."""
        return Period(None, self.end)

    @property
    def opening(self) -> Period:
        """The instant at which a duration begins; an instant or forever gives itself."""
        return self if self.start is None else Period(None, self.start)

    @property
    def last_day(self) -> dt.date | None:
        """The last calendar day that the period touches; None for forever, and where the calendar has no such day."""
        if self.end is None or self.end.replace(tzinfo=None) == dt.datetime.min:
            return None
        return (self.end - dt.timedelta(microseconds=1)).date()

    @property
    def is_calendar_year(self) -> bool:
        """Whether the period runs from one 1 January to the next, in no particular time zone."""
        return (
            self.start is not None
            and self.end is not None
            and self.start.tzinfo is self.end.tzinfo is None
            and (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 1, 1)
            and self.end.year == self.start.year + 1
            and self.start.time() == self.end.time() == dt.time()
        )

    def __str__(self) -> str:
        if self.end is None:
            return "forever"
        return self.end_text if self.start is None else f"{self.start_text}/{self.end_text}"
