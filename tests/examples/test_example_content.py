"""The reference taxonomy and the examples: complete, in both languages, and true to the report they are taken from."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from disclose.model import ExplicitMember, Fact, NumericValue
from disclose.model.versions import facts_in
from disclose.names import (
    ARCROLE_SUMMATION_11,
    ISO4217,
    PURE,
    ROLE_DOCUMENTATION,
    ROLE_LABEL,
    ROLE_NEGATED,
    ROLE_PERIOD_END,
    ROLE_PERIOD_START,
    ROLE_TERSE,
    ROLE_TOTAL,
    ROLE_VERBOSE,
)
from disclose.project import Project, load_project
from disclose.sources import read_figures
from disclose.sources.bind import bind
from disclose.sources.figure import Figure
from disclose.taxonomy import ItemKind, Taxonomy
from disclose.taxonomy.author import author_taxonomy

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "taxonomy" / "annual-report"
SENSETIME = ROOT / "examples" / "sensetime-2023"
MINIMAL = ROOT / "examples" / "minimal"

GENERATIVE, TRADITIONAL, VEHICLE = "GenerativeAIMember", "TraditionalAIMember", "SmartVehicleMember"

# Every figure of the report: concept, member, year, number, decimals, unit.
MILLIONS = [
    ("Revenue", "", 2023, "3405.8"),
    ("Revenue", "", 2022, "3808.5"),
    ("CostOfSales", "", 2023, "1905.1"),
    ("CostOfSales", "", 2022, "1266.2"),
    ("GrossProfit", "", 2023, "1500.8"),
    ("GrossProfit", "", 2022, "2542.3"),
    ("ProfitLoss", "", 2023, "-6494.7"),
    ("ProfitLoss", "", 2022, "-6093.0"),
    ("AdjustedEBITDA", "", 2023, "-4369.0"),
    ("AdjustedEBITDA", "", 2022, "-4213.4"),
    ("ResearchAndDevelopmentExpense", "", 2023, "3465.8"),
    ("ResearchAndDevelopmentExpense", "", 2022, "4014.3"),
    ("OperatingExpenses", "", 2023, "5795.4"),
    ("Revenue", GENERATIVE, 2023, "1183.7"),
    ("Revenue", GENERATIVE, 2022, "394.7"),
    ("Revenue", TRADITIONAL, 2023, "1838.4"),
    ("Revenue", TRADITIONAL, 2022, "3121.1"),
    ("Revenue", VEHICLE, 2023, "383.7"),
    ("Revenue", VEHICLE, 2022, "292.7"),
]
PERCENTAGES = [
    ("GrossMargin", "", 2023, "44.1"),
    ("GrossMargin", "", 2022, "66.8"),
    ("ShareOfRevenue", GENERATIVE, 2023, "34.8"),
    ("ShareOfRevenue", TRADITIONAL, 2023, "53.9"),
    ("ShareOfRevenue", TRADITIONAL, 2022, "81.9"),
    ("RevenueGrowth", "", 2023, "-10.6"),
    ("RevenueGrowth", GENERATIVE, 2023, "199.9"),
    ("RevenueGrowth", TRADITIONAL, 2023, "-41.1"),
    ("RevenueGrowth", VEHICLE, 2023, "31.1"),
    ("CostOfSalesGrowth", "", 2023, "50.5"),
    ("GrossProfitGrowth", "", 2023, "-41.0"),
    ("ResearchAndDevelopmentGrowth", "", 2023, "-13.7"),
    ("OperatingExpensesGrowth", "", 2023, "-10.6"),
    ("ShareOfEmployees", "MaleMember", 2023, "74.3"),
    ("ShareOfEmployees", "FemaleMember", 2023, "25.7"),
    ("CapitalExpenditureGrowth", "", 2023, "-20"),
    ("NewCustomerShare", "", 2023, "70"),
    ("ExistingCustomerSpendingGrowth", "", 2023, "50"),
]
QUANTITIES = [
    ("ComputingPower", "", "12000", "petaFLOPS"),
    ("GPUsDeployed", "", "45000", "gpu"),
    ("InferenceCostEffectivenessMultiple", "", "3", "fold"),
    ("ConsumerUsageMultiple", "", "120", "fold"),
    ("YearsSinceEstablishment", "", "10", "year"),
    ("ModelContextLength", "5.0", "1000000", "word"),
]
TEXTS = [
    ("StockCode", "", "00020"),
    ("EntityName", "", "SenseTime Group Inc."),
    ("ReportingPeriodEndDate", "", "2023-12-31"),
    ("PublicationDate", "", "2024-04-25"),
    ("ModelReleaseMonth", "2.0", "2023-07"),
    ("ModelReleaseMonth", "3.0", "2023-08"),
    ("ModelBenchmark", "4.0", "GPT-4"),
    ("ModelBenchmark", "5.0", "GPT-4-turbo"),
    ("UrbanNavigateOnAutopilotLaunchYear", "", "2024"),
    ("CommitteesMajorityIndependent", "", "true"),
]

Key = tuple[str, str, int]


def _author(folder: Path) -> Taxonomy:
    outcome = author_taxonomy(folder, folder.name)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def _load(folder: Path) -> Project:
    outcome = load_project(folder)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def _read(project: Project) -> tuple[Figure, ...]:
    outcome = read_figures(project)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def _bind(project: Project, taxonomy: Taxonomy, figures: tuple[Figure, ...]) -> tuple[Fact, ...]:
    outcome = bind(project, taxonomy, figures)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return _author(REFERENCE)


@pytest.fixture(scope="module")
def project() -> Project:
    return _load(SENSETIME)


@pytest.fixture(scope="module")
def facts(project: Project, taxonomy: Taxonomy) -> dict[Key, Fact]:
    return _keyed(project, taxonomy, "en")


def _keyed(project: Project, taxonomy: Taxonomy, language: str) -> dict[Key, Fact]:
    bound = facts_in(_bind(project, taxonomy, _read(project)), language, project.languages)
    keyed = {_key(fact): fact for fact in bound}
    assert len(keyed) == len(bound), "a concept, member and year name one fact"
    return keyed


def _key(fact: Fact) -> Key:
    members = [part.member.local if isinstance(part, ExplicitMember) else str(part) for _, part in fact.aspects.dimensions]
    last_day = fact.aspects.period.last_day
    assert last_day is not None
    return fact.aspects.concept.local, " ".join(members), last_day.year


# the reference taxonomy


def test_every_concept_has_a_label_in_each_language(taxonomy: Taxonomy) -> None:
    assert taxonomy.languages == ("en", "zh-Hans")
    for concept in taxonomy.concepts:
        languages = [label.language for label in taxonomy.labels[concept] if label.role == ROLE_LABEL]
        assert sorted(languages) == ["en", "zh-Hans"], concept.local


def test_chinese_labels_are_in_chinese(taxonomy: Taxonomy) -> None:
    for concept, labels in taxonomy.labels.items():
        for label in labels:
            if label.language == "zh-Hans" and label.role != ROLE_DOCUMENTATION:
                assert re.search("[\u4e00-\u9fff]", label.text), concept.local
                assert not re.search("[,;:()]", label.text), f"{concept.local}: punctuation of another script"
            elif label.language == "en":
                assert not re.search("[\u3000-\u9fff\uff00-\uffef]", label.text), concept.local


def test_no_two_items_share_a_label(taxonomy: Taxonomy) -> None:
    for language in taxonomy.languages:
        labels = Counter(
            taxonomy.label(name, language)
            for name, concept in taxonomy.concepts.items()
            if not concept.abstract and concept.kind is not ItemKind.TEXT_BLOCK
        )
        assert [text for text, count in labels.items() if count > 1] == []


def test_every_item_is_presented(taxonomy: Taxonomy) -> None:
    presented = {name for network in taxonomy.statements for _, name, _ in network.walk()}
    items = {
        name for name, concept in taxonomy.concepts.items() if not concept.abstract and concept.kind is not ItemKind.DOMAIN
    }
    assert items - presented == set()


def test_the_taxonomy_is_as_broad_as_it_says(taxonomy: Taxonomy) -> None:
    items = [concept for concept in taxonomy.concepts.values() if not concept.abstract and concept.kind is not ItemKind.DOMAIN]
    assert len(items) > 200
    used = {concept.kind for concept in items}
    assert used >= {
        ItemKind.MONETARY,
        ItemKind.SHARES,
        ItemKind.PER_SHARE,
        ItemKind.PERCENT,
        ItemKind.PURE,
        ItemKind.DECIMAL,
        ItemKind.INTEGER,
        ItemKind.STRING,
        ItemKind.TEXT_BLOCK,
        ItemKind.DATE,
        ItemKind.BOOLEAN,
        ItemKind.G_YEAR,
        ItemKind.G_YEAR_MONTH,
        ItemKind.ANY_URI,
        ItemKind.ENUMERATION,
        ItemKind.ENUMERATION_SET,
    }
    roles = {label.role for labels in taxonomy.labels.values() for label in labels}
    assert roles >= {
        ROLE_TERSE,
        ROLE_VERBOSE,
        ROLE_DOCUMENTATION,
        ROLE_TOTAL,
        ROLE_PERIOD_START,
        ROLE_PERIOD_END,
        ROLE_NEGATED,
    }


def test_monetary_items_of_the_statements_have_a_balance(taxonomy: Taxonomy) -> None:
    for name in ("ProfitLoss", "Assets", "Liabilities", "Equity", "CashAndCashEquivalents", "DividendsPaid"):
        concept = taxonomy.named(name)
        assert concept is not None
        assert concept.balance == ("debit" if name in ("Assets", "CashAndCashEquivalents") else "credit"), name


@pytest.mark.parametrize(
    ("role", "total"),
    [
        ("profit-or-loss", "GrossProfit"),
        ("profit-or-loss", "ProfitLoss"),
        ("comprehensive-income", "ComprehensiveIncome"),
        ("financial-position", "Assets"),
        ("financial-position", "EquityAndLiabilities"),
        ("cash-flows", "ChangeInCashBeforeExchangeEffect"),
    ],
)
def test_statements_add_up_to_their_totals(taxonomy: Taxonomy, role: str, total: str) -> None:
    network = taxonomy.network(ARCROLE_SUMMATION_11, f"{taxonomy.namespace}/role/{role}")
    concept = taxonomy.named(total)
    assert network is not None
    assert concept is not None
    assert len(network.children(concept.qname)) >= 2


def test_references_cite_a_standard_and_a_paragraph(taxonomy: Taxonomy) -> None:
    cited = [reference for references in taxonomy.references.values() for reference in references]
    assert len(cited) > 120
    for reference in cited:
        parts = {name.local: text for name, text in reference.parts}
        assert parts["Name"] in ("IAS", "IFRS"), parts
        assert parts["Number"].isdecimal(), parts
        assert parts["Paragraph"], parts


# the first example


@pytest.mark.parametrize(("concept", "member", "year", "number"), MILLIONS)
def test_money_is_reported_as_printed(facts: dict[Key, Fact], concept: str, member: str, year: int, number: str) -> None:
    fact = facts[concept, member, year]
    assert fact.value == NumericValue(Decimal(number).scaleb(6), -5)
    assert fact.aspects.unit is not None
    assert [(measure.namespace, measure.local) for measure in fact.aspects.unit.numerators] == [(ISO4217, "CNY")]


@pytest.mark.parametrize(("concept", "member", "year", "number"), PERCENTAGES)
def test_percentages_are_reported_as_printed(facts: dict[Key, Fact], concept: str, member: str, year: int, number: str) -> None:
    fact = facts[concept, member, year]
    places = len(number.partition(".")[2])
    assert fact.value == NumericValue(Decimal(number).scaleb(-2), places + 2)
    assert fact.aspects.unit is not None
    assert fact.aspects.unit.numerators == (PURE,)


@pytest.mark.parametrize(("concept", "member", "number", "unit"), QUANTITIES)
def test_quantities_have_units_of_their_own(
    facts: dict[Key, Fact], taxonomy: Taxonomy, concept: str, member: str, number: str, unit: str
) -> None:
    fact = facts[concept, member, 2023]
    assert fact.value == NumericValue(Decimal(number), 0)
    assert fact.aspects.unit is not None
    assert [(measure.namespace, measure.local) for measure in fact.aspects.unit.numerators] == [(taxonomy.namespace, unit)]


@pytest.mark.parametrize(("concept", "member", "text"), TEXTS)
def test_dates_names_and_answers(facts: dict[Key, Fact], concept: str, member: str, text: str) -> None:
    assert str(facts[concept, member, 2023].value) == text


def test_the_milestone_of_generative_ai(facts: dict[Key, Fact]) -> None:
    fact = facts["RevenueMilestoneExceeded", GENERATIVE, 2023]
    assert fact.value == NumericValue(Decimal("1000000000"), -6)
    assert fact.origin.note is not None
    assert "over RMB 1 billion" in fact.origin.note


def test_what_the_report_does_not_print_is_derived_and_says_how(facts: dict[Key, Fact]) -> None:
    derived = sorted(key for key, fact in facts.items() if fact.origin.derived)
    assert derived == [
        ("Revenue", GENERATIVE, 2022),
        ("ShareOfEmployees", "", 2023),
        ("ShareOfRevenue", "", 2022),
        ("ShareOfRevenue", "", 2023),
        ("ShareOfRevenue", GENERATIVE, 2022),
        ("ShareOfRevenue", VEHICLE, 2022),
        ("ShareOfRevenue", VEHICLE, 2023),
    ]
    assert all(facts[key].origin.note for key in derived)
    note = facts["Revenue", GENERATIVE, 2022].origin.note or ""
    assert "3,808.5" in note
    assert "2.999" in note


def test_every_fact_cites_the_report(facts: dict[Key, Fact]) -> None:
    for key, fact in facts.items():
        assert re.fullmatch(r"Annual report 2023(, cover|, p\. \d+(; p\. \d+)*)", fact.origin.source or ""), key


def test_enough_facts_periods_units_and_dimensions(facts: dict[Key, Fact]) -> None:
    assert len(facts) >= 60
    assert {year for _, _, year in facts} == {2022, 2023}
    assert len({fact.aspects.unit for fact in facts.values() if fact.aspects.unit is not None}) >= 4
    assert len({axis for fact in facts.values() for axis, _ in fact.aspects.dimensions}) == 3


def test_figures_come_from_csv_and_yaml(project: Project) -> None:
    names = project.config.figures
    assert sum(name.endswith(".csv") for name in names) >= 3
    assert sum(name.endswith(".yaml") for name in names) >= 1
    assert sorted(names) == sorted(path.relative_to(SENSETIME).as_posix() for path in (SENSETIME / "figures").iterdir())


SECTIONS = {
    "FinancialPerformanceTextBlock": (9, 11, 38, 39, 40, 41, 52),
    "RevenueBreakdownTextBlock": (11, 25, 39),
    "OperatingEfficiencyTextBlock": (11, 42),
    "GenerativeAITextBlock": (12, 14, 18, 25),
    "InfrastructureAndTechnologyTextBlock": (15, 20, 22),
    "CorporateGovernanceTextBlock": (80, 84, 100, 104),
    "ShareholderCommunicationTextBlock": (134, 137, 138, 140),
    "EmployeesTextBlock": (82, 112),
    "RiskManagementTextBlock": (121, 122, 124),
    "OutlookTextBlock": (27, 35),
}


CHINESE = [
    ("EntityName", "", "商汤集团股份有限公司"),
    ("StockExchange", "", "香港联合交易所有限公司"),
    ("StockShortName", "", "商汤-W"),
    ("StockCode", "", "00020"),
    ("DocumentTitle", "", "2023年年度报告"),
    ("ModelName", "5.0", "日日新5.0"),
    ("ModelBenchmark", "5.0", "GPT-4-turbo"),
]


def test_the_chinese_version_has_the_same_figures_and_texts_of_its_own(
    project: Project, taxonomy: Taxonomy, facts: dict[Key, Fact]
) -> None:
    chinese = _keyed(project, taxonomy, "zh-Hans")
    assert chinese.keys() == facts.keys()
    others = {key: fact for key, fact in facts.items() if fact.aspects.language is None}
    assert {key: chinese[key].value for key in others} == {key: fact.value for key, fact in others.items()}
    assert len(others) > 70
    for concept, member, text in CHINESE:
        assert str(chinese[concept, member, 2023].value) == text
        assert chinese[concept, member, 2023].aspects.language == "zh-Hans"


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_section_has_prose_and_a_text_block(project: Project, taxonomy: Taxonomy, language: str) -> None:
    """Read with no template engine: what an author sees in the file."""
    found = {}
    for name in project.narrative(language):
        head, body = (SENSETIME / name).read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n")
        keys = dict(line.split(": ", 1) for line in head.splitlines())
        concept = taxonomy.named(keys["concept"])
        assert concept is not None, name
        assert concept.kind is ItemKind.TEXT_BLOCK, name
        found[keys["concept"]] = tuple(int(page) for page in re.findall(r"p\. (\d+)", keys["source"]))
        paragraphs = [part for part in body.split("\n\n") if not part.lstrip().startswith(("#", "-", "1."))]
        assert 2 <= len(paragraphs) <= 6, name
        assert re.findall(r"\d", re.sub(r"\{\{.*?\}\}|^\d+\.", "", body, flags=re.DOTALL | re.MULTILINE)) == [], name
    assert found == SECTIONS


def test_both_languages_mention_the_same_figures(project: Project) -> None:
    """A sentence may be turned otherwise; what it rests on may not differ."""
    for english, chinese in zip(project.narrative("en"), project.narrative("zh-Hans"), strict=True):
        mentioned = [
            sorted(re.sub(r", (?:style|scale)=\"[^\"]*\"", "", call) for call in re.findall(r"\bfact\([^)]*\)", text))
            for text in ((SENSETIME / name).read_text(encoding="utf-8") for name in (english, chinese))
        ]
        assert mentioned[0] == mentioned[1], chinese


def test_chinese_prose_is_in_chinese_punctuation(project: Project) -> None:
    for name in project.narrative("zh-Hans"):
        body = (SENSETIME / name).read_text(encoding="utf-8").split("\n---\n")[1]
        body = re.sub(r"\{\{.*?\}\}|\(lang:en\)", "", body, flags=re.DOTALL)
        assert re.findall(r"[,;:()?!]|(?<!\d)\.(?!\d)", body) == [], name
        assert re.findall("[\u4e00-\u9fff] [\u4e00-\u9fff]", body) == [], name


def test_what_is_laid_out_exists(project: Project, taxonomy: Taxonomy) -> None:
    layout = project.config.layout
    names = [*layout.key_figures, *(concept for chart in layout.charts for concept in chart.concepts)]
    assert [name for name in names if taxonomy.named(name) is None] == []
    roles = {uri.rpartition("/")[2] for uri in taxonomy.roles}
    assert set(layout.statements or ()) <= roles
    assert [chart.kind for chart in layout.charts] == ["bars", "share", "bridge"]


# the second example


def test_the_minimal_example_is_minimal() -> None:
    for name in ("disclosure.yaml", "figures.csv"):
        lines = (MINIMAL / name).read_text(encoding="utf-8").splitlines()
        assert len([line for line in lines if line.strip()]) <= 11, name


def test_the_minimal_example_binds() -> None:
    project = _load(MINIMAL)
    facts = _bind(project, _author(project.taxonomy_folder), _read(project))
    assert len(facts) == 8
    assert {_key(fact)[2] for fact in facts} == {2022, 2023}
