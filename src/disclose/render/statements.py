"""Statements: the lines of a presentation network, the report's periods as columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from disclose.diagnostics import Outcome
from disclose.model import Fact, NumericValue, Period
from disclose.names import (
    NEGATED_ROLES,
    ROLE_LABEL,
    ROLE_NEGATED_PERIOD_START,
    ROLE_NEGATED_TOTAL,
    ROLE_PERIOD_START,
    ROLE_TOTAL,
    QName,
)
from disclose.render.citations import merged, shorten
from disclose.render.context import PageContext, main_unit, period_columns, role_name, table_place
from disclose.render.display import is_block, is_figure
from disclose.render.lookup import period_for, suggestion
from disclose.render.segments import segment_table
from disclose.render.views import Row, Table
from disclose.taxonomy import ItemKind, Network, Role

_TOTALS = (ROLE_TOTAL, ROLE_NEGATED_TOTAL)
_OPENINGS = (ROLE_PERIOD_START, ROLE_NEGATED_PERIOD_START)


@dataclass(frozen=True, slots=True)
class _Line:
    """A node of the network: a heading or a reportable concept with its facts, one for each column or None."""

    concept: QName
    depth: int
    label_role: str
    facts: tuple[Fact | None, ...] = ()
    heading: bool = False

    @property
    def reported(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact is not None)

    @property
    def number(self) -> Fact | None:
        """The fact in whose unit and scale the line is shown."""
        return next((fact for fact in self.reported if isinstance(fact.value, NumericValue)), None)


def statement_tables(context: PageContext) -> Outcome[tuple[Table, ...]]:
    """The statements that the project shows, each with the facts there are; those without facts are left out."""
    networks = {role_name(network.role): network for network in context.taxonomy.statements}
    asked = context.project.config.layout.statements
    found = []
    for at, name in enumerate(asked or ()):
        if name not in networks:
            message = f"The taxonomy has no statement {name}"
            found.append(context.unknown(message, ("statements", at), suggestion(name, networks)))
    chosen = networks.values() if asked is None else [networks[name] for name in dict.fromkeys(asked) if name in networks]
    tables = (segment_table(context, network) or _statement(context, network) for network in chosen)
    return Outcome(tuple(table for table in tables if table is not None), tuple(found))


def _statement(context: PageContext, network: Network) -> Table | None:
    lines = _trimmed(tuple(_lines(context, network)))
    facts = [fact for line in lines for fact in line.reported]
    if not facts:
        return None
    used = _columns(context.periods, lines)
    numbers = sum(map(is_figure, facts))
    heads = (line.number for line in lines if line.number is not None)
    unit = main_unit(context, heads) if 2 * numbers >= len(facts) else ""
    place = table_place(network.role)
    rows = (
        _row(context, replace(line, facts=tuple(line.facts[at] for at in used if line.facts)), unit, place) for line in lines
    )
    document, cited = shorten(rows)
    role = context.taxonomy.roles.get(network.role)
    return Table(
        name=place,
        title=role.title(context.language) if role is not None else role_name(network.role),
        columns=period_columns(context, [context.periods[at] for at in used], closing=_closing(lines)),
        rows=cited,
        stub=context.words["item"],
        unit=unit,
        document=document,
        layout="figures" if 2 * numbers >= len(facts) else "texts",
    )


def _columns(periods: tuple[Period, ...], lines: tuple[_Line, ...]) -> list[int]:
    """The positions of the periods that get a column: those with facts, without days of which every figure is in another
    column already, as an opening balance is."""
    facts = [{fact.id for line in lines if line.facts and (fact := line.facts[at]) is not None} for at, _ in enumerate(periods)]
    return [
        at
        for at, own in enumerate(facts)
        if own and not (periods[at].start is None and own <= {name for other in facts[:at] for name in other})
    ]


def _closing(lines: Iterable[_Line]) -> bool:
    """Whether every line is a balance at the end of a period, so that a column is headed by a day."""
    return not any(
        line.label_role in _OPENINGS or fact.aspects.period.start is not None for line in lines for fact in line.reported
    )


def _lines(context: PageContext, network: Network) -> Iterator[_Line]:
    for depth, name, arrived in network.walk():
        concept = context.taxonomy.concept(name)
        if concept is None or concept.role is not Role.ITEM or concept.kind is ItemKind.DOMAIN:
            continue
        role = (arrived.preferred_label if arrived is not None else None) or ROLE_LABEL
        if concept.abstract:
            yield _Line(name, depth, role, heading=True)
        elif concept.kind is not ItemKind.TEXT_BLOCK:
            facts = tuple(_fact(context, name, period, role) for period in context.periods)
            if any(facts):
                yield _Line(name, depth, role, facts)


def _fact(context: PageContext, name: QName, period: Period, role: str) -> Fact | None:
    reported = period_for(context.taxonomy, name, period)
    if role in _OPENINGS and reported != period:
        reported = period.opening
    fact = context.facts.first(name, reported)
    return None if fact is None or is_block(fact) else fact


def _trimmed(lines: tuple[_Line, ...]) -> tuple[_Line, ...]:
    """The lines without headings over nothing, and without a heading over everything, which the title is already."""
    kept: list[_Line] = []
    for at, line in enumerate(lines):
        following = lines[at + 1 :]
        inner = next((at for at, other in enumerate(following) if other.depth <= line.depth), len(following))
        if not line.heading or any(not other.heading for other in following[:inner]):
            kept.append(line)
    while kept and kept[0].heading and all(line.depth > kept[0].depth for line in kept[1:]):
        del kept[0]
    top = min((line.depth for line in kept), default=0)
    return tuple(replace(line, depth=line.depth - top) for line in kept)


def _row(context: PageContext, line: _Line, unit: str, place: str) -> Row:
    label = context.label(line.concept, line.label_role)
    if line.heading:
        return Row(label, depth=line.depth, heading=True)
    negated = line.label_role in NEGATED_ROLES
    own = context.unit(line.number) if line.number is not None else ""
    return Row(
        label,
        tuple(context.cell(fact, place, like=line.number, negated=negated) for fact in line.facts),
        line.depth,
        total=line.label_role in _TOTALS,
        unit="" if own == unit else own,
        source=merged(line.reported),
    )
