"""docs/reference/findings.md, executed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from disclose.user_config import configured_packages

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "findings.md").read_text("utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    return str(found)


def first_column(heading: str) -> list[str]:
    """The code in the first column of the table under a heading of that column."""
    table = PAGE[PAGE.index(f"| {heading} |") :].partition("\n\n")[0]
    return re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)


def disclose(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "DISCLOSE_CONFIG": ""}
    command = [sys.executable, "-m", "disclose", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=cwd, timeout=60, check=False)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example with the mistake that the page makes."""
    folder = tmp_path / "minimal"
    shutil.copytree(ROOT / "examples" / "minimal", folder, ignore=shutil.ignore_patterns("out"))
    figures = folder / "figures.csv"
    text = figures.read_text("utf-8")
    assert text.count("\nGrossProfit,380,") == 1
    figures.write_text(text.replace("\nGrossProfit,380,", "\nGrossProfit,390,"), "utf-8")
    return folder


def test_the_text_is_what_is_printed(example: Path) -> None:
    done = disclose("check", str(example))
    assert done.returncode == 1
    assert done.stderr.startswith(block("text"))
    assert "\nsummary by code" in done.stderr


def test_the_object_is_what_is_printed(example: Path) -> None:
    found = json.loads(disclose("check", str(example), "--format", "json").stdout)
    assert found[0] == json.loads(block("json"))
    assert first_column("key") == list(found[0])


def test_the_options_are_those_there_are() -> None:
    offered = set(re.findall(r"^  (--[a-z-]+)", disclose("validate", "--help").stdout, re.MULTILINE))
    assert set(first_column("option")) == offered - {"--help"}


def test_the_configuration_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "taxonomies").mkdir()
    package = tmp_path / "taxonomies" / "a.zip"
    package.write_bytes(b"")
    (tmp_path / "config.yaml").write_text(block("yaml"), "utf-8")
    outcome = configured_packages(tmp_path / "config.yaml")
    assert (outcome.value, outcome.diagnostics) == ((package,), ())
