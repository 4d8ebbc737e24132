"""The documents of a discoverable taxonomy set, and the set itself (XBRL 2.1 section 3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct, field

from disclose.names import QName
from disclose.taxonomy.dts.nodes import Arc, DocumentReference, ExtendedLink, OtherNode, Resource, RoleType, Source
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration, SchemaType

Node: TypeAlias = ElementDeclaration | SchemaType | Resource | ExtendedLink | RoleType | OtherNode
"""Whatever a locator can point to."""


class DocumentKind(StrEnum):
    """What the root element of a document makes it. Others can be pointed to; nothing is discovered from them."""

    SCHEMA = "schema"
    LINKBASE = "linkbase"
    OTHER = "other"


class Document(Struct, frozen=True, eq=False):
    """One document and everything in it that a taxonomy is made of, in document order.

    `digest` is the SHA-256 of its bytes in hexadecimal. `namespace` is a schema's target namespace. `prefixes` are the
    namespace declarations of the root element. `role_types` holds arcrole types too. `ids` leads from an ``id`` to the node
    that carries it. `misplaced` are elements that stand where they have no effect. `attributes` are those of the root element.
    `groups` and `attribute_groups` are named groups, each held like a complex type.
    `attribute_types` are the types of global attributes, or the names of these, by name in Clark notation.
    """

    source: Source
    kind: DocumentKind
    root: QName
    digest: str
    namespace: str
    prefixes: Mapping[str, str]
    references: tuple[DocumentReference, ...]
    links: tuple[ExtendedLink, ...]
    role_types: tuple[RoleType, ...]
    elements: tuple[ElementDeclaration, ...]
    types: tuple[SchemaType, ...]
    ids: Mapping[str, Node]
    misplaced: tuple[OtherNode, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    groups: tuple[SchemaType, ...] = ()
    attribute_groups: tuple[SchemaType, ...] = ()
    attribute_types: Mapping[str, SchemaType | QName] = field(default_factory=dict)

    @property
    def uri(self) -> str:
        """The absolute URI."""
        return self.source.uri

    @property
    def shown(self) -> str:
        """The path as diagnostics show it."""
        return self.source.shown


class NodeRelationship(Struct, frozen=True, eq=False):
    """An arc between two nodes: an arc from m locators to n locators gives m times n of these."""

    arc: Arc
    link: ExtendedLink
    source: Node
    target: Node

    @property
    def line(self) -> int:
        """The line of the arc, in the link's document."""
        return self.arc.line


class BaseSet(Struct, frozen=True, eq=False):
    """All arcs of one arcrole in extended links of one role, by the names of link and arc (XBRL 2.1 section 3.5.3.9.7.3).

    `relationships` are all of them in document order; `effective` are those that remain after prohibition and overriding.
    """

    arcrole: str
    role: str
    link_element: str
    arc_element: str
    relationships: tuple[NodeRelationship, ...]
    effective: tuple[NodeRelationship, ...]


class Dts(Struct, frozen=True, eq=False):
    """A discoverable taxonomy set: documents in order of discovery, and what they declare together.

    Where a name or role is declared several times the first declaration stands in `elements` and `types`, all of them in
    `role_types` and `arcrole_types`. `entry_points` are URIs, `references` what led to them. `by_uri` leads to a document from
    every URI that a catalog maps to it; `documents` has each once, under the first. `missing` are URIs that nothing could be
    read from. `pointed` are the nodes of pointers that `Document.ids` does not answer, by URI and fragment.
    """

    entry_points: tuple[str, ...]
    documents: Mapping[str, Document]
    by_uri: Mapping[str, Document]
    missing: frozenset[str]
    elements: Mapping[QName, ElementDeclaration]
    types: Mapping[QName, SchemaType]
    role_types: Mapping[str, tuple[RoleType, ...]]
    arcrole_types: Mapping[str, tuple[RoleType, ...]]
    pointed: Mapping[tuple[str, str], Node]
    base_sets: tuple[BaseSet, ...]
    references: tuple[DocumentReference, ...] = ()

    def node(self, uri: str, fragment: str) -> Node | None:
        """The node that a fragment of a document points to."""
        document = self.by_uri.get(uri)
        found = None if document is None else document.ids.get(fragment)
        return self.pointed.get((uri, fragment)) if found is None else found
