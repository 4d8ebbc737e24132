"""The relationships of one arcrole, found by the concepts between which they lead, whatever the extended link role."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter

from disclose.names import QName
from disclose.taxonomy.concept import Concept, DataType
from disclose.taxonomy.network import Network, Relationship

RoleArc = tuple[str, Relationship]
"""A relationship after the extended link role it is in."""


class Arcs(ABC):
    """All relationships of one arcrole. What is asked about one concept costs what there is about it."""

    @abstractmethod
    def leaving(self, concept: QName) -> Sequence[RoleArc]:
        """The relationships from a concept: by network, then in document order."""

    @abstractmethod
    def arriving(self, concept: QName) -> Sequence[RoleArc]:
        """The relationships to a concept: by network, then in document order."""

    @abstractmethod
    def types(self, concepts: Mapping[QName, Concept]) -> Collection[DataType]:
        """The types of the concepts between which there are relationships. `concepts` are those of the taxonomy."""

    @property
    @abstractmethod
    def repeated(self) -> bool:
        """Whether two relationships of one network lead from one concept to another."""

    def involves(self, concept: QName) -> bool:
        """Whether a relationship leads from or to a concept."""
        return bool(self.leaving(concept) or self.arriving(concept))


class IndexedNetworks(ABC, Mapping[tuple[str, str], Network]):
    """Networks by arcrole and role that can say without being gone through what they hold of an arcrole."""

    @abstractmethod
    def arcs(self, arcrole: str) -> Arcs:
        """The relationships of an arcrole."""

    @abstractmethod
    def of(self, arcrole: str) -> Iterator[Network]:
        """The networks of an arcrole, in order."""


class ListedArcs(Arcs):
    """The relationships of some networks, indexed when they are first asked for."""

    def __init__(self, networks: Iterable[Network]) -> None:
        self._networks = tuple(networks)

    def leaving(self, concept: QName) -> Sequence[RoleArc]:
        return self._by_source.get(concept, ())

    def arriving(self, concept: QName) -> Sequence[RoleArc]:
        return self._by_target.get(concept, ())

    def types(self, concepts: Mapping[QName, Concept]) -> Collection[DataType]:
        arcs = (arc for network in self._networks for arc in network.relationships)
        known = (concepts.get(name) for name in {name for arc in arcs for name in (arc.source, arc.target)})
        return {id(concept.type): concept.type for concept in known if concept is not None}.values()

    @cached_property
    def repeated(self) -> bool:
        """Whether two relationships of one network lead from one concept to another."""
        pairs = ([(arc.source, arc.target) for arc in network.relationships] for network in self._networks)
        return any(len(set(one)) < len(one) for one in pairs)

    @cached_property
    def _by_source(self) -> dict[QName, list[RoleArc]]:
        return self._by(attrgetter("source"))

    @cached_property
    def _by_target(self) -> dict[QName, list[RoleArc]]:
        return self._by(attrgetter("target"))

    def _by(self, name_of: Callable[[Relationship], QName]) -> dict[QName, list[RoleArc]]:
        found: dict[QName, list[RoleArc]] = {}
        for network in self._networks:
            for arc in network.relationships:
                found.setdefault(name_of(arc), []).append((network.role, arc))
        return found
