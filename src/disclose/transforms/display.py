"""Numbers as they are displayed, and back.

Rank 1. Value, sign, scale, decimals and displayed text are computed together from one exact `Decimal`, so that
``read_displayed(show(v)) == v`` for every value. A negative is marked outside the text that is tagged.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache

from msgspec import Struct

from disclose.exact import shifted, trimmed
from disclose.lexical import MAX_DIGITS, parse_decimal
from disclose.model import NumericValue
from disclose.names import QName
from disclose.transforms.registry import ixt, transform

_PERCENT_SCALE = -2
MINUS = "\u2212"
_NO_BREAK = "\u00a0"
_LIKE_ENGLISH = frozenset({"en", "en-GB", "en-US", "en-HK", "zh", "zh-Hans", "zh-Hant", "zh-CN", "zh-HK", "ja", "ko"})
"""Languages known to need no look-up, so that a report in them does without loading CLDR."""


class NegativeStyle(StrEnum):
    """How a reader sees that a number is negative."""

    PARENTHESES = "parentheses"
    MINUS = "minus"
    MAGNITUDE = "magnitude"
    """Not at all: the words around it say so (``a loss of 6,494.7``)."""


class Displayed(Struct, frozen=True):
    """A value as a reader sees it: ``before + text + after``, of which only `text` is inside the tag.

    `transformation` turns `text` into the value's magnitude (None where `text` is the lexical form already), `scale` is the
    power of ten it is then multiplied by, `negative` whether its sign is then changed (Inline XBRL 1.1 section 10.1).
    """

    text: str
    before: str = ""
    after: str = ""
    transformation: QName | None = None
    scale: int = 0
    negative: bool = False

    def __str__(self) -> str:
        return f"{self.before}{self.text}{self.after}"


class Separators(Struct, frozen=True, dict=True):
    """How a language writes numbers: decimal mark, mark between groups, sizes of the last group and of those before it."""

    mark: str = "."
    group: str = ","
    last: int = 3
    others: int = 3

    @cached_property
    def transformation(self) -> QName:
        """The registry's rule that reads such numbers."""
        style = "num-comma-decimal" if self.mark == "," else "num-dot-decimal"
        return ixt(style + "-apos" if self.group in ("'", "’") else style)


_ENGLISH = Separators()


@lru_cache(maxsize=64)
def separators(language: str) -> Separators:
    """The separators of a language tag, from CLDR; those of English for a language that CLDR does not know or that writes
    numbers in a way no rule of the registry reads."""
    if language in _LIKE_ENGLISH:
        return _ENGLISH
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Separators()
    symbols = locale.number_symbols["latn"]
    mark, group = symbols["decimal"], symbols["group"]
    if group.isspace():
        group = _NO_BREAK
    allowed = {",": ". \u00a0'’", ".": ", \u00a0'’"}.get(mark, "")
    if group not in allowed:
        return Separators()
    last, others = locale.decimal_formats[None].grouping
    return Separators(mark, group, last, others)


def _grouped(digits: str, style: Separators) -> str:
    groups = [digits[-style.last :]]
    rest = digits[: -style.last]
    while rest:
        groups.append(rest[-style.others :])
        rest = rest[: -style.others]
    return style.group.join(reversed(groups))


def digits_after_mark(value: NumericValue, scale: int) -> int:
    """How many digits stand after the decimal mark: ``decimals + scale``, or as many as the value has where that is more,
    since display never loses a digit (an exact value has no decimals of its own)."""
    asked = 0 if value.decimals is None else max(value.decimals + scale, 0)
    if not value.number or scale - _exponent(value.number) <= asked:
        return asked
    return max(scale - _exponent(trimmed(value.number)), asked)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int), "a NumericValue holds a finite number"
    return exponent


def show(value: NumericValue, *, scale: int = 0, language: str = "en", style: NegativeStyle = NegativeStyle.MINUS) -> Displayed:
    """A number in units of ``10**scale`` as a language writes it; with scale -2, a percentage with its sign after it.

    The digits after the mark are exactly ``decimals + scale`` for a value that is rounded to its decimals.
    """
    digits = digits_after_mark(value, scale)
    magnitude = shifted(value.number, -scale).copy_abs()
    marks = separators(language)
    if marks == _ENGLISH:
        text = format(magnitude, f",.{digits}f")
    else:
        whole, _, fraction = format(magnitude, f".{digits}f").partition(".")
        text = _grouped(whole, marks) + (marks.mark + fraction if fraction else "")
    negative = value.number < 0
    after = "%" if scale == _PERCENT_SCALE else ""
    before = ""
    if negative and style is NegativeStyle.PARENTHESES:
        before, after = "(", after + ")"
    elif negative and style is NegativeStyle.MINUS:
        before = MINUS
    return Displayed(text, before, after, marks.transformation, scale, negative)


def read_displayed(text: str, transformation: QName | None, scale: int = 0, negative: bool = False) -> Decimal | None:
    """The number that a processor reads from a tag (Inline XBRL 1.1 section 10.1.2); None if the text is not one. A sign
    can't stand inside a tag."""
    lexical = text if transformation is None else transform(transformation, text)
    number = None if lexical is None else parse_decimal(lexical)
    if number is None or number.is_signed() or abs(scale) > MAX_DIGITS:
        return None
    scaled = shifted(number, scale)
    return scaled.copy_negate() if negative and scaled else scaled
