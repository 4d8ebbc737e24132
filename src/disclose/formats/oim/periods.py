"""Periods as strings: ``2024-01-01T00:00:00`` for an instant, two of these and a slash for a duration.

OIM Common Definitions 1.0 section 3.5. A moment is written in full, with Z for UTC or without a zone; forever is not written.
"""

from __future__ import annotations

import datetime as dt
import re

from disclose.lexical import parse_datetime, print_datetime
from disclose.model import Period

_MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?Z?"
_PERIOD = re.compile(rf"({_MOMENT})(?:/({_MOMENT}))?\Z")


def parse_period(text: str) -> Period | None:
    """The instant or duration that a string stands for; None if it is none. A duration from a moment to itself is the instant.
    That the end comes after the start is for the rules."""
    found = _PERIOD.match(text)
    if found is None:
        return None
    start, end = parse_datetime(found[1]), parse_datetime(found[2] or found[1])
    if start is None or end is None or (start.tzinfo is None) is not (end.tzinfo is None):
        return None
    return Period(None if found[2] is None or start == end else start, end)


def period_text(period: Period) -> str | None:
    """The string for a period; None for forever, which has none, and for a moment that in UTC lies outside the calendar."""
    if period.end is None:
        return None
    moments = [moment for moment in (period.start, period.end) if moment is not None]
    try:
        return "/".join(print_datetime(moment if moment.tzinfo is None else moment.astimezone(dt.UTC)) for moment in moments)
    except OverflowError:
        return None
