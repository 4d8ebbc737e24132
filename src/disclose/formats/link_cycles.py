"""Links between facts that lead back to where they started, where their arcrole forbids that (XBRL 2.1 section 5.1.4.3)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeAlias

from disclose.diagnostics import Diagnostic, error
from disclose.model import FootnoteArc, FootnoteLink

_Step: TypeAlias = tuple[list[str], list[str]]
"""The facts that an arc leads from and to."""
_SPEC = "XBRL 2.1 section 5.1.4.3"


def forbidden_cycles(links: Iterable[FootnoteLink], cycles: Mapping[str, str]) -> Iterator[Diagnostic]:
    """One finding for each role and arcrole whose arcs make a cycle that is not allowed. `cycles` are what arcroles allow,
    ``none`` or ``undirected``; those that are not there allow any. An arc between many facts counts as one step."""
    networks: dict[tuple[str, str], list[tuple[FootnoteArc, _Step]]] = {}
    for link in links:
        arcs = [arc for arc in link.arcs if arc.arcrole in cycles and not arc.prohibited]
        facts = _facts(link) if arcs else {}
        for arc in arcs:
            step = facts.get(arc.start, []), facts.get(arc.end, [])
            networks.setdefault((link.role, arc.arcrole), []).append((arc, step))
    for (role, arcrole), network in networks.items():
        allowed = cycles[arcrole]
        steps = [step for _, step in network]
        at = _directed(steps)
        what = "lead back to where they started"
        if at is None and allowed == "none":
            at, what = _undirected(steps), "lead to the same fact in two ways"
        if at is not None:
            message = f"The links of the arcrole {arcrole} in the role {role} {what}"
            yield error("xbrl.5.1.4.3:cycles", message, network[at][0].span, help="Remove one of them.", spec=_SPEC)


def _facts(link: FootnoteLink) -> dict[str, list[str]]:
    """The facts that each label stands for."""
    facts: dict[str, list[str]] = {}
    for locator in link.locators:
        if locator.fact_id is not None:
            facts.setdefault(locator.label, []).append(locator.fact_id)
    return facts


def _directed(steps: list[_Step]) -> int | None:
    """The number of a step that closes a directed cycle."""
    further: dict[Hashable, list[Hashable]] = {}
    for number, (sources, targets) in enumerate(steps):
        for source in sources:
            further.setdefault(source, []).append(number)
        further[number] = list(targets)
    done: set[Hashable] = set()
    for root in further:
        entered: dict[Hashable, None] = {}
        waiting: list[tuple[Hashable, Iterator[Hashable]]] = [(root, iter(further[root]))] if root not in done else []
        while waiting:
            node, rest = waiting[-1]
            entered[node] = None
            following = next((one for one in rest if one not in done), None)
            if following is None:
                waiting.pop()
                del entered[node]
                done.add(node)
            elif following in entered:
                step = following if isinstance(following, int) else node
                assert isinstance(step, int), "facts and steps take turns"
                return step
            elif following in further:
                waiting.append((following, iter(further[following])))
    return None


def _undirected(steps: list[_Step]) -> int | None:
    """The number of a step that joins what is joined already."""
    parents: dict[Hashable, Hashable] = {}

    def top(node: Hashable) -> Hashable:
        while node in parents:
            parents[node] = parents.get(parents[node], parents[node])
            node = parents[node]
        return node

    for number, (sources, targets) in enumerate(steps):
        if len(sources) > 1 and len(targets) > 1:
            return number
        for fact in (*sources, *targets):
            first, second = top(fact), top(number)
            if first == second:
                return number
            parents[first] = second
    return None
