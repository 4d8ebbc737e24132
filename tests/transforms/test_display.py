"""Displayed text: what is shown for a value, and what is read from a text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from disclose.model import BooleanValue, DateValue, EnumerationValue, NumericValue, QNameValue, TextValue
from disclose.names import IXT_TR3, IXT_TR4, QName
from disclose.transforms import (
    Displayed,
    NegativeStyle,
    ixt,
    read_displayed,
    separators,
    show,
    show_date,
    show_month,
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
    ("rule", "text", "expected"),
    [
        ("num-dot-decimal", "3,405.8", "3405.8"),
        ("num-dot-decimal", " 3 405.80\n", "3405.8"),
        ("num-dot-decimal", ".5", "0.5"),
        ("num-dot-decimal", "007", "7"),
        ("num-dot-decimal", "3.405,8", None),
        ("num-dot-decimal", "-1", None),
        ("num-dot-decimal", "", None),
        ("num-dot-decimal", "１２", None),
        ("num-dot-decimal", "1" * 900, None),
        ("num-comma-decimal", "3.405,8", "3405.8"),
        ("num-comma-decimal", "3,405.8", None),
        ("num-dot-decimal-apos", "1’234'567.5", "1234567.5"),
        ("num-comma-decimal-apos", "1`234,5", "1234.5"),
        ("num-unit-decimal", "5 pounds 7 pence", "5.07"),
        ("num-unit-decimal", "1,234円50銭", "1234.5"),
        ("num-unit-decimal", "pounds 7", None),
        ("fixed-zero", "nil", "0"),
        ("fixed-empty", "anything", ""),
        ("fixed-true", "☑", "true"),
        ("fixed-false", "☐", "false"),
        ("date-day-monthname-year-en", "31 December 2023", "2023-12-31"),
        ("date-day-monthname-year-en", "31st of DEC, 23", "2023-12-31"),
        ("date-day-monthname-year-en", "31 February 2023", None),
        ("date-day-monthname-year-en", "31 Dezember 2023", None),
        ("date-monthname-day-year-en", "December 31, 2023", "2023-12-31"),
        ("date-monthname-year-en", "December 2023", "2023-12"),
        ("date-year-monthname-en", "2023 Dec", "2023-12"),
        ("date-day-monthname-en", "29 February", "--02-29"),
        ("date-monthname-day-en", "February 30th", None),
        ("date-day-month-year", "31.12.2023", "2023-12-31"),
        ("date-month-day-year", "12/31/2023", "2023-12-31"),
        ("date-year-month-day", "2023年12月31日", "2023-12-31"),
        ("date-year-month-day", "２０２３年１月１日", "2023-01-01"),
        ("date-year-month", "2023年1月", "2023-01"),
        ("date-month-year", "13.2023", None),
        ("date-day-month", "30.02", None),
        ("date-month-day", "02.29", "--02-29"),
        ("no-such-rule", "1", None),
    ],
)
def test_rules_of_the_registry(rule: str, text: str, expected: str | None) -> None:
    assert transform(ixt(rule), text) == expected


def test_registry_4_lacks_the_swiss_rules() -> None:
    assert transform(QName(IXT_TR4, "num-dot-decimal"), "1,5") == "15"
    assert transform(QName(IXT_TR4, "num-dot-decimal-apos"), "1'5") is None
    assert transform(QName(IXT_TR3, "num-dot-decimal"), "1,5") is None


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("numdotdecimal", "1,234.50", "1234.50"),
        ("numdotdecimal", "1 234", "1234"),
        ("numdotdecimal", "12,34", None),
        ("numdotdecimal", ".5", None),
        ("numcommadecimal", "1.234,50", "1234.50"),
        ("numunitdecimal", "1,234 pounds 5 pence", "1234.05"),
        ("numunitdecimal", "01 pounds 5", None),
        ("zerodash", "—", "0"),
        ("zerodash", "--", None),
        ("zerodash", "", None),
        ("nocontent", "x", ""),
        ("booleantrue", "☑", "true"),
        ("datemonthdayyearen", "December 31, 2023", "2023-12-31"),
        ("dateyearmonthdaycjk", "2023年12月31日", "2023-12-31"),
        ("dateyearmonthdaycjk", "2023-12-31", None),
        ("dateyearmonthcjk", "２０２３年１月", "2023-01"),
    ],
)
def test_rules_of_registry_3(rule: str, text: str, expected: str | None) -> None:
    assert transform(QName(IXT_TR3, rule), text) == expected


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


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "5 March 2024"),
        ("en-US", "March 5, 2024"),
        ("zh-Hans", "2024年3月5日"),
        ("ja", "2024年3月5日"),
        ("fr", "2024-03-05"),
    ],
)
def test_dates_in_a_language(language: str, expected: str) -> None:
    shown = show_date(dt.date(2024, 3, 5), language)
    assert shown.text == expected
    assert (shown.text if shown.transformation is None else transform(shown.transformation, shown.text)) == "2024-03-05"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2023-12", "en", "December 2023"),
        ("2023-12", "zh-Hans", "2023年12月"),
        ("2023-12", "fr", "2023-12"),
        ("2023-12Z", "en", "2023-12Z"),
        ("2023-13", "en", "2023-13"),
    ],
)
def test_months_in_a_language(text: str, language: str, expected: str) -> None:
    shown = show_month(text, language)
    assert shown.text == expected
    assert (shown.text if shown.transformation is None else transform(shown.transformation, shown.text)) == text


def test_short_values() -> None:
    assert show_value(DateValue(dt.date(2024, 3, 5))) == show_date(dt.date(2024, 3, 5))
    assert show_value(BooleanValue(True)) == Displayed("Yes", transformation=ixt("fixed-true"))
    assert show_value(BooleanValue(False), "zh-Hans") == Displayed("否", transformation=ixt("fixed-false"))
    assert show_value(TextValue("a < b")) == Displayed("a < b")


@pytest.mark.parametrize(
    "value", [QNameValue(QName("n", "a")), EnumerationValue(()), TextValue("<p/>", xhtml=True), NumericValue(Decimal(1), 0)]
)
def test_values_without_a_short_form(value: QNameValue | EnumerationValue | TextValue | NumericValue) -> None:
    assert show_value(value) is None
