"""Dates, months and days of the Gregorian calendar, with the number or the name of the month.

Rank 1. A year of one or two digits is in this century. Dates that do not exist are refused; 29 February without a year exists.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from disclose.transforms.registries import months
from disclose.transforms.registries.entries import MAX_TEXT, Entry, Kind, Rule, compiled

DAY, YEAR, GAP = "([0-9]{1,2})", "([0-9]{1,2}|[0-9]{4})", "[^0-9]+"
AFTER_OTHER = "[^0-9]*[^0-9a-zA-Z]"
"""A gap that does not end in a Latin letter, before names of months that are short and could end another word."""
_PIECES = {"d": DAY, "m": DAY, "y": YEAR}
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LEXICAL = re.compile(r"(?:([0-9]{4})|-)-([0-9]{2})(?:-([0-9]{2}))?\Z")
_KINDS = {"dmy": Kind.DATE, "my": Kind.MONTH, "dm": Kind.MONTH_DAY}


def full_year(year: str) -> str:
    """A year in four digits."""
    return year if len(year) == 4 else f"20{year.zfill(2)}"


def lexical(year: str | None, month: int, day: int | None) -> str | None:
    """xs:date, xs:gYearMonth or xs:gMonthDay, whichever these parts make; None where there is no such date."""
    if not 1 <= month <= 12 or year == "0000":
        return None
    if day is None:
        return f"{year}-{month:02}"
    if year is None:
        return f"--{month:02}-{day:02}" if 1 <= day <= _DAYS[month - 1] else None
    try:
        return dt.date(int(year), month, day).isoformat()
    except ValueError:
        return None


def parts_of(value: str) -> tuple[int | None, int, int | None] | None:
    """Year, month and day of an xs:date, xs:gYearMonth or xs:gMonthDay without a zone; None for other texts and for dates that
    do not exist."""
    match = _LEXICAL.match(value)
    if match is None:
        return None
    day = None if match[3] is None else int(match[3])
    if lexical(match[1], int(match[2]), day) != value:
        return None
    return None if match[1] is None else int(match[1]), int(match[2]), day


def shown_as(template: str, names: tuple[str, ...] = ()) -> Rule:
    """The inverse of a rule: `template` with the fields d (day), m (month), M (name of the month) and y (year)."""
    wanted = [f"{{{field}" in template for field in "yd"]

    def show(value: str) -> str | None:
        parts = parts_of(value)
        if parts is None or [parts[0] is not None, parts[2] is not None] != wanted:
            return None
        year, month, day = parts
        return template.format(y=year, m=month, d=day, M=names[month - 1] if names else "")

    return show


def dated(
    pattern: str,
    order: str,
    show: Rule,
    *,
    names: Mapping[str, int] | None = None,
    digits: Mapping[int, int] | None = None,
    accepts: Callable[[re.Match[str]], bool] | None = None,
) -> Entry:
    """A rule whose pattern captures day, month and year in the order spelled; `names` are names of months in lower case."""

    def read(text: str) -> str | None:
        if len(text) > MAX_TEXT:
            return None
        match = compiled(pattern).match(text if digits is None else text.translate(digits))
        if match is None or (accepts is not None and not accepts(match)):
            return None
        part = dict(zip(order, match.groups(), strict=True))
        month = int(part["m"]) if names is None else names.get(part["m"].lower(), 0)
        year = full_year(part["y"]) if "y" in part else None
        return lexical(year, month, int(part["d"]) if "d" in part else None)

    return Entry(_KINDS["".join(part for part in "dmy" if part in order)], pattern, read, show)


def numeric(order: str, template: str, *, tail: str = "", digits: Mapping[int, int] | None = None) -> Entry:
    """Numbers of days, months and years with anything that is not a digit between."""
    return dated(GAP.join(_PIECES[part] for part in order) + tail, order, shown_as(template), digits=digits)


def named(order: str, language: str, template: str, *, gap: str = GAP, after: str = GAP, tail: str = "") -> Entry:
    """A day, the name of a month and a year, in some order: `gap` stands before the name, `after` between it and what follows,
    `tail` at the end."""
    names = months.readable(language, order)
    pattern, previous = "", ""
    for part in order:
        if previous:
            pattern += after if previous == "m" else gap if part == "m" else GAP
        pattern += f"({'|'.join(names)})" if part == "m" else _PIECES[part]
        previous = part
    lowered = {form.lower(): number for form, number in names.items()}
    return dated(pattern + tail, order, shown_as(template, months.shown(language, order)), names=lowered)


def danish(order: str, template: str) -> Entry:
    """Registry 3: Danish names in any case, followed by letters or by full stops but not by both."""
    lowered = {form.lower(): number for form, number in months.readable("da", order).items()}
    first = f"{DAY}{GAP}" if "d" in order else ""
    last = f"[^0-9]*{YEAR}" if "y" in order else ""
    pattern = f"{first}((?i:{'|'.join(lowered)}))([A-Za-z]*)([.]*){last}"
    letters = order.index("m") + 2

    def accepts(match: re.Match[str]) -> bool:
        return not (match[letters] and match[letters + 1])

    show = shown_as(template, months.shown("da", order))
    return dated(pattern, order.replace("m", "mlp"), show, names=lowered, accepts=accepts)
