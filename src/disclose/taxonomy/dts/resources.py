"""Labels and references: relationships from declarations and roles to resources (XBRL 2.1 sections 5.2.2 and 5.2.3; Generic
Labels 1.0; Generic References 1.0)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclose.names import (
    ARCROLE_CONCEPT_LABEL,
    ARCROLE_CONCEPT_REFERENCE,
    ARCROLE_ELEMENT_LABEL,
    ARCROLE_ELEMENT_REFERENCE,
    ROLE_LABEL,
    ROLE_REFERENCE,
    QName,
)
from disclose.taxonomy.dts.document import BaseSet, Node
from disclose.taxonomy.dts.nodes import Resource, RoleType
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration
from disclose.taxonomy.taxonomy import Label, Reference

_LABEL_ARCROLES = (ARCROLE_CONCEPT_LABEL, ARCROLE_ELEMENT_LABEL)
_REFERENCE_ARCROLES = (ARCROLE_CONCEPT_REFERENCE, ARCROLE_ELEMENT_REFERENCE)


def labels(base_sets: Iterable[BaseSet]) -> dict[QName, tuple[Label, ...]]:
    """The labels of each element, in the order of their arcs. A label without a language has the empty one."""
    found: dict[QName, list[Label]] = {}
    for node, resource in _resources(base_sets, _LABEL_ARCROLES):
        if isinstance(node, ElementDeclaration):
            label = Label(resource.role or ROLE_LABEL, resource.language or "", resource.text)
            found.setdefault(node.qname, []).append(label)
    return {name: tuple(group) for name, group in found.items()}


def references(base_sets: Iterable[BaseSet]) -> dict[QName, tuple[Reference, ...]]:
    """The references of each element, in the order of their arcs. One resource may serve many elements."""
    found: dict[QName, list[Reference]] = {}
    made: dict[Resource, Reference] = {}
    for node, resource in _resources(base_sets, _REFERENCE_ARCROLES):
        if isinstance(node, ElementDeclaration):
            reference = made.get(resource)
            if reference is None:
                reference = made[resource] = Reference(resource.role or ROLE_REFERENCE, resource.parts)
            found.setdefault(node.qname, []).append(reference)
    return {name: tuple(group) for name, group in found.items()}


def titles(base_sets: Iterable[BaseSet]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The generic labels of link roles, by role URI: language and text, the first label in each language."""
    found: dict[str, dict[str, str]] = {}
    for node, resource in _resources(base_sets, (ARCROLE_ELEMENT_LABEL,)):
        if isinstance(node, RoleType):
            found.setdefault(node.uri, {}).setdefault(resource.language or "", resource.text)
    return {uri: tuple(texts.items()) for uri, texts in found.items()}


def _resources(base_sets: Iterable[BaseSet], arcroles: tuple[str, ...]) -> Iterator[tuple[Node, Resource]]:
    """Nodes and their resources; a pair that stands in several link roles comes once."""
    chosen = [base_set for base_set in base_sets if base_set.arcrole in arcroles]
    seen: set[tuple[Node, Resource]] | None = set() if len(chosen) > 1 else None
    for base_set in chosen:
        for relationship in base_set.effective:
            target = relationship.target
            if not isinstance(target, Resource):
                continue
            if seen is not None:
                pair = (relationship.source, target)
                if pair in seen:
                    continue
                seen.add(pair)
            yield relationship.source, target
