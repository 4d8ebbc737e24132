"""Relationships between concepts and the networks they form (XBRL 2.1 section 3.5.3; Dimensions 1.0 section 2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from operator import attrgetter

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.names import QName


class Relationship(Struct, frozen=True):
    """One effective arc between two concepts. Fields that an arcrole does not use keep their defaults."""

    source: QName
    target: QName
    order: Decimal = Decimal(1)
    weight: Decimal | None = None
    preferred_label: str | None = None
    target_role: str | None = None
    context_element: str | None = None
    closed: bool = False
    usable: bool = True
    span: Span | None = None


class Network(Struct, frozen=True, dict=True):
    """All relationships of one arcrole in one extended link role, in order (ties in document order)."""

    arcrole: str
    role: str
    relationships: tuple[Relationship, ...]

    @cached_property
    def _children(self) -> dict[QName, tuple[Relationship, ...]]:
        return _grouped(self.relationships, attrgetter("source"))

    @cached_property
    def _parents(self) -> dict[QName, tuple[Relationship, ...]]:
        return _grouped(self.relationships, attrgetter("target"))

    def children(self, concept: QName) -> tuple[Relationship, ...]:
        """The relationships from a concept, by order."""
        return self._children.get(concept, ())

    def parents(self, concept: QName) -> tuple[Relationship, ...]:
        """The relationships to a concept."""
        return self._parents.get(concept, ())

    @property
    def sources(self) -> tuple[QName, ...]:
        """Concepts with children, in document order."""
        return tuple(self._children)

    @property
    def roots(self) -> tuple[QName, ...]:
        """Sources that are nobody's target, in document order."""
        return tuple(name for name in self._children if name not in self._parents)

    def walk(self) -> Iterator[tuple[int, QName, Relationship | None]]:
        """Every node in presentation order: depth (0 for roots), concept, the relationship that led there.

        A concept already on the path from the root is not entered again, so that a cycle ends.
        """
        stack: list[tuple[int, QName, Relationship | None, tuple[QName, ...]]]
        stack = [(0, root, None, ()) for root in reversed(self.roots)]
        while stack:
            depth, concept, arrived, path = stack.pop()
            yield depth, concept, arrived
            if concept in path:
                continue
            for relationship in reversed(self.children(concept)):
                stack.append((depth + 1, relationship.target, relationship, (*path, concept)))


def _grouped(
    relationships: Iterable[Relationship], name_of: Callable[[Relationship], QName]
) -> dict[QName, tuple[Relationship, ...]]:
    """Relationships by a name, each group by order."""
    groups: dict[QName, list[Relationship]] = {}
    for relationship in relationships:
        groups.setdefault(name_of(relationship), []).append(relationship)
    return {name: tuple(sorted(group, key=attrgetter("order"))) for name, group in groups.items()}
