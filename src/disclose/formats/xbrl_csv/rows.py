"""The facts of tables as columns: what each is about, by number, and the text of its value.

xBRL-CSV 1.0, tables. A table is gone through once, row by row, and nothing of it is kept but its facts.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence

from disclose.diagnostics import Span
from disclose.formats.xbrl_csv.bands import Collected, Single, bands_of
from disclose.formats.xbrl_csv.facts import NoteCell, TablePart
from disclose.formats.xbrl_csv.given import Special, held
from disclose.formats.xbrl_csv.judged import unknown_special
from disclose.formats.xbrl_csv.layout import Layout
from disclose.formats.xbrl_csv.shared import Kind, Row, Shared
from disclose.formats.xbrl_csv.told import Told
from disclose.lexical import is_ncname

_SUFFIX = re.compile(r"(.*[0-9.])[ \t\r\n]*d[ \t\r\n]*(0|-?[1-9][0-9]{0,8}|INF)[ \t\r\n]*\Z", re.DOTALL)
_UNREAD = -1


class TableReader:
    """Reads the facts of tables into what is `collected`."""

    def __init__(self, collected: Collected, told: Told) -> None:
        self.collected, self._told = collected, told

    def read(self, name: str, layout: Layout, header: Sequence[str], records: Iterator[tuple[int, list[str]]]) -> None:
        """Read the rows of a table after its header. MalformedTable where it is none."""
        facts = self.collected.facts
        part = TablePart(len(facts), name, layout.shown, header, array("L"), {})
        facts.parts.append(part)
        _Table(self.collected, layout, part, self._told).run(records)


class _Table:
    """One table."""

    def __init__(self, collected: Collected, layout: Layout, part: TablePart, told: Told) -> None:
        self._collected, self._layout, self._part, self._told = collected, layout, part, told
        self._facts = collected.facts
        self._bands, placed = bands_of(layout, collected)
        self._slow = {column.position: Single(column) for column in layout.facts}
        self._single = [column.position for column in layout.facts if column.position not in placed]
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
        facts, used = self._facts, 0
        row = Row(self._layout.shown, number, line, cells)
        add_static, add_context, add_text = facts.static_of.append, facts.context_of.append, facts.texts.append
        add_row, add_column = facts.rows.append, facts.columns.append
        for band in self._bands:
            found = band.context(row, self._collected)
            context, instant, uses = found or (_UNREAD, False, 0)
            for position, static, momentary, numeric in band.cells:
                text = cells[position]
                if not text:
                    continue
                if context < 0 or momentary is not instant or text[0] == "#" or (numeric and "d" in text):
                    used |= self._single_cell(text, position, row)
                    continue
                used |= uses
                add_static(static)
                add_context(context)
                add_text(text.encode())
                add_row(number)
                add_column(position)
        for position in self._single:
            text = cells[position]
            if text:
                used |= self._single_cell(text, position, row)
        return used

    def _single_cell(self, text: str, position: int, row: Row) -> int:
        """Take a fact by itself, whatever its cell holds; the cells that it depends on, as bits."""
        shared = self._slow[position].shared(row, self._collected.reader)
        if shared.kind is Kind.DEAD:
            return shared.uses
        return shared.uses | self._cell(text, shared, row, position)

    def _add(self, text: str, shared: Shared, row: Row, position: int) -> int:
        assert shared.context is not None, "facts have contexts"
        facts = self._facts
        facts.static_of.append(self._collected.static_number(shared.static))
        facts.context_of.append(self._collected.context_number(shared.context))
        facts.texts.append(text.encode())
        facts.rows.append(row.number)
        facts.columns.append(position)
        return len(facts) - 1

    def _cell(self, text: str, shared: Shared, row: Row, position: int) -> int:
        """Take a cell that may be more than a plain value; the cell of its decimals where it depends on it, as a bit."""
        span = row.span(position)
        value = held(text)
        if value is Special.UNKNOWN:
            self._told.fault_in(unknown_special(text), span, self._part.header[position])
        elif value is Special.NONE:
            message, help = "A cell for a fact holds #none", "Leave it empty where there is no fact."
            self._told.cell(span, "xbrlce:illegalUseOfNone", message, help=help)
        elif shared.kind is Kind.NOTE:
            self._note(value, shared, row, position)
        elif value is Special.NIL:
            self._nil(shared, row, position)
        elif shared.kind is Kind.NUMERIC and "d" in str(value):
            if self._suffixed(str(value), shared, row, position):
                return 0
        else:
            self._add(str(value), shared, row, position)
        return shared.decimals_from

    def _nil(self, shared: Shared, row: Row, position: int) -> None:
        concept, span = shared.static.concept, row.span(position)
        assert concept is not None, "facts have concepts"
        name = concept.qname.local
        if not concept.nillable:
            message = f"{name} must have a value and can't be nil"
            self._told.cell(span, "xbrlce:invalidFactValue", message, spec="xBRL-CSV 1.0, fact columns")
        elif shared.static.decimals is not None:
            message, help = f"{name} is nil and yet has decimals", "Take the decimals from a column, and leave its cell empty."
            self._told.cell(span, "oime:misplacedDecimalsProperty", message, help=help, spec="OIM 1.0")
        else:
            self._facts.nil.add(self._add("", shared, row, position))

    def _suffixed(self, text: str, shared: Shared, row: Row, position: int) -> bool:
        """Take a number with its decimals; whether it is one."""
        suffix = _SUFFIX.match(text)
        if suffix is None:
            message, help = f"{text[:80]!r} is no number with its decimals", "Write 12.5d1, or 12dINF for an exact number."
            spec = "xBRL-CSV 1.0, decimals suffixes"
            self._told.cell(row.span(position), "xbrlce:invalidDecimalsSuffix", message, help=help, spec=spec)
        else:
            at = self._add(suffix[1].strip(), shared, row, position)
            self._facts.decimals[at] = None if suffix[2] == "INF" else int(suffix[2])
        return suffix is not None

    def _note(self, value: str | Special, shared: Shared, row: Row, position: int) -> None:
        part = self._part
        id = f"{part.name}.r_{part.ids.get(row.number, row.number)}.{part.header[position]}"
        text = value if isinstance(value, str) else ""
        self._facts.notes.append(NoteCell(id, shared.static.language or "", text, row.span(position)))

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
