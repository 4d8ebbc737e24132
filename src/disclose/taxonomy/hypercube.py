"""Hypercubes, and the ways in which what is reported can fail to fit one (XBRL Dimensions 1.0 sections 2.3 and 3.1)."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from msgspec import Struct

from disclose.model import Context, Member
from disclose.names import QName

SEGMENT, SCENARIO = "segment", "scenario"


class Hypercube(Struct, frozen=True):
    """A hypercube as the primary items of one extended link role see it (Dimensions 1.0 section 2.3).

    `dimensions` are its dimensions, each with the link role in which its domain begins. An `excluding` hypercube (notAll)
    is one that facts must not satisfy; a `closed` one allows nothing further in its `context_element`, which is ``segment``
    or ``scenario``; None where the taxonomy leaves out which.
    """

    qname: QName
    role: str
    dimensions: tuple[tuple[QName, str], ...]
    closed: bool = False
    excluding: bool = False
    context_element: str | None = None


class Placement(Struct, frozen=True):
    """How a context divides what it holds: the dimensions that stand in its segment, the others standing in its scenario; and
    which of the two (``segment``, ``scenario``) hold something that is no dimension."""

    in_segment: frozenset[QName] = frozenset()
    with_more: frozenset[str] = frozenset()

    def holds(self, dimension: QName, element: str | None) -> bool:
        """Whether a reported dimension stands in a context element; None asks for either."""
        return element is None or (dimension in self.in_segment) == (element == SEGMENT)

    def holds_more(self, element: str | None) -> bool:
        """Whether a context element holds something that is no dimension; None asks for either."""
        return element in self.with_more or (element is None and bool(self.with_more))


def placement_of(context: Context) -> Placement:
    """How a context divides what it holds."""
    other = context.other
    parts: Collection[tuple[str, str]] = () if other is None else ((SEGMENT, other.segment), (SCENARIO, other.scenario))
    return Placement(context.in_segment, frozenset(name for name, content in parts if content))


class Fault(StrEnum):
    """Why a fact does not satisfy a hypercube."""

    MISSING = "missing"
    """A dimension is not reported and has no default."""
    MISPLACED = "misplaced"
    """A dimension without a default is reported in the other context element than the one the hypercube looks at."""
    NOT_A_MEMBER = "not a member"
    """The member, or the default that stands for an absent one, is not in the dimension's domain."""
    NOT_USABLE = "not usable"
    """The member is in the domain for structure only."""
    UNEXPECTED = "unexpected"
    """A closed hypercube does not have the dimension."""
    OTHER_CONTENT = "other content"
    """A closed hypercube's context element holds something that is no dimension."""
    EXCLUDED = "excluded"
    """The combination is one that an excluding hypercube describes."""


class Misfit(Struct, frozen=True):
    """One reason why a fact does not satisfy one hypercube."""

    hypercube: Hypercube
    fault: Fault
    dimension: QName | None = None
    member: Member | None = None
