"""XBRL 2.1 sections 5.1.1.2 and 5.2.5.2: what calculation arcs may add up, and with which weights."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.diagnostics import Span
from disclose.lexical import parse_decimal
from disclose.names import ARCROLE_SUMMATION_10, ARCROLE_SUMMATION_11, LINK, QName
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy import Concept, Relationship, Role

_ARC = QName(LINK, "calculationArc").clark


def weight_of_zero(subject: DtsSubject) -> Iterator[Finding]:
    """A calculation arc has the weight zero.

    Why: an addend that counts for nothing is not part of the sum.

    Example: `weight="0"`.

    Instead: write `1` or `-1`, or remove the arc.
    """
    for link in subject.links:
        for arc in link.arcs:
            if arc.element == _ARC and parse_decimal(arc.attributes.get("weight", "1")) == 0:
                yield Finding(
                    "This calculationArc has the weight 0", link.source.span(arc.line), "Write 1 or -1, or remove it."
                )


def calculation_of_no_number(subject: DtsSubject) -> Iterator[Finding]:
    """A calculation adds up what is not a number.

    Why: only numeric items have values that can be added.

    Example: a `link:calculationArc` to an item of `xbrli:stringItemType`.

    Instead: remove the arc, or give the item a numeric type.
    """
    for _, relationship, ends in _additions(subject, (ARCROLE_SUMMATION_10,)):
        for concept in ends:
            if concept.role is Role.TUPLE or not concept.kind.numeric:
                message = f"{subject.name(concept.qname)} takes part in a calculation and is not numeric"
                yield Finding(
                    message, relationship.span, "Remove the arc, or give the item a numeric type.", related=_spans(concept)
                )


def opposite_balances_added(subject: DtsSubject) -> Iterator[Finding]:
    """A calculation adds a debit to a credit, or a credit to a debit.

    Why: debit and credit are opposite signs. What adds to one takes away from the other.

    Example: `Equity`, a credit, as a sum with the addend `Assets`, a debit, and the weight 1.

    Instead: give the arc the weight -1, or correct the balance of one of the items.
    """
    yield from _balances(subject, same=False)


def equal_balances_subtracted(subject: DtsSubject) -> Iterator[Finding]:
    """A calculation subtracts a debit from a debit, or a credit from a credit.

    Why: debit and credit are signs. What has the same sign adds to the sum.

    Example: `Assets`, a debit, as a sum with the addend `Cash`, a debit, and the weight -1.

    Instead: give the arc the weight 1, or correct the balance of one of the items.
    """
    yield from _balances(subject, same=True)


def _balances(subject: DtsSubject, *, same: bool) -> Iterator[Finding]:
    for _, relationship, (total, addend) in _additions(subject, (ARCROLE_SUMMATION_10, ARCROLE_SUMMATION_11)):
        weight = relationship.weight
        if weight is None or weight == 0 or total.balance is None or addend.balance is None:
            continue
        if (total.balance == addend.balance) is same and (weight < 0) is same:
            done = "subtracted from" if same else "added to"
            message = (
                f"{subject.name(addend.qname)}, a {addend.balance}, is {done} {subject.name(total.qname)}, "
                f"a {total.balance}: the weight must be {'1' if same else '-1'}"
            )
            help = "Change the sign of the weight, or the balance of one of the items."
            yield Finding(message, relationship.span, help, related=(*_spans(total), *_spans(addend)))


def _additions(subject: DtsSubject, arcroles: tuple[str, ...]) -> Iterator[tuple[str, Relationship, tuple[Concept, Concept]]]:
    """The effective relationships of calculations, with the concepts at their ends."""
    concepts = subject.taxonomy.concepts
    for (arcrole, role), network in subject.taxonomy.networks.items():
        if arcrole in arcroles:
            for relationship in network.relationships:
                total, addend = concepts.get(relationship.source), concepts.get(relationship.target)
                if total is not None and addend is not None:
                    yield role, relationship, (total, addend)


def _spans(concept: Concept) -> tuple[Span, ...]:
    return () if concept.span is None else (concept.span,)
