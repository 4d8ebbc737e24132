"""The numbers of a large report as integers: what can be seen in them without making a fact of any.

All numbers are counted in units of one decimal place, fine enough for what the facts state, so that sums are exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from msgspec import Struct

from disclose.model import NilValue, NumericValue, Value
from disclose.model.columns import FactColumns, Manner
from disclose.names import QName
from disclose.rules.house import JUMP
from disclose.rules.subject import Calculation
from disclose.rules.sums import calculations_of
from disclose.taxonomy import Concept, ItemKind, Network, Role, Taxonomy
from disclose.taxonomy.concept import NO_FACETS
from disclose.taxonomy.facets import built_in_bounds

_INTEGERS = frozenset(
    [
        *("integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
        *("long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    ]
)
_NUMBER = re.compile(rb"[ \t\r\n]*([+-]?)([0-9]{1,40})(?:\.([0-9]{0,30}))?[ \t\r\n]*\Z")
_DECIMALS = re.compile(r"[+-]?[0-9]{1,2}\Z")
_LEAST_PLACES = 6
_MOST_PLACES = 30
_NEAR = 22
"""Less than the square root of `JUMP`: numbers within this factor of one another's first are never a jump apart."""
_WITHOUT_PREFIXES = frozenset(
    [
        *(ItemKind.STRING, ItemKind.TEXT_BLOCK, ItemKind.ANY_URI, ItemKind.BOOLEAN, ItemKind.DATE, ItemKind.DATETIME),
        *(ItemKind.G_YEAR, ItemKind.G_YEAR_MONTH, ItemKind.ENUMERATION, ItemKind.ENUMERATION_SET),
    ]
)
"""Kinds whose values mean the same wherever they stand."""
_SERIES = frozenset({ItemKind.MONETARY, ItemKind.SHARES, ItemKind.PER_SHARE})


class Plan(Struct, frozen=True):
    """How the facts of a concept are looked at. Not `sensible`: each is for the rules. A `number` is read, `whole` without a
    point, in a `series` compared with its other periods. Other values, and numbers of a type with facets, are `judged` by
    example; what is neither is in order whatever it is. `nillable`: may be nil."""

    sensible: bool = False
    number: bool = False
    whole: bool = False
    series: bool = False
    judged: bool = False
    has_language: bool = False
    nillable: bool = False

    def value(self, manner: Manner) -> Value:
        """A value that facts written so can have."""
        if not self.number or manner.nil:
            return NilValue()
        return NumericValue(Decimal(0), _places(manner.decimals))

    def takes(self, manner: Manner) -> bool:
        """Whether facts can be written so, as far as that shows without the unit."""
        if not self.sensible or (manner.nil and not self.nillable):
            return False
        if not self.number or manner.nil:
            return manner.decimals is None
        return manner.decimals is not None and (manner.decimals == "INF" or _DECIMALS.match(manner.decimals) is not None)


def plan_of(concept: Concept | None) -> Plan:
    """How the facts of a concept are looked at."""
    if concept is None or concept.abstract or concept.role is not Role.ITEM or concept.default is not None:
        return Plan()
    type_, kind = concept.type, concept.kind
    if type_.decimals is not None or type_.precision is not None:
        return Plan()
    plain = type_.facets == NO_FACETS
    if kind.numeric and kind is not ItemKind.FRACTION:
        whole = type_.base_xsd in _INTEGERS
        if not whole and type_.base_xsd != "decimal":
            return Plan()
        judged = not plain or built_in_bounds(type_.base_xsd) != (None, None) or (kind is ItemKind.INTEGER and not whole)
        return Plan(True, True, whole, kind in _SERIES, judged, nillable=concept.nillable)
    if kind not in _WITHOUT_PREFIXES or type_.base_xsd == "QName":
        return Plan()
    judged = not (plain and kind in (ItemKind.STRING, ItemKind.TEXT_BLOCK, ItemKind.ANY_URI))
    return Plan(True, judged=judged, has_language=kind.has_language, nillable=concept.nillable)


class Numbers:
    """The numbers of a report. `blocks` gives the block of each fact, below zero where it has none."""

    def __init__(self, columns: FactColumns, plans: Sequence[Plan], blocks: Sequence[int]) -> None:
        self._columns, self._plans, self._blocks = columns, plans, blocks
        stated = [_places(manner.decimals) for manner in columns.spellings]
        self._places = max(_LEAST_PLACES, *(min(_MOST_PLACES, one or 0) for one in stated)) if stated else _LEAST_PLACES
        # more places than are counted make a number exact, or more exact than it is; the rules then look at what differs
        self._steps: list[int] = [0 if one is None or one > self._places else 10 ** (self._places - one) for one in stated]
        self._values: list[int | None] = []

    def out_of_order(self) -> Iterator[int]:
        """Read the numbers. The blocks of what is no number, has digits beyond its accuracy, is nil and yet has a text, or is
        in a line that may jump."""
        columns, plans, blocks = self._columns, self._plans, self._blocks
        scale, steps, nil = 10**self._places, self._steps, [manner.nil for manner in columns.spellings]
        numbers, series = [plan.number for plan in plans], [plan.series for plan in plans]
        whole = [plan.whole for plan in plans]
        width = len(plans)
        first: dict[int, int] = {}
        wide: set[int] = set()
        add = self._values.append
        for concept, manner, text, block in zip(columns.concepts, columns.manners, columns.texts, blocks, strict=True):
            if not numbers[concept] or nil[manner]:
                add(None)
                if nil[manner] and text.strip():
                    yield block
                continue
            value = int(text) * scale if text.isdigit() and len(text) < 40 else self._scaled(text, whole=whole[concept])
            add(value)
            if value is None:
                yield block
                continue
            step = steps[manner]
            if step and value % step:
                yield block
            if series[concept] and value:
                size = value if value > 0 else -value
                line = block * width + concept
                other = first.setdefault(line, size)
                if size > _NEAR * other or other > _NEAR * size:
                    wide.add(line)
        if wide:
            yield from self._jumps(wide, width)

    def _scaled(self, text: bytes, *, whole: bool) -> int | None:
        match = _NUMBER.match(text)
        if match is None:
            return None
        sign, integer, fraction = match.groups()
        if fraction is not None and (whole or len(fraction) > self._places):
            return None
        digits = int(integer + (fraction or b"").ljust(self._places, b"0"))
        return -digits if sign == b"-" else digits

    def _jumps(self, wide: set[int], width: int) -> Iterator[int]:
        """The blocks of lines whose numbers, in whatever order, are far apart."""
        least: dict[int, int] = {}
        most: dict[int, int] = {}
        for concept, block, value in zip(self._columns.concepts, self._blocks, self._values, strict=True):
            line = block * width + concept
            if value and line in wide and self._plans[concept].series:
                size = abs(value)
                least[line] = min(size, least.get(line, size))
                most[line] = max(size, most.get(line, size))
        return (line // width for line in most if most[line] >= JUMP * least[line])

    def unbalanced(self, keys: Sequence[int], taxonomy: Taxonomy, calculation: Calculation) -> Iterator[int]:
        """Facts that are negative where a calculation subtracts them, and totals that are not plainly the sum of their
        contributions (Calculations 1.1, rounded to the nearest). `keys` are numbers that facts with equal aspects share; those
        of one cell differ by the numbers of their concepts."""
        networks = calculations_of(taxonomy) if calculation is Calculation.ROUND else ()
        if not networks:
            return
        names = {name: number for number, name in enumerate(self._columns.names)}
        subtracted = {names[name] for name in _subtracted(networks, taxonomy) if name in names}
        totals = {names[total] for network in networks for total in network.sources if total in names}
        facts: dict[int, list[int]] = {}
        for fact, (concept, value) in enumerate(zip(self._columns.concepts, self._values, strict=True)):
            if value is not None:
                if concept in totals:
                    facts.setdefault(concept, []).append(fact)
                if value < 0 and concept in subtracted:
                    yield fact
        # of facts with equal aspects that differ the block is suspicious anyway
        place = dict(zip(keys, range(len(keys)), strict=True))
        for network in networks:
            for total in network.sources:
                if names.get(total) in facts:
                    arcs = [(names[arc.target], arc.weight) for arc in network.children(total) if arc.target in names]
                    terms: list[tuple[int, int | Fraction]]
                    terms = [(name - names[total], 1 if weight is None else _weight(weight)) for name, weight in arcs]
                    yield from self._inexact(facts[names[total]], keys, place, terms)

    def _inexact(
        self, totals: Iterable[int], keys: Sequence[int], place: dict[int, int], terms: Sequence[tuple[int, Any]]
    ) -> Iterator[int]:
        """Totals that differ from the sum by more than half a step of each number.

        Weights are int or Fraction; the type checker can't follow arithmetic that mixes the two.
        """
        values, steps, manners = self._values, self._steps, self._columns.manners
        for total in totals:
            key = keys[total]
            difference: int | Fraction = values[total] or 0
            slack: int | Fraction = steps[manners[total]]
            bound = False
            for offset, weight in terms:
                term = place.get(key + offset)
                if term is not None:
                    value = values[term]
                    if value is not None:
                        bound = True
                        difference = difference - value * weight
                        slack = slack + steps[manners[term]] * abs(weight)
            if bound and not -slack <= 2 * difference <= slack:
                yield total


def _places(decimals: str | None) -> int | None:
    """Decimals as a number; None where they are infinite, or none that are calculated with."""
    return int(decimals) if decimals is not None and _DECIMALS.match(decimals) else None


def _weight(weight: object) -> int | Fraction:
    exact = Fraction(str(weight))
    return exact.numerator if exact.denominator == 1 else exact


def _subtracted(networks: Sequence[Network], taxonomy: Taxonomy) -> Iterator[QName]:
    """Concepts with a balance that every calculation they are in subtracts."""
    weights: dict[QName, list[bool]] = {}
    for network in networks:
        for arc in network.relationships:
            weights.setdefault(arc.target, []).append(arc.weight is not None and arc.weight <= 0)
    for name, negative in weights.items():
        concept = taxonomy.concept(name)
        if concept is not None and concept.balance is not None and all(negative):
            yield name
