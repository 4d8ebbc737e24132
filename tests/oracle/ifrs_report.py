"""A report on the full IFRS taxonomy, in which nothing is wrong, and the same with faults put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ifrs_faults import CLOSING, ENTRY_POINT, IFRS, Fault, context, fact, money

from disclose.names import ISO4217, LINK, XBRLDI, XBRLI, XLINK, XSI
from disclose.taxonomy import Concept, ItemKind, Role, Taxonomy

_PREFIXES = (
    f'xmlns="{XBRLI}" xmlns:link="{LINK}" xmlns:x="{XLINK}" xmlns:d="{XBRLDI}" xmlns:c="{ISO4217}" xmlns:i="{IFRS}" '
    f'xmlns:xsi="{XSI}"'
)
_LAST_YEAR = "<period><startDate>2023-01-01</startDate><endDate>2023-12-31</endDate></period>"
_MOST = {ItemKind.MONETARY: 60, ItemKind.STRING: 20, ItemKind.PERCENT: 8, ItemKind.PER_SHARE: 6, ItemKind.BOOLEAN: 6}


@dataclass(frozen=True, slots=True)
class Spoiled:
    """An instance and the line of each of the faults that were put into it."""

    data: bytes
    lines: dict[int, Fault]
    facts: int


def instance(taxonomy: Taxonomy, faults: Iterable[Fault] = ()) -> Spoiled:
    """An instance of some 200 facts, with faults."""
    faults = tuple(faults)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<xbrl {_PREFIXES}>",
        f'<link:schemaRef x:type="simple" x:href="{ENTRY_POINT}"/>',
        context("year"),
        context("last-year", period=_LAST_YEAR),
        context("closing", period=CLOSING),
        context("opening", period=CLOSING.replace("2024", "2023")),
        '<unit id="EUR"><measure>c:EUR</measure></unit>',
        '<unit id="pure"><measure>pure</measure></unit>',
        '<unit id="per-share"><divide><unitNumerator><measure>c:EUR</measure></unitNumerator>'
        "<unitDenominator><measure>shares</measure></unitDenominator></divide></unit>",
    ]
    places: dict[Fault, list[int]] = {one: [] for one in faults}
    for one in faults:
        for text in one.resources:
            lines.append(text)
            places[one].append(len(lines))
    sound = [*_balance(), *_facts(taxonomy, _spoken_of(faults))]
    lines += sound
    for one in faults:
        for text in one.facts:
            lines.append(text)
            places[one].append(len(lines))
    at = {places[one][one.line]: one for one in faults}
    return Spoiled("\n".join([*lines, "</xbrl>"]).encode(), at, len(sound))


def _balance() -> Iterator[str]:
    """Totals that add up."""
    for place, most in (("closing", 7), ("opening", 5)):
        yield money("CurrentAssets", f"{most}000000", place)
        yield money("NoncurrentAssets", "2000000", place)
        yield money("Assets", f"{most + 2}000000", place)


def _facts(taxonomy: Taxonomy, without: frozenset[str]) -> Iterator[str]:
    """Two facts for each of the first concepts of some kinds that take part in no calculation."""
    sums = [network for network in taxonomy.networks.values() if "summation" in network.arcrole]
    added = {end for network in sums for arc in network.relationships for end in (arc.source, arc.target)}
    counts = dict.fromkeys(_MOST, 0)
    noted = ' id="noted"'
    for name in sorted(taxonomy.concepts):
        concept = taxonomy.concepts[name]
        usable = concept.role is Role.ITEM and not concept.abstract and name not in added and name.local not in without
        if usable and counts.get(concept.kind, 0) < _MOST.get(concept.kind, 0):
            counts[concept.kind] += 1
            for place in ("closing", "opening") if concept.period_type == "instant" else ("year", "last-year"):
                text = _fact(concept, place, sum(counts.values()))
                yield text.replace(" contextRef", f"{noted} contextRef", 1)
                noted = ""


def _fact(concept: Concept, place: str, number: int) -> str:
    local = concept.qname.local
    if concept.kind is ItemKind.MONETARY:
        return money(local, f"{number}000000", place)
    if concept.kind is ItemKind.PERCENT:
        return fact(local, f"0.{number:03}", place, unitRef="pure", decimals="3")
    if concept.kind is ItemKind.PER_SHARE:
        return fact(local, f"{number}.25", place, unitRef="per-share", decimals="2")
    if concept.kind is ItemKind.BOOLEAN:
        return fact(local, "true", place)
    return fact(local, f"Text {number}", place).replace(" contextRef", ' xml:lang="en" contextRef', 1)


def _spoken_of(faults: Iterable[Fault]) -> frozenset[str]:
    """The concepts that faults use."""
    return frozenset(text.partition("<i:")[2].partition(" ")[0] for one in faults for text in one.facts)
