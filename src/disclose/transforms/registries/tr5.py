"""Transformation Rules Registry 5 (2022-02-16): registry 4 with Welsh months and with apostrophes between groups of digits.

Rank 1.
"""

from __future__ import annotations

from types import MappingProxyType

from disclose.transforms.registries import numbers, tr4
from disclose.transforms.registries.entries import Table
from disclose.transforms.registries.numbers import APOSTROPHES

ENTRIES: Table = MappingProxyType(
    {
        **tr4.ENTRIES,
        **tr4.by_language("cy", "[^0-9]{0,7}"),
        "num-comma-decimal-apos": numbers.free("." + APOSTROPHES, ",", "’"),
        "num-dot-decimal-apos": numbers.free("," + APOSTROPHES, ".", "’"),
        "num-unit-decimal-apos": numbers.units(".,，＇" + APOSTROPHES, "’"),
    }
)
