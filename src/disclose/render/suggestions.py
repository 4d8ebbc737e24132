"""What to type instead of a number: the figures and computations that give it, the likeliest first.

A figure with the very value comes before anything that is computed. What the words around the number speak for comes before
what they don't. Nothing is offered for a number that is nearly right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from disclose.intervals import half_away
from disclose.model import Fact, TextValue
from disclose.project import SCALES
from disclose.render.call_options import first_scope
from disclose.render.candidates import Candidate, Figure, figures, of_one, of_several, text_arguments
from disclose.render.claims import comparable, scales_of
from disclose.render.evidence import APART, CERTAIN, Surroundings
from disclose.render.prose_names import Names
from disclose.render.quantities import Kind, Quantity
from disclose.render.typed_numbers import TypedNumber

_TELLING = 3
"""A figure of so many digits is recognised by them alone; a shorter one by the words around it too."""
_MOST = 200_000
_WORDS_OF_SCALES = {power: word for word, power in SCALES.items()}


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate that gives a number, and how much speaks for it."""

    candidate: Candidate
    score: int


@dataclass(frozen=True, slots=True)
class Matches:
    """The candidates that give a number, the likeliest first; whether the first is beyond doubt; and those nearly right."""

    found: tuple[Match, ...] = ()
    certain: bool = False
    near: tuple[Match, ...] = ()


class Search:
    """The figures of a report, made ready once to be searched for many numbers."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._figures = figures(names)
        self._facts = [Candidate("fact", figure.arguments, figure.quantity, figure.words) for figure in self._figures]
        by_place = {
            (figure.fact.aspects.concept, figure.period, figure.fact.aspects.dimensions): figure for figure in self._figures
        }
        base = first_scope(names).base
        self._computed = [made for figure in self._figures[:_MOST] for made in of_one(figure, by_place, base)]
        self._near: dict[frozenset[str], tuple[Candidate, ...]] = {}

    def text_facts(self) -> Iterator[tuple[str, str]]:
        """The texts of facts in which there are digits, with the arguments of the calls for them."""
        for facts in self._names.facts.by_concept.values():
            for fact in facts:
                value = fact.value
                if isinstance(value, TextValue) and not value.xhtml and len(value.text) < 200:
                    arguments = text_arguments(fact, self._names) if any(map(str.isdecimal, value.text)) else None
                    if arguments is not None:
                        yield value.text, arguments

    def matches(self, typed: TypedNumber, around: Surroundings, mentioned: frozenset[Fact]) -> Matches:
        """What gives a number. `mentioned` are the facts that the calls of the section name."""
        if not typed.number:
            return Matches()
        exact = [
            Match(made, around.score(made.words))
            for made in self._facts
            if gives(typed, made.quantity) and _exactly(typed, made.quantity)
        ]
        if typed.significant < _TELLING:
            exact = [match for match in exact if match.score >= CERTAIN // 2]
        computed: list[Match] = []
        pool = [*self._facts, *self._computed, *self._together(around, mentioned)]
        scored = [(made, around.score(made.words, made.function)) for made in pool]
        if not exact:
            computed = [
                Match(made, score)
                for made, score in scored
                if score >= CERTAIN and typed.significant > 1 and gives(typed, made.quantity)
            ]
        found = _once(sorted(exact or computed, key=lambda match: (-match.score, match.candidate.call())))
        near = [Match(made, score) for made, score in scored if score >= CERTAIN and _nearly(typed, made.quantity)]
        near = _once(sorted(near, key=lambda match: (-match.score, match.candidate.call())))
        sure = bool(found) and (len(found) == 1 or found[0].score - found[1].score >= APART)
        return Matches(tuple(found), sure and not any(match.score > found[0].score for match in near), tuple(near[:1]))

    def _together(self, around: Surroundings, mentioned: frozenset[Fact]) -> tuple[Candidate, ...]:
        """Computations from several figures that the section speaks of, the likeliest figures first."""
        if around.near_words not in self._near:
            ranked = sorted(
                ((around.score(figure.words), figure) for figure in self._figures if _spoken_of(figure, around, mentioned)),
                key=lambda pair: (-pair[0], pair[1].arguments),
            )
            self._near[around.near_words] = tuple(of_several([figure for _, figure in ranked]))
        return self._near[around.near_words]


def _spoken_of(figure: Figure, around: Surroundings, mentioned: frozenset[Fact]) -> bool:
    return figure.fact in mentioned or figure.words <= around.near_words


def _once(matches: Iterable[Match]) -> list[Match]:
    """The matches without those that compute the same from the same figures."""
    seen: set[tuple[str, frozenset[str]]] = set()
    kept = []
    for match in matches:
        key = (match.candidate.quantity.kind.value, frozenset(fact.id for fact in match.candidate.quantity.facts))
        if key not in seen:
            seen.add(key)
            kept.append(match)
    return kept


def _of_kind(typed: TypedNumber, quantity: Quantity) -> bool:
    if typed.kind is None and quantity.kind is not Kind.AMOUNT:
        return False
    if typed.scale is not None and quantity.kind is not Kind.AMOUNT:
        return False
    if (typed.negative and quantity.nominal > 0) or (typed.sign == "+" and quantity.nominal < 0):
        return False
    return comparable(typed, quantity)


def gives(typed: TypedNumber, quantity: Quantity) -> bool:
    """Whether a quantity, as its figures are printed, is rounded to a number as typed."""
    size = abs(quantity.nominal)
    return _of_kind(typed, quantity) and any(size in typed.interval(scale) for scale in scales_of(typed, quantity))


def _exactly(typed: TypedNumber, quantity: Quantity) -> bool:
    size = abs(quantity.nominal)
    return any(size == Fraction(typed.number) * Fraction(10) ** scale for scale in scales_of(typed, quantity))


def _nearly(typed: TypedNumber, quantity: Quantity) -> bool:
    """Whether one digit, or the order of two, keeps a number from being what a quantity gives."""
    if not _of_kind(typed, quantity) or typed.significant < 2:
        return False
    written = str(half_away(Fraction(typed.number) * Fraction(10) ** typed.places))
    for scale in scales_of(typed, quantity):
        meant = str(half_away(abs(quantity.nominal) * Fraction(10) ** (typed.places - scale)))
        if len(meant) == len(written) and meant != written:
            wrong = [at for at, (one, other) in enumerate(zip(meant, written, strict=True)) if one != other]
            swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and meant[wrong[0]] == written[wrong[1]]
            if len(wrong) == 1 or (swapped and meant[wrong[1]] == written[wrong[0]]):
                return True
    return False


def calls_for(typed: TypedNumber, match: Match) -> Iterator[str]:
    """Calls that may show a number as it is typed, the simplest first; the last claims the text whatever it looks like."""
    made, quantity = match.candidate, match.candidate.quantity
    scales: Sequence[int | None] = (None,)
    if quantity.kind is Kind.AMOUNT:
        scales = [None if scale == quantity.scale else scale for scale in scales_of(typed, quantity)]
    styles: Sequence[str | None] = (None,)
    if quantity.nominal < 0:
        styles = ("minus", "parentheses") if typed.negative else ("magnitude",)
        if (quantity.movement and not typed.negative) or (made.function == "fact" and typed.negative):
            styles = (None, *styles)
    for places in (None, max(typed.places, 0)):
        for scale in scales:
            for style in styles:
                options = [f"places={places}"] if places is not None else []
                if scale is not None and scale in _WORDS_OF_SCALES:
                    options.append(f'scale="{_WORDS_OF_SCALES[scale]}"')
                yield made.call(*options, *([f'style="{style}"'] if style is not None else []))
    text = " ".join(typed.text.replace("&nbsp;", " ").replace("\u00a0", " ").split())
    if '"' not in text and "\\" not in text:
        yield f'claim("{text}", {made.call()})'
