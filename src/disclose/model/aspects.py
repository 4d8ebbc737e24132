"""What a fact is about: concept, entity, period, unit, language and taxonomy-defined dimensions (OIM section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from disclose.model.period import Period
from disclose.model.unit import Unit
from disclose.names import QName


class Entity(Struct, frozen=True):
    """Who reports: an identifier in a scheme (XBRL 2.1 section 4.7.3)."""

    scheme: str
    identifier: str

    def __str__(self) -> str:
        return self.identifier


class ExplicitMember(Struct, frozen=True, order=True):
    """The value of an explicit dimension: a domain member (Dimensions 1.0 section 3.1.4.4)."""

    member: QName

    def __str__(self) -> str:
        return self.member.local


class TypedMember(Struct, frozen=True, order=True):
    """The value of a typed dimension: the element that stands in the context and its content.

    `text` is the content in the type's canonical form where the domain's type is simple, else the whole element in
    canonical form. `nil` marks ``xsi:nil``. Dimensions 1.0 section 3.1.4.5.
    """

    element: QName
    text: str
    nil: bool = False

    def __str__(self) -> str:
        return "nil" if self.nil else self.text


Member: TypeAlias = ExplicitMember | TypedMember
Dimensions: TypeAlias = tuple[tuple[QName, Member], ...]
"""Pairs of dimension and member, sorted by dimension, each dimension once."""


def dimensions_of(members: Mapping[QName, Member]) -> Dimensions:
    """The canonical, sorted form of a mapping from dimension to member."""
    return tuple(sorted(members.items(), key=lambda item: item[0]))


class OtherContent(Struct, frozen=True):
    """What a segment and a scenario hold besides dimensions, in a canonical form: equal forms are s-equal (XBRL 2.1
    section 4.10). OIM has no such aspect."""

    segment: str = ""
    scenario: str = ""


class Aspects(Struct, frozen=True):
    """Everything that identifies what a fact says, apart from its value.

    `unit` is None for a fact that is not numeric. `language` is None where it does not apply. `other` is None where the
    context holds nothing but dimensions. Two facts with equal aspects are duplicates (OIM section 5.1).
    """

    concept: QName
    entity: Entity
    period: Period
    unit: Unit | None = None
    language: str | None = None
    dimensions: Dimensions = ()
    other: OtherContent | None = None

    def member(self, dimension: QName) -> Member | None:
        """The member reported for a dimension, or None where the fact does not report it."""
        for name, member in self.dimensions:
            if name == dimension:
                return member
        return None
