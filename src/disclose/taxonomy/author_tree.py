"""Nested lists of the source as trees: of a statement's lines, of a dimension's members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from disclose.diagnostics import Diagnostic, Span, error
from disclose.taxonomy.author_files import Sourced


class Node(Struct):
    """A name in a tree, the label role asked for it, and what stands below it."""

    name: str
    span: Span
    label_role: str | None = None
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This node and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """All nodes of several trees in reading order."""
    for node in nodes:
        yield from node.walk()


def read_tree(item: Sourced[list[object]], found: list[Diagnostic]) -> list[Node]:
    """The roots of the tree that a list describes; what is neither name, mapping nor list is a finding."""
    return _nodes(item.value, item, (), found)


def _nodes(
    items: list[object], item: Sourced[list[object]], path: tuple[str | int, ...], found: list[Diagnostic]
) -> list[Node]:
    nodes: list[Node] = []
    for index, entry in enumerate(items):
        place = (*path, index)
        if isinstance(entry, str):
            nodes.append(Node(entry.strip(), item.span(*place)))
        elif isinstance(entry, dict):
            nodes += _mapping(entry, item, place, found)
        elif isinstance(entry, list) and nodes:
            nodes[-1].children += _nodes(entry, item, place, found)
        else:
            message = "A list of children follows no name" if isinstance(entry, list) else "An entry of the list is empty"
            found.append(error("disclose.taxonomy:tree", message, item.span(*place), help="Put a name before it."))
    return nodes


def _mapping(
    entries: dict[str, object], item: Sourced[list[object]], path: tuple[str | int, ...], found: list[Diagnostic]
) -> list[Node]:
    nodes: list[Node] = []
    for name, value in entries.items():
        place = (*path, name)
        node = Node(name.strip(), item.span(*place))
        if isinstance(value, str):
            node.label_role = value.strip()
        elif isinstance(value, list):
            node.children = _nodes(value, item, place, found)
        elif isinstance(value, dict):
            node.children = _mapping(value, item, place, found)
        nodes.append(node)
    return nodes


def cycles(edges: dict[str, list[str]]) -> Iterator[list[str]]:
    """Each way round in circles, from a name back to itself, of a directed graph given as children by name."""
    finished: set[str] = set()
    for root in edges:
        if root in finished:
            continue
        path: list[str] = [root]
        at: dict[str, int] = {root: 0}
        stack = [iter(edges[root])]
        while stack:
            child = next(stack[-1], None)
            if child is None:
                stack.pop()
                done = path.pop()
                del at[done]
                finished.add(done)
            elif child in at:
                yield [*path[at[child] :], child]
            elif child not in finished:
                at[child] = len(path)
                path.append(child)
                stack.append(iter(edges.get(child, ())))
