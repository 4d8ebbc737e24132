"""Namespaces that are versions of one another: next year's taxonomy has new names for the same concepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from disclose.model import Aspects, EnumerationValue, ExplicitMember, Member, QNameValue, Report, TypedMember, Unit, Value
from disclose.names import QName

_VERSION = re.compile(r"[0-9]+(?:[-./][0-9]+)*")


def renamed_namespaces(old: Iterable[str], new: Iterable[str]) -> dict[str, str]:
    """For each namespace that only the new report uses, the one of the old report whose name differs in numbers alone, such as
    a year; only where each is the other's sole candidate."""
    before, after = set(old), set(new)
    gone, come = _by_form(before - after), _by_form(after - before)
    return {come[form][0]: gone[form][0] for form in sorted(come) if len(come[form]) == len(gone.get(form, ())) == 1}


def _by_form(namespaces: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for namespace in namespaces:
        found.setdefault(_VERSION.sub("#", namespace), []).append(namespace)
    return found


def namespaces_of(report: Report) -> set[str]:
    """The namespaces of the names that the aspects of a report's facts hold."""
    found: set[str] = set()
    for fact in report.facts:
        found.add(fact.aspects.concept.namespace)
        for dimension, member in fact.aspects.dimensions:
            found.add(dimension.namespace)
            found.add((member.member if isinstance(member, ExplicitMember) else member.element).namespace)
    return found


class Renaming:
    """Says what the new report says in the names of the old one."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        self._namespaces = namespaces

    def name(self, name: QName) -> QName:
        """A name as the old report has it."""
        namespace = self._namespaces.get(name.namespace)
        return name if namespace is None else QName(namespace, name.local)

    def aspects(self, aspects: Aspects) -> Aspects:
        """Aspects as the old report has them."""
        if not self._namespaces:
            return aspects
        dimensions = tuple(sorted((self.name(name), self._member(member)) for name, member in aspects.dimensions))
        unit = aspects.unit
        if unit is not None:
            unit = Unit.of(map(self.name, unit.numerators), map(self.name, unit.denominators))
        return replace(aspects, concept=self.name(aspects.concept), dimensions=dimensions, unit=unit)

    def value(self, value: Value) -> Value:
        """A value as the old report has it."""
        if isinstance(value, EnumerationValue):
            return EnumerationValue(tuple(sorted(map(self.name, value.members))))
        return QNameValue(self.name(value.qname)) if isinstance(value, QNameValue) else value

    def _member(self, member: Member) -> Member:
        if isinstance(member, ExplicitMember):
            return ExplicitMember(self.name(member.member))
        return TypedMember(self.name(member.element), member.text, member.nil)
