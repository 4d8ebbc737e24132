"""The prose of a section held against the figures: numbers that are tied to nothing, and words that turn figures round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import TemplateSyntaxError, nodes
from msgspec import Struct

from disclose.diagnostics import Diagnostic
from disclose.model import Fact, NumericValue
from disclose.model.period import Period
from disclose.render.directions import Chosen, Movement, opposed
from disclose.render.figures import growth_rates
from disclose.render.mentions import Mention, Words
from disclose.render.narrative_names import CallReader
from disclose.render.prose_mask import Cover, Lines, masked, sentences
from disclose.render.prose_names import Names, Places
from disclose.render.stating import Computed
from disclose.render.untied import Scan
from disclose.templating import environment
from disclose.transforms import NegativeStyle

Standing = Mention | Computed | Words | str | None
"""What a pair of braces stands for: None where something is wrong with it."""


class Placed(Struct, frozen=True):
    """A pair of braces in a body: its bounds, and what it stands for."""

    start: int
    end: int
    stands_for: Standing


def braces(body: str) -> Iterator[tuple[int, int, bool]]:
    """The bounds of everything in braces, in order, and whether it is a call (and no comment or statement)."""
    at, start = 0, 0
    jinja = environment(autoescape=False).overlay(trim_blocks=False, lstrip_blocks=False)
    for _, kind, value in jinja.lex(body):
        # white space that a mark such as {{- takes away is missing from what the lexer gives
        at = body.index(value, at)
        if kind in ("variable_begin", "comment_begin", "block_begin", "raw_begin"):
            start = at
        at += len(value)
        if kind in ("variable_end", "comment_end", "block_end", "raw_end"):
            yield start, at, kind == "variable_end"


def tie_out(body: str, shown: str, reader: CallReader, stand: Sequence[Standing]) -> list[Diagnostic]:
    """Every finding about a body. `stand` is what its calls stand for, in their order."""
    language = reader.facts.language
    places, others = [], []
    calls = iter(stand)
    for start, end, call in braces(body):
        if call:
            places.append(Placed(start, end, next(calls, None)))
        else:
            others.append(Cover(start, end))
    covers = [
        Cover(place.start, place.end, place.stands_for if isinstance(place.stands_for, str) else None) for place in places
    ]
    text = masked(body, [*covers, *others], reader.project.config.prose.literals, _years(reader))
    names = Names(reader.project, reader.taxonomy, reader.facts, Places("", shown))
    mentioned = frozenset(fact for place in places for fact in _facts(place.stands_for))
    spoken = [(place.start, place.end) for place in places if isinstance(place.stands_for, str)]
    lines = Lines(shown, body)
    scan = Scan(lines, body, text, names, lambda call: _shows(call, reader), mentioned, spoken)
    chosen = [
        Chosen(place.start, place.stands_for.direction)
        for place in places
        if isinstance(place.stands_for, Words) and place.stands_for.direction is not None
    ]
    movements = list(_movements(places, lines, reader))
    bounds = list(sentences(text)) if movements else []
    return [*scan.findings(), *opposed(text, bounds, movements, chosen, language)]


def _facts(stands_for: Standing) -> tuple[Fact, ...]:
    if isinstance(stands_for, Mention):
        return (stands_for.fact,)
    return stands_for.facts if isinstance(stands_for, Computed) else ()


def _shows(call: str, reader: CallReader) -> str | None:
    """What a call would show in the prose that is read."""
    jinja = environment(autoescape=False)
    try:
        parsed = next(jinja.parse(f"{{{{ {call} }}}}").find_all(nodes.Output))
    except (TemplateSyntaxError, StopIteration):
        return None
    fresh = CallReader(reader.project, reader.taxonomy, reader.facts, Places(call, ""))
    node = parsed.nodes[0]
    read = fresh.read(node) if isinstance(node, nodes.Expr) else None
    return str(read.shown) if isinstance(read, Mention | Computed) else None


def _years(reader: CallReader) -> frozenset[int]:
    """The years in which the periods of the project begin and end, and that of its publication."""
    periods: list[Period] = [*reader.project.periods.values()]
    days = [day for period in periods for day in (period.start, period.last_day) if day is not None]
    published = reader.project.config.report.published
    return frozenset([*(day.year for day in days), *([int(published[:4])] if published else [])])


def _movements(places: Sequence[Placed], lines: Lines, reader: CallReader) -> Iterator[Movement]:
    rates = set(growth_rates(reader.taxonomy).values())
    for place in places:
        value = place.stands_for
        span = lines.span(place.start)
        if isinstance(value, Computed) and value.quantity.movement:
            sign, signed = value.quantity.sign or 0, value.style is not NegativeStyle.MAGNITUDE
            stated = [fact.value for fact in value.facts]
            losses = all(isinstance(part, NumericValue) and part.number < 0 for part in stated)
            yield Movement(place.start, place.end, sign, str(value.shown), signed, losses, span)
        elif isinstance(value, Mention) and isinstance(value.fact.value, NumericValue):
            number = value.fact.value.number
            percent = value.fact.origin.scale == -2
            if (value.fact.aspects.concept in rates or (percent and number < 0)) and number:
                signed = value.style is not NegativeStyle.MAGNITUDE
                yield Movement(place.start, place.end, 1 if number > 0 else -1, str(value.shown), signed, False, span)
