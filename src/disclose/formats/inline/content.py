"""The text and markup of elements, gathered while a document is read once.

Text and tags go into one buffer while anything asks for them; each element that does remembers where its content begins. So
text blocks nested in one another cost no more than their values.
"""

from __future__ import annotations

from collections.abc import Sequence

from disclose.formats.inline.elements import Element, Tag
from disclose.lexical import escape_text


class ContentBuffer:
    """The content of the elements that are open. `recording` says whether text is wanted, `marking` whether tags are."""

    __slots__ = ("_buffer", "_excluded", "_marks", "_open", "_wanting", "marking", "recording")

    def __init__(self) -> None:
        self.recording = self.marking = False
        self._buffer: list[str] = []
        self._open: list[tuple[Element, int, bool, list[tuple[int, int]]]] = []
        self._wanting = 0
        self._excluded: list[tuple[int, int]] = []
        self._marks: list[int] = []

    def open(self, element: Element, *, marked: bool) -> None:
        """Begin the content of an element, with its tags if `marked`."""
        self._open.append((element, len(self._buffer), marked, []))
        self._wanting += marked
        self._update()

    def close(self) -> list[str]:
        """End the content of the element opened last."""
        _, start, marked, cuts = self._open.pop()
        self._wanting -= marked
        buffer = self._buffer
        if cuts:
            pieces = []
            for begin, end in cuts:
                pieces += buffer[start:begin]
                start = end
            pieces += buffer[start:]
        else:
            pieces = buffer[start:]
        if not self._open:
            buffer.clear()
        self._update()
        return pieces

    def exclude(self) -> None:
        """Begin what does not count for the elements that are open now."""
        self._excluded.append((len(self._buffer), len(self._open)))
        self._update()

    def include(self) -> None:
        """End that."""
        begin, count = self._excluded.pop()
        end = len(self._buffer)
        if end > begin:
            for _, start, _, cuts in self._open[:count]:
                # of one exclusion in another the outer one counts
                while cuts and cuts[-1][0] >= begin:
                    cuts.pop()
                if start <= begin:
                    cuts.append((begin, end))
        self._update()

    def text(self, data: str) -> None:
        """Add text."""
        self._buffer.append(data)

    def start(self, tag: str) -> None:
        """Add the start tag of an element, where tags are wanted."""
        if self.recording:
            self._marks.append(len(self._buffer))
            self._buffer.append(Tag(tag))
        else:
            self._marks.append(-1)

    def end(self, name: str, *, void: bool) -> None:
        """Add its end tag; of a void element without content, one tag is made of both."""
        mark = self._marks.pop()
        if mark < 0:
            return
        if void and mark == len(self._buffer) - 1:
            self._buffer[mark] = Tag(f"{self._buffer[mark][:-1]}/>")
        else:
            self._buffer.append(Tag(f"</{name}>"))

    def _update(self) -> None:
        self.recording = bool(self._open) and (not self._excluded or len(self._open) > self._excluded[-1][1])
        self.marking = self._wanting > 0


def plain(pieces: Sequence[str]) -> str:
    """Pieces as text, without tags."""
    return "".join(piece for piece in pieces if type(piece) is str)


def markup(pieces: Sequence[str]) -> str:
    """Pieces as markup, the text escaped."""
    return "".join(escape_text(piece) if type(piece) is str else piece for piece in pieces)
