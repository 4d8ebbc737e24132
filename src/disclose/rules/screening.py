"""Which facts of a large report need a rule's attention: all others are such that no rule finds anything in them.

Rules that look at several facts together look at facts of one entity and one set of dimensions, in one unit: duplicates,
calculations, a line through the periods. Such facts are a block. Screening goes over columns of numbers, and where anything
is not plainly in order keeps the whole block for the rules, which judge it as they judge any report. It never says what is
wrong, and it is allowed to be wrong in one direction: to keep what is in order.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress, count

from msgspec import Struct

from disclose.model import Aspects, Context, Entity, Fact, NilValue, Period, Report, Unit, Value
from disclose.model.columns import FactColumns
from disclose.names import QName
from disclose.rules.probes import Look, Probes, can_screen
from disclose.rules.screening_numbers import Numbers, plan_of
from disclose.rules.subject import Calculation
from disclose.taxonomy import Concept, Taxonomy

ReadValue = Callable[[Concept, str], Value]
"""Makes a value of an unescaped text; names in it have no prefixes."""
_NOWHERE = Entity("", "")
_NO_UNIT = 0


def facts_to_judge(
    columns: FactColumns,
    rest: Report,
    taxonomy: Taxonomy,
    calculation: Calculation,
    read_value: ReadValue,
    wanted: Iterable[int] = (),
) -> list[int] | None:
    """The positions of the facts that must be judged by the rules together with `rest`, the report without them, those that are
    `wanted` among them; None where that can't be told.

    Judged with the others left out, `rest` and these facts give the same findings as the whole.
    """
    if not can_screen(taxonomy, calculation):
        return None
    return _Screening(columns, rest, taxonomy, calculation, read_value).kept(wanted)


class _Place(Struct, frozen=True):
    """A context as numbers: its entity with all its dimensions, and with the period besides."""

    context: Context
    block: int
    cell: int


class _Screening:
    """One report."""

    def __init__(
        self, columns: FactColumns, rest: Report, taxonomy: Taxonomy, calculation: Calculation, read_value: ReadValue
    ) -> None:
        self._columns, self._rest, self._taxonomy, self._calculation = columns, rest, taxonomy, calculation
        self._read_value = read_value
        self._probes = Probes(taxonomy, calculation)
        self._concepts = [taxonomy.concept(name) for name in columns.names]
        self._plans = [plan_of(concept) for concept in self._concepts]
        self._units: dict[Unit | None, int] = {None: _NO_UNIT}
        self._blocks: dict[object, int] = {}
        self._cells: dict[object, int] = {}
        declared = {one.id: one.unit for one in rest.units}
        self._unit_of = [self._unit_number(None if one.unit is None else declared.get(one.unit)) for one in columns.spellings]
        by_id = {context.id: context for context in rest.contexts}
        self._places = [self._place(by_id.get(id)) for id in columns.context_ids]

    def _unit_number(self, unit: Unit | None) -> int:
        return self._units.setdefault(unit, len(self._units))

    def _place(self, context: Context | None) -> _Place | None:
        if context is None:
            return None
        block = self._blocks.setdefault((context.entity, context.dimensions, context.other), len(self._blocks))
        cell = self._cells.setdefault((block, context.period), len(self._cells))
        return _Place(context, block, cell)

    def kept(self, wanted: Iterable[int]) -> list[int]:
        """The positions of all facts in suspicious blocks, and of those without a context."""
        columns, units = self._columns, len(self._units)
        block_of = [-1 if place is None else place.block for place in self._places]
        suspects = {*wanted, *self._by_kind()}
        numbers = Numbers(columns, self._plans, block_of, self._unit_of)
        suspects.update(numbers.out_of_order())
        keys = self._keys(units)
        place = dict(zip(keys, count(), strict=False))
        suspects.update(self._contradictions(keys, place))
        suspects.update(numbers.unbalanced(keys, place, self._taxonomy, self._calculation))
        suspicious = self._left_over(units)
        if not suspects and not suspicious and None not in self._places:
            return []
        pairs = zip(columns.contexts, columns.manners, strict=True)
        # an array takes a fifth of the memory of a list of numbers
        blocks = array("q", (block_of[context] * units + self._unit_of[manner] for context, manner in pairs))
        suspicious.update(blocks[fact] for fact in suspects)
        # without a context: a number below zero, whatever the unit
        suspicious.update(range(-units, 0))
        return [fact for fact, block in enumerate(blocks) if block in suspicious]

    def _left_over(self, units: int) -> set[int]:
        """The blocks of facts that are in no column."""
        found: set[int] = set()
        for fact in self._rest.facts:
            aspects = fact.aspects
            block = self._blocks.get((aspects.entity, aspects.dimensions, aspects.other))
            unit = self._units.get(aspects.unit)
            if block is not None and unit is not None:
                found.add(block * units + unit)
        return found

    def _by_kind(self) -> Iterable[int]:
        """Facts of a kind that is not in order: by concept and manner, by concept and context, by concept and text."""
        columns = self._columns
        manners = self._bad_manners()
        periods = self._bad_periods()
        dimensions = self._bad_dimensions()
        texts = self._bad_texts()
        if manners:
            yield from _where(zip(columns.concepts, columns.manners, strict=True), manners)
        if periods:
            kinds = map(self._period_kinds.__getitem__, columns.contexts)
            yield from _where(zip(columns.concepts, kinds, strict=True), periods)
        if dimensions:
            signatures = self._signatures
            classes = self._dimension_classes
            pairs = ((signatures[one], classes[other]) for one, other in zip(columns.concepts, columns.contexts, strict=True))
            yield from _where(pairs, dimensions)
        if texts:
            yield from _where(zip(columns.concepts, columns.texts, strict=True), texts)

    def _bad_manners(self) -> set[tuple[int, int]]:
        """Units and accuracies that a concept can't have."""
        columns = self._columns
        pairs = sorted(set(zip(columns.concepts, columns.manners, strict=True)))
        bad = {pair for pair in pairs if not self._plans[pair[0]].takes(columns.spellings[pair[1]])}
        bad |= {(one, other) for one, other in pairs if columns.spellings[other].unit and not self._unit_of[other]}
        tried = [pair for pair in pairs if pair not in bad]
        units = [*self._units]
        examples = [
            self._example(
                concept, unit=units[self._unit_of[manner]], value=self._plans[concept].value(columns.spellings[manner])
            )
            for concept, manner in tried
        ]
        return bad | {tried[number] for number in self._probes.convicted(Look.MANNER, examples)}

    def _bad_periods(self) -> set[tuple[int, int]]:
        columns, kinds = self._columns, self._period_kinds
        contexts = dict(zip(kinds, self._places, strict=True))
        seen = set(zip(columns.concepts, map(kinds.__getitem__, columns.contexts), strict=True))
        pairs = sorted((one, kind) for one, kind in seen if self._plans[one].sensible and kind >= 0)
        examples = [self._example(concept, place=contexts[kind]) for concept, kind in pairs]
        return {pairs[number] for number in self._probes.convicted(Look.PERIOD, examples)}

    @cached_property
    def _period_kinds(self) -> list[int]:
        """The kinds of the contexts' periods, by number; -1 for none."""
        numbers: dict[object, int] = {}
        return [-1 if place is None else numbers.setdefault(place.context.period.kind, len(numbers)) for place in self._places]

    @cached_property
    def _signatures(self) -> list[int]:
        return [
            -1 if not plan.sensible else self._probes.signature(self._example(number))
            for number, plan in enumerate(self._plans)
        ]

    @cached_property
    def _dimension_classes(self) -> list[int]:
        """Contexts with equal dimensions in the same places, by number; -1 for none."""
        numbers: dict[object, int] = {}
        return [
            -1
            if place is None
            else numbers.setdefault(
                (place.context.dimensions, place.context.in_segment, place.context.other, place.context.unscoped), len(numbers)
            )
            for place in self._places
        ]

    def _bad_dimensions(self) -> set[tuple[int, int]]:
        columns, signatures, classes = self._columns, self._signatures, self._dimension_classes
        concepts = dict(zip(signatures, range(len(signatures)), strict=True))
        contexts = dict(zip(classes, self._places, strict=True))
        seen = set(zip(map(signatures.__getitem__, columns.concepts), map(classes.__getitem__, columns.contexts), strict=True))
        pairs = sorted(pair for pair in seen if pair[0] >= 0 and pair[1] >= 0)
        fits = {other: self._probes.fitting(place.context) for other, place in contexts.items() if place is not None}
        tried = [(one, other) for one, other in pairs if not fits[other](columns.names[concepts[one]])]
        examples = [self._example(concepts[one], place=contexts[other]) for one, other in tried]
        return {tried[number] for number in self._probes.convicted(Look.DIMENSIONS, examples)}

    def _bad_texts(self) -> set[tuple[int, bytes]]:
        """Values that are not of their type, of concepts whose values are not all in order."""
        columns, plans = self._columns, self._plans
        judged = [plan.judged for plan in plans]
        if not any(judged):
            return set()
        nil = [manner.nil for manner in columns.spellings]
        rows = zip(columns.concepts, columns.texts, columns.manners, strict=True)
        wanted = compress(rows, map(judged.__getitem__, columns.concepts))
        pairs = {(concept, text) for concept, text, manner in wanted if not nil[manner]}
        bad = {pair for pair in pairs if b"&" in pair[1]}
        # concepts of one type and one list of choices are alike
        alike: dict[object, tuple[int, bytes]] = {}
        for pair in sorted(pairs - bad):
            alike.setdefault(self._kind_of_value(pair), pair)
        tried = [*alike.values()]
        examples = []
        for concept, text in tried:
            known = self._concepts[concept]
            assert known is not None, "only declared concepts have values that are judged"
            examples.append(self._example(concept, value=self._read_value(known, text.decode("utf-8", "replace"))))
        guilty = {self._kind_of_value(tried[number]) for number in self._probes.convicted(Look.VALUE, examples)}
        return bad | {pair for pair in pairs if self._kind_of_value(pair) in guilty}

    def _kind_of_value(self, pair: tuple[int, bytes]) -> object:
        concept = self._concepts[pair[0]]
        return None if concept is None else (id(concept.type), concept.enumeration, pair[1])

    def _example(
        self, concept: int, *, unit: Unit | None = None, place: _Place | None = None, value: Value | None = None
    ) -> Fact:
        name: QName = self._columns.names[concept]
        context = None if place is None else place.context
        if context is None:
            aspects = Aspects(name, _NOWHERE, Period.forever(), unit)
        else:
            aspects = Aspects(name, context.entity, context.period, unit, None, context.dimensions, context.other)
        return Fact("", aspects, NilValue() if value is None else value, context=context)

    def _keys(self, units: int) -> list[int]:
        """A number for each fact that facts with equal aspects share; in one cell, unit and language they differ by the numbers
        of their concepts."""
        columns = self._columns
        languages: dict[str | None, int] = {}
        language_of = [languages.setdefault(manner.language, len(languages)) for manner in columns.spellings]
        concepts = len(columns.names)
        width = concepts * len(languages)
        cells = [-width * units if place is None else place.cell * width * units for place in self._places]
        kinds = [unit * width for unit in self._unit_of]
        rows = zip(columns.concepts, columns.contexts, columns.manners, strict=True)
        if len(languages) == 1:
            return [cells[context] + kinds[manner] + concept for concept, context, manner in rows]
        spoken = [kind + language * concepts for kind, language in zip(kinds, language_of, strict=True)]
        named = [plan.has_language for plan in self._plans]
        return [cells[context] + (spoken if named[one] else kinds)[manner] + one for one, context, manner in rows]

    def _contradictions(self, keys: Sequence[int], place: Mapping[int, int]) -> Iterable[int]:
        """Facts with equal aspects that are not the same letter by letter; `place` finds one of those that share a key."""
        if len(place) == len(keys):
            return
        columns = self._columns
        for fact, key in enumerate(keys):
            other = place[key]
            if columns.texts[fact] != columns.texts[other] or columns.manners[fact] != columns.manners[other]:
                yield fact


def _where(pairs: Iterable[object], wanted: Collection[object]) -> Iterable[int]:
    return (fact for fact, pair in enumerate(pairs) if pair in wanted)
