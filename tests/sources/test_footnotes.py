"""Footnotes among figures: declared once, named beside figures, brought into the report by language."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from figures_kit import DISCLOSURE, TAXONOMY, project, told

from disclose.diagnostics import Diagnostic
from disclose.model import Fact, Footnote, Period
from disclose.names import ARCROLE_FACT_FOOTNOTE, ROLE_LINK
from disclose.sources import footnotes_of, read_figures
from disclose.sources.bind import bind

NOTES = """\
footnotes:
  derived:
    en: Total less the other two streams, at < 1%.
    zh-Hans: 总额减去其他两项。
  restated: {en: Restated., zh-Hans: 已重述。}
"""
TABLE = """\
concept,BusinessAxis,current,prior,footnote,footnote prior
Revenue,,"3,405.8","3,808.5",,restated derived
Revenue,GenerativeMember,"1,183.7",394.7,derived,
"""


def made(folder: Path, **files: str) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    kit = project(folder, {name.replace("_", "."): text for name, text in files.items()})
    figures = read_figures(kit)
    facts = bind(kit, TAXONOMY, figures.value or ())
    return facts.value or (), (*figures.diagnostics, *facts.diagnostics)


def findings(folder: Path, **files: str) -> list[tuple[str, str, str, str | None]]:
    return told(made(folder, **files)[1])


def test_footnotes_of_lines_and_of_periods(tmp_path: Path) -> None:
    facts, found = made(tmp_path, a_csv=TABLE, b_yaml=NOTES)
    assert found == ()
    assert [[note.name for note in fact.origin.footnotes] for fact in facts] == [
        [],
        ["restated", "derived"],
        ["derived"],
        ["derived"],
    ]
    year = Period.between(dt.date(2022, 1, 1), dt.date(2022, 12, 31))
    assert facts[1].aspects.period == year
    derived = ("Revenue-2022", "Revenue-2022-GenerativeMember", "Revenue-2023-GenerativeMember")
    assert footnotes_of(facts, ("en", "zh-Hans")) == (
        Footnote(derived, "en", "Total less the other two streams, at &lt; 1%.", ROLE_LINK, ARCROLE_FACT_FOOTNOTE),
        Footnote(derived, "zh-Hans", "总额减去其他两项。"),
        Footnote(("Revenue-2022",), "en", "Restated."),
        Footnote(("Revenue-2022",), "zh-Hans", "已重述。"),
    )
    spans = [str(note.span) for note in footnotes_of(facts, ("en", "zh-Hans"))]
    assert spans == ["b.yaml:2:3", "b.yaml:2:3", "b.yaml:5:3", "b.yaml:5:3"]


def test_yaml_names_footnotes_the_same_way(tmp_path: Path) -> None:
    yaml = """\
figures:
  - concept: Revenue
    current: {value: "3,405.8", footnote: restated}
    prior: "3,808.5"
    footnote: [derived, restated]
  - concept: Cash
    current: 1
    prior: 2
    footnote: derived
    footnote prior: restated
"""
    facts, found = made(tmp_path, a_yaml=yaml + NOTES)
    assert found == ()
    named = [[note.name for note in fact.origin.footnotes] for fact in facts]
    assert named == [["restated"], ["derived", "restated"], ["derived"], ["restated"]]


def test_an_unknown_and_an_unused_footnote(tmp_path: Path) -> None:
    assert findings(
        tmp_path, a_csv=TABLE.replace('GenerativeMember,"1,183.7",394.7,derived', "GenerativeMember,1,2,derivd"), b_yaml=NOTES
    ) == [
        ("a.csv:3:30", "figures:unknown-footnote", "There is no footnote 'derivd'", "Did you mean derived?"),
    ]
    assert findings(tmp_path, a_csv="concept,current\nRevenue,1\n", b_yaml=NOTES) == [
        (
            "b.yaml:2:3",
            "figures:unused-footnote",
            "No figure names the footnote derived",
            "Name it in the column footnote, or remove it.",
        ),
        (
            "b.yaml:5:3",
            "figures:unused-footnote",
            "No figure names the footnote restated",
            "Name it in the column footnote, or remove it.",
        ),
    ]


def test_a_footnote_owes_its_text_in_every_language(tmp_path: Path) -> None:
    table = "concept,current,footnote\nRevenue,1,a\n"
    for text, place in (("{en: x}", "b.yaml:2:3"), ("x", "b.yaml:2:6")):
        message = "The footnote a has no text in zh-Hans"
        expected = [(place, "language:missing-translation", message, "Add zh-Hans: … to it.")]
        assert findings(tmp_path, a_csv=table, b_yaml=f"footnotes:\n  a: {text}\n") == expected
    facts, found = made(tmp_path, a_csv=table, b_yaml="footnotes:\n  a: {en: x, zh-Hans: 甲, de: y}\n")
    assert found == ()
    assert [note.language for note in footnotes_of(facts, ("en", "zh-Hans"))] == ["en", "zh-Hans"]


def test_what_is_no_footnote(tmp_path: Path) -> None:
    yaml = """\
footnotes:
  two words: {en: x, zh-Hans: x}
  a: {en: x, zh-Hans: x, no language: x}
  b: {en: "", zh-Hans: x}
  c:
  d: [x]
"""
    found = findings(tmp_path, a_csv="concept,current,footnote\nRevenue,1,a b\n", b_yaml=yaml)
    assert [(place, message) for place, code, message, _ in found if code == "figures:footnote"] == [
        ("b.yaml:2:3", "'two words' can't be the name of a footnote"),
        ("b.yaml:3:39", "'no language' is not a language"),
        ("b.yaml:4:11", "The footnote b has no text in en"),
        ("b.yaml:5:3", "The footnote c has no text"),
        ("b.yaml:6:3", "The footnote d has no text"),
    ]
    assert findings(tmp_path, a_csv="concept,current\nRevenue,1\n", b_yaml="footnotes: [x]\n") == [
        (
            "b.yaml:1:1",
            "figures:footnote",
            "footnotes must be a mapping of names",
            "Write the name of each footnote, and below it its text by language.",
        )
    ]


def test_a_footnote_is_declared_once(tmp_path: Path) -> None:
    table = "concept,current,footnote\nRevenue,1,a\n"
    (found,) = findings(
        tmp_path, a_csv=table, b_yaml="footnotes:\n  a: {en: x, zh-Hans: x}\n", c_yaml="footnotes:\n  a: {en: y, zh-Hans: y}\n"
    )
    assert found == ("c.yaml:2:3", "figures:footnote", "The footnote a is declared twice", "Give one of them another name.")


def test_a_column_of_footnotes_is_no_period_name(tmp_path: Path) -> None:
    named = DISCLOSURE.replace("prior: 2022", "footnote: 2022")
    kit = project(tmp_path, {"a.csv": "concept,current\nRevenue,1\n"}, named)
    assert [found.code for found in read_figures(kit).diagnostics] == ["disclose.figures:period-name"]
