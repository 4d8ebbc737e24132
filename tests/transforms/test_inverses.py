"""read(show(v)) == v for every rule that has an inverse, on ten thousand random values each."""

from __future__ import annotations

import itertools
import random
import zlib
from collections.abc import Iterator

import pytest
from random_values import date, number, value

from disclose.lexical import parse_decimal
from disclose.transforms import REGISTRIES, Entry, Kind

COUNT = 10_000
FEW = {
    "boolballotbox": ["true", "false"],
    "yesnoballotbox": ["Yes", "No"],
    "numdash": ["0"],
    "zerodash": ["0"],
    "exchnameen": ["BOX", "CboeBYX", "C2", "CBOE", "CHX", "IEX", "MIAX", "PEARL", "BX", "Phlx", "NYSE", "NYSEArca", "NASDAQ"],
    "entityfilercategoryen": ["Large Accelerated Filer", "Accelerated Filer", "Non-accelerated Filer"],
}
CODES = ["".join(pair) for pair in itertools.product("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", repeat=2)]
CODED = {"countrynameen": 249, "stateprovnameen": 70, "edgarprovcountryen": 258}


def inverses() -> Iterator[tuple[str, Entry]]:
    """Every entry that has an inverse, once though several registries have it."""
    seen: set[int] = set()
    for namespace, table in REGISTRIES.items():
        for name, entry in table.items():
            if entry.show is not None and id(entry) not in seen:
                seen.add(id(entry))
                yield f"{namespace[-10:]} {name}", entry


def values(name: str, kind: Kind, source: random.Random) -> Iterator[str]:
    """Random values of the kind, and of the part of it that the rule is about."""
    while True:
        if name == "datequarterend":
            yield f"{source.randint(1, 9999):04}-{source.choice(['03-31', '06-30', '09-30', '12-31'])}"
        elif name == "durwordsen":
            parts = [f"{source.randint(1, 9999)}{unit}" for unit in "YMD" if source.random() < 0.8]
            yield "P" + ("".join(parts) or "0D")
        elif kind is Kind.DURATION:
            count = source.randrange(10 ** source.randint(1, 12))
            unit = {"duryear": "Y", "durmonth": "M", "durhour": "H"}.get(name, "D")
            count *= 7 if name == "durweek" else 1
            yield f"{'-' if count and source.random() < 0.5 else ''}P{'T' if unit == 'H' else ''}{count}{unit}"
        elif name == "numwordsen":
            yield str(source.randrange(10 ** source.randint(1, 21)))
        elif "unit" in name:
            yield number(source).partition(".")[0] + source.choice(["", ".5", ".05", ".25"])
        elif "era" in name:
            yield str(date(source))[: 10 if "day" in name else 7]
        else:
            yield value(kind, source)


@pytest.mark.parametrize(("name", "entry"), [pytest.param(*of, id=of[0]) for of in inverses()])
def test_what_is_shown_is_read_as_it_was(name: str, entry: Entry) -> None:
    rule = name.partition(" ")[2]
    assert entry.show is not None
    if rule in FEW or rule in CODED:
        tried = FEW.get(rule, CODES)
        shown = {of: text for of in tried if (text := entry.show(of)) is not None}
        assert len(shown) == CODED.get(rule, len(tried))
        assert {of: entry.read(text) for of, text in shown.items()} == {of: of for of in shown}
        return
    read = 0
    for of in itertools.islice(values(rule, entry.kind, random.Random(zlib.crc32(name.encode()))), 4 * COUNT):
        text = entry.show(of)
        if text is not None:
            back = entry.read(text)
            # registries 1 to 3 keep the zeros that are written
            same = back == of or (entry.kind is Kind.NUMBER and parse_decimal(back or "") == parse_decimal(of))
            assert same, f"{of} is shown as {text}, which is read as {back}"
            read += 1
        if read == COUNT:
            return
    pytest.fail(f"only {read} values have a text")


@pytest.mark.parametrize(
    "wrong", ["", "x", "2023-02-30", "2023-13", "--02-30", "0000-01", "2023-12-31Z", "-1", "1e3", "P?", "١"]
)
def test_no_text_stands_for_what_is_no_value(wrong: str) -> None:
    shown = [(name, entry.show(wrong)) for name, entry in inverses() if entry.show is not None]
    assert [(name, text) for name, text in shown if text is not None] == []
