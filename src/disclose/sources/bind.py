"""Figures and a taxonomy to facts: the only place where what an author wrote becomes what a report says.

Every figure that can be understood becomes a fact with exactly the digits printed; every other one is a finding at its cell.
Whether a fact is right (its unit of the right kind, its member of the right dimension, its value within bounds) is for the
rules to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from disclose.bulk import without_cyclic_collection
from disclose.diagnostics import Diagnostic, Outcome, Span, did_you_mean, error
from disclose.lexical import is_language
from disclose.model import Aspects, Dimensions, Fact, Member, NilValue, Origin, Period, Unit, Value
from disclose.model.aspects import dimensions_of
from disclose.model.identity import assign_ids
from disclose.model.period import PeriodKind
from disclose.names import QName
from disclose.project import SCALES, Project
from disclose.sources.columns import Vocabulary
from disclose.sources.figure import Cell, Figure, Row, Unreadable
from disclose.sources.lookup import Lookup
from disclose.sources.printed import is_nil, read_printed
from disclose.sources.units import default_unit, parse_unit
from disclose.sources.words import read_words
from disclose.taxonomy import Concept, ItemKind, Taxonomy

DERIVED = "derived"
_SHOWN = 60
_FAILED = Unreadable("", "")
"""Stands for what could not be read where the finding has been reported already."""


def bind(project: Project, taxonomy: Taxonomy, figures: Iterable[Figure]) -> Outcome[tuple[Fact, ...]]:
    """The facts that figures state, in the order of the figures, and every finding about cells that can't be understood."""
    binder = _Binder(project, taxonomy)
    with without_cyclic_collection():
        facts = assign_ids(binder.facts(figures))
    return Outcome(facts, tuple(binder.found))


@dataclass(frozen=True, slots=True)
class _Line:
    """What the figures of a row have in common, resolved. `scaled` tells whether the author wrote a scale."""

    concept: Concept
    dimensions: Dimensions
    unit: Unit | None
    scale: int
    scaled: bool
    language: str | None


class _Binder:
    def __init__(self, project: Project, taxonomy: Taxonomy) -> None:
        self.project = project
        self.entity = project.entity
        self.taxonomy = taxonomy
        self.lookup = Lookup(taxonomy)
        self.found: list[Diagnostic] = []
        self._axes: dict[Cell, Concept | None] = {}
        self._units: dict[tuple[str | None, QName], Unit | Unreadable] = {}
        self._currency = self._default_currency()

    def report(self, name: str, message: str, where: Cell | Span, help: str) -> Unreadable:
        span = where.span if isinstance(where, Cell) else where
        self.found.append(error(f"disclose.figures:{name}", message, span, help=help))
        return _FAILED

    def facts(self, figures: Iterable[Figure]) -> Iterator[Fact]:
        row: Row | None = None
        line: _Line | None = None
        for figure in figures:
            if figure.row is not row:
                row, line = figure.row, self.line(figure.row)
            fact = self.fact(figure, line) if line is not None else None
            if fact is not None:
                yield fact

    def line(self, row: Row) -> _Line | None:
        """What a row says, or None where some of it can't be understood; all of it is looked at."""
        dimensions = self.dimensions(row)
        concept = self.lookup.concept(row.concept.text)
        if isinstance(concept, Unreadable):
            self.report("unknown-concept", f"{_quoted(row.concept.text)} {concept.reason}", row.concept, concept.help)
            return None
        unit, scale, language = self.unit(row, concept), self.scale(row, concept), self.language(row, concept)
        if isinstance(dimensions, Unreadable) or isinstance(unit, Unreadable):
            return None
        if isinstance(scale, Unreadable) or isinstance(language, Unreadable):
            return None
        return _Line(concept, dimensions, unit, scale, row.scale is not None, language)

    def dimensions(self, row: Row) -> Dimensions | Unreadable:
        for name in row.axes:
            if name not in self._axes:
                self._axes[name] = axis = self.lookup.axis(name.text)
                if axis is None:
                    self.found.append(Vocabulary(self.project).unknown_column(name, self.lookup.axis_names))
        members: dict[QName, Member] = {}
        failed = False
        for name, cell in row.members:
            axis = self._axes.get(name)
            if axis is None:
                failed = True
                continue
            member = self.lookup.member(axis, cell.text)
            if isinstance(member, Unreadable):
                message = f"{_quoted(cell.text)} as {name.text} {member.reason}"
                self.report("typed-member" if axis.typed_domain is not None else "unknown-member", message, cell, member.help)
                failed = True
            elif axis.qname in members:
                self.report("duplicate-column", f"{name.text} is given twice", cell, "Keep one of the two columns.")
                failed = True
            elif member is not None:
                members[axis.qname] = member
        return _FAILED if failed else dimensions_of(members) if members else ()

    def unit(self, row: Row, concept: Concept) -> Unit | Unreadable | None:
        if not concept.kind.numeric:
            if row.unit is not None:
                message = f"{concept.qname.local} is not a number and has no unit"
                return self.report("unit", message, row.unit, "Leave the cell empty.")
            return None
        key = (None if row.unit is None else row.unit.text, concept.qname)
        unit = self._units.get(key)
        if unit is None:
            unit = self.default_unit(concept) if row.unit is None else parse_unit(row.unit.text, self.taxonomy)
            self._units[key] = unit
        if isinstance(unit, Unreadable) and unit is not _FAILED:
            if row.unit is None:
                return self.report("no-unit", f"{concept.qname.local} {unit.reason}", row.concept, unit.help)
            return self.report("unit", f"The unit {_quoted(row.unit.text)} {unit.reason}", row.unit, unit.help)
        return unit

    def default_unit(self, concept: Concept) -> Unit | Unreadable:
        if not isinstance(self._currency, Unreadable):
            return default_unit(concept, self._currency)
        unit = default_unit(concept, None)
        needed = concept.kind in (ItemKind.MONETARY, ItemKind.PER_SHARE)
        return self._currency if needed and isinstance(unit, Unreadable) else unit

    def _default_currency(self) -> Unit | Unreadable | None:
        """The currency of defaults: unit. If it is none, that is reported once and not for every figure."""
        text = self.project.config.defaults.unit
        if text is None:
            return None
        unit = parse_unit(text, self.taxonomy)
        span = self.project.source.span("defaults", "unit")
        if isinstance(unit, Unreadable):
            return self.report("unit", f"The unit {_quoted(text)} {unit.reason}", span, unit.help)
        if not unit.is_monetary:
            help = "Write the code of a currency, such as CNY."
            return self.report("unit", f"The default unit {_quoted(text)} is not a currency", span, help)
        return unit

    def scale(self, row: Row, concept: Concept) -> int | Unreadable:
        if row.scale is None:
            return SCALES[self.project.config.defaults.scale] if concept.kind is ItemKind.MONETARY else 0
        if not concept.kind.numeric or concept.kind is ItemKind.PERCENT:
            what = "a percentage" if concept.kind is ItemKind.PERCENT else "not a number"
            message = f"{concept.qname.local} is {what} and has no scale"
            return self.report("scale", message, row.scale, "Leave the cell empty.")
        scale = SCALES.get(row.scale.text)
        if scale is None:
            help = did_you_mean(row.scale.text, SCALES) or f"Scales are {', '.join(SCALES)}."
            return self.report("scale", f"{_quoted(row.scale.text)} is not a scale", row.scale, help)
        return scale

    def language(self, row: Row, concept: Concept) -> str | Unreadable | None:
        if not concept.kind.has_language:
            if row.language is not None:
                message = f"{concept.qname.local} is not text in a language"
                return self.report("language", message, row.language, "Leave the cell empty.")
            return None
        if row.language is None:
            return self.project.languages[0]
        if not is_language(row.language.text):
            message = f"{_quoted(row.language.text)} is not a language"
            return self.report("language", message, row.language, "Write a code such as en or zh-Hans.")
        return row.language.text

    def fact(self, figure: Figure, line: _Line) -> Fact | None:
        period = self.period(figure, line.concept)
        derived = self.derived(figure.basis)
        read = self.value(figure.value.text, line)
        if isinstance(read, Unreadable):
            self.report("value", f"{_quoted(figure.value.text)} {read.reason}", figure.value, read.help)
            return None
        if period is None or derived is None:
            return None
        value, scale = read
        aspects = Aspects(line.concept.qname, self.entity, period, line.unit, line.language, line.dimensions)
        origin = Origin(figure.value.span, figure.value.text, scale, figure.source, figure.note, derived)
        return Fact("", aspects, value, origin)

    def period(self, figure: Figure, concept: Concept) -> Period | None:
        if concept.period_type == PeriodKind.INSTANT:
            return figure.period.closing
        if figure.period.kind is PeriodKind.INSTANT:
            message = f"{concept.qname.local} is reported for a period of time, and this column is for the day {figure.period}"
            self.report("period-type", message, figure.value, "Move the value to the column of a period.")
            return None
        return figure.period

    def derived(self, basis: Cell | None) -> bool | None:
        if basis is None:
            return False
        if basis.text == DERIVED:
            return True
        help = "Write derived for a figure that is computed and not printed in the source, or leave the cell empty."
        self.report("basis", f"{_quoted(basis.text)} is not a basis", basis, help)
        return None

    def value(self, text: str, line: _Line) -> tuple[Value, int] | Unreadable:
        """The value that a cell states and the power of ten that it is printed in."""
        concept = line.concept
        if is_nil(text):
            return NilValue(), 0
        if concept.kind.numeric:
            return _number(text, line)
        value = read_words(concept.type, text, self.taxonomy, self.lookup.member_name)
        return value if isinstance(value, Unreadable) else (value, 0)


def _number(text: str, line: _Line) -> tuple[Value, int] | Unreadable:
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


def _quoted(text: str) -> str:
    """A text as findings show it: in quotes, on one line, not too long."""
    line = " ".join(text.split())
    return repr(line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…")
