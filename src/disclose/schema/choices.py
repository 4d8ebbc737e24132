"""The alternatives of a schema: elements of its choices that can be left out for documents in which they don't occur.

A content model without some alternatives allows nothing that it does not allow with them. XHTML is made of choices between
dozens of elements, and libxml2 takes time quadratic in their number.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from xml.parsers import expat

from disclose.names import XS

_SEPARATOR = "\n"
_PARTICLES = frozenset(f"{XS}{_SEPARATOR}{name}" for name in ("element", "any", "group", "choice", "sequence"))
_ELEMENT, _CHOICE = f"{XS}{_SEPARATOR}element", f"{XS}{_SEPARATOR}choice"

Pieces = list[tuple[str, bytes]]
"""A document in pieces: before each the local name of the element that it is the alternative of, empty for what must stay."""


def pieces_of(document: bytes) -> Pieces:
    """A schema document, well-formed and in UTF-8, in pieces. An alternative is an element without parts of its own that must
    occur; the first one of a choice stays, so that no choice is empty."""
    reading = _Reading()
    reading.read(document)
    pieces: Pieces = []
    done = 0
    for name, start, end in reading.found:
        pieces += (("", document[done:start]), (name, document[start:end]))
        done = end
    return [*pieces, ("", document[done:])]


def joined(pieces: Iterable[tuple[str, bytes]], named: Collection[str]) -> bytes:
    """The document with those alternatives whose elements have one of some local names."""
    return b"".join(piece for name, piece in pieces if not name or name in named)


class _Reading:
    """Finds the alternatives with their first byte and the byte after them."""

    def __init__(self) -> None:
        self.found: list[tuple[str, int, int]] = []
        self._open: list[tuple[str, list[int]]] = []
        self._alternative: tuple[str, int, int] | None = None
        self._parser = expat.ParserCreate("UTF-8", _SEPARATOR)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def read(self, document: bytes) -> None:
        self._parser.Parse(document, True)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        # a child of the alternative at hand is one of its parts: then it is none
        self._ends(len(self._open))
        self._alternative = None
        parent, particles = self._open[-1] if self._open else ("", [0])
        if parent == _CHOICE and name in _PARTICLES:
            particles[0] += 1
            if name == _ELEMENT and particles[0] > 1 and attributes.get("minOccurs") != "0":
                local = attributes.get("ref", attributes.get("name", "")).strip().rpartition(":")[2]
                self._alternative = (local, self._parser.CurrentByteIndex, len(self._open))
        self._open.append((name, [0]))

    def _end(self, name: str) -> None:
        self._open.pop()
        self._ends(len(self._open) + 1)

    def _ends(self, depth: int) -> None:
        """An element begins or ends here among the children at a depth: the alternative there, if any, is behind."""
        if self._alternative is not None and self._alternative[2] == depth:
            local, start, _ = self._alternative
            self.found.append((local, start, self._parser.CurrentByteIndex))
            self._alternative = None
