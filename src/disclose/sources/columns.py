"""What the columns of a table, or the keys of an entry, mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from disclose.diagnostics import Diagnostic, did_you_mean, error
from disclose.model import Period
from disclose.project import Project, parse_period
from disclose.sources.figure import Cell

CONCEPT, UNIT, SCALE, LANGUAGE, BASIS, SOURCE, NOTE = "concept", "unit", "scale", "language", "basis", "source", "note"
FOOTNOTE = "footnote"
WORDS = (CONCEPT, UNIT, SCALE, LANGUAGE, BASIS, SOURCE, NOTE, FOOTNOTE)
"""Names of columns with a fixed meaning."""
OF_PERIODS = (SOURCE, FOOTNOTE)
"""Those that may be followed by a period's name, to hold for the values of that period."""

VALUE, AXIS, OTHER_PERIOD = "value", "axis", "other period"
"""What else a column may be: values of a period, members of a dimension, a period that the report has not."""


class Meaning(Struct, frozen=True):
    """One of the words above; `period` where it is a value, or the source or footnote of the values of one
    period."""

    word: str
    period: Period | None = None


class Vocabulary:
    """The meaning of names in a project. A name with no meaning of its own is taken for a dimension: whether there is such
    a dimension is known only with the taxonomy."""

    def __init__(self, project: Project) -> None:
        self._periods = project.periods
        self._languages = project.languages
        self._known: dict[str, Meaning] = {}

    def meaning(self, name: str) -> Meaning:
        """What a column or key of this name holds."""
        if name not in self._known:
            self._known[name] = self._look_up(name)
        return self._known[name]

    @property
    def languages(self) -> tuple[str, ...]:
        """The report's languages, the main one first."""
        return self._languages

    @property
    def periods(self) -> tuple[str, ...]:
        """The names of the report's periods."""
        return tuple(self._periods)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name with a meaning of its own."""
        return (*WORDS, *self._periods)

    def _look_up(self, name: str) -> Meaning:
        if name in WORDS:
            return Meaning(name)
        period = self._period(name)
        if period is not None:
            return Meaning(VALUE, period)
        first, _, rest = name.partition(" ")
        if first in OF_PERIODS and self._period(rest.strip()) is not None:
            return Meaning(first, self._period(rest.strip()))
        return Meaning(OTHER_PERIOD if parse_period(name) is not None else AXIS)

    def _period(self, name: str) -> Period | None:
        """A period by its name, or by its own text (``2023``)."""
        if name in self._periods:
            return self._periods[name]
        period = parse_period(name)
        return period if period in self._periods.values() else None

    def findings(self, header: Sequence[Cell]) -> Iterator[Diagnostic]:
        """What is wrong with the names of a table's columns: two of one meaning, or a period that the report has not."""
        seen: dict[Meaning | str, Cell] = {}
        for cell in header:
            meaning = self.meaning(cell.text)
            if meaning.word == OTHER_PERIOD:
                yield self._other_period(cell)
            first = seen.setdefault(cell.text if meaning.word == AXIS else meaning, cell)
            if first is not cell and cell.text:
                same = "is here twice" if first.text == cell.text else f"means the same as {first.text!r}"
                message = f"The column {cell.text!r} {same}"
                code = "disclose.figures:duplicate-column"
                yield error(code, message, cell.span, related=(first.span,), help="Keep one of them.")

    def _other_period(self, cell: Cell) -> Diagnostic:
        periods = ", ".join(f"{name} ({period})" for name, period in self._periods.items())
        message = f"{cell.text} is not a period of this report, which has {periods}"
        help = "Add it to the periods in disclosure.yaml, or name one of those."
        return error("disclose.figures:unknown-period", message, cell.span, help=help)

    def unknown_column(self, cell: Cell, dimensions: Iterable[str]) -> Diagnostic:
        """The finding about a column that is neither a word, a period nor a dimension."""
        message = f"{cell.text!r} is neither a column of figures, a period of this report nor a dimension of the taxonomy"
        dimensions = sorted(dimensions)
        otherwise = f"Name the column {', '.join(self.names)} or a dimension such as {', '.join(dimensions[:3])}."
        if not dimensions:
            otherwise = f"Name the column {', '.join(self.names)}; the taxonomy has no dimensions."
        otherwise += " A further period is declared under report.periods in disclosure.yaml."
        help = did_you_mean(cell.text, (*self.names, *dimensions)) or otherwise
        return error("disclose.figures:unknown-column", message, cell.span, help=help)


def period_name_findings(project: Project) -> Iterator[Diagnostic]:
    """A period can't have the name of a column with another meaning."""
    for name in project.periods:
        if name in WORDS:
            span = project.source.span("report", "periods", name)
            message = f"The period {name!r} has the name of another column of the figures"
            yield error("disclose.figures:period-name", message, span, help="Give the period another name.")
