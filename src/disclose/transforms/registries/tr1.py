"""Transformation Rules Registry 1 (2010-04-20).

Rank 1. Names of months are English, in full or in three letters, with a capital first letter; years have two or four digits.
"""

from __future__ import annotations

from types import MappingProxyType

from disclose.transforms.registries import numbers
from disclose.transforms.registries.dates import dated, shown_as
from disclose.transforms.registries.entries import Entry, Kind, Table, coded
from disclose.transforms.registries.months import ENGLISH_MONTHS

_SHORT_MONTHS = tuple(name[:3] for name in ENGLISH_MONTHS)
_PIECES = {"d": "([0-9]{1,2})", "y": "([0-9]{2}|[0-9]{4})"}


def _separated(order: str, mark: str, template: str) -> Entry:
    """Numbers of days, months and years with one mark between."""
    piece = _PIECES | {"m": _PIECES["d"]}
    return dated(mark.join(piece[part] for part in order), order, shown_as(template))


def _english(order: str, names: tuple[str, ...], template: str, *, comma: str = "", tail: str = "") -> Entry:
    """English names with one space between the parts; in the American order a comma follows the day."""
    lowered = {name.lower(): number for number, name in enumerate(names, 1)}
    piece = _PIECES | {"m": f"({'|'.join(names)})"}
    pattern = f"{comma} ".join((" ".join(piece[part] for part in order[:2]), *(piece[part] for part in order[2:])))
    return dated(pattern + tail, order, shown_as(template, names), names=lowered)


def _both(name: str, order: str, template: str, comma: str = "") -> dict[str, Entry]:
    return {
        f"datelong{name}": _english(order, ENGLISH_MONTHS, template, comma=comma),
        f"dateshort{name}": _english(order, _SHORT_MONTHS, template, comma=comma),
    }


ENTRIES: Table = MappingProxyType(
    {
        "datedoteu": _separated("dmy", r"\.", "{d}.{m}.{y:04}"),
        "datedotus": _separated("mdy", r"\.", "{m}.{d}.{y:04}"),
        "dateslasheu": _separated("dmy", "/", "{d}/{m}/{y:04}"),
        "dateslashus": _separated("mdy", "/", "{m}/{d}/{y:04}"),
        "dateslashdaymontheu": _separated("dm", "/", "{d}/{m}"),
        "dateslashmonthdayus": _separated("md", "/", "{m}/{d}"),
        **_both("uk", "dmy", "{d} {M} {y:04}"),
        **_both("us", "mdy", "{M} {d}, {y:04}", ","),
        **_both("daymonthuk", "dm", "{d} {M}"),
        "datelongmonthdayus": _english("md", ENGLISH_MONTHS, "{M} {d}"),
        "dateshortmonthdayus": _english("md", _SHORT_MONTHS, "{M} {d}", tail="[A-Za-z]{0,2}"),
        **_both("monthyear", "my", "{M} {y:04}"),
        **_both("yearmonth", "ym", "{y:04} {M}"),
        "numcomma": numbers.plain(","),
        "numcommadot": numbers.grouped(",", ".", ",", required=True),
        "numdash": coded(Kind.NUMBER, {"-": "0"}),
        "numdotcomma": numbers.grouped(".", ",", ".", required=True),
        "numspacecomma": numbers.grouped(" " + numbers.NO_BREAK, ",", " ", required=True),
        "numspacedot": numbers.grouped(" " + numbers.NO_BREAK, ".", " ", required=True),
    }
)
