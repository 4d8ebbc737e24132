"""The examples, judged by Arelle: it finds nothing, and loads the same facts from each document as we do."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from judged_examples import JudgedExample

pytestmark = pytest.mark.oracle

EXAMPLES = {
    name: (f"{name}.xbrl", f"{name}.json", f"{name}-csv.json", *(f"{name}{page}.xhtml" for page in pages))
    for name, pages in (("sensetime-2023", ("-en", "-zh-Hans")), ("minimal", ("",)), ("full-statements", ("-en", "-de")))
}
DOCUMENTS = [document for documents in EXAMPLES.values() for document in documents]


@pytest.fixture(scope="module")
def answers(judged_examples: Mapping[str, JudgedExample]) -> dict[str, Mapping[str, Any]]:
    """What Arelle says of each document of each example, by the name of the document."""
    assert {name: tuple(example.built.facts) for name, example in judged_examples.items()} == EXAMPLES
    return {name: said for example in judged_examples.values() for name, said in example.said.items()}


def rows(answer: Mapping[str, Any]) -> set[str]:
    """Facts as comparable rows; a fact that a page shows twice is one fact, 0.20 is 0.2, and a nil has no number. JSON has
    languages in small letters."""

    def value(fact: Any) -> str:
        return str(Decimal(fact[7]).normalize()) if fact[4] and fact[7] != "nil" else str(fact[7])

    return {json.dumps([*fact[:5], fact[5] and fact[5].lower(), fact[6], value(fact)]) for fact in answer["facts"]}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_arelle_finds_nothing(answers: Mapping[str, Mapping[str, Any]], document: str) -> None:
    answer = answers[document]
    assert answer["findings"] == []
    assert len(answer["facts"]) >= 8


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_instance_holds_what_all_others_hold(answers: Mapping[str, Mapping[str, Any]], name: str) -> None:
    instance, report, tables, *pages = EXAMPLES[name]
    assert rows(answers[instance]) == rows(answers[report]) == rows(answers[tables])
    assert rows(answers[instance]) == set().union(*(rows(answers[page]) for page in pages))


def test_each_page_holds_the_figures_and_the_texts_of_its_language(answers: Mapping[str, Mapping[str, Any]]) -> None:
    english, chinese = (rows(answers[f"sensetime-2023-{language}.xhtml"]) for language in ("en", "zh-Hans"))
    languages = [Counter(json.loads(row)[5] for row in each) for each in (english, chinese)]
    assert languages == [{None: 76, "en": 25}, {None: 76, "zh-hans": 25}]
    assert {row for row in english if json.loads(row)[5] is None} == {row for row in chinese if json.loads(row)[5] is None}


def test_the_example_is_as_rich_as_it_should_be(answers: Mapping[str, Mapping[str, Any]]) -> None:
    facts = answers["sensetime-2023.xbrl"]["facts"]
    assert len(facts) >= 60
    assert len({json.dumps(fact[2]) for fact in facts}) >= 2
    assert len({json.dumps(fact[4]) for fact in facts if fact[4]}) >= 4
    assert len({dimension for fact in facts for dimension, _ in fact[3]}) >= 1


Y2023, Y2022 = ["2023-01-01 00:00:00", "2024-01-01 00:00:00"], ["2022-01-01 00:00:00", "2023-01-01 00:00:00"]
GENERATIVE, TRADITIONAL, VEHICLE = "GenerativeAIMember", "TraditionalAIMember", "SmartVehicleMember"
PRINTED = [
    ("Revenue", Y2023, None, "3405800000", "-5", "CNY"),
    ("Revenue", Y2022, None, "3808500000", "-5", "CNY"),
    ("CostOfSales", Y2023, None, "1905100000", "-5", "CNY"),
    ("CostOfSales", Y2022, None, "1266200000", "-5", "CNY"),
    ("GrossProfit", Y2023, None, "1500800000", "-5", "CNY"),
    ("GrossProfit", Y2022, None, "2542300000", "-5", "CNY"),
    ("ProfitLoss", Y2023, None, "-6494700000", "-5", "CNY"),
    ("ProfitLoss", Y2022, None, "-6093000000", "-5", "CNY"),
    ("AdjustedEBITDA", Y2023, None, "-4369000000", "-5", "CNY"),
    ("AdjustedEBITDA", Y2022, None, "-4213400000", "-5", "CNY"),
    ("ResearchAndDevelopmentExpense", Y2023, None, "3465800000", "-5", "CNY"),
    ("ResearchAndDevelopmentExpense", Y2022, None, "4014300000", "-5", "CNY"),
    ("OperatingExpenses", Y2023, None, "5795400000", "-5", "CNY"),
    ("Revenue", Y2023, GENERATIVE, "1183700000", "-5", "CNY"),
    ("Revenue", Y2022, GENERATIVE, "394700000", "-5", "CNY"),
    ("Revenue", Y2023, VEHICLE, "383700000", "-5", "CNY"),
    ("Revenue", Y2022, VEHICLE, "292700000", "-5", "CNY"),
    ("Revenue", Y2023, TRADITIONAL, "1838400000", "-5", "CNY"),
    ("Revenue", Y2022, TRADITIONAL, "3121100000", "-5", "CNY"),
    ("GrossMargin", Y2023, None, "0.441", "3", "pure"),
    ("GrossMargin", Y2022, None, "0.668", "3", "pure"),
    ("ShareOfRevenue", Y2023, GENERATIVE, "0.348", "3", "pure"),
    ("ShareOfRevenue", Y2023, TRADITIONAL, "0.539", "3", "pure"),
    ("ShareOfRevenue", Y2022, TRADITIONAL, "0.819", "3", "pure"),
    ("NewCustomerShare", Y2023, None, "0.70", "2", "pure"),
    ("RevenueGrowth", Y2023, None, "-0.106", "3", "pure"),
    ("RevenueGrowth", Y2023, GENERATIVE, "1.999", "3", "pure"),
    ("RevenueGrowth", Y2023, TRADITIONAL, "-0.411", "3", "pure"),
    ("RevenueGrowth", Y2023, VEHICLE, "0.311", "3", "pure"),
    ("CostOfSalesGrowth", Y2023, None, "0.505", "3", "pure"),
    ("GrossProfitGrowth", Y2023, None, "-0.410", "3", "pure"),
    ("ResearchAndDevelopmentGrowth", Y2023, None, "-0.137", "3", "pure"),
    ("OperatingExpensesGrowth", Y2023, None, "-0.106", "3", "pure"),
    ("CapitalExpenditureGrowth", Y2023, None, "-0.20", "2", "pure"),
    ("ComputingPower", None, None, "12000", "0", "petaFLOPS"),
    ("GPUsDeployed", None, None, "45000", "0", "gpu"),
    ("ShareOfEmployees", None, "MaleMember", "0.743", "3", "pure"),
    ("ShareOfEmployees", None, "FemaleMember", "0.257", "3", "pure"),
]


@pytest.mark.parametrize(("concept", "period", "member", "value", "decimals", "unit"), PRINTED)
@pytest.mark.parametrize("document", EXAMPLES["sensetime-2023"])
def test_printed_figures_are_tagged(
    answers: Mapping[str, Mapping[str, Any]],
    document: str,
    concept: str,
    period: list[str] | None,
    member: str | None,
    value: str,
    decimals: str,
    unit: str,
) -> None:
    matches = [
        fact
        for fact in answers[document]["facts"]
        if fact[0].endswith(f"}}{concept}")
        and (period is None or fact[2] == period)
        and [text.rpartition("}")[2] for _, text in fact[3]] == ([member] if member else [])
    ]
    assert matches
    for fact in matches:
        assert Decimal(fact[7]) == Decimal(value)
        assert fact[6] == decimals
        assert [name.rpartition("}")[2] for name in fact[4][0]] == [unit]
