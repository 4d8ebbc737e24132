"""Do two reports say the same? Each difference named, with both values.

Rank 1. Equality is that of `Report.content`: sets of aspects and values, whatever the ids, the order and the repetition.
"""

from __future__ import annotations

from collections.abc import Iterable

from disclose.diagnostics import Diagnostic, Span, error
from disclose.model.aspects import Aspects
from disclose.model.fact import Fact
from disclose.model.report import Report
from disclose.model.value import NumericValue, TextValue, UnreadableValue, Value

_SHOWN = 60


def differences(expected: Report, found: Report, name: str) -> tuple[Diagnostic, ...]:
    """Every fact in which `found`, the report read from the document called `name`, differs from `expected`.

    Codes: ``disclose.equality:missing`` (the document lacks the fact), ``:unexpected`` (it holds one more), ``:value``
    (it states another value). The spans are those of the facts expected, else of those found.
    """
    if expected.content() == found.content():
        return ()
    wanted, there = _by_aspects(expected.facts), _by_aspects(found.facts)
    result: list[Diagnostic] = []
    for aspects, facts in wanted.items():
        result += _of_one(aspects, facts, there.get(aspects, {}), name)
    for aspects, facts in there.items():
        if aspects not in wanted:
            result += [
                error("disclose.equality:unexpected", f"{name} also says {_what(aspects)}: {_shown(value)}", fact.span)
                for value, fact in facts.items()
            ]
    return tuple(sorted(result, key=lambda diagnostic: (diagnostic.message, diagnostic.sort_key)))


def _of_one(aspects: Aspects, wanted: dict[Value, Fact], there: dict[Value, Fact], name: str) -> Iterable[Diagnostic]:
    """The differences between the values of facts with the same aspects."""
    missing = [value for value in wanted if value not in there]
    further = [value for value in there if value not in wanted]
    span = next(iter(wanted.values())).span
    for index in range(max(len(missing), len(further))):
        if index >= len(further):
            value = missing[index]
            message = f"{name} lacks {_what(aspects)}: {_shown(value)}"
            yield error("disclose.equality:missing", message, wanted[value].span)
        elif index >= len(missing):
            value = further[index]
            yield error("disclose.equality:unexpected", f"{name} also says {_what(aspects)}: {_shown(value)}", span)
        else:
            left, right = _both(missing[index], further[index])
            message = f"{name} says {right} for {_what(aspects)}, the report {left}"
            yield error("disclose.equality:value", message, wanted[missing[index]].span, related=_spans(there[further[index]]))


def _by_aspects(facts: Iterable[Fact]) -> dict[Aspects, dict[Value, Fact]]:
    grouped: dict[Aspects, dict[Value, Fact]] = {}
    for fact in facts:
        grouped.setdefault(fact.aspects, {}).setdefault(fact.value, fact)
    return grouped


def _spans(fact: Fact) -> tuple[Span, ...]:
    return () if fact.span is None else (fact.span,)


def _what(aspects: Aspects) -> str:
    """The aspects as a reader names them."""
    parts = [str(aspects.period), *(f"{dimension.local} = {member}" for dimension, member in aspects.dimensions)]
    if aspects.unit is not None:
        parts.append(str(aspects.unit))
    if aspects.language is not None:
        parts.append(aspects.language)
    return f"{aspects.concept.local} ({', '.join(parts)})"


def _shown(value: Value, start: int = 0) -> str:
    """A value with all that its equality depends on; a long text from the character `start` on."""
    text = str(value)
    if isinstance(value, NumericValue):
        return f"{text} (decimals {value.decimals_text})"
    if isinstance(value, TextValue):
        piece = text[start : start + _SHOWN]
        return (
            ("XHTML " if value.xhtml else "")
            + ("…" if start else "")
            + repr(piece)
            + ("…" if start + _SHOWN < len(text) else "")
        )
    if isinstance(value, UnreadableValue):
        return f"{text[:_SHOWN]!r}, which can't be read: {value.reason}"
    return text


def _both(left: Value, right: Value) -> tuple[str, str]:
    """Two values side by side, two long texts from shortly before their first difference."""
    first, second = str(left), str(right)
    same = next(
        (i for i, pair in enumerate(zip(first, second, strict=False)) if pair[0] != pair[1]), min(len(first), len(second))
    )
    start = max(0, same - _SHOWN // 2) if max(len(first), len(second)) > _SHOWN else 0
    return _shown(left, start), _shown(right, start)
