"""The report as people see it: opened in headless Chromium, wide, narrow and printed, measured and photographed."""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_kit import chromium
from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "sensetime-2023"
NAME = "sensetime-2023"
SIZES = {"wide": (1440, 900), "narrow": (375, 812), "narrowest": (320, 700)}
SMALLEST_LETTERS = 12
"""In CSS pixels, on a screen; tags that mark notes are exempt."""

MEASURE = """() => {
  const seen = (element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    for (let at = element; at; at = at.parentElement) {
      if (getComputedStyle(at).clipPath === 'inset(50%)') return false;  // for screen readers only
    }
    return style.visibility !== 'hidden' && style.display !== 'none' && box.width > 1 && box.height > 1;
  };
  const background = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/rgba\\(\\d+, \\d+, \\d+, 0\\)|transparent/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !seen(element)) continue;
    const style = getComputedStyle(element);
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].map((box) => [box.left, box.top, box.right, box.bottom]);
    texts.push({
      text: node.textContent.trim().slice(0, 60), size: parseFloat(style.fontSize), weight: parseInt(style.fontWeight),
      colour: style.color, background: background(element), small: element.closest('sup') !== null, boxes,
    });
  }
  const width = document.documentElement.clientWidth;
  const beyond = [...document.querySelectorAll('body *')].filter((element) => seen(element) && !element.closest('.scroll')
    && element.getBoundingClientRect().right > width + 1).map((element) => element.tagName + '.' + element.className);
  return {
    width, scroll: document.documentElement.scrollWidth, beyond, texts,
    headings: [...document.querySelectorAll('h1, h2, h3')].map((found) => [found.tagName, found.textContent, seen(found)]),
    images: [...document.images].map((image) => [image.naturalWidth, image.getBoundingClientRect().width, image.alt]),
  };
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built by the program itself."""
    output = tmp_path_factory.mktemp("report") / "out"
    command = [sys.executable, "-m", "disclose", "build", str(EXAMPLE), "-o", str(output)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return output


@pytest.fixture(scope="session", params=["en", "zh-Hans"])
def report(request: pytest.FixtureRequest, built: Path) -> Path:
    """The example in each of its languages."""
    return built / f"{NAME}-{request.param}.xhtml"


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pictures that the tests take."""
    return tmp_path_factory.mktemp("pictures")


@pytest.fixture(params=list(SIZES))
def page(request: pytest.FixtureRequest, browser: Browser, report: Path) -> Iterator[Page]:
    """The report in a window of each size; a request that leaves the machine fails the test."""
    width, height = SIZES[request.param]
    opened = browser.new_page(viewport={"width": width, "height": height})
    requested: list[str] = []
    opened.on("request", lambda sent: requested.append(sent.url))
    opened.goto(report.as_uri())
    yield opened
    opened.close()
    assert [url for url in requested if not url.startswith(("file:", "data:"))] == []


def channels(colour: str) -> tuple[float, ...]:
    """The channels of a computed colour, from 0 to 1."""
    numbers = colour[colour.index("(") + 1 : -1].split(",")
    return tuple(int(number) / 255 for number in numbers[:3])


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_nothing_lies_beyond_the_window(page: Page) -> None:
    seen = page.evaluate(MEASURE)
    assert seen["scroll"] <= seen["width"]
    assert seen["beyond"] == []


def test_letters_are_large_enough_and_stand_out(page: Page) -> None:
    texts: list[dict[str, Any]] = page.evaluate(MEASURE)["texts"]
    assert len(texts) > 500
    assert [text["text"] for text in texts if text["size"] < SMALLEST_LETTERS and not text["small"]] == []
    faint = {
        (text["text"], text["colour"], text["background"])
        for text in texts
        if contrast(text["colour"], text["background"]) < 4.5
    }
    assert faint == set()


def test_texts_do_not_overlap(page: Page) -> None:
    rows: dict[int, list[tuple[list[float], str]]] = {}
    for text in page.evaluate(MEASURE)["texts"]:
        for box in text["boxes"]:
            if not text["small"] and box[2] - box[0] > 1 and box[3] - box[1] > 1:
                for row in range(math.floor(box[1] / 40), math.floor(box[3] / 40) + 1):
                    rows.setdefault(row, []).append((box, text["text"]))
    overlaps: set[tuple[str, str]] = set()
    for together in rows.values():
        for at, (one, first) in enumerate(together):
            for other, second in together[at + 1 :]:
                wide = min(one[2], other[2]) - max(one[0], other[0])
                high = min(one[3], other[3]) - max(one[1], other[1])
                # lines set close together share the space above and below their letters
                if wide > 1 and high > 0.5 * min(one[3] - one[1], other[3] - other[1]):
                    overlaps.add((first, second))
    assert overlaps == set()


def test_headings_and_charts_are_seen(page: Page) -> None:
    seen = page.evaluate(MEASURE)
    assert [name for name, _, _ in seen["headings"]].count("h1") == 1
    assert [text for _, text, visible in seen["headings"] if not visible] == []
    assert len(seen["headings"]) > 20
    assert len(seen["images"]) == 3
    for natural, shown, words in seen["images"]:
        assert natural > 0
        assert shown >= 250
        assert len(words) > 40


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_pictures_of_the_screen(browser: Browser, report: Path, pictures: Path, size: str) -> None:
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(report.as_uri())
    place = pictures / f"{size}.png"
    page.screenshot(path=place, full_page=True)
    page.close()
    with Image.open(place) as picture:
        assert picture.width == width
        assert picture.height > 5 * height
        cover = picture.convert("RGB").crop((0, 0, width, 200)).resize((1, 1)).getpixel((0, 0))
        assert isinstance(cover, tuple)
        assert sum(cover) < 380, "the cover is dark"


def test_links_lead_to_what_they_name(browser: Browser, report: Path) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page.goto(report.as_uri())
    for target in page.eval_on_selector_all("#contents a", "links => links.map((link) => link.getAttribute('href'))"):
        page.goto(f"{report.as_uri()}{target}")
        top = page.evaluate("name => document.getElementById(name).getBoundingClientRect().top", target[1:])
        assert -5 <= top <= 900, target
    page.close()


def test_the_printed_report(browser: Browser, report: Path, pictures: Path) -> None:
    page = browser.new_page()
    page.goto(report.as_uri())
    place = pictures / "print.pdf"
    page.pdf(path=place, prefer_css_page_size=True, print_background=True)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 658, "height": 960})
    seen = page.evaluate(MEASURE)
    page.close()
    assert seen["scroll"] <= seen["width"], "nothing is wider than the paper"
    assert min(text["size"] for text in seen["texts"] if not text["small"]) >= 10, "7.5 points"
    data = place.read_bytes()
    assert data.startswith(b"%PDF")
    converter = shutil.which("pdftoppm")
    if converter is None:
        pytest.skip("no pdftoppm on the path: apt-get install poppler-utils")
    subprocess.run([converter, "-r", "40", "-png", str(place), str(pictures / "sheet")], check=True)
    sheets = sorted(pictures.glob("sheet-*.png"))
    assert 10 <= len(sheets) <= 40
    with Image.open(sheets[0]) as cover:
        width, height = cover.size
        corners = [
            cover.convert("L").getpixel(corner) for corner in ((2, 2), (width - 3, 2), (2, height - 3), (width - 3, height - 3))
        ]
        assert round(height / width, 2) == 1.41
        assert max(int(str(level)) for level in corners) < 128, "the cover fills its page"
    for sheet in sheets:
        with Image.open(sheet) as picture:
            darkest, _ = picture.convert("L").getextrema()
            assert isinstance(darkest, int | float)
            assert darkest < 128, f"{sheet.name} is empty"
