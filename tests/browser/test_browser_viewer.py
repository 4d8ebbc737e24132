"""The interactive copy: a figure is clicked and its tag is read, and nothing is loaded."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_kit import EXAMPLES, built, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

EVIL = '<script type="text/javascript">document.title = "taken over"</script><p>'


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    pytest.importorskip("iXBRLViewerPlugin._version", reason="the ixbrl-viewer package is not installed")
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(EXAMPLES / "sensetime-2023", tmp_path_factory.mktemp("report") / "out")[0]


def inspected(page: Page, figure: str) -> str:
    """What the inspector says of the first fact shown as `figure`."""
    page.frame_locator("#iframe-container iframe").first.locator(".ixbrl-element", has_text=figure).first.click()
    page.locator("#inspector", has_text="Fact Value").wait_for()
    return page.locator("#inspector").inner_text()


def view(report: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "disclose", "view", str(report), *arguments]


def test_a_figure_is_clicked_in_the_served_copy(browser: Browser, report: Path, tmp_path: Path) -> None:
    before = report.read_bytes()
    place = tmp_path / "copy.html"
    command = view(report, "--no-browser", "--output", str(place))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert re.fullmatch(r"wrote .*copy\.html: [0-9,]+ bytes\n", process.stdout.readline())
            served = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
            assert served is not None
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            requested: list[str] = []
            page.on("request", lambda sent: requested.append(sent.url))
            page.goto(served[0])
            said = inspected(page, "3,405.8")
            page.close()
            process.send_signal(signal.SIGINT)
            status = process.wait(20)
        finally:
            process.kill()
    assert status == 0, "Ctrl-C is the usual end"
    assert "3,405,800,000" in said
    assert "1 Jan 2023 to 31 Dec 2023" in said
    assert [url for url in requested if not url.startswith((served[0], "data:", "blob:", "about:"))] == []
    assert report.read_bytes() == before
    assert b"iXBRLViewer" not in before
    assert b"<script" not in before


def test_a_script_in_a_report_does_not_run(browser: Browser, report: Path, tmp_path: Path) -> None:
    evil = report.with_name("evil.xhtml")
    evil.write_text(report.read_text("utf-8").replace("<p>", EVIL, 1).replace("<head>", f"<!--> {EVIL} --><head>", 1), "utf-8")
    place = tmp_path / "copy.html"
    run = subprocess.run(view(evil, "--no-serve", "-o", str(place)), capture_output=True, text=True, check=False)
    evil.unlink()
    assert (run.returncode, run.stderr) == (0, "")
    assert b"taken over" in place.read_bytes()
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(place.as_uri())
    assert "Revenue" in inspected(page, "3,405.8")
    assert "taken over" not in page.title()
    page.close()
