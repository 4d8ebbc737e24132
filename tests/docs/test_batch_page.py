"""The page on batches: its manifests are read, its options and fields are those there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import fields

from disclose.batch import Result, Status, read_manifest
from disclose.batch.filing import SECONDS
from disclose.batch.manifest import COLUMNS
from disclose.batch.run import MAX_KEPT
from disclose.cli.batch import command

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "batch.md").read_text("utf-8")


def _first_column(heading: str) -> set[str]:
    section = PAGE[PAGE.index(f"## {heading}") :]
    section = section[: section.find("\n## ", 1)]
    cells = re.findall(r"^\| (`[^|]*) \|", section, re.MULTILINE)
    return {name.partition(" ")[0] for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


@pytest.mark.parametrize("language", ["csv", "json"])
def test_the_documented_manifests_say_the_same(tmp_path: Path, language: str) -> None:
    (text,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    file = tmp_path / f"m.{language}"
    file.write_text(text, "utf-8")
    read = read_manifest(file)
    assert read.diagnostics == ()
    assert read.value is not None
    first, second = read.value
    assert (first.name, first.action, first.calculation) == ("filings/a.xbrl", "validate", "1.0")
    assert first.packages == (tmp_path / "taxonomies" / "ifrs.zip", tmp_path / "taxonomies" / "own.zip")
    assert (second.name, second.action, second.output) == ("reports/b", "build", tmp_path / "built" / "b")


def test_the_columns_of_a_manifest() -> None:
    assert _first_column("The manifest") == set(COLUMNS)


def test_the_options() -> None:
    offered = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    assert _first_column("Options") == offered
    assert f"{SECONDS}, where nothing is said" in PAGE
    assert f"at most {MAX_KEPT:,} of one" in PAGE


def test_the_fields_of_a_result() -> None:
    assert _first_column("The result of a filing") == {field.name for field in fields(Result)}
    assert all(f"`{status.value}`" in PAGE for status in Status)
