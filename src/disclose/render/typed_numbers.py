"""Numbers as a person types them into prose: ``3,405.8 million``, ``44.1%``, ``120-fold``, ``ten years``, 三成, 两倍."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from disclose.exact import shifted
from disclose.intervals import Interval
from disclose.lexical import MAX_DIGITS
from disclose.render.number_words import SCALE_WORDS
from disclose.render.quantities import Kind
from disclose.transforms import separators

GAP = r"(?:[ \t\u00a0\u202f]|\n(?![ \t]*\n)|(?<=\n)>|&nbsp;)"
"""What may stand between a number and its unit: a space, or the end of a line (in a quotation with its mark) but of no
paragraph. Each character is matched in one way only, so that a run of them costs no more than its length."""


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_SCALES = _any([word for word in SCALE_WORDS if len(word) > 3 and word.isascii()])
_LETTERS = _any([word for word in SCALE_WORDS if len(word) <= 3 and word.isascii()])
_HAN_SCALES = _any([word for word in SCALE_WORDS if not word.isascii()])
_SCALE = re.compile(
    rf"{GAP}+(?P<word>{_SCALES})\b|-(?P<joined>{_SCALES})\b|(?P<letters>{_LETTERS})\b|{GAP}?(?P<han>{_HAN_SCALES})"
)
_KINDS = re.compile(
    rf"(?P<basis>{GAP}?(?:basis{GAP}+points?\b|bps?\b|个?基点))"
    rf"|(?P<points>{GAP}?(?:(?:percentage{GAP}+)?points?\b|pp(?:ts?)?\b|个?百分点))"
    rf"|(?P<percent>{GAP}?[%％]|{GAP}+per{GAP}?cent\b)"
    rf"|(?P<times>{GAP}times\b|{GAP}?倍|[- ]?fold\b|[x×](?![A-Za-z]))"
)
_SIGN = re.compile(r"(?:^|[^\w.,)%％\u2212-])([-\u2212+])\Z")


class TypedNumber(Struct, frozen=True):
    """A number that was typed. `start` and `end` bound all of it, with its minus, scale word, percent sign and the like;
    `digits_end` is where the number alone ends. `number` is its size, known to `places` digits after the mark; `scale` is the
    power of ten in the word after it, None where there is none; `kind` is None where nothing after it says what it is."""

    text: str
    start: int
    end: int
    digits_end: int
    number: Decimal
    places: int
    scale: int | None = None
    kind: Kind | None = None
    sign: str = ""
    in_words: bool = False

    @property
    def negative(self) -> bool:
        """Whether a minus stands before it."""
        return self.sign in ("-", "\u2212")

    def interval(self, scale: int) -> Interval:
        """All sizes that are printed so, in units of one: half of the last place to either side. `scale` is the power of ten
        that it is printed in."""
        size, half = Fraction(self.number) * Fraction(10) ** scale, Fraction(10) ** (scale - self.places) / 2
        return Interval(size - half, size + half)

    @property
    def significant(self) -> int:
        """How many of its digits say something: 12,000 has two."""
        digits = "".join(map(str, self.number.as_tuple().digits)).lstrip("0")
        return len(digits if self.places > 0 else digits.rstrip("0"))


class After(Struct, frozen=True):
    """What follows a number: the power of ten and the kind that it names, and where it ends. `shift` is a power of ten more:
    basis points are hundredths of percentage points."""

    scale: int | None
    kind: Kind | None
    end: int
    shift: int = 0


def what_follows(text: str, at: int) -> After:
    """The scale word and the sign or word for the kind that stand after a number which ends at `at`."""
    scale = None
    found = None if _KINDS.match(text, at) else _SCALE.match(text, at)
    if found is not None:
        scale = SCALE_WORDS[found["word"] or found["joined"] or found["letters"] or found["han"]]
        at = found.end()
    named = _KINDS.match(text, at)
    if named is None:
        return After(scale, None, at)
    kinds = {"basis": Kind.POINTS, "points": Kind.POINTS, "percent": Kind.PERCENT, "times": Kind.TIMES}
    return After(scale, kinds[named.lastgroup or ""], named.end(), -2 if named.lastgroup == "basis" else 0)


@lru_cache(maxsize=16)
def _digits(language: str) -> re.Pattern[str]:
    marks = separators(language)
    mark, group = re.escape(marks.mark), re.escape(marks.group)
    return re.compile(rf"\d{{1,3}}(?:{group}\d{{2,3}})+(?!\d)(?:{mark}\d+)?|\d+(?:{mark}\d+)?")


def digit_numbers(text: str, language: str) -> Iterator[TypedNumber]:
    """Every number in digits, as the language writes numbers."""
    marks = separators(language)
    at = 0
    while (match := _digits(language).search(text, at)) is not None:
        plain = match[0].replace(marks.group, "").replace(marks.mark, ".")[:MAX_DIGITS]
        sign = _SIGN.search(text, max(match.start() - 2, 0), match.start())
        after = what_follows(text, match.end())
        start = match.start() - (1 if sign and sign[1] != "+" else 0)
        yield TypedNumber(
            text[start : after.end],
            start,
            after.end,
            match.end(),
            shifted(Decimal(plain), after.shift),
            len(plain.partition(".")[2]) - after.shift,
            after.scale,
            after.kind,
            sign[1] if sign else "",
        )
        at = after.end
