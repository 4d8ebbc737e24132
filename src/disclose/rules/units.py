"""Units: the kinds that XBRL 2.1 section 4.8.2 demands, and those that the taxonomy's types and author imply."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from disclose.diagnostics import Span
from disclose.model import Fact, Unit
from disclose.names import ISO4217, SHARES
from disclose.rules.rule import Finding
from disclose.rules.subject import Subject
from disclose.rules.wording import about, figure, named
from disclose.taxonomy import Concept, ItemKind


def _units(subject: Subject, *kinds: ItemKind) -> Iterator[tuple[Concept, Unit, list[Fact]]]:
    """Every unit that concepts of some kinds are reported in, with the facts."""
    for concept, _ in subject.reported:
        if concept.kind in kinds:
            for unit, group in subject.index.units(concept.qname):
                if unit is not None:
                    yield concept, unit, group


def _wrong(subject: Subject, kind: ItemKind, is_wrong: Callable[[Unit], bool], wants: str, help: str) -> Iterator[Finding]:
    """A finding for each fact of a kind whose unit is wrong."""
    for _, unit, facts in _units(subject, kind):
        if is_wrong(unit):
            for fact in facts:
                yield Finding(f"{about(subject, fact)}, {figure(fact)}, must be in {wants}, not in {unit}", fact.span, help)


def _is_compound(unit: Unit) -> bool:
    return len(unit.numerators) != 1 or bool(unit.denominators)


def monetary_unit_not_single(subject: Subject) -> Iterator[Finding]:
    """An amount of money has a unit of several measures.

    Why: an amount is in one currency. Currency per share is another type of figure.

    Example: revenue in `CNY/shares`.

    Instead: name the currency, or give the concept the type `per-share`.
    """
    yield from _wrong(subject, ItemKind.MONETARY, _is_compound, "one currency", "Name the currency alone, such as CNY.")


def monetary_unit_not_a_currency(subject: Subject) -> Iterator[Finding]:
    """An amount of money has a unit that is not an ISO 4217 currency.

    Why: software converts and compares amounts by their currency code.

    Example: revenue in `pure`, or in `RMB` of the taxonomy's own units.

    Instead: use the three letters of ISO 4217: `CNY` for renminbi.
    """
    help = "Use the three letters of ISO 4217, such as CNY."
    yield from _wrong(
        subject,
        ItemKind.MONETARY,
        lambda unit: not _is_compound(unit) and not _looks_like_a_currency(unit),
        "a currency",
        help,
    )


def _looks_like_a_currency(unit: Unit) -> bool:
    code = unit.numerators[0].local
    return unit.numerators[0].namespace == ISO4217 and len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()


def shares_unit_not_single(subject: Subject) -> Iterator[Finding]:
    """A number of shares has a unit of several measures.

    Why: shares are counted in shares.

    Example: shares issued in `CNY/shares`.

    Instead: use `shares`, or give the concept the type `per-share`.
    """
    yield from _wrong(subject, ItemKind.SHARES, _is_compound, "shares", "Use the unit shares.")


def shares_unit_not_shares(subject: Subject) -> Iterator[Finding]:
    """A number of shares is counted in something else.

    Why: shares are counted in shares; software tells numbers of shares from other counts by the unit.

    Example: shares issued in `pure` or in `CNY`.

    Instead: use `shares`.
    """
    yield from _wrong(
        subject,
        ItemKind.SHARES,
        lambda unit: not _is_compound(unit) and unit.numerators != (SHARES,),
        "shares",
        "Use the unit shares.",
    )


def _declared(subject: Subject) -> Iterator[tuple[str, Unit, Span | None]]:
    """Every unit of the report, with what to call it and its place: as the document declares it, else as a fact has it."""
    if subject.report.units:
        yield from ((f"Unit {one.id}", one.unit, one.span) for one in subject.report.units)
        return
    for unit, facts in subject.index.by_unit:
        if unit is not None:
            yield f"The unit of {named(subject, facts[0].aspects.concept)}", unit, facts[0].span


def measure_that_cancels(subject: Subject) -> Iterator[Finding]:
    """A unit has the same measure above and below the bar.

    Why: it cancels. Units compare as they are written, so a report must write each in its simplest form.

    Example: metres times shares, divided by shares.

    Instead: leave the measure out on both sides; what is left of a ratio is `pure`.
    """
    for what, unit, span in _declared(subject):
        both = sorted({measure.local for measure in set(unit.numerators) & set(unit.denominators)})
        if both:
            message = f"{what}, {unit}, has {' and '.join(both)} above and below the bar"
            yield Finding(message, span, "Leave it out on both sides.")


def ratio_not_pure(subject: Subject) -> Iterator[Finding]:
    """A ratio or percentage has a unit other than `pure`.

    Why: a ratio of two figures in one unit has none left. 44.1% is 0.441, whatever it is a share of.

    Example: a gross margin in `CNY`.

    Instead: use `pure`, or leave the row's unit empty. If the number does count something, its concept is not a ratio.
    """
    help = "Use pure, or leave the unit out."
    for kind in (ItemKind.PERCENT, ItemKind.PURE) if subject.own else ():
        yield from _wrong(subject, kind, lambda unit: not unit.is_pure, "pure", help)


def per_share_unit_of_another_shape(subject: Subject) -> Iterator[Finding]:
    """A figure per share has a unit that is not a currency divided by shares.

    Why: 0.21 CNY and 0.21 CNY a share are different things to whoever multiplies by a number of shares.

    Example: earnings per share in `CNY`.

    Instead: use `CNY/shares`.
    """
    help = "Write it as CNY/shares."
    if subject.own:
        yield from _wrong(subject, ItemKind.PER_SHARE, lambda unit: not unit.is_per_share, "a currency per share", help)


def declared_unit_not_used(subject: Subject) -> Iterator[Finding]:
    """A fact's unit is not the one that the taxonomy's author declared for its concept.

    Why: 12,000 petaFLOPS and 12,000 pieces look alike once the unit is wrong.

    Example: `ComputingPower`, declared with `unit: petaFLOPS`, reported in `pure`.

    Instead: use the declared unit, or leave the row's unit empty, which means the declared one.
    """
    for concept, _ in subject.reported:
        if concept.unit is not None:
            for unit, group in subject.index.units(concept.qname):
                if unit is not None and unit != Unit((concept.unit,)):
                    for fact in group:
                        message = f"{about(subject, fact)}, {figure(fact)}, is in {unit}, not in {concept.unit.local}"
                        help = f"{named(subject, concept.qname)} is declared with the unit {concept.unit.local}."
                        yield Finding(message, fact.span, help)


def unknown_currency(subject: Subject) -> Iterator[Finding]:
    """A unit names a currency that does not exist.

    Why: no rate and no reader knows it.

    Example: `RMB`, which is spelled like a currency code and is none: renminbi is `CNY`.

    Instead: look the code up in ISO 4217.
    """
    for unit, facts in subject.index.by_unit if subject.own else ():
        for measure in (*unit.numerators, *unit.denominators) if unit is not None else ():
            if measure.namespace == ISO4217 and not _is_currency(measure.local):
                for fact in facts:
                    message = f"{about(subject, fact)}, {figure(fact)}, is in {measure.local}, which is no currency of ISO 4217"
                    yield Finding(message, fact.span, "Look the code up: renminbi is CNY, pounds sterling are GBP.")


_EVERYDAY = frozenset({"AUD", "CAD", "CHF", "CNY", "DKK", "EUR", "GBP", "HKD", "INR", "JPY", "KRW", "NOK", "SEK", "SGD", "USD"})
"""Codes known to need no look-up, so that most reports do without loading the list."""


def _is_currency(code: str) -> bool:
    return code in _EVERYDAY or code in _currencies()


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    """The codes of ISO 4217, present and past: babel's list."""
    from babel.core import get_global

    return frozenset(get_global("all_currencies"))
