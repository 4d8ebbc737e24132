"""The facts of a report in canonical order, and the ways rules look them up.

Sorting compares small integers: each distinct concept, period, set of dimensions, unit, language and so on is ranked once, so
that the cost of a fact does not depend on how long its names are. Equal aspects end up side by side, which finds duplicates.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias, TypeVar

from disclose.model import Dimensions, Entity, ExplicitMember, Fact, NumericValue, OtherContent, Period, Tuple, Unit
from disclose.names import QName

H = TypeVar("H", bound=Hashable)
Groups: TypeAlias = Iterable[tuple[H, list[Fact]]]
"""Values, each with the facts that have it."""
SortKey = tuple[object, ...] | str
_WEEK, _MICROSECOND = dt.timedelta(weeks=1), dt.timedelta(microseconds=1)


class FactIndex:
    """Facts by concept and by cell. A cell is what facts share that may be added up: period, dimensions, unit, entity, other
    content of the context and the tuple they stand in."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        given = tuple(facts)
        cells, keys = _numbers(given)
        order = sorted(range(len(given)), key=keys.__getitem__)
        groups = [[*group] for _, group in groupby(order, key=keys.__getitem__)]
        for group in groups:
            if len(group) > 1:
                group.sort(key=lambda number: _value_order(given[number]))
        order = [number for group in groups for number in group]
        self.facts = tuple(given[number] for number in order)
        self.duplicates = tuple(tuple(given[number] for number in group) for group in groups if len(group) > 1)
        self._cells = [cells[number] for number in order]
        self._places: dict[QName, tuple[int, int]] = {}
        self._by_cell: dict[QName, Mapping[int, tuple[Fact, ...]]] = {}
        self._by_unit: dict[QName, Groups[Unit | None]] = {}
        start = 0
        for concept, same in groupby(self.facts, key=lambda fact: fact.aspects.concept):
            end = start + sum(1 for _ in same)
            self._places[concept] = (start, end)
            start = end

    facts: tuple[Fact, ...]
    """Every fact, in an order that depends on content only."""
    duplicates: tuple[tuple[Fact, ...], ...]
    """Facts with equal aspects in one tuple or none, wherever there are several (OIM section 5.1)."""

    @property
    def concepts(self) -> Iterable[QName]:
        """The concepts that are reported, in order."""
        return self._places.keys()

    def of(self, concept: QName) -> tuple[Fact, ...]:
        """The facts of a concept, in order."""
        start, end = self._places.get(concept, (0, 0))
        return self.facts[start:end]

    def cells(self, concept: QName) -> Mapping[int, tuple[Fact, ...]]:
        """The facts of a concept by the number of their cell."""
        found = self._by_cell.get(concept)
        if found is None:
            start, end = self._places.get(concept, (0, 0))
            groups: dict[int, list[Fact]] = {}
            for cell, fact in zip(self._cells[start:end], self.facts[start:end], strict=True):
                groups.setdefault(cell, []).append(fact)
            found = self._by_cell[concept] = {cell: tuple(group) for cell, group in groups.items()}
        return found

    def units(self, concept: QName) -> Groups[Unit | None]:
        """The facts of a concept by their unit."""
        found = self._by_unit.get(concept)
        if found is None:
            found = self._by_unit[concept] = sharing(self.of(concept), _unit)
        return found

    @cached_property
    def by_unit(self) -> Groups[Unit | None]:
        """All facts by their unit."""
        return sharing(self.facts, _unit)

    @cached_property
    def by_dimensions(self) -> Groups[Dimensions]:
        """All facts by their dimensions."""
        return sharing(self.facts, attrgetter("aspects.dimensions"))


_unit: Callable[[Fact], Unit | None] = attrgetter("aspects.unit")


def sharing(facts: Iterable[Fact], aspect: Callable[[Fact], H]) -> Groups[H]:
    """Facts grouped by an aspect that many of them share, so that a rule looks at each value once.

    Grouped by identity first: readers share one object between many facts, and looking at an identity costs less than hashing.
    """
    by_identity: dict[int, tuple[H, list[Fact]]] = {}
    for fact in facts:
        value = aspect(fact)
        group = by_identity.get(id(value))
        if group is None:
            by_identity[id(value)] = (value, [fact])
        else:
            group[1].append(fact)
    groups: dict[H, list[Fact]] = {}
    for value, same in by_identity.values():
        groups.setdefault(value, []).extend(same)
    return groups.items()


def _numbers(facts: Sequence[Fact]) -> tuple[list[int], list[int]]:
    """For each fact the number of its cell and its place in canonical order, which equal aspects share."""
    aspects = [fact.aspects for fact in facts]
    cells = _combined(
        _ranks([one.period for one in aspects], period_order),
        _ranks([one.dimensions for one in aspects], dimension_order),
        _ranks([one.unit for one in aspects], unit_order),
        _ranks([one.entity for one in aspects], entity_order),
        _ranks([one.other for one in aspects], _other_order),
        _ranks([fact.container for fact in facts], _container_order),
    )
    concepts = _ranks([one.concept for one in aspects], lambda name: name)
    languages = _ranks([one.language for one in aspects], lambda language: language or "")
    return cells[0], _combined(concepts, cells, languages)[0]


Ranks = tuple[list[int], int]
"""The place of each value among the distinct ones, and how many places there are."""


def _combined(*columns: Ranks) -> Ranks:
    """One number for each row of several columns, in the order of the first column, then of the second, and so on."""
    numbers, count = columns[0]
    for places, size in columns[1:]:
        if size > 1:
            numbers, count = [number * size + place for number, place in zip(numbers, places, strict=True)], count * size
    return numbers, count


def _ranks(values: list[H], order: Callable[[H], SortKey]) -> Ranks:
    """Values are told apart by identity first: readers share one object between many facts, and hashing a name or a period
    costs more than sorting."""
    by_identity = {id(value): value for value in values}
    if len(by_identity) < 2:
        return [0] * len(values), 1
    places: dict[H, int] = {}
    for value in sorted(set(by_identity.values()), key=order):
        places[value] = len(places)
    by_place = {identity: places[value] for identity, value in by_identity.items()}
    return [by_place[id(value)] for value in values], max(len(places), 1)


def period_order(period: Period) -> SortKey:
    """Chronological by end, then by start; moments with a time zone by their time in UTC."""
    return tuple("" if moment is None else _moment_order(moment) for moment in (period.end, period.start))


def _moment_order(moment: dt.datetime) -> str:
    """Microseconds as text that sorts like the moment. In UTC the first and the last hours of the calendar lie outside it, so
    that they are counted, not converted."""
    elapsed = moment.replace(tzinfo=None) - dt.datetime.min - (moment.utcoffset() or dt.timedelta())
    return f"{(elapsed + _WEEK) // _MICROSECOND:020d}{'' if moment.tzinfo is None else 'Z'}"


def dimension_order(dimensions: Dimensions) -> SortKey:
    return tuple(
        (dimension, "", member.member, "", False)
        if isinstance(member, ExplicitMember)
        else (dimension, "typed", member.element, member.text, member.nil)
        for dimension, member in dimensions
    )


def unit_order(unit: Unit | None) -> SortKey:
    return () if unit is None else (unit.numerators, unit.denominators)


def entity_order(entity: Entity) -> SortKey:
    return (entity.scheme, entity.identifier)


def _other_order(other: OtherContent | None) -> SortKey:
    return () if other is None else (other.segment, other.scenario)


def _container_order(container: Tuple | None) -> SortKey:
    """The way from the root to a tuple."""
    path: list[object] = []
    while container is not None:
        path += [container.id, container.concept]
        container = container.container
    return tuple(reversed(path))


def _value_order(fact: Fact) -> SortKey:
    """The order of facts with equal aspects: by value, then by accuracy, then by where they come from."""
    accuracy = fact.value.decimals_text if isinstance(fact.value, NumericValue) else ""
    return (type(fact.value).__name__, str(fact.value), accuracy, str(fact.span or ""), fact.id)
