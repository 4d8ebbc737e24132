"""English number words, as the SEC's registry reads them: ``nineteen hundred forty-four``, ``seventy thousand and one``.

Rank 1. A word may start with a capital letter.
"""

from __future__ import annotations

import re
from functools import lru_cache

from disclose.transforms.registries.entries import MAX_TEXT, Entry, Kind, compiled

_SMALL_TEXT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen"
)
_SMALL = _SMALL_TEXT.split()
_TENS_TEXT = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = _TENS_TEXT.split()
_SCALES = {"quintillion": 18, "quadrillion": 15, "trillion": 12, "billion": 9, "million": 6, "thousand": 3}
_VALUES = {word: number for number, word in enumerate(_SMALL)} | {word: 10 * number for number, word in enumerate(_TENS, 2)}
DASH = "[\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\ufe58\ufe63\uff0d-]"
_WORD = re.compile("[a-z]+")
_NOTHING = {"zero", "no", "none", "nil"}


def capital(word: str) -> str:
    """A pattern for a word that may start with a capital letter."""
    return f"[{word[0].upper()}{word[0]}]{word[1:]}"


def _any(words: list[str]) -> str:
    # longer words first, so that none is taken for the beginning of another
    return "(?:" + "|".join(capital(word) for word in sorted(words, key=len, reverse=True)) + ")"


@lru_cache(maxsize=2)
def below_two_thousand(space: str) -> str:
    """A pattern for one to nineteen hundred ninety-nine, with `space` between its words."""
    small = f"(?:{_any(_TENS)}(?:(?:{DASH}|\\s+){_any(_SMALL[1:10])})?|{_any(_SMALL[1:])})"
    return f"(?:{_any(_SMALL[1:])}{space}{capital('hundred')}(?:{space}(?:and\\s+)?{small})?|{small})"


def value_of(words: str) -> int:
    """The number that words below two thousand stand for; words that are none (``and``) count nothing."""
    total = 0
    for word in _WORD.findall(words.lower()):
        total = total * 100 if word == "hundred" else total + _VALUES.get(word, 0)
    return total


def _pattern() -> str:
    group, joint = below_two_thousand("\\s+"), "(?:\\s*,\\s*|\\s+)"
    scaled = [f"(?:({group})\\s+{capital(scale)}(?:{joint}|\\Z))?" for scale in list(_SCALES)[:-1]]
    rest = f"(?:({group})\\s+{capital('thousand')}(?:{joint}(?:and\\s+)?({group}))?|({group}))?"
    return "".join(scaled) + rest + "|" + "|".join(capital(word) for word in sorted(_NOTHING))


def _read(pattern: str, text: str) -> str | None:
    match = compiled(pattern).match(text) if text and len(text) <= MAX_TEXT else None
    if match is None:
        return None
    if text.lower() in _NOTHING:
        return "0"
    *scaled, last, alone = match.groups()
    powers = zip(scaled, _SCALES.values(), strict=True)
    total = sum(value_of(words) * 10**power for words, power in powers if words)
    return str(total + value_of(last or alone or ""))


def _shown_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_SMALL[hundreds]} hundred"] if hundreds else []
    if rest >= 20:
        words.append(_TENS[rest // 10 - 2] + (f"-{_SMALL[rest % 10]}" if rest % 10 else ""))
    elif rest or not words:
        words.append(_SMALL[rest])
    return " ".join(words)


def in_words(number: int) -> str:
    """A whole number below 10**21 in words."""
    words = []
    for scale, power in _SCALES.items():
        count, number = divmod(number, 10**power)
        if count:
            words.append(f"{_shown_below_thousand(count)} {scale}")
    if number or not words:
        words.append(_shown_below_thousand(number))
    return " ".join(words)


def _show(value: str) -> str | None:
    if len(value) > 21 or not compiled("0|[1-9][0-9]*").match(value):
        return None
    return in_words(int(value))


def words_rule() -> Entry:
    """``numwordsen``: whole numbers below 10**21, and ``no``, ``none`` or ``nil`` for zero."""
    pattern = _pattern()
    return Entry(Kind.NUMBER, pattern, lambda text: _read(pattern, text), _show)
