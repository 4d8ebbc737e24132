"""Facts by what they are about, and the closest name to a misspelt one.

An index is built once and passed around; it knows nothing of how facts are displayed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType

from msgspec import Struct

from disclose.model import Dimensions, Fact, Member, Period, Unit
from disclose.model.aspects import ExplicitMember, dimensions_of
from disclose.model.period import PeriodKind
from disclose.names import QName
from disclose.project import Project
from disclose.taxonomy import Taxonomy

_Key = tuple[QName, Period, Dimensions]


class FactIndex(Struct, frozen=True):
    """Facts by concept, period and dimensions; of several languages the one asked for comes first."""

    language: str
    by_place: Mapping[_Key, tuple[Fact, ...]]
    by_concept: Mapping[QName, tuple[Fact, ...]]

    def all(self, concept: QName, period: Period, dimensions: Dimensions = ()) -> tuple[Fact, ...]:
        """Every fact of a concept for a period and members: several where units or languages differ."""
        return self.by_place.get((concept, period, dimensions), ())

    def first(self, concept: QName, period: Period, dimensions: Dimensions = ()) -> Fact | None:
        """The fact of a concept for a period and members, in the index's language where it has one."""
        facts = self.all(concept, period, dimensions)
        return facts[0] if facts else None

    def same(self, fact: Fact) -> Fact:
        """The fact of the index that says the same: the one whose id the report uses."""
        aspects = fact.aspects
        facts = self.all(aspects.concept, aspects.period, aspects.dimensions)
        return next((other for other in facts if other.aspects == aspects), fact)

    def of(self, concept: QName) -> tuple[Fact, ...]:
        """Every fact of a concept."""
        return self.by_concept.get(concept, ())


def index_facts(facts: Iterable[Fact], language: str) -> FactIndex:
    """An index of facts, the same whatever their order."""
    alike: dict[tuple[str | None, Unit | None], list[Fact]] = {}
    for fact in facts:
        alike.setdefault((fact.aspects.language, fact.aspects.unit), []).append(fact)

    def rank(key: tuple[str | None, Unit | None]) -> tuple[bool, str, str]:
        said, unit = key
        return said not in (None, language), said or "", str(unit)

    by_place: dict[_Key, list[Fact]] = {}
    by_concept: dict[QName, list[Fact]] = {}
    # units that are written alike are ranked as one
    for _, keys in groupby(sorted(alike, key=rank), key=rank):
        for fact in sorted((fact for key in keys for fact in alike[key]), key=attrgetter("id")):
            aspects = fact.aspects
            by_place.setdefault((aspects.concept, aspects.period, aspects.dimensions), []).append(fact)
            by_concept.setdefault(aspects.concept, []).append(fact)
    return FactIndex(
        language,
        MappingProxyType({key: tuple(group) for key, group in by_place.items()}),
        MappingProxyType({name: tuple(group) for name, group in by_concept.items()}),
    )


def period_for(taxonomy: Taxonomy, concept: QName, period: Period) -> Period:
    """The period in which a concept reports for one of the project's periods: its end for an instant concept."""
    declared = taxonomy.concept(concept)
    if declared is not None and declared.period_type == "instant" and period.kind is PeriodKind.DURATION:
        return period.closing
    return period


def without_defaults(taxonomy: Taxonomy, members: Mapping[QName, Member]) -> Dimensions:
    """Dimensions as facts carry them: a default member is not written (Dimensions 1.0 section 3.1.4.6)."""
    return dimensions_of(
        {
            axis: member
            for axis, member in members.items()
            if not (isinstance(member, ExplicitMember) and taxonomy.defaults.get(axis) == member.member)
        }
    )


def period_names(project: Project, periods: Iterable[Period]) -> tuple[str, ...]:
    """The names an author may use for periods, in the project's order; dates for those that have no name."""
    wanted = list(dict.fromkeys(periods))
    named = [name for name, period in project.periods.items() if period in wanted or period.closing in wanted]
    known = {bound for name in named for bound in (project.periods[name], project.periods[name].closing)}
    return (*named, *sorted(str(period) for period in wanted if period not in known))


def suggestion(name: str, known: Iterable[str]) -> str | None:
    """A sentence naming the closest known names, or None where nothing is close."""
    close = difflib.get_close_matches(name, sorted(set(known)), n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(close)}?" if close else None
