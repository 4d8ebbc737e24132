"""The Transformation Rules Registry: from displayed text to the lexical form of a value.

Rank 1. A registry is a table from a rule's name to its function, which gives the value's lexical form, or None for a text the
rule does not accept. White space is collapsed before a rule is applied. Digits are ASCII digits unless a rule says otherwise.

Transformation Rules Registry 5 (2022-02-16); registry 4 (2020-02-12) is the same without the Swiss and Welsh rules; registry 3
(2015-02-26) has other names and is stricter about groups of digits. Of names of months, the English ones are read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from disclose.lexical import MAX_DIGITS, collapse, parse_decimal, print_decimal
from disclose.names import IXT_TR3, IXT_TR4, IXT_TR5, QName

Rule: TypeAlias = Callable[[str], str | None]

ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ENGLISH = {
    form: number for number, name in enumerate(ENGLISH_MONTHS, 1) for form in (name, name[:3], name.upper(), name[:3].upper())
}
_MONTH = "(" + "|".join(sorted(_ENGLISH, key=len, reverse=True)) + ")"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TWO, _YEAR = "([0-9]{1,2})", "([0-9]{4}|[0-9]{1,2})"
_GAP = "[^0-9]+"
_DASHES = "-\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\ufe58\ufe63\uff0d"
_GROUPED_UNITS = re.compile(r"(0|[1-9][0-9]{0,2}(?:[.,，．]?[0-9]{3})*)[^0-9,.，．]+([0-9]{1,2})[^0-9,.，．]*\Z")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_DEVANAGARI_DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")


def _canonical(digits: str) -> str | None:
    number = parse_decimal(digits)
    return None if number is None else print_decimal(number)


def _number(groups: str, mark: str) -> Rule:
    """Digits with separators from `groups` anywhere before the decimal mark, and spaces after it too."""
    pattern = re.compile(rf"[{groups} \u00a00-9]*(?:{re.escape(mark)}[ \u00a00-9]+)?\Z")
    drop = str.maketrans("", "", groups + " \u00a0")

    def rule(text: str) -> str | None:
        if len(text) > 2 * MAX_DIGITS or not pattern.match(text):
            return None
        return _canonical(text.translate(drop).replace(mark, "."))

    return rule


def _grouped_number(groups: str, mark: str) -> Rule:
    """Digits in groups of three, as registry 3 has them: a group may be set off, and after the mark there are digits only.
    The result keeps leading and trailing zeros."""
    pattern = re.compile(rf"[0-9]{{1,3}}(?:[{groups} \u00a0]?[0-9]{{3}})*(?:{re.escape(mark)}[0-9]+)?\Z")
    drop = str.maketrans("", "", groups + " \u00a0")

    def rule(text: str) -> str | None:
        if len(text) > 2 * MAX_DIGITS or not pattern.match(text):
            return None
        return text.translate(drop).replace(mark, ".")

    return rule


def _grouped_unit_number(text: str) -> str | None:
    """Major and minor units, as registry 3 has them: the major in groups of three, and no separator after it."""
    match = _GROUPED_UNITS.match(text.translate(_WIDE_DIGITS)) if len(text) <= 2 * MAX_DIGITS else None
    return f"{re.sub('[.,，．]', '', match[1])}.{match[2].zfill(2)}" if match else None


def _zero_dash(text: str) -> str | None:
    """One dash, of whichever sort, for nothing."""
    return "0" if len(text) == 1 and text in _DASHES else None


def _unit_number(groups: str) -> Rule:
    """Major and minor units: ``5 pounds 20 pence`` is 5.20."""
    digits = "[0-9" + groups + "]"
    pattern = re.compile(rf"({digits}+)[^0-9{groups}][^0-9]*([0-9]{{1,2}})[^0-9]*\Z")
    drop = str.maketrans("", "", groups)

    def rule(text: str) -> str | None:
        match = pattern.match(text.translate(_WIDE_DIGITS)) if len(text) <= 2 * MAX_DIGITS else None
        major = match[1].translate(drop) if match else ""
        return _canonical(f"{major}.{match[2].zfill(2)}") if match and major else None

    return rule


def _full_year(text: str) -> str:
    return text if len(text) == 4 else f"20{text.zfill(2)}"


def _date_rule(pattern: str, order: str, digits: dict[int, int] | None = None) -> Rule:
    """A rule whose pattern captures year, month and day as `order` spells them (``dmy``); a part not in `order` is absent from
    the result: ``my`` gives xs:gYearMonth, ``dm`` xs:gMonthDay."""
    compiled = re.compile(pattern + r"\Z")

    def rule(text: str) -> str | None:
        match = compiled.match(text.translate(digits) if digits else text)
        if match is None:
            return None
        part = dict(zip(order, match.groups(), strict=True))
        month = _ENGLISH.get(part["m"]) or int(part["m"] if part["m"].isdigit() else 0)
        if not 1 <= month <= 12:
            return None
        if "d" not in order:
            return f"{_full_year(part['y'])}-{month:02}"
        day = int(part["d"])
        if "y" not in order:
            return f"--{month:02}-{day:02}" if 1 <= day <= _DAYS[month - 1] else None
        try:
            return dt.date(int(_full_year(part["y"])), month, day).isoformat()
        except ValueError:
            return None

    return rule


def _fixed(value: str) -> Rule:
    return lambda text: value


_APOSTROPHES = "'`´’′"
_TAIL = "[^0-9]*"
_REGISTRY_4: dict[str, Rule] = {
    "date-day-month": _date_rule(f"{_TWO}{_GAP}{_TWO}", "dm"),
    "date-day-month-year": _date_rule(f"{_TWO}{_GAP}{_TWO}{_GAP}{_YEAR}", "dmy", _DEVANAGARI_DIGITS),
    "date-day-monthname-en": _date_rule(f"{_TWO}{_GAP}{_MONTH}", "dm"),
    "date-day-monthname-year-en": _date_rule(f"{_TWO}{_GAP}{_MONTH}{_GAP}{_YEAR}", "dmy"),
    "date-month-day": _date_rule(f"{_TWO}{_GAP}{_TWO}[A-Za-z]*", "md"),
    "date-month-day-year": _date_rule(f"{_TWO}{_GAP}{_TWO}{_GAP}{_YEAR}", "mdy"),
    "date-month-year": _date_rule(f"{_TWO}{_GAP}{_YEAR}", "my", _DEVANAGARI_DIGITS),
    "date-monthname-day-en": _date_rule(f"{_MONTH}{_GAP}{_TWO}[A-Za-z]{{0,2}}", "md"),
    "date-monthname-day-year-en": _date_rule(f"{_MONTH}{_GAP}{_TWO}{_GAP}{_YEAR}", "mdy"),
    "date-monthname-year-en": _date_rule(f"{_MONTH}{_GAP}{_YEAR}", "my"),
    "date-year-month": _date_rule(f"{_YEAR}{_GAP}{_TWO}{_TAIL}", "ym", _WIDE_DIGITS),
    "date-year-month-day": _date_rule(f"{_YEAR}{_GAP}{_TWO}{_GAP}{_TWO}{_TAIL}", "ymd", _WIDE_DIGITS),
    "date-year-monthname-en": _date_rule(f"{_YEAR}{_GAP}{_MONTH}", "ym"),
    "fixed-empty": _fixed(""),
    "fixed-false": _fixed("false"),
    "fixed-true": _fixed("true"),
    "fixed-zero": _fixed("0"),
    "num-comma-decimal": _number(".", ","),
    "num-dot-decimal": _number(",", "."),
    "num-unit-decimal": _unit_number(".,，"),
}
_REGISTRY_5: dict[str, Rule] = {
    **_REGISTRY_4,
    "num-comma-decimal-apos": _number("." + _APOSTROPHES, ","),
    "num-dot-decimal-apos": _number("," + _APOSTROPHES, "."),
    "num-unit-decimal-apos": _unit_number(".,，＇" + _APOSTROPHES),
}
_SAME_IN_REGISTRY_3 = {
    "booleanfalse": "fixed-false",
    "booleantrue": "fixed-true",
    "datedaymonth": "date-day-month",
    "datedaymonthen": "date-day-monthname-en",
    "datedaymonthyear": "date-day-month-year",
    "datedaymonthyearen": "date-day-monthname-year-en",
    "datemonthday": "date-month-day",
    "datemonthdayen": "date-monthname-day-en",
    "datemonthdayyear": "date-month-day-year",
    "datemonthdayyearen": "date-monthname-day-year-en",
    "datemonthyearen": "date-monthname-year-en",
    "dateyearmonthday": "date-year-month-day",
    "dateyearmonthen": "date-year-monthname-en",
    "nocontent": "fixed-empty",
}
_REGISTRY_3: dict[str, Rule] = {
    **{name: _REGISTRY_4[same] for name, same in _SAME_IN_REGISTRY_3.items()},
    "datemonthyear": _date_rule(f"{_TWO}{_GAP}{_YEAR}", "my"),
    "dateyearmonthcjk": _date_rule(f"{_YEAR} ?年 ?{_TWO} ?月", "ym", _WIDE_DIGITS),
    "dateyearmonthdaycjk": _date_rule(f"{_YEAR} ?年 ?{_TWO} ?月 ?{_TWO} ?日", "ymd", _WIDE_DIGITS),
    "numcommadecimal": _grouped_number(".", ","),
    "numdotdecimal": _grouped_number(",", "."),
    "numunitdecimal": _grouped_unit_number,
    "zerodash": _zero_dash,
}
REGISTRIES: Mapping[str, Mapping[str, Rule]] = MappingProxyType(
    {IXT_TR3: MappingProxyType(_REGISTRY_3), IXT_TR4: MappingProxyType(_REGISTRY_4), IXT_TR5: MappingProxyType(_REGISTRY_5)}
)
"""Every registry that is read, by namespace."""


def ixt(name: str) -> QName:
    """The name of a rule of registry 5, the one that is written."""
    return QName(IXT_TR5, name)


def transform(rule: QName, text: str) -> str | None:
    """The lexical form that a rule gives for a displayed text; None if there is no such rule or it does not accept the text."""
    function = REGISTRIES.get(rule.namespace, {}).get(rule.local)
    return None if function is None else function(collapse(text))
