"""The registry of the United States Securities and Exchange Commission (2015-08-31).

Rank 1. The Inline XBRL transformations that EDGAR adds to those of XBRL International.
"""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

from disclose.transforms.registries import durations, number_words, places
from disclose.transforms.registries.entries import MAX_TEXT, Entry, Kind, Table, coded, compiled, constant

_QUARTERS = {"1": 1, "first": 1, "2": 2, "second": 2, "3": 3, "third": 3, "4": 4, "fourth": 4, "last": 4}
_ENDS = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}
_QUARTER = "(1|[Ff]irst|2|[Ss]econd|3|[Tt]hird|4|[Ff]ourth|[Ll]ast)"
_ORDINALS = ("First", "Second", "Third", "Fourth")
_EMPTY_BOX, _TICKED, _CROSSED = "☐", "☑", "☒"


def _quarter_end() -> Entry:
    """``datequarterend``: the last day of a quarter of the calendar year: ``3rd quarter, 1999``, ``1999, Q4``."""
    year_last = rf"(?:(?![0-9]{{2}})\w[^0-9]*)?{_QUARTER}[^0-9]*([0-9]{{4}})"
    year_first = rf"([0-9]{{4}})[^0-9]*{_QUARTER}(?:(?![0-9]).*\w+)?"
    pattern = f"{year_last}|{year_first}"

    def read(text: str) -> str | None:
        match = compiled(pattern).match(text) if len(text) <= MAX_TEXT else None
        if match is None:
            return None
        year, quarter = int(match[2] or match[3]), _QUARTERS[(match[1] or match[4]).lower()]
        return dt.date(year, *_ENDS[quarter]).isoformat() if year else None

    def show(value: str) -> str | None:
        for quarter, (month, day) in _ENDS.items():
            if compiled("[0-9]{4}").match(value[:4]) and value[4:] == f"-{month:02}-{day:02}" and value[:4] != "0000":
                return f"{_ORDINALS[quarter - 1]} quarter {value[:4]}"
        return None

    return Entry(Kind.DATE, pattern, read, show)


ENTRIES: Table = MappingProxyType(
    {
        "boolballotbox": coded(Kind.BOOLEAN, {_EMPTY_BOX: "false", _TICKED: "true", _CROSSED: "true"}),
        "countrynameen": places.countries(),
        "datequarterend": _quarter_end(),
        "durday": durations.number_of("D"),
        "durhour": durations.number_of("H"),
        "durmonth": durations.number_of("M"),
        "durweek": durations.number_of("D", times=7),
        "durwordsen": durations.words_rule(),
        "duryear": durations.number_of("Y"),
        "edgarprovcountryen": places.edgar_places(),
        "entityfilercategoryen": places.filers(),
        "exchnameen": places.exchanges(),
        "numinf": constant(Kind.TEXT, "INF"),
        "numnan": constant(Kind.TEXT, "NaN"),
        "numneginf": constant(Kind.TEXT, "-INF"),
        "numwordsen": number_words.words_rule(),
        "stateprovnameen": places.states(),
        "yesnoballotbox": coded(Kind.TEXT, {_EMPTY_BOX: "No", _TICKED: "Yes", _CROSSED: "Yes"}),
    }
)
