"""What the cells mean that the figures of a row share: concept, dimensions, unit, scale and language."""

from __future__ import annotations

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Span, did_you_mean, error
from disclose.lexical import is_language
from disclose.model import Dimensions, Member, Unit
from disclose.model.aspects import dimensions_of
from disclose.names import QName
from disclose.project import SCALES, Project
from disclose.sources.columns import OF_PERIODS, Vocabulary
from disclose.sources.figure import Cell, Row, Unreadable
from disclose.sources.lookup import Lookup
from disclose.sources.units import default_unit, parse_unit
from disclose.taxonomy import Concept, ItemKind, Taxonomy

_SHOWN = 60
_FAILED = Unreadable("", "")
"""Stands for what could not be read where the finding has been reported already."""


class Line(Struct, frozen=True):
    """What the figures of a row have in common, resolved. `scaled` tells whether the author wrote a scale. `languages` are
    those in which a text is as it is written; a value that has no language has None as its only one."""

    concept: Concept
    dimensions: Dimensions
    unit: Unit | None
    scale: int
    scaled: bool
    languages: tuple[str | None, ...]


class RowReader:
    """Resolves rows, collecting what can't be understood in `found`. Names and units are resolved once each."""

    def __init__(self, project: Project, taxonomy: Taxonomy) -> None:
        self.project = project
        self.taxonomy = taxonomy
        self.lookup = Lookup(taxonomy)
        self.found: list[Diagnostic] = []
        self._axes: dict[Cell, Concept | None] = {}
        self._dimensions: dict[tuple[tuple[str, str], ...], Dimensions] = {}
        self._units: dict[tuple[str | None, QName], Unit | Unreadable] = {}
        self._currency = self._default_currency()

    def report(self, name: str, message: str, where: Cell | Span, help: str) -> Unreadable:
        """Add a finding at a cell."""
        span = where.span if isinstance(where, Cell) else where
        self.found.append(error(f"disclose.figures:{name}", message, span, help=help))
        return _FAILED

    def line(self, row: Row) -> Line | None:
        """What a row says, or None where some of it can't be understood; all of it is looked at."""
        dimensions = self.dimensions(row)
        concept = self.lookup.concept(row.concept.text)
        if isinstance(concept, Unreadable):
            self.report("unknown-concept", f"{quoted(row.concept.text)} {concept.reason}", row.concept, concept.help)
            return None
        unit, scale, languages = self.unit(row, concept), self.scale(row, concept), self.languages(row, concept)
        if isinstance(dimensions, Unreadable) or isinstance(unit, Unreadable):
            return None
        if isinstance(scale, Unreadable) or isinstance(languages, Unreadable):
            return None
        return Line(concept, dimensions, unit, scale, row.scale is not None, languages)

    def dimensions(self, row: Row) -> Dimensions | Unreadable:
        for name in row.axes:
            if name not in self._axes:
                self._axes[name] = axis = self.lookup.axis(name.text)
                if axis is None and not self._source_of_unknown(name, row):
                    self.found.append(Vocabulary(self.project).unknown_column(name, self.lookup.axis_names))
        if not row.members:
            return ()
        key = tuple((name.text, cell.text) for name, cell in row.members)
        known = self._dimensions.get(key)
        if known is not None:
            return known
        dimensions = self.members(row)
        if not isinstance(dimensions, Unreadable):
            self._dimensions[key] = dimensions
        return dimensions

    @staticmethod
    def _source_of_unknown(name: Cell, row: Row) -> bool:
        """Whether this is a column about a period whose own column is unknown: that is one mistake, not two."""
        first, _, rest = name.text.partition(" ")
        return first in OF_PERIODS and any(other.text == rest.strip() for other in row.axes)

    def members(self, row: Row) -> Dimensions | Unreadable:
        members: dict[QName, Member] = {}
        failed = False
        for name, cell in row.members:
            axis = self._axes.get(name)
            if axis is None:
                failed = True
                continue
            member = self.lookup.member(axis, cell.text)
            if isinstance(member, Unreadable):
                message = f"{quoted(cell.text)} as {name.text} {member.reason}"
                self.report("typed-member" if axis.typed_domain is not None else "unknown-member", message, cell, member.help)
                failed = True
            elif axis.qname in members:
                self.report("duplicate-column", f"{name.text} is given twice", cell, "Keep one of the two columns.")
                failed = True
            elif member is not None:
                members[axis.qname] = member
        return _FAILED if failed else dimensions_of(members)

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
            return self.report("unit", f"The unit {quoted(row.unit.text)} {unit.reason}", row.unit, unit.help)
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
            return self.report("unit", f"The unit {quoted(text)} {unit.reason}", span, unit.help)
        if not unit.is_monetary:
            help = "Write the code of a currency, such as CNY."
            return self.report("unit", f"The default unit {quoted(text)} is not a currency", span, help)
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
            return self.report("scale", f"{quoted(row.scale.text)} is not a scale", row.scale, help)
        return scale

    def languages(self, row: Row, concept: Concept) -> tuple[str | None, ...] | Unreadable:
        """The languages of a text: those named, several where it is the same in each, else the report's main one."""
        if not concept.kind.has_language:
            if row.language is not None:
                message = f"{concept.qname.local} is not text in a language"
                return self.report("language", message, row.language, "Leave the cell empty.")
            return (None,)
        if row.language is None:
            return (self.project.languages[0],)
        names = tuple(dict.fromkeys(row.language.text.split()))
        for name in names:
            if not is_language(name):
                message = f"{quoted(name)} is not a language"
                return self.report("language", message, row.language, "Write a code such as en or zh-Hans.")
        return names


def quoted(text: str) -> str:
    """A text as findings show it: in quotes, on one line, not too long."""
    line = " ".join(text.split())
    return repr(line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…")
