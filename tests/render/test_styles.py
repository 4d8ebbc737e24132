"""Style sheets of a project, and what a page would load or run."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from page_kit import LAYOUT, PlainTagger, make_case

from disclose.names import XHTML
from disclose.render.styles import faults_of_page, loaded_by_style


@pytest.mark.parametrize(
    ("css", "loaded"),
    [
        ("a { color: red }\n@media print { b > i { color: #ffffff } }", []),
        ('a { background: url("data:image/png;base64,AAAA") }', []),
        ("a { fill: url(#shade) }", []),
        ("/* @import url(https://a.example/x.css) */ a { content: '/*' }", []),
        ("a {}\nb { background: URL( 'https://a.example/x.png' ) }", [("https://a.example/x.png", 2)]),
        ("@import 'more.css';", [("@import 'more.css'", 1)]),
        ('@\\69mport "more.css";', [('@import "more.css"', 1)]),
        ("/* two\nlines */\na { background: u\\72 l(logo.png) }", [("logo.png", 3)]),
        ('a { content: "/*" } b { background: url(x.png) } c { content: "*/" }', [("x.png", 1)]),
        ('a { background: -webkit-image-set("x.png" 1x) }', [('image-set("x.png" 1x)', 1)]),
        ("@font-face { src: url(//a.example/f.woff2) }", [("//a.example/f.woff2", 1)]),
        ("a { background: url() }", [("url()", 1)]),
        ("a { background: url(x.png", [("x.png", 1)]),
    ],
)
def test_what_a_style_sheet_would_load(css: str, loaded: list[tuple[str, int]]) -> None:
    assert list(loaded_by_style(css)) == loaded


@pytest.mark.parametrize(
    ("markup", "faults"),
    [
        ('<p style="color: red"><a href="https://a.example/">x</a><img src="data:image/png;base64,AA" alt="x"/></p>', []),
        ('<p><img src="logo.png" alt="x"/></p>', [("external", "logo.png")]),
        ('<p style="background: url(https://a.example/x)">x</p>', [("external", "https://a.example/x")]),
        ('<object data="film.mp4"></object>', [("external", "film.mp4")]),
        ('<link rel="stylesheet" href="more.css"/>', [("external", "more.css")]),
        ("<style>p { background: url(x.png) }</style>", [("external", "x.png")]),
        ('<script type="text/javascript">run()</script>', [("script", "run()")]),
        ('<p onclick="run()">x</p>', [("script", "run()")]),
    ],
)
def test_what_a_page_would_load_or_run(markup: str, faults: list[tuple[str, str]]) -> None:
    assert list(faults_of_page(etree.fromstring(f'<html xmlns="{XHTML}"><body>{markup}</body></html>'))) == faults


def test_style_sheets_of_the_project_come_last_in_order_of_name(tmp_path: Path) -> None:
    case = make_case(tmp_path, files={"theme/2.css": "h1 > em { color: blue }\n", "theme/1.css": "h1 { color: red }"})
    outcome = case.page()
    assert outcome.ok, outcome.diagnostics
    assert outcome.value is not None
    style = etree.fromstring(outcome.value).find(f".//{{{XHTML}}}style")
    assert style is not None
    assert (style.text or "").endswith("h1 { color: red }\nh1 > em { color: blue }\n\n")


def test_a_style_sheet_can_not_end_its_element(tmp_path: Path) -> None:
    case = make_case(tmp_path, files={"theme/1.css": "</style><script>run()</script>"})
    page = case.page().value
    assert page is not None
    assert etree.fromstring(page).find(f".//{{{XHTML}}}script") is None


def test_what_is_loaded_is_found_at_its_line(tmp_path: Path) -> None:
    case = make_case(tmp_path, files={"theme/own.css": "a {}\nb { background: url(logo.png) }\n"})
    outcome = case.page()
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert (found.code, str(found.span)) == ("disclose.template:external", "theme/own.css:2")
    assert found.message == "A report can't load anything from elsewhere: logo.png"


@pytest.mark.parametrize(
    ("block", "code", "place"),
    [
        ('<p>\n<img src="logo.png" alt="x"/></p>', "external", "report.xhtml.j2:3:11"),
        ("<p>\n<script>run()</script></p>", "script", "report.xhtml.j2:3:9"),
    ],
)
def test_what_a_template_loads_or_runs_is_found_at_its_line(tmp_path: Path, block: str, code: str, place: str) -> None:
    template = f'{{% extends "themes/plain/report.xhtml.j2" %}}\n{{% block about %}}{block}{{% endblock %}}\n'
    outcome = make_case(tmp_path, files={"report.xhtml.j2": template}).page()
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert (found.code, str(found.span)) == (f"disclose.template:{code}", place)


def test_a_style_sheet_outside_the_project_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_text("p {}", "utf-8")
    case = make_case(tmp_path / "project")
    (case.folder / "theme").mkdir()
    (case.folder / "theme" / "own.css").symlink_to(tmp_path / "secret.css")
    (found,) = case.page().diagnostics
    assert (found.code, str(found.span)) == ("disclose.project:outside", "theme/own.css")


def test_the_plain_theme_shows_the_same_facts(tmp_path: Path) -> None:
    taggers = PlainTagger(), PlainTagger()
    for tagger, theme in zip(taggers, ("annual-report", "plain"), strict=True):
        layout = LAYOUT.replace("layout:\n", f"layout:\n  theme: {theme}\n")
        outcome = make_case(tmp_path / theme, layout=layout).page(tagger)
        assert outcome.ok, outcome.diagnostics
    assert sorted(taggers[0].placed) == sorted(taggers[1].placed)
