"""The writer of reports whose facts are columns: the same bytes as `write_json`, without an object for each fact.

xBRL-JSON 1.0. What this is not for is left to the other writer: names with prefixes, accuracies that a type fixes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from disclose.formats.oim.canonical import canonical_value
from disclose.formats.references import TaxonomyReference
from disclose.formats.values import number_of, value_of
from disclose.formats.xbrl_json.writer import JsonWriter, envelope, language_part
from disclose.lexical import collapse, parse_integer, unescaped
from disclose.model import (
    Aspects,
    CheckedReport,
    Context,
    Fact,
    NilValue,
    NumericValue,
    Report,
    Unit,
    UnreadableValue,
    Value,
)
from disclose.model.columns import FactColumns
from disclose.names import QName
from disclose.taxonomy import Concept, Taxonomy

_PLAIN_ID = re.compile(rb"[\w.-]++\Z")
_DECIMAL = re.compile(rb"(?:-?[1-9][0-9]*+|-0(?=\.)|0)(\.[0-9]*[1-9])?\Z")
_INTEGER = re.compile(rb"(?:-?[1-9][0-9]*+|0)\Z")


class Bulk(Struct, frozen=True, eq=False):
    """Facts as columns: their ids, and of the columns' contexts and manners what they are."""

    columns: FactColumns
    ids: Sequence[bytes | None]
    contexts: Sequence[Context]
    units: Sequence[Unit | None]


def write_bulk(
    checked: CheckedReport,
    bulk: Bulk,
    order: Sequence[int],
    taxonomy: Taxonomy,
    references: Iterable[TaxonomyReference],
) -> bytes | None:
    """The facts in an order as xBRL-JSON, as `write_json` has them; None where that has to be left to it.

    `checked` is what the rules passed: the report less the facts in which they find nothing.
    """
    if checked.report.footnotes or checked.report.tuples or checked.report.fact_links:
        return None
    values = _Values(bulk, taxonomy)
    if not all(id is not None and _PLAIN_ID.match(id) for id in bulk.ids) or not values.readable:
        return None
    examples = tuple(values.examples())
    writer = JsonWriter(Report(examples), taxonomy)
    lines = _lines(bulk, order, values, writer)
    return b"".join(envelope(writer, (one.href for one in references if one.kind == "schemaRef"), lines))


class _Values:
    """The values of facts: numbers by their spelling, others each once."""

    def __init__(self, bulk: Bulk, taxonomy: Taxonomy) -> None:
        self._bulk = bulk
        columns = bulk.columns
        self.concepts = [taxonomy.concept(name) for name in columns.names]
        self.decimals = [_decimals(one.decimals) for one in columns.spellings]
        self.others: dict[tuple[int, bytes], Value] = {}
        self.readable = all(concept is not None for concept in self.concepts) and self._read()

    def _read(self) -> bool:
        """Read what is not a number; whether all of it can be read without prefixes, and numbers have decimals."""
        columns = self._bulk.columns
        numeric = [concept is not None and concept.kind.numeric for concept in self.concepts]
        nil = [one.nil for one in columns.spellings]
        pairs = set(zip(columns.concepts, columns.manners, strict=True))
        if any(numeric[one] and not nil[manner] and self.decimals[manner] is None for one, manner in pairs):
            return False
        texts = zip(columns.concepts, columns.texts, columns.manners, strict=True)
        for one, text in {(one, text) for one, text, manner in texts if not numeric[one] and not nil[manner]}:
            value = value_of(self.concepts[one], unescaped(text.decode()), dict)
            if isinstance(value, UnreadableValue):
                return False
            self.others[one, text] = value
        return True

    def examples(self) -> Iterator[Fact]:
        """A fact for each concept, context, unit and value that is no number: what prefixes and the rest are taken from."""
        columns, bulk = self._bulk.columns, self._bulk
        place, name = bulk.contexts[0], columns.names[0]
        for concept in columns.names:
            yield _example(concept, place)
        for context in bulk.contexts:
            yield _example(name, context)
        for unit in bulk.units:
            yield _example(name, place, unit)
        for (one, _), value in self.others.items():
            yield _example(columns.names[one], place, None, value)


def _example(concept: QName, context: Context, unit: Unit | None = None, value: Value | None = None) -> Fact:
    aspects = Aspects(concept, context.entity, context.period, unit, None, context.dimensions)
    return Fact("", aspects, NilValue() if value is None else value)


def _decimals(text: str | None) -> str | None:
    """The member ``decimals`` of a number; empty for one that is exact, None where it is not stated as decimals are."""
    if text is None:
        return None
    places = parse_integer(collapse(text))
    return f', "decimals": {places}' if places is not None else "" if collapse(text) == "INF" else None


def _lines(bulk: Bulk, order: Sequence[int], values: _Values, writer: JsonWriter) -> Iterator[str]:
    columns, ids = bulk.columns, bulk.ids
    concepts, contexts, manners, texts = columns.concepts, columns.contexts, columns.manners, columns.texts
    names = [writer.concept_part(name) for name in columns.names]
    middles = [writer.context_part(one.entity, one.period) for one in bulk.contexts]
    ends = [writer.dimensions_part(one.dimensions) for one in bulk.contexts]
    units = [writer.unit_part(unit) for unit in bulk.units]
    spoken = [language_part(one.language) for one in columns.spellings]
    nil = [one.nil for one in columns.spellings]
    numbers = [_numbers(concept) for concept in values.concepts]
    has_language = [concept is not None and concept.kind.has_language for concept in values.concepts]
    others = {(one, text): writer.value_part(value, values.concepts[one]) for (one, text), value in values.others.items()}
    decimals = values.decimals
    for at in order:
        concept, context, manner = concepts[at], contexts[at], manners[at]
        id = ids[at] or b""
        number = numbers[concept]
        if nil[manner]:
            text = "null"
        elif number is None:
            text = others[concept, texts[at]]
        else:
            text = f'"{number(texts[at])}"{decimals[manner]}'
        said = units[manner] + spoken[manner] if has_language[concept] else units[manner]
        about = f"{names[concept]}{middles[context]}{said}{ends[context]}"
        yield f'"{id.decode()}": {{"value": {text}, "dimensions": {{{about}}}}}'


def _numbers(concept: Concept | None) -> Callable[[bytes], str] | None:
    """Gives the canonical form of the numbers of a concept; None where it has none."""
    if concept is None or not concept.kind.numeric:
        return None
    built_in = concept.type.base_xsd

    def other(text: bytes) -> str:
        number = number_of(concept, unescaped(text.decode()))
        assert number is not None, "the rules have passed it"
        return canonical_value(NumericValue(number, None), built_in, str)

    if built_in == "decimal":
        match = _DECIMAL.match

        def decimal(text: bytes) -> str:
            found = match(text)
            if found is None:
                return other(text)
            return text.decode() if found[1] else f"{text.decode()}.0"

        return decimal
    return other if built_in in ("double", "float") else lambda text: text.decode() if _INTEGER.match(text) else other(text)
