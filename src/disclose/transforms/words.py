"""Dates, months, booleans and text as they are displayed.

Rank 1. A date is shown by the inverse of the registry's rule that reads it in its language, so that what stands in a tag is
read back as the date. Marks that the rule does not read, such as a full stop at the end, stand after the tag.
"""

from __future__ import annotations

import datetime as dt

from disclose.model import BooleanValue, DateValue, TextValue, Value
from disclose.transforms.display import Displayed
from disclose.transforms.registry import ixt, untransform

_YES_NO = {
    "bg": ("Да", "Не"),
    "cs": ("Ano", "Ne"),
    "cy": ("Ie", "Na"),
    "da": ("Ja", "Nej"),
    "de": ("Ja", "Nein"),
    "el": ("Ναι", "Όχι"),
    "en": ("Yes", "No"),
    "es": ("Sí", "No"),
    "et": ("Jah", "Ei"),
    "fi": ("Kyllä", "Ei"),
    "fr": ("Oui", "Non"),
    "hi": ("हाँ", "नहीं"),
    "hr": ("Da", "Ne"),
    "hu": ("Igen", "Nem"),
    "it": ("Sì", "No"),
    "ja": ("はい", "いいえ"),
    "ko": ("예", "아니요"),
    "lt": ("Taip", "Ne"),
    "lv": ("Jā", "Nē"),
    "nl": ("Ja", "Nee"),
    "no": ("Ja", "Nei"),
    "pl": ("Tak", "Nie"),
    "pt": ("Sim", "Não"),
    "ro": ("Da", "Nu"),
    "sk": ("Áno", "Nie"),
    "sl": ("Da", "Ne"),
    "sv": ("Ja", "Nej"),
    "zh": ("是", "否"),
}
_SAME_AS = {"nb": "no", "nn": "no"}
"""Languages that the registry knows by another code."""
_DAY_FIRST_TEXT = "bg cs cy da de el en es et fi fr hi hr it nl no pl pt ro sk sl sv"
_DAY_FIRST = frozenset(_DAY_FIRST_TEXT.split(" "))
"""Languages that write day, name of the month and year in this order."""
_EASTERN = ("ja", "ko", "zh")
_DATE_RULES = {
    "en-US": "date-monthname-day-year-en",
    "hu": "date-year-monthname-day-hu",
    "lt": "date-year-monthname-day-lt",
    "lv": "date-year-day-monthname-lv",
    **dict.fromkeys(_EASTERN, "date-year-month-day"),
}
_MONTH_RULES = {
    "hu": "date-year-monthname-hu",
    "lt": "date-year-monthname-lt",
    "lv": "date-year-monthname-lv",
    **dict.fromkeys(_EASTERN, "date-year-month"),
}
_DAY_RULES = {
    "en-US": "date-monthname-day-en",
    "hi": "",
    "hu": "date-monthname-day-hu",
    "lt": "date-monthname-day-lt",
    "lv": "date-day-monthname-lv",
    **dict.fromkeys(_EASTERN, "date-month-day"),
}
"""For each kind of date the rules of languages that differ from the usual one; empty where there is none."""
_DATE_ENDINGS = {"bg": " г.", "hr": ".", "hu": "."}
_MONTH_ENDINGS = {"bg": " г.", "hr": "."}
_DAY_ENDINGS = {"hu": ".", "ja": "日", "ko": "일", "zh": "日"}
_KOREAN = str.maketrans({"年": "년 ", "月": "월 ", "日": "일"})
_CHINESE_DIGITS = "〇一二三四五六七八九"


def _spoken(language: str) -> str:
    primary = language.partition("-")[0].lower()
    return _SAME_AS.get(primary, primary)


def _shown(value: str, language: str, rules: dict[str, str], usual: str, endings: dict[str, str]) -> Displayed:
    """A value shown by the rule that its language has for it; the value itself, which needs no rule, where there is none."""
    spoken = _spoken(language)
    name = rules.get(language, rules.get(spoken, f"{usual}-{spoken}" if spoken in _DAY_FIRST else ""))
    text = untransform(ixt(name), value) if name else None
    if text is None:
        return Displayed(value)
    return Displayed(_as_spoken(text, language, spoken), after=endings.get(spoken, ""), transformation=ixt(name))


def _as_spoken(text: str, language: str, spoken: str) -> str:
    """What the languages of one rule do each in their own way."""
    if spoken in _EASTERN:
        signed = text.replace("/", "月")
        return signed.translate(_KOREAN).strip() if spoken == "ko" else signed
    if spoken == "fr" and text.startswith("1 "):
        return f"1er{text[1:]}"
    return text.replace("Januar", "Jänner") if language == "de-AT" else text


def show_date(date: dt.date, language: str = "en", *, era: bool = False) -> Displayed:
    """A date as a language writes it, with the registry's rule that reads it: ``31 December 2023``, ``31. Dezember 2023``,
    ``2023年12月31日``; with `era`, in Japanese, in the year of an era (``令和5年12月31日``). In languages whose months no rule
    reads it is ``2023-12-31``, which needs none."""
    if era and _spoken(language) == "ja":
        rule = ixt("date-jpn-era-year-month-day")
        text = untransform(rule, date.isoformat())
        if text is not None:
            return Displayed(text, transformation=rule)
    return _shown(date.isoformat(), language, _DATE_RULES, "date-day-monthname-year", _DATE_ENDINGS)


def show_month(text: str, language: str = "en") -> Displayed:
    """An xs:gYearMonth such as ``2023-12`` as a language writes it; itself where it has a sign, a zone or a long year."""
    return _shown(text, language, _MONTH_RULES, "date-monthname-year", _MONTH_ENDINGS)


def show_month_day(text: str, language: str = "en") -> Displayed:
    """An xs:gMonthDay such as ``--12-31`` as a language writes it (``31 December``); itself where no rule reads it so."""
    return _shown(text, language, _DAY_RULES, "date-day-monthname", _DAY_ENDINGS)


def in_chinese_numerals(date: dt.date) -> str:
    """A date in Chinese numerals, ``二〇二三年十二月三十一日``. No rule reads them: this is text beside a tag, not in one."""
    year = "".join(_CHINESE_DIGITS[int(digit)] for digit in f"{date.year:04}")
    return f"{year}年{_chinese_count(date.month)}月{_chinese_count(date.day)}日"


def _chinese_count(number: int) -> str:
    """A number of one or two digits as it is counted: ``三十一``."""
    tens, ones = divmod(number, 10)
    start = "" if not tens else "十" if tens == 1 else f"{_CHINESE_DIGITS[tens]}十"
    return start + (_CHINESE_DIGITS[ones] if ones else "")


def show_value(value: Value, language: str = "en") -> Displayed | None:
    """A short value that is not a number, in a language; None for a value that has no displayed form a rule could read
    (qualified names, enumerations), and for values that `show` shows or that are laid out as blocks."""
    if isinstance(value, DateValue):
        return show_date(value.date, language)
    if isinstance(value, BooleanValue):
        yes, no = _YES_NO.get(_spoken(language), _YES_NO["en"])
        return Displayed(yes if value.boolean else no, transformation=ixt("fixed-true" if value.boolean else "fixed-false"))
    if isinstance(value, TextValue) and not value.xhtml:
        return Displayed(value.text)
    return None
