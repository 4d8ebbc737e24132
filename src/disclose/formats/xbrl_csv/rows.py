"""The facts of tables as columns: what each is about, by number, and the text of its value.

xBRL-CSV 1.0, tables. A table is gone through once, row by row, and nothing of it is kept but its facts.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from disclose.diagnostics import Span
from disclose.formats.xbrl_csv.given import Special, held
from disclose.formats.xbrl_csv.judged import unknown_special
from disclose.formats.xbrl_csv.layout import FactColumn, Layout
from disclose.formats.xbrl_csv.shared import Kind, Row, Shared, SharedReader
from disclose.formats.xbrl_csv.told import Told
from disclose.lexical import is_ncname

_SUFFIX = re.compile(r"(.*[0-9.])[ \t\r\n]*d[ \t\r\n]*(0|-?[1-9][0-9]{0,8}|INF)[ \t\r\n]*\Z", re.DOTALL)
_UNREAD = -1


@dataclass(frozen=True, slots=True)
class NoteCell:
    """A footnote: its id, language, text and place."""

    id: str
    language: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """Where the facts of a table begin, the lines of its rows, and the names of rows where they have any."""

    start: int
    name: str
    shown: str
    header: Sequence[str]
    lines: array[int]
    ids: dict[int, str]


@dataclass(slots=True, eq=False)
class Facts:
    """All facts but the footnotes, in the order of tables, rows and columns. `sharing_of` are positions in `shared`; `nil` and
    `decimals` are of the facts that are nil, and of those that state decimals of their own (None: exact)."""

    shared: list[Shared] = field(default_factory=list)
    sharing_of: list[int] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)
    nil: set[int] = field(default_factory=set)
    decimals: dict[int, int | None] = field(default_factory=dict)
    notes: list[NoteCell] = field(default_factory=list)
    rows: array[int] = field(default_factory=lambda: array("L"))
    columns: array[int] = field(default_factory=lambda: array("H"))
    parts: list[_Part] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)

    def _part(self, position: int) -> _Part:
        return self.parts[bisect_right(self.parts, position, key=lambda part: part.start) - 1]

    def span(self, position: int) -> Span:
        """The cell of a fact: its line, and which cell of the line it is."""
        part = self._part(position)
        return Span(part.shown, part.lines[self.rows[position] - 1], self.columns[position] + 1)

    def id(self, position: int) -> str:
        """The id of a fact: those of table, row and column."""
        part, row = self._part(position), self.rows[position]
        return f"{part.name}.r_{part.ids.get(row, row)}.{part.header[self.columns[position]]}"


class TableReader:
    """Reads the facts of tables."""

    def __init__(self, reader: SharedReader, told: Told) -> None:
        self.facts = Facts()
        self._reader, self._told = reader, told
        self._numbers: dict[Shared, int] = {}

    def read(self, name: str, layout: Layout, header: Sequence[str], records: Iterator[tuple[int, list[str]]]) -> None:
        """Read the rows of a table after its header. MalformedTable where it is none."""
        part = _Part(len(self.facts), name, layout.shown, header, array("L"), {})
        self.facts.parts.append(part)
        _Table(self, layout, part, self._told).run(records)

    def number(self, column: FactColumn, row: Row) -> int:
        """The number of what a fact is about, which is read."""
        shared = self._reader.read(column, row)
        self.facts.shared.append(shared)
        return len(self.facts.shared) - 1


class _Keyed:
    """Fact columns whose facts depend on the same cells, and the numbers read so far by what these hold."""

    def __init__(self, keys: tuple[int, ...], columns: Sequence[FactColumn]) -> None:
        self.keys, self.columns = keys, columns
        self.positions = [column.position for column in columns]
        self.known: dict[tuple[str, ...], list[int]] = {}
        self.by_row = any(column.by_row for column in columns)

    def numbers(self, cells: Sequence[str]) -> list[int]:
        """The numbers of a row's facts, column by column; `_UNREAD` where one has not been read."""
        key = tuple([cells[position] for position in self.keys])
        found = None if self.by_row else self.known.get(key)
        if found is None:
            found = self.known[key] = [_UNREAD] * len(self.columns)
        return found


class _Table:
    """One table."""

    def __init__(self, tables: TableReader, layout: Layout, part: _Part, told: Told) -> None:
        self._tables, self._layout, self._part, self._told = tables, layout, part, told
        self._facts = tables.facts
        order = sorted(layout.facts, key=lambda column: (column.keys, column.by_row))
        self._keyed = [
            _Keyed(keys, list(columns)) for (keys, _), columns in groupby(order, lambda column: (column.keys, column.by_row))
        ]
        self._ids: set[str] = set()

    def run(self, records: Iterator[tuple[int, list[str]]]) -> None:
        """Read all rows."""
        layout, width = self._layout, self._layout.width
        lines = self._part.lines
        careful = bool(layout.groups or layout.headless) or layout.row_id is not None
        for number, (line, cells) in enumerate(records, 1):
            lines.append(line)
            if len(cells) != width:
                if not any(cells):
                    continue
                if len(cells) < width:
                    cells += [""] * (width - len(cells))
                else:
                    self._surplus(cells, line)
            if careful and (not any(cells) or not self._fit(cells, number, line)):
                continue
            used = self._row(cells, number, line)
            for position in layout.referred:
                if cells[position] and not used >> position & 1:
                    self._unmapped(cells, position, line, "no fact of the row depends on it")
            for group in layout.groups:
                if cells[group.position] and not used >> group.position & 1:
                    self._unmapped(cells, group.position, line, "no fact of the row takes properties from it")

    def _row(self, cells: Sequence[str], number: int, line: int) -> int:
        """Take the facts of a row. The value are the positions of the cells that have a part in them, as bits."""
        facts = self._facts
        shared = facts.shared
        add_sharing, add_text = facts.sharing_of.append, facts.texts.append
        add_row, add_column = facts.rows.append, facts.columns.append
        used = 0
        for keyed in self._keyed:
            numbers = keyed.numbers(cells)
            for index, position in enumerate(keyed.positions):
                text = cells[position]
                if not text:
                    continue
                found = numbers[index]
                if found < 0:
                    row = Row(self._layout.shown, number, line, cells)
                    found = numbers[index] = self._tables.number(keyed.columns[index], row)
                one = shared[found]
                used |= one.uses
                kind = one.kind
                if text[0] == "#" or kind >= Kind.NOTE or (kind and "d" in text):
                    used |= self._unusual(text, one, found, number, line, position)
                    continue
                if kind:
                    used |= one.decimals_from
                add_sharing(found)
                add_text(text.encode())
                add_row(number)
                add_column(position)
        return used

    def _add(self, text: str, found: int, number: int, position: int) -> int:
        facts = self._facts
        facts.sharing_of.append(found)
        facts.texts.append(text.encode())
        facts.rows.append(number)
        facts.columns.append(position)
        return len(facts) - 1

    def _unusual(self, text: str, shared: Shared, found: int, number: int, line: int, position: int) -> int:
        """Take a cell that is more than a plain value; the cell of its decimals where it depends on it, as a bit."""
        span = Span(self._layout.shown, line, position + 1)
        value = held(text)
        if shared.kind is Kind.DEAD:
            return 0
        if value is Special.UNKNOWN:
            self._told.fault_in(unknown_special(text), span, self._part.header[position])
        elif value is Special.NONE:
            message, help = "A cell for a fact holds #none", "Leave it empty where there is no fact."
            self._told.cell(span, "xbrlce:illegalUseOfNone", message, help=help)
        elif shared.kind is Kind.NOTE:
            self._note(value, shared, number, span, position)
        elif value is Special.NIL:
            self._nil(shared, found, number, span, position)
        elif shared.kind is Kind.NUMERIC and "d" in str(value):
            if self._suffixed(str(value), found, number, span, position):
                return 0
        else:
            self._add(str(value), found, number, position)
        return shared.decimals_from

    def _nil(self, shared: Shared, found: int, number: int, span: Span, position: int) -> None:
        assert shared.concept is not None, "facts have concepts"
        name = shared.concept.qname.local
        if not shared.concept.nillable:
            message = f"{name} must have a value and can't be nil"
            self._told.cell(span, "xbrlce:invalidFactValue", message, spec="xBRL-CSV 1.0, fact columns")
        elif shared.decimals is not None:
            message, help = f"{name} is nil and yet has decimals", "Take the decimals from a column, and leave its cell empty."
            self._told.cell(span, "oime:misplacedDecimalsProperty", message, help=help, spec="OIM 1.0")
        else:
            self._facts.nil.add(self._add("", found, number, position))

    def _suffixed(self, text: str, found: int, number: int, span: Span, position: int) -> bool:
        """Take a number with its decimals; whether it is one."""
        suffix = _SUFFIX.match(text)
        if suffix is None:
            message, help = f"{text[:80]!r} is no number with its decimals", "Write 12.5d1, or 12dINF for an exact number."
            self._told.cell(span, "xbrlce:invalidDecimalsSuffix", message, help=help, spec="xBRL-CSV 1.0, decimals suffixes")
        else:
            at = self._add(suffix[1].strip(), found, number, position)
            self._facts.decimals[at] = None if suffix[2] == "INF" else int(suffix[2])
        return suffix is not None

    def _note(self, value: str | Special, shared: Shared, number: int, span: Span, position: int) -> None:
        part = self._part
        id = f"{part.name}.r_{part.ids.get(number, number)}.{part.header[position]}"
        text = value if isinstance(value, str) else ""
        self._facts.notes.append(NoteCell(id, shared.language or "", text, span))

    def _fit(self, cells: Sequence[str], number: int, line: int) -> bool:
        """Whether the facts of a row can be read: its property groups exist. Its name is noted."""
        layout, good = self._layout, True
        for position in layout.headless:
            if cells[position]:
                self._unmapped(cells, position, line, "its column has no name")
        for group in layout.groups:
            text = cells[group.position]
            named = held(text)
            span = Span(layout.shown, line, group.position + 1)
            if text == "#none":
                good = False
                self._told.cell(span, "xbrlce:illegalUseOfNone", "A cell for a property group holds #none", help="Empty it.")
            elif text and (not isinstance(named, str) or named not in group.groups):
                good = False
                message = f"The column {group.name} has no property group {text[:80]!r}"
                self._told.cell(span, "xbrlce:unknownPropertyGroup", message, help="Correct the name, or add the group.")
        if layout.row_id is not None:
            self._name(cells[layout.row_id], number, Span(layout.shown, line, layout.row_id + 1))
        return good

    def _name(self, text: str, number: int, span: Span) -> None:
        name = held(text)
        if not isinstance(name, str) or not name:
            self._told.cell(span, "xbrlce:missingRowIdentifier", "The row has no name", help="Give it one, unlike all others.")
        elif "." in name or not is_ncname(f"r_{name}"):
            message, help = f"{name!r} can't be the name of a row", "Use letters, digits, hyphens and underscores."
            self._told.cell(span, "xbrlce:invalidRowIdentifier", message, help=help)
        elif name in self._ids:
            message = f"Another row is called {name} too"
            self._told.cell(span, "xbrlce:repeatedRowIdentifier", message, help="Rename one of them.")
        else:
            self._ids.add(name)
            self._part.ids[number] = name

    def _surplus(self, cells: list[str], line: int) -> None:
        """Cells after the last column; the row is cut to its columns."""
        width = self._layout.width
        for position in range(width, len(cells)):
            if cells[position]:
                self._unmapped(cells, position, line, "it stands after the last column")
        del cells[width:]

    def _unmapped(self, cells: Sequence[str], position: int, line: int, why: str) -> None:
        if held(cells[position]) is not Special.NONE:
            message = f"The cell {cells[position][:80]!r} says nothing about any fact: {why}"
            span = Span(self._layout.shown, line, position + 1)
            self._told.cell(span, "xbrlce:unmappedCellValue", message, help="Empty it.")
