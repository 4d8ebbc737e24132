"""Figures from YAML: the same table, an entry for each line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from disclose.diagnostics import Diagnostic, Outcome, Span, did_you_mean, error, warning
from disclose.model import Period
from disclose.sources.columns import (
    AXIS,
    BASIS,
    CONCEPT,
    FOOTNOTE,
    LANGUAGE,
    NOTE,
    OTHER_PERIOD,
    SCALE,
    SOURCE,
    UNIT,
    VALUE,
    Vocabulary,
)
from disclose.sources.figure import Cell, Figure, Row, Table
from disclose.sources.footnotes import FOOTNOTES, names_in, read_notes
from disclose.yaml_source import KeyPath, Plain, YamlDocument, read_yaml

FIGURES = "figures"
_IN_VALUE = ("value", SOURCE, NOTE, BASIS, FOOTNOTE)
"""Keys of a value that says more than the number."""


def read_yaml_figures(path: Path, shown: str, vocabulary: Vocabulary) -> Outcome[Table]:
    """The figures and footnotes of a YAML file and every finding about its form."""
    document = read_yaml(path, shown)
    if document.value is None:
        return Outcome(None, document.diagnostics)
    reader = _Reader(document.value, vocabulary)
    figures, notes = tuple(reader.figures()), read_notes(document.value, vocabulary.languages)
    return Outcome(Table(figures, notes.value or ()), (*document.diagnostics, *reader.found, *notes.diagnostics))


class _Reader:
    def __init__(self, document: YamlDocument, vocabulary: Vocabulary) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.found: list[Diagnostic] = []

    def figures(self) -> Iterator[Figure]:
        """The figures in order of entries, then of the keys of an entry."""
        data = self.document.data
        start = Span(self.document.path, 1, 1)
        if data is None:
            self.report("empty", f"{self.document.path} is empty", start, "Begin with the key figures.")
            return
        if not isinstance(data, dict) or not {FIGURES, FOOTNOTES} & data.keys():
            self.report("form", f"{self.document.path} has no key {FIGURES}", start, "Write figures: and below it a list.")
            return
        for key in data:
            if key not in (FIGURES, FOOTNOTES):
                help = "The keys at the top are figures and footnotes."
                self.report("form", f"There is no key {key!r} here", self.document.span(key), help)
        if FIGURES not in data:
            return
        entries = data[FIGURES]
        if entries is None or entries == []:
            message = f"{self.document.path} has no figures"
            self.found.append(warning("disclose.figures:none", message, start, help="Add an entry, or remove the file."))
        elif not isinstance(entries, list):
            self.report("form", "figures must be a list", self.document.span(FIGURES), "Begin each entry with a dash.")
        else:
            for index, entry in enumerate(entries):
                yield from self.entry(entry, (FIGURES, index))

    def report(self, name: str, message: str, span: Span, help: str) -> None:
        self.found.append(error(f"disclose.figures:{name}", message, span, help=help))

    def cell(self, text: str, path: KeyPath) -> Cell:
        span = self.document.span(*path)
        return Cell(text.strip(), span.path, span.line or 1, span.column or 1)

    def entry(self, entry: Plain, path: KeyPath) -> Iterator[Figure]:
        """The figures of one entry."""
        if not isinstance(entry, dict):
            help = "Write concept: and the periods with their values."
            self.report("form", "An entry of figures must be a mapping", self.document.span(*path), help)
            return
        names = [self.cell(key, (*path, key)) for key in entry]
        wrong = list(self.vocabulary.findings(names))
        self.found += wrong
        words: dict[str, Cell] = {}
        sources: dict[Period, str] = {}
        named: dict[Period | None, tuple[Cell, ...]] = {}
        values: list[tuple[Period, Cell, Mapping[str, Cell]]] = []
        members: list[tuple[Cell, Cell]] = []
        for name, (key, content) in zip(names, entry.items(), strict=True):
            meaning, place = self.vocabulary.meaning(name.text), (*path, key)
            if meaning.word == VALUE and meaning.period is not None:
                values += [(meaning.period, cell, more) for cell, more in self.value(content, place)]
                continue
            if meaning.word == FOOTNOTE:
                named[meaning.period] = self.names(content, place)
                continue
            cell = None if meaning.word == OTHER_PERIOD else self.text(content, place)
            if cell is None:
                continue
            if meaning.word == AXIS:
                members.append((name, cell))
            elif meaning.period is not None:
                sources[meaning.period] = cell.text
            else:
                words[meaning.word] = cell
        if not values or wrong:
            return
        concept = words.get(CONCEPT)
        if concept is None:
            help = "Name the concept that they report."
            self.report("no-concept", "This entry has values and no concept", self.document.span(*path), help)
            return
        axes = tuple(name for name in names if self.vocabulary.meaning(name.text).word == AXIS)
        row = Row(concept, axes, tuple(members), words.get(UNIT), words.get(SCALE), words.get(LANGUAGE))
        for period, value, more in values:
            source = _text(more.get(SOURCE)) or sources.get(period) or _text(words.get(SOURCE))
            note = _text(more.get(NOTE)) or _text(words.get(NOTE))
            basis, own = more.get(BASIS, words.get(BASIS)), more.get(FOOTNOTE)
            footnotes = names_in(own) if own is not None else named.get(period) or named.get(None, ())
            yield Figure(row, period, value, basis, source, note, footnotes)

    def names(self, content: Plain, path: KeyPath) -> tuple[Cell, ...]:
        """The names of footnotes: a text, or a list of names."""
        parts = enumerate(content) if isinstance(content, list) else [(None, content)]
        cells = (self.text(part, path if at is None else (*path, at)) for at, part in parts)
        return tuple(name for cell in cells if cell is not None for name in names_in(cell))

    def text(self, content: Plain, path: KeyPath) -> Cell | None:
        """A scalar as a cell; None where it is empty or, with a finding, something else."""
        if isinstance(content, str):
            return self.cell(content, path) if content.strip() else None
        if content is not None:
            self.report("form", f"{path[-1]} must be text", self.document.span(*path), "Write one value, in quotes if need be.")
        return None

    def value(self, content: Plain, path: KeyPath) -> Iterator[tuple[Cell, Mapping[str, Cell]]]:
        """A value with what is said about it alone; nothing where it is empty."""
        if not isinstance(content, dict):
            cell = self.text(content, path)
            if cell is not None:
                yield cell, {}
            return
        cells: dict[str, Cell] = {}
        for key, inner in content.items():
            if key not in _IN_VALUE:
                help = did_you_mean(key, _IN_VALUE) or f"A value has the keys {', '.join(_IN_VALUE)}."
                if inner is None:
                    help = "Within braces, a text with a comma needs quotes."
                self.report("form", f"There is no key {key!r} here", self.document.span(*path, key), help)
                continue
            cell = self.text(inner, (*path, key))
            if cell is not None:
                cells[key] = cell
        if "value" in cells:
            yield cells.pop("value"), cells


def _text(cell: Cell | None) -> str | None:
    return None if cell is None else cell.text
