"""Comma-separated values to records, each field with its place (RFC 4180).

Read strictly: a quote opens a field or is doubled inside a quoted one, and nothing is guessed. Lines may end in LF as well as
CRLF. The csv module of the standard library tells the line of a record, but not the place of a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from disclose.diagnostics import Diagnostic, Span, error
from disclose.sources.figure import Cell

_SIMPLE_FIELD = re.compile('("[^"]*"|[^",]*),')
_FIELD_END = re.compile('[,"\r\n]')
_LINE_END = re.compile("\r\n?")
_QUOTE_HELP = 'Put the whole field in quotes and write "" for each quote inside it.'


class Record:
    """One record: its fields and where each begins.

    A record on one line is given with its `raw` fields, quotes included: places are worked out only where a cell is asked for.
    """

    __slots__ = ("_columns", "_line", "_path", "_places", "_raw", "texts")

    def __init__(
        self,
        path: str,
        line: int,
        texts: list[str],
        raw: list[str] | None = None,
        places: list[tuple[int, int]] | None = None,
    ) -> None:
        self.texts = texts
        self._path = path
        self._line = line
        self._raw = raw
        self._places = places
        self._columns: list[int] | None = None

    def cell(self, index: int) -> Cell:
        """A field, at the place where it begins."""
        text = self.texts[index].strip()
        if self._places is not None:
            line, column = self._places[index]
            return Cell(text, self._path, line, column)
        if self._columns is None:
            self._columns = list(accumulate(map(len, self._raw or self.texts), initial=0))
        # a field begins after those before it, and as many commas
        return Cell(text, self._path, self._line, self._columns[index] + index + 1)

    @property
    def blank(self) -> bool:
        """Whether no field holds anything."""
        return not "".join(self.texts).strip()

    @property
    def span(self) -> Span:
        """The beginning of the record."""
        return Span(self._path, self._line, 1)


class _Misread(Exception):
    """The text is not comma-separated values from here on."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


class CsvReader:
    """Iterates over the records of a text. After a misplaced quote the rest can't be understood: iteration ends, and
    `problem` says why."""

    def __init__(self, text: str, path: str) -> None:
        self.problem: Diagnostic | None = None
        self._text = text
        self._path = path
        self._position = 0
        self._line = 1
        self._line_start = 0

    def __iter__(self) -> Iterator[Record]:
        text, end = self._text, len(self._text)
        while self._position < end:
            stop = text.find("\n", self._position)
            stop = end if stop < 0 else stop
            line = text[self._position : stop]
            record = self._simple(line.removesuffix("\r"))
            if record is not None:
                self._next_line(stop + 1)
            else:
                try:
                    record = self._record()
                except _Misread as problem:
                    self.problem = problem.finding
                    return
            yield record

    def _simple(self, line: str) -> Record | None:
        """The record of a line in which quotes only enclose whole fields; None for any other line."""
        if "\r" in line:
            return None
        if '"' not in line:
            return Record(self._path, self._line, line.split(","))
        raw = _SIMPLE_FIELD.findall(f"{line},")
        if sum(map(len, raw)) + len(raw) != len(line) + 1:
            return None
        return Record(self._path, self._line, [field[1:-1] if field[:1] == '"' else field for field in raw], raw)

    def _next_line(self, position: int) -> None:
        self._position = self._line_start = position
        self._line += 1

    def _record(self) -> Record:
        """The record at the current position, field by field."""
        first_line = self._line
        texts: list[str] = []
        places: list[tuple[int, int]] = []
        while True:
            places.append((self._line, self._position - self._line_start + 1))
            quoted = self._text.startswith('"', self._position)
            texts.append(self._quoted_field() if quoted else self._plain_field())
            if self._text.startswith(",", self._position):
                self._position += 1
                continue
            self._next_line(self._position + (2 if self._text.startswith("\r\n", self._position) else 1))
            return Record(self._path, first_line, texts, places=places)

    def _plain_field(self) -> str:
        start = self._position
        match = _FIELD_END.search(self._text, start)
        self._position = len(self._text) if match is None else match.start()
        field = self._text[start : self._position]
        if self._text.startswith('"', self._position):
            if not field.strip():
                raise self._misread("quote", "A space stands before this quote", "Remove the space.")
            raise self._misread("quote", "A quote stands inside a field that does not begin with one", _QUOTE_HELP)
        self._expect_separator()
        return field

    def _quoted_field(self) -> str:
        text, opening = self._text, self._position
        closing = text.find('"', opening + 1)
        while closing >= 0 and text.startswith('"', closing + 1):
            closing = text.find('"', closing + 2)
        if closing < 0:
            raise self._misread("quote", "This quote is never closed", _QUOTE_HELP)
        content = text[opening + 1 : closing]
        self._line += content.count("\n")
        self._line_start = max(self._line_start, text.rfind("\n", opening, closing) + 1)
        self._position = closing + 1
        self._expect_separator()
        return _LINE_END.sub("\n", content.replace('""', '"'))

    def _expect_separator(self) -> None:
        following = self._text[self._position : self._position + 2]
        if following in ("", "\r", "\r\n") or following[0] in ",\n":
            return
        if following[0] == "\r":
            raise self._misread("carriage-return", "A carriage return stands alone", "End lines with LF or CRLF.")
        raise self._misread("quote", "Text follows the closing quote of a field", _QUOTE_HELP)

    def _misread(self, name: str, message: str, help: str) -> _Misread:
        span = Span(self._path, self._line, self._position - self._line_start + 1)
        return _Misread(error(f"disclose.csv:{name}", message, span, help=help))
