"""Transformation Rules Registry 2 (2011-07-31).

Rank 1.
"""

from __future__ import annotations

from types import MappingProxyType

from disclose.transforms.registries import eastern, numbers
from disclose.transforms.registries.dates import named, numeric
from disclose.transforms.registries.entries import Kind, Table, coded, constant

_DASHES = "-\u2013\u2014\u2012\u2010\u2011\u2015\u058a\u05be\ufe58\ufe63\uff0d"
_SPACED = ", " + numbers.NO_BREAK

ENTRIES: Table = MappingProxyType(
    {
        "booleanfalse": constant(Kind.BOOLEAN, "false"),
        "booleantrue": constant(Kind.BOOLEAN, "true"),
        "datedaymonth": numeric("dm", "{d}.{m}"),
        "datedaymonthen": named("dm", "en", "{d} {M}"),
        "datedaymonthyear": numeric("dmy", "{d}.{m}.{y:04}"),
        "datedaymonthyearen": named("dmy", "en", "{d} {M} {y:04}"),
        "dateerayearmonthdayjp": eastern.era("ymd"),
        "dateerayearmonthjp": eastern.era("ym"),
        "datemonthday": numeric("md", "{m}/{d}", tail="[A-Za-z]*"),
        "datemonthdayen": named("md", "en", "{M} {d}", tail="[A-Za-z]{0,2}"),
        "datemonthdayyear": numeric("mdy", "{m}/{d}/{y:04}"),
        "datemonthdayyearen": named("mdy", "en", "{M} {d}, {y:04}"),
        "datemonthyearen": named("my", "en", "{M} {y:04}"),
        "dateyearmonthcjk": eastern.written("ym", "{y:04}年{m}月"),
        "dateyearmonthdaycjk": eastern.written("ymd", "{y:04}年{m}月{d}日"),
        "dateyearmonthen": named("ym", "en", "{y:04} {M}"),
        "nocontent": constant(Kind.TEXT, ""),
        "numcommadecimal": numbers.grouped(". " + numbers.NO_BREAK, ",", "."),
        "numdotdecimal": numbers.grouped(_SPACED, ".", ","),
        "numunitdecimal": numbers.grouped_units(),
        "zerodash": coded(Kind.NUMBER, dict.fromkeys(_DASHES, "0")),
    }
)
