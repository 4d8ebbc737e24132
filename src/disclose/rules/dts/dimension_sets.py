"""XBRL Dimensions 1.0: how the arcs of a dimensional taxonomy go together (sections 2.3 to 2.7)."""

from __future__ import annotations

from collections.abc import Iterator

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
from disclose.rules.dts.dimension_nodes import arcs, described, place
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.subject import DtsSubject
from disclose.rules.rule import spans_of
from disclose.taxonomy import Relationship
from disclose.taxonomy.dts.document import NodeRelationship
from disclose.taxonomy.dts.nodes import ReferenceKind
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration

_HAS_HYPERCUBE = (ARCROLE_ALL, ARCROLE_NOT_ALL)
_CONSECUTIVE = (*_HAS_HYPERCUBE, ARCROLE_HYPERCUBE_DIMENSION, ARCROLE_DIMENSION_DOMAIN, ARCROLE_DOMAIN_MEMBER)
_CONTEXT_ELEMENT = f"{{{XBRLDT}}}contextElement"
_TARGET_ROLE = f"{{{XBRLDT}}}targetRole"
_MOST_LISTED = 9


def hypercube_without_context_element(subject: DtsSubject) -> Iterator[Finding]:
    """An all or notAll arc does not say whether dimensions stand in the segment or in the scenario.

    Why: a context has both. Without `xbrldt:contextElement` nobody knows in which of them the dimensions are looked for.

    Example: an `all` arc with `xbrldt:closed="true"` and nothing else.

    Instead: add `xbrldt:contextElement="segment"` or `"scenario"`, the same throughout the taxonomy.
    """
    for relationship in arcs(subject, *_HAS_HYPERCUBE):
        if _CONTEXT_ELEMENT not in relationship.arc.attributes:
            message = f"The {described(subject, relationship)} has no xbrldt:contextElement"
            yield Finding(message, place(relationship), "Add it, with the value segment or scenario.")


def target_role_not_declared(subject: DtsSubject) -> Iterator[Finding]:
    """An arc goes on in an extended link role that its linkbase does not declare.

    Why: a target role that leads nowhere empties the hypercube, the dimension or the domain behind the arc, and every fact
    becomes invalid or every check passes.

    Example: `xbrldt:targetRole="http://example.com/role/axis"` in a linkbase with no `roleRef` for that role.

    Instead: add a `link:roleRef` for the role to the linkbase of the arc, or correct its URI.
    """
    declared: dict[str, frozenset[str]] = {}
    for relationship in arcs(subject, *_CONSECUTIVE):
        role = relationship.arc.attributes.get(_TARGET_ROLE)
        if role is None or role == ROLE_LINK:
            continue
        uri = relationship.link.source.uri
        if uri not in declared:
            references = subject.dts.by_uri[uri].references
            roles = (one.defines or "" for one in references if one.kind is ReferenceKind.ROLE_REF)
            declared[uri] = frozenset(role.strip() for role in roles)
        if role.strip() not in declared[uri]:
            message = f"The {described(subject, relationship)} goes on in role {role}, which its linkbase does not declare"
            yield Finding(message, place(relationship), "Add a roleRef for the role, or correct its URI.")


def several_default_members(subject: DtsSubject) -> Iterator[Finding]:
    """A dimension has more than one default member.

    Why: the default stands for a dimension that a fact does not report. With two of them nobody knows which one the fact is
    about. Defaults hold in the whole taxonomy, whatever the link role of their arc.

    Example: `AllRegionsMember` as the default of `RegionAxis` in one link role and `WorldMember` in another.

    Instead: keep one.
    """
    first: dict[QName, NodeRelationship] = {}
    for relationship in arcs(subject, ARCROLE_DIMENSION_DEFAULT):
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
            yield Finding(message, place(relationship), "Keep one.", related=spans_of(place(known)))


def primary_item_among_its_members(subject: DtsSubject) -> Iterator[Finding]:
    """An item is a member of a dimension by which its own facts are broken down.

    Why: the item would be a line of the table and a column of it at once; a figure of it could stand in either.

    Example: `Revenue` has `RevenueTable`, and the domain of the table's `LineAxis` contains `Revenue`.

    Instead: declare members of their own for the dimension, or mark the item's arc in the domain `usable="false"`.
    """
    for network in (one for arcrole in _HAS_HYPERCUBE for one in subject.taxonomy.networks_of(arcrole)):
        for arc in network.relationships:
            items = subject.dimensions.enumeration(arc.source, network.role, head_usable=True).usable
            for dimension, role in subject.dimensions.dimensions_of(arc, network.role):
                both = sorted(subject.name(name) for name in items & subject.dimensions.domain(dimension, role).usable)
                if both:
                    more = ", …" if len(both) > _MOST_LISTED else ""
                    message = f"{subject.name(dimension)} in {subject.name(arc.target)} has members that are items with that "
                    message += f"hypercube: {', '.join(both[:_MOST_LISTED])}{more}"
                    yield Finding(message, arc.span, "Use other concepts as members, or make them unusable there.")


def domain_that_contains_itself(subject: DtsSubject) -> Iterator[Finding]:
    """The members of a dimension come back to where they began.

    Why: a domain is a tree or at least a hierarchy. In a circle there is no whole and no part, and totals never end. Arcs that
    target roles connect count as if they stood in one link role.

    Example: `WorldMember` over `EuropeMember` in one link role, and from there, by a target role, `EuropeMember` over
    `WorldMember`.

    Instead: remove the arc that leads back.
    """
    judged: set[tuple[QName, str]] = set()
    for network in (one for arcrole in _HAS_HYPERCUBE for one in subject.taxonomy.networks_of(arcrole)):
        for has_hypercube in network.relationships:
            for dimension, role in subject.dimensions.dimensions_of(has_hypercube, network.role):
                if (dimension, role) in judged:
                    continue
                judged.add((dimension, role))
                circle = _circle(subject.dimensions.domain_arcs(dimension, role))
                if circle:
                    names = " > ".join(subject.name(arc.source) for arc in circle)
                    message = f"The domain of {subject.name(dimension)} contains itself: {names} > "
                    message += subject.name(circle[-1].target)
                    others = spans_of(*(arc.span for arc in circle[:-1]))
                    yield Finding(message, circle[-1].span, "Remove the arc that leads back.", related=others)


def _circle(relationships: Iterator[Relationship]) -> tuple[Relationship, ...]:
    """Arcs that lead from a concept back to it; empty where none do. Each arc is followed once."""
    below: dict[QName, list[Relationship]] = {}
    for each in relationships:
        below.setdefault(each.source, []).append(each)
    done: set[QName] = set()
    for start in below:
        path: list[Relationship] = []
        on_path = {start}
        waiting = [iter(below[start])] if start not in done else []
        while waiting:
            arc = next(waiting[-1], None)
            if arc is None:
                waiting.pop()
                left = path.pop().target if path else start
                on_path.discard(left)
                done.add(left)
            elif arc.target in on_path:
                path.append(arc)
                first = next(at for at, one in enumerate(path) if one.source == arc.target)
                return tuple(path[first:])
            elif arc.target not in done:
                path.append(arc)
                on_path.add(arc.target)
                waiting.append(iter(below.get(arc.target, ())))
    return ()
