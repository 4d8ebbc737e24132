"""Dates of Japan, China and India: eras, 年月日, and the Indian national (Saka) calendar.

Rank 1. Era years and the years of the Saka calendar are turned into years of the Gregorian calendar.
"""

from __future__ import annotations

import datetime as dt

from disclose.transforms.registries import months
from disclose.transforms.registries.dates import dated, full_year, lexical, parts_of, shown_as
from disclose.transforms.registries.entries import MAX_TEXT, Entry, Kind, compiled
from disclose.transforms.registries.numbers import WIDE_DIGITS

DEVANAGARI_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")
_TWO = "([0-9]{1,2})"
_ERAS = {
    "令和": dt.date(2019, 5, 1),
    "平成": dt.date(1989, 1, 8),
    "昭和": dt.date(1926, 12, 25),
    "大正": dt.date(1912, 7, 30),
    "明治": dt.date(1868, 10, 23),
}
"""The first day of each era, latest first."""
_ERA_NAMES = "|".join(f"{name}|{name[0]}" for name in _ERAS)
_FIRST_YEAR = "元"
_EITHER = "([0-9]{1,2}|[०-९]{1,2})"
_NOT_DIGITS = "[^0-9०-९]+"
_INDIAN_YEAR = "([0-9]{2}|[0-9]{4}|[०-९]{2}|[०-९]{4})"
_SAKA_MONTHS = (
    r"C\S{0,20}ait|चैत्र",
    "Vai|वैशाख|बैसाख",
    "Jy|ज्येष्ठ",
    "dha|ḍha|आषाढ|आषाढ़",
    "vana|Śrāvaṇa|श्रावण|सावन",
    r"Bh\S{1,20}dra|Proṣṭhapada|भाद्रपद|भादो",
    "in|आश्विन",
    r"K\S{1,20}rti|कार्तिक",
    r"M\S{1,20}rga|Agra|मार्गशीर्ष|अगहन",
    "Pau|पौष",
    r"M\S{1,20}gh|माघ",
    r"Ph\S{1,20}lg|फाल्गुन",
)
_SAKA_SHOWN = ("चैत्र", "वैशाख", "ज्येष्ठ", "आषाढ", "श्रावण", "भाद्रपद", "आश्विन", "कार्तिक", "मार्गशीर्ष", "पौष", "माघ", "फाल्गुन")
_SAKA_EPOCH = 78
_CENTURY = dt.date(2000, 1, 1)


def written(order: str, template: str) -> Entry:
    """Registries 2 and 3: a year and month, perhaps a day, each followed by its sign (年, 月, 日)."""
    pattern = f"([0-9]{{1,2}}|[0-9]{{4}}) ?年 ?{_TWO} ?月" + (f" ?{_TWO} ?日" if "d" in order else "")
    return dated(pattern, order, shown_as(template), digits=WIDE_DIGITS)


def era(order: str) -> Entry:
    """A year counted from the start of an era, whose first year is 1 or 元: ``令和5年12月31日``."""
    pattern = f"({_ERA_NAMES}) ?([0-9]{{1,2}}|{_FIRST_YEAR}) ?年 ?{_TWO} ?月" + (f" ?{_TWO} ?日" if "d" in order else "")

    def read(text: str) -> str | None:
        match = compiled(pattern).match(text.translate(WIDE_DIGITS)) if len(text) <= MAX_TEXT else None
        if match is None:
            return None
        start = next(first for name, first in _ERAS.items() if name.startswith(match[1]))
        year = start.year - 1 + (1 if match[2] == _FIRST_YEAR else int(match[2]))
        return lexical(f"{year:04}", int(match[3]), int(match[4]) if "d" in order else None)

    def show(value: str) -> str | None:
        parts = parts_of(value)
        if parts is None or parts[0] is None or (parts[2] is None) == ("d" in order):
            return None
        year, month, day = parts[0], parts[1], parts[2]
        # a month belongs to the era that it ends in
        last = dt.date(year, month, 28 if day is None else day)
        found = next(((name, first) for name, first in _ERAS.items() if first <= last), None)
        if found is None or year - found[1].year >= 99:
            return None
        count = year - found[1].year + 1
        text = f"{found[0]}{_FIRST_YEAR if count == 1 else count}年{month}月"
        return text if day is None else f"{text}{day}日"

    return Entry(Kind.DATE if "d" in order else Kind.MONTH, pattern, read, show)


def hindi(order: str, *, numbered: bool = False) -> Entry:
    """Hindi names of Gregorian months; with `numbered`, as in registry 3, a number in Devanagari digits is read too. Digits are
    ASCII or Devanagari, not both in one number."""
    names = months.readable("hi", order)
    month = "|".join(names) + ("|[०-९]{1,2}" if numbered else "")
    pattern = (f"{_EITHER}{_NOT_DIGITS}" if "d" in order else "") + f"({month}){_NOT_DIGITS}{_INDIAN_YEAR}"
    show = shown_as("{d} {M} {y:04}" if "d" in order else "{M} {y:04}", months.shown("hi", order))

    def read(text: str) -> str | None:
        match = compiled(pattern).match(text) if len(text) <= MAX_TEXT else None
        if match is None:
            return None
        part = dict(zip(order, match.groups(), strict=True))
        number = names.get(part["m"]) or int(part["m"].translate(DEVANAGARI_DIGITS))
        day = int(part["d"].translate(DEVANAGARI_DIGITS)) if "d" in part else None
        return lexical(full_year(part["y"].translate(DEVANAGARI_DIGITS)), number, day)

    return Entry(Kind.DATE if "d" in order else Kind.MONTH, pattern, read, show)


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _saka_start(year: int) -> dt.date:
    """The first day of a Saka year: 22 March, or 21 March where the Gregorian year it starts in is a leap year."""
    return dt.date(year + _SAKA_EPOCH, 3, 21 if _leap(year + _SAKA_EPOCH) else 22)


def _saka_lengths(year: int) -> tuple[int, ...]:
    return (31 if _leap(year + _SAKA_EPOCH) else 30, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30)


def _from_saka(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian date of a Saka date; None where there is none in the years 1 to 9999."""
    lengths = _saka_lengths(year)
    if not 1 <= day <= lengths[month - 1]:
        return None
    try:
        return _saka_start(year) + dt.timedelta(days=sum(lengths[: month - 1]) + day - 1)
    except (ValueError, OverflowError):
        return None


def saka() -> Entry:
    """Day, name of the month and year of the Saka calendar; a year of two digits is the one that ends in this century."""
    pattern = f"{_EITHER}{_NOT_DIGITS}(?:{'|'.join(f'({names})' for names in _SAKA_MONTHS)}){_NOT_DIGITS}{_INDIAN_YEAR}"

    def read(text: str) -> str | None:
        match = compiled(pattern).match(text) if len(text) <= MAX_TEXT else None
        if match is None:
            return None
        groups = match.groups()
        day, year = (int(digits.translate(DEVANAGARI_DIGITS)) for digits in (groups[0], groups[-1]))
        month = next(number for number, name in enumerate(groups[1:-1], 1) if name is not None)
        if len(groups[-1]) == 4:
            date = _from_saka(year, month, day)
        else:
            date = _from_saka(1900 + year, month, day)
            if date is not None and date < _CENTURY:
                date = _from_saka(2000 + year, month, day)
        return None if date is None else date.isoformat()

    def show(value: str) -> str | None:
        parts = parts_of(value)
        if parts is None or parts[0] is None or parts[2] is None:
            return None
        date = dt.date(parts[0], parts[1], parts[2])
        year = date.year - _SAKA_EPOCH
        if year < 1 or date < _saka_start(year):
            year -= 1
        if year < 0:
            return None
        rest, month = (date - _saka_start(year)).days, 0
        for length in _saka_lengths(year):
            if rest < length:
                break
            rest, month = rest - length, month + 1
        return f"{rest + 1} {_SAKA_SHOWN[month]} {year:04}"

    return Entry(Kind.DATE, pattern, read, show)
