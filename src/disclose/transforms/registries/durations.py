"""Durations of the SEC's registry: a number of years, months, weeks, days or hours, or words with their units.

Rank 1. A fraction of a unit is carried into the next smaller ones (a month has 30.4375 days on average), and what is left then
is dropped. The arithmetic is exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from disclose.lexical import parse_decimal
from disclose.transforms.registries.entries import MAX_TEXT, Entry, Kind, compiled
from disclose.transforms.registries.number_words import DASH, below_two_thousand, capital, in_words, value_of

_DECIMAL = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_DAYS_A_MONTH = Fraction("30.4375")
_CARRIED: dict[str, tuple[tuple[str, Fraction], ...]] = {
    "Y": (("M", Fraction(12)), ("D", _DAYS_A_MONTH)),
    "M": (("D", _DAYS_A_MONTH),),
    "D": (("H", Fraction(24)),),
    "H": (),
}
"""The smaller units that the fraction of a unit is carried into, with how many of each make one of the unit before."""
_NAMES = {"Y": "year", "M": "month", "D": "day"}
_LEXICAL = "P(?:([0-9]{1,4})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,4})D)?"


def _printed(parts: Iterable[tuple[int, str]]) -> str:
    """xs:duration: the first part always, of the others those that are not zero."""
    text = "P"
    for place, (count, unit) in enumerate(parts):
        if count or not place:
            text += f"{'T' if unit == 'H' else ''}{count}{unit}"
    return text


def number_of(unit: str, times: int = 1) -> Entry:
    """``duryear`` and the others: a number of units, each of `times` Y, M, D or H, perhaps with a fraction and a sign."""
    text_of = f"(-?)P{'T' if unit == 'H' else ''}([0-9]+){unit}"

    def read(text: str) -> str | None:
        number = parse_decimal(text)
        if number is None:
            return None
        rest = abs(Fraction(number)) * times
        parts = [(int(rest), unit)]
        for smaller, count in _CARRIED[unit] if times == 1 else ():
            rest = (rest - int(rest)) * count
            parts.append((int(rest), smaller))
        sign = "-" if number.is_signed() and any(count for count, _ in parts) else ""
        return sign + _printed(parts)

    def show(value: str) -> str | None:
        match = compiled(text_of).match(value) if len(value) <= MAX_TEXT else None
        if match is None:
            return None
        count, left = divmod(int(match[2]), times)
        text = f"{match[1]}{count}"
        return text if left == 0 and read(text) == value else None

    return Entry(Kind.DURATION, _DECIMAL, read, show)


def _words_pattern() -> str:
    space = f"(?:{DASH}|\\s+)"
    count = f"({below_two_thousand(space)}|[Zz]ero|[Nn]o|[0-9]{{1,4}})"
    units = [f"{count}{space}{capital(name)}s?" for name in _NAMES.values()]
    joint = f"(?:,?{space}(?:and\\s+)?|\\Z)"
    return f"(?:{units[0]}{joint})?(?:{units[1]}{joint})?(?:{units[2]})?"


def words_rule() -> Entry:
    """``durwordsen``: years, months and days, each with a number in words or digits (``three years, 11 months``)."""
    pattern = _words_pattern()

    def read(text: str) -> str | None:
        match = compiled(pattern).match(text) if text and len(text) <= MAX_TEXT else None
        if match is None:
            return None
        parts = []
        for words, unit in zip(match.groups(), _NAMES, strict=True):
            count = 0 if words is None else int(words) if words.isdigit() else value_of(words)
            if count:
                parts.append((count, unit))
        return _printed(parts or [(0, "D")])

    def show(value: str) -> str | None:
        match = compiled(_LEXICAL).match(value)
        if match is None:
            return None
        counts = [(int(count), name) for count, name in zip(match.groups(), _NAMES.values(), strict=True) if count]
        shown = [f"{in_words(n) if n < 1000 else n} {name}{'' if n == 1 else 's'}" for n, name in counts]
        text = ", ".join(shown)
        return text if read(text) == value else None

    return Entry(Kind.DURATION, pattern, read, show)
