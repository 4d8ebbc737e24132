"""Sums of a statement (``GrossProfit = Revenue - CostOfSales``) as a network of Calculations 1.1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from disclose.diagnostics import Diagnostic, Span, error
from disclose.names import ARCROLE_SUMMATION_11
from disclose.taxonomy.author_draft import Draft
from disclose.taxonomy.author_files import Sourced
from disclose.taxonomy.author_tree import cycles
from disclose.taxonomy.concept import Concept
from disclose.taxonomy.network import Relationship
from disclose.taxonomy.source import StatementSource

_TERM = re.compile(r"\s*([+-])?\s*([^\W\d]\w*)\s*")
_PLUS, _MINUS = Decimal(1), Decimal(-1)


def parse_sum(text: str) -> tuple[str, list[tuple[Decimal, str]]] | None:
    """The total, and its items with their weights 1 or -1; None if the text has another form."""
    total, equals, right = text.partition("=")
    if not equals or not total.strip().isidentifier():
        return None
    items: list[tuple[Decimal, str]] = []
    at = 0
    while at < len(right):
        match = _TERM.match(right, at)
        if match is None or (match[1] is None and items):
            return None
        items.append((_MINUS if match[1] == "-" else _PLUS, match[2]))
        at = match.end()
    return (total.strip(), items) if items else None


def add_calculations(draft: Draft, item: Sourced[StatementSource], uri: str) -> bool:
    """The calculation network of a statement; whether it has one."""
    relationships: list[Relationship] = []
    totals: dict[str, Span] = {}
    for index, text in enumerate(item.value.calculation):
        span = item.span("calculation", index)
        parsed = parse_sum(text)
        if parsed is None:
            message = f"{text!r} is not a sum"
            help_text = "Write it as Total = Item + Item - Item."
            draft.found.append(error("disclose.taxonomy:calculation-syntax", message, span, help=help_text))
            continue
        total, items = parsed
        if total in totals:
            message = f"{total} is already calculated at {totals[total]}"
            help_text = "A statement calculates each total once; put the other way into another statement."
            code = "disclose.taxonomy:calculation-repeated"
            draft.found.append(error(code, message, span, related=(totals[total],), help=help_text))
            continue
        totals[total] = span
        relationships += _sum(draft, total, items, span)
    draft.found += _cycles(item.value.role, relationships)
    draft.add_network(ARCROLE_SUMMATION_11, uri, relationships)
    return bool(relationships)


def _sum(draft: Draft, total: str, items: list[tuple[Decimal, str]], span: Span) -> Iterator[Relationship]:
    whole = _summable(draft, total, span)
    seen: set[str] = set()
    for weight, name in items:
        part = _summable(draft, name, span)
        if name in seen:
            message = f"{name} is in the sum of {total} twice"
            draft.found.append(error("disclose.taxonomy:calculation-repeated", message, span, help="Keep one."))
        elif whole is not None and part is not None:
            draft.found += _contradictions(whole, part, weight, span)
            yield Relationship(whole.qname, part.qname, Decimal(len(seen) + 1), weight=weight, span=span)
        seen.add(name)


def _summable(draft: Draft, name: str, span: Span) -> Concept | None:
    concept = draft.concept_named(name, span)
    if concept is None:
        return None
    if concept.abstract:
        message = f"{name} is abstract and can't be calculated with"
        help_text = "Use the concept that is reported."
        draft.found.append(error("disclose.taxonomy:calculation-abstract", message, span, help=help_text))
    elif not concept.kind.numeric:
        message = f"{name} is {concept.kind} and can't be calculated with"
        spec = "XBRL 2.1 section 5.2.5.2"
        help_text = "Only numeric concepts add up."
        draft.found.append(error("disclose.taxonomy:calculation-type", message, span, help=help_text, spec=spec))
    else:
        return concept
    return None


def _contradictions(whole: Concept, part: Concept, weight: Decimal, span: Span) -> Iterator[Diagnostic]:
    total, name = whole.qname.local, part.qname.local
    if whole.period_type != part.period_type:
        yield error(
            "disclose.taxonomy:calculation-period",
            f"{total} is {_period(whole)} and {name} is {_period(part)}, so they never add up",
            span,
            help="Sums are of concepts of one period type; state the movement as an assertion.",
            spec="XBRL 2.1 section 5.2.5.2",
        )
    if whole.balance is not None and part.balance is not None and (whole.balance == part.balance) != (weight > 0):
        adds = "added to" if weight > 0 else "taken from"
        sign = "-" if weight > 0 else "+"
        yield error(
            "disclose.taxonomy:calculation-balance",
            f"{name} ({part.balance}) can't be {adds} {total} ({whole.balance})",
            span,
            help=f"Write {sign} {name}, or correct a balance: the same balance is added, the other is taken away.",
            spec="XBRL 2.1 section 5.1.1.2",
        )


def _period(concept: Concept) -> str:
    return "an instant" if concept.period_type == "instant" else "a duration"


def _cycles(role: str, relationships: list[Relationship]) -> Iterator[Diagnostic]:
    edges: dict[str, list[str]] = {}
    spans: dict[tuple[str, str], Span | None] = {}
    for relationship in relationships:
        pair = (relationship.source.local, relationship.target.local)
        edges.setdefault(pair[0], []).append(pair[1])
        spans[pair] = relationship.span
    for way in cycles(edges):
        message = f"The calculation of {role} goes in a circle: {' = '.join(way)}"
        span = spans[way[-2], way[-1]]
        help_text = "A total can't be an item of itself."
        yield error("disclose.taxonomy:calculation-cycle", message, span, help=help_text)
