"""XBRL Dimensions 1.0: what the arcs of a dimensional taxonomy start at and point to (sections 2.2 to 2.7)."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.names import (
    ARCROLE_ALL,
    ARCROLE_DIMENSION_DEFAULT,
    ARCROLE_DIMENSION_DOMAIN,
    ARCROLE_DOMAIN_MEMBER,
    ARCROLE_HYPERCUBE_DIMENSION,
    ARCROLE_NOT_ALL,
)
from disclose.rules.dts.dimension_nodes import TYPED_DOMAIN_REF, arcs, described, kind, named, part, place, role_of
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy import Role
from disclose.taxonomy.dts.document import Node, NodeRelationship
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration

_HAS_HYPERCUBE = (ARCROLE_ALL, ARCROLE_NOT_ALL)
_EXPLICIT = "an explicit dimension"


def hypercube_dimension_from_no_hypercube(subject: DtsSubject) -> Iterator[Finding]:
    """A hypercube-dimension arc starts at something that is no hypercube.

    Why: the arc lists the dimensions of a table. Only a hypercube is a table; anything else has no dimensions.

    Example: an arc from the item `Revenue` to `RegionAxis`.

    Instead: start the arc at the hypercube, or correct that element's substitution group.
    """
    yield from _ends(subject, (ARCROLE_HYPERCUBE_DIMENSION,), "start at", Role.HYPERCUBE)


def hypercube_dimension_to_no_dimension(subject: DtsSubject) -> Iterator[Finding]:
    """A hypercube-dimension arc points to something that is no dimension.

    Why: the arc lists the dimensions of a table. Anything else can't break a figure down.

    Example: an arc from `RevenueTable` to the member `EuropeMember`.

    Instead: point to the dimension, or correct that element's substitution group.
    """
    yield from _ends(subject, (ARCROLE_HYPERCUBE_DIMENSION,), "point to", Role.DIMENSION)


def hypercube_of_no_primary_item(subject: DtsSubject) -> Iterator[Finding]:
    """An all or notAll arc starts at something that is no primary item.

    Why: the arc says which table the facts of an item belong to. Hypercubes, dimensions and tuples have no such facts.

    Example: an `all` arc from `RegionAxis` to `RevenueTable`.

    Instead: start the arc at an item; an abstract one passes its hypercubes on to the items below it.
    """
    yield from _ends(subject, _HAS_HYPERCUBE, "start at", Role.ITEM)


def has_hypercube_to_no_hypercube(subject: DtsSubject) -> Iterator[Finding]:
    """An all or notAll arc points to something that is no hypercube.

    Why: the arc gives an item its table of dimensions. Without a hypercube at its end it gives nothing.

    Example: an `all` arc from `Revenue` straight to `RegionAxis`.

    Instead: point to a hypercube, and from there to the dimension.
    """
    yield from _ends(subject, _HAS_HYPERCUBE, "point to", Role.HYPERCUBE)


def domain_of_no_explicit_dimension(subject: DtsSubject) -> Iterator[Finding]:
    """A dimension-domain arc starts at something that is no explicit dimension.

    Why: the arc gives a dimension its members. A typed dimension has values and no members, and anything else has neither.

    Example: an arc from `RevenueTable`, a hypercube, to `AllRegionsMember`.

    Instead: start the arc at the dimension; for a typed dimension remove it.
    """
    for relationship, what in _not_explicit(subject, ARCROLE_DIMENSION_DOMAIN):
        yield _wrong(subject, relationship, f"must start at {_EXPLICIT}", what)


def domain_that_is_no_member(subject: DtsSubject) -> Iterator[Finding]:
    """A dimension-domain arc points to something that can't be a member.

    Why: members are items. A hypercube, a dimension or a tuple can't be the value of a dimension.

    Example: an arc from `RegionAxis` to another dimension.

    Instead: point to the domain or its first member, an item.
    """
    yield from _ends(subject, (ARCROLE_DIMENSION_DOMAIN,), "point to", Role.ITEM)


def domain_member_from_no_member(subject: DtsSubject) -> Iterator[Finding]:
    """A domain-member arc starts at something that is neither a primary item nor a member.

    Why: the arc puts a line below a line or a member below a member. Both are items.

    Example: an arc from `RegionAxis` to `EuropeMember`, which should be a dimension-domain arc.

    Instead: start the arc at an item, or use the arcrole for what is meant.
    """
    yield from _ends(subject, (ARCROLE_DOMAIN_MEMBER,), "start at", Role.ITEM)


def domain_member_to_no_member(subject: DtsSubject) -> Iterator[Finding]:
    """A domain-member arc points to something that is neither a primary item nor a member.

    Why: the arc puts a line below a line or a member below a member. Both are items.

    Example: an arc from `RevenueLineItems` to `RevenueTable`, which should be an `all` arc.

    Instead: point to an item, or use the arcrole for what is meant.
    """
    yield from _ends(subject, (ARCROLE_DOMAIN_MEMBER,), "point to", Role.ITEM)


def default_of_no_explicit_dimension(subject: DtsSubject) -> Iterator[Finding]:
    """A dimension-default arc starts at something that is no explicit dimension.

    Why: the default is the member that stands for an absent dimension. A typed dimension has no members.

    Example: an arc from `RevenueTable` to `AllRegionsMember`.

    Instead: start the arc at the dimension; for a typed dimension remove it.
    """
    for relationship, what in _not_explicit(subject, ARCROLE_DIMENSION_DEFAULT):
        yield _wrong(subject, relationship, f"must start at {_EXPLICIT}", what)


def default_that_is_no_member(subject: DtsSubject) -> Iterator[Finding]:
    """A dimension-default arc points to something that can't be a member.

    Why: the default is the member that stands for an absent dimension. Members are items.

    Example: an arc from `RegionAxis` to itself.

    Instead: point to the member that stands for the whole.
    """
    yield from _ends(subject, (ARCROLE_DIMENSION_DEFAULT,), "point to", Role.ITEM)


def _ends(subject: DtsSubject, arcroles: tuple[str, ...], how: str, role: Role) -> Iterator[Finding]:
    """Relationships whose source (``start at``) or target does not play the part it must."""
    for relationship in arcs(subject, *arcroles):
        node = relationship.source if how == "start at" else relationship.target
        if not isinstance(node, ElementDeclaration) or role_of(subject, node) is not role:
            yield _wrong(subject, relationship, f"must {how} {part(role)}", node)


def _not_explicit(subject: DtsSubject, arcrole: str) -> Iterator[tuple[NodeRelationship, Node]]:
    """Relationships whose source is no explicit dimension, with that source."""
    for relationship in arcs(subject, arcrole):
        node = relationship.source
        if (
            not isinstance(node, ElementDeclaration)
            or role_of(subject, node) is not Role.DIMENSION
            or TYPED_DOMAIN_REF in node.attributes
        ):
            yield relationship, node


def _wrong(subject: DtsSubject, relationship: NodeRelationship, what: str, node: Node) -> Finding:
    message = f"The {described(subject, relationship)} {what}; {named(subject, node)} is {kind(subject, node)}"
    return Finding(message, place(relationship), "Correct the arc, or the substitution group of that element.")
