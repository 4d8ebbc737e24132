"""The lines of a statement, as its presentation network orders them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from disclose.model import Fact, NumericValue
from disclose.names import (
    ROLE_LABEL,
    ROLE_NEGATED_PERIOD_END,
    ROLE_NEGATED_PERIOD_START,
    ROLE_NEGATED_TOTAL,
    ROLE_PERIOD_END,
    ROLE_PERIOD_START,
    ROLE_TOTAL,
    QName,
)
from disclose.render.context import PageContext
from disclose.taxonomy import ItemKind, Network, Role

TOTALS = (ROLE_TOTAL, ROLE_NEGATED_TOTAL, ROLE_PERIOD_END, ROLE_NEGATED_PERIOD_END)
"""Label roles of lines to which the lines before them lead."""
OPENINGS = (ROLE_PERIOD_START, ROLE_NEGATED_PERIOD_START)


class Line(Struct, frozen=True):
    """A node of the network: a heading or a reportable concept with its facts, one for each column or None."""

    concept: QName
    depth: int
    label_role: str
    facts: tuple[Fact | None, ...] = ()
    heading: bool = False

    @property
    def reported(self) -> tuple[Fact, ...]:
        """The facts there are."""
        return tuple(fact for fact in self.facts if fact is not None)

    @property
    def number(self) -> Fact | None:
        """The fact in whose unit and scale the line is shown."""
        return next((fact for fact in self.reported if isinstance(fact.value, NumericValue)), None)


def lines_of(context: PageContext, network: Network) -> Iterator[Line]:
    """Headings and reportable concepts in order, without facts. Text blocks are no lines."""
    for depth, name, arrived in network.walk():
        concept = context.taxonomy.concept(name)
        if concept is None or concept.role is not Role.ITEM or concept.kind is ItemKind.DOMAIN:
            continue
        role = (arrived.preferred_label if arrived is not None else None) or ROLE_LABEL
        if concept.abstract:
            yield Line(name, depth, role, heading=True)
        elif concept.kind is not ItemKind.TEXT_BLOCK:
            yield Line(name, depth, role)


def trimmed(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without headings over nothing, and without a heading over everything, which the title is already."""
    kept: list[Line] = []
    for at, line in enumerate(lines):
        following = lines[at + 1 :]
        inner = next((at for at, other in enumerate(following) if other.depth <= line.depth), len(following))
        if not line.heading or any(not other.heading for other in following[:inner]):
            kept.append(line)
    while kept and kept[0].heading and all(line.depth > kept[0].depth for line in kept[1:]):
        del kept[0]
    top = min((line.depth for line in kept), default=0)
    return tuple(replace(line, depth=line.depth - top) for line in kept)
