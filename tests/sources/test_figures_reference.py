"""The examples of docs/reference/figures.md are read as the page says."""

from __future__ import annotations

import re
from pathlib import Path

from figures_kit import bound

from disclose.model import Fact
from disclose.project import SCALES
from disclose.sources.columns import WORDS
from disclose.sources.misprints import explain

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "figures.md").read_text("utf-8")


def block(language: str) -> str:
    return str(re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[0])


def said(facts: tuple[Fact, ...]) -> list[tuple[str, str, str | None, str | None]]:
    return [(fact.id, str(fact.value), fact.origin.source, fact.origin.note) for fact in facts]


EXPECTED = [
    ("Revenue-2023", "3405800000", "p. 9", None),
    ("Revenue-2022", "3808500000", "p. 9", None),
    ("Revenue-2023-GenerativeMember", "1183700000", "p. 11", None),
    ("Margin-2023", "0.441", "p. 11", None),
    ("Margin-2022", "0.668", "p. 41", None),
    ("Cash-2023-12-31", "-12500000", "p. 60", "An overdraft."),
    ("Cash-2022-12-31", "nil", "p. 60", "An overdraft."),
    ("Name-2023", "Kit Ltd", "cover", None),
]


def test_both_examples_bind_to_the_same_facts(tmp_path: Path) -> None:
    for language, file in (("csv", "a.csv"), ("yaml", "a.yaml")):
        outcome = bound(tmp_path, block(language), file)
        assert outcome.diagnostics == ()
        assert said(outcome.value or ()) == EXPECTED


def test_the_footnotes_are_read(tmp_path: Path) -> None:
    notes = re.findall(r"```yaml\n(footnotes:.*?)```", PAGE, re.DOTALL)[0]
    outcome = bound(tmp_path, f"figures:\n- {{concept: Cash, current: 1, footnote: derived-2022 restated}}\n{notes}", "a.yaml")
    assert outcome.diagnostics == ()
    assert [note.name for fact in outcome.value or () for note in fact.origin.footnotes] == ["derived-2022", "restated"]


def test_every_column_and_scale_is_described() -> None:
    assert [word for word in WORDS if f"`{word}`" not in PAGE] == []
    assert [word for word in SCALES if f"`{word}`" not in PAGE] == []


def test_what_the_page_calls_ambiguous_is_refused() -> None:
    for text in ("1,23", "1.234.567", "3,405.8m", "-"):
        assert explain(text).help.startswith("Write ")
