"""Tables with members side by side, restated columns, and tables within notes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from page_kit import FIGURES, LAYOUT, Case, make_case

from disclose.render.statements import statement_tables
from disclose.render.views import Table

ACROSS = "layout:\n  across: {by-business: BusinessAxis}\n"


def named(case: Case, name: str) -> Table:
    made = statement_tables(case.context())
    assert made.ok, made.diagnostics
    return next(table for table in made.value or () if table.name == name)


def lines(table: Table) -> list[tuple[str, ...]]:
    return [(row.label, row.unit, *(cell.text for cell in row.cells)) for row in table.rows]


def test_members_stand_across_parts_before_their_wholes(tmp_path: Path) -> None:
    table = named(make_case(tmp_path, layout=ACROSS), "table-by-business")
    assert [(column.label, column.total) for column in table.columns] == [
        ("Cloud", False),
        ("Software", True),
        ("Hardware", False),
        ("All businesses", True),
    ]
    assert lines(table) == [
        ("2023", ""),
        ("Revenue", "", "1,183.7", "3,022.1", "383.7", "3,405.8"),
        ("Share of revenue", "", "", "88.7%", "11.3%", "100.0%"),
        ("2022", ""),
        ("Revenue", "", "394.7", "3,515.8", "292.7", "3,808.5"),
        ("Share of revenue", "", "", "92.3%", "7.7%", "100.0%"),
    ]
    assert [row.heading for row in table.rows] == [True, False, False, True, False, False]
    assert (table.unit, table.period) == ("RMB million", "")


def test_one_period_is_named_over_the_table(tmp_path: Path) -> None:
    rows = [line for line in FIGURES.split("\n") if not re.match(r"(Revenue|Share),\w*,", line)]
    figures = "\n".join([*rows, "Revenue,HardMember,,383.7,,,,,,,", "Revenue,,,500.0,600.0,,,,,,"])
    table = named(make_case(tmp_path, layout=ACROSS, figures=figures), "table-by-business")
    assert table.period == "2023"
    assert lines(table) == [("Revenue", "", "383.7", "500.0")]


MOVES = """\
concept,BusinessAxis,VersionAxis,current,prior,opening,unit,basis,language,source,note
Cash,HardMember,,60.0,50.0,40.0,,,,,
Cash,,,100.0,80.0,60.0,,,,,
Profit,HardMember,,(10.0),10.0,,,,,,
Profit,,,(20.0),20.0,,,,,,
"""


def test_movements_run_from_balance_to_balance_in_the_order_of_time(tmp_path: Path) -> None:
    source = make_case(tmp_path).folder / "taxonomy" / "kit.yaml"
    text = source.read_text("utf-8")
    cube = "    hypercube: {name: CashTable, label: {en: Cash, zh-Hans: 现金}, axes: [BusinessAxis]}\n"
    changed = text.replace("  - role: cash\n", f"  - role: cash\n{cube}")
    assert changed != text
    case = make_case(
        tmp_path / "moves",
        layout="layout:\n  across: {cash: BusinessAxis}\n",
        figures=MOVES,
        files={"taxonomy/kit.yaml": changed},
    )
    assert lines(named(case, "table-cash")) == [
        ("2022", ""),
        ("Cash at the beginning", "", "40.0", "60.0"),
        ("Profit", "", "10.0", "20.0"),
        ("Cash", "", "50.0", "80.0"),
        ("2023", ""),
        ("Cash at the beginning", "", "50.0", "80.0"),
        ("Profit", "", "(10.0)", "(20.0)"),
        ("Cash", "", "60.0", "100.0"),
    ]


def test_columns_that_replace_amounts_stated_before_say_so(tmp_path: Path) -> None:
    rows = [line for line in FIGURES.split("\n") if not re.match(r"(Revenue|Share),\w+,", line)]
    figures = "\n".join([*rows, "Revenue,HardMember,,,292.7,,,,,,"])
    table = named(make_case(tmp_path, layout="layout:\n  restatement: BusinessAxis\n", figures=figures), "table-result")
    assert [(column.label, column.remark) for column in table.columns] == [("2023", ""), ("2022", "All businesses")]


def test_a_few_lines_of_another_statement_make_no_column_of_a_day(tmp_path: Path) -> None:
    text = (make_case(tmp_path).folder / "taxonomy" / "kit.yaml").read_text("utf-8")
    changed = text.replace("presentation: [Cash, Gpus]", "presentation: [Cash, Gpus, Debt]").replace(
        "  Gpus:", "  Debt: {type: monetary, period: instant, balance: credit, label: {en: Debt, zh-Hans: 债务}}\n  Gpus:"
    )
    case = make_case(
        tmp_path / "few",
        layout="layout:\n  key_figures: []\n",
        figures=f"{FIGURES}Debt,,,1.0,2.0,,,,,,\n",
        files={"taxonomy/kit.yaml": changed},
    )
    assert [column.label for column in named(case, "table-balance").columns] == ["31 December 2023", "31 December 2022"]


@pytest.mark.parametrize(
    ("layout", "code", "message"),
    [
        ("across: {by-busines: BusinessAxis}", "unknown-name", "The taxonomy has no statement by-busines"),
        ("across: {by-business: BusinesAxis}", "unknown-name", "There is no dimension BusinesAxis"),
        ("across: {result: BusinessAxis}", "across", "result is not reported by BusinessAxis"),
        ("across: {models: VersionAxis}", "across", "VersionAxis is a typed dimension, whose values can't be columns"),
        ("restatement: VersionAxis", "unknown-name", "There is no dimension VersionAxis with a default member"),
    ],
)
def test_what_can_not_be_laid_out_is_found_in_its_place(tmp_path: Path, layout: str, code: str, message: str) -> None:
    case = make_case(tmp_path, layout=f"layout:\n  {layout}\n")
    (found,) = statement_tables(case.context()).diagnostics
    assert (found.code, found.message) == (f"disclose.layout:{code}", message)
    assert found.span is not None
    line = (case.folder / "disclosure.yaml").read_text("utf-8").split("\n")[(found.span.line or 1) - 1]
    assert line[(found.span.column or 1) - 1 :].startswith(
        layout.partition(": ")[2].strip("{}").partition(": ")[2] or "VersionAxis"
    )


def test_nil_looks_as_the_layout_says(tmp_path: Path) -> None:
    table = named(make_case(tmp_path, layout='layout:\n  nil: "–"\n'), "table-result")
    assert ("Dividend", "", "", "–") in lines(table)


NOTE = """\
---
title: {en: Outlook, zh-Hans: 展望}
concept: OutlookTextBlock
tables: [by-business, cash]
---
Revenue was {{ fact(Revenue) }}.
"""


def test_a_note_holds_the_tables_it_names(tmp_path: Path) -> None:
    case = make_case(tmp_path, layout=LAYOUT, files={"narrative/outlook.md": NOTE})
    made = case.page()
    assert made.ok, made.diagnostics
    page = (made.value or b"").decode()
    block = page[page.index("[[OutlookTextBlock:") :]
    assert block.index("By business</h3>") < block.index("[Revenue:3,022.1]") < block.index("Cash</h3>") < block.index("]]")
    read = case.narrative().value
    assert read is not None
    (fact,) = read.facts
    assert "3,022.1" in str(fact.value)
    assert "[Revenue" not in str(fact.value)


@pytest.mark.parametrize(
    ("name", "message"), [("cahs", "The taxonomy has no statement cahs"), ("models", "The statement models has no figures")]
)
def test_a_table_that_there_is_not_is_found_in_the_head_of_the_note(tmp_path: Path, name: str, message: str) -> None:
    figures = "\n".join(line for line in FIGURES.split("\n") if not re.match("ModelName|Released", line))
    note = NOTE.replace("[by-business, cash]", f"[cash, {name}]")
    found = make_case(tmp_path, figures=figures, files={"narrative/outlook.md": note}).narrative().diagnostics
    assert [(item.code, item.message, str(item.span)) for item in found] == [
        ("disclose.prose:table", message, "narrative/outlook.md:4:16")
    ]


def test_lines_lead_to_the_notes_that_explain_them(tmp_path: Path) -> None:
    note = NOTE.replace("tables: [by-business, cash]", "explains: [CostOfSales, GrossProfit]")
    case = make_case(tmp_path, layout="layout:\n  key_figures: [Revenue]\n", files={"narrative/outlook.md": note})
    made = case.page()
    assert made.ok, made.diagnostics
    page = (made.value or b"").decode()
    table = page[page.index('id="table-result"') : page.index('id="table-cash"')]
    assert '<th scope="col" class="reference">Note</th>' in table
    noted = [line for line in table.split("\n") if 'class="reference"><a href="#section-outlook">2</a></td>' in line]
    assert [re.findall('<th scope="row">([^<]*)<', line) for line in noted] == [["Less cost of sales"], ["Gross profit in all"]]


def test_a_note_on_nothing_is_found(tmp_path: Path) -> None:
    note = NOTE.replace("tables: [by-business, cash]", "explains: [Revenu]")
    (found,) = make_case(tmp_path, files={"narrative/outlook.md": note}).narrative().diagnostics
    assert (found.code, found.message) == ("disclose.prose:unknown-name", "There is no concept Revenu with a line of its own")
    assert (str(found.span), found.help) == ("narrative/outlook.md:4:12", "Did you mean Revenue or RevenueGrowth?")
