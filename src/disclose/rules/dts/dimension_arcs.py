"""XBRL Dimensions 1.0: what the arcs of the definition linkbase start at, point to and say (sections 2.2 to 2.7)."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.diagnostics import Span
from disclose.names import (
    ARCROLE_ALL,
    ARCROLE_DIMENSION_DEFAULT,
    ARCROLE_DIMENSION_DOMAIN,
    ARCROLE_DOMAIN_MEMBER,
    ARCROLE_HYPERCUBE_DIMENSION,
    ARCROLE_NOT_ALL,
    ROLE_LINK,
    XBRLDT,
    QName,
)
from disclose.rules.dts.dimension_declarations import TYPED_DOMAIN_REF, role_of
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.subject import DtsSubject
from disclose.rules.rule import spans_of
from disclose.taxonomy import Role
from disclose.taxonomy.dts.document import Node, NodeRelationship
from disclose.taxonomy.dts.nodes import ReferenceKind
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration

_HAS_HYPERCUBE = (ARCROLE_ALL, ARCROLE_NOT_ALL)
_CONSECUTIVE = (*_HAS_HYPERCUBE, ARCROLE_HYPERCUBE_DIMENSION, ARCROLE_DIMENSION_DOMAIN, ARCROLE_DOMAIN_MEMBER)
_CONTEXT_ELEMENT = f"{{{XBRLDT}}}contextElement"
_TARGET_ROLE = f"{{{XBRLDT}}}targetRole"
_KINDS = {
    Role.ITEM: "an item",
    Role.TUPLE: "a tuple",
    Role.HYPERCUBE: "a hypercube",
    Role.DIMENSION: "a dimension",
}
EXPLICIT = "an explicit dimension"


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


def hypercube_without_context_element(subject: DtsSubject) -> Iterator[Finding]:
    """An all or notAll arc does not say whether dimensions stand in the segment or in the scenario.

    Why: a context has both. Without `xbrldt:contextElement` nobody knows in which of them the dimensions are looked for.

    Example: an `all` arc with `xbrldt:closed="true"` and nothing else.

    Instead: add `xbrldt:contextElement="segment"` or `"scenario"`, the same throughout the taxonomy.
    """
    for relationship in _arcs(subject, *_HAS_HYPERCUBE):
        if _CONTEXT_ELEMENT not in relationship.arc.attributes:
            message = f"The {_described(subject, relationship)} has no xbrldt:contextElement"
            yield Finding(message, _place(relationship), "Add it, with the value segment or scenario.")


def target_role_not_declared(subject: DtsSubject) -> Iterator[Finding]:
    """An arc goes on in an extended link role that its linkbase does not declare.

    Why: a target role that leads nowhere empties the hypercube, the dimension or the domain behind the arc, and every fact
    becomes invalid or every check passes.

    Example: `xbrldt:targetRole="http://example.com/role/axis"` in a linkbase with no `roleRef` for that role.

    Instead: add a `link:roleRef` for the role to the linkbase of the arc, or correct its URI.
    """
    declared: dict[str, frozenset[str]] = {}
    for relationship in _arcs(subject, *_CONSECUTIVE):
        role = relationship.arc.attributes.get(_TARGET_ROLE)
        if role is None or role == ROLE_LINK:
            continue
        uri = relationship.link.source.uri
        if uri not in declared:
            references = subject.dts.by_uri[uri].references
            roles = (one.defines or "" for one in references if one.kind is ReferenceKind.ROLE_REF)
            declared[uri] = frozenset(role.strip() for role in roles)
        if role.strip() not in declared[uri]:
            message = f"The {_described(subject, relationship)} goes on in role {role}, which its linkbase does not declare"
            yield Finding(message, _place(relationship), "Add a roleRef for the role, or correct its URI.")


def domain_of_no_explicit_dimension(subject: DtsSubject) -> Iterator[Finding]:
    """A dimension-domain arc starts at something that is no explicit dimension.

    Why: the arc gives a dimension its members. A typed dimension has values and no members, and anything else has neither.

    Example: an arc from `RevenueTable`, a hypercube, to `AllRegionsMember`.

    Instead: start the arc at the dimension; for a typed dimension remove it.
    """
    for relationship, what in _not_explicit(subject, ARCROLE_DIMENSION_DOMAIN):
        yield _wrong(subject, relationship, f"must start at {EXPLICIT}", what)


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
        yield _wrong(subject, relationship, f"must start at {EXPLICIT}", what)


def default_that_is_no_member(subject: DtsSubject) -> Iterator[Finding]:
    """A dimension-default arc points to something that can't be a member.

    Why: the default is the member that stands for an absent dimension. Members are items.

    Example: an arc from `RegionAxis` to itself.

    Instead: point to the member that stands for the whole.
    """
    yield from _ends(subject, (ARCROLE_DIMENSION_DEFAULT,), "point to", Role.ITEM)


def several_default_members(subject: DtsSubject) -> Iterator[Finding]:
    """A dimension has more than one default member.

    Why: the default stands for a dimension that a fact does not report. With two of them nobody knows which one the fact is
    about. Defaults hold in the whole taxonomy, whatever the link role of their arc.

    Example: `AllRegionsMember` as the default of `RegionAxis` in one link role and `WorldMember` in another.

    Instead: keep one.
    """
    first: dict[QName, NodeRelationship] = {}
    for relationship in _arcs(subject, ARCROLE_DIMENSION_DEFAULT):
        source, target = relationship.source, relationship.target
        if not isinstance(source, ElementDeclaration) or not isinstance(target, ElementDeclaration):
            continue
        if target.qname not in subject.dimensions.members(source.qname):
            # no member of the dimension, so that it can't be its default member
            continue
        known = first.setdefault(source.qname, relationship)
        if isinstance(known.target, ElementDeclaration) and known.target.qname != target.qname:
            one, other = subject.name(known.target.qname), subject.name(target.qname)
            message = f"{subject.name(source.qname)} has two default members, {one} and {other}"
            yield Finding(message, _place(relationship), "Keep one.", related=spans_of(_place(known)))


def _arcs(subject: DtsSubject, *arcroles: str) -> Iterator[NodeRelationship]:
    """The relationships of arcroles that are in force."""
    for arcrole in arcroles:
        for base_set in subject.base_sets.get(arcrole, ()):
            yield from base_set.effective


def _ends(subject: DtsSubject, arcroles: tuple[str, ...], how: str, role: Role) -> Iterator[Finding]:
    """Relationships whose source (``start at``) or target does not play the part it must."""
    for relationship in _arcs(subject, *arcroles):
        node = relationship.source if how == "start at" else relationship.target
        if not isinstance(node, ElementDeclaration) or role_of(subject, node) is not role:
            yield _wrong(subject, relationship, f"must {how} {_KINDS[role]}", node)


def _not_explicit(subject: DtsSubject, arcrole: str) -> Iterator[tuple[NodeRelationship, Node]]:
    """Relationships whose source is no explicit dimension, with that source."""
    for relationship in _arcs(subject, arcrole):
        node = relationship.source
        if (
            not isinstance(node, ElementDeclaration)
            or role_of(subject, node) is not Role.DIMENSION
            or TYPED_DOMAIN_REF in node.attributes
        ):
            yield relationship, node


def _wrong(subject: DtsSubject, relationship: NodeRelationship, what: str, node: Node) -> Finding:
    message = f"The {_described(subject, relationship)} {what}; {_named(subject, node)} is {_kind(subject, node)}"
    return Finding(message, _place(relationship), "Correct the arc, or the substitution group of that element.")


def _kind(subject: DtsSubject, node: Node) -> str:
    if not isinstance(node, ElementDeclaration):
        return "no concept"
    role = role_of(subject, node)
    if role is Role.DIMENSION and TYPED_DOMAIN_REF in node.attributes:
        return "a typed dimension"
    return "no concept" if role is None else _KINDS[role]


def _named(subject: DtsSubject, node: Node) -> str:
    return subject.name(node.qname) if isinstance(node, ElementDeclaration) else "that"


def _described(subject: DtsSubject, relationship: NodeRelationship) -> str:
    """``dimension-domain arc from RegionAxis to WorldMember``."""
    arcrole = relationship.arc.arcrole.rpartition("/")[2]
    return f"{arcrole} arc from {_named(subject, relationship.source)} to {_named(subject, relationship.target)}"


def _place(relationship: NodeRelationship) -> Span:
    return relationship.link.source.span(relationship.line)
