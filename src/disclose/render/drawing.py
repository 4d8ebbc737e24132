"""What a chart is drawn from: boxes, lines and texts, placed in whole units of a picture `WIDTH` wide.

The templates in templates/charts turn a `Drawing` into SVG. Pictures are narrow, so that their letters stay readable where
a page is as narrow as a telephone.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

WIDTH = 420
LETTER = 8
"""Width to allow for a letter of a value, on the wide side for every font that a reader may have."""


class Box(Struct, frozen=True):
    """A filled rectangle."""

    x: int
    y: int
    width: int
    height: int
    fill: str


class Words(Struct, frozen=True):
    """A text on a base line. `anchor` is ``start``, ``middle`` or ``end``; `style` is ``label``, ``value``, ``small`` or
    ``inside``; `fill` is empty for the style's own colour."""

    x: int
    y: int
    text: str
    anchor: str = "start"
    style: str = "label"
    fill: str = ""


class Line(Struct, frozen=True):
    """A thin line; `dashed` where it only leads the eye."""

    x1: int
    y1: int
    x2: int
    y2: int
    dashed: bool = False


class Drawing(Struct, frozen=True):
    """A picture: its height, what it says in words, and what it is made of."""

    height: int
    alt: str
    boxes: tuple[Box, ...] = ()
    words: tuple[Words, ...] = ()
    lines: tuple[Line, ...] = ()
    width: int = WIDTH


def scaled(number: Decimal | Fraction, largest: Decimal | Fraction, length: int) -> int:
    """A number as a length where `largest` is `length` long; at least 1 for anything but zero, so that it is seen."""
    if not number or not largest:
        return 0
    exact = round(Fraction(number) * length / Fraction(largest))
    return exact or (1 if number > 0 else -1)


def text_width(text: str) -> int:
    """A width in which a text surely fits: Chinese characters are twice as wide as letters."""
    return sum(LETTER * 2 if ord(letter) > 0x2E7F else LETTER for letter in text)


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most `width`, broken between words, and between any two Chinese characters."""
    lines: list[str] = [""]
    for word in _units(text):
        joined = lines[-1] + word
        if lines[-1].strip() and text_width(joined.rstrip()) > width:
            lines.append(word.lstrip())
        else:
            lines[-1] = joined
    return [line.strip() for line in lines if line.strip()]


def _units(text: str) -> list[str]:
    """Words with the space after them, and Chinese characters one by one."""
    units: list[str] = []
    for letter in text.lstrip():
        wide = "\u2e80" <= letter <= "\uffff"
        before = units[-1][-1] if units else ""
        if letter.isspace() or not (wide or not before or before.isspace() or "\u2e80" <= before <= "\uffff"):
            units[-1] += letter
        else:
            units.append(letter)
    return units


def legend(entries: list[tuple[str, str]], y: int) -> tuple[list[Box], list[Words], int]:
    """Colours with their names, in as many lines as they need from base line `y`; and the base line of the last."""
    boxes: list[Box] = []
    words: list[Words] = []
    x = 0
    for fill, name in entries:
        needed = 18 + text_width(name)
        if x and x + needed > WIDTH:
            x, y = 0, y + 22
        boxes.append(Box(x, y - 11, 12, 12, fill))
        words.append(Words(x + 18, y, name, style="small"))
        x += needed + 14
    return boxes, words, y
