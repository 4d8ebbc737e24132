"""The Units Registry: types whose facts must use registered units (Units Registry 1.0).

The registry is read from the published files when a report first uses one of its types. What XBRL 2.1 itself says of the units
of money, shares and pure numbers is checked by units.py, so entries for the types of XBRL 2.1 are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from disclose.model import Unit
from disclose.names import DTR, US_TYPES, UTR, UTR_XML, XBRLI, QName
from disclose.rules.rule import Finding
from disclose.rules.subject import Subject
from disclose.rules.wording import about, figure, named, unit_text
from disclose.taxonomy import Concept, ItemKind
from disclose.taxonomy.catalog import standard_catalog
from disclose.xml_source import parse_xml

_U = f"{{{UTR}}}"
_RECOMMENDED = "REC"
_MOST_STEPS = 100
_MOST_NAMED = 8


class Entry(Struct, frozen=True):
    """A registered unit of an item type: a measure, or, with types of numerator and denominator, their quotient."""

    measure: QName | None
    numerator: str | None
    denominator: str | None


Registry = Mapping[str, tuple[Entry, ...]]
"""Entries by the local name of the item type."""


def unit_not_registered(subject: Subject) -> Iterator[Finding]:
    """A fact of a registered type has a unit that the Units Registry does not have for that type.

    Why: a length in kilograms is wrong, and a length in somebody's own "cm" can't be converted. Registered units can be
    recognised by everyone.

    Example: a floor area, of `areaItemType`, in a unit `sqm` of the company's own namespace.

    Instead: use a unit of the registry, such as `utr:sqm`, or a type that fits what is counted.
    """
    for concept, _ in subject.reported:
        found = _registered(subject, concept) if concept.kind.numeric else None
        if found is None or (subject.own and concept.kind is ItemKind.PER_SHARE):
            # of figures per share in our own reports a rule of this house says more
            continue
        type_name, entries = found
        for unit, group in subject.index.units(concept.qname):
            if unit is None or any(_matches(unit, entry, registry()) for entry in entries):
                continue
            help = _help(type_name, entries)
            for fact in group:
                shown = f"{about(subject, fact)}, {figure(fact)}, is in {unit_text(unit)}"
                message = f"{shown}, which is no registered unit of {type_name}"
                yield Finding(message, fact.span, help, (f"type of {named(subject, concept.qname)}: {type_name}",))


def _help(type_name: str, entries: tuple[Entry, ...]) -> str:
    names = sorted(entry.measure.local for entry in entries if entry.measure is not None)
    if not names:
        return "Divide a unit of the type's numerator by one of its denominator, such as CNY/shares."
    more = " and others" if len(names) > _MOST_NAMED else ""
    return f"The registry has {', '.join(names[:_MOST_NAMED])}{more} for {type_name}."


def _registered(subject: Subject, concept: Concept) -> tuple[str, tuple[Entry, ...]] | None:
    """The first type, from the concept's own upwards, that the registry knows, with its units."""
    name, base = concept.type.qname, concept.type.base
    for _ in range(_MOST_STEPS):
        if name is not None and name.namespace != XBRLI and name.namespace.startswith((DTR, *US_TYPES)):
            entries = registry().get(name.local)
            if entries:
                return name.local, entries
        if base is None:
            return None
        above = subject.taxonomy.types.get(base)
        name, base = base, None if above is None else above.base
    return None


def _matches(unit: Unit, entry: Entry, known: Registry) -> bool:
    if entry.measure is not None:
        return unit.numerators == (entry.measure,) and not unit.denominators
    return _side(unit.numerators, entry.numerator, known) and _side(unit.denominators, entry.denominator, known)


def _side(measures: tuple[QName, ...], type_name: str | None, known: Registry) -> bool:
    """Whether the measures above or below the bar are one of a type; a type without entries allows any."""
    if type_name is None:
        return True
    entries = known.get(type_name, ())
    if not entries:
        return bool(measures)
    return any(_matches(Unit(measures), entry, known) for entry in entries if entry.measure is not None)


@lru_cache(maxsize=1)
def registry() -> Registry:
    """The recommended units of the published registry; empty where the published files are not installed."""
    data = standard_catalog().read(UTR_XML)
    parsed = parse_xml(data.value, UTR_XML) if data.value is not None else None
    if parsed is None or parsed.value is None:
        return {}
    found: dict[str, list[Entry]] = {}
    for unit in parsed.value.getroot().iter(f"{_U}unit"):
        text = {name: (unit.findtext(_U + name) or "").strip() or None for name in _FIELDS}
        item_type, numerator, denominator = text["itemType"], text["numeratorItemType"], text["denominatorItemType"]
        if text["status"] != _RECOMMENDED or item_type is None:
            continue
        simple = numerator is None and denominator is None
        measure = QName(text["nsUnit"] or "", text["unitId"] or "") if simple else None
        found.setdefault(item_type, []).append(Entry(measure, numerator, denominator))
    return {name: tuple(entries) for name, entries in found.items()}


_FIELDS = ("unitId", "nsUnit", "itemType", "numeratorItemType", "denominatorItemType", "status")
