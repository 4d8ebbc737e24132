"""WCAG 2.2 AA on every example in every language and theme: axe-core, and what it can't see.

axe-core runs in the page that the test has open; nothing of it is in the document.
"""

from __future__ import annotations

import importlib.util
import io
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_kit import EXAMPLES, THEMES, built, chromium, themed
from PIL import Image

from disclose.schema.standard import inline_findings
from disclose.taxonomy.catalog import standard_catalog

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PROJECTS = sorted(path.parent.name for path in EXAMPLES.glob("*/disclosure.yaml"))
WIDE, NARROW = (1440, 900), (320, 640)

IMPOSSIBLE = {
    "landmark-one-main": "a landmark needs the element main or the attribute role; XHTML 1.1 has neither",
    "region": "content can't be put into landmarks where there are none",
}
"""The rules of axe-core that no Inline XBRL 1.1 document can satisfy, and why: what its schema refuses. They are best practice,
not success criteria of WCAG; parts of the page are found by their headings and from the contents."""

AXE = """() => axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations.map(
  (rule) => [rule.id, rule.nodes.map((node) => node.html.slice(0, 200) + ' ' + node.failureSummary)]))"""
STYLED = """(text) => { const style = document.createElementNS('http://www.w3.org/1999/xhtml', 'style');
  style.textContent = text; document.head.append(style); }"""
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
WIDTHS = """() => { const root = document.documentElement; return [root.scrollWidth - root.clientWidth,
  [...document.querySelectorAll('.scroll')].filter((part) => part.scrollWidth > part.clientWidth + 1).map(
    (part) => part.closest('[id]').id)]; }"""
CLIPPED = """() => [...document.querySelectorAll('body *')].filter((part) => {
  const style = getComputedStyle(part);
  return style.overflow === 'hidden' && style.clipPath !== 'inset(50%)' && part.scrollWidth > part.clientWidth;
}).map((part) => part.className)"""
FOCUSED = """() => {
  const at = document.activeElement; const style = getComputedStyle(at); const box = at.getBoundingClientRect();
  const bar = document.querySelector('.bar'); const cover = bar ? bar.getBoundingClientRect().bottom : 0;
  return [[...document.querySelectorAll('a[href]')].indexOf(at), style.outlineStyle, parseFloat(style.outlineWidth),
    bar && bar.contains(at) ? true : box.top >= (cover < 100 ? cover - 1 : 0) && box.bottom <= innerHeight + 1]; }"""
OUTLINE = "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((found) => Number(found.tagName.slice(1)))"
HAN = """() => { const found = []; const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/\\p{Script=Han}/u.test(node.textContent)) continue;
    let at = node.parentElement; while (at && !at.getAttribute('xml:lang')) at = at.parentElement;
    found.push([node.textContent.trim().slice(0, 40), at.getAttribute('xml:lang')]); }
  return found; }"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def axe() -> str:
    """The source of axe-core."""
    spec = importlib.util.find_spec("axe_playwright_python")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("the axe-playwright-python package is not installed")
    return (Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module", params=[f"{project} {theme}" for project in PROJECTS for theme in THEMES])
def reports(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The reports of an example in a theme, one for each language."""
    project, theme = request.param.split()
    root = tmp_path_factory.mktemp("themed")
    return built(themed(project, theme, root), root / "out")


def opened(browser: Browser, reports: list[Path], size: tuple[int, int]) -> Iterator[list[Page]]:
    """The reports, open in a window."""
    pages = []
    for report in reports:
        page = browser.new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
        page.goto(report.as_uri())
        pages.append(page)
    yield pages
    for page in pages:
        page.close()


@pytest.fixture(params=["wide", "narrow"])
def pages(request: pytest.FixtureRequest, browser: Browser, reports: list[Path]) -> Iterator[list[Page]]:
    yield from opened(browser, reports, WIDE if request.param == "wide" else NARROW)


@pytest.fixture
def wide(browser: Browser, reports: list[Path]) -> Iterator[list[Page]]:
    yield from opened(browser, reports, WIDE)


def test_axe_finds_only_what_the_schema_makes_impossible(pages: list[Page], axe: str) -> None:
    for page in pages:
        page.evaluate(axe)
        found: dict[str, Any] = dict(page.evaluate(AXE))
        assert {rule: nodes for rule, nodes in found.items() if rule not in IMPOSSIBLE} == {}, page.url
        assert set(found) == set(IMPOSSIBLE), "a rule that can be satisfied after all needs no exception"


def test_nothing_is_wider_than_the_window(pages: list[Page]) -> None:
    """Success criterion 1.4.10, reflow: at 320 pixels tables too stay inside, so that there is nothing to scroll."""
    assert [(page.url, page.evaluate(WIDTHS)) for page in pages if page.evaluate(WIDTHS) != [0, []]] == []


def test_wider_spacing_loses_nothing(pages: list[Page]) -> None:
    """Success criterion 1.4.12, text spacing."""
    for page in pages:
        page.evaluate(STYLED, SPACED)
        assert page.evaluate(WIDTHS)[0] <= 0, page.url
        assert page.evaluate(CLIPPED) == [], page.url


def test_headings_go_down_by_one(wide: list[Page]) -> None:
    for page in wide:
        levels = page.evaluate(OUTLINE)
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == [], page.url


def test_focus_goes_through_the_links_in_order_and_is_seen(wide: list[Page]) -> None:
    """Success criteria 2.4.3, 2.4.7 and 2.4.11."""
    for page in wide:
        for number in range(min(page.locator("a[href]").count(), 24)):
            page.keyboard.press("Tab")
            at, style, width, seen = page.evaluate(FOCUSED)
            assert (at, style, width >= 2, seen) == (number, "solid", True, True), page.url


def test_the_language_of_parts(wide: list[Page]) -> None:
    """Success criterion 3.1.2: Chinese is marked as such wherever it stands."""
    for page in wide:
        assert [(text, language) for text, language in page.evaluate(HAN) if not language.startswith("zh")] == [], page.url


def test_letters_on_the_cover_stand_out(wide: list[Page]) -> None:
    """Contrast on a picture of lines and shades, which axe-core does not judge: the lightest point against white letters."""
    for page in wide:
        if page.evaluate("() => getComputedStyle(document.querySelector('.cover')).backgroundImage") == "none":
            continue
        page.evaluate(STYLED, ".cover * { visibility: hidden }")
        with Image.open(io.BytesIO(page.locator(".cover").screenshot())) as picture:
            lightest = [max(band.tobytes()) / 255 for band in picture.convert("RGB").split()]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in lightest]
        luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        assert 1.05 / (luminance + 0.05) >= 4.5


def test_the_impossible_is_impossible() -> None:
    """The Inline XBRL schema refuses what would satisfy the rules."""
    head = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>{}</body></html>'
    for markup in ("<main><p>a</p></main>", '<div role="main"><p>a</p></div>'):
        assert inline_findings(head.format(markup).encode(), "t.xhtml", standard_catalog())
    assert inline_findings(head.format("<div><p>a</p></div>").encode(), "t.xhtml", standard_catalog()) == ()
