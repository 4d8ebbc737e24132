"""What a number in prose may stand for: figures, and what is computed from a few of them.

The number of candidates is bounded: each figure against its own past and its own whole, and pairs among the figures that a
section speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from disclose.model import ExplicitMember, Fact
from disclose.model.aspects import Dimensions
from disclose.names import QName
from disclose.project import Project
from disclose.render import quantities
from disclose.render.evidence import words_about
from disclose.render.lookup import period_for
from disclose.render.prose_names import Names
from disclose.render.quantities import Kind, Quantity, Refusal, of_fact
from disclose.taxonomy import Taxonomy

MOST_PAIRED = 40
Place = tuple[QName, str | None, Dimensions]
MOST_TOGETHER = 8


class Candidate(Struct, frozen=True):
    """A quantity with the call that gives it: the name of the function and what stands in its parentheses. `words` are those of
    the labels of its figures."""

    function: str
    arguments: str
    quantity: Quantity
    words: frozenset[str]

    def call(self, *options: str) -> str:
        """The call as an author types it."""
        return f"{self.function}({', '.join([self.arguments, *options])})"


class Figure(Struct, frozen=True):
    """A figure by the names an author uses: concept, period (None for the first), and members as keywords."""

    fact: Fact
    quantity: Quantity
    concept: str
    period: str | None
    members: str
    words: frozenset[str]

    @property
    def arguments(self) -> str:
        """The arguments of ``fact``."""
        return ", ".join(filter(None, (self.concept, self.period, self.members)))

    @property
    def operand(self) -> str:
        """The figure as an operand of another call."""
        return self.concept if self.period is None and not self.members else f"fact({self.arguments})"


def figures(names: Names) -> tuple[Figure, ...]:
    """Every fact that states a number and that prose can name, in the order of their ids."""
    every = sorted((fact for facts in names.facts.by_concept.values() for fact in facts), key=lambda fact: fact.id)
    return tuple(figure for fact in every if (figure := _figure(fact, names)) is not None)


def _figure(fact: Fact, names: Names) -> Figure | None:
    quantity = of_fact(fact, names.taxonomy)
    concept = _name(fact.aspects.concept, names.taxonomy)
    period = period_name(fact, names.project, names.taxonomy)
    members = _members(fact.aspects.dimensions, names.taxonomy)
    if quantity is None or concept is None or period is None or members is None:
        return None
    first = next(iter(names.project.periods))
    words = words_about((fact,), names.taxonomy, names.facts.language)
    return Figure(fact, quantity, concept, None if period == first else period, members, words)


def text_arguments(fact: Fact, names: Names) -> str | None:
    """The arguments of the call for a fact that is no number; None where prose can't name it."""
    concept, members = _name(fact.aspects.concept, names.taxonomy), _members(fact.aspects.dimensions, names.taxonomy)
    period = period_name(fact, names.project, names.taxonomy)
    if concept is None or members is None or period is None:
        return None
    return ", ".join(filter(None, (concept, None if period == next(iter(names.project.periods)) else period, members)))


def period_name(fact: Fact, project: Project, taxonomy: Taxonomy) -> str | None:
    """The name of the period that a fact reports for."""
    concept = fact.aspects.concept
    return next(
        (name for name, period in project.periods.items() if period_for(taxonomy, concept, period) == fact.aspects.period), None
    )


def _name(qname: QName, taxonomy: Taxonomy) -> str | None:
    name = taxonomy.display_name(qname)
    if name.startswith("{"):
        return None
    return name if name.isidentifier() and name.isascii() else f'"{name}"'


def _members(dimensions: Dimensions, taxonomy: Taxonomy) -> str | None:
    words = []
    for axis, member in dimensions:
        key = taxonomy.display_name(axis)
        value = _name(member.member, taxonomy) if isinstance(member, ExplicitMember) else f'"{member.text}"'
        if not key.isidentifier() or value is None or value.count('"') not in (0, 2) or "\\" in value:
            return None
        words.append(f"{key}={value}")
    return ", ".join(words)


def of_one(figure: Figure, by_place: Mapping[Place, Figure], base: str | None) -> Iterator[Candidate]:
    """What is computed from a figure and its own past, or the whole that it is a part of."""
    place = figure.fact.aspects
    before = by_place.get((place.concept, base, place.dimensions)) if figure.period is None and base is not None else None
    arguments = ", ".join(filter(None, (figure.concept, figure.members)))
    if before is not None:
        percent = figure.quantity.kind is Kind.PERCENT
        if not percent:
            yield from _made("change", arguments, quantities.change(figure.quantity, before.quantity), figure.words)
            yield from _made("ratio", arguments, quantities.ratio(figure.quantity, before.quantity), figure.words)
        yield from _made("difference", arguments, quantities.difference(figure.quantity, before.quantity), figure.words)
    for at in range(len(place.dimensions)):
        rest = (*place.dimensions[:at], *place.dimensions[at + 1 :])
        whole = by_place.get((place.concept, figure.period, rest))
        if whole is not None and not rest:
            yield from _made("share", figure.arguments, quantities.share(figure.quantity, whole.quantity), figure.words)


def of_several(figures: Sequence[Figure]) -> Iterator[Candidate]:
    """What is computed from figures that a section speaks of: pairs of one period and unit; sums of a few of them."""
    for one, other in combinations(figures[:MOST_PAIRED], 2):
        if one.period == other.period and one.quantity.unit == other.quantity.unit and one.quantity.kind is other.quantity.kind:
            large, small = (one, other) if abs(one.quantity.nominal) >= abs(other.quantity.nominal) else (other, one)
            words = one.words | other.words
            down, up = f"{large.operand}, {small.operand}", f"{small.operand}, {large.operand}"
            if one.quantity.kind is not Kind.PERCENT:
                yield from _made("share", up, quantities.share(small.quantity, large.quantity), words)
                yield from _made("ratio", down, quantities.ratio(large.quantity, small.quantity), words)
            yield from _made("difference", down, quantities.difference(large.quantity, small.quantity), words)
    for count in (2, 3, 4):
        # the largest of these is how many candidates there are
        for parts in combinations(figures[: MOST_PAIRED if count == 2 else MOST_TOGETHER], count):
            if len({(part.period, part.quantity.unit, part.quantity.kind) for part in parts}) == 1 and _add_up(parts):
                words = frozenset().union(*(part.words for part in parts))
                arguments = ", ".join(part.operand for part in parts)
                yield from _made("total", arguments, quantities.total([part.quantity for part in parts]), words)


def _add_up(parts: Sequence[Figure]) -> bool:
    """Whether a sum says something: nobody adds a whole to its part, or percentages of different things."""
    places = [(part.fact.aspects.concept, frozenset(part.fact.aspects.dimensions)) for part in parts]
    if any(one[0] == other[0] and (one[1] <= other[1] or other[1] <= one[1]) for one, other in combinations(places, 2)):
        return False
    return parts[0].quantity.kind is Kind.AMOUNT or len({concept for concept, _ in places}) == 1


def _made(function: str, arguments: str, quantity: Quantity | Refusal, words: frozenset[str]) -> Iterable[Candidate]:
    return () if isinstance(quantity, Refusal) else (Candidate(function, arguments, quantity, words),)
