"""Figures and a taxonomy to facts: the only place where what an author wrote becomes what a report says.

Every figure that can be understood becomes a fact with exactly the digits printed; every other one is a finding at its cell.
Whether a fact is right (its unit of the right kind, its member of the right dimension, its value within bounds) is for the
rules to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclose.bulk import without_cyclic_collection
from disclose.diagnostics import Outcome, warning
from disclose.exact import trimmed
from disclose.model import Aspects, Fact, NilValue, NumericValue, Origin, Period, Value
from disclose.model.identity import assign_ids
from disclose.model.period import PeriodKind
from disclose.project import Project
from disclose.sources.figure import Cell, Figure, Row, Unreadable
from disclose.sources.printed import is_nil, read_printed
from disclose.sources.rows import Line, RowReader, quoted
from disclose.sources.words import read_words
from disclose.taxonomy import Concept, ItemKind, Taxonomy

DERIVED = "derived"
"""The basis of a figure that is computed and not printed in the source."""
MOST_DIGITS = 28
"""What decimal arithmetic is set to in much software, Arelle among it: longer numbers are refused or cut there."""


def bind(project: Project, taxonomy: Taxonomy, figures: Iterable[Figure]) -> Outcome[tuple[Fact, ...]]:
    """The facts that figures state, in the order of the figures, and every finding about cells that can't be understood."""
    binder = _Binder(project, taxonomy)
    with without_cyclic_collection():
        facts = assign_ids(binder.facts(figures))
    # a cell that several figures share is found wrong once
    return Outcome(facts, tuple(dict.fromkeys(binder.rows.found)))


class _Binder:
    def __init__(self, project: Project, taxonomy: Taxonomy) -> None:
        self.entity = project.entity
        self.taxonomy = taxonomy
        self.rows = RowReader(project, taxonomy)
        self._closings: dict[Period, Period] = {}

    def facts(self, figures: Iterable[Figure]) -> Iterator[Fact]:
        row: Row | None = None
        line: Line | None = None
        for figure in figures:
            if figure.row is not row:
                row, line = figure.row, self.rows.line(figure.row)
            if line is not None:
                yield from self.facts_of(figure, line)

    def facts_of(self, figure: Figure, line: Line) -> Iterator[Fact]:
        """The fact that a figure states, or one for each language in which its text is the same."""
        period = self.period(figure, line.concept)
        derived = self.derived(figure.basis)
        read = self.value(figure.value.text, line)
        if isinstance(read, Unreadable):
            self.rows.report("value", f"{quoted(figure.value.text)} {read.reason}", figure.value, read.help)
            return
        if period is None or derived is None:
            return
        value, scale = read
        self.check_length(value, figure.value)
        origin = Origin(figure.value.span, figure.value.text, scale, figure.source, figure.note, derived, figure.footnotes)
        for language in line.languages:
            aspects = Aspects(line.concept.qname, self.entity, period, line.unit, language, line.dimensions)
            yield Fact("", aspects, value, origin)

    def check_length(self, value: Value, cell: Cell) -> None:
        """A warning about a number of more digits than other software reads."""
        if len(cell.text) > MOST_DIGITS and isinstance(value, NumericValue):
            digits = len(trimmed(value.number).as_tuple().digits)
            if digits > MOST_DIGITS:
                message = f"{quoted(cell.text)} has {digits} digits, and much software reads no more than {MOST_DIGITS}"
                help = "Round it: nothing is measured that exactly."
                self.rows.found.append(warning("disclose.figures:long-number", message, cell.span, help=help))

    def period(self, figure: Figure, concept: Concept) -> Period | None:
        if concept.period_type == PeriodKind.INSTANT:
            closing = self._closings.get(figure.period)
            if closing is None:
                # one object for all figures: whoever groups facts by period looks at each once
                closing = self._closings[figure.period] = figure.period.closing
            return closing
        if figure.period.kind is PeriodKind.INSTANT:
            message = f"{concept.qname.local} is reported for a period of time, and this column is for the day {figure.period}"
            self.rows.report("period-type", message, figure.value, "Move the value to the column of a period.")
            return None
        return figure.period

    def derived(self, basis: Cell | None) -> bool | None:
        if basis is None:
            return False
        if basis.text == DERIVED:
            return True
        help = "Write derived for a figure that is computed and not printed in the source, or leave the cell empty."
        self.rows.report("basis", f"{quoted(basis.text)} is not a basis", basis, help)
        return None

    def value(self, text: str, line: Line) -> tuple[Value, int] | Unreadable:
        """The value that a cell states and the power of ten that it is printed in."""
        concept = line.concept
        if is_nil(text):
            return NilValue(), 0
        if concept.kind.numeric:
            return _number(text, line)
        value = read_words(concept.type, text, self.taxonomy, self.rows.lookup.member_name)
        return value if isinstance(value, Unreadable) else (value, 0)


def _number(text: str, line: Line) -> tuple[Value, int] | Unreadable:
    kind, name = line.concept.kind, line.concept.qname.local
    if kind is ItemKind.FRACTION:
        return Unreadable("is for a fraction, which figures can't state", "Use a concept of the type decimal or pure.")
    printed = read_printed(text, line.scale)
    if isinstance(printed, Unreadable):
        return printed
    if kind is ItemKind.PERCENT and not printed.percent:
        return Unreadable("has no percent sign", f"{name} is a percentage: write it as 44.1%.")
    if printed.percent and kind not in (ItemKind.PERCENT, ItemKind.PURE):
        return Unreadable("has a percent sign", f"{name} is not a percentage: leave the sign out, or correct the concept.")
    if printed.percent and line.scaled:
        return Unreadable("is a percentage, which has no scale", "Leave the cell of the scale empty.")
    number = printed.value.number
    if kind is ItemKind.INTEGER and number != number.to_integral_value():
        return Unreadable("is not a whole number", f"{name} counts: write a whole number.")
    return printed.value, printed.scale
