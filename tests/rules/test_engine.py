"""The engine: everything is found once, in order; only a clean report is a checked one, in an order of its own."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from rule_fixtures import FIXTURES, read

from disclose.diagnostics import Severity, Span
from disclose.model import Fact, NumericValue, Report, TypedMember
from disclose.names import QName
from disclose.rules.catalogue import ALL_RULES
from disclose.rules.engine import check
from disclose.rules.rule import file_name
from disclose.rules.subject import Calculation

FIGURES = """
concepts: {Revenue: {}, Cash: {period: instant}, Auditor: {type: string}, BusinessAxis: {role: dimension}, CloudMember: {}}
facts:
  - {concept: Revenue, number: 3, unit: CNY, period: 2023}
  - {concept: Revenue, number: 2, unit: CNY, period: 2022}
  - {concept: Revenue, number: 1, unit: CNY, period: 2023, members: {BusinessAxis: CloudMember}}
  - {concept: Revenue, number: 4, unit: USD, period: 2023}
  - {concept: Cash, number: 5, unit: CNY, period: 2023-12-31}
  - {concept: Auditor, text: A, language: en}
  - {concept: Auditor, text: B, language: zh-Hans}
"""


def test_a_clean_report_is_checked_and_in_canonical_order() -> None:
    subject, _ = read(FIGURES)
    outcome = check(subject.report, subject.taxonomy)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert [fact.id for fact in outcome.value.facts] == ["f5", "f6", "f4", "f1", "f0", "f3", "f2"]


@given(st.permutations(range(7)))
def test_the_order_of_facts_does_not_matter(order: list[int]) -> None:
    subject, _ = read(FIGURES)
    shuffled = Report(tuple(subject.report.facts[number] for number in order))
    assert check(shuffled, subject.taxonomy) == check(subject.report, subject.taxonomy)


def test_a_wrong_report_is_not_checked() -> None:
    subject, _ = read(FIGURES.replace("unit: USD", "unit: pure"))
    outcome = check(subject.report, subject.taxonomy)
    assert outcome.value is None
    assert [str(found.span) for found in outcome.diagnostics] == ["r.yaml:7:5"]


def test_a_doubtful_report_is_checked() -> None:
    subject, _ = read((FIXTURES / "disclose.scale-jump" / "bad.yaml").read_text("utf-8"))
    outcome = check(subject.report, subject.taxonomy)
    assert [found.severity for found in outcome.diagnostics] == [Severity.WARNING]
    assert outcome.value is not None


def test_findings_are_sorted_by_place() -> None:
    subject, _ = read((FIXTURES / "xmlSchema-valueError" / "bad.yaml").read_text("utf-8"))
    found = check(subject.report, subject.taxonomy).diagnostics
    lines = [one.span.line or 0 for one in found if one.span is not None]
    assert lines == [9, 10, 11, 12, 13, 14, 14, 15]


def test_calculations_can_be_left_unchecked() -> None:
    subject, _ = read((FIXTURES / "calc11e-inconsistentCalculationUsingRounding" / "bad.yaml").read_text("utf-8"))
    assert check(subject.report, subject.taxonomy).value is None
    assert check(subject.report, subject.taxonomy, calculation=Calculation.NONE).diagnostics == ()
    truncated = check(subject.report, subject.taxonomy, calculation=Calculation.TRUNCATE).diagnostics
    assert [found.code for found in truncated] == ["calc11e:inconsistentCalculationUsingTruncation"]


def test_a_finding_about_the_whole_report_points_to_the_place_given() -> None:
    subject, _ = read((FIXTURES / "disclose.report-required-concept" / "bad.yaml").read_text("utf-8"))
    outcome = check(subject.report, subject.taxonomy, place=Span("disclosure.yaml", 1, 1))
    assert [str(found.span) for found in outcome.diagnostics] == ["disclosure.yaml:1:1"]


@pytest.mark.parametrize("rule", ALL_RULES, ids=[rule.code for rule in ALL_RULES])
def test_ok_fixtures_offend_no_rule_at_all(rule: object) -> None:
    """The smallest right report is right by every rule, apart from doubts that its smallness gives rise to."""
    code = getattr(rule, "code", "")
    text = (FIXTURES / file_name(code) / "ok.yaml").read_text("utf-8")
    subject, _ = read(text)
    outcome = check(
        subject.report,
        subject.taxonomy,
        periods=subject.periods,
        shown=subject.shown,
        calculation=subject.calculation,
        place=subject.place,
    )
    assert [found.code for found in outcome.diagnostics if found.severity is Severity.ERROR] == []


def strange(fact: Fact) -> list[Fact]:
    """Facts that no reader makes, and that a rule must survive."""
    aspects = fact.aspects
    typed = ((QName("urn:nowhere", "Axis"), TypedMember(QName("", ""), "\x00", nil=True)),)
    return [
        replace(fact, id="huge", value=NumericValue(Decimal("1E+4500"), 10**9)),
        replace(fact, id="tiny", value=NumericValue(Decimal("1E-4500"), -(10**9))),
        replace(fact, id="dimensions", aspects=replace(aspects, dimensions=typed)),
        replace(fact, id="nobody", aspects=replace(aspects, concept=QName("", ""))),
    ]


@pytest.mark.parametrize("calculation", Calculation)
def test_nothing_that_the_model_can_hold_makes_a_rule_raise(calculation: Calculation) -> None:
    text = (FIXTURES / "calc11e-inconsistentCalculationUsingRounding" / "bad.yaml").read_text("utf-8")
    subject, _ = read(text + "assertions: [GrossProfit = Revenue / CostOfSales]\n")
    facts = subject.report.facts + tuple(odd for fact in subject.report.facts for odd in strange(fact))
    everything = Report(facts + facts)
    outcome = check(everything, subject.taxonomy, periods=subject.periods, shown=frozenset(), calculation=calculation)
    assert outcome.value is None
    assert outcome.diagnostics
