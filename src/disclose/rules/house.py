"""Doubts of our own: what no specification forbids and an author would want to know before anybody else does."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal
from itertools import pairwise

from disclose.model import Dimensions, Entity, Fact, NumericValue, Unit
from disclose.names import ARCROLE_SUMMATION_10, ARCROLE_SUMMATION_11
from disclose.rules.rule import Finding, spans_of
from disclose.rules.subject import Subject
from disclose.rules.sums import has_excess_digits
from disclose.rules.wording import about, amount, figure, named, when
from disclose.taxonomy import ItemKind

JUMP = 500
"""A slip of scale multiplies by a thousand; growth from one period to the next hardly ever by half of that."""
_EXACT = Context(prec=1000)
"""Enough for any figure that the readers take."""


def sign_against_calculation(subject: Subject) -> Iterator[Finding]:
    """A figure that every calculation subtracts is reported negative.

    Why: the minus is in the calculation already. A cost reported as a negative number turns into income for whoever adds up.

    Example: cost of sales reported as -1,905.1 million, where gross profit is revenue less cost of sales.

    Instead: report the cost as a positive number. The statement may still show it in parentheses: give it the label role
    `negated`. Where a calculation that is reported confirms the minus, as for a tax credit, nothing is said.
    """
    for concept, _ in subject.reported:
        if concept.balance is None:
            continue
        weights = {arc.weight for _, arc in subject.sums.summations.to(concept.qname)}
        if not weights or any(weight is None or weight > 0 for weight in weights):
            continue
        for cell, group in subject.index.cells(concept.qname).items():
            for fact in group:
                if _is_negative(fact) and not subject.sums.confirms(concept.qname, cell):
                    message = f"{about(subject, fact)} is negative, {figure(fact)}, and is subtracted wherever it is used"
                    yield Finding(message, fact.span, "Report it as a positive number, unless it really is the opposite.")


def _is_negative(fact: Fact) -> bool:
    return isinstance(fact.value, NumericValue) and fact.value.number < 0


def digits_beyond_accuracy(subject: Subject) -> Iterator[Finding]:
    """A figure has digits beyond the place to which it says it is accurate.

    Why: it contradicts itself, and regulators that check for it refuse the filing. In a calculation the specification's own
    code says so.

    Example: 12,345 with decimals -3.

    Instead: round the value, or state the accuracy it has.
    """
    calculations = [subject.taxonomy.arcs(arcrole) for arcrole in (ARCROLE_SUMMATION_10, ARCROLE_SUMMATION_11)]
    for concept, facts in subject.reported:
        if not any(arcs.involves(concept.qname) for arcs in calculations):
            for fact in facts:
                if isinstance(fact.value, NumericValue) and has_excess_digits(fact.value):
                    shown = amount(fact.value.number)
                    message = f"{about(subject, fact)} is {shown}, with digits beyond the accuracy it states"
                    help = f"Its decimals are {fact.value.decimals_text}: round the value, or state more decimals."
                    yield Finding(message, fact.span, help)


def thousandfold_jump(subject: Subject) -> Iterator[Finding]:
    """An amount is hundreds of times what it is in the period before or after.

    Why: that is what a figure in thousands among figures in millions looks like; no calculation finds it when the whole
    column slipped.

    Example: revenue of 3,405.8 million for 2023 and 3,808,500 million for 2022.

    Instead: check the row's `scale`. If the figure is right, say so in a note; this remains a warning.
    """
    for concept, facts in subject.reported:
        if concept.kind not in (ItemKind.MONETARY, ItemKind.SHARES, ItemKind.PER_SHARE):
            continue
        series: dict[tuple[Entity, Dimensions, Unit | None], list[Fact]] = {}
        for fact in facts:
            if isinstance(fact.value, NumericValue) and fact.value.number:
                series.setdefault((fact.aspects.entity, fact.aspects.dimensions, fact.aspects.unit), []).append(fact)
        for line in series.values():
            for before, after in pairwise(line):
                yield from _jump(subject, before, after)


def _jump(subject: Subject, before: Fact, after: Fact) -> Iterator[Finding]:
    first, second = _size(before), _size(after)
    if max(first, second) >= _EXACT.multiply(JUMP, min(first, second)) and before.aspects.period != after.aspects.period:
        message = f"{about(subject, after)} is {figure(after)}, but {figure(before)} {when(before.aspects.period)}"
        help = "That is what a wrong scale looks like: check thousands, millions and billions."
        yield Finding(message, after.span, help, related=spans_of(before.span))


def _size(fact: Fact) -> Decimal:
    assert isinstance(fact.value, NumericValue), "the series hold numbers"
    return fact.value.number.copy_abs()


def figure_not_shown(subject: Subject) -> Iterator[Finding]:
    """A figure is reported and appears in no statement, table or text of the readable report.

    Why: a figure that nobody can see can't be reviewed, and most regulators forbid hidden figures that could be shown.

    Example: a row for `CapitalExpenditure` while no statement lists the concept and no section mentions it.

    Instead: put the concept into a statement of the taxonomy, mention it in a section, or delete the row.
    """
    if subject.shown is None:
        return
    presented = {name for network in subject.taxonomy.statements for _, name, _ in network.walk()}
    for concept, facts in subject.reported:
        if concept.qname not in presented and concept.qname not in subject.shown:
            message = f"{named(subject, concept.qname)} is reported, {figure(facts[0])}, but shown nowhere"
            related = spans_of(*(fact.span for fact in facts[1:]))
            yield Finding(
                message, facts[0].span, "Put it into a statement, mention it in a section, or delete it.", (), related
            )


def required_concept_missing(subject: Subject) -> Iterator[Finding]:
    """A concept that the taxonomy requires of every report is not reported.

    Why: without it the report can't be identified or compared; the taxonomy's author made it compulsory.

    Example: no row for `EntityName`, which is listed under `required`.

    Instead: report it.
    """
    for name in subject.taxonomy.required:
        if not subject.index.of(name):
            message = f"{named(subject, name)} is required and not reported"
            yield Finding(message, subject.place, "Add a row for it.")
