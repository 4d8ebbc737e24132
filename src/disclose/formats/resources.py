"""Contexts and units of a set of facts, with ids made from content, ready for the templates.

XBRL 2.1 sections 4.7 and 4.8. Both formats write the same contexts under the same ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeAlias, TypeVar

from disclose.formats.prefixes import Prefixes
from disclose.formats.values import names_in_value
from disclose.lexical import escape_attribute, escape_text
from disclose.model import (
    Aspects,
    Dimensions,
    Entity,
    EnumerationValue,
    ExplicitMember,
    Fact,
    Member,
    OpenContent,
    OtherContent,
    Period,
    QNameValue,
    TypedMember,
    Unit,
)
from disclose.model.identity import fact_id
from disclose.names import LINK, XBRLDI, XBRLI, XLINK, XSI, QName
from disclose.taxonomy import Taxonomy

K = TypeVar("K")
_CONTEXT = QName("", "c")
_Held: TypeAlias = tuple[str, str, str, str, bool, str]
"""What a segment or scenario holds: the name of a dimension with the name of a member, or with the element, text and nilness
of a typed one; markup that is written as it is."""


class _Context(NamedTuple):
    """A context to be written: its aspects, and the dimensions that stand in the segment."""

    entity: Entity
    period: Period
    dimensions: Dimensions
    other: OtherContent | None = None
    in_segment: frozenset[QName] = frozenset()


class Resources:
    """The contexts and units that facts refer to, and the prefixes of their document.

    A fact that has been read keeps the place of its dimensions, segment or scenario, and the content of its context that is no
    dimension. All other dimensions stand in the scenario.
    """

    def __init__(self, facts: Iterable[Fact], taxonomy: Taxonomy, further_namespaces: Iterable[str] = ()) -> None:
        self._taxonomy = taxonomy
        facts = tuple(facts)
        self._written: dict[_Context, OpenContent] = {}
        contexts = self._contexts_of(facts)
        units = dict.fromkeys({id(unit): unit for fact in facts if (unit := fact.aspects.unit) is not None}.values())
        used: set[str] = {XBRLI, LINK, XLINK, *further_namespaces}
        used.update(namespace for namespace, _ in {fact.aspects.concept for fact in facts})
        for fact in facts:
            if isinstance(fact.value, QNameValue | EnumerationValue):
                used.update(name.namespace for name in names_in_value(fact.value, taxonomy.concept(fact.aspects.concept)))
        ids = {fact.id for fact in facts}
        self.prefixes = Prefixes(taxonomy, used | _namespaces(contexts, units, taxonomy))
        self._ids = _distinct(contexts, _context_name, _context_content, ids)
        self._contexts = {fact.id: self._ids[context] for context, same in contexts.items() for fact in same}
        self._units = _distinct(units, _unit_name, repr, {*ids, *self._ids.values()})

    def _contexts_of(self, facts: Iterable[Fact]) -> dict[_Context, list[Fact]]:
        """The contexts to be written, each with its facts. These share what a context is made of, so that it is told apart by
        identity first."""
        alike: dict[tuple[int, ...], list[Fact]] = {}
        for fact in facts:
            aspects = fact.aspects
            key = id(aspects.entity), id(aspects.period), id(aspects.dimensions), id(aspects.other), id(fact.context)
            alike.setdefault(key, []).append(fact)
        contexts: dict[_Context, list[Fact]] = {}
        for same in alike.values():
            aspects, read = same[0].aspects, same[0].context
            context = _Context(aspects.entity, aspects.period, aspects.dimensions)
            if read is not None and (read.in_segment or read.written is not None):
                context = context._replace(other=aspects.other, in_segment=read.in_segment)
                self._note_written(context, read.written)
            contexts.setdefault(context, []).extend(same)
        return contexts

    def _note_written(self, context: _Context, written: OpenContent | None) -> None:
        """Of several spellings of the same content one is kept, whatever the order of the facts."""
        if written is not None:
            known = self._written.get(context)
            self._written[context] = written if known is None else min(known, written, key=repr)

    def context_id(self, fact: Fact) -> str:
        """The id of the context of a fact."""
        return self._contexts[fact.id]

    def unit_id(self, unit: Unit) -> str:
        """The id of a unit."""
        return self._units[unit]

    def template_data(self) -> dict[str, object]:
        """`contexts` and `units` as tuples of escaped strings, sorted by id, for ``xbrl/resources.xml.j2``."""
        contexts = sorted((name, key) for key, name in self._ids.items())
        units = sorted((name, unit) for unit, name in self._units.items())
        return {
            "contexts": [self._context(name, key) for name, key in contexts],
            "units": [(name, self._measures(unit.numerators), self._measures(unit.denominators)) for name, unit in units],
        }

    def _context(self, name: str, context: _Context) -> tuple[object, ...]:
        written = self._written.get(context, OpenContent())
        typed = dict(written.typed)
        segment: list[_Held] = []
        scenario: list[_Held] = []
        for dimension, member in context.dimensions:
            holder = segment if dimension in context.in_segment else scenario
            holder.append(self._held(dimension, member, typed.get(dimension)))
        segment += (("", "", "", "", False, markup) for markup in written.segment)
        scenario += (("", "", "", "", False, markup) for markup in written.scenario)
        scheme, identifier = escape_attribute(context.entity.scheme), escape_text(context.entity.identifier)
        period = context.period
        return name, scheme, identifier, period.kind.value, period.start_text, period.end_text, segment, scenario

    def _held(self, dimension: QName, member: Member, markup: str | None) -> _Held:
        name = self.prefixes.name(dimension)
        if isinstance(member, ExplicitMember):
            return name, self.prefixes.name(member.member), "", "", False, ""
        if markup is not None:
            return name, "", "", "", False, markup
        value = _name_in_member(member, self._taxonomy)
        text = member.text if value is None else self.prefixes.name(value)
        return name, "", self.prefixes.name(member.element), escape_text(text), member.nil, ""

    def _measures(self, measures: Iterable[QName]) -> list[str]:
        return [self.prefixes.name(measure) for measure in measures]


def _name_in_member(member: TypedMember, taxonomy: Taxonomy) -> QName | None:
    """The name that is the value of a typed dimension, where its type is that of names."""
    domain = taxonomy.typed_domains.get(member.element)
    is_name = domain is not None and domain.base_xsd == "QName" and not member.nil
    return QName.from_clark(member.text) if is_name else None


def _namespaces(contexts: Iterable[_Context], units: Iterable[Unit], taxonomy: Taxonomy) -> set[str]:
    found: set[str] = set()
    for unit in units:
        found.update(measure.namespace for measure in (*unit.numerators, *unit.denominators))
    for context in contexts:
        for dimension, member in context.dimensions:
            found.update((XBRLDI, dimension.namespace))
            found.update(_of_member(member, taxonomy))
    return found


def _of_member(member: Member, taxonomy: Taxonomy) -> Iterator[str]:
    if isinstance(member, ExplicitMember):
        yield member.member.namespace
        return
    yield member.element.namespace
    if member.nil:
        yield XSI
    value = _name_in_member(member, taxonomy)
    if value is not None:
        yield value.namespace


def _distinct(keys: Iterable[K], name: Callable[[K], str], content: Callable[[K], str], taken: Iterable[str]) -> dict[K, str]:
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


def _context_name(context: _Context) -> str:
    """Named like the facts it serves: ``c-2023-GenerativeAIMember``."""
    return fact_id(Aspects(_CONTEXT, context.entity, context.period, None, None, context.dimensions))


def _context_content(context: _Context) -> str:
    entity, members = context.entity, [(name.clark, _member(member)) for name, member in context.dimensions]
    content: tuple[object, ...] = (entity.scheme, entity.identifier, str(context.period), members)
    if context.other is not None or context.in_segment:
        content += (repr(context.other), sorted(context.in_segment))
    return repr(content)


def _member(member: ExplicitMember | TypedMember) -> tuple[str, ...]:
    if isinstance(member, ExplicitMember):
        return (member.member.clark,)
    return member.element.clark, member.text, str(member.nil)


def _unit_name(unit: Unit) -> str:
    parts = [".".join(measure.local for measure in side) for side in (unit.numerators, unit.denominators) if side]
    return "u-" + "-per-".join(parts)
