"""The last tables of a report: facts that stand nowhere else, and where every fact comes from."""

from __future__ import annotations

from typing import TypeAlias

from markupsafe import Markup

from disclose.model import Dimensions, Fact, TextValue
from disclose.names import QName
from disclose.render.context import TABLE_PLACE, PageContext
from disclose.render.display import display, is_block
from disclose.render.naming import period_heading
from disclose.render.placing import Cell, inline_cell
from disclose.render.views import Other, SourceNote
from disclose.xhtml import MalformedFragment, block_text

PLACE = "other-figures"
_Line: TypeAlias = tuple[QName, Dimensions, str, str, bool]


def other_facts(context: PageContext, facts: tuple[Fact, ...]) -> tuple[Other, ...]:
    """The facts that have not been placed so far, in the report's order."""
    return tuple(_other(context, fact) for fact in context.placer.unplaced(facts))


def _other(context: PageContext, fact: Fact) -> Other:
    aspects = fact.aspects
    block = is_block(fact)
    return Other(
        label=context.label(aspects.concept),
        members=context.members(aspects.dimensions),
        period=period_heading(aspects.period, context.language),
        unit=context.unit(fact),
        cell=_block_cell(context, fact) if block else _short_cell(context, fact),
        block=block,
    )


def _short_cell(context: PageContext, fact: Fact) -> Cell:
    return inline_cell(context.placer, fact, display(fact, context.taxonomy, context.language), PLACE)


def _block_cell(context: PageContext, fact: Fact) -> Cell:
    """A text block that no section is the value of: its own markup, or its text where that is no markup."""
    assert isinstance(fact.value, TextValue), "only text values are blocks"
    try:
        content = Markup(block_text(fact.value.text))
    except MalformedFragment:
        content = Markup.escape(fact.value.text)
    return Cell(lambda: context.placer.block(fact, content, PLACE), fact.value.text)


def source_notes(context: PageContext, facts: tuple[Fact, ...]) -> tuple[SourceNote, ...]:
    """A note for each line of figures that says where they come from: the periods of a line together where their source, note
    and basis are the same. In the order of the report's facts."""
    lines: dict[_Line, list[Fact]] = {}
    for fact in facts:
        origin = fact.origin
        if origin.source or origin.note or origin.derived:
            key = (fact.aspects.concept, fact.aspects.dimensions, origin.source or "", origin.note or "", origin.derived)
            lines.setdefault(key, []).append(fact)
    columns = {bound: at for at, period in enumerate(context.periods) for bound in (period, period.closing)}

    def order(fact: Fact) -> tuple[int, str]:
        return columns.get(fact.aspects.period, len(columns)), str(fact.aspects.period)

    return tuple(_note(context, key, sorted(group, key=order)) for key, group in lines.items())


def _note(context: PageContext, line: _Line, facts: list[Fact]) -> SourceNote:
    concept, dimensions, source, note, derived = line
    places = sorted((place for fact in facts for place in context.placer.places_of(fact)), key=_rank)
    return SourceNote(
        label=context.label(concept),
        members=context.members(dimensions),
        periods=", ".join(dict.fromkeys(period_heading(fact.aspects.period, context.language) for fact in facts)),
        source=source,
        note=note,
        derived=derived,
        href=f"#{places[0]}" if places else "",
    )


def _rank(place: str) -> bool:
    """A statement is where a reader looks for a figure first."""
    return not place.startswith(TABLE_PLACE)
