"""Which dimensions and members a fact may report: the dimensional relationship set, indexed (XBRL Dimensions 1.0 section 2).

Looked up in a `Taxonomy` as far as somebody asks, and then kept. A primary item inherits the hypercubes of its ancestors in
the domain-member networks; target roles are followed; in at least one extended link role all its hypercubes must be
satisfied. Which of segment and scenario holds a dimension is asked where a document says so: a report's model has one set of
dimensions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from disclose.model import Dimensions, ExplicitMember, Member
from disclose.names import (
    ARCROLE_ALL,
    ARCROLE_DIMENSION_DOMAIN,
    ARCROLE_DOMAIN_MEMBER,
    ARCROLE_HYPERCUBE_DIMENSION,
    ARCROLE_NOT_ALL,
    QName,
)
from disclose.taxonomy.concept import Role
from disclose.taxonomy.hypercube import Fault, Hypercube, Misfit, Placement
from disclose.taxonomy.network import Relationship
from disclose.taxonomy.taxonomy import Taxonomy


class Domain(Struct, frozen=True):
    """The members that a dimension or an enumeration can take in a link role: those that may be reported, and those
    that only structure the others."""

    usable: frozenset[QName]
    unusable: frozenset[QName]


class DimensionIndex:
    """Answers questions about dimensional validity; every answer is computed once."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy
        self._own: dict[QName, dict[str, list[Hypercube]]] = {}
        self._hypercubes: dict[QName, Mapping[str, tuple[Hypercube, ...]]] = {}
        self._signatures: dict[QName, int] = {}
        self._signature_of: dict[tuple[tuple[str, tuple[Hypercube, ...]], ...], int] = {}
        self._domains: dict[tuple[str, QName, str], Domain] = {}
        self._misfits: dict[tuple[int, Dimensions, Placement | None], tuple[Misfit, ...]] = {}

    def _own_hypercubes(self, item: QName) -> Mapping[str, list[Hypercube]]:
        """The hypercubes that arcs from a primary item lead to, by extended link role."""
        found = self._own.get(item)
        if found is None:
            found = self._own[item] = {}
            for arcrole in (ARCROLE_ALL, ARCROLE_NOT_ALL):
                for role, arc in self._taxonomy.arcs(arcrole).leaving(item):
                    dimensions = tuple(self.dimensions_of(arc, role))
                    excluding = arcrole == ARCROLE_NOT_ALL
                    hypercube = Hypercube(arc.target, role, dimensions, arc.closed, excluding, arc.context_element)
                    found.setdefault(role, []).append(hypercube)
        return found

    def dimensions_of(self, has_hypercube: Relationship, role: str) -> Iterator[tuple[QName, str]]:
        """The dimensions of the hypercube that an all or notAll arc in a link role leads to, each with the link role in which
        its domain begins."""
        start = has_hypercube.target_role or role
        network = self._taxonomy.network(ARCROLE_HYPERCUBE_DIMENSION, start)
        for arc in network.children(has_hypercube.target) if network is not None else ():
            yield arc.target, arc.target_role or start

    def is_typed(self, dimension: QName) -> bool | None:
        """Whether a name is a typed (True) or an explicit (False) dimension; None where it is no dimension at all."""
        concept = self._taxonomy.concepts.get(dimension)
        if concept is None or concept.role is not Role.DIMENSION:
            return None
        return concept.typed_domain is not None

    def hypercubes(self, item: QName) -> Mapping[str, tuple[Hypercube, ...]]:
        """The hypercubes of a primary item, its own and the inherited, by extended link role (section 2.6.2)."""
        found = self._hypercubes.get(item)
        if found is None:
            found = self._hypercubes[item] = self._inherited(item)
        return found

    def signature(self, item: QName) -> int:
        """A number that primary items with the same hypercubes share: what is allowed for one is allowed for all of them."""
        found = self._signatures.get(item)
        if found is None:
            hypercubes = tuple(self.hypercubes(item).items())
            found = self._signature_of.setdefault(hypercubes, len(self._signature_of))
            self._signatures[item] = found
        return found

    def _inherited(self, item: QName) -> Mapping[str, tuple[Hypercube, ...]]:
        by_role: dict[str, dict[Hypercube, None]] = {}
        members = self._taxonomy.arcs(ARCROLE_DOMAIN_MEMBER)
        seen: set[tuple[QName, str | None]] = {(item, None)}
        todo: list[tuple[QName, str | None]] = [(item, None)]
        while todo:
            concept, role = todo.pop()
            for own_role, hypercubes in self._own_hypercubes(concept).items():
                if role is None or role == own_role:
                    by_role.setdefault(own_role, {}).update(dict.fromkeys(hypercubes))
            for source_role, arc in members.arriving(concept):
                above = (arc.source, source_role)
                if (role is None or role == (arc.target_role or source_role)) and above not in seen:
                    seen.add(above)
                    todo.append(above)
        return {role: tuple(hypercubes) for role, hypercubes in by_role.items()}

    def domain(self, dimension: QName, role: str) -> Domain:
        """The domain of an explicit dimension that begins in a link role (section 2.5.3). A member is unusable when any
        arc to it says so."""
        return self._domain(ARCROLE_DIMENSION_DOMAIN, dimension, role)

    def enumeration(self, head: QName, role: str, *, head_usable: bool) -> Domain:
        """The domain of an enumeration that begins at a head concept (Extensible Enumerations 2.0 section 2.1)."""
        domain = self._domain(ARCROLE_DOMAIN_MEMBER, head, role)
        return Domain(domain.usable | {head}, domain.unusable) if head_usable else domain

    def domain_arcs(self, dimension: QName, role: str) -> Iterator[Relationship]:
        """Every arc of the domain of an explicit dimension that begins in a link role."""
        return self._walk(ARCROLE_DIMENSION_DOMAIN, dimension, role)

    def members(self, dimension: QName) -> frozenset[QName]:
        """The members that a dimension has in any link role, usable or not."""
        networks = self._taxonomy.networks_of(ARCROLE_DIMENSION_DOMAIN)
        domains = [self.domain(dimension, network.role) for network in networks if network.children(dimension)]
        return frozenset().union(*(domain.usable | domain.unusable for domain in domains))

    def _domain(self, arcrole: str, start: QName, role: str) -> Domain:
        key = (arcrole, start, role)
        if key not in self._domains:
            usable: set[QName] = set()
            unusable: set[QName] = set()
            for arc in self._walk(arcrole, start, role):
                (usable if arc.usable else unusable).add(arc.target)
            self._domains[key] = Domain(frozenset(usable - unusable), frozenset(unusable))
        return self._domains[key]

    def _walk(self, arcrole: str, start: QName, role: str) -> Iterator[Relationship]:
        """The arcs that lead on from a concept in a link role: the first by an arcrole, further ones domain-member."""
        seen, todo = {(start, role)}, [(arcrole, start, role)]
        while todo:
            name, concept, here = todo.pop()
            network = self._taxonomy.network(name, here)
            for arc in network.children(concept) if network is not None else ():
                yield arc
                there = arc.target_role or here
                if (arc.target, there) not in seen:
                    seen.add((arc.target, there))
                    todo.append((ARCROLE_DOMAIN_MEMBER, arc.target, there))

    def breakdown(self, dimension: QName, member: QName | None = None) -> tuple[QName, ...]:
        """The direct children of a member, of a dimension's default member where none is given: the parts that add up to the
        whole. Of several link roles the first that has any."""
        whole = member if member is not None else self._taxonomy.defaults.get(dimension)
        for network in self._taxonomy.networks_of(ARCROLE_DIMENSION_DOMAIN) if whole is not None else ():
            for arc in network.children(dimension):
                members = self._taxonomy.network(ARCROLE_DOMAIN_MEMBER, arc.target_role or network.role)
                parts = members.children(whole) if members is not None and whole is not None else ()
                if parts:
                    return tuple(part.target for part in parts if part.usable)
        return ()

    def misfits(self, item: QName, dimensions: Dimensions, placement: Placement | None = None) -> tuple[Misfit, ...]:
        """Why no extended link role allows an item with these dimensions; empty where one does, or where the item has no
        hypercube (section 3.1.1). Without a `placement` every hypercube looks at all dimensions."""
        key = (self.signature(item), dimensions, placement)
        found = self._misfits.get(key)
        if found is None:
            found = self._misfits[key] = self._judge(self.hypercubes(item), dict(dimensions), placement)
        return found

    def _judge(
        self,
        by_role: Mapping[str, tuple[Hypercube, ...]],
        reported: Mapping[QName, Member],
        placement: Placement | None,
    ) -> tuple[Misfit, ...]:
        every: list[Misfit] = []
        for hypercubes in by_role.values():
            misfits = [misfit for hypercube in hypercubes for misfit in self._compare(hypercube, reported, placement)]
            if not misfits:
                return ()
            every += misfits
        return tuple(every)

    def _compare(self, hypercube: Hypercube, reported: Mapping[QName, Member], placement: Placement | None) -> list[Misfit]:
        misfits = list(self._mismatches(hypercube, reported, placement))
        if hypercube.excluding:
            return [] if misfits else [Misfit(hypercube, Fault.EXCLUDED)]
        return misfits

    def _mismatches(
        self, hypercube: Hypercube, reported: Mapping[QName, Member], placement: Placement | None
    ) -> Iterator[Misfit]:
        element = hypercube.context_element
        seen = reported
        if placement is not None and element is not None:
            seen = {name: member for name, member in reported.items() if placement.holds(name, element)}
        for dimension, role in hypercube.dimensions:
            member = seen.get(dimension)
            if member is None:
                default = self._taxonomy.defaults.get(dimension)
                if default is None:
                    member = reported.get(dimension)
                    yield Misfit(hypercube, Fault.MISSING if member is None else Fault.MISPLACED, dimension, member)
                    continue
                member = ExplicitMember(default)
            if isinstance(member, ExplicitMember):
                domain = self.domain(dimension, role)
                if member.member not in domain.usable:
                    fault = Fault.NOT_USABLE if member.member in domain.unusable else Fault.NOT_A_MEMBER
                    yield Misfit(hypercube, fault, dimension, member)
        if hypercube.closed:
            own = {dimension for dimension, _ in hypercube.dimensions}
            for dimension, member in seen.items():
                if dimension not in own:
                    yield Misfit(hypercube, Fault.UNEXPECTED, dimension, member)
            if placement is not None and placement.holds_more(element):
                yield Misfit(hypercube, Fault.OTHER_CONTENT)
