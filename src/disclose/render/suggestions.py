"""What to type instead of a number: the figures and computations that give it, the likeliest first.

A figure with the very value comes before anything that is computed. What the words around the number speak for comes before
what they don't. Nothing is offered for a number that is nearly right.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from disclose.intervals import Interval, half_away
from disclose.model import Fact, TextValue
from disclose.project import SCALES
from disclose.render.call_options import first_scope
from disclose.render.candidates import Candidate, Figure, figures, of_one, of_several, text_arguments
from disclose.render.claims import comparable, scales_of
from disclose.render.evidence import APART, CERTAIN, Surroundings
from disclose.render.prose_names import Names
from disclose.render.quantities import PERCENT_SCALE, Kind, Quantity
from disclose.render.typed_numbers import TypedNumber

_TELLING = 3
"""A figure of so many digits is recognised by them alone; a shorter one by the words around it too."""
_LITTLE = CERTAIN * 5 // 4
"""What has to speak for a computation where the number has fewer digits than tell anything."""
_MOST_ABOUT = 500
"""Candidates that one word of a sentence leads to, at most."""
_WORDS_OF_SCALES = {power: word for word, power in SCALES.items()}


class Match(Struct, frozen=True):
    """A candidate that gives a number, and how much speaks for it."""

    candidate: Candidate
    score: int


class Matches(Struct, frozen=True):
    """The candidates that give a number, the likeliest first; whether the first is beyond doubt; and those nearly right."""

    found: tuple[Match, ...] = ()
    certain: bool = False
    near: tuple[Match, ...] = ()


class Pool:
    """Candidates that are found by their size and by the words of their labels."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.candidates = tuple(candidates)
        self._sizes = sorted((abs(made.quantity.nominal), at) for at, made in enumerate(candidates))
        self._by_word: dict[str, list[int]] = {}
        for at, made in enumerate(candidates):
            for word in sorted(made.words):
                self._by_word.setdefault(word, []).append(at)

    def within(self, interval: Interval) -> Iterator[int]:
        """The positions of the candidates of a size in an interval."""
        low, high = Fraction(interval.low or 0), Fraction(interval.high or 0)
        for place in range(bisect.bisect_left(self._sizes, (low, -1)), len(self._sizes)):
            size, at = self._sizes[place]
            if size > high:
                return
            yield at

    def about(self, words: frozenset[str]) -> Iterator[Candidate]:
        """Candidates that share a word of their labels with a sentence; of very many the first."""
        places = {at for word in words for at in self._by_word.get(word, ())[:_MOST_ABOUT]}
        return (self.candidates[at] for at in sorted(places))


class Search:
    """The figures of a report, made ready once to be searched for many numbers."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._figures = figures(names)
        facts = [Candidate("fact", figure.arguments, figure.quantity, figure.words) for figure in self._figures]
        by_place = {
            (figure.fact.aspects.concept, figure.period, figure.fact.aspects.dimensions): figure for figure in self._figures
        }
        base = first_scope(names).base
        computed = [made for figure in self._figures for made in of_one(figure, by_place, base)]
        self._pool = Pool([*facts, *computed])
        self._scales = sorted({scale for made in self._pool.candidates for scale in (made.quantity.scale, 0)})
        self._near: dict[frozenset[str], Pool] = {}

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
        together = self._together(around, mentioned)
        giving = [
            Match(made, around.score(made.words, made.function))
            for pool in (self._pool, together)
            for made in self._of_size(pool, typed)
            if gives(typed, made.quantity)
        ]
        telling = CERTAIN // 2 if typed.significant < _TELLING else None
        found = [
            match
            for match in giving
            if match.candidate.function == "fact"
            and _exactly(typed, match.candidate.quantity)
            and (telling is None or match.score >= telling)
        ]
        if not found and typed.significant > 1:
            least = CERTAIN if telling is None else _LITTLE
            found = [match for match in giving if match.score >= least and match.candidate.words & around.sentence_words]
        found = _ordered(found)
        near = _ordered(
            Match(made, around.score(made.words, made.function))
            for pool in (self._pool, together)
            for made in pool.about(around.sentence_words)
            if typed.significant >= _TELLING and _nearly(typed, made.quantity)
        )
        near = [match for match in near if match.score >= CERTAIN]
        sure = bool(found) and (len(found) == 1 or found[0].score - found[1].score >= APART)
        return Matches(tuple(found), sure and not any(match.score > found[0].score for match in near), tuple(near[:1]))

    def _of_size(self, pool: Pool, typed: TypedNumber) -> Iterator[Candidate]:
        """The candidates of a pool that are printed as a number is in some scale, each once."""
        scales = {typed.scale} if typed.scale is not None else {*self._scales, PERCENT_SCALE}
        intervals = [typed.interval(scale) for scale in sorted(scales)]
        places = {at for interval in intervals for at in pool.within(interval)}
        return (pool.candidates[at] for at in sorted(places))

    def _together(self, around: Surroundings, mentioned: frozenset[Fact]) -> Pool:
        """Computations from several figures that the section speaks of, the likeliest figures first."""
        if around.near_words not in self._near:
            ranked = sorted(
                ((around.score(figure.words), figure) for figure in self._figures if _spoken_of(figure, around, mentioned)),
                key=lambda pair: (-pair[0], pair[1].arguments),
            )
            self._near[around.near_words] = Pool(list(of_several([figure for _, figure in ranked])))
        return self._near[around.near_words]


def _spoken_of(figure: Figure, around: Surroundings, mentioned: frozenset[Fact]) -> bool:
    return figure.fact in mentioned or figure.words <= around.near_words


def _ordered(matches: Iterable[Match]) -> list[Match]:
    """The matches by what speaks for them, without those that compute the same from the same figures."""
    seen: set[tuple[str, frozenset[str]]] = set()
    kept = []
    for match in sorted(matches, key=lambda match: (-match.score, match.candidate.call())):
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
