"""Sources and notes in the language of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_kit import Case, make_case

from disclose.diagnostics import Diagnostic, Span
from disclose.model import Fact
from disclose.project import load_project
from disclose.render.remarks import Remarks, read_remarks, untold

PHRASES = """\
Annual report: {zh-Hans: 年报}
cover: {zh-Hans: 封面}
Notes, note 3: {zh-Hans: 附注三}
Rounded on its own.: {zh-Hans: 单独取整。}
"""


def case_with(folder: Path, phrases: str | None = PHRASES) -> Case:
    case = make_case(folder, language="en, zh-Hans")
    text = (folder / "disclosure.yaml").read_text("utf-8")
    if phrases is not None:
        (folder / "phrases.yaml").write_text(phrases, "utf-8")
        text = text.replace("layout:\n", "layout:\n  translations: phrases.yaml\n")
    (folder / "disclosure.yaml").write_text(text, "utf-8")
    project = load_project(folder).value
    assert project is not None
    return Case(folder, project, case.taxonomy, case.facts)


def remarks_of(case: Case) -> Remarks:
    read = read_remarks(case.project)
    assert read.diagnostics == ()
    assert read.value is not None
    return read.value


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Annual report, p. 9; p. 38", "年报，第9页、第38页"),
        ("Annual report, cover", "年报，封面"),
        ("p.\u00a09; pp. 11-12", "第9页、第11-12页"),
        ("Annual report", "年报"),
        ("Annual report, p. 9; Annual report, p. 40", "年报，第9页、年报，第40页"),
        ("Notes, note 3", "附注三"),
        ("", ""),
        ("Annual report, table 2", '<span xml:lang="en">Annual report, table 2</span>'),
        ("<Minutes> & more", '<span xml:lang="en">&lt;Minutes&gt; &amp; more</span>'),
    ],
)
def test_sources(tmp_path: Path, source: str, shown: str) -> None:
    remarks = remarks_of(case_with(tmp_path))
    assert remarks.source(source, "zh-Hans") == shown
    assert remarks.source(source, "en") == source


def test_notes(tmp_path: Path) -> None:
    remarks = remarks_of(case_with(tmp_path))
    assert remarks.note("Rounded on its own.", "zh-Hans") == "单独取整。"
    assert remarks.note("Restated.", "zh-Hans") == '<span xml:lang="en">Restated.</span>'
    assert remarks.note("Restated.", "en") == "Restated."


def test_what_is_not_translated_and_what_nobody_says(tmp_path: Path) -> None:
    case = case_with(tmp_path, "Annual report: {zh-Hans: 年报}\nOnce said.: {zh-Hans: 曾说。}\n")
    found = list(untold(case.project, remarks_of(case), case.facts, ["Annual report, p. 35"]))
    assert [(diagnostic.code, diagnostic.message, str(diagnostic.span)) for diagnostic in found] == [
        (
            "disclose.language:remark",
            "The note 'Rounded on its own.' has no translation in zh-Hans",
            str(place_of(case.facts, "Rounded on its own.")),
        ),
        (
            "disclose.language:remark",
            "The note 'Follows from the others.' has no translation in zh-Hans",
            str(place_of(case.facts, "Follows from the others.")),
        ),
        ("disclose.language:unused-phrase", "No source and no note says 'Once said.'", "phrases.yaml:2:1"),
    ]


def place_of(facts: tuple[Fact, ...], note: str) -> Span | None:
    return next(fact.span for fact in facts if fact.origin.note == note)


@pytest.mark.parametrize(
    ("phrases", "place", "message"),
    [
        ("- a\n", "phrases.yaml:1:1", "The file is no mapping of phrases"),
        ("Annual report: 年报\n", "phrases.yaml:1:16", "Below 'Annual report' are no texts by language"),
        ("p. 1: {fr: p. 1}\n", "phrases.yaml:1:1", "Below 'p. 1' is no further language of the report: fr"),
        ("p. 1: {en: p. 1}\n", "phrases.yaml:1:1", "Below 'p. 1' is no further language of the report: en"),
    ],
)
def test_what_is_no_file_of_phrases(tmp_path: Path, phrases: str, place: str, message: str) -> None:
    (found,) = read_remarks(case_with(tmp_path, phrases).project).diagnostics
    assert (found.code, str(found.span), found.message) == ("disclose.language:phrases", place, message)


def test_a_file_that_is_not_there_is_found_where_it_is_named(tmp_path: Path) -> None:
    case = case_with(tmp_path)
    (tmp_path / "phrases.yaml").unlink()
    found: tuple[Diagnostic, ...] = read_remarks(case.project).diagnostics
    assert [(one.code, one.span is not None and one.span.path) for one in found] == [
        ("disclose.file:not-found", "disclosure.yaml")
    ]


def test_a_report_in_one_language_needs_no_phrases(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    remarks = remarks_of(case)
    assert list(untold(case.project, remarks, case.facts, [])) == []
    assert remarks.source("Annual report, p. 9", "en") == "Annual report, p. 9"
