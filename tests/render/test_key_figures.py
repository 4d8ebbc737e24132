"""Cards and how figures moved."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from markupsafe import escape
from page_kit import LAYOUT, Case, make_case

from disclose.model import NumericValue
from disclose.render.figures import growth_rates, key_figures, percent, points


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return make_case(tmp_path_factory.mktemp("cards"))


def test_cards(case: Case) -> None:
    made = key_figures(case.context())
    assert made.ok, made.diagnostics
    revenue, margin, profit, gpus = made.value or ()
    assert (revenue.label, revenue.before, revenue.after, revenue.period) == ("Revenue", "RMB million", "", "2023")
    assert str(escape(revenue.value)) == "[Revenue:3,405.8]"
    assert [(period, cell.text) for period, cell in revenue.others] == [("2022", "3,808.5")]
    assert profit.value.text == "(6,494.7)"
    assert (gpus.value.text, gpus.before, gpus.after, gpus.change) == ("45,000", "", "GPUs", None)
    assert (margin.value.text, margin.before, margin.after) == ("44.1%", "", "")


def test_a_stated_growth_rate_is_shown_as_the_fact_it_is(case: Case) -> None:
    revenue = (key_figures(case.context()).value or ())[0]
    assert revenue.change is not None
    assert (revenue.change.direction, revenue.change.versus, revenue.change.computed) == ("down", "vs 2022", False)
    assert str(escape(revenue.change.cell)) == "−[RevenueGrowth:-10.6]%"


def test_percentages_move_by_points(case: Case) -> None:
    margin = (key_figures(case.context()).value or ())[1]
    assert margin.change is not None
    assert (margin.change.text, margin.change.direction, margin.change.computed) == ("−22.7 pp", "down", True)


def test_no_rate_between_losses(case: Case) -> None:
    assert (key_figures(case.context()).value or ())[2].change is None


def test_growth_rates_are_those_that_the_taxonomy_asserts(case: Case) -> None:
    assert {of.local: rate.local for of, rate in growth_rates(case.taxonomy).items()} == {"Revenue": "RevenueGrowth"}


@pytest.mark.parametrize(
    ("before", "after", "decimals", "text"),
    [
        ("3808.5", "3405.8", 1, "−10.6%"),
        ("1266.2", "1905.1", 1, "+50%"),  # from 50.448% to 50.468%
        ("1266.20", "1905.10", 2, "+50.5%"),
        ("1130", "1250", 0, "+11%"),
        ("324", "380", 0, None),
        ("3.1", "6.2", 1, None),
        ("3.1", "6.2", None, "+100.0%"),
        ("100", "100", None, "0.0%"),
        ("0", "5", 0, None),
        ("-5", "5", 0, None),
        ("5", "-5", 0, None),
    ],
)
def test_a_computed_rate_has_only_digits_that_are_sure(
    case: Case, before: str, after: str, decimals: int | None, text: str | None
) -> None:
    values = [NumericValue(Decimal(number), decimals) for number in (before, after)]
    assert percent(case.context(), *values) == text


@pytest.mark.parametrize(("before", "after", "text"), [("0.668", "0.441", "−22.7 pp"), ("0.1", "0.105", "+0.5 pp")])
def test_points(case: Case, before: str, after: str, text: str) -> None:
    assert points(case.context(), NumericValue(Decimal(before), 3), NumericValue(Decimal(after), 3)) == text


@pytest.mark.parametrize(
    ("names", "code", "message"),
    [("[Revenu]", "unknown-name", "There is no concept Revenu"), ("[Dividend]", "no-fact", "not reported for the current")],
)
def test_findings_stand_in_the_layout(tmp_path: Path, names: str, code: str, message: str) -> None:
    layout = LAYOUT.replace("[Revenue, GrossMargin, Profit, Gpus]", names)
    found = key_figures(make_case(tmp_path, layout=layout).context()).diagnostics
    assert [(item.code, str(item.span)) for item in found] == [(f"disclose.layout:{code}", "disclosure.yaml:12:17")]
    assert message in found[0].message
