"""Pointers that are more than the id of a declaration, link or resource: counted children, and ids of other elements.

They are rare, so documents are read a second time for them, and only those they point into.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from disclose.taxonomy.catalog import Catalog
from disclose.taxonomy.dts.document import Document, Node
from disclose.taxonomy.dts.nodes import ExtendedLink, OtherNode, Resource, RoleType, line_of
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration, SchemaType
from disclose.taxonomy.dts.xpointer import Pointer, parse_fragment
from disclose.xml_source import parse_xml


class Pointers:
    """Finds what fragments point to. `pointed` has every node that was found here, by URI and fragment."""

    def __init__(self, by_uri: Mapping[str, Document], catalog: Catalog) -> None:
        self.pointed: dict[tuple[str, str], Node] = {}
        self._by_uri = by_uri
        self._catalog = catalog
        self._trees: dict[str, _Tree | None] = {}
        self._paths: dict[str, dict[tuple[int, ...], Node]] = {}

    def node(self, uri: str, fragment: str) -> Node | None:
        """The node that a fragment of a document of the set points to; None for one that points to nothing."""
        document = self._by_uri.get(uri)
        if document is None:
            return None
        known = document.ids.get(fragment) or self.pointed.get((uri, fragment))
        if known is not None:
            return known
        for pointer in parse_fragment(fragment) or ():
            node = self._look_up(document, uri, pointer)
            if node is not None:
                self.pointed[uri, fragment] = node
                return node
        return None

    def _look_up(self, document: Document, uri: str, pointer: Pointer) -> Node | None:
        tree = self._tree(document, uri)
        element = None if tree is None else tree.point(pointer)
        if element is None:
            return None
        start = document.ids.get(pointer.id) if pointer.id is not None else None
        origin = () if start is None or isinstance(start, OtherNode) else start.path
        known = self._paths[uri].get(origin + pointer.children)
        return known or OtherNode(document.source, str(element.tag), element.get("id"), line_of(element))

    def _tree(self, document: Document, uri: str) -> _Tree | None:
        if uri not in self._trees:
            data = self._catalog.read(uri)
            tree = parse_xml(data.value, document.shown).value if data.value is not None else None
            self._trees[uri] = None if tree is None else _Tree(tree.getroot())
            self._paths[uri] = {node.path: node for node in _extracted(document)}
        return self._trees[uri]


class _Tree:
    """A document in which elements are found by id and by counting; each list of children is made once, because a hostile
    document may count through a million of them a thousand times."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.ids: dict[str, etree._Element] = {}
        self.children: dict[etree._Element, list[etree._Element]] = {}
        for element in root.iter(etree.Element):
            name = element.get("id")
            if name is not None:
                self.ids.setdefault(name, element)

    def point(self, pointer: Pointer) -> etree._Element | None:
        steps = pointer.children
        element = self.ids.get(pointer.id) if pointer.id is not None else self.root if steps[0] == 1 else None
        for step in steps if pointer.id is not None else steps[1:]:
            if element is None:
                return None
            children = self.children.get(element)
            if children is None:
                children = self.children[element] = list(element.iterchildren(etree.Element))
            element = children[step - 1] if step <= len(children) else None
        return element


def _extracted(document: Document) -> Iterator[ElementDeclaration | SchemaType | RoleType | ExtendedLink | Resource]:
    yield from document.elements
    yield from document.types
    yield from document.role_types
    for link in document.links:
        yield link
        yield from link.resources
