"""Do two reports say the same? Each difference named, with both values.

Rank 1. Equality is that of `Report.content`, `Report.tuples_content` and `Report.links_content`: sets of aspects and values,
and what is said of them, whatever the ids, the order and the repetition.
"""

from __future__ import annotations

from collections.abc import Iterable

from disclose.diagnostics import Diagnostic, Span, error
from disclose.model.aspects import Aspects
from disclose.model.compare_links import link_differences, tuple_differences
from disclose.model.compare_words import MOST_SHOWN, shown, what_of
from disclose.model.fact import Fact
from disclose.model.report import Report
from disclose.model.value import Value


def differences(expected: Report, found: Report, name: str) -> tuple[Diagnostic, ...]:
    """Every fact, tuple, footnote and link in which `found`, the report read from the document called `name`, differs from
    `expected`.

    Codes: ``disclose.equality:missing`` (the document lacks it), ``:unexpected`` (it holds one more), ``:value`` (it states
    another value of the fact). The spans are those of what was expected, else of what was found.
    """
    result = list(_of_facts(expected, found, name)) if expected.content() != found.content() else []
    if expected.tuples or found.tuples:
        result += tuple_differences(expected, found, name)
    if expected.footnotes or expected.fact_links or found.footnotes or found.fact_links:
        result += link_differences(expected, found, name)
    return tuple(sorted(result, key=lambda diagnostic: (diagnostic.message, diagnostic.sort_key)))


def _of_facts(expected: Report, found: Report, name: str) -> Iterable[Diagnostic]:
    wanted, there = _by_aspects(expected.facts), _by_aspects(found.facts)
    for aspects, facts in wanted.items():
        yield from _of_one(aspects, facts, there.get(aspects, {}), name)
    for aspects, facts in there.items():
        if aspects not in wanted:
            for value, fact in facts.items():
                message = f"{name} also says {what_of(aspects)}: {shown(value)}"
                yield error("disclose.equality:unexpected", message, fact.span)


def _of_one(aspects: Aspects, wanted: dict[Value, Fact], there: dict[Value, Fact], name: str) -> Iterable[Diagnostic]:
    """The differences between the values of facts with the same aspects."""
    missing = [value for value in wanted if value not in there]
    further = [value for value in there if value not in wanted]
    span = next(iter(wanted.values())).span
    for index in range(max(len(missing), len(further))):
        if index >= len(further):
            value = missing[index]
            message = f"{name} lacks {what_of(aspects)}: {shown(value)}"
            yield error("disclose.equality:missing", message, wanted[value].span)
        elif index >= len(missing):
            value = further[index]
            yield error("disclose.equality:unexpected", f"{name} also says {what_of(aspects)}: {shown(value)}", span)
        else:
            left, right = _both(missing[index], further[index])
            message = f"{name} says {right} for {what_of(aspects)}, the report {left}"
            yield error("disclose.equality:value", message, wanted[missing[index]].span, related=_spans(there[further[index]]))


def _by_aspects(facts: Iterable[Fact]) -> dict[Aspects, dict[Value, Fact]]:
    grouped: dict[Aspects, dict[Value, Fact]] = {}
    for fact in facts:
        grouped.setdefault(fact.aspects, {}).setdefault(fact.value, fact)
    return grouped


def _spans(fact: Fact) -> tuple[Span, ...]:
    return () if fact.span is None else (fact.span,)


def _both(left: Value, right: Value) -> tuple[str, str]:
    """Two values side by side, two long texts from shortly before their first difference."""
    first, second = str(left), str(right)
    same = next(
        (i for i, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), min(len(first), len(second))
    )
    start = max(0, same - MOST_SHOWN // 2) if max(len(first), len(second)) > MOST_SHOWN else 0
    return shown(left, start), shown(right, start)
