"""Key figures: the numbers a reader looks for first, each with how it moved.

A growth rate that the report states is shown as the fact it is; one that it does not state is computed, and only to the digits
that the rounding of both figures lets one be sure of.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from disclose.diagnostics import Diagnostic, Outcome
from disclose.exact import shifted, subtracted
from disclose.intervals import of_value, point
from disclose.model import Fact, NumericValue
from disclose.names import QName
from disclose.render.context import PageContext
from disclose.render.display import display
from disclose.render.naming import period_heading
from disclose.render.placing import NO_CELL, inline_cell
from disclose.render.views import Card, Change
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.assertion import Number, Operation, Term
from disclose.transforms import NegativeStyle, show

PLACE = "key-figures"
_PERCENT = -2


def key_figures(context: PageContext) -> Outcome[tuple[Card, ...]]:
    """The cards that the layout asks for; a concept without a figure for the current period is a finding."""
    rates = growth_rates(context.taxonomy)
    cards: list[Card] = []
    found: list[Diagnostic] = []
    for at, name in enumerate(context.project.config.layout.key_figures):
        concept = context.concept(name, "key_figures", at)
        if isinstance(concept, Diagnostic):
            found.append(concept)
            continue
        fact = context.fact(concept.qname, context.current)
        if fact is None:
            message = f"{name} is a key figure and is not reported for the current period"
            help = "Add it to the figures, or take it out of the layout."
            found.append(context.finding("no-fact", message, ("key_figures", at), help))
        else:
            cards.append(_card(context, fact, rates))
    return Outcome(tuple(cards), tuple(found))


def growth_rates(taxonomy: Taxonomy) -> Mapping[QName, QName]:
    """For a concept the one that the taxonomy asserts to be its growth: ``X / prior(X) - 1``."""
    rates: dict[QName, QName] = {}
    for assertion in taxonomy.assertions:
        whole = assertion.expression
        if not isinstance(whole, Operation) or whole.operator != "-" or whole.right != Number(Decimal(1)):
            continue
        quotient = whole.left
        if isinstance(quotient, Operation) and quotient.operator == "/" and isinstance(quotient.left, Term):
            of = quotient.left.concept
            if quotient.left == Term(of) and quotient.right == Term(of, "prior"):
                rates.setdefault(of, assertion.target)
    return rates


def _card(context: PageContext, fact: Fact, rates: Mapping[QName, QName]) -> Card:
    concept = fact.aspects.concept
    shown = display(fact, context.taxonomy, context.language)
    others = []
    for period in context.periods[1:]:
        other = context.fact(concept, period)
        if other is not None:
            figure = context.shown(other, fact if isinstance(fact.value, NumericValue) else None)
            others.append((period_heading(period, context.language), inline_cell(context.placer, other, figure, PLACE)))
    unit = context.unit(fact)
    money = fact.aspects.unit is not None and fact.aspects.unit.is_monetary
    return Card(
        label=context.label(concept),
        period=period_heading(context.current, context.language),
        value=inline_cell(context.placer, fact, shown, PLACE),
        before=unit if money else "",
        after="" if money else unit,
        change=_change(context, fact, rates.get(concept)),
        others=tuple(others),
    )


def _change(context: PageContext, fact: Fact, rate: QName | None) -> Change | None:
    if len(context.periods) < 2 or not isinstance(fact.value, NumericValue):
        return None
    prior = context.periods[1]
    versus = context.words["versus"].format(period=period_heading(prior, context.language))
    stated = context.fact(rate, context.current, fact.aspects.dimensions) if rate is not None else None
    if stated is not None and isinstance(stated.value, NumericValue):
        shown = display(stated, context.taxonomy, context.language, style=NegativeStyle.MINUS)
        return Change(_direction(stated.value.number), versus, inline_cell(context.placer, stated, shown, PLACE))
    before = context.fact(fact.aspects.concept, prior)
    if before is None or not isinstance(before.value, NumericValue) or before.aspects.unit != fact.aspects.unit:
        return None
    text = (
        points(context, before.value, fact.value)
        if fact.origin.scale == _PERCENT
        else percent(context, before.value, fact.value)
    )
    if text is None:
        return None
    return Change(_direction(subtracted(fact.value.number, before.value.number)), versus, NO_CELL, text)


def _direction(number: Decimal) -> str:
    return "up" if number > 0 else "down" if number < 0 else "flat"


def points(context: PageContext, before: NumericValue, after: NumericValue) -> str:
    """The difference of two percentages in percentage points, as the two figures shown give it."""
    decimals = min((value.decimals for value in (before, after) if value.decimals is not None), default=None)
    difference = NumericValue(shifted(subtracted(after.number, before.number), 2), None if decimals is None else decimals - 2)
    return _signed(context, difference, 0) + context.words["points"]


def percent(context: PageContext, before: NumericValue, after: NumericValue) -> str | None:
    """The change in per cent: to one decimal where all amounts that the two figures can stand for give the same, else
    to none, else nothing. Nothing either between amounts of which one is not above zero: a rate says little there."""
    if before.number <= 0 or after.number <= 0:
        return None
    rates = of_value(after) / of_value(before) - point(Decimal(1))
    if rates.low is None or rates.high is None:
        return None
    for decimals in (3, 2):
        low, high = (round(Fraction(end) * 10**decimals) for end in (rates.low, rates.high))
        if low == high:
            return _signed(context, NumericValue(shifted(Decimal(low), -decimals), decimals), _PERCENT)
    return None


def _signed(context: PageContext, value: NumericValue, scale: int) -> str:
    text = str(show(value, scale=scale, language=context.language))
    return f"+{text}" if value.number > 0 else text
