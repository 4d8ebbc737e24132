"""Numbers as printed: what is read, to which accuracy, and what to write instead of what is not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclose.model import NumericValue
from disclose.project import SCALES
from disclose.sources.figure import Unreadable
from disclose.sources.printed import Printed, is_nil, read_printed


@pytest.mark.parametrize(
    ("text", "scale", "number", "decimals"),
    [
        ("3,405.8", 6, "3405800000", -5),
        ("(6,494.7)", 6, "-6494700000", -5),
        ("6,093.0", 6, "6093000000", -5),
        ("-6,494.7", 6, "-6494700000", -5),
        ("\u22126494.7", 6, "-6494700000", -5),
        ("61.478", 3, "61478", 0),
        ("12,000", 0, "12000", 0),
        ("1,234,567.89", 0, "1234567.89", 2),
        ("1234567", 0, "1234567", 0),
        ("0", 6, "0", -6),
        ("0.00", 0, "0", 2),
        ("(0.0)", 6, "0", -5),
        ("-0.05", 0, "-0.05", 2),
        ("5", 9, "5000000000", -9),
        ("1.5", 4, "15000", -3),
        ("1.5", 8, "150000000", -7),
        ("7", 2, "700", -2),
        ("( 5 )", 0, "-5", 0),
        ("\u00a05\u202f", 0, "5", 0),
        ("123456789012345678901234567890.123456789", 0, "123456789012345678901234567890.123456789", 9),
    ],
)
def test_numbers(text: str, scale: int, number: str, decimals: int) -> None:
    assert read_printed(text, scale) == Printed(NumericValue(Decimal(number), decimals), scale, False, text.strip())


@pytest.mark.parametrize(
    ("text", "number", "decimals"),
    [
        ("44.1%", "0.441", 3),
        ("70%", "0.70", 2),
        ("-10.6%", "-0.106", 3),
        ("(10.6%)", "-0.106", 3),
        ("(10.6)%", "-0.106", 3),
        ("44.1 %", "0.441", 3),
        ("1,999.9%", "19.999", 3),
        ("0%", "0", 2),
    ],
)
def test_percentages_have_a_scale_of_their_own(text: str, number: str, decimals: int) -> None:
    assert read_printed(text, 6) == Printed(NumericValue(Decimal(number), decimals), -2, True, text)


def test_zero_has_no_sign() -> None:
    printed = read_printed("(0.0)")
    assert isinstance(printed, Printed)
    assert not printed.value.number.is_signed()


def test_nil() -> None:
    assert [is_nil(text) for text in ("n/a", "N/A", "", "na", "nil", "-", "0")] == [True, True] + [False] * 5


ELSE = "Write it as 3,405.8, (6,494.7), 44.1% or n/a."
NOTE = "Write the number, and the qualification in the column note."
THREES = "Put commas between groups of three digits, and one point before decimals."
CURRENCY = "Write {} here, and the currency's code in the column unit."


@pytest.mark.parametrize(
    ("text", "reason", "help"),
    [
        ("1,23", "has a comma that no three digits follow", "Write 1.23 if the comma marks decimals, 123 if not."),
        ("1,2345", "has a comma that no three digits follow", "Write 1.2345 if the comma marks decimals, 12345 if not."),
        ("0,123", "is grouped wrongly", "Write 0.123 if the comma marks decimals, 123 if not."),
        ("1234,567", "is grouped wrongly", "Write 1234.567 if the comma marks decimals, 1234567 if not."),
        ("1.234.567", "has several points", "Write 1,234,567: commas separate thousands."),
        ("1.234,5", "has a comma after its points", "Write 1,234.5."),
        ("12 345", "separates thousands by something else than commas", "Write 12,345."),
        ("(12\u202f345.6)", "separates thousands by something else than commas", "Write (12,345.6)."),
        ("1'234", "separates thousands by something else than commas", "Write 1,234."),
        ("12 34", "has a space between digits", "Write one number, with commas between thousands."),
        ("12,34,567", "is not grouped in threes", THREES),
        ("1,234,56", "is not grouped in threes", THREES),
        ("1.2.3", "is not grouped in threes", THREES),
        ("1,234.567,8", "is not grouped in threes", THREES),
        (".5", "begins with a point", "Write 0.5."),
        ("-.5", "begins with a point", "Write -0.5."),
        ("5.", "ends in a point", "Write 5."),
        ("007", "begins with zeros", "Leave them out; the concept of a code should be of the type string."),
        ("00.5", "begins with zeros", "Leave them out; the concept of a code should be of the type string."),
        ("3,405.8m", "says its scale in the value", "Write 3,405.8 here, and millions in the column scale."),
        ("(5 bn)", "has more than a number in it", "Write (5) here; units have a column, and words the column note."),
        ("-$5", "has a currency in the value", CURRENCY.format("(5)")),
        ("(RMB 5)", "has a currency in the value", CURRENCY.format("(5)")),
        ("(5) bn", "says its scale in the value", "Write (5) here, and billions in the column scale."),
        ("1.5亿", "says its scale in the value", "Write 1.5 here, and hundred millions in the column scale."),
        ("2 thousand", "says its scale in the value", "Write 2 here, and thousands in the column scale."),
        ("RMB 3,405.8", "has a currency in the value", CURRENCY.format("3,405.8")),
        ("$(5.0)", "has a currency in the value", CURRENCY.format("(5.0)")),
        ("US$5", "has a currency in the value", CURRENCY.format("5")),
        ("5 EUR", "has a currency in the value", CURRENCY.format("5")),
        ("12元", "has a currency in the value", CURRENCY.format("12")),
        ("12,000P", "has more than a number in it", "Write 12,000 here; units have a column, and words the column note."),
        ("5‰", "has more than a number in it", "Write 5 here; units have a column, and words the column note."),
        ("~5", "is not one exact number", NOTE),
        (">70%", "is not one exact number", NOTE),
        ("over 70%", "is not one exact number", NOTE),
        ("5-10", "is a range and not one number", "Report its ends as two figures, or one with the range in the note."),
        ("5% to 10%", "is a range and not one number", "Report its ends as two figures, or one with the range in the note."),
        ("1e5", "has an exponent", "Write all its digits."),
        ("-(5)", "has parentheses and a minus", "Write (5) if it is negative, 5 if not."),
        ("(-5)", "has parentheses and a minus", "Write (5) if it is negative, 5 if not."),
        ("(5", "has parentheses that do not enclose it", "Write (5) if it is negative, 5 if not."),
        ("5)", "has parentheses that do not enclose it", "Write (5) if it is negative, 5 if not."),
        ("((5))", "has parentheses that do not enclose it", "Write (5) if it is negative, 5 if not."),
        ("(5%)%", "has a percent sign that does not follow one number", "Write (5)%."),
        ("5-", "has its minus in an unusual form", "Write -5 or (5) if it is negative."),
        ("--5", "has its minus in an unusual form", "Write -5 or (5) if it is negative."),
        ("- 5%", "has its minus in an unusual form", "Write -5% or (5%) if it is negative."),
        ("\u20135", "has its minus in an unusual form", "Write -5 or (5) if it is negative."),
        ("+5.0%", "begins with a plus", "Write 5.0%: a number without a sign is positive."),
        ("%5", "has a percent sign that does not follow one number", "Write 5%."),
        ("5%%", "has a percent sign that does not follow one number", "Write 5%."),
        ("-", "may mean zero or no value", "Write 0, or n/a where there is no value."),
        ("\u2014", "may mean zero or no value", "Write 0, or n/a where there is no value."),
        ("#REF!", "is what a spreadsheet shows for a failed formula", "Correct the formula, or write n/a."),
        ("#N/A", "is what a spreadsheet shows for a failed formula", "Correct the formula, or write n/a."),
        ("１２", "is not written in the digits 0 to 9", "Write it in the digits 0 to 9."),
        ("٣", "is not written in the digits 0 to 9", "Write it in the digits 0 to 9."),
        ("9" * 401, "is longer than the 400 characters of a number that are read", "Write fewer digits."),
        ("twelve", "is not a number", ELSE),
        ("NaN", "is not a number", ELSE),
        ("()", "is not a number", ELSE),
        (".", "is not a number", ELSE),
        ("nil", "is not a number", ELSE),
    ],
)
def test_what_is_not_read_says_what_to_write(text: str, reason: str, help: str) -> None:
    assert read_printed(text, 6) == Unreadable(reason, help)


@given(st.text(st.sampled_from("0123456789.,()%-+ \u2212\u2013'mbnRMBe$\u00a0a"), max_size=12))
def test_what_is_read_has_only_one_reading(text: str) -> None:
    """Whatever is read is the number whose digits are the text's digits, in order, with at most one point between them."""
    printed = read_printed(text)
    if isinstance(printed, Printed):
        digits = "".join(character for character in text if character.isdigit())
        number = printed.value.number.as_tuple()
        assert int("".join(map(str, number.digits))) == int(digits)
        assert number.exponent == -(printed.value.decimals or 0)
    else:
        assert printed.reason
        assert printed.help


@given(st.text(max_size=40))
def test_no_text_makes_it_fail(text: str) -> None:
    read_printed(text)


def shown(digits: int, places: int, *, separators: bool) -> str:
    """A magnitude as reports print it."""
    whole, fraction = divmod(digits, 10**places)
    return f"{whole:,}" * separators + str(whole) * (not separators) + (f".{fraction:0{places}d}" if places else "")


@given(
    digits=st.integers(0, 10**15),
    places=st.integers(0, 4),
    negative=st.sampled_from(["", "-", "\u2212", "()"]),
    separators=st.booleans(),
    scale=st.sampled_from([*SCALES.values()]),
    percent=st.sampled_from(["", "%", " %"]),
)
def test_printed_numbers_are_read_back(
    digits: int, places: int, negative: str, separators: bool, scale: int, percent: str
) -> None:
    text = shown(digits, places, separators=separators) + percent
    text = f"({text})" if negative == "()" else negative + text
    power = -2 if percent else scale
    expected = Decimal(digits).scaleb(power - places)
    value = NumericValue(-expected if negative else expected, places - power)
    assert read_printed(text, scale) == Printed(value, power, bool(percent), text)
