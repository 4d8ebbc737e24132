"""The records of a table are the same wherever the pieces end in which it is read."""

from __future__ import annotations

import io

import pytest

from disclose.formats.xbrl_csv.records import read_records

CELLS = ["a", "b,c", 'say "no"', "", "中文", "line\nbreak", "x" * 50]


def quoted(cell: str, end: str) -> str:
    return '"' + cell.replace('"', '""').replace("\n", end) + '"' if set(cell) & set(',"\n') else cell


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_lines_are_whole_across_pieces(end: str, last: bool) -> None:
    rows = [[*CELLS, str(number)] for number in range(3000)]
    text = end.join(",".join(quoted(cell, end) for cell in row) for row in rows) + (end if last else "")
    data = text.encode()
    assert len(data) > 4 * (1 << 16)
    found = list(read_records(io.BytesIO(data)))
    assert [cells for _, cells in found] == [[cell.replace("\n", end) for cell in row] for row in rows]
    assert [line for line, _ in found] == [1 + 2 * number for number in range(3000)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_piece_may_end_anywhere(end: str) -> None:
    for filled in range((1 << 16) - 6, (1 << 16) + 3):
        data = f"{'x' * filled},1{end}2,3{end}4,5".encode()
        assert [cells for _, cells in read_records(io.BytesIO(data))] == [["x" * filled, "1"], ["2", "3"], ["4", "5"]]
