"""Numbers: digits with marks between groups and before the fraction, or with the names of units.

Rank 1. Where a registry calls its result a number, registries 1 to 3 keep the zeros that are written, and registries 4 and 5
give the canonical form.
"""

from __future__ import annotations

import re

from disclose.lexical import MAX_DIGITS, parse_decimal, print_decimal
from disclose.transforms.registries.entries import Entry, Kind, Rule, compiled

APOSTROPHES = "'`´’′"
NO_BREAK = "\u00a0"
WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_LONGEST = 2 * MAX_DIGITS
_SPACES = " " + NO_BREAK
_VALUE = r"([0-9]+)(?:\.([0-9]+))?"
_PAIRS = re.compile(r"(?<=[0-9])(?=(?:[0-9]{2})*[0-9]{3}\Z)")
_THREES = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+\Z)")


def _canonical(digits: str) -> str | None:
    number = parse_decimal(digits)
    return None if number is None else print_decimal(number)


def _reader(pattern: str, drop: str, mark: str, *, canonical: bool) -> Rule:
    dropped = str.maketrans("", "", drop)

    def read(text: str) -> str | None:
        if len(text) > _LONGEST or not compiled(pattern).match(text):
            return None
        digits = text.translate(dropped).replace(mark, ".")
        return _canonical(digits) if canonical else digits

    return read


def _shower(group: str, mark: str, *, indian: bool = False) -> Rule:
    places = _PAIRS if indian else _THREES

    def show(value: str) -> str | None:
        match = compiled(_VALUE).match(value) if len(value) <= MAX_DIGITS else None
        if match is None:
            return None
        return places.sub(group, match[1]) + (mark + match[2] if match[2] else "")

    return show


def free(groups: str, mark: str, shown: str) -> Entry:
    """Registries 4 and 5: marks from `groups` and spaces anywhere before the decimal mark, spaces after it too."""
    pattern = rf"[{groups}{_SPACES}0-9]*(?:{re.escape(mark)}[{_SPACES}0-9]+)?"
    return Entry(Kind.NUMBER, pattern, _reader(pattern, groups + _SPACES, mark, canonical=True), _shower(shown, mark))


def grouped(groups: str, mark: str, shown: str, *, required: bool = False) -> Entry:
    """Registries 1 to 3: groups of three, set off or, unless `required`, not; after the mark there are digits only."""
    between = f"[{groups}]" + ("" if required else "?")
    pattern = rf"[0-9]{{1,3}}(?:{between}[0-9]{{3}})*(?:{re.escape(mark)}[0-9]+)?"
    return Entry(Kind.NUMBER, pattern, _reader(pattern, groups, mark, canonical=False), _shower(shown, mark))


def plain(mark: str) -> Entry:
    """Registry 1: digits without groups."""
    pattern = rf"[0-9]+(?:{re.escape(mark)}[0-9]+)?"
    return Entry(Kind.NUMBER, pattern, _reader(pattern, "", mark, canonical=False), _shower("", mark))


def indian() -> Entry:
    """Registry 3: the last three digits set off, and pairs before them (``12,34,567.5``); or no groups at all."""
    pattern = rf"(?:[0-9]{{1,2}}[,{_SPACES}])?(?:[0-9]{{2}}[,{_SPACES}])*[0-9]{{3}}(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
    return Entry(Kind.NUMBER, pattern, _reader(pattern, "," + _SPACES, ".", canonical=False), _shower(",", ".", indian=True))


def _units(pattern: str, drop: str, group: str, *, canonical: bool, pairs: bool = False, wide: bool = True) -> Entry:
    """A rule for major and minor units, whose pattern captures both."""
    dropped = str.maketrans("", "", drop)
    whole = _shower(group, ".", indian=pairs)

    def read(text: str) -> str | None:
        if len(text) > _LONGEST:
            return None
        match = compiled(pattern).match(text.translate(WIDE_DIGITS) if wide else text)
        major = next(filter(None, match.groups()[::2]), "").translate(dropped) if match else ""
        if match is None or not major:
            return None
        lexical = f"{major}.{next(filter(None, match.groups()[1::2])).zfill(2)}"
        return _canonical(lexical) if canonical else lexical

    def show(value: str) -> str | None:
        units, _, cents = value.partition(".")
        text = whole(units) if len(cents) <= 2 else None
        if text is None or not compiled("[0-9]{0,2}").match(cents) or (units != "0" and units.startswith("0")):
            return None
        return f"{text} units {cents.ljust(2, '0')} cents"

    return Entry(Kind.NUMBER, pattern, read, show)


def units(groups: str, shown: str) -> Entry:
    """Registries 4 and 5: ``5 pounds 20 pence`` is 5.20, with marks from `groups` anywhere in the major units."""
    pattern = f"([0-9{groups}]+)[^0-9{groups}][^0-9]*([0-9]{{1,2}})[^0-9]*"
    return _units(pattern, groups, shown, canonical=True)


def grouped_units() -> Entry:
    """Registries 2 and 3: the major units in groups of three, and no separator after them."""
    marks = ".,，．"
    pattern = f"(0|[1-9][0-9]{{0,2}}(?:[{marks}]?[0-9]{{3}})*)[^0-9{marks}]+([0-9]{{1,2}})[^0-9{marks}]*"
    return _units(pattern, marks, ",", canonical=False)


def indian_units() -> Entry:
    """Registry 3: the major units grouped as in India, or not at all."""
    tail = "[^0-9]+([0-9]{1,2})[^0-9]*"
    grouped_ = rf"((?:[0-9]{{1,2}}[,{_SPACES}])?(?:[0-9]{{2}}[,{_SPACES}])*[0-9]{{3}})"
    return _units(f"{grouped_}{tail}|([0-9]+){tail}", "," + _SPACES, ",", canonical=False, pairs=True, wide=False)
