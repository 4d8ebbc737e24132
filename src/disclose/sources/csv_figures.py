"""Figures from a table in CSV: a line for each concept, a column for each period."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome, Span, error, warning
from disclose.files import read_text
from disclose.model import Period
from disclose.sources.columns import (
    AXIS,
    BASIS,
    CONCEPT,
    FOOTNOTE,
    LANGUAGE,
    NOTE,
    SCALE,
    SOURCE,
    UNIT,
    VALUE,
    Vocabulary,
)
from disclose.sources.csv_records import CsvReader, Record
from disclose.sources.figure import Cell, Figure, Row, Table
from disclose.sources.footnotes import names_in

MAX_FINDINGS = 100
"""Findings about malformed lines of one table, after which the rest of it is not read: it is no table."""

_COMMA_HELP = "Save it with commas: in Excel as 'CSV UTF-8 (comma delimited)', or from LibreOffice with the comma as separator."
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}


class Layout(Struct, frozen=True):
    """Which column of a table holds what, by index; None where there is no such column. `values` are the columns of values with
    those of the sources and footnotes of the same period."""

    width: int
    concept: int
    words: dict[str, int]
    axes: tuple[tuple[int, Cell], ...]
    values: tuple[tuple[int, Period, int | None, int | None], ...]
    unnamed: tuple[int, ...]

    @property
    def axis_names(self) -> tuple[Cell, ...]:
        """The names of the columns of dimensions."""
        return tuple(cell for _, cell in self.axes)


def read_csv(path: Path, shown: str, vocabulary: Vocabulary) -> Outcome[Table]:
    """The figures of a CSV file and every finding about its form."""
    text = read_text(path, shown)
    return parse_csv(text.value, shown, vocabulary) if text.value is not None else Outcome(None, text.diagnostics)


def parse_csv(text: str, shown: str, vocabulary: Vocabulary) -> Outcome[Table]:
    """The figures of CSV text. A figure is a value cell that is not empty."""
    reader = CsvReader(text, shown)
    records = (record for record in reader if not record.blank)
    header = next(records, None)
    if header is None:
        found = reader.problem or error("disclose.csv:empty", f"{shown} is empty", Span(shown, 1, 1), help="Add a header.")
        return Outcome(None, (found,))
    outcome = _layout(header, vocabulary)
    if outcome.value is None:
        return Outcome(None, outcome.diagnostics)
    table = _Table(outcome.value, list(outcome.diagnostics))
    for record in records:
        table.add(record)
        if len(table.found) > MAX_FINDINGS:
            message = f"{shown} has more than {MAX_FINDINGS} malformed lines; the rest is not read"
            table.found.append(error("disclose.csv:too-many", message, record.span, help="Check that it is a CSV table."))
            break
    if reader.problem is not None:
        table.found.append(reader.problem)
    elif not table.figures and not table.found:
        message = f"{shown} has a header and no figures"
        table.found.append(warning("disclose.figures:none", message, header.span, help="Add a line, or remove the file."))
    return Outcome(Table(tuple(table.figures)), tuple(table.found))


def _layout(header: Record, vocabulary: Vocabulary) -> Outcome[Layout]:
    cells = [header.cell(index) for index in range(len(header.texts))]
    separated = _wrong_separator(cells)
    if separated is not None:
        return Outcome(None, (separated,))
    found = list(vocabulary.findings(cells))
    words: dict[str, int] = {}
    of_periods: dict[str, dict[Period, int]] = {SOURCE: {}, FOOTNOTE: {}}
    values: list[tuple[int, Period]] = []
    axes: list[tuple[int, Cell]] = []
    for index, cell in enumerate(cells):
        meaning = vocabulary.meaning(cell.text)
        if meaning.word == VALUE and meaning.period is not None:
            values.append((index, meaning.period))
        elif meaning.word in of_periods and meaning.period is not None:
            of_periods[meaning.word][meaning.period] = index
        elif meaning.word == AXIS and cell.text:
            axes.append((index, cell))
        elif cell.text:
            words.setdefault(meaning.word, index)
    found += _missing_columns(header, words, bool(values), vocabulary, has_findings=bool(found))
    if found:
        return Outcome(None, tuple(found))
    unnamed = tuple(index for index, cell in enumerate(cells) if not cell.text)
    sources, footnotes = of_periods[SOURCE], of_periods[FOOTNOTE]
    complete = tuple((index, period, sources.get(period), footnotes.get(period)) for index, period in values)
    return Outcome(Layout(len(cells), words[CONCEPT], words, tuple(axes), complete, unnamed))


def _wrong_separator(cells: Sequence[Cell]) -> Diagnostic | None:
    """The finding about a header that is one field, because something else than commas separates its columns."""
    if len(cells) > 1:
        return None
    only = cells[0]
    for separator, name in _SEPARATORS.items():
        if separator in only.text:
            return error(
                "disclose.csv:separator", f"The columns are separated by {name}, not commas", only.span, help=_COMMA_HELP
            )
    return None


def _missing_columns(
    header: Record, words: dict[str, int], has_values: bool, vocabulary: Vocabulary, *, has_findings: bool
) -> list[Diagnostic]:
    found = []
    if CONCEPT not in words:
        message = "The header has no column named concept"
        found.append(
            error("disclose.figures:no-concept-column", message, header.span, help="The first line names the columns.")
        )
    if not has_values and not has_findings:
        periods = ", ".join(vocabulary.periods)
        message = "The header has no column of values"
        help = f"Name a column after a period of the report: {periods}."
        found.append(error("disclose.figures:no-value-column", message, header.span, help=help))
    return found


class _Table:
    """Collects the figures of a table, record by record."""

    def __init__(self, layout: Layout, found: list[Diagnostic]) -> None:
        self.layout = layout
        self.axes = layout.axis_names
        self.figures: list[Figure] = []
        self.found = found

    def add(self, record: Record) -> None:
        layout, texts = self.layout, record.texts
        if len(texts) != layout.width:
            self.found.append(_wrong_width(record, layout.width))
            return
        for index in layout.unnamed:
            if texts[index].strip():
                message = "This value stands in a column without a name"
                span = record.cell(index).span
                self.found.append(
                    error("disclose.figures:unnamed-column", message, span, help="Name the column in the header.")
                )
        filled = [value for value in layout.values if texts[value[0]].strip()]
        if not filled:
            return
        if not texts[layout.concept].strip():
            message = "This line has values and no concept"
            span = record.cell(layout.concept).span
            self.found.append(error("disclose.figures:no-concept", message, span, help="Name the concept that they report."))
            return
        row = Row(
            record.cell(layout.concept),
            self.axes,
            tuple((name, record.cell(index)) for index, name in layout.axes if texts[index].strip()),
            self._cell(record, UNIT),
            self._cell(record, SCALE),
            self._cell(record, LANGUAGE),
        )
        basis, general, note = self._cell(record, BASIS), self._text(record, SOURCE), self._text(record, NOTE)
        footnotes = self._names(record, layout.words.get(FOOTNOTE))
        for index, period, source, footnote in filled:
            # what is given for all periods holds where nothing is given for one
            cited = general if source is None else texts[source].strip() or general
            named = self._names(record, footnote) or footnotes
            self.figures.append(Figure(row, period, record.cell(index), basis, cited, note, named))

    @staticmethod
    def _names(record: Record, index: int | None) -> tuple[Cell, ...]:
        """The names of footnotes in a cell."""
        return names_in(record.cell(index)) if index is not None and record.texts[index].strip() else ()

    def _text(self, record: Record, word: str) -> str | None:
        """The text of such a cell, where its place does not matter."""
        index = self.layout.words.get(word)
        return None if index is None else record.texts[index].strip() or None

    def _cell(self, record: Record, word: str) -> Cell | None:
        """The cell of a column with a fixed meaning; None if there is no such column or it is empty."""
        index = self.layout.words.get(word)
        return None if index is None or not record.texts[index].strip() else record.cell(index)


def _wrong_width(record: Record, width: int) -> Diagnostic:
    count = len(record.texts)
    message = f"This line has {count} field{'' if count == 1 else 's'} where the header has {width}"
    if count > width:
        help = 'A text with a comma, such as a number with thousands separators, needs quotes: "3,405.8".'
    else:
        help = "Add a comma for each empty field."
    return error("disclose.csv:field-count", message, record.span, help=help)
