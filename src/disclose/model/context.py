"""Contexts and units as an instance declares them, whether or not a fact uses them (XBRL 2.1 sections 4.7 and 4.8)."""

from __future__ import annotations

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.model.aspects import Dimensions, Entity, OtherContent
from disclose.model.period import Period
from disclose.model.unit import Unit
from disclose.names import QName


class OpenContent(Struct, frozen=True):
    """What contexts hold besides explicit dimensions, as markup with all its namespace declarations: the elements in segment
    and scenario that are no dimensions, and the elements that are the values of typed dimensions and have more in them than
    text."""

    segment: tuple[str, ...] = ()
    scenario: tuple[str, ...] = ()
    typed: tuple[tuple[QName, str], ...] = ()


class Context(Struct, frozen=True, eq=False):
    """A context: its id, the aspects it gives to facts, and its place.

    `in_segment` are those of its dimensions that stand in the segment; the others stand in the scenario. `segment_names` and
    `scenario_names` are the elements that these hold besides dimensions, however deep.
    `unscoped` are the typed dimensions whose value has a word with a prefix that is not declared where it stands.
    `written` is what could not be written again from its canonical form.
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
    written: OpenContent | None = None


class DeclaredUnit(Struct, frozen=True, eq=False):
    """A unit by its id, with its place."""

    id: str
    unit: Unit
    span: Span | None = None
