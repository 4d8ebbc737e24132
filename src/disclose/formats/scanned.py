"""A large document in two parts: its plain facts as columns, and the bytes between them.

What makes a fact plain is for each syntax to say. The rest is a small document, read as any other.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from disclose.model.columns import FactColumns
from disclose.names import QName

_Key = TypeVar("_Key")
AT_ONCE = 1000
"""Facts that are put into columns together."""
_CLOSINGS = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"))


class Numbering(dict[_Key, int]):
    """Numbers things as they are first asked for."""

    __slots__ = ()

    def __missing__(self, key: _Key) -> int:
        number = self[key] = len(self)
        return number


class Scanned(Struct, frozen=True, eq=False):
    """The parts of one document."""

    columns: FactColumns
    ids: Sequence[bytes | None]
    """The ids of the plain facts."""
    data: bytes
    gaps: Sequence[bytes]
    """What stands before each plain fact, and after the last."""
    ends: array[int]
    """Where each plain fact ends."""
    doubtful: Sequence[int] = ()
    """The positions of plain facts whose columns do not hold what they say: these are always to be read."""

    def with_ids(self, ids: frozenset[bytes] | set[bytes]) -> list[int]:
        """The positions of the facts with some ids."""
        return [fact for fact, id in enumerate(self.ids) if id in ids]

    def sample(self, chosen: Sequence[int]) -> bytes:
        """The document without its plain facts except those at some positions. They stand where the first plain fact stood, so
        that what must not come after a fact still does. Lines are lost."""
        starts = ((self.ends[fact - 1] if fact else 0) + len(self.gaps[fact]) for fact in chosen)
        facts = (self.data[start : self.ends[fact]] for start, fact in zip(starts, chosen, strict=True))
        return b"".join((self.gaps[0], *facts, *self.gaps[1:]))

    def document(self, kept: Sequence[int] = ()) -> bytes:
        """The document without its plain facts except those at some positions. Every line stays."""
        data, gaps = self.data, self.gaps
        rest = b"".join(gaps)
        plain = rest.count(b"\n") == data.count(b"\n")
        if plain and not kept:
            return rest
        wanted = frozenset(kept)
        pieces = []
        before = 0
        for fact, (gap, end) in enumerate(zip(gaps[:-1], self.ends, strict=True)):
            pieces.append(gap)
            start = before + len(gap)
            if fact in wanted:
                pieces.append(data[start:end])
            elif not plain:
                # some facts go over several lines
                pieces.append(b"\n" * data.count(b"\n", start, end))
            before = end
        return b"".join((*pieces, gaps[-1]))


def end_of_marked(data: bytes, at: int) -> int | None:
    """Where the comment, section or instruction that begins somewhere ends; None where it does not."""
    for opening, closing in _CLOSINGS:
        if data.startswith(opening, at):
            end = data.find(closing, at + len(opening))
            return None if end < 0 else end + len(closing)
    return None


def attribute_text(data: bytes | None) -> str | None:
    """The value of an attribute, as written; None for one that is not there."""
    return None if data is None else data.decode("utf-8", "replace")


def expanded(name: bytes, prefixes: Mapping[str | None, str]) -> QName:
    """A qualified name by the prefixes of the root; in no namespace where its prefix is none of these."""
    prefix, _, local = name.decode("utf-8", "replace").rpartition(":")
    return QName(prefixes.get(prefix or None) or "", local)
