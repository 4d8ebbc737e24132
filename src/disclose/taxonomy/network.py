"""Relationships between concepts and the networks they form (XBRL 2.1 section 3.5.3; Dimensions 1.0 section 2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from disclose.diagnostics import Span
from disclose.names import QName


@dataclass(frozen=True, slots=True)
class Relationship:
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


@dataclass(frozen=True, slots=True)
class Network:
    """All relationships of one arcrole in one extended link role, in order (ties in document order)."""

    arcrole: str
    role: str
    relationships: tuple[Relationship, ...]
    _children: dict[QName, tuple[Relationship, ...]] = field(init=False, repr=False, compare=False, hash=False)
    _parents: dict[QName, tuple[Relationship, ...]] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        children: dict[QName, list[Relationship]] = {}
        parents: dict[QName, list[Relationship]] = {}
        for relationship in self.relationships:
            children.setdefault(relationship.source, []).append(relationship)
            parents.setdefault(relationship.target, []).append(relationship)
        for group in children.values():
            group.sort(key=lambda relationship: relationship.order)
        object.__setattr__(self, "_children", {name: tuple(group) for name, group in children.items()})
        object.__setattr__(self, "_parents", {name: tuple(group) for name, group in parents.items()})

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
