"""Displayed text: what is shown for a value, and what is read from a text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from disclose.model import BooleanValue, DateValue, EnumerationValue, NumericValue, QNameValue, TextValue
from disclose.names import QName
from disclose.transforms import (
    Displayed,
    NegativeStyle,
    in_chinese_numerals,
    ixt,
    read_displayed,
    separators,
    show,
    show_date,
    show_month,
    show_month_day,
    show_value,
    transform,
)


@pytest.mark.parametrize(
    ("number", "decimals", "scale", "expected"),
    [
        ("3405800000", -5, 6, "3,405.8"),
        ("3405800000", -5, 0, "3,405,800,000"),
        ("3405800000", -5, 9, "3.4058"),
        ("3405000000", -5, 6, "3,405.0"),
        ("61500000", -5, 6, "61.5"),
        ("61478", -3, 3, "61.478"),
        ("0.441", 3, -2, "44.1%"),
        ("0.7", 2, -2, "70%"),
        ("12000", 0, 0, "12,000"),
        ("999", 0, 0, "999"),
        ("0", -5, 6, "0.0"),
        ("-0", -5, 6, "0.0"),
        ("0.05", None, 0, "0.05"),
        ("1234567.25", None, 3, "1,234.56725"),
        ("1E+3", None, 0, "1,000"),
    ],
)
def test_exactly_the_digits_that_are_known_are_shown(number: str, decimals: int | None, scale: int, expected: str) -> None:
    assert str(show(NumericValue(Decimal(number), decimals), scale=scale)) == expected


def test_a_number_finer_than_its_decimals_loses_no_digit() -> None:
    assert show(NumericValue(Decimal("12345.6"), -3), scale=3).text == "12.3456"


@pytest.mark.parametrize(
    ("style", "before", "after"),
    [(NegativeStyle.PARENTHESES, "(", ")"), (NegativeStyle.MINUS, "\u2212", ""), (NegativeStyle.MAGNITUDE, "", "")],
)
def test_a_negative_is_marked_outside_the_tag(style: NegativeStyle, before: str, after: str) -> None:
    shown = show(NumericValue(Decimal("-6494700000"), -5), scale=6, style=style)
    assert shown == Displayed("6,494.7", before, after, ixt("num-dot-decimal"), 6, True)


def test_the_percent_sign_stands_inside_the_parentheses() -> None:
    shown = show(NumericValue(Decimal("-0.106"), 3), scale=-2, style=NegativeStyle.PARENTHESES)
    assert (shown.before, shown.text, shown.after) == ("(", "10.6", "%)")


@pytest.mark.parametrize(
    ("language", "expected", "rule"),
    [
        ("en", "1,234,567.5", "num-dot-decimal"),
        ("zh-Hans", "1,234,567.5", "num-dot-decimal"),
        ("de", "1.234.567,5", "num-comma-decimal"),
        ("fr", "1\u00a0234\u00a0567,5", "num-comma-decimal"),
        ("sv", "1\u00a0234\u00a0567,5", "num-comma-decimal"),
        ("pl", "1\u00a0234\u00a0567,5", "num-comma-decimal"),
        ("cs", "1\u00a0234\u00a0567,5", "num-comma-decimal"),
        ("it", "1.234.567,5", "num-comma-decimal"),
        ("pt-BR", "1.234.567,5", "num-comma-decimal"),
        ("nl", "1.234.567,5", "num-comma-decimal"),
        ("da", "1.234.567,5", "num-comma-decimal"),
        ("fr-CH", "1\u00a0234\u00a0567,5", "num-comma-decimal"),
        ("hi", "12,34,567.5", "num-dot-decimal"),
        ("ja", "1,234,567.5", "num-dot-decimal"),
        ("de-CH", "1’234’567.5", "num-dot-decimal-apos"),
        ("en-IN", "12,34,567.5", "num-dot-decimal"),
        ("tlh", "1,234,567.5", "num-dot-decimal"),
        ("not a language", "1,234,567.5", "num-dot-decimal"),
    ],
)
def test_each_language_has_its_separators(language: str, expected: str, rule: str) -> None:
    shown = show(NumericValue(Decimal("1234567.5"), 1), language=language)
    assert (shown.text, shown.transformation) == (expected, ixt(rule))
    assert separators(language).transformation == ixt(rule)


@pytest.mark.parametrize(
    ("text", "rule", "scale", "negative", "expected"),
    [
        ("6,494.7", "num-dot-decimal", 6, True, "-6494700000"),
        ("44.1", "num-dot-decimal", -2, False, "0.441"),
        ("0.0", "num-dot-decimal", 6, True, "0"),
        ("12.5", None, 0, False, "12.5"),
        ("12,5", None, 0, False, None),
        ("-12", None, 0, False, None),
        ("1", None, 401, False, None),
    ],
)
def test_numbers_read(text: str, rule: str | None, scale: int, negative: bool, expected: str | None) -> None:
    read = read_displayed(text, None if rule is None else ixt(rule), scale, negative)
    assert read == (None if expected is None else Decimal(expected))
    assert str(read) != "-0.0"


DATES = {
    "bg": ("5 март 2024 г.", "март 2024 г.", "5 март"),
    "cs": ("5. března 2024", "březen 2024", "5. března"),
    "cy": ("5 Mawrth 2024", "Mawrth 2024", "5 Mawrth"),
    "da": ("5. marts 2024", "marts 2024", "5. marts"),
    "de": ("5. März 2024", "März 2024", "5. März"),
    "el": ("5 Μαρτίου 2024", "Μάρτιος 2024", "5 Μαρτίου"),
    "en": ("5 March 2024", "March 2024", "5 March"),
    "en-US": ("March 5, 2024", "March 2024", "March 5"),
    "es-MX": ("5 de marzo de 2024", "marzo de 2024", "5 de marzo"),
    "et": ("5. märts 2024", "märts 2024", "5. märts"),
    "fi": ("5. maaliskuuta 2024", "maaliskuu 2024", "5. maaliskuuta"),
    "fr": ("5 mars 2024", "mars 2024", "5 mars"),
    "hi": ("5 मार्च 2024", "मार्च 2024", "--03-05"),
    "hr": ("5. ožujka 2024.", "ožujak 2024.", "5. ožujka"),
    "hu": ("2024. március 5.", "2024. március", "március 5."),
    "it": ("5 marzo 2024", "marzo 2024", "5 marzo"),
    "ja": ("2024年3月5日", "2024年3月", "3月5日"),
    "ko": ("2024년 3월 5일", "2024년 3월", "3월 5일"),
    "lt": ("2024 m. kovo 5 d.", "2024 m. kovas", "kovo 5 d."),
    "lv": ("2024. gada 5. marts", "2024. gada marts", "5. marts"),
    "nb": ("5. mars 2024", "mars 2024", "5. mars"),
    "nl": ("5 maart 2024", "maart 2024", "5 maart"),
    "nn": ("5. mars 2024", "mars 2024", "5. mars"),
    "pl": ("5 marca 2024", "marzec 2024", "5 marca"),
    "pt": ("5 de março de 2024", "março de 2024", "5 de março"),
    "ro": ("5 martie 2024", "martie 2024", "5 martie"),
    "sk": ("5. marca 2024", "marec 2024", "5. marca"),
    "sl": ("5. marec 2024", "marec 2024", "5. marec"),
    "sv": ("5 mars 2024", "mars 2024", "5 mars"),
    "tr": ("2024-03-05", "2024-03", "--03-05"),
    "zh-Hans": ("2024年3月5日", "2024年3月", "3月5日"),
}
"""A date, its month, and its day of the year in each language; as they are where no rule reads a language."""


def read(shown: Displayed) -> str | None:
    return shown.text if shown.transformation is None else transform(shown.transformation, shown.text)


@pytest.mark.parametrize("language", DATES)
def test_dates_in_a_language(language: str) -> None:
    shown = show_date(dt.date(2024, 3, 5), language), show_month("2024-03", language), show_month_day("--03-05", language)
    assert tuple(map(str, shown)) == DATES[language]
    assert tuple(map(read, shown)) == ("2024-03-05", "2024-03", "--03-05")


@pytest.mark.parametrize("language", DATES)
def test_every_day_of_a_leap_year_is_read_as_it_was_shown(language: str) -> None:
    for days in range(366):
        date = dt.date(2024, 1, 1) + dt.timedelta(days)
        iso = date.isoformat()
        assert read(show_date(date, language)) == iso
        assert read(show_month(iso[:7], language)) == iso[:7]
        assert read(show_month_day(f"-{iso[4:]}", language)) == f"-{iso[4:]}"


def test_what_some_languages_do_with_some_dates() -> None:
    assert str(show_date(dt.date(2024, 1, 1), "fr")) == "1er janvier 2024"
    assert str(show_date(dt.date(2024, 1, 1), "de-AT")) == "1. Jänner 2024"
    assert str(show_date(dt.date(2024, 1, 1), "de-CH")) == "1. Januar 2024"
    assert show_date(dt.date(2023, 12, 31), "hr") == Displayed(
        "31. prosinca 2023", after=".", transformation=ixt("date-day-monthname-year-hr")
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (dt.date(2023, 12, 31), "令和5年12月31日"),
        (dt.date(2019, 5, 1), "令和元年5月1日"),
        (dt.date(2019, 4, 30), "平成31年4月30日"),
        (dt.date(1868, 10, 22), "1868年10月22日"),
        (dt.date(2200, 1, 1), "2200年1月1日"),
    ],
)
def test_dates_in_eras(date: dt.date, expected: str) -> None:
    shown = show_date(date, "ja", era=True)
    assert (shown.text, read(shown)) == (expected, date.isoformat())
    assert show_date(date, "zh-Hans", era=True) == show_date(date, "zh-Hans")


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (dt.date(2023, 12, 31), "二〇二三年十二月三十一日"),
        (dt.date(2010, 10, 20), "二〇一〇年十月二十日"),
        (dt.date(1949, 1, 11), "一九四九年一月十一日"),
    ],
)
def test_chinese_numerals(date: dt.date, expected: str) -> None:
    assert in_chinese_numerals(date) == expected
    assert transform(ixt("date-year-month-day"), expected) is None


@pytest.mark.parametrize("text", ["2023-12Z", "2023-13", "-2023-12", "12023-12", ""])
def test_months_that_no_rule_gives_are_shown_as_they_are(text: str) -> None:
    assert show_month(text, "en") == Displayed(text)


@pytest.mark.parametrize("text", ["--12-31Z", "--02-30", "--13-01", ""])
def test_days_that_no_rule_gives_are_shown_as_they_are(text: str) -> None:
    assert show_month_day(text, "de") == Displayed(text)


def test_short_values() -> None:
    assert show_value(DateValue(dt.date(2024, 3, 5))) == show_date(dt.date(2024, 3, 5))
    assert show_value(BooleanValue(True)) == Displayed("Yes", transformation=ixt("fixed-true"))
    assert show_value(BooleanValue(True), "nb") == Displayed("Ja", transformation=ixt("fixed-true"))
    assert show_value(BooleanValue(False), "tr") == Displayed("No", transformation=ixt("fixed-false"))
    assert show_value(BooleanValue(False), "zh-Hans") == Displayed("否", transformation=ixt("fixed-false"))
    assert show_value(TextValue("a < b")) == Displayed("a < b")


@pytest.mark.parametrize(
    "value", [QNameValue(QName("n", "a")), EnumerationValue(()), TextValue("<p/>", xhtml=True), NumericValue(Decimal(1), 0)]
)
def test_values_without_a_short_form(value: QNameValue | EnumerationValue | TextValue | NumericValue) -> None:
    assert show_value(value) is None
