"""Tables of figures: what columns and keys mean, and what is wrong with a table."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from figures_kit import DISCLOSURE, project, read, told

from disclose.diagnostics import Severity
from disclose.sources import Cell, read_figures

TABLE = """\
concept,BusinessAxis,current,prior,unit,scale,language,basis,source,source prior,note
Revenue,,"3,405.8","3,808.5",,,,,[9],[10],
Revenue,GenerativeMember,"1,183.7",,CNY,millions,,derived,[11],,"said ""so"" there"

Name,,Kit,,,,en,,,,
,,,,,,,,,,
Cash,,,,,,,,,,nothing reported
"""

ENTRIES = """\
# the same table
figures:
- concept: Revenue
  current: {value: "3,405.8", source: "[9]"}
  prior: "3,808.5"
  source: "[7]"
  source prior: "[10]"
- concept: Revenue
  BusinessAxis: GenerativeMember
  current:
    value: 1,183.7
    basis: derived
    note: said "so" there
  prior: ~
  unit: CNY
  scale: millions
  source: '[11]'
- {concept: Name, current: " Kit ", language: en}
- {concept: Cash, current: , note: nothing reported}
"""


def test_a_csv_table(tmp_path: Path) -> None:
    outcome = read(tmp_path, TABLE)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    first, second, third, name = outcome.value
    assert first.row is second.row
    assert first.row.concept == Cell("Revenue", "a.csv", 2, 1)
    assert first.row.axes == (Cell("BusinessAxis", "a.csv", 1, 9),)
    assert (first.row.members, first.row.unit, first.row.scale, first.row.language) == ((), None, None, None)
    assert (first.value, str(first.period), first.source) == (Cell("3,405.8", "a.csv", 2, 10), "2023-01-01/2023-12-31", "[9]")
    assert (second.value, str(second.period), second.source) == (
        Cell("3,808.5", "a.csv", 2, 20),
        "2022-01-01/2022-12-31",
        "[10]",
    )
    assert third.row.members == ((Cell("BusinessAxis", "a.csv", 1, 9), Cell("GenerativeMember", "a.csv", 3, 9)),)
    assert (third.row.unit, third.row.scale) == (Cell("CNY", "a.csv", 3, 37), Cell("millions", "a.csv", 3, 41))
    assert (third.basis, third.note) == (Cell("derived", "a.csv", 3, 51), 'said "so" there')
    assert (name.value, name.row.language) == (Cell("Kit", "a.csv", 5, 7), Cell("en", "a.csv", 5, 14))


def test_a_yaml_table(tmp_path: Path) -> None:
    outcome = read(tmp_path, ENTRIES, "a.yaml")
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    first, second, third, name = outcome.value
    assert (first.value, first.source, second.source) == (Cell("3,405.8", "a.yaml", 4, 20), "[9]", "[10]")
    assert third.row.members == ((Cell("BusinessAxis", "a.yaml", 9, 17), Cell("GenerativeMember", "a.yaml", 9, 17)),)
    assert (third.value, third.source, third.note) == (Cell("1,183.7", "a.yaml", 11, 12), "[11]", 'said "so" there')
    assert third.basis == Cell("derived", "a.yaml", 12, 12)
    assert (name.value.text, name.row.language) == ("Kit", Cell("en", "a.yaml", 18, 47))


def test_columns_may_stand_in_any_order_and_periods_go_by_their_own_text(tmp_path: Path) -> None:
    outcome = read(tmp_path, "note,2022,source 2022,closing,concept\n,5,[1],7,Cash\n")
    assert outcome.diagnostics == ()
    assert [(str(figure.period), figure.value.text, figure.source) for figure in outcome.value or ()] == [
        ("2022-01-01/2022-12-31", "5", "[1]"),
        ("2023-12-31", "7", None),
    ]


NAMED = "concept, unit, scale, language, basis, source, note, current, prior, closing"
PERIODS = "current (2023-01-01/2023-12-31), prior (2022-01-01/2022-12-31), closing (2023-12-31)"
COMMAS = "Save it with commas: in Excel as 'CSV UTF-8 (comma delimited)', or from LibreOffice with the comma as separator."


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", ("a.csv:1:1", "csv:empty", "a.csv is empty", "Add a header.")),
        ("\n ,\n", ("a.csv:1:1", "csv:empty", "a.csv is empty", "Add a header.")),
        (
            "current,prior\n1,2\n",
            (
                "a.csv:1:1",
                "figures:no-concept-column",
                "The header has no column named concept",
                "The first line names the columns.",
            ),
        ),
        (
            "concept,BusinessAxis\nRevenue,1\n",
            (
                "a.csv:1:1",
                "figures:no-value-column",
                "The header has no column of values",
                "Name a column after a period of the report: current, prior, closing.",
            ),
        ),
        (
            "concept,current,BusinessAxis,current\nRevenue,1,,2\n",
            ("a.csv:1:30", "figures:duplicate-column", "The column 'current' is here twice", "Keep one of them."),
        ),
        (
            "concept,current,2023\nRevenue,1,2\n",
            ("a.csv:1:17", "figures:duplicate-column", "The column '2023' means the same as 'current'", "Keep one of them."),
        ),
        (
            "concept,BusinessAxis,current,BusinessAxis\nRevenue,,2,\n",
            ("a.csv:1:30", "figures:duplicate-column", "The column 'BusinessAxis' is here twice", "Keep one of them."),
        ),
        (
            "concept,current,2021\nRevenue,1,2\n",
            (
                "a.csv:1:17",
                "figures:unknown-period",
                f"2021 is not a period of this report, which has {PERIODS}",
                "Add it to the periods in disclosure.yaml, or name one of those.",
            ),
        ),
        (
            "concept;current;prior\nRevenue;1;2\n",
            ("a.csv:1:1", "csv:separator", "The columns are separated by semicolons, not commas", COMMAS),
        ),
        ("concept\tcurrent\n", ("a.csv:1:1", "csv:separator", "The columns are separated by tabs, not commas", COMMAS)),
        (
            "concept,current\nRevenue,3,405.8\n",
            (
                "a.csv:2:1",
                "csv:field-count",
                "This line has 3 fields where the header has 2",
                'A text with a comma, such as a number with thousands separators, needs quotes: "3,405.8".',
            ),
        ),
        (
            "concept,current,prior\nRevenue\n",
            (
                "a.csv:2:1",
                "csv:field-count",
                "This line has 1 field where the header has 3",
                "Add a comma for each empty field.",
            ),
        ),
        (
            "concept,current\n ,5\n",
            ("a.csv:2:1", "figures:no-concept", "This line has values and no concept", "Name the concept that they report."),
        ),
        (
            "concept,current,,\nRevenue,5,,6\n",
            (
                "a.csv:2:12",
                "figures:unnamed-column",
                "This value stands in a column without a name",
                "Name the column in the header.",
            ),
        ),
        (
            'concept,current\nRevenue,"5\n',
            (
                "a.csv:2:9",
                "csv:quote",
                "This quote is never closed",
                'Put the whole field in quotes and write "" for each quote inside it.',
            ),
        ),
    ],
)
def test_what_is_wrong_with_a_csv_table(tmp_path: Path, text: str, finding: tuple[str, str, str, str]) -> None:
    assert told(read(tmp_path, text).diagnostics) == [finding]


def test_unnamed_columns_may_be_empty(tmp_path: Path) -> None:
    outcome = read(tmp_path, "concept,current,,\nRevenue,5,,\n")
    assert outcome.ok
    assert len(outcome.value or ()) == 1


def test_lines_after_a_malformed_one_are_read(tmp_path: Path) -> None:
    outcome = read(tmp_path, 'concept,current\nRevenue,1,2\nCash,"a\nb"\nCash\nName,x\n')
    assert [place for place, _, _, _ in told(outcome.diagnostics)] == ["a.csv:2:1", "a.csv:5:1"]
    assert [figure.value.line for figure in outcome.value or ()] == [3, 6]


def test_a_header_without_lines_is_a_warning(tmp_path: Path) -> None:
    outcome = read(tmp_path, "concept,current\n")
    assert told(outcome.diagnostics) == [
        ("a.csv:1:1", "figures:none", "a.csv has a header and no figures", "Add a line, or remove the file.")
    ]
    assert outcome.diagnostics[0].severity is Severity.WARNING


def test_what_is_no_table_is_not_read_to_the_end(tmp_path: Path) -> None:
    outcome = read(tmp_path, "concept,current\n" + "words, words, words\n" * 100_000)
    assert len(outcome.diagnostics) == 102
    assert told(outcome.diagnostics)[-1] == (
        "a.csv:102:1",
        "csv:too-many",
        "a.csv has more than 100 malformed lines; the rest is not read",
        "Check that it is a CSV table.",
    )


def test_invalid_utf8_is_located_and_the_file_looked_for_where_it_is_named(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "concept,current\nName,caf\u00e9\n".encode("latin-1")).diagnostics
    assert (found.code, found.message, str(found.span)) == ("disclose.file:not-utf8", "Byte 0xE9 is not UTF-8", "a.csv:2:9")
    assert [str(place) for place in found.related] == ["disclosure.yaml:10:11"]


def test_a_table_of_50_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    made = project(tmp_path, {"a.csv": "concept,current\n"})
    with (tmp_path / "a.csv").open("ab") as stream:
        stream.write(b"Revenue,1\n" * 5_000_000)
    start = time.perf_counter()
    outcome = read_figures(made)
    assert time.perf_counter() - start < 1
    assert told(outcome.diagnostics) == [
        ("a.csv", "file:too-large", "a.csv is larger than the 32 MiB that are read", "Split the file.")
    ]


LIST = "Write concept: and the periods with their values."


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", ("a.yaml:1:1", "figures:empty", "a.yaml is empty", "Begin with the key figures.")),
        ("- a\n", ("a.yaml:1:1", "figures:form", "a.yaml has no key figures", "Write figures: and below it a list.")),
        ("facts: []\n", ("a.yaml:1:1", "figures:form", "a.yaml has no key figures", "Write figures: and below it a list.")),
        (
            "figures: [{concept: Cash, current: 1}]\nmore: 1\n",
            ("a.yaml:2:7", "figures:form", "There is no key 'more' here", "The keys at the top are figures and footnotes."),
        ),
        ("figures: {a: b}\n", ("a.yaml:1:1", "figures:form", "figures must be a list", "Begin each entry with a dash.")),
        ("figures: []\n", ("a.yaml:1:1", "figures:none", "a.yaml has no figures", "Add an entry, or remove the file.")),
        ("figures: [Cash]\n", ("a.yaml:1:11", "figures:form", "An entry of figures must be a mapping", LIST)),
        (
            "figures:\n- current: 1\n",
            ("a.yaml:2:3", "figures:no-concept", "This entry has values and no concept", "Name the concept that they report."),
        ),
        (
            "figures:\n- {concept: Cash, current: 1, 2023: 2}\n",
            ("a.yaml:2:37", "figures:duplicate-column", "The column '2023' means the same as 'current'", "Keep one of them."),
        ),
        (
            "figures:\n- {concept: Cash, 2021: 1}\n",
            (
                "a.yaml:2:25",
                "figures:unknown-period",
                f"2021 is not a period of this report, which has {PERIODS}",
                "Add it to the periods in disclosure.yaml, or name one of those.",
            ),
        ),
        (
            "figures:\n- {concept: Cash, current: [1, 2]}\n",
            ("a.yaml:2:19", "figures:form", "current must be text", "Write one value, in quotes if need be."),
        ),
        (
            "figures:\n- {concept: [Cash], current: 1}\n",
            ("a.yaml:2:4", "figures:form", "concept must be text", "Write one value, in quotes if need be."),
        ),
        (
            "figures:\n- {concept: Cash, current: {value: 1, sorce: x}}\n",
            ("a.yaml:2:46", "figures:form", "There is no key 'sorce' here", "Did you mean source?"),
        ),
        (
            "figures:\n- {concept: Cash, current: {value: 1, unit: x}}\n",
            (
                "a.yaml:2:45",
                "figures:form",
                "There is no key 'unit' here",
                "A value has the keys value, source, note, basis, footnote.",
            ),
        ),
        (
            "figures:\n- {concept: Cash, current: {value: 1,234}}\n",
            ("a.yaml:2:38", "figures:form", "There is no key '234' here", "Within braces, a text with a comma needs quotes."),
        ),
        (
            "figures:\n- {concept: Cash, concept: Name}\n",
            ("a.yaml:2:19", "yaml:duplicate-key", "The key 'concept' is here twice", "Keep one."),
        ),
    ],
)
def test_what_is_wrong_with_a_yaml_table(tmp_path: Path, text: str, finding: tuple[str, str, str, str]) -> None:
    told_now = told(read(tmp_path, text, "a.yaml").diagnostics)
    assert finding in told_now
    assert len(told_now) == 1 or finding[1] == "figures:form"


@pytest.mark.parametrize("file", ["a.xlsx", "a.XLS", "a.ods"])
def test_a_workbook(tmp_path: Path, file: str) -> None:
    assert told(read(tmp_path, b"PK\x03\x04", file).diagnostics) == [
        (
            "disclosure.yaml:10:11",
            "figures:workbook",
            f"{file} is a workbook, which is not read yet",
            "Save the sheet as CSV UTF-8 and name that file.",
        )
    ]


def test_another_kind_of_file(tmp_path: Path) -> None:
    assert told(read(tmp_path, "x", "a.txt").diagnostics) == [
        (
            "disclosure.yaml:10:11",
            "figures:kind",
            "a.txt is not a kind of table that is read",
            "Tables of figures end in .csv, .yaml, .yml.",
        )
    ]


def test_files_are_read_in_order_and_each_once(tmp_path: Path) -> None:
    made = project(tmp_path, {"b.csv": "concept,current\nCash,1\n", "sub/a.yml": "figures: [{concept: Cash, prior: 2}]\n"})
    assert [figure.value.path for figure in read_figures(made).value or ()] == ["b.csv", "sub/a.yml"]
    twice = project(tmp_path, {"b.csv": "concept,current\nCash,1\n"}, DISCLOSURE.replace("FILES", "b.csv, ./b.csv"))
    outcome = read_figures(twice)
    assert told(outcome.diagnostics) == [
        ("disclosure.yaml:10:18", "figures:same-file", "./b.csv is named twice", "Name it once.")
    ]
    assert len(outcome.value or ()) == 1


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    made = project(tmp_path, {}, DISCLOSURE.replace("FILES", "figures/none.csv"))
    (found,) = read_figures(made).diagnostics
    assert (found.message, str(found.span)) == ("There is no file figures/none.csv", "disclosure.yaml:10:11")
    assert found.help == "Correct the name, or add the file."


def test_a_period_can_not_be_called_like_a_column(tmp_path: Path) -> None:
    disclosure = DISCLOSURE.replace("prior: 2022", "source: 2022")
    assert told(read(tmp_path, "concept,current\nCash,1\n", disclosure=disclosure).diagnostics) == [
        (
            "disclosure.yaml:7:36",
            "figures:period-name",
            "The period 'source' has the name of another column of the figures",
            "Give the period another name.",
        )
    ]


def test_nothing_outside_the_project_is_read(tmp_path: Path) -> None:
    made = project(tmp_path, {"a.csv": "concept,current\nCash,1\n"})
    (tmp_path.parent / "secret.csv").write_text("concept,current\nCash,2\n")
    (tmp_path / "a.csv").unlink()
    (tmp_path / "a.csv").symlink_to(tmp_path.parent / "secret.csv")
    outcome = read_figures(made)
    assert outcome.value == ()
    assert told(outcome.diagnostics) == [
        ("disclosure.yaml:10:11", "project:outside", "a.csv lies outside the project's folder", "Move it inside.")
    ]


def test_a_project_without_tables_is_doubted(tmp_path: Path) -> None:
    (found,) = read_figures(project(tmp_path, {}, DISCLOSURE.replace("[FILES]", "[]"))).diagnostics
    assert (found.severity, found.message) == (Severity.WARNING, "The project has no figures, so that its report states none")
