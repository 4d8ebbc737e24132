"""docs/reference/conversion.md and comparison.md, executed."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from disclose.cli.convert import command as convert_command
from disclose.cli.diff import command as diff_command
from disclose.comparison.changes import Category
from disclose.model import Report

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "conversion.md").read_text("utf-8")
COMPARISON = (ROOT / "docs" / "reference" / "comparison.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```\n\n```text\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("code", "printed"), EXAMPLES)
def test_the_examples_print_what_is_shown(code: str, printed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    if "polars" in code:
        pytest.importorskip("polars")
        pytest.importorskip("pyarrow")
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(compile(code, "conversion.md", "exec"), {})
    assert shown.getvalue() == printed


def test_there_are_two_examples_of_at_most_ten_lines() -> None:
    assert [len(code.splitlines()) <= 10 for code, _ in EXAMPLES] == [True, True]


def test_the_columns_are_the_documented_ones() -> None:
    pytest.importorskip("pyarrow")
    table = PAGE[PAGE.index("| column |") :]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    assert [name for row in rows for name in re.findall(r"`(\w+)`", row)] == Report(()).to_arrow().column_names


def test_the_categories_are_the_documented_ones() -> None:
    rows = re.findall(r"^\| ([a-z, ]+) \|", COMPARISON, re.MULTILINE)
    assert {name for row in rows for name in row.split(", ")} == {category.value for category in Category}


@pytest.mark.parametrize(("page", "command"), [(PAGE, convert_command), (COMPARISON, diff_command)])
def test_the_options_are_those_of_the_command(page: str, command: object) -> None:
    known = {option for one in command.params for option in one.opts}  # type: ignore[attr-defined]
    named = set(re.findall(r"(?<![\w-])(--?[a-z]+)\b", page))
    assert named - {"--to"} <= known | {"--equal"}, named - known
    assert CliRunner().invoke(command, ["--help"]).exit_code == 0  # type: ignore[arg-type]
