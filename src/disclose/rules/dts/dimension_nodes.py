"""What rules on dimensional taxonomies share: the arcs they look at, and what is at the ends of these."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.diagnostics import Span
from disclose.names import XBRLDT
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy import Role
from disclose.taxonomy.dts.document import Node, NodeRelationship
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration

TYPED_DOMAIN_REF = f"{{{XBRLDT}}}typedDomainRef"
_PARTS = {
    Role.ITEM: "an item",
    Role.TUPLE: "a tuple",
    Role.HYPERCUBE: "a hypercube",
    Role.DIMENSION: "a dimension",
}


def role_of(subject: DtsSubject, element: ElementDeclaration) -> Role | None:
    """The part that an element plays; None for one that is no concept."""
    concept = subject.taxonomy.concepts.get(element.qname)
    return None if concept is None else concept.role


def arcs(subject: DtsSubject, *arcroles: str) -> Iterator[NodeRelationship]:
    """The relationships of arcroles that are in force."""
    for arcrole in arcroles:
        for base_set in subject.base_sets.get(arcrole, ()):
            yield from base_set.effective


def kind(subject: DtsSubject, node: Node) -> str:
    """What a node is: ``a typed dimension``."""
    if not isinstance(node, ElementDeclaration):
        return "no concept"
    role = role_of(subject, node)
    if role is Role.DIMENSION and TYPED_DOMAIN_REF in node.attributes:
        return "a typed dimension"
    return "no concept" if role is None else part(role)


def named(subject: DtsSubject, node: Node) -> str:
    """The name of an element; ``that`` for a node without one."""
    return subject.name(node.qname) if isinstance(node, ElementDeclaration) else "that"


def described(subject: DtsSubject, relationship: NodeRelationship) -> str:
    """``dimension-domain arc from RegionAxis to WorldMember``."""
    arcrole = relationship.arc.arcrole.rpartition("/")[2]
    return f"{arcrole} arc from {named(subject, relationship.source)} to {named(subject, relationship.target)}"


def place(relationship: NodeRelationship) -> Span:
    """Where the arc of a relationship stands."""
    return relationship.link.source.span(relationship.line)


def part(role: Role) -> str:
    """``a hypercube``."""
    return _PARTS[role]
