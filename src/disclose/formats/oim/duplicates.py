"""Duplicate facts that a report says it does not have: the feature ``xbrl:allowedDuplicates`` (xBRL-JSON 1.0 section 6.1.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from disclose.diagnostics import Diagnostic, error
from disclose.intervals import Interval, of_value
from disclose.model import Aspects, Fact, NumericValue

_SPEC = "xBRL-JSON 1.0 section 6.1.2"


def disallowed(facts: Iterable[Fact], allowed: str) -> Iterator[Diagnostic]:
    """Facts with equal aspects beyond what is `allowed`: ``none``, ``complete``, ``consistent`` or ``all``."""
    if allowed == "all":
        return
    groups: dict[Aspects, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.aspects, []).append(fact)
    for group in groups.values():
        if len(group) > 1 and not _is_allowed(group, allowed):
            name = group[0].aspects.concept.local
            message = f"{name} is reported {len(group)} times, and the report says that it allows {_WHAT[allowed]}"
            related = [fact.span for fact in group[1:] if fact.span is not None]
            yield error("oime:disallowedDuplicateFacts", message, group[0].span, related=related, spec=_SPEC)


_WHAT = {
    "none": "no duplicate facts",
    "complete": "complete duplicates only",
    "consistent": "consistent duplicates only",
}


def _is_allowed(group: Sequence[Fact], allowed: str) -> bool:
    if allowed == "none":
        return False
    values = {fact.value for fact in group}
    if len(values) == 1:
        return True
    return allowed == "consistent" and _consistent(group)


def _consistent(group: Sequence[Fact]) -> bool:
    """Whether all can be one number rounded differently (OIM 1.0 section 6.2)."""
    numbers = [fact.value for fact in group if isinstance(fact.value, NumericValue)]
    if len(numbers) < len(group):
        return False
    common: Interval | None = of_value(numbers[0])
    for value in numbers:
        # what all have in common is not empty where every two of them have something: they lie on a line
        common = None if common is None else common.intersection(of_value(value))
    return common is not None
