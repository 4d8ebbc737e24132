"""XBRL 2.1 section 5.1.4.3: networks that lead back to where they started, where their arcrole forbids it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from disclose.names import QName
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.standard import ARCROLES, NO_DIRECTED_CYCLES
from disclose.rules.dts.subject import DtsSubject
from disclose.rules.dts.uses import Family
from disclose.taxonomy.dts.document import BaseSet, Node, NodeRelationship
from disclose.taxonomy.dts.linkbase import qname_of
from disclose.taxonomy.dts.nodes import RoleType
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration

_SHOWN = 8


def forbidden_cycle(subject: DtsSubject) -> Iterator[Finding]:
    """A network leads back to where it started, and its arcrole does not allow that.

    Why: software that follows such a network never comes to an end, or shows the same lines again and again. Where an arcrole
    allows no cycles at all, two ways from one concept to another are forbidden too.

    Example: `Assets` is the parent of `CurrentAssets`, and `CurrentAssets` the parent of `Assets`.

    Instead: remove one of the arcs, or prohibit it where it stands in somebody else's taxonomy.
    """
    yield from cycles_of(subject, Family.STANDARD)


def cycles_of(subject: DtsSubject, family: Family) -> Iterator[Finding]:
    """One finding for each base set, of links and arcs of a family, that has a cycle which its arcrole forbids."""
    for base_set in subject.dts.base_sets:
        if subject.uses.family(base_set.arc_element) is not family or subject.uses.family(base_set.link_element) is not family:
            continue
        allowed = _allowed(subject, base_set.arcrole)
        if allowed == "any":
            continue
        directed = _directed_cycle(base_set.effective)
        if directed is not None:
            yield _finding(base_set, directed, "leads back to where it started")
        elif allowed == "none":
            undirected = _undirected_cycle(base_set.effective)
            if undirected is not None:
                yield _finding(base_set, undirected, "leads to the same place in two ways")


def _allowed(subject: DtsSubject, arcrole: str) -> str:
    """Which cycles an arcrole allows: those of its declaration, of several the strictest; any where there is none."""
    if arcrole in ARCROLES:
        return "undirected" if arcrole in NO_DIRECTED_CYCLES else "any"
    declared = {role.cycles for role in subject.dts.arcrole_types.get(arcrole, ())}
    return next((cycles for cycles in ("none", "undirected") if cycles in declared), "any")


def _directed_cycle(relationships: Iterable[NodeRelationship]) -> list[NodeRelationship] | None:
    """The relationships of one directed cycle, in order; None where there is none. Without recursion: networks may be deep."""
    children: dict[Node, list[NodeRelationship]] = {}
    for relationship in relationships:
        children.setdefault(relationship.source, []).append(relationship)
    done: set[Node] = set()
    for root in children:
        if root in done:
            continue
        path: list[NodeRelationship] = []
        entered = {root}
        waiting: list[tuple[Node, Iterator[NodeRelationship]]] = [(root, iter(children[root]))]
        while waiting:
            node, further = waiting[-1]
            step = next(further, None)
            if step is None:
                waiting.pop()
                entered.discard(node)
                done.add(node)
                if path:
                    path.pop()
            elif step.target in entered:
                path.append(step)
                start = next(number for number, arc in enumerate(path) if arc.source is step.target)
                return path[start:]
            elif step.target not in done and step.target in children:
                path.append(step)
                entered.add(step.target)
                waiting.append((step.target, iter(children[step.target])))
    return None


def _undirected_cycle(relationships: Iterable[NodeRelationship]) -> list[NodeRelationship] | None:
    """The relationships of one cycle whatever their directions; None where there is none.

    Relationships are added one by one; the first that joins what is joined already closes a cycle.
    """
    parents: dict[Node, Node] = {}

    def representative(node: Node) -> Node:
        top = node
        while parents.get(top, top) is not top:
            top = parents[top]
        while node is not top:
            parents[node], node = top, parents.get(node, node)
        return top

    before: list[NodeRelationship] = []
    for relationship in relationships:
        source, target = representative(relationship.source), representative(relationship.target)
        if source is target:
            return [*_way(before, relationship.source, relationship.target), relationship]
        parents[target] = source
        before.append(relationship)
    return None


def _way(relationships: Iterable[NodeRelationship], start: Node, end: Node) -> list[NodeRelationship]:
    """The relationships that lead from one node to another, in whatever direction."""
    beside: dict[Node, list[NodeRelationship]] = {}
    for relationship in relationships:
        beside.setdefault(relationship.source, []).append(relationship)
        beside.setdefault(relationship.target, []).append(relationship)
    came: dict[Node, NodeRelationship | None] = {start: None}
    reached = [start]
    for node in reached:
        for relationship in beside.get(node, ()):
            other = relationship.target if relationship.source is node else relationship.source
            if other not in came:
                came[other] = relationship
                reached.append(other)
    return list(_back(came, end))[::-1]


def _back(came: Mapping[Node, NodeRelationship | None], end: Node) -> Iterator[NodeRelationship]:
    step = came.get(end)
    while step is not None:
        yield step
        end = step.source if step.target is end else step.target
        step = came.get(end)


def _finding(base_set: BaseSet, cycle: list[NodeRelationship], what: str) -> Finding:
    # the same cycle is found from wherever the search begins; what is said of it begins at its first arc
    first = min(range(len(cycle)), key=lambda number: _place(cycle[number]))
    ordered = cycle[first:] + cycle[:first]
    arcs = [f"{_name(one.source)} to {_name(one.target)}" for one in ordered]
    shown = arcs[:_SHOWN] + ([f"and {len(arcs) - _SHOWN} more"] if len(arcs) > _SHOWN else [])
    kind = qname_of(base_set.link_element).local
    message = f"A network {what}: {', '.join(shown)} ({kind} of role {base_set.role}, arcrole {base_set.arcrole})"
    spans = [one.link.source.span(one.line) for one in ordered]
    return Finding(message, spans[0], "Remove or prohibit one of the arcs.", related=tuple(dict.fromkeys(spans[1:_SHOWN])))


def _place(relationship: NodeRelationship) -> tuple[str, int]:
    return relationship.link.source.shown, relationship.line


def _name(node: Node) -> str:
    if isinstance(node, ElementDeclaration):
        return node.qname.local
    if isinstance(node, RoleType):
        return node.uri
    name: str | QName | None = node.id
    return str(name or f"an element at {node.span}")
