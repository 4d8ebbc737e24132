"""Colours from one accent: tints, shades and series, each with the contrast that text and graphics need.

Integers only: sRGB channels 0 to 255, luminance and contrast as WCAG 2.2 defines them.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from disclose.render.views import Colours

Rgb = tuple[int, int, int]
WHITE: Rgb = (255, 255, 255)
INK: Rgb = (24, 31, 42)
TEXT_CONTRAST = Fraction(9, 2)
"""Least contrast of text (WCAG 2.2, success criterion 1.4.3)."""
GRAPHIC_CONTRAST = Fraction(3)
"""Least contrast of graphics (WCAG 2.2, success criterion 1.4.11)."""


def parse_colour(text: str) -> Rgb:
    """The channels of ``#rrggbb``."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def colour_text(colour: Rgb) -> str:
    """``#rrggbb``."""
    return "#" + "".join(f"{channel:02x}" for channel in colour)


def mix(colour: Rgb, other: Rgb, percent: int) -> Rgb:
    """`percent` of a colour with the rest of another."""
    red, green, blue = (
        (mine * percent + theirs * (100 - percent) + 50) // 100 for mine, theirs in zip(colour, other, strict=True)
    )
    return red, green, blue


@lru_cache(maxsize=256)
def _linear(channel: int) -> Fraction:
    part = channel / 255
    return Fraction(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: Rgb) -> Fraction:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (_linear(channel) for channel in colour)
    return (2126 * red + 7152 * green + 722 * blue) / 10000


def contrast(one: Rgb, other: Rgb) -> Fraction:
    """Contrast ratio, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + Fraction(1, 20)) / (dark + Fraction(1, 20))


def darkened(colour: Rgb, background: Rgb, least: Fraction) -> Rgb:
    """The colour, mixed with ink until it has at least a contrast to a light background."""
    for percent in range(100, -1, -4):
        candidate = mix(colour, INK, percent)
        if contrast(candidate, background) >= least:
            return candidate
    return INK


class _Recipe(Struct, frozen=True):
    """How much of the accent, and of what else, a series has."""

    percent: int
    other: Rgb


_SERIES = (
    _Recipe(100, WHITE),
    _Recipe(16, (158, 170, 186)),
    _Recipe(14, (196, 146, 74)),
    _Recipe(14, (92, 132, 118)),
    _Recipe(14, (140, 116, 150)),
)


_GREYS = ("#1a1a1a", "#8a8a8a", "#5c5c5c", "#949494", "#3d3d3d")
"""A series without colour; neighbours differ, and each has the contrast of graphics."""
OWN_ACCENTS = {"plain": "#000000"}
"""The themes that have an accent of their own, whatever the project's."""


def palette(accent: str) -> Colours:
    """The colours of a report; greys throughout for black. The accent is darkened where white text on it would not be
    readable."""
    if parse_colour(accent) == (0, 0, 0):
        return Colours("#000000", "#000000", "#f2f2f2", "#b4b4b4", "#444444", _GREYS)
    base = darkened(parse_colour(accent), WHITE, TEXT_CONTRAST)
    pale = mix(base, WHITE, 6)
    return Colours(
        accent=colour_text(base),
        deep=colour_text(mix(base, (8, 14, 24), 62)),
        pale=colour_text(pale),
        line=colour_text(mix(base, WHITE, 22)),
        muted=colour_text(darkened(mix(base, (104, 112, 122), 18), pale, TEXT_CONTRAST)),
        series=tuple(
            colour_text(darkened(mix(base, recipe.other, recipe.percent), WHITE, GRAPHIC_CONTRAST)) for recipe in _SERIES
        ),
    )
