"""What rules on a taxonomy look at: its documents and what they come to, with the indexes they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.names import STANDARD_NAMESPACES, XS, QName
from disclose.rules.dts.hierarchy import Hierarchy
from disclose.rules.dts.uses import Uses
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.dimensions import DimensionIndex
from disclose.taxonomy.dts.document import BaseSet, Document, DocumentKind, Dts, Node
from disclose.taxonomy.dts.nodes import ExtendedLink, Locator, OtherNode, RoleType
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration, SchemaType


class DtsSubject(Struct, frozen=True, eq=False, dict=True):
    """A taxonomy set and the taxonomy it compiles to. Indexes are built when first asked for."""

    dts: Dts
    taxonomy: Taxonomy

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents that are not XBRL's own published schemas, which need no judging, in order of discovery."""
        return tuple(
            document
            for document in self.dts.documents.values()
            if not (document.kind is DocumentKind.SCHEMA and document.namespace in STANDARD_NAMESPACES)
        )

    @cached_property
    def schemas(self) -> tuple[Document, ...]:
        """Those of them that are schemas."""
        return tuple(document for document in self.documents if document.kind is DocumentKind.SCHEMA)

    @cached_property
    def links(self) -> tuple[ExtendedLink, ...]:
        """Their extended links, in order of discovery."""
        return tuple(link for document in self.documents for link in document.links)

    @cached_property
    def elements(self) -> tuple[ElementDeclaration, ...]:
        """Their element declarations, in order of discovery."""
        return tuple(element for document in self.schemas for element in document.elements)

    @cached_property
    def hierarchy(self) -> Hierarchy:
        """Which elements and types are what, by their substitution groups and derivations."""
        return Hierarchy(self.dts.elements, self.dts.types)

    @cached_property
    def groups(self) -> Mapping[QName, SchemaType]:
        """The named groups of elements; of several of one name the first."""
        documents = self.dts.documents.values()
        return _by_name(group for document in documents for group in document.groups)

    @cached_property
    def attribute_groups(self) -> Mapping[QName, SchemaType]:
        """The named groups of attributes; of several of one name the first."""
        documents = self.dts.documents.values()
        return _by_name(group for document in documents for group in document.attribute_groups)

    @cached_property
    def uses(self) -> Uses:
        """Where roles and arcroles are used."""
        return Uses(self.documents, self.hierarchy)

    @cached_property
    def dimensions(self) -> DimensionIndex:
        """The dimensional relationships of the taxonomy, indexed."""
        return DimensionIndex(self.taxonomy)

    @cached_property
    def base_sets(self) -> Mapping[str, tuple[BaseSet, ...]]:
        """The base sets of each arcrole."""
        found: dict[str, list[BaseSet]] = {}
        for base_set in self.dts.base_sets:
            found.setdefault(base_set.arcrole, []).append(base_set)
        return {arcrole: tuple(group) for arcrole, group in found.items()}

    def located(self, link: ExtendedLink, locator: Locator) -> Node | None:
        """The node that a locator points to; None for one that points to nothing, which discovery reports."""
        if locator.fragment:
            return self.dts.node(locator.uri, locator.fragment)
        document = self.dts.by_uri.get(locator.uri)
        return None if document is None else OtherNode(document.source, document.root.clark, None, 1)

    def name(self, qname: QName) -> str:
        """A name as authors write it: with the prefix that the taxonomy recommends, if it has one."""
        return f"xs:{qname.local}" if qname.namespace == XS else self.taxonomy.display_name(qname)

    def arc_span(self, link: ExtendedLink, line: int) -> Span:
        """The place of an arc or locator of a link."""
        return link.source.span(line)

    def used_on(self, uri: str) -> frozenset[QName]:
        """The elements that the declarations of a role or arcrole name."""
        return self._used_on.get(uri, frozenset())

    @cached_property
    def _used_on(self) -> Mapping[str, frozenset[QName]]:
        declared = (*self.dts.role_types.items(), *self.dts.arcrole_types.items())
        return {uri: frozenset(name for role in group for name in role.used_on) for uri, group in declared}

    def role_types(self) -> Iterator[tuple[str, tuple[RoleType, ...]]]:
        """The role types and arcrole types by URI, those declared more than once together."""
        yield from self.dts.role_types.items()
        yield from self.dts.arcrole_types.items()


def _by_name(definitions: Iterable[SchemaType]) -> dict[QName, SchemaType]:
    found: dict[QName, SchemaType] = {}
    for definition in definitions:
        if definition.name is not None:
            found.setdefault(definition.name, definition)
    return found
