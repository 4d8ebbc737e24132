"""What a registry says of one rule: which texts it reads, as what, and how a value is shown so that the rule reads it back.

Rank 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from msgspec import Struct

from disclose.lexical import MAX_DIGITS

Rule: TypeAlias = Callable[[str], str | None]
MAX_TEXT = MAX_DIGITS
"""Longest text that a rule for dates, words or names reads, in characters. It bounds what a hostile text can cost."""


class Kind(StrEnum):
    """What a rule gives: the XML Schema type of the lexical form."""

    DATE = "xs:date"
    MONTH = "xs:gYearMonth"
    MONTH_DAY = "xs:gMonthDay"
    NUMBER = "xs:decimal"
    DURATION = "xs:duration"
    BOOLEAN = "xs:boolean"
    TEXT = "xs:string"


class Entry(Struct, frozen=True):
    """One rule. `pattern` is the regular expression that a text must match as a whole, white space collapsed and other digits
    turned into ASCII digits before, and None where every text is read; a text that matches can still be refused (30 February).

    `read` gives the lexical form of a displayed text, or None for a text the rule does not accept. `show`, where the rule has
    an inverse, gives a text that `read` turns into the value given, or None for a value that no text of the rule stands for.
    """

    kind: Kind
    pattern: str | None
    read: Rule
    show: Rule | None = None


Table: TypeAlias = Mapping[str, Entry]


@lru_cache(maxsize=512)
def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern for a whole text, compiled when it is first needed."""
    return re.compile(f"(?:{pattern})\\Z")


def constant(kind: Kind, value: str) -> Entry:
    """A rule that gives the same value for every text."""
    return Entry(kind, None, lambda text: value)


def coded(kind: Kind, meanings: Mapping[str, str]) -> Entry:
    """A rule for a few texts. Where several mean the same, the first is shown."""
    shown: dict[str, str] = {}
    for text, value in meanings.items():
        shown.setdefault(value, text)
    pattern = "|".join(re.escape(text) for text in meanings)
    return Entry(kind, pattern, meanings.get, shown.get)
