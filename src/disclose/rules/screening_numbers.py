"""The numbers of a large report as integers: what can be seen in them without making a fact of any.

All numbers are counted in units of one decimal place, fine enough for what the facts state, so that sums are exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import compress, count
from typing import Any

from msgspec import Struct

from disclose.model import NilValue, NumericValue, Value
from disclose.model.columns import FactColumns, Manner
from disclose.names import QName
from disclose.rules.house import JUMP
from disclose.rules.subject import Calculation
from disclose.rules.summations import Summations
from disclose.taxonomy import Concept, ItemKind, Role, Taxonomy
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
_MOST_DIGITS = 40
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


class _Spellings(dict[bytes, int | None]):
    """Numbers by how they are written, in units of a decimal place. None for what is none, for digits beyond that place, and
    for a point where numbers are `whole`."""

    def __init__(self, places: int, *, whole: bool) -> None:
        self._places, self._whole = places, whole

    def __missing__(self, text: bytes) -> int | None:
        number = self[text] = self._read(text)
        return number

    def _read(self, text: bytes) -> int | None:
        match = _NUMBER.match(text)
        if match is None:
            return None
        sign, integer, fraction = match.groups()
        if fraction is not None and (self._whole or len(fraction) > self._places):
            return None
        digits = int(integer + (fraction or b"").ljust(self._places, b"0"))
        return -digits if sign == b"-" else digits


class Numbers:
    """The numbers of a report. `blocks` gives for each context what it has in common with others that differ in period alone,
    `units` the unit of each manner, both by number."""

    def __init__(self, columns: FactColumns, plans: Sequence[Plan], blocks: Sequence[int], units: Sequence[int]) -> None:
        self._columns, self._plans, self._blocks, self._units = columns, plans, blocks, units
        stated = [_places(manner.decimals) for manner in columns.spellings]
        self._places = max(_LEAST_PLACES, *(min(_MOST_PLACES, one or 0) for one in stated)) if stated else _LEAST_PLACES
        # more places than are counted make a number exact, or more exact than it is; the rules then look at what differs
        self._steps: list[int] = [0 if one is None or one > self._places else 10 ** (self._places - one) for one in stated]
        self._spellings = _Spellings(self._places, whole=False), _Spellings(self._places, whole=True)
        self._nil = self._nil_facts()
        self._values = self._read()

    def _nil_facts(self) -> list[int]:
        nil = [manner.nil for manner in self._columns.spellings]
        return [*compress(count(), map(nil.__getitem__, self._columns.manners))] if any(nil) else []

    def _read(self) -> list[int | None]:
        columns, scale, numbers = self._columns, 10**self._places, [plan.number for plan in self._plans]
        others = [self._spellings[plan.whole] for plan in self._plans]
        values = [
            None
            if not numbers[concept]
            else int(text) * scale
            if text.isdigit() and len(text) < _MOST_DIGITS
            else others[concept][text]
            for concept, text in zip(columns.concepts, columns.texts, strict=True)
        ]
        for fact in self._nil:
            values[fact] = None
        return values

    def out_of_order(self) -> Iterator[int]:
        """What is no number, has digits beyond its accuracy, is nil and yet has a text, or is in a line that may jump."""
        columns, values = self._columns, self._values
        if any(None in known.values() for known in self._spellings):
            numbers, nil = [plan.number for plan in self._plans], frozenset(self._nil)
            pairs = enumerate(zip(columns.concepts, values, strict=True))
            yield from (fact for fact, (one, value) in pairs if value is None and numbers[one] and fact not in nil)
        yield from (fact for fact in self._nil if columns.texts[fact].strip())
        steps = [step or 1 for step in self._steps]
        excess = [value and value % steps[manner] for value, manner in zip(values, columns.manners, strict=True)]
        yield from compress(count(), excess)
        yield from self._jumps()

    def _jumps(self) -> Iterator[int]:
        """One fact each of lines of concept, entity, dimensions and unit whose numbers, in whatever order, are far apart."""
        columns, values, series = self._columns, self._values, [plan.series for plan in self._plans]
        lines = [block * len(self._plans) for block in self._blocks]
        first: dict[int, int] = {}
        wide: set[int] = set()
        for concept, context, value in zip(columns.concepts, columns.contexts, values, strict=True):
            if value and series[concept]:
                size = value if value > 0 else -value
                line = lines[context] + concept
                other = first.setdefault(line, size)
                if (size > _NEAR * other) if size > other else (other > _NEAR * size):
                    wide.add(line)
        sizes: dict[tuple[int, int], list[tuple[int, int]]] = {}
        rows = zip(columns.concepts, columns.contexts, columns.manners, values, strict=True) if wide else ()
        for fact, (concept, context, manner, value) in enumerate(rows):
            line = lines[context] + concept
            if value and line in wide and series[concept]:
                sizes.setdefault((line, self._units[manner]), []).append((abs(value), fact))
        return (max(known)[1] for known in sizes.values() if max(known)[0] >= JUMP * min(known)[0])

    def unbalanced(
        self, keys: Sequence[int], place: Mapping[int, int], taxonomy: Taxonomy, calculation: Calculation
    ) -> Iterator[int]:
        """Facts that are negative where a calculation subtracts them, and totals that are not plainly the sum of their
        contributions (Calculations 1.1, rounded to the nearest). `keys` are numbers that facts with equal aspects share, by
        which `place` finds one of these; those of one cell differ by the numbers of their concepts."""
        summations = Summations(taxonomy, asked=calculation is Calculation.ROUND)
        if not summations:
            return
        names = {name: number for number, name in enumerate(self._columns.names)}
        subtracted = self._of(lambda number: _is_subtracted(self._columns.names[number], summations, taxonomy))
        yield from (fact for fact in subtracted if (self._values[fact] or 0) < 0)
        sums: dict[int, list[list[tuple[int, Any, Any]]]] = {}
        for name, number in names.items():
            for summation in summations.of(name):
                arcs = [(names[arc.target] - number, _weight(arc.weight)) for arc in summation.arcs if arc.target in names]
                sums.setdefault(number, []).append([(offset, weight, abs(weight)) for offset, weight in arcs])
        yield from self._inexact(keys, place, sums)

    def _of(self, is_wanted: Callable[[int], bool]) -> Iterator[int]:
        """The facts of the concepts, by number, that are wanted."""
        wanted = [is_wanted(number) for number in range(len(self._columns.names))]
        return compress(count(), map(wanted.__getitem__, self._columns.concepts))

    def _inexact(
        self, keys: Sequence[int], place: Mapping[int, int], sums: Mapping[int, Sequence[Sequence[tuple[int, Any, Any]]]]
    ) -> Iterator[int]:
        """Totals that differ from a sum by more than half a step of each number. `sums` are by the number of their concept: of
        each contribution how far its number is from that, and its weight with and without the sign.

        Weights are int or Fraction; the type checker can't follow arithmetic that mixes the two.
        """
        values, steps, find = self._values, self._steps, place.get
        concepts, manners = self._columns.concepts, self._columns.manners
        # in the order of the document: what is added up stands together there, and then in memory
        for total in self._of(lambda number: number in sums):
            value, key = values[total], keys[total]
            if value is None:
                continue
            for terms in sums[concepts[total]]:
                difference: int | Fraction = value
                slack: int | Fraction = steps[manners[total]]
                bound = False
                for offset, weight, size in terms:
                    term = find(key + offset)
                    if term is not None:
                        number = values[term]
                        if number is not None:
                            bound = True
                            difference -= number * weight
                            slack += steps[manners[term]] * size
                if bound and not -slack <= 2 * difference <= slack:
                    yield total
                    break


def _places(decimals: str | None) -> int | None:
    """Decimals as a number; None where they are infinite, or none that are calculated with."""
    return int(decimals) if decimals is not None and _DECIMALS.match(decimals) else None


def _weight(weight: object) -> int | Fraction:
    exact = Fraction(1 if weight is None else str(weight))
    return exact.numerator if exact.denominator == 1 else exact


def _is_subtracted(name: QName, summations: Summations, taxonomy: Taxonomy) -> bool:
    """Whether a concept has a balance, and every calculation it is in subtracts it."""
    concept = taxonomy.concept(name)
    if concept is None or concept.balance is None:
        return False
    weights = [arc.weight for _, arc in summations.to(name)]
    return bool(weights) and all(weight is not None and weight <= 0 for weight in weights)
