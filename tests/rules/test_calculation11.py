"""Calculations 1.1: what binds, what is consistent, and what an analyst is told."""

from __future__ import annotations

import textwrap

import pytest
from msgspec.structs import replace
from rule_fixtures import read

from disclose.diagnostics import Diagnostic
from disclose.names import ARCROLE_SUMMATION_10, ARCROLE_SUMMATION_11
from disclose.rules.catalogue import ALL_RULES
from disclose.rules.engine import check as judge
from disclose.rules.subject import Calculation
from disclose.rules.summations import Summations
from disclose.taxonomy import Network

GROSS_PROFIT = """
concepts:
  Revenue: {label: Revenue}
  CostOfSales: {label: Cost of sales}
  OtherIncome: {label: Other income}
  GrossProfit: {label: Gross profit}
calculation: {GrossProfit: [+Revenue, -CostOfSales, +OtherIncome]}
facts:
"""
RULES = [rule for rule in ALL_RULES if rule.code.startswith("calc11e:")]


def check(text: str) -> list[Diagnostic]:
    subject, _ = read(text)
    return [found for rule in RULES for found in rule.findings(subject)]


def codes(text: str) -> list[str]:
    return [found.code.removeprefix("calc11e:") for found in check(text)]


def facts(*rows: str, mode: str = "") -> str:
    """Facts from ``Concept number decimals`` and further fields."""
    lines = []
    for row in rows:
        concept, number, decimals, *more = row.split(" ", 3)
        fields = "".join(f", {one}" for one in more)
        value = "nil: true" if number == "nil" else f"number: {number}, decimals: {decimals}"
        lines.append(f"  - {{concept: {concept}, {value}, unit: CNY{fields}}}\n")
    return mode + GROSS_PROFIT + "".join(lines)


def test_the_finding_shows_the_arithmetic() -> None:
    """The first finding an analyst will ever read: the cell, the addends, both intervals, the difference."""
    rows = (
        'Revenue 3405800000 -5 displayed: "3,405.8", scale: 6',
        'CostOfSales 1805100000 -5 displayed: "1,805.1", scale: 6',
        'GrossProfit 1500800000 -5 displayed: "1,500.8", scale: 6',
    )
    (found,) = check(facts(*rows))
    assert found.message == (
        "Gross profit (GrossProfit) 1,500.8 million for 2023 is not Revenue 3,405.8 million - Cost of sales 1,805.1 million"
    )
    assert str(found.span) == "r.yaml:11:5"
    assert "\n".join(found.details) == textwrap.dedent("""\
        reported [1,500,750,000 .. 1,500,850,000]   computed [1,600,600,000 .. 1,600,800,000]
        + Revenue 3,405.8 million [3,405,750,000 .. 3,405,850,000]   r.yaml:9:5
        - Cost of sales (CostOfSales) 1,805.1 million [1,805,050,000 .. 1,805,150,000]   r.yaml:10:5
        not reported, taken as nothing: Other income (OtherIncome)
        calculation of: Statement""")
    assert found.help == "The total is 99.9 million less than the sum: correct the total or the contribution that is wrong."
    assert [str(span) for span in found.related] == ["r.yaml:9:5", "r.yaml:10:5"]


def test_a_naive_difference_is_no_inconsistency() -> None:
    """3,405.8 - 1,905.1 is 1,500.7, and 1,500.8 is right."""
    assert codes(facts("Revenue 3405800000 -5", "CostOfSales 1905100000 -5", "GrossProfit 1500800000 -5")) == []


def test_exact_figures_must_add_up_exactly() -> None:
    rows = ("Revenue 3405.8 INF", "CostOfSales 1905.1 INF", "GrossProfit 1500.8 INF")
    assert codes(facts(*rows)) == ["inconsistentCalculationUsingRounding"]


def test_a_turned_sign_is_recognised() -> None:
    (found,) = check(facts("Revenue 100 0", "CostOfSales -40 0", "GrossProfit 60 0"))
    assert (
        found.help
        == "The total is 80 less than the sum; it would be right if Cost of sales (CostOfSales) had the opposite sign."
    )


@pytest.mark.parametrize("more", ["period: 2022", "unit: USD", "members: {BusinessAxis: CloudMember}"])
def test_only_facts_of_one_cell_are_added_up(more: str) -> None:
    rows = facts("Revenue 1 0 " + more, "GrossProfit 60 0").replace("unit: CNY, unit: USD", "unit: USD")
    assert codes(rows) == []


def test_a_total_alone_is_not_checked() -> None:
    assert codes(facts("GrossProfit 60 0")) == []


def test_nil_is_not_zero() -> None:
    assert codes(facts("Revenue nil 0", "GrossProfit 60 0")) == []
    assert codes(facts("Revenue 60 0", "CostOfSales nil 0", "GrossProfit 60 0")) == []
    assert codes(facts("Revenue 60 0", "GrossProfit nil 0")) == []


def test_a_consistent_duplicate_narrows_what_a_figure_can_mean() -> None:
    """Rounded to tens 60 could be 64, but the duplicate says that it is 60.0."""
    assert codes(facts("Revenue 64 0", "GrossProfit 60 -1")) == []
    narrowed = facts("Revenue 64 0", "GrossProfit 60 -1", "GrossProfit 60.0 1")
    assert codes(narrowed) == ["inconsistentCalculationUsingRounding"]


@pytest.mark.parametrize("order", [("Revenue 10 0", "Revenue 99 0"), ("Revenue 99 0", "Revenue 10 0")])
def test_contradicting_duplicates_stop_the_check_in_either_order(order: tuple[str, str]) -> None:
    assert codes(facts(*order, "GrossProfit 60 0")) == []
    truncated = facts(*order, "GrossProfit 60 0", mode="mode: truncation")
    assert codes(truncated) == ["disallowedDuplicateFactsUsingTruncation"]


def test_excess_digits_stop_the_check() -> None:
    found = check(facts("Revenue 104 -1", "GrossProfit 60 0"))
    assert [(one.code, one.message) for one in found] == [
        ("calc11e:excessDigits", "Revenue for 2023 is 104, with digits beyond the accuracy it states")
    ]


def test_excess_digits_of_an_unbound_figure_do_not_matter() -> None:
    assert codes(facts("Revenue 104 -1")) == []


def test_truncated_figures_never_reach_the_next_digit() -> None:
    """Truncated, 10 and 20 add up to at least 30 and less than 32: 31 fits, 32 does not; rounded, 32 would not fit either."""
    rows = ("Revenue 10 0", "OtherIncome 20 0")
    assert codes(facts(*rows, "GrossProfit 31 0", mode="mode: truncation")) == []
    assert codes(facts(*rows, "GrossProfit 32 0", mode="mode: truncation")) == ["inconsistentCalculationUsingTruncation"]
    assert codes(facts(*rows, "GrossProfit 29 0")) == []
    assert codes(facts(*rows, "GrossProfit 29 0", mode="mode: truncation")) == ["inconsistentCalculationUsingTruncation"]


def test_one_finding_where_both_arcroles_say_the_same() -> None:
    """A taxonomy in transition holds each calculation twice."""
    subject, _ = read(facts("Revenue 1 0", "GrossProfit 60 0"))
    networks = dict(subject.taxonomy.networks)
    for (_, role), network in [*networks.items()]:
        networks[ARCROLE_SUMMATION_10, role] = Network(ARCROLE_SUMMATION_10, role, network.relationships)
    assert (ARCROLE_SUMMATION_11, network.role) in networks
    outcome = judge(subject.report, replace(subject.taxonomy, networks=networks))
    assert [found.code for found in outcome.diagnostics if found.code.startswith("calc11e:")] == [
        "calc11e:inconsistentCalculationUsingRounding"
    ]


def test_calculations_of_2003_are_checked_where_there_are_none_of_2023() -> None:
    """ESEF 2022 and most older taxonomies know no other arcrole."""
    subject, _ = read(facts("Revenue 1 0", "GrossProfit 60 0"))
    (key,) = (key for key in subject.taxonomy.networks if key[0] == ARCROLE_SUMMATION_11)
    arcs = subject.taxonomy.networks[key].relationships
    older = Network(ARCROLE_SUMMATION_10, key[1], arcs)
    others = {name: network for name, network in subject.taxonomy.networks.items() if name != key}
    taxonomy = replace(subject.taxonomy, networks={**others, (ARCROLE_SUMMATION_10, key[1]): older})
    for calculation, expected in ((Calculation.ROUND, 1), (Calculation.TRUNCATE, 1), (Calculation.NONE, 0)):
        found = judge(subject.report, taxonomy, calculation=calculation).diagnostics
        assert sum(one.code.startswith("calc11e:inconsistentCalculation") for one in found) == expected
    other_total = replace(arcs[0], source=arcs[0].target, target=arcs[0].source)
    both = replace(
        taxonomy,
        networks={
            key: Network(*key, arcs),
            (ARCROLE_SUMMATION_10, key[1]): Network(ARCROLE_SUMMATION_10, key[1], (*arcs, other_total)),
        },
    )
    summations = Summations(both)
    assert [one.arcs for one in summations.all()] == [arcs, (other_total,)]
    assert [one.arcs for name in (arcs[0].source, arcs[0].target) for one in summations.of(name)] == [arcs, (other_total,)]
    assert [arc for _, arc in summations.to(arcs[0].source)] == [other_total]
    assert [arc for _, arc in summations.to(arcs[0].target)] == [arcs[0]]
    assert not Summations(both, asked=False)
