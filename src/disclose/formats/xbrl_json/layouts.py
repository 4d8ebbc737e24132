"""How plain facts are written, and columns of what they say.

A plain fact has a value, dimensions and at most decimals besides, and no escapes in its names and among its dimensions. What
its dimensions are besides concept and unit is kept as it is written: thousands of facts share it.
"""

from __future__ import annotations

import re
from array import array
from functools import cache

from msgspec import Struct, field

from disclose.formats.scanned import Numbering
from disclose.json_source import SPACE

NOT_PLAIN = -1
_S = SPACE
_INSIDE = rb'[^"\\\x00-\x1f]'
_TEXT = _INSIDE + rb'*+(?:\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4})' + _INSIDE + rb"*+)*+"
"""The inside of a string whose escapes are whole characters."""
_VALUE = _S + rb":" + _S + rb'(?:"' + _INSIDE + rb'*+"|null)'
_BEFORE = rb'"(?!concept")' + _INSIDE + rb'*+"' + _VALUE
_AFTER = rb'"(?!concept"|unit")' + _INSIDE + rb'*+"' + _VALUE
_COMMA = _S + rb"," + _S
_ID = rb'"(?P<id>' + _INSIDE + rb'*+)"' + _S + rb":" + _S + rb"\{" + _S
_FACT_VALUE = rb'"value"' + _S + rb":" + _S + rb'(?:"(?P<text>' + _TEXT + rb')"|(?P<null>null))'
_DECIMALS = rb'"decimals"' + _S + rb":" + _S + rb"(?P<%s>-?(?:0|[1-9][0-9]{0,2}))"
_DIMENSIONS = (
    rb'"dimensions"' + _S + rb":" + _S + rb"\{" + _S
    + rb'(?:"concept"|(?P<before>(?:' + _BEFORE + _COMMA + rb')++)"concept")'
    + _S + rb":" + _S + rb'"(?P<concept>' + _INSIDE + rb'++)"(?P<after>%a)\}'
)  # fmt: skip
_UP_TO_BRACE, _WITH_BRACES = rb"[^}]*+", rb"(?:" + _COMMA + _BEFORE + rb")*+" + _S
"""What stands after the concept: up to the first brace, nearly always where it ends, as `_REST` tells; or else to its end."""
_REST = re.compile(
    rb"(?P<after>(?:" + _COMMA + _AFTER + rb")*+)"
    + rb"(?:" + _COMMA + rb'"unit"' + _S + rb":" + _S + rb'"(?P<unit>' + _INSIDE + rb'++)"'
    + rb"(?P<further>(?:" + _COMMA + _AFTER + rb")*+))?" + _S
)  # fmt: skip


@cache
def layout(number: int) -> re.Pattern[bytes]:
    """An expression for a plain fact. Of those with an even number the value stands before the dimensions, of the others after
    them, decimals before, between or behind; from the third on there may be braces among the dimensions."""
    dimensions = _DIMENSIONS.replace(b"%a", _UP_TO_BRACE if number < 2 else _WITH_BRACES)
    first, last = (_FACT_VALUE, dimensions) if number % 2 == 0 else (dimensions, _FACT_VALUE)
    before, between, after = (_DECIMALS.replace(b"%s", name) for name in (b"leading", b"decimals", b"later"))
    return re.compile(
        _ID + rb"(?:" + before + _COMMA + rb")?" + first + _COMMA
        + rb"(?(leading)|(?:" + between + _COMMA + rb")?)" + last
        + rb"(?(leading)|(?(decimals)|(?:" + _COMMA + after + rb")?))"
        + _S + rb"\}" + _S + rb"(?:," + _S + rb"|(?=\}))"
    )  # fmt: skip


LAYOUTS = 4


class Ways(dict[tuple[bytes | None, bytes], int]):
    """Numbers the ways in which dimensions are written besides the concept: what stands before it, and after it. Of each,
    `sharing_of` gives what remains without the unit, by its number in `sharings`, and `unit_of` the unit. What is not plain
    is `NOT_PLAIN`."""

    def __init__(self) -> None:
        self.sharings: Numbering[tuple[bytes, bytes]] = Numbering()
        self.sharing_of: list[int] = []
        self.unit_of: list[bytes | None] = []

    def __missing__(self, key: tuple[bytes | None, bytes]) -> int:
        before, written = key
        found = _REST.fullmatch(written)
        if found is None:
            number = NOT_PLAIN
        else:
            number = len(self.sharing_of)
            after, unit, further = found.groups(b"")
            self.sharing_of.append(self.sharings[before or b"", after + further])
            self.unit_of.append(unit or None)
        self[key] = number
        return number


class PlainFacts(Struct, eq=False):
    """Facts as columns. `names` are concepts as written, `ways` what stands among the dimensions besides the concept,
    `accuracies` decimals and whether the value is null. The columns give positions in these. `texts` are values as written,
    `starts` offsets of ids."""

    names: Numbering[bytes] = field(default_factory=Numbering)
    ways: Ways = field(default_factory=Ways)
    accuracies: Numbering[tuple[bytes | None, ...]] = field(default_factory=Numbering)
    concept_of: list[int] = field(default_factory=list)
    way_of: list[int] = field(default_factory=list)
    accuracy_of: list[int] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("Q"))

    def __len__(self) -> int:
        return len(self.texts)

    def stated(self) -> list[tuple[bytes | None, bool]]:
        """Of each accuracy the decimals, and whether the value is null."""
        return [(leading or decimals or later, null is not None) for leading, decimals, later, null in self.accuracies]
