"""Tables of a hypercube: members as lines, concepts and periods as columns."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.model import Dimensions, Fact
from disclose.names import QName
from disclose.render.citations import merged, shorten
from disclose.render.context import PageContext, main_unit, period_columns, role_name, table_place
from disclose.render.cubes import Cube, cube_of
from disclose.render.display import is_figure
from disclose.render.naming import period_heading
from disclose.render.views import Column, Group, Row, Table
from disclose.taxonomy import Network

WIDEST = 6
"""Most columns side by side; beyond, concepts stand below one another."""
_SOURCED = 2
"""Most columns beside which there is room for sources."""


def segment_table(context: PageContext, network: Network) -> Table | None:
    """The table of a statement's hypercube; None where the statement has none or no fact reports its dimensions."""
    cube = cube_of(context, network)
    if cube is None or not any(cube.members):
        return None
    name = table_place(network.role)
    layout = _layout(cube)
    unit = main_unit(context, cube.numbers.values()) if layout == "figures" else ""
    units = {item: _own_unit(context, cube, item, unit) for item in cube.items}
    if len(cube.columns) > WIDEST:
        groups: tuple[Group, ...] = ()
        heads = period_columns(context, cube.periods)
        rows = _stacked(context, cube, units, name)
    else:
        groups, heads = _heads(context, cube, units)
        rows = _side_by_side(context, cube, name)
    document, cited = shorten(rows)
    alone = not groups and len(cube.columns) <= WIDEST and len(cube.periods) == 1
    role = context.taxonomy.roles.get(network.role)
    return Table(
        name=name,
        title=role.title(context.language) if role is not None else role_name(network.role),
        columns=heads,
        rows=cited,
        stub=" · ".join(context.label(axis) for axis in cube.axes),
        unit=unit,
        groups=groups,
        document=document,
        layout=layout,
        period=period_heading(cube.periods[0], context.language) if alone else "",
    )


def _layout(cube: Cube) -> str:
    return "figures" if all(map(is_figure, cube.facts)) else "grid" if len(cube.columns) > 1 else "texts"


def _own_unit(context: PageContext, cube: Cube, item: QName, unit: str) -> str:
    number = cube.number_of(item)
    own = context.unit(number) if number is not None else ""
    return "" if own == unit else own


def _heads(context: PageContext, cube: Cube, units: dict[QName, str]) -> tuple[tuple[Group, ...], tuple[Column, ...]]:
    """Concepts over periods; concepts alone, with the period in brackets where it differs, when each has one period."""
    items = [item for item, _ in cube.columns]
    if len(set(items)) == len(items):
        several = len({period for _, period in cube.columns}) > 1
        return (), tuple(
            Column(
                context.label(item) + (f" ({period_heading(period, context.language)})" if several else ""),
                units[item],
            )
            for item, period in cube.columns
        )
    groups = tuple(Group(context.label(item), items.count(item), units[item]) for item in dict.fromkeys(items))
    several = len(cube.periods) > 1
    return groups, tuple(
        Column(period_heading(period, context.language), current=several and period == context.current)
        for _, period in cube.columns
    )


def _side_by_side(context: PageContext, cube: Cube, name: str) -> Iterator[Row]:
    columns = cube.columns
    sourced = len(columns) <= _SOURCED
    for members in cube.members:
        facts = [cube.fact(item, period, members) for item, period in columns]
        called = _called(context, cube, members)
        yield _row(context, cube, called, facts, name, cube.depths[members], total=not members, sourced=sourced)


def _stacked(context: PageContext, cube: Cube, units: dict[QName, str], name: str) -> Iterator[Row]:
    known = [(members, _called(context, cube, members), cube.depths[members] + 1) for members in cube.members]
    for item in dict.fromkeys(item for item, _ in cube.columns):
        yield Row(context.label(item), heading=True, unit=units[item])
        lines = cube.lines[item]
        for members, called, depth in known:
            line = lines.get(members)
            if line is not None:
                facts = [line.get(period) for period in cube.periods]
                yield _row(context, cube, called, facts, name, depth, total=not members, sourced=True)


def _row(
    context: PageContext,
    cube: Cube,
    label: str,
    facts: list[Fact | None],
    name: str,
    depth: int,
    *,
    total: bool,
    sourced: bool,
) -> Row:
    return Row(
        label,
        tuple([context.cell(fact, name, like=_like(cube, fact)) for fact in facts]),
        depth,
        total=total,
        source=merged(fact for fact in facts if fact is not None) if sourced else "",
    )


def _called(context: PageContext, cube: Cube, members: Dimensions) -> str:
    """What the line of some members is called."""
    return context.members(members) if members else _whole(context, cube)


def _like(cube: Cube, fact: Fact | None) -> Fact | None:
    """The fact whose unit and scale are named over a cell."""
    return None if fact is None else cube.number_of(fact.aspects.concept)


def _whole(context: PageContext, cube: Cube) -> str:
    """What the line without members is called: the default member of a single dimension."""
    default = context.taxonomy.defaults.get(cube.axes[0]) if len(cube.axes) == 1 else None
    return context.words["total"] if default is None else context.label(default)
