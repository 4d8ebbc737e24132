"""Base sets to networks of relationships between elements (XBRL 2.1 section 3.5.3.9; Dimensions 1.0 section 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from disclose.diagnostics import Diagnostic, error
from disclose.lexical import parse_decimal
from disclose.names import (
    ARCROLE_DIMENSION_DEFAULT,
    ARCROLE_DIMENSION_DOMAIN,
    ARCROLE_DOMAIN_MEMBER,
    XBRLDT,
    QName,
)
from disclose.taxonomy.dts.document import BaseSet, NodeRelationship
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration
from disclose.taxonomy.network import Network, Relationship

_TARGET_ROLE = f"{{{XBRLDT}}}targetRole"
_CONTEXT_ELEMENT = f"{{{XBRLDT}}}contextElement"
_CLOSED = f"{{{XBRLDT}}}closed"
_USABLE = f"{{{XBRLDT}}}usable"
_TRUE = frozenset({"true", "1"})
_FALSE = frozenset({"false", "0"})
_ONE = Decimal(1)


class NetworkBuilder:
    """Builds the networks of one taxonomy set; numbers that can't be read are in `findings`."""

    def __init__(self) -> None:
        self.findings: list[Diagnostic] = []
        self._numbers: dict[str, Decimal | None] = {}

    def networks(self, base_sets: Iterable[BaseSet]) -> dict[tuple[str, str], Network]:
        """Networks by arcrole and link role. Base sets that differ only in the names of their links or arcs are joined."""
        found: dict[tuple[str, str], list[Relationship]] = {}
        for base_set in base_sets:
            relationships = list(self._relationships(base_set))
            if relationships:
                found.setdefault((base_set.arcrole, base_set.role), []).extend(relationships)
        return {
            (arcrole, role): Network(arcrole, role, tuple(relationships)) for (arcrole, role), relationships in found.items()
        }

    def _relationships(self, base_set: BaseSet) -> Iterator[Relationship]:
        for relationship in base_set.effective:
            source, target = relationship.source, relationship.target
            if not isinstance(source, ElementDeclaration) or not isinstance(target, ElementDeclaration):
                continue
            get = relationship.arc.attributes.get
            order = get("order")
            weight = get("weight")
            yield Relationship(
                source=source.qname,
                target=target.qname,
                order=_ONE if order is None else self._number("order", order, relationship) or Decimal(0),
                weight=None if weight is None else self._number("weight", weight, relationship),
                preferred_label=get("preferredLabel"),
                target_role=get(_TARGET_ROLE),
                context_element=get(_CONTEXT_ELEMENT),
                closed=get(_CLOSED) in _TRUE,
                usable=get(_USABLE) not in _FALSE,
                span=relationship.link.source.span(relationship.arc.line),
            )

    def _number(self, name: str, text: str, relationship: NodeRelationship) -> Decimal | None:
        known = self._numbers.get(text)
        if known is None:
            known = self._numbers[text] = parse_decimal(text)
            if known is None:
                message = f"The arc's {name} is {text!r}, which is not a decimal number"
                span = relationship.link.source.span(relationship.arc.line)
                self.findings.append(error("xmlSchema:valueError", message, span))
        return known


def dimension_defaults(networks: Mapping[tuple[str, str], Network]) -> dict[QName, QName]:
    """The default member of each dimension (Dimensions 1.0 section 2.7.1); of several the first that is a member of the
    dimension: an arc to anything else makes no default member. Several members are for the rules."""
    found: dict[QName, list[QName]] = {}
    for (arcrole, _), network in networks.items():
        if arcrole == ARCROLE_DIMENSION_DEFAULT:
            for relationship in network.relationships:
                found.setdefault(relationship.source, []).append(relationship.target)
    return {dimension: _chosen(networks, dimension, targets) for dimension, targets in found.items()}


def _chosen(networks: Mapping[tuple[str, str], Network], dimension: QName, targets: list[QName]) -> QName:
    if len(set(targets)) == 1:
        return targets[0]
    members: set[QName] = set()
    todo = [(ARCROLE_DIMENSION_DOMAIN, role, dimension) for arcrole, role in networks if arcrole == ARCROLE_DIMENSION_DOMAIN]
    seen = set(todo)
    while todo:
        arcrole, role, concept = todo.pop()
        network = networks.get((arcrole, role))
        for arc in network.children(concept) if network is not None else ():
            members.add(arc.target)
            step = (ARCROLE_DOMAIN_MEMBER, arc.target_role or role, arc.target)
            if step not in seen:
                seen.add(step)
                todo.append(step)
    return next((target for target in targets if target in members), targets[0])
