"""Statements: the lines of a presentation network, the report's periods as columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set

from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Outcome
from disclose.model import Fact, Period
from disclose.names import NEGATED_ROLES, QName
from disclose.render.citations import merged, shorten
from disclose.render.context import PageContext, main_unit, period_columns, role_name, table_place
from disclose.render.display import is_block, is_figure
from disclose.render.lines import OPENINGS, TOTALS, Line, lines_of, trimmed
from disclose.render.lookup import period_for, suggestion
from disclose.render.matrix import matrix_table
from disclose.render.segments import segment_table
from disclose.render.views import Row, Table
from disclose.taxonomy import Network, Role


def statement_tables(context: PageContext) -> Outcome[tuple[Table, ...]]:
    """The statements that the project shows, each with the facts there are; those without facts are left out."""
    networks = statement_roles(context)
    asked = context.project.config.layout.statements
    found: list[Diagnostic] = []
    for at, name in enumerate(asked or ()):
        if name not in networks:
            message = f"The taxonomy has no statement {name}"
            found.append(context.unknown(message, ("statements", at), suggestion(name, networks)))
    names = networks if asked is None else [name for name in dict.fromkeys(asked) if name in networks]
    chosen = [networks[name] for name in names]
    shared = _shared(networks.values())
    across, restated = _across(context, networks, found), _restated(context, found)
    tables = (_table(context, network, across.get(role_name(network.role)), shared, restated) for network in chosen)
    return Outcome(tuple(table for table in tables if table is not None), tuple(found))


def statement_roles(context: PageContext) -> dict[str, Network]:
    """The statements of the taxonomy by the names of their roles."""
    return {role_name(network.role): network for network in context.taxonomy.statements}


def named_table(context: PageContext, name: str) -> Table | None:
    """The table of one statement; None where it has no facts. Findings about the layout are those of `statement_tables`."""
    networks = statement_roles(context)
    across = _across(context, networks, []).get(name)
    return _table(context, networks[name], across, _shared(networks.values()), _restated(context, []))


def _table(
    context: PageContext, network: Network, across: QName | None, shared: Set[QName], restated: QName | None
) -> Table | None:
    matrix = matrix_table(context, network, across) if across is not None else None
    return matrix or segment_table(context, network) or _statement(context, network, shared, restated)


def _shared(networks: Iterable[Network]) -> frozenset[QName]:
    """The concepts that stand in several statements."""
    counts = Counter(name for network in networks for name in {name for _, name, _ in network.walk()})
    return frozenset(name for name, count in counts.items() if count > 1)


def _restated(context: PageContext, found: list[Diagnostic]) -> QName | None:
    """The dimension by which restated amounts are reported."""
    name = context.project.config.layout.restatement
    concept = context.taxonomy.named(name) if name is not None else None
    if name is not None and (concept is None or concept.qname not in context.taxonomy.defaults):
        known = (axis.local for axis in context.taxonomy.defaults)
        message = f"There is no dimension {name} with a default member"
        found.append(context.unknown(message, ("restatement",), suggestion(name, known)))
        return None
    return concept.qname if concept is not None else None


def _across(context: PageContext, networks: Mapping[str, Network], found: list[Diagnostic]) -> dict[str, QName]:
    """The dimension whose members a statement has side by side, by the statement's role."""
    axes: dict[str, QName] = {}
    for name, axis in context.project.config.layout.across.items():
        concept = context.taxonomy.named(axis)
        if name not in networks:
            message = f"The taxonomy has no statement {name}"
            found.append(context.unknown(message, ("across", name), suggestion(name, networks)))
        elif concept is None or concept.role is not Role.DIMENSION:
            known = (item.qname.local for item in context.taxonomy.concepts.values() if item.role is Role.DIMENSION)
            found.append(context.unknown(f"There is no dimension {axis}", ("across", name), suggestion(axis, known)))
        elif all(other != concept.qname for _, other, _ in networks[name].walk()):
            message, help = f"{name} is not reported by {axis}", "Name a dimension of its hypercube."
            found.append(context.finding("across", message, ("across", name), help))
        elif concept.typed_domain is not None:
            message = f"{axis} is a typed dimension, whose values can't be columns"
            found.append(context.finding("across", message, ("across", name), "Leave the statement out of across."))
        else:
            axes[name] = concept.qname
    return axes


def _statement(context: PageContext, network: Network, shared: Set[QName], restated: QName | None) -> Table | None:
    lines = trimmed(tuple(_lines(context, network)))
    facts = [fact for line in lines for fact in line.reported]
    if not facts:
        return None
    used = _columns(context.periods, lines, shared)
    numbers = sum(map(is_figure, facts))
    heads = (line.number for line in lines if line.number is not None)
    unit = main_unit(context, heads) if 2 * numbers >= len(facts) else ""
    place = table_place(network.role)
    rows = (
        _row(context, replace(line, facts=tuple(line.facts[at] for at in used if line.facts)), unit, place) for line in lines
    )
    document, cited = shorten(rows)
    columns = period_columns(context, [context.periods[at] for at in used], closing=_closing(lines))
    role = context.taxonomy.roles.get(network.role)
    return Table(
        name=place,
        title=role.title(context.language) if role is not None else role_name(network.role),
        columns=tuple(
            replace(column, remark=_remark(context, [line.facts[at] for line in lines if line.facts], restated))
            for at, column in zip(used, columns, strict=True)
        ),
        rows=cited,
        stub=context.words["item"],
        unit=unit,
        document=document,
        layout="figures" if 2 * numbers >= len(facts) else "texts",
    )


def _columns(periods: tuple[Period, ...], lines: tuple[Line, ...], shared: Set[QName]) -> list[int]:
    """The positions of the periods that get a column: those with facts. A day that is a period by itself gets none where every
    figure is in another column already, as an opening balance is, nor for a few lines that another statement shows too."""
    used: list[int] = []
    most = sum(not line.heading for line in lines)
    for at, period in enumerate(periods):
        own = {fact.id: line.concept for line in lines if line.facts and (fact := line.facts[at]) is not None}
        earlier = {fact.id for line in lines for fact in line.facts[:at] if fact is not None}
        few = 2 * len(own) < most and all(concept in shared for concept in own.values())
        if own and not (period.start is None and (own.keys() <= earlier or (few and used))):
            used.append(at)
    return used


def _remark(context: PageContext, facts: Iterable[Fact | None], restated: QName | None) -> str:
    """What is said of a column with restated amounts: those of which other amounts were stated before."""
    default = context.taxonomy.defaults.get(restated) if restated is not None else None
    if default is None:
        return ""
    twins = (
        other
        for fact in facts
        if fact is not None
        for other in context.facts.of(fact.aspects.concept)
        if other.aspects.period == fact.aspects.period and any(axis == restated for axis, _ in other.aspects.dimensions)
    )
    return context.label(default) if any(True for _ in twins) else ""


def _closing(lines: Iterable[Line]) -> bool:
    """Whether every line is a balance at the end of a period, so that a column is headed by a day."""
    return not any(
        line.label_role in OPENINGS or fact.aspects.period.start is not None for line in lines for fact in line.reported
    )


def _lines(context: PageContext, network: Network) -> Iterator[Line]:
    for line in lines_of(context, network):
        facts = tuple(_fact(context, line.concept, period, line.label_role) for period in context.periods)
        if line.heading or any(facts):
            yield line if line.heading else replace(line, facts=facts)


def _fact(context: PageContext, name: QName, period: Period, role: str) -> Fact | None:
    reported = period_for(context.taxonomy, name, period)
    if role in OPENINGS and reported != period:
        reported = period.opening
    fact = context.facts.first(name, reported)
    return None if fact is None or is_block(fact) else fact


def _row(context: PageContext, line: Line, unit: str, place: str) -> Row:
    label = context.label(line.concept, line.label_role)
    if line.heading:
        return Row(label, depth=line.depth, heading=True)
    negated = line.label_role in NEGATED_ROLES
    own = context.unit(line.number) if line.number is not None else ""
    return Row(
        label,
        tuple(context.cell(fact, place, like=line.number, negated=negated) for fact in line.facts),
        line.depth,
        total=line.label_role in TOTALS,
        unit="" if own == unit else own,
        source=merged(line.reported),
        notes=context.notes.get(line.concept, ()),
    )
