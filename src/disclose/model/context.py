"""Contexts and units as an instance declares them, whether or not a fact uses them (XBRL 2.1 sections 4.7 and 4.8)."""

from __future__ import annotations

from dataclasses import dataclass

from disclose.diagnostics import Span
from disclose.model.aspects import Dimensions, Entity, OtherContent
from disclose.model.period import Period
from disclose.model.unit import Unit
from disclose.names import QName


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """A context: its id, the aspects it gives to facts, and its place.

    `in_segment` are those of its dimensions that stand in the segment; the others stand in the scenario. `segment_names` and
    `scenario_names` are the elements that these hold besides dimensions, however deep.
    `unscoped` are the typed dimensions whose value has a word with a prefix that is not declared where it stands.
    """

    id: str
    entity: Entity
    period: Period
    dimensions: Dimensions = ()
    other: OtherContent | None = None
    in_segment: frozenset[QName] = frozenset()
    segment_names: tuple[QName, ...] = ()
    scenario_names: tuple[QName, ...] = ()
    span: Span | None = None
    unscoped: frozenset[QName] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class DeclaredUnit:
    """A unit by its id, with its place."""

    id: str
    unit: Unit
    span: Span | None = None
