"""Differences under statements, and as a page, a workbook and JSON."""

from __future__ import annotations

import io
import json
import warnings
from decimal import Decimal
from pathlib import Path

import pytest
from test_changes import KEPT, fact, number, year

from disclose.comparison.changes import compare_reports
from disclose.comparison.page import difference_page
from disclose.comparison.record import difference_record
from disclose.comparison.view import ELSEWHERE, Differences, Side, differences_of
from disclose.comparison.workbook import MOST_DIGITS, workbook_parts
from disclose.model import Fact, Report, TextValue
from disclose.names import ARCROLE_PARENT_CHILD, ROLE_LABEL, QName
from disclose.packages.zip_writer import write_zip
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.network import Network, Relationship
from disclose.taxonomy.taxonomy import Label, LinkRole

N = "https://t.example/2023"


def taxonomy() -> Taxonomy:
    """Two statements: Income with Sales and Kept, Segments with the axis, and Sales again."""
    roles = {"r/income": ("Kept", "Sales", "Costs"), "r/segments": ("Axis", "Sales")}
    networks = {
        (ARCROLE_PARENT_CHILD, role): Network(
            ARCROLE_PARENT_CHILD,
            role,
            tuple(Relationship(QName(N, "Root"), QName(N, one), Decimal(n)) for n, one in enumerate(names)),
        )
        for role, names in roles.items()
    }
    return Taxonomy(
        N,
        "t",
        "t.xsd",
        {},
        networks=networks,
        roles={role: LinkRole(role, role.removeprefix("r/").title()) for role in roles},
        labels={QName(N, "Sales"): (Label(ROLE_LABEL, "en", "Sales of <goods>"), Label(ROLE_LABEL, "de", "Umsatz"))},
    )


def shown(old: list[Fact], new: list[Fact], language: str = "en") -> Differences:
    comparison = compare_reports(Report(tuple(old)), Report(tuple(new)))
    return differences_of(comparison, Side("old.xbrl", taxonomy()), Side("new.json", taxonomy()), language)


OLD = [
    *KEPT,
    fact("Sales", number("1000")),
    fact("Sales", number("400"), member="North"),
    fact("Costs", number("5")),
    fact("Loose", number("3")),
    fact("Policy", TextValue("We sell <old> goods."), language="en"),
]
NEW = [
    *KEPT,
    fact("Sales", number("1200")),
    fact("Sales", number("450"), member="North"),
    fact("Loose", number("0.12345678901234567")),
    fact("Policy", TextValue("We sell <new> goods."), language="en"),
]


def test_lines_stand_in_the_order_of_their_statements() -> None:
    found = shown(OLD, NEW)
    assert [
        (section.title, [(line.label, line.members, line.what) for line in section.lines]) for section in found.sections
    ] == [
        ("Income", [("Sales of <goods>", "", "changed: value"), ("Costs", "", "removed")]),
        ("Segments", [("Sales of <goods>", "North", "changed: value")]),
        (ELSEWHERE, [("Loose", "", "changed: value"), ("Policy", "", "changed: value")]),
    ]
    assert (found.same, dict(found.counts)) == (2, {"added": 0, "removed": 1, "changed": 4, "restated": 0, "retagged": 0})
    assert [line.difference for line in found.sections[0].lines] == [Decimal(200), None]


def test_labels_are_in_the_language_asked_for() -> None:
    assert shown(OLD, NEW, "de").sections[0].lines[0].label == "Umsatz"


def test_the_page_stands_alone_and_escapes_what_it_shows() -> None:
    page = difference_page(shown(OLD, NEW)).decode()
    assert "Sales of &lt;goods&gt;" in page
    assert "<del>old</del><ins>new</ins>" in page
    assert "+200" in page
    for loading in ("http://", "https://", "src=", "href=", "url(", "<script", "@import"):
        assert loading not in page
    assert difference_page(shown(OLD, NEW)) == difference_page(shown(list(reversed(OLD)), list(reversed(NEW))))


def test_the_page_of_equal_reports_says_so() -> None:
    assert "Both reports state the same facts." in difference_page(shown(OLD, OLD)).decode()


def test_the_record_is_exact() -> None:
    record = json.loads(difference_record(shown(OLD, NEW)))
    loose = next(one for one in record["statements"][2]["differences"] if one["label"] == "Loose")
    assert loose["new"]["value"] == "0.12345678901234567"
    assert loose["difference"] == "-2.87654321098765433"
    assert loose["differs"] == ["value"]
    assert loose["new"]["concept"] == f"{{{N}}}Loose"


def sheet(differences: Differences) -> list[tuple[object, ...]]:
    openpyxl = pytest.importorskip("openpyxl")
    with warnings.catch_warnings():
        # what the reader does without is its own affair
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(write_zip(workbook_parts(differences))))
    assert book.sheetnames == ["Summary", "Differences"]
    return list(book["Differences"].iter_rows(values_only=True))


def test_a_workbook_has_a_row_for_each_difference() -> None:
    rows = sheet(shown(OLD, NEW))
    assert rows[0][:4] == ("Statement", "What", "Label", "Members")
    assert rows[1][:10] == (
        *("Income", "changed: value", "Sales of <goods>", None, "2023-01-01/2023-12-31", "EUR", None),
        *(1000, 1200, 200),
    )
    assert len(rows) == 6


def test_a_number_with_more_digits_than_excel_keeps_is_text() -> None:
    loose = next(row for row in sheet(shown(OLD, NEW)) if row[2] == "Loose")
    assert loose[7:9] == (3, "0.12345678901234567")
    exact = "9" * MOST_DIGITS
    assert sheet(shown([fact("A", number("1"))], [fact("A", number(exact))]))[1][8] == int(exact)


def test_a_workbook_takes_any_text() -> None:
    long = "x" * 40_000
    rows = sheet(shown([fact("A", TextValue("=1+1\x01"))], [fact("A", TextValue(long))]))
    assert rows[1][7] == "=1+1\N{REPLACEMENT CHARACTER}"
    assert len(str(rows[1][8])) == 32_767


def test_the_bytes_of_a_workbook_depend_on_the_differences_alone(tmp_path: Path) -> None:
    first = write_zip(workbook_parts(shown(OLD, NEW)))
    assert first == write_zip(workbook_parts(shown(list(reversed(OLD)), list(reversed(NEW)))))
    assert first != write_zip(workbook_parts(shown(OLD, [*NEW, fact("Further", number("1"), year(2021))])))
