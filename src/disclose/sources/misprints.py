"""Why a text is not read as a number, and what to write instead.

Each misprint that is common in reports has its own answer: scale words and currencies in the value, foreign separators,
doubled signs, ranges and qualifications.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from disclose.lexical import MAX_DIGITS
from disclose.sources.figure import Unreadable

SPACES = " \u00a0\u2007\u2009\u202f"
"""Spaces that print: the ordinary one, those that do not break, and thin ones."""

_Check = Callable[[str], "Unreadable | None"]
_SCALE_WORDS = {
    "k": "thousands",
    "thousand": "thousands",
    "thousands": "thousands",
    "m": "millions",
    "mn": "millions",
    "mm": "millions",
    "million": "millions",
    "millions": "millions",
    "b": "billions",
    "bn": "billions",
    "billion": "billions",
    "billions": "billions",
    "万": "ten thousands",
    "萬": "ten thousands",
    "亿": "hundred millions",
    "億": "hundred millions",
}
_SIGNS = r"[-\u2212\u2013\u2014\u2010\u2011]"
_DIGITS = r"[0-9][0-9,.]*"
_SCALED = rf"({_SIGNS}?\(?{_DIGITS}\)?)[{SPACES}]*([A-Za-z万萬亿億]+)\.?\Z"
_CURRENCY = (
    rf"\(?{_SIGNS}?(?:[A-Z]{{0,3}}[$€£¥￥₩₹]|[A-Z]{{3}})[{SPACES}]*{_SIGNS}?(\(?{_DIGITS}\)?)"
    rf"|(\(?{_SIGNS}?{_DIGITS}\)?)[{SPACES}]*(?:[$€£¥￥₩₹元]|[A-Z]{{3}}\b)"
)


def _not_a_value(text: str) -> Unreadable | None:
    if len(text) > MAX_DIGITS:
        return Unreadable(f"is longer than the {MAX_DIGITS} characters of a number that are read", "Write fewer digits.")
    if text.startswith("#"):
        return Unreadable("is what a spreadsheet shows for a failed formula", "Correct the formula, or write n/a.")
    if not re.search(r"\w", text) and re.search(_SIGNS, text):
        return Unreadable("may mean zero or no value", "Write 0, or n/a where there is no value.")
    if any(character.isdecimal() and character not in "0123456789" for character in text):
        return Unreadable("is not written in the digits 0 to 9", "Write it in the digits 0 to 9.")
    return None if re.search("[0-9]", text) else _NOT_A_NUMBER


def _with_words(text: str) -> Unreadable | None:
    scaled = re.match(_SCALED, text)
    word = _SCALE_WORDS.get(scaled[2].lower()) if scaled else None
    if scaled is not None and word is not None:
        return Unreadable(
            "says its scale in the value", f"Write {_alone(scaled[1], text)} here, and {word} in the column scale."
        )
    currency = re.match(_CURRENCY, text)
    if currency is not None:
        number = _alone(currency[1] or currency[2], text)
        return Unreadable("has a currency in the value", f"Write {number} here, and the currency's code in the column unit.")
    if re.match(r"[<>~≈≤≥±]|(?:over|about|approximately|nearly|almost|circa|c\.|up to|more than|less than)\b", text, re.I):
        return Unreadable("is not one exact number", "Write the number, and the qualification in the column note.")
    if re.match(rf"\(?{_DIGITS}[%)]*[{SPACES}]*(?:[\u2013\u2014-]|to)[{SPACES}]*{_DIGITS}", text):
        return Unreadable("is a range and not one number", "Report its ends as two figures, or one with the range in the note.")
    if re.fullmatch(rf"{_SIGNS}?{_DIGITS}[eE][+-]?[0-9]+", text):
        return Unreadable("has an exponent", "Write all its digits.")
    worded = re.match(rf"(\(?{_SIGNS}?{_DIGITS}\)?)[{SPACES}]*[^0-9.,()%'\u2019{SPACES}+\u2010-\u2014\u2212-]", text)
    if worded is not None:
        return Unreadable(
            "has more than a number in it",
            f"Write {_alone(worded[1], text)} here; units have a column, and words the column note.",
        )
    return None


def _alone(number: str, text: str) -> str:
    """A number found in a text, in parentheses if the text is negative in any way."""
    digits = re.sub(rf"[()]|{_SIGNS}", "", number)
    return f"({digits})" if "(" in text or re.match(_SIGNS, text) else digits


def _signs(text: str) -> Unreadable | None:
    bare = re.sub(rf"[()%{SPACES}]|{_SIGNS}", "", text)
    if "(" in text and re.search(_SIGNS, text):
        return Unreadable("has parentheses and a minus", f"Write ({bare}) if it is negative, {bare} if not.")
    if ("(" in text or ")" in text) and not re.fullmatch(r"\([^()]*\)%?", text):
        return Unreadable("has parentheses that do not enclose it", f"Write ({bare}) if it is negative, {bare} if not.")
    if re.match(r"\+", text):
        return Unreadable("begins with a plus", f"Write {text[1:].strip()}: a number without a sign is positive.")
    if re.fullmatch(rf"{_SIGNS}[{SPACES}]*{_DIGITS}%?|{_DIGITS}%?{_SIGNS}|{_SIGNS}{{2,}}{_DIGITS}%?", text):
        percent = "%" if "%" in text else ""
        return Unreadable("has its minus in an unusual form", f"Write -{bare}{percent} or ({bare}{percent}) if it is negative.")
    if text.count("%") > 1 or text.startswith("%"):
        return Unreadable("has a percent sign that does not follow one number", f"Write {_alone(bare, text)}%.")
    return None


def _separators(text: str) -> Unreadable | None:
    body = text.strip(f"()%-\u2212{SPACES}")
    if re.fullmatch(rf"[0-9]{{1,3}}(?:[{SPACES}'\u2019][0-9]{{3}})+(?:\.[0-9]+)?", body):
        with_commas = re.sub(rf"[{SPACES}'\u2019]", ",", body)
        return Unreadable("separates thousands by something else than commas", f"Write {text.replace(body, with_commas)}.")
    if re.search(rf"[0-9][{SPACES}]+[0-9]", body):
        return Unreadable("has a space between digits", "Write one number, with commas between thousands.")
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+", body):
        whole, _, places = body.partition(",")
        return Unreadable("has a comma after its points", f"Write {whole.replace('.', ',')}.{places}.")
    if body.count(".") > 1 and re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", body):
        return Unreadable("has several points", f"Write {body.replace('.', ',')}: commas separate thousands.")
    if re.fullmatch(r"[0-9]+,[0-9]+", body):
        whole, _, places = body.partition(",")
        help = f"Write {whole}.{places} if the comma marks decimals, {whole.lstrip('0')}{places} if not."
        return Unreadable("has a comma that no three digits follow" if len(places) != 3 else "is grouped wrongly", help)
    if re.fullmatch(r"\.[0-9]+", body):
        return Unreadable("begins with a point", f"Write {text.replace(body, '0' + body)}.")
    if re.fullmatch(r"[0-9,]+\.", body):
        return Unreadable("ends in a point", f"Write {text.replace(body, body[:-1])}.")
    if re.fullmatch(r"0[0-9][0-9,.]*", body):
        return Unreadable("begins with zeros", "Leave them out; the concept of a code should be of the type string.")
    if re.fullmatch(r"[0-9][0-9,.]*", body):
        return Unreadable(
            "is not grouped in threes", "Put commas between groups of three digits, and one point before decimals."
        )
    return None


_NOT_A_NUMBER = Unreadable("is not a number", "Write it as 3,405.8, (6,494.7), 44.1% or n/a.")
_CHECKS: tuple[_Check, ...] = (_not_a_value, _with_words, _signs, _separators)


def explain(text: str) -> Unreadable:
    """Why a text is not read as a number, and what to write instead."""
    for check in _CHECKS:
        problem = check(text)
        if problem is not None:
            return problem
    return _NOT_A_NUMBER
