"""Contexts and units of a set of facts, with ids made from content, ready for the templates.

XBRL 2.1 sections 4.7 and 4.8. Both formats write the same contexts under the same ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeAlias, TypeVar

from disclose.formats.prefixes import Prefixes
from disclose.lexical import escape_attribute, escape_text
from disclose.model import Aspects, Dimensions, Entity, ExplicitMember, Fact, Period, QNameValue, TypedMember, Unit
from disclose.model.identity import fact_id
from disclose.names import LINK, XBRLDI, XBRLI, XLINK, XSI, QName
from disclose.taxonomy import Taxonomy

ContextKey: TypeAlias = tuple[Entity, Period, Dimensions]
K = TypeVar("K")
_CONTEXT = QName("", "c")


class Resources:
    """The contexts and units that facts refer to, and the prefixes of their document."""

    def __init__(self, facts: Iterable[Fact], taxonomy: Taxonomy, further_namespaces: Iterable[str] = ()) -> None:
        contexts: dict[ContextKey, None] = {}
        units: dict[Unit, None] = {}
        concepts: set[str] = {XBRLI, LINK, XLINK, *further_namespaces}
        ids: set[str] = set()
        for fact in facts:
            aspects = fact.aspects
            contexts[(aspects.entity, aspects.period, aspects.dimensions)] = None
            if aspects.unit is not None:
                units[aspects.unit] = None
            concepts.add(aspects.concept.namespace)
            ids.add(fact.id)
            if isinstance(fact.value, QNameValue):
                concepts.add(fact.value.qname.namespace)
        self.prefixes = Prefixes(taxonomy, concepts | _namespaces(contexts, units))
        self._contexts = _distinct(contexts, _context_name, _context_content, ids)
        self._units = _distinct(units, _unit_name, repr, ids | set(self._contexts.values()))

    def context_id(self, aspects: Aspects) -> str:
        """The id of the context of a fact with these aspects."""
        return self._contexts[(aspects.entity, aspects.period, aspects.dimensions)]

    def unit_id(self, unit: Unit) -> str:
        """The id of a unit."""
        return self._units[unit]

    def template_data(self) -> dict[str, object]:
        """`contexts` and `units` as tuples of escaped strings, sorted by id, for ``xbrl/resources.xml.j2``."""
        contexts = sorted((name, key) for key, name in self._contexts.items())
        units = sorted((name, unit) for unit, name in self._units.items())
        return {
            "contexts": [self._context(name, *key) for name, key in contexts],
            "units": [(name, self._measures(unit.numerators), self._measures(unit.denominators)) for name, unit in units],
        }

    def _context(self, name: str, entity: Entity, period: Period, dimensions: Dimensions) -> tuple[object, ...]:
        members: list[tuple[str, str | None, str | None, str, bool]] = []
        for dimension, member in dimensions:
            if isinstance(member, ExplicitMember):
                members.append((self.prefixes.name(dimension), self.prefixes.name(member.member), None, "", False))
            else:
                element = self.prefixes.name(member.element)
                members.append((self.prefixes.name(dimension), None, element, escape_text(member.text), member.nil))
        scheme, identifier = escape_attribute(entity.scheme), escape_text(entity.identifier)
        return name, scheme, identifier, period.kind.value, period.start_text, period.end_text, members

    def _measures(self, measures: Iterable[QName]) -> list[str]:
        return [self.prefixes.name(measure) for measure in measures]


def _namespaces(contexts: Iterable[ContextKey], units: Iterable[Unit]) -> set[str]:
    found: set[str] = set()
    for unit in units:
        found.update(measure.namespace for measure in (*unit.numerators, *unit.denominators))
    for _, _, dimensions in contexts:
        for dimension, member in dimensions:
            found.update((XBRLDI, dimension.namespace))
            if isinstance(member, ExplicitMember):
                found.add(member.member.namespace)
            else:
                found.add(member.element.namespace)
                found.update((XSI,) if member.nil else ())
    return found


def _distinct(keys: Iterable[K], name: Callable[[K], str], content: Callable[[K], str], taken: set[str]) -> dict[K, str]:
    """A name for each key. Keys that would share one, or take one that is in use, get a hash of their content added: all of
    them, so that the result does not depend on their order."""
    names = {key: name(key) for key in keys}
    uses: dict[str, int] = dict.fromkeys(taken, 1)
    for text in names.values():
        uses[text] = uses.get(text, 0) + 1
    return {
        key: text if uses[text] == 1 else f"{text}-{hashlib.sha256(content(key).encode()).hexdigest()[:10]}"
        for key, text in names.items()
    }


def _context_name(key: ContextKey) -> str:
    """Named like the facts it serves: ``c-2023-GenerativeAIMember``."""
    entity, period, dimensions = key
    return fact_id(Aspects(_CONTEXT, entity, period, None, None, dimensions))


def _context_content(key: ContextKey) -> str:
    entity, period, dimensions = key
    return repr((entity.scheme, entity.identifier, str(period), [(name.clark, _member(member)) for name, member in dimensions]))


def _member(member: ExplicitMember | TypedMember) -> tuple[str, ...]:
    if isinstance(member, ExplicitMember):
        return (member.member.clark,)
    return member.element.clark, member.text, str(member.nil)


def _unit_name(unit: Unit) -> str:
    parts = [".".join(measure.local for measure in side) for side in (unit.numerators, unit.denominators) if side]
    return "u-" + "-per-".join(parts)
