"""Rebuilding after changes: quick, right, and whatever the sources are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from watch_kit import FILES, change, write

from disclose.compiling import compile_sources
from disclose.diagnostics import Findings
from disclose.documents import pages_of
from disclose.memo import P, T, afresh
from disclose.watch.preview import Preview, Stage, Superseded


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path / "kit")


PROSE = {"render_narrative", "_judged", "version", "_page"}


def checked(preview: Preview) -> Preview:
    assert preview.rebuild()
    preview.check()
    return preview


def test_pages_come_first_and_the_check_after_them(project: Path) -> None:
    preview = Preview(project)
    assert preview.rebuild()
    assert list(preview.view.pages) == ["kit-en.xhtml", "kit-de.xhtml"]
    assert (preview.view.current, preview.view.stage, preview.view.findings) == (True, Stage.PENDING, ())
    assert b"3,405.8" in preview.view.pages["kit-en.xhtml"]
    assert b"3.405,8" in preview.view.pages["kit-de.xhtml"]
    preview.check()
    assert (preview.view.stage, preview.view.findings, preview.view.written) == (Stage.DONE, (), None)
    assert sorted(path.name for path in project.iterdir()) == sorted({name.partition("/")[0] for name in FILES})


def test_nothing_is_made_again_when_nothing_has_changed(project: Path) -> None:
    preview = checked(Preview(project))
    (project / "figures.csv").write_text(FILES["figures.csv"], "utf-8")
    (project / "unrelated.txt").write_text("x", "utf-8")
    view = preview.view
    assert not preview.rebuild()
    assert preview.view is view


@pytest.mark.parametrize(
    ("file", "before", "after", "reached"),
    [
        # the table itself, all tables, binding, prose in two languages, the report, its two versions and pages
        (
            "figures.csv",
            "3,405.8",
            "3,405.9",
            {"_read", "read_figures", "bind", "render_narrative", "_judged", "version", "_page"},
        ),
        ("narrative/de/01-outlook.md", "betrug", "war", PROSE),
        ("translations.yaml", "Geschäftsbericht", "Bericht", {"read_remarks", "Pages", "_page"}),
        ("theme/own.css", "102030", "203040", {"_page"}),
        ("report.xhtml.j2", "\n", "\n\n", {"_page"}),
    ],
)
def test_a_change_reaches_what_is_made_from_it(
    file: str, before: str, after: str, reached: set[str], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = checked(Preview(project))
    called: list[str] = []
    made = preview._memo._made

    def noting(function: Callable[P, T], given: tuple[object, ...], *args: P.args, **kwargs: P.kwargs) -> object:
        called.append(getattr(function, "__name__", ""))
        return made(function, given, *args, **kwargs)

    monkeypatch.setattr(preview._memo, "_made", noting)
    change(project / file, before, after)
    assert preview.rebuild()
    assert set(called) == reached
    assert called.count("render_narrative") == (2 if file == "figures.csv" else 1 if "narrative" in file else 0)
    assert preview.view.current


def test_an_error_keeps_the_last_good_pages(project: Path) -> None:
    preview = checked(Preview(project))
    pages = preview.view.pages
    change(project / "figures.csv", "3,405.8", "three")
    assert preview.rebuild()
    (found,) = preview.view.findings
    assert (str(found.span), found.code) == ("figures.csv:2:9", "disclose.figures:value")
    assert (preview.view.current, preview.view.stage, preview.view.pages) == (False, Stage.IMPOSSIBLE, pages)
    change(project / "figures.csv", "three", "3,405.8")
    assert preview.rebuild()
    assert (preview.view.current, preview.view.findings, dict(preview.view.pages)) == (True, (), dict(pages))


def folder_for_configuration(project: Path) -> None:
    (project / "disclosure.yaml").unlink()
    (project / "disclosure.yaml").mkdir()


def link_to_itself(project: Path) -> None:
    (project / "figures.csv").unlink()
    (project / "figures.csv").symlink_to(project / "figures.csv")


BROKEN: dict[str, Callable[[Path], object]] = {
    "half a configuration": lambda project: (project / "disclosure.yaml").write_text(FILES["disclosure.yaml"][:100], "utf-8"),
    "no configuration": lambda project: (project / "disclosure.yaml").unlink(),
    "a configuration that is not UTF-8": lambda project: (project / "disclosure.yaml").write_bytes(b"\xff\xfe\x00"),
    "a folder for a configuration": folder_for_configuration,
    "an empty table": lambda project: (project / "figures.csv").write_bytes(b""),
    "half a row": lambda project: (project / "figures.csv").write_text('concept,current\nRevenue,"3,4', "utf-8"),
    "half a list": lambda project: (project / "more.yaml").write_text("figures:\n  - concept: Sta\n  cur", "utf-8"),
    "no prose": lambda project: (project / "narrative").rename(project / "words"),
    "half a section": lambda project: (project / "narrative/en/01-outlook.md").write_text("---\ntitle: {en", "utf-8"),
    "an open expression": lambda project: change(project / "narrative/en/01-outlook.md", "fact(Revenue) }}", "fact(Reve"),
    "half a taxonomy": lambda project: (project / "taxonomy/kit.yaml").write_text(FILES["taxonomy/kit.yaml"][:200], "utf-8"),
    "no taxonomy": lambda project: (project / "taxonomy").rename(project / "elsewhere"),
    "an open block": lambda project: (project / "report.xhtml.j2").write_text("{% block", "utf-8"),
    "a template that is not XML": lambda project: (project / "report.xhtml.j2").write_text("<html><p>", "utf-8"),
    "a template of a theme that is broken": lambda project: write(
        project, {"themes/annual-report/tables.j2": "{% macro facts(", "report.xhtml.j2": FILES["report.xhtml.j2"]}
    ),
    "a template that is no text": lambda project: (project / "report.xhtml.j2").write_bytes(b"\xff"),
    "a style sheet that loads": lambda project: (project / "theme/own.css").write_text("@import 'x';", "utf-8"),
    "half a phrase": lambda project: (project / "translations.yaml").write_text("Annual report: {de", "utf-8"),
    "links in a circle": link_to_itself,
}


@pytest.mark.parametrize("how", BROKEN)
def test_every_broken_state_is_found_and_recovered_from(how: str, project: Path) -> None:
    preview = checked(Preview(project))
    pages = dict(preview.view.pages)
    BROKEN[how](project)
    assert preview.rebuild()
    assert not preview.view.current
    assert preview.view.findings
    assert dict(preview.view.pages) == pages
    for path in sorted(project.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    write(project)
    assert preview.rebuild()
    preview.check()
    assert (preview.view.current, preview.view.findings, dict(preview.view.pages)) == (True, (), pages)


def test_a_project_that_goes_away_and_comes_back(project: Path) -> None:
    preview = checked(Preview(project))
    project.rename(project.with_name("away"))
    assert preview.rebuild()
    assert [found.code for found in preview.view.findings] == ["disclose.file:not-found"]
    project.with_name("away").rename(project)
    assert preview.rebuild()
    assert preview.view.current


def test_an_output_is_written_after_a_clean_build_only(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    preview = checked(Preview(project, out))
    assert preview.view.written == out
    written = (out / "kit-en.xhtml").read_bytes()
    assert written == preview.view.pages["kit-en.xhtml"]
    change(project / "figures.csv", "3,405.8", "three")
    assert preview.rebuild()
    assert (out / "kit-en.xhtml").read_bytes() == written


def test_a_check_that_is_overtaken_is_given_up_and_can_be_made_later(project: Path) -> None:
    preview = Preview(project)
    assert preview.rebuild()
    with pytest.raises(Superseded):
        preview.check(lambda: True)
    stages = [preview.view.stage]
    preview.check()
    assert [*stages, preview.view.stage] == [Stage.PENDING, Stage.DONE]


def test_a_change_that_a_check_meets_first_is_shown_by_the_next_rebuild(project: Path) -> None:
    preview = Preview(project)
    assert preview.rebuild()
    change(project / "figures.csv", "3,405.8", "three")
    preview.check()
    assert [found.code for found in preview.view.findings] == ["disclose.figures:value"]
    assert preview.rebuild()
    assert (preview.view.current, preview.view.stage) == (False, Stage.IMPOSSIBLE)


def test_a_failure_of_the_program_is_a_finding_and_the_next_rebuild_is_shown(project: Path) -> None:
    preview = checked(Preview(project))
    preview.failed(ValueError("no good"))
    (found,) = preview.view.findings
    assert (found.code, found.message) == (
        "disclose.watch:failure",
        "disclose failed on the sources as they are: ValueError: no good",
    )
    assert not preview.view.current
    assert preview.rebuild()
    assert (preview.view.current, preview.view.findings) == (True, ())


def test_a_taxonomy_elsewhere_is_watched_too(project: Path, tmp_path: Path) -> None:
    preview = checked(Preview(project))
    assert list(preview.folders) == [project]
    (project / "taxonomy").rename(tmp_path / "shared")
    change(project / "disclosure.yaml", "taxonomy: taxonomy", "taxonomy: ../shared")
    assert preview.rebuild()
    assert preview.view.current
    assert list(preview.folders) == [project, (tmp_path / "shared").resolve()]


def test_pages_are_shown_whether_the_project_asks_for_them_or_not(project: Path) -> None:
    change(project / "disclosure.yaml", "outputs: [xbrl, inline, json]", "outputs: [xbrl]")
    assert list(checked(Preview(project)).view.pages) == ["kit-en.xhtml", "kit-de.xhtml"]


def test_a_memo_changes_no_page(project: Path) -> None:
    findings = Findings()
    compiled = compile_sources(project, findings, lambda stage: None, afresh)
    assert compiled is not None
    assert dict(pages_of(compiled, findings, afresh).files) == dict(checked(Preview(project)).view.pages)
