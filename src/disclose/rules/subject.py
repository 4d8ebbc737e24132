"""What rules look at: a report on its taxonomy, with the indexes they share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from disclose.diagnostics import Span
from disclose.intervals import RoundingMode
from disclose.model import Fact, Period, Report
from disclose.names import QName
from disclose.rules.index import FactIndex
from disclose.rules.sums import Sums
from disclose.taxonomy import Concept, Role, Taxonomy
from disclose.taxonomy.dimensions import DimensionIndex


@dataclass(frozen=True, eq=False)
class Subject:
    """A report, its taxonomy, and what its author's project says beyond them. Indexes are built when first asked for.

    `periods` are the periods that the project reports on, in order of declaration, and `languages` its languages, the main one
    first; both are empty for a report that somebody else made. `shown` are the concepts that the readable report shows besides
    the presentation networks, or None where nobody knows. `mode` is how figures were rounded; None leaves calculations
    unchecked. `place` is where findings about the report as a whole point to.
    """

    report: Report
    taxonomy: Taxonomy
    periods: tuple[Period, ...] = ()
    languages: tuple[str, ...] = ()
    shown: frozenset[QName] | None = None
    mode: RoundingMode | None = RoundingMode.NEAREST
    place: Span | None = None

    @cached_property
    def index(self) -> FactIndex:
        """The facts, sorted and indexed."""
        return FactIndex(self.report.facts)

    @cached_property
    def dimensions(self) -> DimensionIndex:
        """The taxonomy's dimensional relationships, indexed."""
        return DimensionIndex(self.taxonomy)

    @cached_property
    def sums(self) -> Sums:
        """The calculations that the report's facts take part in, evaluated."""
        return Sums(self.taxonomy, self.index, self.mode)

    @cached_property
    def reported(self) -> tuple[tuple[Concept, tuple[Fact, ...]], ...]:
        """The declared items that are reported, each with its facts. Facts of undeclared or abstract concepts are left to the
        rules that say so."""
        pairs = ((self.taxonomy.concepts.get(name), self.index.of(name)) for name in self.index.concepts)
        return tuple(
            (concept, facts)
            for concept, facts in pairs
            if concept is not None and not concept.abstract and concept.role is Role.ITEM
        )

    @property
    def language(self) -> str:
        """The language in which messages name concepts."""
        return next(iter(self.languages or self.taxonomy.languages), "en")
