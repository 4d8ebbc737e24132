"""The last tables of a report: facts that stand nowhere else, and where every fact comes from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from markupsafe import Markup
from msgspec import Struct

from disclose.model import Dimensions, Fact, Period, TextValue
from disclose.names import QName
from disclose.render.citations import common_document, place_in
from disclose.render.context import SECTION_PLACE, TABLE_PLACE, PageContext
from disclose.render.display import display, is_block
from disclose.render.naming import period_heading
from disclose.render.placing import Cell, inline_cell
from disclose.render.views import NoteGroup, Notes, Other, SourceNote
from disclose.xhtml import MalformedFragment, block_text

PLACE = "other-figures"
TEXTS = "texts"
"""The notes on all sections of prose, which stand together."""


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


class _Said(Struct, frozen=True):
    """What a note says of facts of a concept in a part of the page; `text` marks a section that is a fact itself."""

    place: str
    concept: QName
    source: str
    note: str
    derived: bool
    text: bool


def has_note(fact: Fact) -> bool:
    """Whether anything is known of where a fact comes from."""
    return bool(fact.origin.source or fact.origin.note or fact.origin.derived)


def source_notes(context: PageContext, facts: tuple[Fact, ...], titles: Mapping[str, str]) -> Notes:
    """Notes for all facts whose source, note or basis is known, by the part of the page that shows them, in its order; within a
    part in the report's order. Facts of which the same is said share a note. `titles` are those of the page's parts."""
    columns = {bound: at for at, period in enumerate(context.periods) for bound in (period, period.closing)}
    said: dict[_Said, dict[Dimensions, list[Period]]] = {}
    for fact in facts:
        origin, aspects = fact.origin, fact.aspects
        if has_note(fact):
            place = _place(context, fact)
            is_section = is_block(fact) and place.startswith(SECTION_PLACE)
            key = _Said(place, aspects.concept, origin.source or "", origin.note or "", origin.derived, is_section)
            said.setdefault(key, {}).setdefault(aspects.dimensions, []).append(aspects.period)
    document = common_document(key.source for key in said)
    groups: dict[str, list[SourceNote]] = {}
    for key, lines in said.items():
        together: dict[tuple[Period, ...], list[Dimensions]] = {}
        for dimensions, periods in lines.items():
            order = sorted(periods, key=lambda period: (columns.get(period, len(columns)), str(period)))
            together.setdefault(tuple(order), []).append(dimensions)
        part = TEXTS if key.text else key.place
        groups.setdefault(part, []).extend(
            _note(context, key, document, periods, members) for periods, members in together.items()
        )
    ranks = context.placer.order
    groups.get(TEXTS, []).sort(key=lambda note: ranks[note.href[1:]])
    return Notes(
        document,
        tuple(
            NoteGroup(titles.get(place, ""), f"#{place}" if place in titles and place != TEXTS else "", tuple(groups[place]))
            for place in sorted(groups, key=lambda place: -1 if place == TEXTS else ranks.get(place, len(ranks)))
        ),
    )


def _place(context: PageContext, fact: Fact) -> str:
    """The part of the page in which a reader looks for a fact first: a statement, else where it stands first."""
    places = context.placer.places_of(fact)
    return next((place for place in places if place.startswith(TABLE_PLACE)), places[0] if places else "")


def _note(
    context: PageContext, said: _Said, document: str, periods: Iterable[Period], members: Collection[Dimensions]
) -> SourceNote:
    names = [context.members(dimensions) or context.words["total"] for dimensions in members if dimensions or len(members) > 1]
    return SourceNote(
        label=context.label(said.concept),
        members=context.words["list"].join(names),
        periods=context.words["list"].join(dict.fromkeys(period_heading(period, context.language) for period in periods)),
        source=place_in(said.source, document),
        note=said.note,
        derived=said.derived,
        href=f"#{said.place}" if said.text else "",
    )
