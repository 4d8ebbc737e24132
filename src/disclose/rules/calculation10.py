"""Calculations as XBRL 2.1 section 5.2.5.2 has them: totals compared with the sum of their rounded contributions.

A total binds to the contributing items beside it and inside the tuples beside it, where contexts and units are equal. It binds
to nothing where it is nil, or where it or one of them is a duplicate. Only on request: Calculations 1.1 supersedes this.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from disclose.exact import EXACT
from disclose.model import Fact, NilValue, NumericValue, Tuple
from disclose.names import ARCROLE_SUMMATION_10, QName
from disclose.rules.equality import context_key, holders, rounded
from disclose.rules.rule import Finding, spans_of
from disclose.rules.subject import Calculation, Subject
from disclose.rules.wording import amount, figure, labelled, named, place_of
from disclose.taxonomy import Network, Relationship

_Cell = tuple[Hashable, int]
"""What a total and its contributions share: context and unit, and the tuple (by identity) around them all."""


class _Term(Struct, frozen=True):
    """A contribution: the arc that makes it one, and the fact."""

    arc: Relationship
    fact: Fact
    value: NumericValue


def inconsistent_calculation(subject: Subject) -> Iterator[Finding]:
    """A total is not the sum of its contributions, each rounded as far as it says it is accurate.

    Why: readers add up. XBRL 2.1 rounds each contribution, adds them, rounds the sum as the total is rounded, and compares.
    Calculations 1.1, which allows for what rounding does to a sum, has replaced this check.

    Example: profit of 3,201 where the contributions are 1,600 and 1,600, all exact.

    Instead: correct the figure that is wrong, or publish the taxonomy with Calculations 1.1 if only rounding is to blame.
    """
    if subject.calculation is not Calculation.V1_0:
        return
    duplicates = {id(fact) for group in subject.index.duplicates for fact in group}
    binding = _Binding(subject, duplicates)
    for network in subject.taxonomy.networks_of(ARCROLE_SUMMATION_10):
        for total in network.sources:
            yield from binding.findings(network, total)


class _Binding:
    """Binds totals to their contributions. A contribution counts in every tuple around it, so that the cost is that of the
    facts times the depth of their tuples."""

    def __init__(self, subject: Subject, duplicates: set[int]) -> None:
        self._subject = subject
        self._duplicates = duplicates
        self._cells: dict[QName, dict[_Cell, list[Fact]]] = {}

    def findings(self, network: Network, total: QName) -> Iterator[Finding]:
        arcs = network.children(total)
        for fact in self._subject.index.of(total):
            if isinstance(fact.value, NumericValue) and id(fact) not in self._duplicates:
                cell = _cell(fact, fact.container)
                terms = self._terms(arcs, cell)
                if terms:
                    yield from self._inconsistency(network, fact, fact.value, terms)

    def _terms(self, arcs: Iterable[Relationship], cell: _Cell) -> list[_Term]:
        """The contributions in a cell; none where one of them is a duplicate or no number."""
        terms: list[_Term] = []
        for arc in arcs:
            for fact in self._of(arc.target).get(cell, ()):
                if id(fact) in self._duplicates:
                    return []
                if isinstance(fact.value, NumericValue):
                    terms.append(_Term(arc, fact, fact.value))
                elif not isinstance(fact.value, NilValue):
                    return []
        return terms

    def _of(self, concept: QName) -> dict[_Cell, list[Fact]]:
        found = self._cells.get(concept)
        if found is None:
            found = self._cells[concept] = {}
            for fact in self._subject.index.of(concept):
                for holder in holders(fact):
                    found.setdefault(_cell(fact, holder), []).append(fact)
        return found

    def _inconsistency(self, network: Network, fact: Fact, total: NumericValue, terms: list[_Term]) -> Iterator[Finding]:
        computed: Decimal | None = Decimal(0)
        for term in terms:
            if term.value.vague or total.vague:
                computed = None
                break
            weight = Decimal(1) if term.arc.weight is None else term.arc.weight
            value = rounded(term.value.number, term.value.decimals)
            computed = EXACT.add(computed or Decimal(0), EXACT.multiply(weight, value))
        reported = rounded(total.number, total.decimals)
        if computed is not None and rounded(computed, total.decimals) == reported:
            return
        yield self._finding(network, fact, terms, computed)

    def _finding(self, network: Network, fact: Fact, terms: list[_Term], computed: Decimal | None) -> Finding:
        subject = self._subject
        shown = f"{named(subject, fact.aspects.concept)} {figure(fact)} {place_of(subject, fact)}"
        sums = (
            "is not known to be the sum of its contributions"
            if computed is None
            else f"is not {amount(computed)}, the sum of its contributions"
        )
        details = [
            f"{'-' if (term.arc.weight or 1) < 0 else '+'} {labelled(subject, term.fact.aspects.concept)} "
            f"{figure(term.fact)}" + (f"   {term.fact.span}" if term.fact.span is not None else "")
            for term in terms
        ]
        role = subject.taxonomy.roles.get(network.role)
        if role is not None:
            details.append(f"calculation of: {role.title(subject.language)}")
        vague = "A figure with a precision of 0 is consistent with nothing: state the precision or decimals it has."
        help = vague if computed is None else "Correct the total or the contribution that is wrong."
        related = spans_of(*(term.fact.span for term in terms))
        return Finding(f"{shown} {sums}", fact.span, help, tuple(details), related)


def _cell(fact: Fact, holder: Tuple | None) -> _Cell:
    return (context_key(fact), fact.aspects.unit), id(holder)
