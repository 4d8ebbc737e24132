"""Ids of facts, made from what they are about.

An id depends on nothing but content: not on the order of the input, and on other facts only where two would have the same id.
So one more fact in a report changes one place of the output. XML asks that an id be an NCName and unique in its document.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence

from disclose.model.aspects import Aspects, Dimensions, ExplicitMember, Member
from disclose.model.fact import Fact
from disclose.model.period import Period
from disclose.model.unit import Unit
from disclose.model.value import NumericValue

_OUTSIDE_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_MAX_SLUG = 24


def fact_id(aspects: Aspects) -> str:
    """An NCName from concept, period and members: ``Revenue-2023``, ``Cash-2023-12-31``, ``Revenue-2023-01-01--2023-06-30``,
    ``Revenue-2023-GenerativeAIMember``. Language, unit, entity and namespaces are left out: see `assign_ids`."""
    return f"{aspects.concept.local}-{_place(aspects.period, aspects.dimensions)}"


def _place(period: Period, dimensions: Dimensions) -> str:
    return "-".join([_period(period), *(_member(member) for _, member in dimensions)])


def _ids_of(facts: Iterable[Fact]) -> list[str]:
    """The `fact_id` of each fact. Facts share periods and dimensions, which are told apart by identity."""
    places: dict[tuple[int, int], str] = {}
    ids = []
    for fact in facts:
        aspects = fact.aspects
        key = id(aspects.period), id(aspects.dimensions)
        place = places.get(key)
        if place is None:
            place = places[key] = _place(aspects.period, aspects.dimensions)
        ids.append(f"{aspects.concept.local}-{place}")
    return ids


def assign_ids(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts in the same order, each with an id of its own.

    Where facts have the same `fact_id`, the first of these that tells them apart is appended: the language, the unit, a hash
    of all aspects, a hash of the value. Facts that are equal in all of that, and so interchangeable, are numbered among
    themselves and get a hash of the number.
    """
    facts = tuple(facts)
    ids = _ids_of(facts)
    for suffixes in (_each(_language), _each(_unit), _each(_aspects_hash), _each(_value_hash), _repeats):
        clashes = _clashes(ids)
        if not clashes:
            break
        for clash in clashes:
            found = suffixes([facts[index] for index in clash])
            if len(set(found)) > 1:
                for index, suffix in zip(clash, found, strict=True):
                    ids[index] += suffix
    return tuple(
        Fact(id, fact.aspects, fact.value, fact.origin, fact.container, fact.context)
        for id, fact in zip(ids, facts, strict=True)
    )


def _clashes(ids: Sequence[str]) -> list[list[int]]:
    """The indexes of equal ids, for every id that is there more than once."""
    if len(set(ids)) == len(ids):
        return []
    groups: dict[str, list[int]] = {}
    for index, id in enumerate(ids):
        groups.setdefault(id, []).append(index)
    return [group for group in groups.values() if len(group) > 1]


def _each(suffix: Callable[[Fact], str]) -> Callable[[Sequence[Fact]], list[str]]:
    return lambda facts: [suffix(fact) for fact in facts]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _slug(text: str) -> str:
    return _OUTSIDE_NAME.sub("_", text).strip("_")[:_MAX_SLUG]


def _member(member: Member) -> str:
    if isinstance(member, ExplicitMember):
        return member.member.local
    slug = _slug(str(member))
    return f"{slug}-{_hash(_member_text(member))}" if slug else _hash(_member_text(member))


def _period(period: Period) -> str:
    if period.end is None:
        return "forever"
    if period.is_calendar_year and period.start is not None:
        return f"{period.start.year:04d}"
    end = _OUTSIDE_NAME.sub("_", period.end_text)
    return end if period.start is None else f"{_OUTSIDE_NAME.sub('_', period.start_text)}--{end}"


def _language(fact: Fact) -> str:
    return "" if fact.aspects.language is None else f"-{fact.aspects.language}"


def _unit(fact: Fact) -> str:
    return "" if fact.aspects.unit is None else f"-{_slug(str(fact.aspects.unit))}"


def _aspects_hash(fact: Fact) -> str:
    aspects = fact.aspects
    dimensions = [f"{dimension.clark}={_member_text(member)}" for dimension, member in aspects.dimensions]
    parts = [
        aspects.concept.clark,
        aspects.entity.scheme,
        aspects.entity.identifier,
        str(aspects.period),
        _unit_text(aspects.unit),
        aspects.language or "",
        *dimensions,
    ]
    return f"-{_hash(chr(0).join(parts))}"


def _member_text(member: Member) -> str:
    if isinstance(member, ExplicitMember):
        return member.member.clark
    return f"{member.element.clark} nil" if member.nil else f"{member.element.clark} {member.text!r}"


def _unit_text(unit: Unit | None) -> str:
    if unit is None:
        return ""
    return "/".join("*".join(name.clark for name in measures) for measures in (unit.numerators, unit.denominators))


def _value_hash(fact: Fact) -> str:
    value = fact.value
    accuracy = value.decimals_text if isinstance(value, NumericValue) else ""
    return f"-{_hash(chr(0).join([type(value).__name__, str(value), accuracy]))}"


def _repeats(facts: Sequence[Fact]) -> list[str]:
    """No suffix for the first in the order of what their authors say about them, a hash of the position for the others."""

    def origin(index: int) -> tuple[str, str, str, str]:
        found = facts[index].origin
        return (found.displayed or "", found.source or "", found.note or "", str(found.span))

    order = sorted(range(len(facts)), key=origin)
    suffixes = [""] * len(facts)
    for position, index in enumerate(order):
        if position:
            suffixes[index] = f"-{_hash(str(position))}"
    return suffixes
