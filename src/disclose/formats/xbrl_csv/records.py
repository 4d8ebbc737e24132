"""The records of a CSV table, one by one: RFC 4180 to the letter, UTF-8 with or without a byte order mark, bounded.

xBRL-CSV 1.0, CSV files. A table may be of any length: no more of it is held than one record.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from disclose.diagnostics import Diagnostic, Span, error

MAX_TABLE_BYTES = 1 << 31
MAX_RECORD = 1 << 26
"""Bytes of one record: a text block of 64 MB."""
MAX_CELLS = 1 << 14
_CHUNK = 1 << 16
_CELL = re.compile(r'(?:"((?:[^"]++|"")*+)"|([^",]*+))(,|\Z)')
_LINE = re.compile(r"([^\r\n]*+)(\r\n|\r|\n|\Z)")
_SPEC = "xBRL-CSV 1.0, CSV files"


class MalformedTable(ValueError):
    """A file is no CSV, or beyond the bounds, from a line on. Never leaves the functions that read a table."""

    def __init__(self, line: int, message: str, column: int | None = None) -> None:
        super().__init__(message)
        self.line, self.message, self.column = line, message, column

    def diagnostic(self, shown: str, code: str) -> Diagnostic:
        """The finding."""
        help = "Save it as CSV in UTF-8: commas between cells, double quotes around cells with commas, quotes or line breaks."
        return error(code, f"{shown} is not CSV: {self.message}", Span(shown, self.line, self.column), help=help, spec=_SPEC)


def read_records(stream: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    """The records of a table with the number of the line that each begins on. A blank line is a record without cells.
    MalformedTable where there is none."""
    lines = _lines(stream)
    for number, line, end in lines:
        cells = _quoted(number, line, end, lines) if '"' in line else line.split(",") if line else []
        if len(cells) > MAX_CELLS:
            raise MalformedTable(number, f"a row has more than {MAX_CELLS} cells")
        yield number, cells


def _lines(stream: BinaryIO) -> Iterator[tuple[int, str, str]]:
    """The lines of a file by number, each with what ends it: a line feed, a carriage return or both."""
    number, pending = 1, [""]
    size = 0
    held = ""
    for text in _texts(stream):
        text = held + text
        # perhaps the first half of a line end
        held = "\r" if text.endswith("\r") else ""
        text = text.removesuffix("\r") if held else text
        if "\r" not in text:
            pieces = [(piece, "\n") for piece in text.split("\n")]
        else:
            pieces = [(found[1], found[2]) for found in _LINE.finditer(text)]
            if len(pieces) > 1 and not pieces[-2][1]:
                # the pattern finds nothing once more after a line that goes on
                pieces.pop()
        rest = pieces.pop()[0]
        if pieces:
            pending.append(pieces[0][0])
            pieces[0] = ("".join(pending), pieces[0][1])
            pending, size = [], 0
        for piece, end in pieces:
            yield number, piece, end
            number += 1
        pending.append(rest)
        size += len(rest)
        if size > MAX_RECORD:
            raise MalformedTable(number, "a line is longer than is read")
    last = "".join(pending)
    if last or held:
        yield number, last, held


def _texts(stream: BinaryIO) -> Iterator[str]:
    """The text of a file, piece by piece."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    line, size, data = 1, 0, b"-"
    while data:
        data = stream.read(_CHUNK)
        size += len(data)
        try:
            text = decoder.decode(data, not data)
        except UnicodeDecodeError as fault:
            raise MalformedTable(line + data.count(b"\n", 0, fault.start), "it is not in UTF-8") from None
        if size > MAX_TABLE_BYTES:
            raise MalformedTable(line, "it is larger than is read")
        if "\0" in text:
            raise MalformedTable(line, "it has a null character, and is perhaps in UTF-16")
        line += data.count(b"\n")
        yield text


def _quoted(number: int, line: str, end: str, lines: Iterator[tuple[int, str, str]]) -> list[str]:
    """A record with quotes, which may go on over further lines."""
    if line.count('"') % 2:
        parts, whole, size = [line], False, len(line)
        while not whole:
            following = next(lines, None)
            if following is None:
                raise MalformedTable(number, "a cell that begins with a quote has no end")
            parts += (end, following[1])
            end = following[2]
            size += len(following[1]) + 1
            if size > MAX_RECORD:
                raise MalformedTable(number, "a cell is larger than is read")
            whole = following[1].count('"') % 2 == 1
        line = "".join(parts)
    cells: list[str] = []
    at, more = 0, True
    while more:
        found = _CELL.match(line, at)
        if found is None:
            message = "a quote stands inside a cell that is not quoted, or something follows after a quoted cell"
            raise MalformedTable(number, message, at + 1)
        quoted, plain, mark = found.groups()
        cells.append(plain if quoted is None else quoted.replace('""', '"') if '""' in quoted else quoted)
        at, more = found.end(), mark == ","
    return cells
