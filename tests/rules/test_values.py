"""Values that are no plain numbers, and where they belong."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace
from rule_fixtures import name, read

from disclose.intervals import RoundingMode
from disclose.model import FractionValue, NonFiniteValue, NumericValue, Report, Value
from disclose.rules.subject import Subject
from disclose.rules.sums import agreement, has_excess_digits
from disclose.rules.values import value_not_of_its_type

TEXT = """
concepts: {Ratio: {type: pure, base: double}, Margin: {type: pure}, Half: {type: fraction}}
facts:
  - {concept: Ratio, number: 1, unit: pure}
"""
HALF, INFINITE, ONE = FractionValue(Decimal(1), Decimal(2)), NonFiniteValue("INF"), NumericValue(Decimal(1), None)


def reasons(concept: str, value: Value) -> list[str]:
    subject, _ = read(TEXT)
    (fact,) = subject.report.facts
    changed = replace(fact, aspects=replace(fact.aspects, concept=name(concept)), value=value)
    found = value_not_of_its_type(Subject(Report((changed,)), subject.taxonomy))
    return [one.message.partition(": ")[2] for one in found]


@pytest.mark.parametrize(
    ("concept", "value", "expected"),
    [
        ("Ratio", INFINITE, []),
        ("Margin", INFINITE, ["that is not a number"]),
        ("Half", HALF, []),
        ("Margin", HALF, ["that is not a number"]),
        ("Half", ONE, ["that is a number and not a fraction"]),
        ("Margin", ONE, []),
    ],
)
def test_each_kind_of_number_has_its_types(concept: str, value: Value, expected: list[str]) -> None:
    assert reasons(concept, value) == expected


def test_a_number_of_which_no_accuracy_is_known_agrees_with_everything() -> None:
    vague = NumericValue(Decimal(7), 0, vague=True)
    assert not has_excess_digits(NumericValue(Decimal("7.5"), 0, vague=True))
    assert agreement([vague, NumericValue(Decimal(9), 0)], RoundingMode.NEAREST) is not None
