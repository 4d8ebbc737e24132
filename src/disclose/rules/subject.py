"""What rules look at: a report on its taxonomy, with the indexes they share."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.intervals import RoundingMode
from disclose.model import Fact, Period, Report
from disclose.names import QName
from disclose.rules.index import FactIndex
from disclose.rules.sums import Sums, is_calculable
from disclose.taxonomy import Concept, Role, Taxonomy
from disclose.taxonomy.dimensions import DimensionIndex


class Calculation(StrEnum):
    """How calculations are checked: not at all, as XBRL 2.1 section 5.2.5.2 says, or as Calculations 1.1 says of figures that
    were rounded or truncated."""

    NONE = "none"
    V1_0 = "1.0"
    ROUND = "1.1-round"
    TRUNCATE = "1.1-truncate"

    @property
    def mode(self) -> RoundingMode | None:
        """The rounding mode of Calculations 1.1; None where these are not checked."""
        return {Calculation.ROUND: RoundingMode.NEAREST, Calculation.TRUNCATE: RoundingMode.TRUNCATION}.get(self)


class Subject(Struct, frozen=True, eq=False, dict=True):
    """A report, its taxonomy, and what its author's project says beyond them. Indexes are built when first asked for.

    `periods` are the periods that the project reports on, in order of declaration, and `languages` its languages, the main one
    first; both are empty for a report that somebody else made. `shown` are the concepts that the readable report shows besides
    the presentation networks, or None where nobody knows. `calculation` is how calculations are checked. `place` is where
    findings about the report as a whole point to.
    """

    report: Report
    taxonomy: Taxonomy
    periods: tuple[Period, ...] = ()
    languages: tuple[str, ...] = ()
    shown: frozenset[QName] | None = None
    calculation: Calculation = Calculation.ROUND
    place: Span | None = None

    @property
    def mode(self) -> RoundingMode | None:
        """How figures were rounded; None leaves Calculations 1.1 unchecked."""
        return self.calculation.mode

    @property
    def own(self) -> bool:
        """Whether the report is made from a project, whose author follows the rules of this house too."""
        return bool(self.periods)

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
        return Sums(self.taxonomy, self.index, self.mode if is_calculable(self.report) else None)

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
