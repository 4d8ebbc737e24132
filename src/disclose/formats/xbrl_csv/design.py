"""The tables of a report that is written: what a person would make of it.

One table for each statement or hypercube, which is a link role of the taxonomy: its concepts are columns, in the order of the
statement; entity, period and dimensions that vary are key columns, and those that don't are said once. Facts that belong to
no statement stand in one further table, a fact a row.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from disclose.model import Dimensions, Entity, Fact, FractionValue, NumericValue, Period, Unit
from disclose.names import ARCROLE_DOMAIN_MEMBER, ARCROLE_PARENT_CHILD, QName
from disclose.taxonomy import Taxonomy

_Key = TypeVar("_Key")
_OUTSIDE = re.compile(r"[^A-Za-z0-9_-]+")
RESERVED_NAMES = frozenset(
    [*("row", "rowNumber", "concept", "entity", "period", "unit", "language", "value"), *("footnotes", "other-facts")]
)
OTHER = "other-facts"


class ColumnKey(Struct, frozen=True):
    """What the facts of a column have in common."""

    concept: QName
    unit: Unit | None
    language: str | None


class RowKey(Struct, frozen=True):
    """What the facts of a row have in common."""

    entity: Entity
    period: Period
    dimensions: Dimensions


class Design(Struct, frozen=True, eq=False):
    """A table: columns by what their facts have in common, with their names and decimals; rows of facts. Decimals are those of
    all facts of the column, if these have the same."""

    name: str
    columns: Mapping[ColumnKey, str]
    decimals: Mapping[ColumnKey, int]
    rows: Sequence[tuple[RowKey, Mapping[ColumnKey, Fact]]]
    dimensions: Sequence[QName]


class Designs(Struct, frozen=True):
    """All tables of a report, and the facts that stand in none of them."""

    tables: Sequence[Design]
    others: Sequence[Fact]


def design(facts: Iterable[Fact], taxonomy: Taxonomy) -> Designs:
    """Decide on the tables of facts, which come in canonical order. What the Open Information Model can't hold is left out."""
    roles = _Roles(taxonomy)
    by_role: dict[str, list[Fact]] = {}
    others: list[Fact] = []
    for fact in facts:
        if fact.container is None and not isinstance(fact.value, FractionValue):
            role = roles.of(fact)
            (others if role is None else by_role.setdefault(role, [])).append(fact)
    names = _names({role: _last(role) for role in by_role}, RESERVED_NAMES)
    ordered = sorted(by_role, key=roles.place)
    return Designs([_design(names[role], by_role[role], roles.order(role)) for role in ordered], others)


class _Roles:
    """The link roles of a taxonomy with the concepts of each, in their order."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._concepts: dict[str, dict[QName, int]] = {}
        for arcrole in (ARCROLE_PARENT_CHILD, ARCROLE_DOMAIN_MEMBER):
            for network in taxonomy.networks_of(arcrole):
                own = self._concepts.setdefault(network.role, {})
                for _, concept, _ in network.walk():
                    own.setdefault(concept, len(own))
        self._places = {role: number for number, role in enumerate(self._concepts)}
        self._roles: dict[QName, list[str]] = {}
        for role, concepts in self._concepts.items():
            for concept in concepts:
                self._roles.setdefault(concept, []).append(role)
        self._found: dict[tuple[QName, tuple[QName, ...]], str | None] = {}

    def place(self, role: str) -> int:
        """The place of a role among all."""
        return self._places[role]

    def order(self, role: str) -> Mapping[QName, int]:
        """The places of the concepts of a role."""
        return self._concepts[role]

    def of(self, fact: Fact) -> str | None:
        """The role that a fact belongs to: the first that has its concept and all its dimensions, else its concept."""
        names = tuple([name for name, _ in fact.aspects.dimensions])
        key = (fact.aspects.concept, names)
        if key not in self._found:
            roles = self._roles.get(fact.aspects.concept, [])
            fitting = (role for role in roles if all(name in self._concepts[role] for name in names))
            self._found[key] = next(fitting, roles[0] if roles else None)
        return self._found[key]


def _design(name: str, facts: Sequence[Fact], order: Mapping[QName, int]) -> Design:
    columns: dict[ColumnKey, None] = {}
    rows: dict[tuple[RowKey, int], dict[ColumnKey, Fact]] = {}
    seen: dict[tuple[RowKey, ColumnKey], int] = {}
    for fact in facts:
        aspects = fact.aspects
        column = ColumnKey(aspects.concept, aspects.unit, aspects.language)
        row = RowKey(aspects.entity, aspects.period, aspects.dimensions)
        columns[column] = None
        # facts that are reported several times stand in several rows
        repeat = seen[row, column] = seen.get((row, column), -1) + 1
        rows.setdefault((row, repeat), {})[column] = fact
    ordered = sorted(columns, key=lambda one: (order[one.concept], one.concept, str(one.unit or ""), one.language or ""))
    dimensions = sorted({name for row, _ in rows for name, _ in row.dimensions}, key=lambda one: (order.get(one, 0), one))
    return Design(
        name,
        _column_names(ordered, dimensions),
        {one: places for one in ordered if (places := _decimals(one, rows.values())) is not None},
        [(key, rows[key, repeat]) for key, repeat in sorted(rows, key=_row_order)],
        dimensions,
    )


def _row_order(item: tuple[RowKey, int]) -> tuple[object, ...]:
    row, repeat = item
    dimensions = tuple((name, str(member), repr(member)) for name, member in row.dimensions)
    return (row.entity.scheme, row.entity.identifier, dimensions, str(row.period), repeat)


def _decimals(column: ColumnKey, rows: Iterable[Mapping[ColumnKey, Fact]]) -> int | None:
    """The decimals that all facts of a column have; None where they differ, one is exact or one is nil."""
    found: set[int | None] = set()
    for row in rows:
        fact = row.get(column)
        if fact is not None:
            value = fact.value
            found.add(value.decimals if isinstance(value, NumericValue) else None)
    return found.pop() if len(found) == 1 else None


def column_name_of(qname: QName) -> str:
    """A name as an identifier."""
    return _identifier(qname.local)


def _column_names(columns: Sequence[ColumnKey], dimensions: Sequence[QName]) -> dict[ColumnKey, str]:
    taken = RESERVED_NAMES | set(key_names(dimensions).values())
    wanted: dict[ColumnKey, str] = {}
    units: dict[QName, set[Unit | None]] = {}
    languages: dict[QName, set[str | None]] = {}
    for one in columns:
        units.setdefault(one.concept, set()).add(one.unit)
        languages.setdefault(one.concept, set()).add(one.language)
    for one in columns:
        name = _identifier(one.concept.local)
        if len(units[one.concept]) > 1:
            name += f"_{_identifier(str(one.unit or ''))}"
        if len(languages[one.concept]) > 1:
            name += f"_{_identifier(one.language or 'none')}"
        wanted[one] = name
    return _names(wanted, taken)


def key_names(dimensions: Sequence[QName]) -> dict[QName, str]:
    """Names for the columns of dimensions."""
    return _names({one: _identifier(one.local) for one in dimensions}, RESERVED_NAMES)


def _names(wanted: Mapping[_Key, str], taken: Iterable[str]) -> dict[_Key, str]:
    """A name for each, unlike all others whatever their case: with a hash where several want the same."""
    counted: dict[str, int] = {name.lower(): 1 for name in taken}
    for name in wanted.values():
        counted[name.lower()] = counted.get(name.lower(), 0) + 1
    return {
        key: name if counted[name.lower()] == 1 else f"{name}_{hashlib.sha256(repr(key).encode()).hexdigest()[:8]}"
        for key, name in wanted.items()
    }


def _identifier(text: str) -> str:
    name = _OUTSIDE.sub("_", text).strip("_")
    return name if name[:1].isalpha() else f"n{name}" if name else f"n{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def _last(uri: str) -> str:
    return _identifier(uri.rstrip("/#").replace("#", "/").rpartition("/")[2])[:60]
