"""Calculations 1.1: totals that can be the sum of their contributions, in either rounding mode.

The arithmetic is in sums.py; here stand the offences. Two of them are about the taxonomy itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from disclose.intervals import RoundingMode, weighted_sum
from disclose.model import Fact, NumericValue
from disclose.names import QName
from disclose.rules.rule import Finding, spans_of
from disclose.rules.subject import Subject
from disclose.rules.summations import Summations
from disclose.rules.sums import Contribution, Obstacle, Sum, has_excess_digits, is_calculable
from disclose.rules.wording import about, amount, figure, labelled, like, named, place_of, spread
from disclose.taxonomy import DataType, ItemKind

_NOT_DECIMAL = frozenset({ItemKind.FRACTION})
_BINARY_TYPES = frozenset({"double", "float"})


def inconsistent_calculation_using_rounding(subject: Subject) -> Iterator[Finding]:
    """A total is not the sum of its contributions, however the figures were rounded.

    Why: readers add up. Each figure stands for everything that rounds to it, so a sum of rounded figures may differ from a
    rounded total by a little; here it differs by more than rounding can explain.

    Example: gross profit 1,500.8 million where revenue is 3,405.8 and cost of sales 1,805.1. With a cost of sales of 1,905.1
    the sum is 1,500.7, and 1,500.8 is consistent.

    Instead: correct the figure that is wrong. If a line is missing, report it; if a sign is wrong, turn it; if the taxonomy
    adds up the wrong lines, correct the statement's `calculation`.
    """
    if subject.mode is RoundingMode.NEAREST:
        yield from (_inconsistency(subject, found) for found in subject.sums.inconsistent)


def inconsistent_calculation_using_truncation(subject: Subject) -> Iterator[Finding]:
    """A total is not the sum of its contributions, wherever the figures were cut off.

    Why: readers add up. A truncated 30 stands for 30 up to, but not including, 31; here no numbers within these limits add
    up.

    Example: a total of 30 where the contributions are 10, 99 and 20.

    Instead: correct the figure that is wrong, or check in round-to-nearest mode if the report's figures are rounded.
    """
    if subject.mode is RoundingMode.TRUNCATION:
        yield from (_inconsistency(subject, found) for found in subject.sums.inconsistent)


def _inconsistency(subject: Subject, found: Sum) -> Finding:
    total = found.facts[0]
    terms = [_term(subject, one, first=number == 0) for number, one in enumerate(found.contributions)]
    shown = f"{named(subject, total.aspects.concept)} {figure(total)} {place_of(subject, total)}"
    details = [f"reported {spread(found.reported)}   computed {spread(found.computed)}"]
    details += [_addend(subject, one) for one in found.contributions]
    if found.absent:
        absent = ", ".join(named(subject, name) for name in found.absent)
        details.append(f"not reported, taken as nothing: {absent}")
    role = subject.taxonomy.roles.get(found.role)
    if role is not None:
        details.append(f"calculation of: {role.title(subject.language)}")
    related = spans_of(*(one.facts[0].span for one in found.contributions))
    return Finding(f"{shown} is not {' '.join(terms)}", total.span, _advice(subject, found), tuple(details), related)


def _term(subject: Subject, one: Contribution, *, first: bool) -> str:
    """``- Cost of sales 1,805.1 million``."""
    sign = "" if first and one.weight > 0 else "- " if one.weight < 0 else "+ "
    times = "" if abs(one.weight) == 1 else f"{amount(one.weight.copy_abs())} × "
    return f"{sign}{times}{labelled(subject, one.facts[0].aspects.concept)} {figure(one.facts[0])}"


def _addend(subject: Subject, one: Contribution) -> str:
    fact = one.facts[0]
    sign = "-" if one.weight < 0 else "+"
    times = "" if abs(one.weight) == 1 else f"{amount(one.weight.copy_abs())} × "
    place = f"   {fact.span}" if fact.span is not None else ""
    return f"{sign} {times}{named(subject, fact.aspects.concept)} {figure(fact)} {spread(one.interval)}{place}"


def _advice(subject: Subject, found: Sum) -> str:
    """The difference, and the one change of sign that would explain it, if there is just one."""
    total = found.facts[0]
    difference = _number(total) - sum(Fraction(one.weight) * _number(one.facts[0]) for one in found.contributions)
    size = like(abs(difference), total)
    direction = "more" if difference > 0 else "less"
    turned = [
        one
        for one in found.contributions
        if weighted_sum(
            (other.weight.copy_negate() if other is one else other.weight, other.interval) for other in found.contributions
        ).intersects(found.reported)
    ]
    if len(turned) == 1:
        shown = named(subject, turned[0].facts[0].aspects.concept)
        return f"The total is {size} {direction} than the sum; it would be right if {shown} had the opposite sign."
    return f"The total is {size} {direction} than the sum: correct the total or the contribution that is wrong."


def _number(fact: Fact) -> Fraction:
    assert isinstance(fact.value, NumericValue), "only numbers are calculated with"
    return Fraction(fact.value.number)


def excess_digits_in_calculation(subject: Subject) -> Iterator[Finding]:
    """A figure in a calculation has digits beyond the place to which it says it is accurate.

    Why: it contradicts itself: 3,405.87 with decimals 1 is either not rounded or more accurate than it says. The calculation
    is not checked.

    Example: 3405870000 with decimals -5.

    Instead: round the value, or state the accuracy it has.
    """
    for obstacle, facts in subject.sums.stopped:
        if obstacle is Obstacle.EXCESS_DIGITS:
            for fact in facts:
                if isinstance(fact.value, NumericValue) and has_excess_digits(fact.value):
                    message = (
                        f"{about(subject, fact)} is {amount(fact.value.number)}, with digits beyond the accuracy it states"
                    )
                    help = f"Its decimals are {fact.value.decimals_text}: round the value, or state more decimals."
                    yield Finding(message, fact.span, help)


def calculation_of_what_is_not_decimal(subject: Subject) -> Iterator[Finding]:
    """A calculation in the taxonomy adds up a concept whose values are not decimal numbers.

    Why: texts and dates can't be added, and binary floating point numbers can't be added exactly.

    Example: `Total = Revenue + NameOfEntity`.

    Instead: take the concept out of the calculation, or give it a decimal type.
    """
    summations = subject.sums.summations
    if all(_is_decimal(type_) for type_ in summations.types()):
        return
    for summation in summations.all():
        for arc in summation.arcs:
            for name in (arc.source, arc.target):
                concept = subject.taxonomy.concepts.get(name)
                if concept is not None and not _is_decimal(concept.type):
                    other = arc.target if name == arc.source else arc.source
                    message = f"{named(subject, name)} is of type {concept.kind.value} and can't be added up"
                    help = f"Take it out of the calculation with {named(subject, other)}."
                    yield Finding(message, arc.span or subject.place, help)


def _is_decimal(type_: DataType) -> bool:
    return type_.kind.numeric and type_.kind not in _NOT_DECIMAL and type_.base_xsd not in _BINARY_TYPES


def calculation_counting_twice(subject: Subject) -> Iterator[Finding]:
    """A calculation in the taxonomy names the same contribution twice.

    Why: the contribution would be counted twice, or it was meant to be another line.

    Example: `GrossProfit = Revenue - CostOfSales - CostOfSales`.

    Instead: name each contribution once.
    """
    for summation in subject.sums.summations.all() if subject.sums.summations.repeated else ():
        seen: set[QName] = set()
        for arc in summation.arcs:
            if arc.target in seen:
                message = f"{named(subject, summation.total)} adds up {named(subject, arc.target)} twice"
                yield Finding(message, arc.span or subject.place, "Name each contribution once.")
            seen.add(arc.target)


def calculation_in_a_report_with_tuples(subject: Subject) -> Iterator[Finding]:
    """A report with tuples is on a taxonomy with calculations, which leave the facts inside tuples out.

    Why: Calculations 1.1 follow the Open Information Model, which has no tuples: what is inside them is not added up, and not
    checked.

    Example: a table of directors as tuples, with a total beside it.

    Instead: declare a dimension in place of the tuple, or check with `--calc 1.0`.
    """
    if subject.report.tuples and subject.sums.summations:
        first = subject.report.tuples[0]
        message = f"Facts inside tuples, such as {named(subject, first.concept)}, take no part in calculations"
        yield Finding(message, first.span, "Report them with a dimension, or check with --calc 1.0.")


def calculation_in_an_incompatible_report(subject: Subject) -> Iterator[Finding]:
    """A report that the Open Information Model can't hold is on a taxonomy with calculations, which are not checked.

    Why: Calculations 1.1 apply to reports that have an equivalent in the Open Information Model: no contexts with other
    content than dimensions, no fractions, no precision of 0.

    Example: a scenario with an element of the company's own schema.

    Instead: leave out what the model can't hold, or check with `--calc 1.0`.
    """
    asked = subject.mode is not None and not is_calculable(subject.report)
    if asked and Summations(subject.taxonomy):
        message = "Calculations are not checked: the report holds what the Open Information Model has no place for"
        yield Finding(message, subject.place, "Leave out fractions, precision 0 and content other than dimensions.")
