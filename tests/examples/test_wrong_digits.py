"""Every figure of the example, typed beside its name: found as typed, and with one digit wrong never replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclose.diagnostics import Diagnostic
from disclose.model import ExplicitMember
from disclose.project import load_project
from disclose.render.candidates import figures
from disclose.render.display import display
from disclose.render.lookup import index_facts
from disclose.render.narrative_names import CallReader, Places
from disclose.render.prose import read_prose
from disclose.render.prose_names import Names
from disclose.sources import read_figures
from disclose.sources.bind import bind
from disclose.taxonomy.author import author_taxonomy
from disclose.transforms import NegativeStyle

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "sensetime-2023"


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_right_and_wrong_numbers_beside_their_names(language: str) -> None:
    project = load_project(FOLDER).value
    assert project is not None
    taxonomy = author_taxonomy(project.taxonomy_folder, "taxonomy").value
    rows = read_figures(project).value
    assert taxonomy is not None
    assert rows is not None
    facts = bind(project, taxonomy, rows).value
    assert facts is not None
    index = index_facts(facts, language)
    section = (FOLDER / "narrative" / language / "01-financial-performance.md").read_text("utf-8")
    around = section.split("---", 2)[2].split("\n##")[0]

    def last_finding(words: str, number: str) -> Diagnostic:
        sentence = f"{words}为{number}。" if language == "zh-Hans" else f"{words} was {number}."
        body = f"{around}\n\n{sentence}\n"
        read = read_prose(body, "a.md", CallReader(project, taxonomy, index, Places(body, "a.md")), "")
        return [found for found in read.diagnostics if found.code == "disclose.prose:untied-number"][-1]

    offered = ambiguous = 0
    for figure in figures(Names(project, taxonomy, index, Places("", ""))):
        members = [member.member for _, member in figure.fact.aspects.dimensions if isinstance(member, ExplicitMember)]
        words = " ".join(taxonomy.label(name, language) for name in (*members, figure.fact.aspects.concept))
        text = str(display(figure.fact, taxonomy, language, style=NegativeStyle.MAGNITUDE))
        found = last_finding(words, text)
        assert f"fact({figure.arguments}" in (found.help or ""), (words, text, found.help)
        offered += found.fix is not None
        ambiguous += found.fix is None
        digits = [at for at, letter in enumerate(text) if letter.isdigit()]
        for at in {digits[0], digits[-1]}:
            wrong = f"{text[:at]}{int(text[at]) % 9 + 1}{text[at + 1 :]}"
            assert last_finding(words, wrong).fix is None, (words, wrong)
    assert offered > 15 * ambiguous
