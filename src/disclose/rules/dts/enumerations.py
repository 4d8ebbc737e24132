"""Extensible Enumerations 1.0 and 2.0: concepts whose values are members of a domain say which domain (section 2)."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.lexical import parse_qname
from disclose.names import ENUM1, ENUM2
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy import ItemKind, Role
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration

_KINDS = frozenset({ItemKind.ENUMERATION, ItemKind.ENUMERATION_SET})
_PREFIXES = {ENUM1: "enum", ENUM2: "enum2"}


def enumeration_without_domain(subject: DtsSubject) -> Iterator[Finding]:
    """A concept whose values are members names no domain.

    Why: the domain is the head of the list of allowed values. Without one, no value is right.

    Example: `type="enum2:enumerationItemType"` with no `enum2:domain`.

    Instead: add `enum2:domain` with the name of the domain's head.
    """
    yield from _missing(subject, ENUM2, "domain", "Name the head of the list of values.")


def enumeration_of_no_domain(subject: DtsSubject) -> Iterator[Finding]:
    """The domain of a concept whose values are members is no domain.

    Why: the list of allowed values begins at the domain, which is an item. A hypercube, a dimension or a name that nothing
    declares begins no list.

    Example: `enum2:domain="ex:RegionAxis"`, which is a dimension.

    Instead: name an item: the dimension's domain, or the head of a list made for the concept.
    """
    yield from _wrong_domain(subject, ENUM2)


def enumeration_without_link_role(subject: DtsSubject) -> Iterator[Finding]:
    """A concept whose values are members names no link role for its domain.

    Why: the same domain can have different members in different link roles. Without a link role nobody knows which apply.

    Example: `enum2:domain="ex:AllRegionsMember"` with no `enum2:linkrole`.

    Instead: add `enum2:linkrole` with the extended link role of the domain-member relationships.
    """
    yield from _missing(subject, ENUM2, "linkrole", "Name the link role of its members.")


def enumeration_1_without_domain(subject: DtsSubject) -> Iterator[Finding]:
    """A concept of an enumeration type of version 1.0 names no domain.

    Why: the domain is the head of the list of allowed values. Without one, no value is right.

    Example: `type="enum:enumerationItemType"` with no `enum:domain`.

    Instead: add `enum:domain` with the name of the domain's head.
    """
    yield from _missing(subject, ENUM1, "domain", "Name the head of the list of values.")


def enumeration_1_of_no_domain(subject: DtsSubject) -> Iterator[Finding]:
    """The domain of a concept of an enumeration type of version 1.0 is no domain.

    Why: the list of allowed values begins at the domain, which is an item. A hypercube, a dimension or a name that nothing
    declares begins no list.

    Example: `enum:domain="ex:RegionAxis"`, which is a dimension.

    Instead: name an item: the dimension's domain, or the head of a list made for the concept.
    """
    yield from _wrong_domain(subject, ENUM1)


def enumeration_1_without_link_role(subject: DtsSubject) -> Iterator[Finding]:
    """A concept of an enumeration type of version 1.0 names no link role for its domain.

    Why: the same domain can have different members in different link roles. Without a link role nobody knows which apply.

    Example: `enum:domain="ex:AllRegionsMember"` with no `enum:linkrole`.

    Instead: add `enum:linkrole` with the extended link role of the domain-member relationships.
    """
    yield from _missing(subject, ENUM1, "linkrole", "Name the link role of its members.")


def _missing(subject: DtsSubject, namespace: str, attribute: str, help: str) -> Iterator[Finding]:
    for element in _enumerations(subject, namespace):
        if not element.attributes.get(f"{{{namespace}}}{attribute}", "").strip():
            message = f"{subject.name(element.qname)} takes members as values and has no {_PREFIXES[namespace]}:{attribute}"
            yield Finding(message, element.span, help)


def _wrong_domain(subject: DtsSubject, namespace: str) -> Iterator[Finding]:
    for element in _enumerations(subject, namespace):
        text = element.attributes.get(f"{{{namespace}}}domain", "").strip()
        qname = parse_qname(text, dict(element.namespaces))
        concept = None if qname is None else subject.taxonomy.concepts.get(qname)
        if text and (concept is None or concept.role is not Role.ITEM):
            what = "which the taxonomy doesn't declare" if concept is None else f"which is a {concept.role.value}"
            message = f"The domain of {subject.name(element.qname)} is {text}, {what}"
            yield Finding(message, element.span, "Name an item, the head of the list of values.")


def _enumerations(subject: DtsSubject, namespace: str) -> Iterator[ElementDeclaration]:
    """The concepts whose type derives from one of a version of the specification, by its namespace."""
    for element in subject.elements:
        concept = subject.taxonomy.concepts.get(element.qname)
        if concept is None or concept.kind not in _KINDS:
            continue
        if any(name.namespace == namespace for name in subject.hierarchy.names(element)):
            yield element
