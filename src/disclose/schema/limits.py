"""Schemas that would take an engine minutes or gigabytes, found before one sees them.

Content models expand: a group that refers to another twice, and so on for thirty groups, stands for a thousand million
elements. libxml2 takes time cubic in the number of elements that can stand for one another in a content model, and
memory quadratic in the length of a chain of substitutions. The bounds are far above any taxonomy that is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclose.diagnostics import Diagnostic, Span, error
from disclose.names import XBRLI, QName
from disclose.schema.documents import SchemaDocument, SchemaSet
from disclose.schema.outline import Component

LIMIT_CODE = "disclose.schema:limit"
MAX_PATTERN = 10_000
"""Longest pattern of a simple type, in characters."""
MAX_CONTENT = 100_000
"""Most elements that the content model of one component may come to, all groups expanded."""
MAX_SUBSTITUTES = 500
"""Most elements that may stand for another one in a content model."""
MAX_CHAIN = 100
"""Longest chain of elements that stand for one another."""

_OPENED = frozenset({QName(XBRLI, "item"), QName(XBRLI, "tuple")})
"""Heads of any number of elements that the published instance schema refers to; see assembly.py."""


def costly(schemas: SchemaSet) -> tuple[Diagnostic, ...]:
    """One finding for each component that goes beyond the bounds."""
    groups = {
        component.name: component
        for document in schemas.documents.values()
        for component in document.components
        if component.kind in ("group", "attributeGroup")
    }
    heads = {name: head for document in schemas.documents.values() for name, head in document.heads if head is not None}
    substitutes, deepest = _substitutes(heads)
    sizes: dict[QName, int] = {}
    found: list[Diagnostic] = []
    for document in schemas.documents.values():
        for component in document.components:
            found += _component(component, document, _size(component, groups, sizes), substitutes)
    if deepest is not None:
        message = f"More than {MAX_CHAIN} elements stand for one another in a chain of substitution groups, or in a circle"
        found.append(error(LIMIT_CODE, message, _declared(deepest, schemas)))
    return tuple(found)


def _declared(element: QName, schemas: SchemaSet) -> Span | None:
    """Where a global element is declared; the first line of its document where its name is not written as it is."""
    for document in schemas.documents.values():
        if any(name == element for name, _ in document.heads):
            at = document.data.find(f'name="{element.local}"'.encode())
            return Span(document.shown, document.data.count(b"\n", 0, max(at, 0)) + 1)
    return None


def _component(
    component: Component, document: SchemaDocument, size: int, substitutes: Mapping[QName, int]
) -> Iterator[Diagnostic]:
    span = Span(document.shown, component.line)
    if component.pattern > MAX_PATTERN:
        yield error(LIMIT_CODE, f"A pattern of more than {MAX_PATTERN:,} characters is not read", span)
    if size > MAX_CONTENT:
        message = f"The content of {component.kind} {component.name.local} comes to more than {MAX_CONTENT:,} elements"
        yield error(LIMIT_CODE, message, span)
    opened = _OPENED if document.namespace == XBRLI else frozenset()
    for element in dict.fromkeys(component.elements):
        if element not in opened and substitutes.get(element, 0) > MAX_SUBSTITUTES:
            message = f"More than {MAX_SUBSTITUTES} elements can stand for {element.local} in {component.name.local}"
            yield error(LIMIT_CODE, message, span)


def _size(component: Component, groups: Mapping[QName, Component], sizes: dict[QName, int]) -> int:
    """The number of elements in the content of a component, groups expanded; a group in itself counts once.

    Groups are sized innermost first, without recursion: a chain of them can be long.
    """
    todo = [name for name in component.groups if name in groups]
    path: set[QName] = set()
    while todo:
        name = todo[-1]
        waiting = [inner for inner in groups[name].groups if inner in groups and inner not in sizes and inner not in path]
        if name in sizes or not waiting or name in path:
            if name not in sizes:
                sizes[name] = _sum(groups[name], sizes)
            path.discard(name)
            todo.pop()
        else:
            path.add(name)
            todo += waiting
    return _sum(component, sizes)


def _sum(component: Component, sizes: Mapping[QName, int]) -> int:
    # one more than the bound is as good as any number beyond it
    return min(MAX_CONTENT + 1, component.particles + sum(sizes.get(name, 0) + 1 for name in component.groups))


def _substitutes(heads: Mapping[QName, QName]) -> tuple[Mapping[QName, int], QName | None]:
    """How many elements can stand for each head, directly or through others, counted no further than matters; and the first
    element from which a chain is too long."""
    counts: dict[QName, int] = {}
    deepest: QName | None = None
    for name in heads:
        at: QName | None = heads.get(name)
        steps = 0
        while at is not None and steps <= MAX_CHAIN:
            counts[at] = counts.get(at, 0) + 1
            at = heads.get(at)
            steps += 1
        if steps > MAX_CHAIN and deepest is None:
            deepest = name
    return counts, deepest
