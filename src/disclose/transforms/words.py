"""Dates, months, booleans and text as they are displayed.

Rank 1.
"""

from __future__ import annotations

import datetime as dt

from disclose.model import BooleanValue, DateValue, TextValue, Value
from disclose.transforms.display import Displayed
from disclose.transforms.registries.months import ENGLISH_MONTHS
from disclose.transforms.registry import ixt

_YES_NO = {"en": ("Yes", "No"), "zh": ("是", "否")}
_CJK = ("zh", "ja")


def show_date(date: dt.date, language: str = "en") -> Displayed:
    """A date as a language writes it, with the registry's rule that reads it: ``31 December 2023``, ``2023年12月31日``; in
    languages without a form of their own here, ``2023-12-31``, which needs no rule."""
    primary = language.partition("-")[0]
    if primary == "en":
        name = ENGLISH_MONTHS[date.month - 1]
        if language == "en-US":
            return Displayed(f"{name} {date.day}, {date.year:04}", transformation=ixt("date-monthname-day-year-en"))
        return Displayed(f"{date.day} {name} {date.year:04}", transformation=ixt("date-day-monthname-year-en"))
    if primary in _CJK:
        return Displayed(f"{date.year:04}年{date.month}月{date.day}日", transformation=ixt("date-year-month-day"))
    return Displayed(date.isoformat())


def show_month(text: str, language: str = "en") -> Displayed:
    """An xs:gYearMonth such as ``2023-12`` as a language writes it; itself where it has a sign, a zone or a long year."""
    primary = language.partition("-")[0]
    if len(text) == 7 and text[:4].isdigit() and text[5:].isdigit() and 1 <= int(text[5:]) <= 12:
        if primary == "en":
            name = ENGLISH_MONTHS[int(text[5:]) - 1]
            return Displayed(f"{name} {text[:4]}", transformation=ixt("date-monthname-year-en"))
        if primary in _CJK:
            return Displayed(f"{text[:4]}年{int(text[5:])}月", transformation=ixt("date-year-month"))
    return Displayed(text)


def show_value(value: Value, language: str = "en") -> Displayed | None:
    """A short value that is not a number, in a language; None for a value that has no displayed form a rule could read
    (qualified names, enumerations), and for values that `show` shows or that are laid out as blocks."""
    if isinstance(value, DateValue):
        return show_date(value.date, language)
    if isinstance(value, BooleanValue):
        yes, no = _YES_NO.get(language.partition("-")[0], _YES_NO["en"])
        return Displayed(yes if value.boolean else no, transformation=ixt("fixed-true" if value.boolean else "fixed-false"))
    if isinstance(value, TextValue) and not value.xhtml:
        return Displayed(value.text)
    return None
