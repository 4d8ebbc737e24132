"""A report as an Arrow table: one row a fact, one column an aspect.

Rank 1. pyarrow comes with the extra ``disclose[arrow]`` and is imported when a table is asked for. The columns are always the
same and always of the same types, so that tables of many reports can be put together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from disclose.model.aspects import Aspects, ExplicitMember, Member
from disclose.model.fact import Fact
from disclose.model.report import Report
from disclose.model.unit import Unit
from disclose.model.value import NilValue, NumericValue, TextValue, Value
from disclose.names import QName

if TYPE_CHECKING:
    import pyarrow

DIGITS, PLACES = 38, 12
"""Digits of a `number`, and how many of them stand after the mark: what 128 bits hold, and every common engine reads."""
_BOUND = Decimal(10) ** (DIGITS - PLACES)
_KINDS: Mapping[str, str] = {
    "NumericValue": "number",
    "TextValue": "text",
    "BooleanValue": "boolean",
    "DateValue": "date",
    "QNameValue": "name",
    "EnumerationValue": "enumeration",
    "FractionValue": "fraction",
    "NonFiniteValue": "number",
    "NilValue": "nil",
    "UnreadableValue": "unreadable",
}


def facts_table(report: Report, labels: Mapping[QName, str] | None = None) -> pyarrow.Table:
    """The facts of a report in their order; `labels` are those of concepts, null where there is none.

    `value` is the exact text of every value, null for nil. `number` is a decimal of 38 digits, 12 of them after the mark: null
    for what it can't hold exactly, so that nothing rounds in silence. `decimals` is null where the number is `exact` (INF).
    `start` and `end` are the first and the last day of `period`, which is the exact one. `dimensions` names members shortly,
    for people and for grouping; `members` in full, as ``{namespace}name`` or the text of a typed one.

    ModuleNotFoundError where pyarrow is not installed.
    """
    import pyarrow as pa

    facts = report.facts
    notes = _notes(report)
    word = pa.dictionary(pa.int32(), pa.string())
    columns: dict[str, tuple[Iterable[Any], pa.DataType]] = {
        "id": ((fact.id for fact in facts), pa.string()),
        "concept": ((fact.aspects.concept.local for fact in facts), word),
        "namespace": ((fact.aspects.concept.namespace for fact in facts), word),
        "label": (((labels or {}).get(fact.aspects.concept) for fact in facts), word),
        "entity": ((fact.aspects.entity.identifier for fact in facts), word),
        "scheme": ((fact.aspects.entity.scheme for fact in facts), word),
        "period": (_texts(facts, lambda aspects: aspects.period, str), word),
        "start": (
            _texts(facts, lambda aspects: aspects.period, lambda period: period.start and period.start.date()),
            pa.date32(),
        ),
        "end": (_texts(facts, lambda aspects: aspects.period, lambda period: period.last_day), pa.date32()),
        "unit": (_texts(facts, lambda aspects: aspects.unit, lambda unit: unit and str(unit)), word),
        "measures": (_texts(facts, lambda aspects: aspects.unit, lambda unit: unit and _measures(unit)), word),
        "language": ((fact.aspects.language for fact in facts), word),
        "dimensions": (_texts(facts, lambda aspects: aspects.dimensions, _shortly), word),
        "members": (_texts(facts, lambda aspects: aspects.dimensions, _in_full), pa.map_(pa.string(), pa.string())),
        "kind": ((_kind(fact.value) for fact in facts), word),
        "value": ((None if isinstance(fact.value, NilValue) else str(fact.value) for fact in facts), pa.string()),
        "number": ((_number(fact.value) for fact in facts), pa.decimal128(DIGITS, PLACES)),
        "decimals": ((_decimals(fact.value) for fact in facts), pa.int32()),
        "exact": ((isinstance(one.value, NumericValue) and one.value.decimals is None for one in facts), pa.bool_()),
        "tuple": ((None if fact.container is None else fact.container.id for fact in facts), pa.string()),
        "footnotes": ((notes.get(fact.id, ()) for fact in facts), pa.list_(pa.string())),
    }
    schema = pa.schema([(name, kind) for name, (_, kind) in columns.items()])
    return pa.table([pa.array(list(values), kind) for values, kind in columns.values()], schema=schema)


def _texts(facts: Iterable[Fact], part: Callable[[Aspects], Any], shown: Callable[[Any], Any]) -> Iterable[Any]:
    """What is shown of a part of each fact's aspects; many facts share one, which is shown once."""
    known: dict[Any, Any] = {}
    for fact in facts:
        key = part(fact.aspects)
        if key not in known:
            known[key] = shown(key)
        yield known[key]


def _measures(unit: Unit) -> str:
    parts = (unit.numerators, unit.denominators)
    return "/".join("*".join(name.clark for name in part) for part in parts if part)


def _shortly(dimensions: tuple[tuple[QName, Member], ...]) -> str:
    return "; ".join(f"{dimension.local}={member}" for dimension, member in dimensions)


def _in_full(dimensions: tuple[tuple[QName, Member], ...]) -> list[tuple[str, str | None]]:
    return [(dimension.clark, _member(member)) for dimension, member in dimensions]


def _member(member: Member) -> str | None:
    if isinstance(member, ExplicitMember):
        return member.member.clark
    return None if member.nil else member.text


def _kind(value: Value) -> str:
    return "xhtml" if isinstance(value, TextValue) and value.xhtml else _KINDS[type(value).__name__]


def _number(value: Value) -> Decimal | None:
    """A number where the column holds all its digits."""
    if not isinstance(value, NumericValue) or abs(value.number) >= _BOUND:
        return None
    exponent = value.number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -PLACES:
        _, digits, _ = value.number.as_tuple()
        if any(digits[exponent + PLACES :]):
            return None
        # only zeros are cut off
        return Decimal((value.number.as_tuple().sign, digits[: exponent + PLACES] or (0,), -PLACES))
    return value.number


def _decimals(value: Value) -> int | None:
    if not isinstance(value, NumericValue) or value.vague or value.decimals is None:
        return None
    return value.decimals if -(2**31) <= value.decimals < 2**31 else None


def _notes(report: Report) -> dict[str, list[str]]:
    """The texts of the footnotes of each fact, by its id."""
    found: dict[str, list[str]] = {}
    for note in report.footnotes:
        for id in note.fact_ids:
            found.setdefault(id, []).append(note.text)
    return found
