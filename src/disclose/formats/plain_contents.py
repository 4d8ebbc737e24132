"""What plain facts say: the aspects and the value of each, from columns, without an object for the fact or its place.

For whoever compares reports. It knows the usual cases; for the others there is `FactReader`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from disclose.formats.values import number_of, value_of
from disclose.lexical import parse_integer, unescaped
from disclose.model import Aspects, Context, NilValue, NumericValue, Report, Unit, UnreadableValue, Value
from disclose.model.columns import FactColumns, Manner
from disclose.names import QName
from disclose.taxonomy import Concept, ItemKind, Taxonomy


class _Said(Struct, frozen=True):
    """What facts of one concept have in common that are written in one manner; `decimals` are those of a number. What is nil
    has neither decimals nor a value."""

    concept: Concept
    unit: Unit | None = None
    language: str | None = None
    decimals: int | None = None
    nil: bool = False


def with_names(columns: FactColumns, taxonomy: Taxonomy) -> list[int]:
    """The positions of the facts in whose values names with prefixes may stand: these are to be read where they are."""
    concepts = [taxonomy.concept(name) for name in columns.names]
    named = {number for number, concept in enumerate(concepts) if concept is not None and _has_names(concept)}
    return [fact for fact, concept in enumerate(columns.concepts) if concept in named] if named else []


def _has_names(concept: Concept) -> bool:
    prefixed = concept.kind is ItemKind.ENUMERATION and concept.type.base_xsd == "QName"
    return prefixed or concept.kind in (ItemKind.QNAME, ItemKind.SQ_NAME, ItemKind.SQ_NAMES)


def plain_contents(
    columns: FactColumns, rest: Report, taxonomy: Taxonomy, left_out: Collection[int] = ()
) -> list[tuple[Aspects, Value]] | None:
    """What each plain fact says but for those at the positions `left_out`; `rest` is the report without plain facts. None where
    one of them is such that a reader would have something to tell of it, or that its value can't be read from its text alone.
    """
    units = {one.id: one.unit for one in rest.units}
    by_id = {context.id: context for context in rest.contexts}
    contexts = [by_id.get(id) for id in columns.context_ids]
    known: dict[tuple[int, int], _Said | None] = {}
    left = frozenset(left_out)
    found = []
    for fact, pair in enumerate(zip(columns.concepts, columns.manners, strict=True)):
        if fact in left:
            continue
        if pair not in known:
            known[pair] = _said(columns.names[pair[0]], columns.spellings[pair[1]], units, taxonomy)
        said, context = known[pair], contexts[columns.contexts[fact]]
        value = None if said is None else _value(said, columns.texts[fact].decode("utf-8", "replace"))
        if said is None or context is None or value is None:
            return None
        found.append((_aspects(said, context), value))
    return found


def _said(name: QName, manner: Manner, units: Mapping[str, Unit], taxonomy: Taxonomy) -> _Said | None:
    concept = taxonomy.concept(name)
    if concept is None or concept.abstract or concept.kind is ItemKind.FRACTION:
        return None
    if concept.type.decimals or concept.type.precision or (manner.nil and manner.decimals is not None):
        return None
    if not concept.kind.numeric:
        if manner.unit is not None or manner.decimals is not None:
            return None
        return _Said(concept, language=manner.language if concept.kind.has_language else None, nil=manner.nil)
    unit = None if manner.unit is None else units.get(manner.unit)
    if unit is None or (manner.decimals is None and not manner.nil):
        return None
    if manner.nil or manner.decimals is None:
        return _Said(concept, unit, nil=True)
    exact = manner.decimals == "INF"
    decimals = None if exact else parse_integer(manner.decimals)
    return None if decimals is None and not exact else _Said(concept, unit, None, decimals)


def _aspects(said: _Said, context: Context) -> Aspects:
    name = said.concept.qname
    return Aspects(name, context.entity, context.period, said.unit, said.language, context.dimensions, context.other)


def _value(said: _Said, text: str) -> Value | None:
    if said.nil:
        return NilValue()
    if said.concept.kind.numeric:
        number = number_of(said.concept, text)
        return None if number is None else NumericValue(number, said.decimals)
    value = value_of(said.concept, unescaped(text), dict)
    return None if isinstance(value, UnreadableValue) else value
