"""The place of a figure among those beside it: the second largest of the businesses."""

from __future__ import annotations

from msgspec.structs import replace

from disclose.model import Dimensions, ExplicitMember, Fact, Member
from disclose.names import ARCROLE_DIMENSION_DOMAIN, ARCROLE_DOMAIN_MEMBER, QName
from disclose.render.lookup import FactIndex
from disclose.render.number_words import ORDINALS
from disclose.render.quantities import Quantity, Refusal, of_fact
from disclose.render.words import is_chinese
from disclose.taxonomy import Taxonomy

_HAN = "一二三四五六七八九十"
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def place_among(fact: Fact, axis: QName, facts: FactIndex, taxonomy: Taxonomy, *, ascending: bool) -> Quantity | Refusal:
    """The place of a fact among the facts that differ from it in the member of one dimension, 1 for the largest. Members
    compete with those that have the same parent, since a whole is always larger than its parts."""
    own = of_fact(fact, taxonomy)
    if own is None:
        return Refusal("Only figures have a place among others")
    others = [of_fact(other, taxonomy) for other in _beside(fact, axis, facts, taxonomy)]
    rivals = [other for other in others if other is not None]
    if not rivals:
        return Refusal("There is no other figure to compare it with")
    unclear = [other for other in rivals if other.interval.intersects(own.interval)]
    if unclear:
        names = " and ".join(str(dict(other.facts[0].aspects.dimensions).get(axis)) for other in unclear)
        return Refusal(
            f"The rounding of the figures does not tell it apart from {names}", "Leave the place open.", undetermined=True
        )
    ahead = sum((other.nominal < own.nominal) if ascending else (other.nominal > own.nominal) for other in rivals)
    compared = (*own.facts, *(other.facts[0] for other in rivals))
    return replace(own, nominal=own.nominal * 0 + ahead + 1, facts=compared)


def _beside(fact: Fact, axis: QName, facts: FactIndex, taxonomy: Taxonomy) -> list[Fact]:
    aspects, rest = fact.aspects, _without(fact.aspects.dimensions, axis)
    own = dict(aspects.dimensions)[axis]
    siblings = _siblings(own, axis, taxonomy)
    return [
        other
        for other in facts.of(aspects.concept)
        if other.aspects.period == aspects.period
        and other.aspects.unit == aspects.unit
        and _without(other.aspects.dimensions, axis) == rest
        and (member := dict(other.aspects.dimensions).get(axis)) is not None
        and member != own
        and (siblings is None or (isinstance(member, ExplicitMember) and member.member in siblings))
    ]


def _without(dimensions: Dimensions, axis: QName) -> Dimensions:
    return tuple(pair for pair in dimensions if pair[0] != axis)


def _siblings(own: Member, axis: QName, taxonomy: Taxonomy) -> frozenset[QName] | None:
    """The members with the same parent; None where every member competes."""
    if not isinstance(own, ExplicitMember):
        return None
    for network in taxonomy.networks_of(ARCROLE_DOMAIN_MEMBER):
        for arc in network.relationships:
            if arc.target == own.member:
                return frozenset(sibling.target for sibling in network.children(arc.source))
    for network in taxonomy.networks_of(ARCROLE_DIMENSION_DOMAIN):
        children = frozenset(arc.target for arc in network.children(axis))
        if own.member in children:
            return children
    return None


def ordinal(number: int, language: str) -> str:
    """A place in words: ``second``, 第二."""
    if is_chinese(language):
        return f"第{_HAN[number - 1] if number <= len(_HAN) else number}"
    if language.partition("-")[0] != "en":
        return f"{number}."
    if number <= len(ORDINALS):
        return ORDINALS[number - 1]
    suffix = "th" if number % 100 in (11, 12, 13) else _SUFFIXES.get(number % 10, "th")
    return f"{number}{suffix}"
