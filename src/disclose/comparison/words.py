"""Values and texts side by side, as people read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from lxml import etree
from msgspec import Struct

from disclose.lexical import print_decimal
from disclose.model import NumericValue, TextValue, Value
from disclose.names import XHTML
from disclose.xhtml import text_of
from disclose.xml_source import HARDENED

_GROUPS = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+\Z)")
_WORDS = re.compile(r"\w+|[^\w\s]|\s+")
_MOST_PAIRS = 4_000_000
"""Texts of which more words would be compared with one another are said to differ from the first word to the last that does."""
_AROUND = 12
"""Words that are shown before and after a difference."""


class Piece(Struct, frozen=True):
    """A piece of two texts: in both (``same``), in the old one (``gone``) or in the new one (``come``) alone; ``left`` stands
    for what both have far from any difference."""

    kind: str
    text: str


def number_text(value: NumericValue) -> str:
    """A number with its digits in groups of three."""
    whole, point, rest = print_decimal(value.number).partition(".")
    return f"{_GROUPS.sub(',', whole)}{point}{rest}".replace("-", "−")


def plain_text(value: Value) -> str:
    """What a value says, in one line: of a text block its words."""
    if isinstance(value, NumericValue):
        return number_text(value)
    text = str(value)
    if isinstance(value, TextValue) and value.xhtml:
        text = _without_markup(text)
    return " ".join(text.split())


def _without_markup(fragment: str) -> str:
    """The words of XHTML; of what is not well-formed all that is there."""
    try:
        root = etree.fromstring(f'<div xmlns="{XHTML}">{fragment}</div>'.encode(), etree.XMLParser(**HARDENED))
    except etree.XMLSyntaxError:
        return fragment
    # the texts of two cells or paragraphs are not one word
    return " ".join(text_of(root))


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Two texts as one, word by word, with what is the same far from any difference left out."""
    left, right = _WORDS.findall(old), _WORDS.findall(new)
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(left), len(right)) - start and left[-1 - end] == right[-1 - end]:
        end += 1
    inner_left, inner_right = left[start : len(left) - end], right[start : len(right) - end]
    found = [("same", left[:start]), *_compared(inner_left, inner_right), ("same", left[len(left) - end :])]
    return tuple(_shortened([(kind, words) for kind, words in found if words]))


def _compared(left: list[str], right: list[str]) -> Iterator[tuple[str, list[str]]]:
    if len(left) * len(right) > _MOST_PAIRS:
        yield "gone", left
        yield "come", right
        return
    for _, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if left[i:j] == right[k:m]:
            yield "same", left[i:j]
        else:
            yield "gone", left[i:j]
            yield "come", right[k:m]


def _shortened(found: list[tuple[str, list[str]]]) -> Iterable[Piece]:
    last = len(found) - 1
    for position, (kind, words) in enumerate(found):
        before, after = position > 0, position < last
        most = 2 * _AROUND * (before + after)
        if kind != "same" or len(words) <= most or not (before or after):
            yield Piece(kind, "".join(words))
            continue
        if before:
            yield Piece("same", "".join(words[: 2 * _AROUND]))
        yield Piece("left", " … ")
        if after:
            yield Piece("same", "".join(words[len(words) - 2 * _AROUND :]))
