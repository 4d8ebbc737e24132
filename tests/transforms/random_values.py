"""Random values of the kinds that rules give, in their lexical forms."""

from __future__ import annotations

import datetime as dt
import random

from disclose.transforms import Kind

_LAST = dt.date(9999, 12, 31).toordinal()


def date(source: random.Random) -> dt.date:
    """Any date of the years 1 to 9999; half of them are of our time, so that rules for a few centuries have enough to read."""
    if source.random() < 0.5:
        return dt.date(1868, 10, 23) + dt.timedelta(days=source.randrange(70_000))
    return dt.date.fromordinal(source.randint(1, _LAST))


def number(source: random.Random) -> str:
    """A decimal of up to 30 digits before the mark and up to 12 after it, in its canonical form."""
    whole = str(source.randrange(10 ** source.randint(1, 30)))
    fraction = str(source.randrange(10 ** source.randint(1, 12))).rstrip("0") if source.random() < 0.6 else ""
    return f"{whole}.{fraction}" if fraction else whole


def duration(source: random.Random) -> str:
    """Whole years, months, days or hours, or several of the first three."""
    if source.random() < 0.5:
        count, unit = source.randrange(10 ** source.randint(1, 6)), source.choice(["Y", "M", "D", "H"])
        sign = "-" if count and source.random() < 0.2 else ""
        return f"{sign}P{'T' if unit == 'H' else ''}{count}{unit}"
    parts = [f"{source.randrange(1, 10 ** source.randint(1, 4))}{unit}" for unit in "YMD" if source.random() < 0.7]
    return "P" + ("".join(parts) or "0D")


def value(kind: Kind, source: random.Random) -> str:
    """A random value of a kind; texts are codes, which a test takes from elsewhere."""
    day = date(source)
    match kind:
        case Kind.DATE:
            return day.isoformat()
        case Kind.MONTH:
            return day.isoformat()[:7]
        case Kind.MONTH_DAY:
            return f"-{day.isoformat()[4:]}"
        case Kind.NUMBER:
            return number(source)
        case Kind.DURATION:
            return duration(source)
        case Kind.BOOLEAN:
            return source.choice(["true", "false"])
        case Kind.TEXT:
            return "".join(source.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", k=2))
