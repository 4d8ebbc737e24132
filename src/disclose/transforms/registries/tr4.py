"""Transformation Rules Registry 4 (2020-02-12).

Rank 1. Names of months in the languages of the European Union, Norwegian and Hindi, in the order that each language has.
"""

from __future__ import annotations

from types import MappingProxyType

from disclose.transforms.registries import eastern, numbers
from disclose.transforms.registries.dates import AFTER_OTHER, GAP, dated, named, numeric, shown_as
from disclose.transforms.registries.entries import Entry, Kind, Table, constant

_ANY = "[^0-9]*"
_ENDINGS = {
    5: ("et", "fr"),
    6: ("bg", "da", "de", "hr", "it", "nl", "no", "pt", "sk", "sl", "sv"),
    7: ("es", "ro"),
    8: ("el", "fi"),
    9: ("pl",),
}
"""The languages by how many characters may follow the form of a month that ends a text."""
_POINTED = frozenset({"da", "de", "et", "fi", "hr", "no", "sk", "sl"})
"""Languages that write a full stop after the number of a day."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMANS = {form.lower(): number for number, form in enumerate(_ROMAN, 1)}
# what the registry lets stand for a Roman numeral: some of these are none, and are refused
_ROMAN_FORMS = "(I?(?:X|V|I)I{0,3}|i?(?:x|v|i)i{0,3})"
_NOT_ROMAN = "[^0-9XVIxvi]"


def by_language(language: str, ending: str) -> dict[str, Entry]:
    """The rules of a language that writes day, month and year in this order."""
    gap = AFTER_OTHER if language in ("fi", "pl", "cy") else GAP
    tail = _ANY if language in ("bg", "pl") else ""
    joint, day = (" de ", "{d}") if language in ("es", "pt") else (" ", "{d}." if language in _POINTED else "{d}")
    before_year = f"{{M}}{joint}{{y:04}}"
    return {
        f"date-day-monthname-{language}": named("dm", language, f"{day}{joint}{{M}}", gap=gap, tail=ending),
        f"date-day-monthname-year-{language}": named("dmy", language, f"{day}{joint}{before_year}", gap=gap, tail=tail),
        f"date-monthname-year-{language}": named("my", language, before_year, tail=tail),
    }


def _european() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for size, languages in _ENDINGS.items():
        for language in languages:
            found |= by_language(language, f"[^0-9]{{0,{size}}}")
    return found


def _czech() -> dict[str, Entry]:
    after = f"[^0-9a-zA-Z]{_ANY}"
    return {
        "date-day-monthname-cs": named("dm", "cs", "{d}. {M}", tail=r"\.?"),
        "date-day-monthname-year-cs": named("dmy", "cs", "{d}. {M} {y:04}", after=after),
        "date-monthname-year-cs": named("my", "cs", "{M} {y:04}", after=after),
    }


def _baltic_and_hungarian() -> dict[str, Entry]:
    return {
        "date-monthname-day-hu": named("md", "hu", "{M} {d}"),
        "date-year-monthname-hu": named("ym", "hu", "{y:04}. {M}", tail="[^0-9]{0,7}"),
        "date-year-monthname-day-hu": named("ymd", "hu", "{y:04}. {M} {d}"),
        "date-monthname-day-lt": named("md", "lt", "{M} {d} d.", tail=_ANY),
        "date-year-monthname-lt": named("ym", "lt", "{y:04} m. {M}", gap=AFTER_OTHER, tail=_ANY),
        "date-year-monthname-day-lt": named("ymd", "lt", "{y:04} m. {M} {d} d.", gap=AFTER_OTHER, tail=_ANY),
        "date-day-monthname-lv": named("dm", "lv", "{d}. {M}", tail="[^0-9]{0,6}"),
        "date-year-monthname-lv": named("ym", "lv", "{y:04}. gada {M}", tail="[^0-9]{0,7}"),
        "date-year-day-monthname-lv": named("ydm", "lv", "{y:04}. gada {d}. {M}", tail=_ANY),
    }


def _english() -> dict[str, Entry]:
    return {
        **by_language("en", ""),
        "date-monthname-day-en": named("md", "en", "{M} {d}", tail="[a-zA-Z]{0,2}"),
        "date-monthname-day-year-en": named("mdy", "en", "{M} {d}, {y:04}"),
        "date-year-monthname-en": named("ym", "en", "{y:04} {M}"),
    }


def _roman(order: str, template: str) -> Entry:
    """The number of the month in Roman numerals."""
    pattern = (f"([0-9]{{1,2}}){_ANY}{_NOT_ROMAN}" if "d" in order else "") + _ROMAN_FORMS
    pattern += f"{_NOT_ROMAN}{_ANY}([0-9]{{1,2}}|[0-9]{{4}})" if "y" in order else ""
    return dated(pattern, order, shown_as(template, _ROMAN), names=_ROMANS)


ENTRIES: Table = MappingProxyType(
    {
        "date-day-month": numeric("dm", "{d}.{m}"),
        "date-day-month-year": numeric("dmy", "{d}.{m}.{y:04}", digits=eastern.DEVANAGARI_DIGITS),
        "date-month-day": numeric("md", "{m}/{d}"),
        "date-month-day-year": numeric("mdy", "{m}/{d}/{y:04}"),
        "date-month-year": numeric("my", "{m}.{y:04}", digits=eastern.DEVANAGARI_DIGITS),
        "date-year-month": numeric("ym", "{y:04}年{m}月", tail=_ANY, digits=numbers.WIDE_DIGITS),
        "date-year-month-day": numeric("ymd", "{y:04}年{m}月{d}日", tail=_ANY, digits=numbers.WIDE_DIGITS),
        **_european(),
        **_english(),
        **_czech(),
        **_baltic_and_hungarian(),
        "date-day-monthname-year-hi": eastern.hindi("dmy"),
        "date-monthname-year-hi": eastern.hindi("my"),
        "date-ind-day-monthname-year-hi": eastern.saka(),
        "date-jpn-era-year-month": eastern.era("ym"),
        "date-jpn-era-year-month-day": eastern.era("ymd"),
        "date-day-monthroman": _roman("dm", "{d}.{M}"),
        "date-day-monthroman-year": _roman("dmy", "{d}.{M}.{y:04}"),
        "date-monthroman-year": _roman("my", "{M}.{y:04}"),
        "fixed-empty": constant(Kind.TEXT, ""),
        "fixed-false": constant(Kind.BOOLEAN, "false"),
        "fixed-true": constant(Kind.BOOLEAN, "true"),
        "fixed-zero": constant(Kind.NUMBER, "0"),
        "num-comma-decimal": numbers.free(".", ",", "."),
        "num-dot-decimal": numbers.free(",", ".", ","),
        "num-unit-decimal": numbers.units(".,，", ","),
    }
)
