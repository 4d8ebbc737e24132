"""Equality of facts as XBRL 2.1 section 4.10 defines it: c-equal contexts, u-equal units, v-equal values.

Contexts and units compare by what they say, dimensions also by whether they stand in the segment or in the scenario.
"""

from __future__ import annotations

from collections.abc import Hashable
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from typing import TypeAlias

from disclose.model import Fact, NumericValue, Tuple

ContextKey: TypeAlias = Hashable
_MOST_PLACES = 10_000
_ROUNDING = Context(prec=2 * _MOST_PLACES, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[InvalidOperation])


def context_key(fact: Fact) -> ContextKey:
    """What facts in c-equal contexts have in common."""
    aspects, context = fact.aspects, fact.context
    in_segment = None if context is None else context.in_segment
    return aspects.entity, aspects.period, aspects.dimensions, aspects.other, in_segment


def holders(fact: Fact) -> list[Tuple | None]:
    """The tuples around a fact, from the innermost to the root, which is None."""
    found: list[Tuple | None] = []
    at = fact.container
    while at is not None:
        found.append(at)
        at = at.container
    return [*found, None]


def rounded(number: Decimal, decimals: int | None) -> Decimal:
    """A number to a count of decimal places, halves to the even digit; None leaves it as it is."""
    if decimals is None or decimals > _MOST_PLACES:
        return number
    return number.quantize(Decimal((0, (1,), max(decimals, -_MOST_PLACES) * -1)), ROUND_HALF_EVEN, _ROUNDING)


def v_equal(first: Fact, second: Fact) -> bool:
    """Whether two facts with equal contexts and units state the same value, numbers at the lower of their accuracies. A
    number of which nothing is known (precision 0) equals none."""
    one, other = first.value, second.value
    if not isinstance(one, NumericValue) or not isinstance(other, NumericValue):
        return one == other
    if one.vague or other.vague:
        return False
    places = min((each.decimals for each in (one, other) if each.decimals is not None), default=None)
    return rounded(one.number, places) == rounded(other.number, places)
