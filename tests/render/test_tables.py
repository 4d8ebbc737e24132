"""Statements and hypercubes as tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import escape
from page_kit import FIGURES, LAYOUT, Case, make_case

from disclose.render.cubes import natural_order
from disclose.render.statements import statement_tables
from disclose.render.views import Table


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return make_case(tmp_path_factory.mktemp("tables"))


def tables(case: Case) -> dict[str, Table]:
    made = statement_tables(case.context())
    assert made.ok, made.diagnostics
    return {table.name: table for table in made.value or ()}


def lines(table: Table) -> list[tuple[str, ...]]:
    """Label, unit and cells of each row, as text."""
    return [(row.label, row.unit, *(cell.text for cell in row.cells)) for row in table.rows]


def test_all_statements_with_figures_are_shown_in_the_order_of_the_taxonomy(case: Case) -> None:
    assert list(tables(case)) == [
        "table-result",
        "table-cash",
        "table-balance",
        "table-facts",
        "table-by-business",
        "table-models",
    ]


def test_a_statement_has_the_lines_of_its_network(case: Case) -> None:
    table = tables(case)["table-result"]
    assert (table.title, table.unit, table.document, table.layout) == ("Result", "RMB million", "Annual report", "figures")
    assert [(column.label, column.current) for column in table.columns] == [("2023", True), ("2022", False)]
    assert lines(table) == [
        ("Sales <&>", ""),
        ("Revenue", "", "3,405.8", "3,808.5"),
        ("Less cost of sales", "", "(1,905.1)", "(1,266.2)"),
        ("Gross profit in all", "", "1,500.8", "2,542.3"),
        ("Nothing below", ""),
        ("Dividend", "", "", "n/a"),
        ("Gross margin", "", "44.1%", "66.8%"),
    ]
    assert [row.depth for row in table.rows] == [0, 1, 1, 1, 0, 1, 0]
    assert [row.heading for row in table.rows] == [True, False, False, False, True, False, False]
    assert [row.total for row in table.rows] == [False, False, False, True, False, False, False]
    assert [row.source for row in table.rows] == ["", "p.\u00a09; p.\u00a038", "p.\u00a040", "p.\u00a041", "", "", "p.\u00a041"]


def test_a_negated_figure_keeps_its_sign_in_the_tag(case: Case) -> None:
    row = tables(case)["table-result"].rows[2]
    assert escape(row.cells[0]) == '([CostOfSales:1,905.1]<span class="hang">)</span>'
    assert not row.cells[0].negative


def test_headings_over_nothing_are_left_out(tmp_path: Path) -> None:
    figures = "\n".join(line for line in FIGURES.split("\n") if not line.startswith("Dividend"))
    labels = [row.label for row in tables(make_case(tmp_path, figures=figures))["table-result"].rows]
    assert "Nothing below" not in labels


def test_opening_balances_stand_at_the_beginning_of_their_period(case: Case) -> None:
    table = tables(case)["table-cash"]
    assert [column.label for column in table.columns] == ["2023", "2022"]
    assert lines(table) == [
        ("Cash at the beginning", "", "80.0", "60.0"),
        ("Profit", "", "(6,494.7)", "(6,093.0)"),
        ("Cash", "", "100.0", "80.0"),
        ("GPUs deployed", "GPUs", "45,000", ""),
    ]


def test_balances_are_headed_by_days_and_a_day_of_its_own_gets_a_column(case: Case) -> None:
    table = tables(case)["table-balance"]
    assert [column.label for column in table.columns] == ["31 December 2023", "31 December 2022", "31 December 2021"]
    assert lines(table) == [("Cash", "", "100.0", "80.0", "60.0"), ("GPUs deployed", "GPUs", "45,000", "", "")]


def test_answers_are_no_figures(case: Case) -> None:
    table = tables(case)["table-facts"]
    assert (table.layout, table.unit) == ("texts", "")
    assert lines(table) == [
        ("Stock code", "", "00020"),
        ("Approved", "", "Yes"),
        ("Signed on", "", "26 March 2024"),
        ("Opinion", "", "Unmodified"),
    ]


def test_members_come_in_the_order_of_their_domain_and_the_whole_last(case: Case) -> None:
    table = tables(case)["table-by-business"]
    assert [(group.label, group.span) for group in table.groups] == [("Revenue", 2), ("Share of revenue", 2)]
    assert [(column.label, column.current) for column in table.columns] == [("2023", True), ("2022", False)] * 2
    assert lines(table) == [
        ("Software", "", "3,022.1", "3,515.8", "88.7%", "92.3%"),
        ("Cloud", "", "1,183.7", "394.7", "", ""),
        ("Hardware", "", "383.7", "292.7", "11.3%", "7.7%"),
        ("All businesses", "", "3,405.8", "3,808.5", "100.0%", "100.0%"),
    ]
    assert [(row.depth, row.total) for row in table.rows] == [(0, False), (1, False), (0, False), (0, True)]
    assert table.derived
    assert table.stub == "Business"


def test_typed_members_come_in_natural_order(case: Case) -> None:
    table = tables(case)["table-models"]
    assert (table.layout, table.period) == ("grid", "2023")
    assert [column.label for column in table.columns] == ["Model", "Month of release"]
    assert lines(table) == [("9.0", "", "Nine", "July 2023"), ("10.0", "", "Ten", "")]


def test_many_columns_are_stacked(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclose.render.segments.WIDEST", 3)
    table = tables(case)["table-by-business"]
    assert table.groups == ()
    assert [column.label for column in table.columns] == ["2023", "2022"]
    assert [(row.label, row.heading, row.depth) for row in table.rows] == [
        ("Revenue", True, 0),
        ("Software", False, 1),
        ("Cloud", False, 2),
        ("Hardware", False, 1),
        ("All businesses", False, 1),
        ("Share of revenue", True, 0),
        ("Software", False, 1),
        ("Hardware", False, 1),
        ("All businesses", False, 1),
    ]


def test_the_layout_chooses_statements(tmp_path: Path) -> None:
    case = make_case(tmp_path, layout=LAYOUT + "  statements: [cash, result, csh]\n")
    made = statement_tables(case.context())
    assert [table.name for table in made.value or ()] == ["table-cash", "table-result"]
    assert [(found.code, str(found.span), found.help) for found in made.diagnostics] == [
        ("disclose.layout:unknown-name", "disclosure.yaml:17:30", "Did you mean cash?")
    ]


def test_natural_order() -> None:
    assert sorted(["10.0", "9.0", "b", "a10", "a9"], key=natural_order) == ["9.0", "10.0", "a9", "a10", "b"]


MIXED = """\
concept,BusinessAxis,current,prior,unit,scale
Revenue,,n/a,"1,234",CNY,thousands
GrossProfit,,5,7,CNY,millions
GrossProfit,,,,,
CostOfSales,,3,,CNY,millions
CostOfSales,,,2,USD,thousands
Revenue,HardMember,4.5,,CNY,millions
Revenue,SoftMember,"1,500",,CNY,thousands
Revenue,CloudMember,7,,USD,millions
"""


def test_a_line_has_one_scale_whatever_its_first_figure(tmp_path: Path) -> None:
    shown = tables(make_case(tmp_path, figures=MIXED))
    result = {row.label: (row.unit, *(cell.text for cell in row.cells)) for row in shown["table-result"].rows if row.cells}
    assert shown["table-result"].unit == "RMB million"
    assert result["Revenue"] == ("RMB thousand", "n/a", "1,234")
    assert result["Gross profit in all"] == ("", "5", "7")


def test_a_figure_in_another_unit_than_its_heading_says_so(tmp_path: Path) -> None:
    shown = tables(make_case(tmp_path, figures=MIXED))
    result = {row.label: (row.unit, *(cell.text for cell in row.cells)) for row in shown["table-result"].rows if row.cells}
    assert result["Less cost of sales"] == ("", "(3)", "US$ thousand (2)")
    business = shown["table-by-business"]
    assert (business.unit, [(row.label, *(cell.text for cell in row.cells)) for row in business.rows]) == (
        "RMB thousand",
        [
            ("Software", "1,500", ""),
            ("Cloud", "US$ million 7", ""),
            ("Hardware", "4,500", ""),
            ("All businesses", "n/a", "1,234"),
        ],
    )


def test_what_is_not_stated_is_said_in_the_language_of_the_report(tmp_path: Path) -> None:
    case = make_case(tmp_path, figures="concept,current\nRevenue,n/a\nGrossProfit,1\n", language="zh-Hans")
    table = tables(case)["table-result"]
    assert [(row.label, *(cell.text for cell in row.cells)) for row in table.rows] == [
        ("收入", "不适用"),
        ("毛利合计", "1"),
    ]
