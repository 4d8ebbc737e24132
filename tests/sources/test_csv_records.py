"""RFC 4180, with the place of every field."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclose.diagnostics import Span
from disclose.sources.csv_records import CsvReader


def records(text: str) -> list[list[str]]:
    reader = CsvReader(text, "a.csv")
    found = [record.texts for record in reader]
    assert reader.problem is None
    return found


def places(text: str) -> list[list[tuple[int, int]]]:
    reader = CsvReader(text, "a.csv")
    return [[(record.cell(i).line, record.cell(i).column) for i in range(len(record.texts))] for record in reader]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a,b", [["a", "b"]]),
        ("a,b\n", [["a", "b"]]),
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
        ("a\r", [["a"]]),
        ("\n\n", [[""], [""]]),
        (",,\n", [["", "", ""]]),
        ('"a","b"\n', [["a", "b"]]),
        ('"3,405.8",x\n', [["3,405.8", "x"]]),
        ('"a ""b"" c",d\n', [['a "b" c', "d"]]),
        ('"","x"\n', [["", "x"]]),
        ('""""\n', [['"']]),
        ('"a\nb",c\nd,e', [["a\nb", "c"], ["d", "e"]]),
        ('"a\r\nb\rc",d\r\n', [["a\nb\nc", "d"]]),
        ('"a"\r\n"b"\r', [["a"], ["b"]]),
        ('x,"a",\n', [["x", "a", ""]]),
        ("a\u2028b,c\x85d\n", [["a\u2028b", "c\x85d"]]),
        (" a , b \n", [[" a ", " b "]]),
    ],
)
def test_records(text: str, expected: list[list[str]]) -> None:
    assert records(text) == expected


def test_places_are_those_of_the_first_character_of_each_field() -> None:
    text = 'a,"b",c\n收入,"x,y",z\n"p\nq ""r""\n",s,"t"\nu,v'
    assert places(text) == [
        [(1, 1), (1, 3), (1, 7)],
        [(2, 1), (2, 4), (2, 10)],
        [(3, 1), (5, 3), (5, 5)],
        [(6, 1), (6, 3)],
    ]


def test_cells_have_no_outer_space() -> None:
    (record,) = CsvReader(' a\u00a0,"\tb\n"', "a.csv")
    assert [record.cell(0), record.cell(1)] == [("a", "a.csv", 1, 1), ("b", "a.csv", 1, 5)]
    assert record.span == Span("a.csv", 1, 1)


@pytest.mark.parametrize(
    ("text", "blank"), [(",,", True), (" , \u00a0,\t", True), ('"",""', True), (",x", False), (",0", False)]
)
def test_blank(text: str, blank: bool) -> None:
    (record,) = CsvReader(text, "a.csv")
    assert record.blank is blank


DOUBLE = 'Put the whole field in quotes and write "" for each quote inside it.'


@pytest.mark.parametrize(
    ("text", "read", "line", "column", "code", "message", "help"),
    [
        ('a,b\nc,"d\ne,f\n', 1, 2, 3, "quote", "This quote is never closed", DOUBLE),
        ('a\n"b""\n', 1, 2, 1, "quote", "This quote is never closed", DOUBLE),
        ('a,b"c"\n', 0, 1, 4, "quote", "A quote stands inside a field that does not begin with one", DOUBLE),
        ('a, "b"\n', 0, 1, 4, "quote", "A space stands before this quote", "Remove the space."),
        ('a,"b" c\n', 0, 1, 6, "quote", "Text follows the closing quote of a field", DOUBLE),
        ('x\n"a\nb" ,c\n', 1, 3, 3, "quote", "Text follows the closing quote of a field", DOUBLE),
        ("a\nb\rc\n", 1, 2, 2, "carriage-return", "A carriage return stands alone", "End lines with LF or CRLF."),
        ('a\n"b"\rc\n', 1, 2, 4, "carriage-return", "A carriage return stands alone", "End lines with LF or CRLF."),
    ],
)
def test_misread(text: str, read: int, line: int, column: int, code: str, message: str, help: str) -> None:
    reader = CsvReader(text, "a.csv")
    assert len(list(reader)) == read
    found = reader.problem
    assert found is not None
    assert (found.code, found.message, found.span, found.help) == (
        f"disclose.csv:{code}",
        message,
        Span("a.csv", line, column),
        help,
    )


fields = st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.lists(fields, min_size=1, max_size=4), max_size=5), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_what_the_standard_library_writes_is_read_back(rows: list[list[str]], ending: str, everything: bool) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator=ending, quoting=csv.QUOTE_ALL if everything else csv.QUOTE_MINIMAL).writerows(rows)
    text = stream.getvalue()
    assert records(text) == rows
    lines = text.split("\n")
    for record in CsvReader(text, "a.csv"):
        for index, field in enumerate(record.texts):
            cell = record.cell(index)
            before, start = lines[cell.line - 1][: cell.column - 1], lines[cell.line - 1][cell.column - 1 :]
            assert before == "" or before[-1] == ","
            assert start.startswith((field.split("\n")[0].split('"')[0], '"'))


def test_hostile_text_is_read_in_linear_time() -> None:
    start = time.process_time()
    list(CsvReader('"' * 2_000_001, "a.csv"))
    list(CsvReader('"a",' * 200_000, "a.csv"))
    list(CsvReader("," * 2_000_000, "a.csv"))
    list(CsvReader('"\n' * 200_001, "a.csv"))
    assert time.process_time() - start < 5
