"""The taxonomy's own assertions: ratios, growth rates and breakdowns that must be true as far as rounding lets one tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from disclose.intervals import Interval, Rational, point
from disclose.model import Fact, NumericValue
from disclose.rules.evaluation import Evaluator, Operand, evaluate
from disclose.rules.rule import Finding, spans_of
from disclose.rules.subject import Subject
from disclose.rules.wording import amount, figure, labelled, like, named, place_of, spread
from disclose.taxonomy import Assertion
from disclose.taxonomy.assertion import Expression, Number, Term

_PERCENT = -2
_MOST_CANDIDATES = 3
_LONGEST_SPELLED = 300
_MOST_DIGITS = 100
"""Accuracies beyond this are not spelled out: nobody means them, and their digits would fill the screen."""
_PRECEDENCE = {"+": 1, "-": 1, "*": 2, "/": 2}


def assertion_not_satisfied(subject: Subject) -> Iterator[Finding]:
    """A figure is not what the taxonomy's assertion says it is, however the figures were rounded.

    Why: a growth rate or margin that does not follow from the figures beside it is the error readers find first. Each figure
    stands for everything that rounds to it; only where nothing of that satisfies the assertion is this reported.

    Example: a gross margin of 45.1% with a gross profit of 1,500.8 and revenue of 3,405.8 million, which give 44.1%. A share of
    81.9% for 3,121.1 of 3,808.5 is right: the two allow 81.948% to 81.953%.

    Instead: correct the figure that is wrong, or the assertion in the taxonomy if it does not say what is meant.
    """
    evaluator = Evaluator(subject)
    for assertion in subject.taxonomy.assertions:
        terms = tuple(dict.fromkeys(assertion.terms()))
        for place, facts in evaluator.places(assertion.target).items():
            stated = evaluator.stated(facts)
            for seen in evaluator.seen_from(place, terms) if stated is not None else ():
                operands = {term: operand for term in terms if (operand := evaluator.operand(term, seen)) is not None}
                if stated is None or len(operands) < len(terms):
                    continue
                values = {term: operand.interval for term, operand in operands.items()}
                computed = evaluate(assertion.expression, values.__getitem__)
                if not computed.intersects(stated.interval):
                    yield _finding(subject, assertion, facts[0], stated.interval, computed, operands)


def _finding(
    subject: Subject,
    assertion: Assertion,
    fact: Fact,
    stated: Interval,
    computed: Interval,
    operands: Mapping[Term, Operand],
) -> Finding:
    spelled = assertion.text.partition("=")[2].strip()
    if len(assertion.text) <= _LONGEST_SPELLED:
        spelled = _spell(subject, assertion.expression, operands)
    message = f"{named(subject, fact.aspects.concept)} {figure(fact)} {place_of(subject, fact)} is not {spelled}"
    used = tuple(dict.fromkeys(one for operand in operands.values() for one in operand.facts))
    details = (
        f"reported {_spread(stated, fact)}   computed {_spread(computed, fact)}",
        *(f"{named(subject, one.aspects.concept)} {figure(one)} {place_of(subject, one)}{_at(one)}" for one in used),
        f"assertion: {assertion.text}",
    )
    related = spans_of(*(one.span for one in used), assertion.span)
    return Finding(message, fact.span, _advice(fact, computed), details, related)


def _at(fact: Fact) -> str:
    return f"   {fact.span}" if fact.span is not None else ""


def _spell(subject: Subject, expression: Expression, operands: Mapping[Term, Operand], above: int = 0) -> str:
    """An expression with the figures that its terms stand for."""
    if isinstance(expression, Number):
        return amount(expression.value)
    if isinstance(expression, Term):
        facts = operands[expression].facts
        label = labelled(subject, expression.concept)
        if expression.function == "members":
            return f"the sum of {label} ({' + '.join(figure(fact) for fact in facts)})"
        return f"{label} {figure(facts[0])}" + (f" {place_of(subject, facts[0])}" if expression.function == "prior" else "")
    own = _PRECEDENCE[expression.operator]
    left = _spell(subject, expression.left, operands, own)
    # a - (b - c) and a / (b * c) need their brackets
    right = _spell(subject, expression.right, operands, own + (expression.operator in "-/"))
    text = f"{left} {expression.operator} {right}"
    return f"({text})" if own < above else text


def _spread(interval: Interval, fact: Fact) -> str:
    """An interval in the target's manner, with two digits more than the target shows."""
    assert isinstance(fact.value, NumericValue), "only numbers have assertions"
    decimals = fact.value.decimals
    places = None if decimals is None or abs(decimals) > _MOST_DIGITS else max(0, decimals + 2)
    if fact.origin.scale != _PERCENT:
        return spread(interval, places)
    hundredfold = interval * point(Decimal(100))
    return spread(hundredfold, None if places is None else max(0, places - 2), "%")


def _advice(fact: Fact, computed: Interval) -> str:
    """What the target's figure would be at the precision it shows."""
    assert isinstance(fact.value, NumericValue), "only numbers have assertions"
    decimals, low, high = fact.value.decimals, computed.low, computed.high
    if low is None or high is None or abs(decimals or 0) > _MOST_DIGITS:
        return "Correct the figure that is wrong."
    if decimals is None:
        return f"The figures give {_between([like(low, fact), like(high, fact)])}."
    first, last = _rounded(low, decimals), _rounded(high, decimals)
    digits = max(0, decimals + fact.origin.scale)
    if last - first < _MOST_CANDIDATES:
        shown = [like(Fraction(units) / Fraction(10) ** decimals, fact, digits) for units in range(first, last + 1)]
        return f"The figures give {' or '.join(shown)}: correct the one that is wrong."
    ends = [like(Fraction(units) / Fraction(10) ** decimals, fact, digits) for units in (first, last)]
    return f"The figures give {_between(ends)}: correct the one that is wrong."


def _between(ends: list[str]) -> str:
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def _rounded(number: Rational, decimals: int) -> int:
    """A number in units of its last shown digit, halves away from zero."""
    units = Fraction(number) * Fraction(10) ** decimals
    whole = (abs(units) + Fraction(1, 2)).__floor__()
    return whole if units >= 0 else -whole
