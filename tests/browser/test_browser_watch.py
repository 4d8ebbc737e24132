"""A page that is watched: it follows the sources by itself, and says above itself what is wrong with them."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_kit import EXAMPLES, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLES.parent / "taxonomy", tmp_path / "taxonomy")
    folder = tmp_path / "examples" / "sensetime-2023"
    shutil.copytree(EXAMPLES / "sensetime-2023", folder, ignore=shutil.ignore_patterns("out"))
    return folder


def test_a_changed_figure_changes_on_the_page_and_an_error_stands_over_it(browser: Browser, project: Path) -> None:
    table = project / "figures" / "financial-performance.csv"
    text = table.read_text("utf-8")
    command = [sys.executable, "-m", "disclose", "watch", str(project), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout is not None
            served = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
            assert served is not None
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            problems: list[str] = []
            requested: list[str] = []
            page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
            page.on("pageerror", lambda problem: problems.append(str(problem)))
            page.on("request", lambda sent: requested.append(sent.url))
            page.goto(served[0])
            status = page.locator("#disclose-watch").get_by_role("status")
            status.get_by_text("no findings · schemas checked, documents read back").wait_for()
            assert page.url.endswith("/sensetime-2023-en.xhtml")
            table.write_text(text.replace('"(6,494.7)"', '"(6,494.9)"'), "utf-8")
            page.get_by_text("6,494.9").first.wait_for()
            assert page.get_by_text("6,494.7").count() == 0
            status.get_by_text("schemas checked").wait_for()
            table.write_text(text.replace('"(6,494.7)"', "what?"), "utf-8")
            panel = page.locator("#disclose-watch li.error").first
            panel.wait_for()
            place, message = panel.locator(".place").inner_text(), panel.locator(".message").inner_text()
            assert re.fullmatch(r"figures/financial-performance\.csv:\d+:\d+", place)
            assert "what?" in message
            assert panel.locator(".help").inner_text()
            assert "the page is that of the last good sources" in status.inner_text()
            assert page.get_by_text("6,494.9").count() > 0
            page.locator("#disclose-watch").get_by_role("button").click()
            assert not panel.is_visible()
            table.write_text(text, "utf-8")
            page.get_by_text("6,494.7").first.wait_for()
            status.get_by_text("no findings · schemas checked").wait_for()
            other = browser.new_page()
            other.goto(f"{served[0]}sensetime-2023-zh-Hans.xhtml")
            other.locator("#disclose-watch").get_by_role("status").get_by_text("no findings").wait_for()
            assert (problems, {url for url in requested if not url.startswith((served[0], "data:"))}) == ([], set())
            other.close()
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
            page.locator("#disclose-watch").get_by_text("disclose watch is not running").wait_for()
            page.close()
        finally:
            process.kill()
