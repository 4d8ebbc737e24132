"""Transformation Rules Registry 3 (2015-02-26): registry 2 with Danish and Indian rules.

Rank 1.
"""

from __future__ import annotations

from types import MappingProxyType

from disclose.transforms.registries import eastern, numbers, tr2
from disclose.transforms.registries.dates import danish, numeric
from disclose.transforms.registries.entries import Table

ENTRIES: Table = MappingProxyType(
    {
        **tr2.ENTRIES,
        "calindaymonthyear": eastern.saka(),
        "datedaymonthdk": danish("dm", "{d}. {M}"),
        "datedaymonthyeardk": danish("dmy", "{d}. {M} {y:04}"),
        "datedaymonthyearin": eastern.hindi("dmy", numbered=True),
        "datemonthyear": numeric("my", "{m}.{y:04}"),
        "datemonthyeardk": danish("my", "{M} {y:04}"),
        "datemonthyearin": eastern.hindi("my"),
        "dateyearmonthday": numeric("ymd", "{y:04}年{m}月{d}日", tail="[^0-9]*", digits=numbers.WIDE_DIGITS),
        "numdotdecimalin": numbers.indian(),
        "numunitdecimalin": numbers.indian_units(),
    }
)
