"""Figures as their author wrote them: text with its place, nothing interpreted yet."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.model import Note, Period


class Cell(NamedTuple):
    """Text and where it stands; `line` and `column` count from 1, a column being a character. Outer white space is
    left out. A tuple, because a large table has a million of them."""

    text: str
    path: str
    line: int
    column: int

    @property
    def span(self) -> Span:
        """The place as findings show it."""
        return Span(self.path, self.line, self.column)


class Row(Struct, frozen=True):
    """What the figures of one line share. Cells that are empty are None.

    `axes` are the names of the dimensions that the table has columns for, `members` those that this line fills in, each
    with its axis.
    """

    concept: Cell
    axes: tuple[Cell, ...] = ()
    members: tuple[tuple[Cell, Cell], ...] = ()
    unit: Cell | None = None
    scale: Cell | None = None
    language: Cell | None = None


class Figure(Struct, frozen=True):
    """One value for one period. `period` is that of its column; `source` and `note` are the author's words. `named` are the
    footnotes that the author names beside it, `footnotes` those that they stand for."""

    row: Row
    period: Period
    value: Cell
    basis: Cell | None = None
    source: str | None = None
    note: str | None = None
    named: tuple[Cell, ...] = ()
    footnotes: tuple[Note, ...] = ()


class Table(Struct, frozen=True):
    """What a file of figures holds: figures, and the footnotes that are declared in it."""

    figures: tuple[Figure, ...]
    notes: tuple[Note, ...] = ()


class Unreadable(Struct, frozen=True):
    """Why a text is not what it should be, as the end of a sentence, and what to write instead."""

    reason: str
    help: str
