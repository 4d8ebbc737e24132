"""The facts of a report as columns, in the order of tables, rows and columns."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct, field

from disclose.diagnostics import Span
from disclose.formats.xbrl_csv.shared import Static
from disclose.model import Context


class NoteCell(Struct, frozen=True):
    """A footnote: its id, language, text and place."""

    id: str
    language: str
    text: str
    span: Span


class TablePart(Struct, frozen=True, eq=False):
    """Where the facts of a table begin, the lines of its rows, and the names of rows where they have any."""

    start: int
    name: str
    shown: str
    header: Sequence[str]
    lines: array[int]
    ids: dict[int, str]


class Facts(Struct, eq=False):
    """All facts but the footnotes, in the order of tables, rows and columns. `static_of` and `context_of` are positions in
    `statics` and `contexts`; `nil` and `decimals` are of the facts that are nil, and of those that state decimals of their own
    (None: exact)."""

    statics: list[Static] = field(default_factory=list)
    contexts: list[Context] = field(default_factory=list)
    static_of: list[int] = field(default_factory=list)
    context_of: list[int] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)
    nil: set[int] = field(default_factory=set)
    decimals: dict[int, int | None] = field(default_factory=dict)
    notes: list[NoteCell] = field(default_factory=list)
    rows: array[int] = field(default_factory=lambda: array("L"))
    columns: array[int] = field(default_factory=lambda: array("H"))
    parts: list[TablePart] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)

    def _part(self, position: int) -> TablePart:
        return self.parts[bisect_right(self.parts, position, key=lambda part: part.start) - 1]

    def span(self, position: int) -> Span:
        """The cell of a fact: its line, and which cell of the line it is."""
        part = self._part(position)
        return Span(part.shown, part.lines[self.rows[position] - 1], self.columns[position] + 1)

    def id(self, position: int) -> str:
        """The id of a fact: those of table, row and column."""
        part, row = self._part(position), self.rows[position]
        return f"{part.name}.r_{part.ids.get(row, row)}.{part.header[self.columns[position]]}"
