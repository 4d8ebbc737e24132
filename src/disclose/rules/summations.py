"""The calculations of a taxonomy: how each total is made up, found from the concepts that a report has.

Calculations 1.1 have an arcrole of their own (2023) and let a processor read the arcrole of XBRL 2.1 (2003) in the same way.
Most published taxonomies have no other, so both are read. Where a taxonomy gives a total in one link role by both, the one
of 2023 holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from msgspec import Struct

from disclose.names import ARCROLE_SUMMATION_10, ARCROLE_SUMMATION_11, QName
from disclose.taxonomy import DataType, Relationship, Taxonomy
from disclose.taxonomy.arcs import ListedArcs, RoleArc

_ARCROLES = (ARCROLE_SUMMATION_11, ARCROLE_SUMMATION_10)


class Summation(Struct, frozen=True):
    """How a total is made up in an extended link role: the relationships to its contributions, in order."""

    role: str
    total: QName
    arcs: tuple[Relationship, ...]


class Summations:
    """The calculations of a taxonomy; false where it has none. None of them counts where calculations are not `asked` for."""

    def __init__(self, taxonomy: Taxonomy, *, asked: bool = True) -> None:
        self._taxonomy, self._asked = taxonomy, asked
        self._current = taxonomy.arcs(ARCROLE_SUMMATION_11) if asked else ListedArcs(())
        self._older = taxonomy.arcs(ARCROLE_SUMMATION_10) if asked else ListedArcs(())
        self._of: dict[QName, tuple[Summation, ...]] = {}

    def __bool__(self) -> bool:
        return any(True for arcrole in _ARCROLES for _ in self._taxonomy.networks_of(arcrole)) if self._asked else False

    def of(self, total: QName) -> tuple[Summation, ...]:
        """Every way in which a concept is a total: those of 2023, then of 2003 what these leave open."""
        found = self._of.get(total)
        if found is None:
            current = _by_role(self._current.leaving(total))
            older = {role: arcs for role, arcs in _by_role(self._older.leaving(total)).items() if role not in current}
            groups = (*current.items(), *older.items())
            found = tuple(Summation(role, total, tuple(sorted(arcs, key=attrgetter("order")))) for role, arcs in groups)
            self._of[total] = found
        return found

    def to(self, concept: QName) -> Iterator[RoleArc]:
        """The relationships that make a concept a contribution, each with its extended link role."""
        yield from self._current.arriving(concept)
        for role, arc in self._older.arriving(concept):
            if not self._is_current(arc.source, role):
                yield role, arc

    def involves(self, concept: QName) -> bool:
        """Whether a concept is a total or a contribution."""
        return bool(self.of(concept)) or any(True for _ in self.to(concept))

    def all(self) -> Iterator[Summation]:
        """Every calculation: those of 2023, then of 2003 what these leave open."""
        for arcrole in _ARCROLES if self._asked else ():
            for network in self._taxonomy.networks_of(arcrole):
                for total in network.sources:
                    if arcrole == ARCROLE_SUMMATION_11 or not self._is_current(total, network.role):
                        yield Summation(network.role, total, network.children(total))

    def types(self) -> Iterator[DataType]:
        """The types of the concepts that take part in calculations."""
        yield from self._current.types(self._taxonomy.concepts)
        yield from self._older.types(self._taxonomy.concepts)

    @property
    def repeated(self) -> bool:
        """Whether some total has the same contribution twice."""
        return self._current.repeated or self._older.repeated

    def _is_current(self, total: QName, role: str) -> bool:
        return any(role == other for other, _ in self._current.leaving(total))


def _by_role(arcs: Iterable[RoleArc]) -> dict[str, list[Relationship]]:
    found: dict[str, list[Relationship]] = {}
    for role, arc in arcs:
        found.setdefault(role, []).append(arc)
    return found
