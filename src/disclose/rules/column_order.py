"""The canonical order of facts that are columns: that which `FactIndex` gives to the same facts as objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from disclose.model import Context, Unit
from disclose.model.columns import FactColumns
from disclose.rules.index import dimension_order, entity_order, period_order, unit_order
from disclose.taxonomy import Taxonomy


def canonical_order(
    columns: FactColumns, contexts: Sequence[Context], units: Sequence[Unit | None], taxonomy: Taxonomy
) -> list[int] | None:
    """The positions of facts in canonical order. `contexts` and `units` are those of the columns' contexts and manners. None
    where some facts have the same aspects, or a context has more in it than dimensions: their order takes the facts
    themselves."""
    if any(context.other is not None for context in contexts):
        return None
    periods, _ = _ranks([one.period for one in contexts], period_order)
    dimensions, size = _ranks([one.dimensions for one in contexts], dimension_order)
    entities, further = _ranks([one.entity for one in contexts], entity_order)
    unit_ranks, unit_count = _ranks(list(units), unit_order)
    names, _ = _ranks(list(columns.names), lambda name: name)
    said = [one.language or "" for one in columns.spellings]
    languages, language_count = _ranks(["", *said], lambda language: language)
    kinds = [taxonomy.concept(name) for name in columns.names]
    has_language = [concept is None or concept.kind.has_language for concept in kinds]
    # one number a fact: concept, period, dimensions, unit, entity, language
    places = max(periods, default=0) + 1
    outer = [period * size + dimension for period, dimension in zip(periods, dimensions, strict=True)]
    scale = places * size
    last = [[0] * len(said), languages[1:]]
    keys = [
        (((names[c] * scale + outer[x]) * unit_count + unit_ranks[m]) * further + entities[x]) * language_count
        + last[has_language[c]][m]
        for c, x, m in zip(columns.concepts, columns.contexts, columns.manners, strict=True)
    ]
    if len(set(keys)) < len(keys):
        return None
    return sorted(range(len(keys)), key=keys.__getitem__)


def _ranks(values: Sequence[Any], order: Callable[[Any], Any]) -> tuple[list[int], int]:
    """The place of each value among the distinct ones, and how many places there are."""
    distinct = {value: place for place, value in enumerate(sorted(set(values), key=order))}
    return [distinct[value] for value in values], max(len(distinct), 1)
