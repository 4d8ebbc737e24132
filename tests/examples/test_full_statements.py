"""The example of complete statements: it builds without a finding, shows what it is there for, breaks where it should."""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from disclose.build import build, check
from disclose.formats.xbrl_xml import read_instance
from disclose.model import Fact, NilValue, NumericValue
from disclose.names import IX, XHTML
from disclose.taxonomy.author import author_taxonomy

EXAMPLE = Path(__file__).parents[2] / "examples" / "full-statements"
GOLDEN = Path(__file__).with_name("full_statements.csv")
PAGES = ("full-statements-en.xhtml", "full-statements-de.xhtml")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("full") / "out"
    outcome = build(EXAMPLE, out, strict=True)
    assert outcome.diagnostics == ()
    return out


@pytest.fixture(scope="module")
def facts(built: Path) -> tuple[Fact, ...]:
    taxonomy = author_taxonomy(EXAMPLE / "taxonomy", "taxonomy").value
    assert taxonomy is not None
    report = read_instance((built / "full-statements.xbrl").read_bytes(), "full-statements.xbrl", taxonomy)
    assert report.value is not None
    return report.value.facts


def row(fact: Fact) -> tuple[str, ...]:
    aspects = fact.aspects
    members = " ".join(f"{axis.local}={member}" for axis, member in aspects.dimensions)
    text = "" if aspects.unit is None and len(str(fact.value)) > 60 else str(fact.value)
    value = "nil" if isinstance(fact.value, NilValue) else text
    return (aspects.concept.local, str(aspects.period), members, str(aspects.unit or ""), aspects.language or "", value)


def test_the_facts_are_those_of_the_record(facts: tuple[Fact, ...], regenerate: bool) -> None:
    """`pytest tests/examples --regenerate` writes the record anew."""
    rows = sorted(map(row, facts))
    if regenerate:
        with GOLDEN.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        assert rows == [tuple(line) for line in csv.reader(file)]


def test_it_has_facts_of_every_kind(facts: tuple[Fact, ...]) -> None:
    taxonomy = author_taxonomy(EXAMPLE / "taxonomy", "taxonomy").value
    assert taxonomy is not None
    kinds = Counter(taxonomy.concepts[fact.aspects.concept].kind.value for fact in facts)
    wanted = {"monetary", "shares", "per-share", "percent", "integer", "date", "boolean", "any-uri", "enumeration"}
    assert wanted | {"enumeration-set", "string", "text-block"} <= {kind.replace("_", "-").lower() for kind in kinds}
    assert sum(isinstance(fact.value, NilValue) for fact in facts) >= 10
    assert {fact.aspects.language for fact in facts} == {None, "en", "de"}
    axes = {axis.local for fact in facts for axis, _ in fact.aspects.dimensions}
    assert {"ComponentsOfEquityAxis", "RestatementAxis", "SegmentsAxis", "SubsidiaryAxis"} <= axes


@pytest.mark.parametrize("name", PAGES)
def test_each_note_holds_its_tables_and_their_tags(built: Path, name: str) -> None:
    page = etree.fromstring((built / name).read_bytes())
    blocks = [element for element in page.iter(f"{{{IX}}}nonNumeric") if element.get("escape") == "true"]
    assert len(blocks) == 14
    provisions = next(block for block in blocks if block.get("name", "").endswith(":ProvisionsTextBlock"))
    assert len(list(provisions.iter(f"{{{XHTML}}}table"))) == 2
    assert len(list(provisions.iter(f"{{{IX}}}nonFraction"))) >= 40


def named(page: etree._Element, id: str) -> etree._Element:
    """The element with an id."""
    (found,) = (element for element in page.iter() if element.get("id") == id)
    return found


def text_of(element: etree._Element) -> str:
    """All the text in an element."""
    return "".join(str(part) for part in element.itertext())


@pytest.mark.parametrize(
    ("name", "revenue", "heading"), [(PAGES[0], "446,950", "Restated"), (PAGES[1], "446.950", "Angepasst")]
)
def test_figures_and_headings_are_in_the_language_of_the_page(built: Path, name: str, revenue: str, heading: str) -> None:
    page = etree.fromstring((built / name).read_bytes())
    table = named(page, "table-financial-position")
    heads = [text_of(cell) for cell in table.iter(f"{{{XHTML}}}th") if "figure" in (cell.get("class") or "")]
    assert [heading in head for head in heads] == [False, True, True]
    shown = {element.text for element in page.iter(f"{{{IX}}}nonFraction") if element.get("name") == "gs:Revenue"}
    assert revenue in shown


def test_equity_is_a_matrix_with_parts_before_sums(built: Path) -> None:
    page = etree.fromstring((built / PAGES[0]).read_bytes())
    table = named(page, "table-changes-in-equity")
    heads = [text_of(cell).strip() for cell in table.iter(f"{{{XHTML}}}th") if cell.get("scope") == "col"]
    assert heads[1:] == [
        "Issued capital",
        "Share premium",
        "Treasury shares",
        "Translation reserve",
        "Hedging reserve",
        "Retained earnings",
        "Owners of the parent",
        "Non-controlling interests",
        "Total equity",
    ]
    rows = [text_of(cell).strip() for cell in table.iter(f"{{{XHTML}}}th") if (cell.get("scope") or "")[:3] == "row"]
    assert rows[:4] == [
        "2024",
        "Balance at 1 January · As previously stated",
        "Balance at 1 January · Correction of error",
        "Balance at 1 January · Restated",
    ]
    assert rows[-1] == "Balance at 31 December"


BREAKS = [
    ("financial-position.csv", "Goodwill,", "59,960", "59,970", "calc11e:inconsistentCalculationUsingRounding"),
    ("cash-flows.csv", "ChangeInCash,", "(16,720)", "(16,700)", "disclose.assertion:not-satisfied"),
    ("changes-in-equity.csv", "Equity,RetainedEarningsMember,,", "145,842", "145,840", "disclose.assertion:not-satisfied"),
    ("restatement.csv", "Inventories,CorrectionOfErrorMember", "(2,960)", "(2,980)", "disclose.assertion:not-satisfied"),
    ("segments.csv", "Revenue,BrakingMember", "139,280", "139,380", "disclose.assertion:not-satisfied"),
    ("provisions.csv", "ProvisionsUsed,WarrantyMember", "3,860", "3,960", "disclose.assertion:not-satisfied"),
    ("profit-or-loss.csv", "BasicEarningsPerShare", "1.02", "1.03", "disclose.assertion:not-satisfied"),
]


@pytest.mark.parametrize(("file", "line", "right", "wrong", "code"), BREAKS)
def test_a_changed_figure_is_found_at_its_place(
    tmp_path: Path, file: str, line: str, right: str, wrong: str, code: str
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "project")
    path = tmp_path / "project" / "figures" / file
    lines = path.read_text("utf-8").split("\n")
    (at,) = [number for number, text in enumerate(lines) if text.startswith(line) and right in text]
    lines[at] = lines[at].replace(right, wrong, 1)
    path.write_text("\n".join(lines), "utf-8")
    found = [item for item in check(tmp_path / "project").diagnostics if item.code == code]
    assert found
    places = {str(span) for item in found for span in (item.span, *item.related) if span is not None}
    assert any(re.match(rf"figures/{re.escape(file)}:{at + 1}:", place) for place in places)


def test_money_is_in_thousands_and_balances(facts: tuple[Fact, ...]) -> None:
    values = {
        (fact.aspects.concept.local, str(fact.aspects.period)): fact.value
        for fact in facts
        if not fact.aspects.dimensions and isinstance(fact.value, NumericValue)
    }
    for day in ("2025-12-31", "2024-12-31", "2023-12-31"):
        assets, claims = values["Assets", day], values["EquityAndLiabilities", day]
        assert assets == claims
        assert isinstance(assets, NumericValue)
        assert (assets.decimals, assets.number % Decimal(1000)) == (-3, Decimal(0))
