"""Pointers that are more than the id of a declaration, link or resource: counted children, and ids of other elements.

They are rare, so documents are read a second time for them, and only those they point into.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from disclose.taxonomy.catalog import Catalog
from disclose.taxonomy.dts.document import Document, Node
from disclose.taxonomy.dts.nodes import ExtendedLink, OtherNode, Resource, RoleType, line_of
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration, SchemaType
from disclose.taxonomy.dts.xpointer import Pointer, parse_fragment
from disclose.xml_source import parse_xml


def find_pointed(
    documents: Iterable[Document], by_uri: Mapping[str, Document], catalog: Catalog
) -> dict[tuple[str, str], Node]:
    """The nodes of all fragments in the documents that `Document.ids` does not answer, as far as they exist."""
    wanted: dict[str, dict[str, tuple[Pointer, ...]]] = {}
    for uri, fragment in _fragments(documents):
        document = by_uri.get(uri)
        if document is not None and fragment not in document.ids:
            pointers = parse_fragment(fragment)
            if pointers:
                wanted.setdefault(uri, {})[fragment] = pointers
    found: dict[tuple[str, str], Node] = {}
    for uri, fragments in wanted.items():
        data = catalog.read(uri)
        tree = parse_xml(data.value, by_uri[uri].shown).value if data.value is not None else None
        if tree is not None:
            for fragment, node in _look_up(by_uri[uri], tree.getroot(), fragments):
                found[uri, fragment] = node
    return found


def _fragments(documents: Iterable[Document]) -> Iterator[tuple[str, str]]:
    for document in documents:
        for reference in document.references:
            if reference.uri is not None and reference.fragment:
                yield reference.uri, reference.fragment
        for element in document.elements:
            if element.typed_domain is not None:
                yield element.typed_domain
        for link in document.links:
            for locator in link.locators:
                if locator.fragment:
                    yield locator.uri, locator.fragment


def _look_up(
    document: Document, root: etree._Element, fragments: Mapping[str, tuple[Pointer, ...]]
) -> Iterator[tuple[str, Node]]:
    tree = _Tree(root)
    paths = {node.path: node for node in _extracted(document)}
    for fragment, pointers in fragments.items():
        for pointer in pointers:
            element = tree.point(pointer)
            if element is None:
                continue
            start = document.ids.get(pointer.id) if pointer.id is not None else None
            origin = start.path if start is not None and not isinstance(start, OtherNode) else None
            known = paths.get(pointer.children if pointer.id is None else (origin or ()) + pointer.children)
            yield fragment, known or OtherNode(document.source, str(element.tag), element.get("id"), line_of(element))
            break


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
