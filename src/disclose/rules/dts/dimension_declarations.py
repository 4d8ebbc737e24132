"""XBRL Dimensions 1.0: how hypercubes, dimensions and the domains of typed dimensions are declared (sections 2.2.1 and 2.5)."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.rules.dts.dimension_nodes import TYPED_DOMAIN_REF, role_of
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy import Role
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration, SchemaType
from disclose.taxonomy.dts.uri import split_fragment

_POINT = "Write the schema's location, a '#' and the id of the global element that holds the values."


def hypercube_not_abstract(subject: DtsSubject) -> Iterator[Finding]:
    """A hypercube is declared without `abstract="true"`.

    Why: a hypercube describes what facts may say. If it isn't abstract, a report could contain it as if it were a fact.

    Example: `<xs:element name="RevenueTable" substitutionGroup="xbrldt:hypercubeItem" …/>` with no `abstract`.

    Instead: add `abstract="true"` to the declaration.
    """
    yield from _not_abstract(subject, Role.HYPERCUBE)


def dimension_not_abstract(subject: DtsSubject) -> Iterator[Finding]:
    """A dimension is declared without `abstract="true"`.

    Why: a dimension is something that facts are broken down by. If it isn't abstract, a report could contain it as if it were
    a fact.

    Example: `<xs:element name="RegionAxis" substitutionGroup="xbrldt:dimensionItem" …/>` with no `abstract`.

    Instead: add `abstract="true"` to the declaration.
    """
    yield from _not_abstract(subject, Role.DIMENSION)


def _not_abstract(subject: DtsSubject, role: Role) -> Iterator[Finding]:
    for element in subject.elements:
        if not element.abstract and role_of(subject, element) is role:
            message = f"The {role.value} {subject.name(element.qname)} is not abstract"
            yield Finding(message, element.span, 'Add abstract="true" to its declaration.')


def typed_domain_of_no_dimension(subject: DtsSubject) -> Iterator[Finding]:
    """An element that is no dimension has a typedDomainRef.

    Why: the attribute says what values a typed dimension takes. Elsewhere it means nothing, and somebody meant something.

    Example: `xbrldt:typedDomainRef` on an item, because the substitution group is `xbrli:item` by mistake.

    Instead: put the element in the substitution group `xbrldt:dimensionItem`, or remove the attribute.
    """
    for element in subject.elements:
        if TYPED_DOMAIN_REF in element.attributes and role_of(subject, element) is not Role.DIMENSION:
            message = f"{subject.name(element.qname)} has a typedDomainRef and is no dimension"
            yield Finding(message, element.span, "Make it a dimension, or remove the attribute.")


def typed_domain_without_fragment(subject: DtsSubject) -> Iterator[Finding]:
    """The typedDomainRef of a dimension names no element: it has no fragment.

    Why: a schema has many elements. Only the id after the `#` says which of them holds the dimension's values.

    Example: `xbrldt:typedDomainRef="domains.xsd"`.

    Instead: write the id of the element after a `#`: `domains.xsd#ex_version`.
    """
    for element, href in _references(subject):
        if not split_fragment(href)[1]:
            message = f"The typedDomainRef of {subject.name(element.qname)} is {href!r}, which names no element of a schema"
            yield Finding(message, element.span, _POINT)


def typed_domain_outside_the_taxonomy(subject: DtsSubject) -> Iterator[Finding]:
    """The typedDomainRef of a dimension points into a schema that is not part of the taxonomy.

    Why: whoever opens the taxonomy reads the schemas that it imports and refers to. A typedDomainRef is no such reference, so
    that the dimension's values would have no type.

    Example: `xbrldt:typedDomainRef="domains.xsd#ex_version"` in a schema that doesn't import `domains.xsd`.

    Instead: import that schema.
    """
    for element, href in _references(subject):
        if element.typed_domain is not None and element.typed_domain[0] not in subject.dts.by_uri:
            message = f"The typedDomainRef of {subject.name(element.qname)} points into {split_fragment(href)[0]}"
            message += ", which is not a schema of the taxonomy"
            yield Finding(message, element.span, "Import that schema, or correct the location.")


def typed_domain_that_is_no_element(subject: DtsSubject) -> Iterator[Finding]:
    """The typedDomainRef of a dimension does not point to a global element that can stand in a context.

    Why: the value of a typed dimension is written as that element. A type, a local element or an abstract one can't be
    written there.

    Example: a typedDomainRef with the id of a complex type.

    Instead: declare a global element of that type, which isn't abstract, and point to its id.
    """
    for element, _ in _references(subject):
        if element.typed_domain is None or element.typed_domain[0] not in subject.dts.by_uri:
            continue
        uri, fragment = element.typed_domain
        node = subject.dts.node(uri, fragment)
        if isinstance(node, ElementDeclaration) and not node.abstract:
            continue
        found = "nothing" if node is None else "a local element or another part of the schema"
        if isinstance(node, ElementDeclaration):
            found = f"{subject.name(node.qname)}, which is abstract"
        elif isinstance(node, SchemaType):
            found = "a type"
        message = f"The typedDomainRef of {subject.name(element.qname)} points to {found}"
        yield Finding(message, element.span, "Point to the id of a global element that is not abstract.")


def _references(subject: DtsSubject) -> Iterator[tuple[ElementDeclaration, str]]:
    """Every dimension with a typedDomainRef, as written."""
    for element in subject.elements:
        href = element.attributes.get(TYPED_DOMAIN_REF)
        if href is not None and role_of(subject, element) is Role.DIMENSION:
            yield element, href
