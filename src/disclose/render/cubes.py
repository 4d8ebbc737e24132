"""The facts of a hypercube and the order of its members, as a table needs them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from disclose.model import Dimensions, ExplicitMember, Fact, NumericValue, Period
from disclose.names import ARCROLE_DIMENSION_DOMAIN, ARCROLE_DOMAIN_MEMBER, QName
from disclose.render.context import PageContext
from disclose.render.display import is_block
from disclose.render.lookup import period_for
from disclose.taxonomy import ItemKind, Network, Role, Taxonomy

_Lines: TypeAlias = Mapping[Dimensions, Mapping[Period, Fact]]
_Order = tuple[object, ...]
_NO_LINES: _Lines = {}
_NO_LINE: Mapping[Period, Fact] = {}


class Cube(Struct, frozen=True):
    """The facts of a statement's line items that report its hypercube's dimensions, and those for the whole.

    `members` are the sets of members in the order of the domains, the whole (no members) last; `depths` says how deep below
    the whole each stands. `lines` are the facts of an item, by members and period; `columns` are the pairs of concept and
    period with facts; `numbers` are the first numeric facts of the items.
    """

    items: tuple[QName, ...]
    axes: tuple[QName, ...]
    members: tuple[Dimensions, ...]
    periods: tuple[Period, ...]
    lines: Mapping[QName, _Lines]
    depths: Mapping[Dimensions, int]
    numbers: Mapping[QName, Fact]
    columns: tuple[tuple[QName, Period], ...]

    @property
    def facts(self) -> Iterator[Fact]:
        """All of them."""
        return (fact for lines in self.lines.values() for line in lines.values() for fact in line.values())

    def fact(self, item: QName, period: Period, members: Dimensions) -> Fact | None:
        """The fact in a cell."""
        return self.lines.get(item, _NO_LINES).get(members, _NO_LINE).get(period)

    def number_of(self, item: QName) -> Fact | None:
        """The first numeric fact of a line item, for its unit."""
        return self.numbers.get(item)


def cube_of(context: PageContext, network: Network) -> Cube | None:
    """The hypercube of a statement; None where it has none."""
    items = tuple(dict.fromkeys(_items(context, network)))
    cubes = [cube for item in items for cube in context.dimensions.hypercubes(item).get(network.role, ()) if not cube.excluding]
    roles = dict(axis for cube in cubes for axis in cube.dimensions)
    if not roles:
        return None
    lines: dict[QName, _Lines] = {}
    numbers: dict[QName, Fact] = {}
    for item in items:
        lines[item], number = _lines(context, item, roles)
        if number is not None:
            numbers[item] = number
    trees = {axis: member_tree(context.taxonomy, axis, role) for axis, role in roles.items()}
    reported = {members for own in lines.values() for members in own}
    pairs = {(item, period) for item, own in lines.items() for line in own.values() for period in line}
    used = {period for _, period in pairs}
    periods = tuple(period for period in context.periods if period in used)
    return Cube(
        items,
        tuple(roles),
        tuple(sorted(reported, key=lambda members: (not members, _order(members, trees)))),
        periods,
        lines,
        {members: _depth(members, trees) for members in reported},
        numbers,
        tuple((item, period) for item in items for period in periods if (item, period) in pairs),
    )


def _lines(context: PageContext, item: QName, axes: Collection[QName]) -> tuple[_Lines, Fact | None]:
    """The facts of an item that report nothing but some dimensions, by members and period; and the first number among them."""
    lines: dict[Dimensions, dict[Period, Fact]] = {}
    number: Fact | None = None
    columns = {period_for(context.taxonomy, item, period): period for period in reversed(context.periods)}
    for fact in context.facts.of(item):
        aspects = fact.aspects
        period = columns.get(aspects.period)
        if period is None or is_block(fact):
            continue
        line = lines.get(aspects.dimensions)
        if line is None:
            if not all(axis in axes for axis, _ in aspects.dimensions):
                continue
            line = lines[aspects.dimensions] = {}
        if period not in line:
            line[period] = fact
            if number is None and isinstance(fact.value, NumericValue):
                number = fact
    return lines, number


def _items(context: PageContext, network: Network) -> Iterator[QName]:
    for _, name, _ in network.walk():
        concept = context.taxonomy.concept(name)
        if concept is not None and concept.role is Role.ITEM and not concept.abstract and concept.kind is not ItemKind.DOMAIN:
            yield name


def _order(dimensions: Dimensions, trees: Mapping[QName, Mapping[QName, tuple[int, int]]]) -> _Order:
    members = dict(dimensions)
    parts: list[object] = []
    for axis, tree in trees.items():
        member = members.get(axis)
        if isinstance(member, ExplicitMember):
            parts.append((1, tree.get(member.member, (len(tree), 0))[0], member.member.local))
        else:
            parts.append((0, 0, "") if member is None else (2, natural_order(str(member)), ""))
    return tuple(parts)


def _depth(dimensions: Dimensions, trees: Mapping[QName, Mapping[QName, tuple[int, int]]]) -> int:
    """Direct parts of the whole are not indented; nor is a combination of members."""
    if len(dimensions) != 1:
        return 0
    axis, member = dimensions[0]
    return max(trees[axis].get(member.member, (0, 1))[1] - 1, 0) if isinstance(member, ExplicitMember) else 0


def natural_order(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts 9.0 before 10.0."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"[0-9]{1,18}|[^0-9]+", text))


def member_tree(taxonomy: Taxonomy, axis: QName, role: str) -> dict[QName, tuple[int, int]]:
    """The members of an explicit dimension in order, each once, with their position and depth (0 for the roots)."""
    result: dict[QName, tuple[int, int]] = {}
    pending = [(-1, axis, ARCROLE_DIMENSION_DOMAIN, role)]
    while pending:
        depth, name, arcrole, here = pending.pop()
        if name in result:
            continue
        if depth >= 0:
            result[name] = (len(result), depth)
        network = taxonomy.network(arcrole, here)
        arcs = network.children(name) if network is not None else ()
        pending += [(depth + 1, arc.target, ARCROLE_DOMAIN_MEMBER, arc.target_role or here) for arc in reversed(arcs)]
    return result
