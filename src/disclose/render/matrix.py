"""Tables with the members of a dimension side by side: changes in equity by component, segments, amounts before and after a
restatement. Lines are those of the statement, below one another for each period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from disclose.model import Dimensions, ExplicitMember, Fact, NumericValue, Period
from disclose.model.aspects import dimensions_of
from disclose.model.period import PeriodKind
from disclose.names import NEGATED_ROLES, QName
from disclose.render.citations import merged, shorten
from disclose.render.context import PageContext, main_unit, role_name, table_place
from disclose.render.cubes import Cube, cube_of, member_tree
from disclose.render.display import is_block
from disclose.render.lines import OPENINGS, TOTALS, Line, lines_of, trimmed
from disclose.render.lookup import period_for
from disclose.render.naming import period_heading
from disclose.render.views import Column, Row, Table
from disclose.taxonomy import Network

_SOURCED = 2
"""Most columns beside which there is room for sources."""
_Place = tuple[QName, Period, Dimensions]


class _Matrix(Struct, frozen=True):
    """The columns of a table: members of one dimension, the default member standing for facts that name none. `facts` are
    those of the statement's lines by what they are about; `rests` the members of other dimensions by which a line is broken
    down, the whole (no members) last."""

    context: PageContext
    axis: QName
    members: tuple[QName, ...]
    totals: frozenset[QName]
    facts: Mapping[_Place, Fact]
    rests: tuple[Dimensions, ...]

    def cells(self, place: tuple[QName, Period], rest: Dimensions) -> tuple[Fact | None, ...]:
        """The facts of a line, one for each column or None."""
        default = self.context.taxonomy.defaults.get(self.axis)
        return tuple(
            self.facts.get((*place, rest if member == default else _with(rest, self.axis, member))) for member in self.members
        )

    def broken_down(self, place: tuple[QName, Period], rest: Dimensions) -> bool:
        """Whether a line names members of the dimension that stands across."""
        return any((*place, _with(rest, self.axis, member)) in self.facts for member in self.members)


def matrix_table(context: PageContext, network: Network, axis: QName) -> Table | None:
    """The table of a statement with the members of an explicit dimension of its hypercube across; None where no fact names
    one of them."""
    cube = cube_of(context, network)
    if cube is None or axis not in cube.axes:
        return None
    matrix = _matrix(context, network, cube, axis)
    if matrix is None:
        return None
    lines = tuple(lines_of(context, network))
    blocks = [(period, made) for period in _periods(context, lines) if (made := tuple(_rows(matrix, lines, period)))]
    if not blocks:
        return None
    unit = main_unit(context, cube.numbers.values())
    document, rows = shorten(_assembled(matrix, blocks, unit, table_place(network.role)))
    role = context.taxonomy.roles.get(network.role)
    return Table(
        name=table_place(network.role),
        title=role.title(context.language) if role is not None else role_name(network.role),
        columns=tuple(Column(context.label(member), total=member in matrix.totals) for member in matrix.members),
        rows=rows,
        stub=context.words["item"],
        unit=unit,
        document=document,
        period=_heading(context, *blocks[0]) if len(blocks) == 1 else "",
    )


def _matrix(context: PageContext, network: Network, cube: Cube, axis: QName) -> _Matrix | None:
    facts = {
        (item, fact.aspects.period, fact.aspects.dimensions): fact
        for item in cube.items
        for fact in reversed(context.facts.of(item))
        if not is_block(fact) and all(name in cube.axes for name, _ in fact.aspects.dimensions)
    }
    roles = [cubes for item in cube.items for cubes in context.dimensions.hypercubes(item).get(network.role, ())]
    tree = member_tree(context.taxonomy, axis, next((dict(cube.dimensions)[axis] for cube in roles), network.role))
    named = {member.member for _, _, dimensions in facts for member in _of(axis, dimensions)}
    if not named:
        return None
    default = context.taxonomy.defaults.get(axis)
    members = [member for member in _parts_first(tree) if member in named or member == default]
    rests = {_without(axis, dimensions) for _, _, dimensions in facts if _of(axis, dimensions)}
    ordered = [rest for rest in dict.fromkeys(_without(axis, members) for members in cube.members) if rest in rests and rest]
    return _Matrix(context, axis, tuple(members), _wholes(tree, members), facts, (*ordered, ()))


def _of(axis: QName, dimensions: Dimensions) -> list[ExplicitMember]:
    return [member for name, member in dimensions if name == axis and isinstance(member, ExplicitMember)]


def _with(rest: Dimensions, axis: QName, member: QName) -> Dimensions:
    return dimensions_of({**dict(rest), axis: ExplicitMember(member)})


def _without(axis: QName, dimensions: Dimensions) -> Dimensions:
    return tuple(pair for pair in dimensions if pair[0] != axis)


def _parts_first(tree: Mapping[QName, tuple[int, int]]) -> list[QName]:
    """The members as statements have them: parts before the whole that they make."""
    result: list[QName] = []
    above: list[tuple[int, QName]] = []
    for member, (_, depth) in tree.items():
        while above and above[-1][0] >= depth:
            result.append(above.pop()[1])
        above.append((depth, member))
    return result + [member for _, member in reversed(above)]


def _wholes(tree: Mapping[QName, tuple[int, int]], members: Iterable[QName]) -> frozenset[QName]:
    """The members that have others of them below."""
    shown = set(members)
    order = [(member, depth) for member, (_, depth) in tree.items() if member in shown]
    return frozenset(member for (member, depth), (_, below) in pairwise(order) if below > depth)


def _periods(context: PageContext, lines: Iterable[Line]) -> list[Period]:
    """The periods below one another: movements in the order of time, from one balance to the next; else the report's order."""
    if not any(line.label_role in OPENINGS for line in lines):
        return list(context.periods)
    moving = [period for period in context.periods if period.kind is PeriodKind.DURATION]
    return sorted(moving, key=lambda period: period.end_text)


_Made = tuple[Line, Dimensions, tuple[Fact | None, ...], bool]
"""A line, the members of other dimensions that it is about, its facts, and whether other rows of it stand before."""


def _rows(matrix: _Matrix, lines: tuple[Line, ...], period: Period) -> Iterator[_Made]:
    """The rows of a period, headings over nothing left out; none where no row names a member across, or nothing moves."""
    made: list[_Made] = []
    for line in lines:
        if line.heading:
            made.append((line, (), (), False))
            continue
        place = (line.concept, _reported(matrix.context, line, period))
        rests = [rest for rest in matrix.rests if not rest or matrix.broken_down(place, rest)]
        made += [(line, rest, facts, len(rests) > 1) for rest in rests if any(facts := matrix.cells(place, rest))]
    found = [fact for _, _, facts, _ in made for fact in facts if fact is not None]
    moves = any(fact.aspects.period.start is not None for fact in found)
    if not any(_of(matrix.axis, fact.aspects.dimensions) for fact in found):
        return
    if any(line.label_role in OPENINGS for line in lines) and not moves:
        return
    kept = {(line.concept, line.label_role): line for line in trimmed(tuple(line for line, _, _, _ in made))}
    for line, rest, facts, several in made:
        if (line.concept, line.label_role) in kept:
            yield kept[line.concept, line.label_role], rest, facts, several


def _reported(context: PageContext, line: Line, period: Period) -> Period:
    reported = period_for(context.taxonomy, line.concept, period)
    return period.opening if line.label_role in OPENINGS and reported != period else reported


def _heading(context: PageContext, period: Period, rows: Iterable[_Made]) -> str:
    """A period, or its last day where every row is a balance at it."""
    facts = [fact for _, _, facts, _ in rows for fact in facts if fact is not None]
    balances = all(fact.aspects.period.start is None for fact in facts)
    return period_heading(period.closing if balances else period, context.language)


def _assembled(matrix: _Matrix, blocks: list[tuple[Period, tuple[_Made, ...]]], unit: str, place: str) -> Iterator[Row]:
    for period, rows in blocks:
        if len(blocks) > 1:
            yield Row(_heading(matrix.context, period, rows), heading=True)
        for line, rest, facts, several in rows:
            yield _row(matrix, line, rest, facts, several, unit, place)


def _row(
    matrix: _Matrix, line: Line, rest: Dimensions, facts: tuple[Fact | None, ...], several: bool, unit: str, place: str
) -> Row:
    context = matrix.context
    label = context.label(line.concept, line.label_role)
    if line.heading:
        return Row(label, depth=line.depth, heading=True)
    number = next((fact for fact in facts if fact is not None and isinstance(fact.value, NumericValue)), None)
    own = context.unit(number) if number is not None else ""
    members = context.members(rest) if rest else _whole(matrix) if several else ""
    return Row(
        f"{label} · {members}" if members else label,
        tuple(context.cell(fact, place, like=number, negated=line.label_role in NEGATED_ROLES) for fact in facts),
        line.depth,
        total=line.label_role in TOTALS or (several and not rest),
        unit="" if own == unit else own,
        source=merged(fact for fact in facts if fact is not None) if len(facts) <= _SOURCED else "",
    )


def _whole(matrix: _Matrix) -> str:
    """What the row without members is called where others of its line stand before it."""
    others = {axis for rest in matrix.rests for axis, _ in rest}
    defaults = [matrix.context.taxonomy.defaults.get(axis) for axis in sorted(others)]
    return " · ".join(matrix.context.label(default) for default in defaults if default is not None)
