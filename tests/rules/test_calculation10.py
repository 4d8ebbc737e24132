"""Calculations of XBRL 2.1: what binds, how it is rounded, what is said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from msgspec.structs import replace
from rule_fixtures import name, read, told

from disclose.model import Context, Fact, NumericValue
from disclose.rules.calculation10 import inconsistent_calculation
from disclose.rules.equality import rounded, v_equal
from disclose.rules.rule import Finding
from disclose.rules.subject import Calculation, Subject

HEAD = """concepts: {Total: {label: Total}, A: {}, B: {}, T: {role: tuple}}
calculation: {Total: [+A, -B]}
mode: "1.0"
tuples: [{id: outer, concept: T}, {id: inner, concept: T, in: outer}, {id: beside, concept: T}]
facts:
"""


def subject_of(*rows: str) -> Subject:
    """Rows are ``concept number decimals tuple``, the last two optional; ``nil`` and ``vague`` stand for decimals."""
    lines = []
    for row in rows:
        concept, number, decimals, container, *_ = [*row.split(), "INF", ""]
        value = 'nil: "true"' if decimals == "nil" else f'number: "{number}"'
        value += ', vague: "true"' if decimals == "vague" else f", decimals: {decimals}" if decimals != "nil" else ""
        place = f", in: {container}" if container and container != "INF" else ""
        lines.append(f"  - {{concept: {concept}, {value}, unit: CNY{place}}}")
    return read(HEAD + "\n".join(lines) + "\n")[0]


def findings(subject: Subject) -> list[Finding]:
    return list(inconsistent_calculation(subject))


@pytest.mark.parametrize(
    "rows",
    [
        ("Total 1", "A 3", "B 2"),
        ("Total 3", "A 3"),
        ("Total 3", "A 3", "B 9 nil"),
        ("Total 3 nil", "A 4"),
        ("Total 3", "C 4"),
        ("Total 3", "A 4", "A 4"),
        ("Total 3", "A 4", "A 5 nil"),
        ("Total 3", "Total 3", "A 4"),
        ("Total 100 -1", "A 96 0"),
        ("Total 4 0", "A 2.4 0", "B -2.4 0"),
        ("Total 5.0 0", "A 2.5 INF", "B -2.5 INF"),
        ("Total 4 0", "A 2.5 0", "B -1.5 0"),
        ("Total 3 INF outer", "A 4"),
        ("Total 3 INF outer", "A 4 INF beside"),
        ("Total 7", "A 3 INF inner", "A 4"),
    ],
)
def test_what_is_consistent_or_does_not_bind(rows: tuple[str, ...]) -> None:
    assert findings(subject_of(*rows)) == []


@pytest.mark.parametrize(
    ("rows", "computed"),
    [
        (("Total 2", "A 3", "B 2"), "1"),
        (("Total 2", "A 3", "B 9 nil"), "3"),
        (("Total 100 -1", "A 85 0"), "85"),
        (("Total 5 0", "A 2.5 0", "B -2.5 0"), "4"),
        (("Total 1 INF outer", "A 4 INF inner"), "4"),
        (("Total 1", "A 4 INF inner", "A 5 INF beside"), "9"),
        (("Total 3", "A 3", "B -4 INF inner", "B -4 INF beside"), "11"),
    ],
)
def test_what_is_not(rows: tuple[str, ...], computed: str) -> None:
    (found,) = findings(subject_of(*rows))
    total = rows[0].split()[1]
    assert found.message == f"Total {total} for 2023 is not {computed}, the sum of its contributions"
    assert str(found.span) == "r.yaml:6:5"


@pytest.mark.parametrize("rows", [("Total 0.4 vague", "A 0.4"), ("Total 4", "A 4 vague"), ("Total 4", "A 4", "B 0 vague")])
def test_a_precision_of_zero_is_consistent_with_nothing(rows: tuple[str, ...]) -> None:
    (found,) = findings(subject_of(*rows))
    assert found.message.endswith("is not known to be the sum of its contributions")
    assert found.help is not None
    assert "precision of 0" in found.help


def test_it_lists_what_was_added() -> None:
    (found,) = findings(subject_of("Total 2", "A 3", "B 2"))
    assert found.details == ("+ A 3   r.yaml:7:5", "- B 2   r.yaml:8:5", "calculation of: Statement")
    assert [str(span) for span in found.related] == ["r.yaml:7:5", "r.yaml:8:5"]


def test_only_on_request() -> None:
    subject = subject_of("Total 2", "A 3")
    for calculation in Calculation:
        asked = replace(subject, calculation=calculation)
        assert bool(told(list(inconsistent_calculation(asked)))) is (calculation is Calculation.V1_0)  # type: ignore[arg-type]


def test_dimensions_of_the_segment_are_not_those_of_the_scenario() -> None:
    subject = subject_of("Total 2", "A 3")
    first, second = subject.report.facts

    def placed(fact: Fact, *segment: str) -> Fact:
        aspects = fact.aspects
        in_segment = frozenset(name(one) for one in segment)
        return replace(fact, context=Context("c", aspects.entity, aspects.period, in_segment=in_segment))

    apart = replace(subject.report, facts=(placed(first, "Axis"), placed(second)))
    assert findings(replace(subject, report=apart)) == []
    together = replace(subject.report, facts=(placed(first, "Axis"), placed(second, "Axis")))
    assert len(findings(replace(subject, report=together))) == 1


def test_halves_are_rounded_to_even() -> None:
    texts = [("2.85", 1, "2.8"), ("2.95", 1, "3.0"), ("-2.5", 0, "-2"), ("150", -2, "200"), ("250", -2, "200")]
    for number, decimals, expected in texts:
        assert rounded(Decimal(number), decimals) == Decimal(expected)
    assert rounded(Decimal("0.123"), None) == Decimal("0.123")
    assert rounded(Decimal("0.123"), 10**9) == Decimal("0.123")
    assert rounded(Decimal("0.123"), -(10**9)) == 0
    assert rounded(Decimal("1E+4500"), 3) == Decimal("1E+4500")


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (NumericValue(Decimal("12.34"), 2), NumericValue(Decimal("12.3"), 1), True),
        (NumericValue(Decimal("12.36"), 2), NumericValue(Decimal("12.3"), 1), False),
        (NumericValue(Decimal(12), None), NumericValue(Decimal("12.0"), None), True),
        (NumericValue(Decimal(12), None), NumericValue(Decimal(10), -1), True),
        (NumericValue(Decimal(12), None, vague=True), NumericValue(Decimal(12), None, vague=True), False),
    ],
)
def test_numbers_are_equal_at_the_lower_accuracy(one: NumericValue, other: NumericValue, *, equal: bool) -> None:
    fact = subject_of("A 1").report.facts[0]
    assert v_equal(replace(fact, value=one), replace(fact, value=other)) is equal
