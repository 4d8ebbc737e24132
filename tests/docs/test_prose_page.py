"""docs/reference/prose.md, executed on the example."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from disclose.model import Fact
from disclose.project import ProjectConfig, load_project
from disclose.render.mentions import Mention
from disclose.render.narrative import render_narrative
from disclose.render.stating import Computed
from disclose.sources import read_figures
from disclose.sources.bind import bind
from disclose.taxonomy.author import author_taxonomy

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "prose.md").read_text("utf-8")
ROWS = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", PAGE, re.MULTILINE)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the example whose prose is one section, to be written."""
    shutil.copytree(ROOT / "taxonomy", tmp_path / "taxonomy")
    folder = tmp_path / "examples" / "report"
    shutil.copytree(ROOT / "examples" / "sensetime-2023", folder, ignore=shutil.ignore_patterns("out", "narrative"))
    config = (folder / "disclosure.yaml").read_text("utf-8")
    section = "narrative/en/01-financial-performance.md"
    config = re.sub(r"(?m)^  narrative:\n(?:    - .*\n)+", f"  narrative: [{section}]\n", config)
    config = re.sub(r"(?m)^  languages: .*$", "  languages: [en]", config)
    config = re.sub(r"(?m)^  translations: .*\n", "", config)
    (folder / "disclosure.yaml").write_text(config, "utf-8")
    (folder / section).parent.mkdir(parents=True)
    return folder


def read(folder: Path, body: str) -> tuple[list[str], list[Fact], list[str]]:
    """The texts of the calls of a body, the facts that are tagged, and the findings as they are printed."""
    (folder / "narrative/en/01-financial-performance.md").write_text(f"---\ntitle: x\n---\n\n{body}\n", "utf-8")
    project = load_project(folder)
    assert project.value is not None, project.diagnostics
    taxonomy = author_taxonomy(project.value.taxonomy_folder, "taxonomy").value
    figures = read_figures(project.value).value
    assert taxonomy is not None
    assert figures is not None
    facts = bind(project.value, taxonomy, figures).value
    assert facts is not None
    narrative = render_narrative(project.value, taxonomy, facts, "en")
    assert narrative.value is not None
    pieces = [piece for section in narrative.value.sections for piece in section.pieces]
    texts = [str(piece.shown) for piece in pieces if isinstance(piece, Mention | Computed)]
    tagged = [piece.fact for piece in pieces if isinstance(piece, Mention)]
    found = [
        f"{item.span}: {item.severity}[{item.code}]\n  {item.message}\n  help: {item.help}\n" for item in narrative.diagnostics
    ]
    if not texts and narrative.value.sections:
        texts = [re.sub("<.*?>", "", piece).strip() for piece in pieces if isinstance(piece, str)]
    return texts, tagged, found


@pytest.mark.parametrize(("call", "shown"), ROWS, ids=[call for call, _ in ROWS])
def test_the_table_shows_what_is_shown(folder: Path, call: str, shown: str) -> None:
    texts, tagged, found = read(folder, f"{{{{ {call} }}}}")
    assert texts == [shown.strip()]
    assert bool(tagged) == (call.startswith("fact") and "places" not in call)
    assert all("disclose.prose:direction" in finding for finding in found)


def test_the_table_holds_every_function() -> None:
    from disclose.render.narrative_names import FUNCTIONS

    assert {call.partition("(")[0] for call, _ in ROWS} == set(FUNCTIONS)


def test_the_claim_passes(folder: Path) -> None:
    texts, _, found = read(folder, blocks("text")[0])
    assert (texts, found) == (["81.9%"], [])
    assert "between 81.949% and 81.953%" in PAGE
    _, _, found = read(folder, blocks("text")[0].replace("81.9%", "81.8%"))
    assert "from 81.949% to 81.953%" in found[0]


def test_the_finding_is_what_is_printed(folder: Path) -> None:
    _, _, found = read(folder, "Revenue was 3,405.8.")
    assert found == [blocks("text")[1]]


def test_other_calls_of_the_page(folder: Path) -> None:
    for call in re.findall(r"`((?:change|share)\([^`]*\(.*?\)+)`", PAGE):
        texts, _, _ = read(folder, f"It fell: {{{{ {call} }}}}")
        assert len(texts) == 1


def test_the_literals_are_a_key(folder: Path) -> None:
    config = (folder / "disclosure.yaml").read_text("utf-8")
    (folder / "disclosure.yaml").write_text(config + blocks("yaml")[0], "utf-8")
    assert "prose" in ProjectConfig.model_fields
    assert read(folder, "It runs 24/7 on Windows 11.") == (["It runs 24/7 on Windows 11."], [], [])
    assert len(read(folder, "It runs 23/7 on Windows 12.")[2]) == 3


def free() -> list[str]:
    listed = PAGE[PAGE.index("So are\n") : PAGE.index("A text with a number")]
    return [item for pair in re.findall(r"\*([^*]+)\*|(\d+年[^)，。]*|第3季度|附注12)", listed) for item in pair if item]


def test_what_is_free_and_what_is_not(folder: Path) -> None:
    assert len(free()) > 10
    for text in free():
        _, _, found = read(folder, f"So it is with {text} here.")
        assert found == [], text
    tied = PAGE[PAGE.index("Every number in digits") : PAGE.index("A number word that counts")]
    for text in re.findall(r"\*([^*]+)\*", tied):
        assert len(read(folder, f"So it is with {text} it here.")[2]) == 1, text
    assert read(folder, "There are two reasons.")[2] == []
