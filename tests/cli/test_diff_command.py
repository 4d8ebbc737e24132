"""`disclose diff` and `disclose convert` as processes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli_process import disclose, fact, report

OLD = (fact("Total", "10"), fact("Part", "10"), fact("Other", "7"))
NEW = (fact("Total", "12"), fact("Part", "12"), fact("Other", "7"))


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    return report(tmp_path, *OLD, name="old.xbrl"), report(tmp_path, *NEW, name="new.xbrl")


def test_what_changed_in_lines(two: tuple[Path, Path], tmp_path: Path) -> None:
    done = disclose("diff", *two, home=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "In no statement",
        "  changed: value: Part (2023-12-31) 10 EUR → 12 EUR; +2",
        "  changed: value: Total (2023-12-31) 10 EUR → 12 EUR; +2",
        "",
        f"{two[0]} and {two[1]}: 1 facts the same, 2 changed",
    ]


def test_a_report_does_not_differ_from_itself(two: tuple[Path, Path], tmp_path: Path) -> None:
    done = disclose("diff", two[0], two[0], home=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{two[0]} and {two[0]}: 3 facts the same, no differences\n")


def test_equal_across_syntaxes(two: tuple[Path, Path], tmp_path: Path) -> None:
    converted = disclose("convert", two[0], tmp_path / "old.json", home=tmp_path)
    assert (converted.returncode, converted.stdout) == (0, f"{tmp_path}/old.json: 3 facts, no findings\n")
    done = disclose("diff", "--equal", two[0], tmp_path / "old.json", home=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{two[0]} and {tmp_path}/old.json: equal, 3 facts, 0 footnotes\n")


def test_not_equal_names_both_values(two: tuple[Path, Path], tmp_path: Path) -> None:
    done = disclose("diff", "--equal", *two, home=tmp_path)
    assert done.returncode == 1
    assert f"{two[0]}:7: error[disclose.equality:value]" in done.stderr
    assert "new.xbrl says 12 (decimals 0) for Part (2023-12-31, EUR), the report 10 (decimals 0)" in done.stderr
    assert done.stdout == f"{two[0]} and {two[1]}: not equal, 2 differences, 3 and 3 facts\n"
    found = json.loads(disclose("diff", "--equal", *two, "--format", "json", home=tmp_path).stdout)
    assert [one["code"] for one in found] == ["disclose.equality:value"] * 2


def test_a_report_that_can_not_be_read(two: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "broken.xbrl").write_text("<xbrl", "utf-8")
    for options in ((), ("--equal",)):
        done = disclose("diff", *options, two[0], tmp_path / "broken.xbrl", home=tmp_path)
        assert done.returncode == 2
        assert "broken.xbrl:1" in done.stderr


@pytest.mark.parametrize(("name", "beginning"), [("d.html", b"<!DOCTYPE html>"), ("d.json", b"{"), ("d.xlsx", b"PK")])
def test_what_changed_as_a_file(two: tuple[Path, Path], tmp_path: Path, name: str, beginning: bytes) -> None:
    output = tmp_path / name
    done = disclose("diff", *two, "-o", output, home=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    first = output.read_bytes()
    assert first.startswith(beginning)
    again = disclose("diff", *two, "-o", output, home=tmp_path, TZ="Asia/Tokyo", LC_ALL="tr_TR.UTF-8")
    assert again.returncode == 2
    assert "error[disclose.output:exists]" in again.stderr
    assert disclose("diff", *two, "-o", output, "--force", home=tmp_path, TZ="Asia/Tokyo").returncode == 1
    assert output.read_bytes() == first


def test_a_form_that_can_not_be_told(two: tuple[Path, Path], tmp_path: Path) -> None:
    for arguments in (("-o", tmp_path / "d.pdf"), ("--format", "xlsx"), ("--format", "text", "-o", tmp_path / "d")):
        done = disclose("diff", *two, *arguments, home=tmp_path)
        assert done.returncode == 2
        assert "Error: -o names a file that ends in" in done.stderr


def test_converting_what_is_invalid_writes_nothing(two: tuple[Path, Path], tmp_path: Path) -> None:
    report(tmp_path, fact("Total", "ten"), name="bad.xbrl")
    for name in ("out.json", "out.csv", "out.parquet"):
        done = disclose("convert", tmp_path / "bad.xbrl", tmp_path / name, home=tmp_path)
        assert done.returncode == 1
        assert done.stdout.startswith(f"{tmp_path}/{name}: nothing written, ")
    done = disclose("convert", two[0], tmp_path / "out.pdf", home=tmp_path)
    assert (done.returncode, "error[disclose.convert:syntax]" in done.stderr) == (2, True)
    assert not [*tmp_path.glob("out*")]


def test_a_terminal_gets_tables(two: tuple[Path, Path], tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "disclose", "diff", *map(str, two)]
    environment = {**os.environ, "HOME": str(tmp_path), "COLUMNS": "120", "TERM": "xterm", "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(command, stdout=slave, stderr=subprocess.DEVNULL, env=environment, cwd=tmp_path)
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    assert process.wait(timeout=60) == 1
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    assert re.search(r"changed: value +Part +2023-12-31 +10 EUR +12 EUR +\+2", text), text
