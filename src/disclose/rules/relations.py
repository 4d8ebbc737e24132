"""What definition arcs ask of a report: values of an essence and its aliases, and concepts that come with others.

XBRL 2.1 sections 5.2.6.2.2 (essence-alias) and 5.2.6.2.4 (requires-element).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from disclose.model import Fact, NilValue
from disclose.names import ARCROLE_ESSENCE_ALIAS, ARCROLE_REQUIRES_ELEMENT, QName
from disclose.rules.equality import context_key, v_equal
from disclose.rules.rule import Finding, spans_of
from disclose.rules.subject import Subject
from disclose.rules.wording import figure, named, place_of, unit_text

_MOST_COMPARED = 8


def alias_of_another_value(subject: Subject) -> Iterator[Finding]:
    """Two concepts that the taxonomy says mean the same are reported with different values.

    Why: an alias is another name for its essence. In one context, and in one tuple, the two can only have one value.

    Example: `ProfitForTheYear` of 3,201 and its alias `NetIncome` of 3,102, both for 2023.

    Instead: correct the one that is wrong, or report only one of them.
    """
    for essence, alias in _pairs(subject):
        if essence.aspects.unit == alias.aspects.unit and not v_equal(essence, alias):
            yield _difference(subject, essence, alias, figure(essence), figure(alias))


def alias_in_another_unit(subject: Subject) -> Iterator[Finding]:
    """Two concepts that the taxonomy says mean the same are reported in different units.

    Why: an alias is another name for its essence. In one context, and in one tuple, the two can only have one unit.

    Example: `Distance` in metres and its alias `Length` in feet, both for 2023.

    Instead: report both in the same unit, or only one of them.
    """
    for essence, alias in _pairs(subject):
        if essence.aspects.unit != alias.aspects.unit:
            units = unit_text(essence.aspects.unit), unit_text(alias.aspects.unit)
            yield _difference(subject, essence, alias, f"in {units[0]}", f"in {units[1]}")


def _pairs(subject: Subject) -> Iterator[tuple[Fact, Fact]]:
    """Facts of an essence and of its alias in c-equal contexts and the same tuple, neither of them nil."""
    for network in subject.taxonomy.networks_of(ARCROLE_ESSENCE_ALIAS):
        for arc in network.relationships:
            essences = subject.index.of(arc.source)
            aliases = subject.index.of(arc.target)
            if not essences or not aliases:
                continue
            places: dict[Hashable, list[Fact]] = {}
            for fact in essences:
                places.setdefault(_place(fact), []).append(fact)
            # duplicates are other rules' business: comparing all of them with all aliases would be quadratic
            places = {place: group[:_MOST_COMPARED] for place, group in places.items()}
            for alias in aliases:
                for essence in places.get(_place(alias), ()):
                    if not isinstance(essence.value, NilValue) and not isinstance(alias.value, NilValue):
                        yield essence, alias


def _place(fact: Fact) -> Hashable:
    return context_key(fact), id(fact.container)


def _difference(subject: Subject, essence: Fact, alias: Fact, one: str, other: str) -> Finding:
    names = named(subject, essence.aspects.concept), named(subject, alias.aspects.concept)
    message = f"{names[1]} {place_of(subject, alias)} is {other}, but {names[0]}, which it is an alias of, is {one}"
    help = f"Report the same for both, or only {names[0]}."
    return Finding(message, alias.span, help, related=spans_of(essence.span))


def required_element_missing(subject: Subject) -> Iterator[Finding]:
    """A concept is reported without another one that the taxonomy says must come with it.

    Why: the taxonomy's author found the one meaningless without the other.

    Example: `Director`, a tuple, without `NumberOfDirectors` anywhere in the report.

    Instead: report the other concept too.
    """
    tuples: dict[QName, list[int]] = {}
    for number, one in enumerate(subject.report.tuples):
        tuples.setdefault(one.concept, []).append(number)
    for network in subject.taxonomy.networks_of(ARCROLE_REQUIRES_ELEMENT):
        for arc in network.relationships:
            facts, groups = subject.index.of(arc.source), tuples.get(arc.source, [])
            if not (facts or groups) or subject.index.of(arc.target) or arc.target in tuples:
                continue
            span = facts[0].span if facts else subject.report.tuples[groups[0]].span
            message = f"{named(subject, arc.source)} is reported without {named(subject, arc.target)}, which it requires"
            yield Finding(message, span, f"Report {named(subject, arc.target)} too.", related=spans_of(arc.span))
