"""The differences between two reports: facts added, removed, changed, retagged, restated.

Facts with the same aspects are one fact in both reports. What is left over on both sides is then looked at for one that differs
in its unit, its period or its concept alone, where there is exactly one such pair. The cost is linear in the number of facts.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from disclose.comparison.lineage import Renaming, namespaces_of, renamed_namespaces
from disclose.intervals import of_value
from disclose.model import Aspects, BooleanValue, Fact, NilValue, NumericValue, Period, Report, Value
from disclose.names import QName


class Category(StrEnum):
    """What became of a fact."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RESTATED = "restated"
    RETAGGED = "retagged"


class Part(StrEnum):
    """What of a fact differs."""

    VALUE = "value"
    DECIMALS = "decimals"
    SIGN = "sign"
    UNIT = "unit"
    PERIOD = "period"
    CONCEPT = "concept"


class Change(Struct, frozen=True):
    """One difference: the fact of the old report and that of the new one, None where there is none, and what differs.

    `beyond`: the fact is of a period of which the other report says nothing at all. `agrees`: the numbers differ, and yet both
    can be right at the accuracy that each states.
    """

    category: Category
    old: Fact | None
    new: Fact | None
    parts: tuple[Part, ...] = ()
    beyond: bool = False
    agrees: bool = False


class Comparison(Struct, frozen=True):
    """All differences, how many facts are the same, and the namespaces of the new report that are versions of some of the
    old."""

    changes: tuple[Change, ...]
    same: int
    renamed: Mapping[str, str]


def compare_reports(old: Report, new: Report) -> Comparison:
    """How two reports differ, whatever the order of their facts.

    A fact of both whose value differs is restated where the new report is on a later period, and so says something else of an
    earlier one; otherwise it is changed: the reports are versions of one another.
    """
    renamed = renamed_namespaces(namespaces_of(old), namespaces_of(new))
    return _Comparing(old, new, Renaming(renamed)).comparison(renamed)


def reporting_day(report: Report) -> dt.date | None:
    """The day that a report is on: the last day on which at least a fifth as many of its facts end as on that of most. A few
    facts that look ahead do not count. None where no fact has an end."""
    days = Counter(day for fact in report.facts if (day := fact.aspects.period.last_day) is not None)
    return max((day for day, count in days.items() if 5 * count >= max(days.values())), default=None)


Key = Callable[[Aspects, Value], Hashable]
_Content = tuple[Aspects, Value]


class _Comparing:
    """What is left of both reports, and the changes found so far."""

    def __init__(self, old: Report, new: Report, renaming: Renaming) -> None:
        before, after = reporting_day(old), reporting_day(new)
        self._later = before is not None and after is not None and after > before
        self._periods = {fact.aspects.period for fact in old.facts}, {fact.aspects.period for fact in new.facts}
        left = [((fact.aspects, fact.value), fact) for fact in old.facts]
        right = [((renaming.aspects(fact.aspects), renaming.value(fact.value)), fact) for fact in new.facts]
        known = {key for key, _ in left} & {key for key, _ in right}
        self._same = len(known)
        # values compare in the names of the old report
        self._old, self._new = _left_over(left, known), _left_over(right, known)
        self._changes: list[Change] = []

    def comparison(self, renamed: Mapping[str, str]) -> Comparison:
        """The whole comparison."""
        self._pair(lambda aspects, value: aspects, (), alone=False)
        self._pair(lambda aspects, value: aspects.unit and replace(aspects, unit=None), (Part.UNIT,))
        self._pair(_with_local_name, (Part.CONCEPT,))
        self._pair(_without_concept, (Part.CONCEPT,))
        if not self._later:
            # of the next year a text may well say the same: that is no change of its period
            self._pair(lambda aspects, value: (replace(aspects, period=Period.forever()), value), (Part.PERIOD,))
        known_old, known_new = self._periods
        for fact in self._old.values():
            self._changes.append(Change(Category.REMOVED, fact, None, beyond=fact.aspects.period not in known_new))
        for fact in self._new.values():
            self._changes.append(Change(Category.ADDED, None, fact, beyond=fact.aspects.period not in known_old))
        return Comparison(tuple(sorted(self._changes, key=_order)), self._same, renamed)

    def _pair(self, key: Key, parts: tuple[Part, ...], *, alone: bool = True) -> None:
        """Pair what is left in both by a key, and with `alone` only where no other fact has it."""
        left, right = _grouped(self._old, key), _grouped(self._new, key)
        for shared, ours in left.items():
            theirs = right.get(shared, [])
            if alone and not len(ours) == len(theirs) == 1:
                continue
            for one, other in zip(ours, theirs, strict=False):
                old, new = self._old.pop(one), self._new.pop(other)
                differing = (*parts, *_of_values(one[1], other[1]))
                self._changes.append(self._change(old, new, differing))

    def _change(self, old: Fact, new: Fact, parts: tuple[Part, ...]) -> Change:
        if Part.CONCEPT in parts:
            category = Category.RETAGGED
        elif self._later and parts not in ((Part.DECIMALS,), (Part.UNIT,)):
            category = Category.RESTATED
        else:
            category = Category.CHANGED
        return Change(category, old, new, parts, agrees=Part.VALUE in parts and _agree(old.value, new.value))


def _grouped(facts: Mapping[_Content, Fact], key: Key) -> dict[Hashable, list[_Content]]:
    found: dict[Hashable, list[_Content]] = {}
    for aspects, value in facts:
        shared = key(aspects, value)
        if shared is not None:
            found.setdefault(shared, []).append((aspects, value))
    return found


def _with_local_name(aspects: Aspects, value: Value) -> Hashable:
    """Aspects by the local name of the concept: it is declared elsewhere now."""
    return replace(aspects, concept=QName("", aspects.concept.local))


def _without_concept(aspects: Aspects, value: Value) -> Hashable:
    """The value with all aspects but the concept; None where values are equal by chance all the time."""
    if isinstance(value, NilValue | BooleanValue) or (isinstance(value, NumericValue) and not value.number):
        return None
    return replace(aspects, concept=QName("", "")), value


def _of_values(old: Value, new: Value) -> tuple[Part, ...]:
    if old == new:
        return ()
    if not isinstance(old, NumericValue) or not isinstance(new, NumericValue):
        return (Part.VALUE,)
    parts = []
    if old.number != new.number:
        parts.append(Part.SIGN if old.number == new.number.copy_negate() else Part.VALUE)
    if (old.decimals, old.vague) != (new.decimals, new.vague):
        parts.append(Part.DECIMALS)
    return tuple(parts)


def _agree(old: Value, new: Value) -> bool:
    """Whether there is a number that both can stand for."""
    if not isinstance(old, NumericValue) or not isinstance(new, NumericValue) or old.vague or new.vague:
        return False
    return of_value(old).intersects(of_value(new))


def _left_over(facts: Iterable[tuple[_Content, Fact]], known: Collection[_Content]) -> dict[_Content, Fact]:
    """Facts by what they say, in an order that is not that of their document. The first of duplicates stands for all."""
    left = [(key, fact) for key, fact in facts if key not in known]
    left.sort(key=lambda item: (_words(item[1]), str(item[1].value), item[1].id), reverse=True)
    return dict(reversed(list(dict(left).items())))


def _words(fact: Fact) -> tuple[str, ...]:
    """What orders facts of any kind."""
    aspects = fact.aspects
    members = " ".join(f"{dimension.clark}={member}" for dimension, member in aspects.dimensions)
    return aspects.concept.clark, members, str(aspects.period), str(aspects.unit or ""), aspects.language or ""


def _order(change: Change) -> tuple[tuple[str, ...], str, str, str]:
    fact = change.new or change.old
    assert fact is not None, "a change is of a fact"
    before = "" if change.old is None else str(change.old.value)
    return _words(fact), change.category.value, before, str(fact.value)
