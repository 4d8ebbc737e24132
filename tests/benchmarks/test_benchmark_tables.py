"""Results in a document are the tool's between two lines, can be read again, and belong to suites that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.__main__ import DOCUMENT
from benchmarks.measure import Measured, Run
from benchmarks.peers import Peers
from benchmarks.suites import SUITES
from benchmarks.tables import BEGIN, END, HEADER, Table, growth, write_section

_ROW = re.compile(r"\| .+ \| [0-9]+\.[0-9]{3} \| [0-9]+\.[0-9]{3} \| [0-9]+ \| [0-9]+\.[0-9]{2} \|")


def measured(cpu: float, status: int = 0) -> Measured:
    return Measured("row", (Run(cpu, cpu * 2, 30.0, status),))


def table(title: str, ours: float, theirs: float) -> Table:
    return Table(title, {"ours": measured(ours), "theirs": measured(theirs, 1)}, "ours", ("a note",))


def document(folder: Path) -> Path:
    path = folder / "page.md"
    path.write_text(f"# Above\n\n{BEGIN}\n\n{END}\n\nBelow.\n", "utf-8")
    return path


def test_results_stand_between_their_lines_with_machine_and_ratio(tmp_path: Path) -> None:
    path = document(tmp_path)
    write_section(path, {"write": [table("20 facts", 0.5, 12.25)]}, ["a machine", "Python 3"])
    text = path.read_text("utf-8")
    assert text.startswith(f"# Above\n\n{BEGIN}\n\n## Measured: write\n\na machine; Python 3.\n\n**20 facts**\n\n{HEADER}\n")
    assert "| ours | 0.500 | 1.000 | 30 | 1.00 |\n| theirs (exit [1]) | 12.250 | 24.500 | 30 | 24.50 |\n\n- a note\n" in text
    assert text.endswith(f"{END}\n\nBelow.\n")


def test_a_suite_that_was_not_measured_again_stays(tmp_path: Path) -> None:
    path = document(tmp_path)
    write_section(path, {"write": [table("first", 1, 2)], "json": [table("json", 1, 2)]}, ["then"])
    before = path.read_text("utf-8")
    write_section(path, {"write": [table("second", 1, 2)]}, ["now"])
    after = path.read_text("utf-8")
    assert after == before.replace("**first**", "**second**").replace("write\n\nthen.", "write\n\nnow.")
    write_section(path, {"write": [table("second", 1, 2)]}, ["now"])
    assert path.read_text("utf-8") == after


def test_a_document_without_the_lines_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(f"{BEGIN}\n", "utf-8")
    with pytest.raises(ValueError, match="no lines for the results"):
        write_section(path, {}, [])
    assert path.read_text("utf-8") == f"{BEGIN}\n"


def test_growth_is_that_of_what_the_smallest_size_does_not_explain() -> None:
    tables = [table(str(size), 0.25 + size / 1000, 1) for size in (10, 1000, 100_000)]
    (found,) = growth((10, 1000, 100_000), tables, "ours")
    assert found.notes == ("exponent 1.00, the smallest size taken away",)
    assert growth((10,), tables[:1], "ours") == []


def test_a_peer_that_cannot_be_installed_is_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    peers = Peers(tmp_path / "peers", ("forge",))
    assert peers.absent == ("forge",)
    assert peers.python("forge") is None
    assert peers.python("arelle") is None
    assert peers.versions == {}


def test_what_the_project_says_of_its_speed_can_be_read() -> None:
    _, mark, rest = DOCUMENT.read_text("utf-8").partition(BEGIN)
    section, end, _ = rest.partition(END)
    assert mark
    assert end
    suites = re.findall(r"^## Measured: (.+)$", section, re.MULTILINE)
    assert suites == sorted(set(suites))
    assert set(suites) <= set(SUITES)
    for part in section.split(f"{HEADER}\n|---|---:|---:|---:|---:|\n")[1:]:
        rows = part.partition("\n\n")[0].rstrip("\n").split("\n")
        assert len(rows) > 1
        assert all(_ROW.fullmatch(row) for row in rows), rows
