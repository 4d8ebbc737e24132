"""The printed report in every theme: each page has its head and number, and none ends with a heading."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_kit import THEMES, built, chromium, themed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

HEADINGS = "() => [...document.querySelectorAll('h2, h3, h4')].map((found) => found.textContent)"
HEAD = {"sensetime-2023": "SenseTime Group Inc. · 2023 Annual Results", "full-statements": "Varnholt Rail Technology SE · "}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("project", list(HEAD))
def test_pages_of_paper(browser: Browser, tmp_path: Path, project: str, theme: str) -> None:
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("no pdftotext on the path: apt-get install poppler-utils")
    report = built(themed(project, theme, tmp_path), tmp_path / "out")[0]
    page = browser.new_page()
    page.goto(report.as_uri())
    headings = {squeezed(text) for text in page.evaluate(HEADINGS)}
    page.pdf(path=tmp_path / "print.pdf", prefer_css_page_size=True, print_background=True)
    page.close()
    run = subprocess.run([reader, "-layout", str(tmp_path / "print.pdf"), "-"], capture_output=True, text=True, check=True)
    sheets = run.stdout.split("\f")[:-1]
    assert len(sheets) > 10
    for number, sheet in enumerate(sheets[1:], 2):
        lines = [line for line in sheet.splitlines() if line.strip()]
        assert HEAD[project] in lines[0], number
        assert lines[-1].split()[:1] == [str(number)], "the number of the page stands at its foot"
        # the contents end with one
        if number > 2:
            assert squeezed(re.sub(r"^\s*\d+\.?\s", "", lines[-2])) not in headings, f"page {number} ends with a heading"
