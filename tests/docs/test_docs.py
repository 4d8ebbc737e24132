"""The documentation, executed: its commands exist, its examples build, its links lead somewhere."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from disclose.build import build
from disclose.names import XHTML

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def fenced(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example to put a documented piece into."""
    shutil.copytree(ROOT / "taxonomy", tmp_path / "taxonomy")
    folder = tmp_path / "examples" / "sensetime-2023"
    shutil.copytree(ROOT / "examples" / "sensetime-2023", folder, ignore=shutil.ignore_patterns("out"))
    return folder


def test_the_documented_section_builds(project: Path, tmp_path: Path) -> None:
    (section,) = fenced(ROOT / "docs" / "reference" / "narrative.md", "markdown")
    name = "narrative/en/01-financial-performance.md"
    assert (project / name).is_file()
    (project / name).write_text(section, "utf-8")
    outcome = build(project, tmp_path / "out")
    assert outcome.diagnostics == ()
    text = (tmp_path / "out" / "sensetime-2023-en.xhtml").read_text("utf-8")
    assert "a year earlier" in text


THEMES = ROOT / "docs" / "reference" / "themes.md"


def test_the_documented_page_template_builds(project: Path, tmp_path: Path) -> None:
    (template,) = fenced(THEMES, "jinja")
    (project / "report.xhtml.j2").write_text(template, "utf-8")
    outcome = build(project, tmp_path / "out")
    assert outcome.diagnostics == ()
    text = (tmp_path / "out" / "sensetime-2023-en.xhtml").read_text("utf-8")
    assert "<p>Revenue: <ix:nonFraction" in text
    assert "How to read the tags</h3>" in text
    assert "<p>Printed on request: SenseTime Group Inc..</p>" in text


def test_the_documented_style_is_added(project: Path, tmp_path: Path) -> None:
    (style,) = fenced(THEMES, "css")
    (project / "theme").mkdir()
    (project / "theme" / "own.css").write_text(style, "utf-8")
    outcome = build(project, tmp_path / "out")
    assert outcome.diagnostics == ()
    page = etree.fromstring((tmp_path / "out" / "sensetime-2023-zh-Hans.xhtml").read_bytes())
    added = page.find(f".//{{{XHTML}}}style")
    assert added is not None
    assert (added.text or "").endswith(f"{style}\n")
    inputs = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))["inputs"]
    assert "theme/own.css" in inputs


def test_the_custom_properties_of_a_style_are_the_documented_ones() -> None:
    css = (ROOT / "templates" / "themes" / "annual-report" / "screen.css.j2").read_text("utf-8")
    section = re.search(r"^`--accent`.*?own;", THEMES.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert section is not None
    assert set(re.findall(r"`(--\w+)`", section[0])) == set(re.findall(r"(--\w+):", css))


def test_the_themes_and_their_blocks_are_the_documented_ones() -> None:
    folder = ROOT / "templates" / "themes"
    theme = (folder / "annual-report" / "report.xhtml.j2").read_text("utf-8")
    text = THEMES.read_text("utf-8")
    listed = re.search(r"any of its blocks \((.*?)\)", text, re.DOTALL)
    assert listed is not None
    assert sorted(re.findall(r"`(\w+)`", listed[1])) == sorted(re.findall(r"\{%-? block (\w+)", theme))
    assert re.findall(r"^\| `([a-z-]+)` \|", text[: text.index("## Your own style")], re.MULTILINE) == sorted(
        path.name for path in folder.iterdir()
    )


def test_the_layout_keys_are_the_documented_ones() -> None:
    done = subprocess.run([sys.executable, "-m", "disclose", "schema"], capture_output=True, text=True, check=True)
    keys = set(json.loads(done.stdout)["$defs"]["LayoutConfig"]["properties"])
    text = (ROOT / "docs" / "reference" / "narrative.md").read_text("utf-8")
    table = text[text.index("`layout` in") : text.index("Facts that nothing else")]
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == keys


def test_the_readme_lists_the_commands_there_are() -> None:
    done = subprocess.run([sys.executable, "-m", "disclose", "--help"], capture_output=True, text=True, check=True)
    offered = set(re.findall(r"^  (\w+)  ", done.stdout[done.stdout.index("Commands:") :], re.MULTILINE))
    listed = set(re.findall(r"^\| `disclose (\w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))
    assert listed == offered


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        if not target.startswith(("http:", "https:", "mailto:", "lang:")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


def test_the_dependencies_are_the_documented_ones() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    listed = re.search(r"^dependencies = \[(.*?)\]", project, re.DOTALL | re.MULTILINE)
    assert listed is not None
    names = set(re.findall(r'"([a-z0-9-]+)', listed[1]))
    page = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text("utf-8")
    assert set(re.findall(r"^\| ([a-z0-9-]+) \| [A-Z]", page, re.MULTILINE)) == names
