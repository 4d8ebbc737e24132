"""Numbers typed in words: ``ten years``, ``twofold``, ``a third of``, ``one million``; 三成, 两倍, 十二亿, 百分之五."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from disclose.exact import shifted
from disclose.render.number_words import (
    ENGLISH_NUMBERS,
    ENGLISH_UNITS,
    HAN_NUMERALS,
    HAN_UNITS,
    LARGE,
    ORDINALS,
    english_number,
    han_number,
)
from disclose.render.quantities import Kind
from disclose.render.typed_numbers import GAP, TypedNumber, digit_numbers, what_follows
from disclose.render.words import is_chinese

_WORD = "|".join(sorted(ENGLISH_NUMBERS, key=len, reverse=True))
_LARGE = "|".join(LARGE)
_ENGLISH = re.compile(
    rf"\b(?<![\w-])(?P<number>(?:{_WORD}|a(?={GAP}(?:{_LARGE})\b))(?:(?:{GAP}and)?(?:-|{GAP}+)(?:{_WORD}|{_LARGE})\b){{0,12}})",
    re.IGNORECASE,
)
_FOLD = re.compile(r"-?fold\b")
_PART = "|".join((*ORDINALS[2:10], "quarter"))
_FRACTION = re.compile(
    rf"(?<![\w-])(?P<text>(?:a|one|two|three|four|five|six|seven|eight|nine)(?:-|{GAP})(?:{_PART})s?|half)(?={GAP}(?:of|the|its|their|a)\b)",
    re.IGNORECASE,
)
_NOT_A_PART = re.compile(rf"\b(?:first|second|other|latter|former|earlier|one){GAP}+\Z", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"(?!(?:a|an|the|of|or|and|to|in|for|on|at|by|with|from|that|which|who|is|are|was|were|as|per)\b)[a-z]+(?:-[a-z]+)*(?<!s){GAP}+"
)


def typed_numbers(text: str, language: str, units: Sequence[str]) -> Iterator[TypedNumber]:
    """Every number in digits or words, in the order of the text; of two at one place the longer."""
    every = [*digit_numbers(text, language), *worded_numbers(text, language, units)]
    after = 0
    for typed in sorted(every, key=lambda typed: (typed.start, -typed.end)):
        if typed.start >= after:
            after = typed.end
            yield typed


def worded_numbers(text: str, language: str, units: Sequence[str]) -> Iterator[TypedNumber]:
    """Every number in words that is a figure. `units` are the names of measures that the taxonomy knows, in the language."""
    if is_chinese(language):
        yield from _han(text, units)
    elif language.partition("-")[0] == "en":
        yield from _english(text, tuple(units))


@lru_cache(maxsize=16)
def _unit(units: tuple[str, ...]) -> re.Pattern[str]:
    nouns = {*ENGLISH_UNITS, *(unit.lower() for unit in units if unit)}
    every = {form for noun in nouns for form in (noun, f"{noun}s", f"{noun}es", f"{noun[:-1]}ies" if noun[-1] == "y" else noun)}
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, sorted(every, key=lambda form: (-len(form), form))))})\b(?!-)", re.IGNORECASE
    )


def _english(text: str, units: tuple[str, ...]) -> Iterator[TypedNumber]:
    taken = 0
    kind: Kind | None
    for match in _ENGLISH.finditer(text):
        words = re.findall("[a-z]+", match[0].replace("&nbsp;", " ").lower())
        number = english_number(words)
        if number is None or match.start() < taken:
            continue
        fold = _FOLD.match(text, match.end())
        after = what_follows(text, match.end())
        large = any(word in LARGE for word in words)
        if fold is not None:
            kind, end = Kind.TIMES, fold.end()
        elif after.kind is not None or after.scale is not None:
            kind, end = after.kind, after.end
        elif counted := _counts(text, match.end(), _unit(units), bare=words == ["one"]):
            kind, end = None, counted
        elif large:
            kind, end = None, match.end()
        else:
            continue
        taken = end
        places = -_zeros(number) if large else 0
        yield _worded(text, match.start(), end, match.end(), Decimal(number), places, after.scale, kind)
    for match in _FRACTION.finditer(text):
        if not (match["text"].lower() == "half" and _NOT_A_PART.search(text, 0, match.start())):
            yield _worded(text, match.start(), match.end(), match.end(), Decimal(0), 0, None, Kind.TIMES)


def _counts(text: str, at: int, unit: re.Pattern[str], *, bare: bool) -> int | None:
    """Where a noun for things that are counted ends that follows, perhaps after two words that describe them."""
    gap = re.compile(rf"-|{GAP}+").match(text, at)
    for _ in range(1 if bare else 3):
        if gap is None:
            return None
        noun = unit.match(text, gap.end())
        if noun is not None:
            return noun.end()
        gap = _BETWEEN.match(text, gap.end())
    return None


def _zeros(number: int) -> int:
    return len(str(number)) - len(str(number).rstrip("0"))


def _worded(
    text: str, start: int, end: int, digits_end: int, number: Decimal, places: int, scale: int | None, kind: Kind | None
) -> TypedNumber:
    return TypedNumber(text[start:end], start, end, digits_end, number, places, scale, kind, in_words=True)


_HAN_RUN = f"[{HAN_NUMERALS}]{{1,24}}"
_HAN = re.compile(
    rf"百分之(?P<percent>{_HAN_RUN}|\d+(?:\.\d+)?)|(?P<over>{_HAN_RUN})分之(?P<top>{_HAN_RUN})|(?P<half>一半|半数)"
    rf"|(?<![第数几{HAN_NUMERALS}])(?P<run>{_HAN_RUN})"
)
_NUMERAL = re.compile("[零〇一二三四五六七八九两十]")
_YEAR = re.compile("[零〇一二三四五六七八九]{4}年")


def _han(text: str, units: Sequence[str]) -> Iterator[TypedNumber]:
    counted = re.compile("[多余]?(?:" + "|".join(map(re.escape, [*HAN_UNITS, *(unit for unit in units if unit)])) + ")")
    for match in _HAN.finditer(text):
        start, end = match.span()
        if match["percent"]:
            share = Decimal(match["percent"]) if match["percent"][0].isdecimal() else Decimal(han_number(match["percent"]) or 0)
            yield _worded(text, start, end, end, share, -min(int(share.as_tuple().exponent), 0), None, Kind.PERCENT)
        elif match["half"] or match["over"]:
            yield _worded(text, start, end, end, Decimal(0), 0, None, Kind.TIMES)
        elif _NUMERAL.search(match["run"]) and not _YEAR.match(text, start) and text[start - 1 : start] != "月":
            yield from _han_count(text, match, counted)


def _han_count(text: str, match: re.Match[str], counted: re.Pattern[str]) -> Iterator[TypedNumber]:
    start, end = match.span()
    run, number = match["run"], han_number(match["run"])
    if number is None:
        return
    if text.startswith("成", end) and number < 10 and not text.startswith(("成为", "成立", "成本"), end):
        yield _worded(text, start, end + 1, end, shifted(Decimal(number), 1), -1, None, Kind.PERCENT)
        return
    after = what_follows(text, end)
    large = number >= 10_000
    if after.kind is not None or large:
        yield _worded(text, start, after.end, end, Decimal(number), -_zeros(number) if large else 0, after.scale, after.kind)
    elif run != "一" and (noun := counted.match(text, end)) is not None:
        yield _worded(text, start, noun.end(), end, Decimal(number), 0, None, None)
