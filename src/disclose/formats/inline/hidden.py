"""Markup of what a page does not show: facts without a displayed form, and tuples with what they hold.

Inline XBRL 1.1 sections 7 (hidden), 5 (fraction) and 15 (tuple).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from disclose.lexical import escape_attribute, escape_text, print_decimal
from disclose.model import Fact, FractionValue, NilValue, NonFiniteValue, NumericValue, Tuple, Value
from disclose.taxonomy import ItemKind

_HIDEABLE = frozenset({ItemKind.QNAME, ItemKind.ENUMERATION, ItemKind.ENUMERATION_SET, ItemKind.ANY_URI, ItemKind.DATETIME})

Written: TypeAlias = Callable[[Fact], tuple[str, str]]
"""Gives the attributes of a fact but for its id, and its value as escaped text."""


def may_be_hidden(kind: ItemKind) -> bool:
    """Whether facts of a kind may stand in the hidden section: those whose value no registered transformation makes from
    what a reader would want to see. Everything else must be visible."""
    return kind in _HIDEABLE


def terms(value: FractionValue, unseen: str = "") -> str:
    """A fraction as numerator, whatever stands between, and denominator; a term below zero has its sign as an attribute."""
    parts = []
    for name, number in (("numerator", value.numerator), ("denominator", value.denominator)):
        sign = ' sign="-"' if number < 0 else ""
        parts.append(f"<ix:{name}{sign}>{print_decimal(number.copy_abs())}</ix:{name}>")
    return escape_text(unseen).join(parts)


def element_of(fact: Fact, written: Written, order: str = "") -> str:
    """The element of a fact that is not shown. Its value stands in it as an instance has it."""
    attributes, text = written(fact)
    value = fact.value
    kind = _kind(fact, value)
    head = f'ix:{kind} id="{fact.id}"{attributes}{order}'
    if isinstance(value, NilValue):
        return f'<{head} xsi:nil="true"></ix:{kind}>'
    if isinstance(value, FractionValue):
        return f"<{head}>{terms(value)}</ix:{kind}>"
    if isinstance(value, NumericValue) and value.number < 0:
        return f'<{head} sign="-">{text.removeprefix("-")}</ix:{kind}>'
    if kind == "nonNumeric":
        return f'<{head} escape="false">{text}</ix:{kind}>' if "<" in text else f"<{head}>{text}</ix:{kind}>"
    return f"<{head}>{text}</ix:{kind}>"


def _kind(fact: Fact, value: Value) -> str:
    if isinstance(value, FractionValue):
        return "fraction"
    return "nonFraction" if isinstance(value, NumericValue | NonFiniteValue) or fact.aspects.unit is not None else "nonNumeric"


def tuple_elements(
    tuples: Iterable[Tuple], facts: Iterable[Fact], name: Callable[[Tuple], str], written: Written
) -> Iterator[str]:
    """The elements of the tuples directly under the root, each with all that it holds, which bears its place as its order."""
    held: dict[Tuple, list[Fact | Tuple]] = {}
    roots: list[Tuple] = []
    for one in tuples:
        if one.container is None:
            roots.append(one)
        else:
            held.setdefault(one.container, []).append(one)
    for fact in facts:
        if fact.container is not None:
            held.setdefault(fact.container, []).append(fact)
    for root in sorted(roots, key=_place):
        yield _tuple(root, held, name, written, "")


def _tuple(
    one: Tuple, held: Mapping[Tuple, list[Fact | Tuple]], name: Callable[[Tuple], str], written: Written, order: str
) -> str:
    """How deep tuples nest is bounded by the parser that read them."""
    nil = ' xsi:nil="true"' if one.nil else ""
    content = []
    for at, part in enumerate(sorted(held.get(one, ()), key=_place), 1):
        place = f' order="{at}"'
        if isinstance(part, Tuple):
            content.append(_tuple(part, held, name, written, place))
        else:
            content.append(element_of(part, written, place))
    return f'<ix:tuple id="{escape_attribute(one.id)}" name="{name(one)}"{order}{nil}>{"".join(content)}</ix:tuple>'


def _place(part: Fact | Tuple) -> tuple[int, str]:
    return part.position if isinstance(part, Tuple) else part.origin.position, part.id
