"""Headless Chromium, and the examples as the program builds them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from disclose.resources import templates_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
THEMES = sorted(path.parent.name for path in templates_folder().glob("themes/*/report.xhtml.j2"))
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; the test is skipped where Chromium or playwright is missing. Only one may be open at a time."""
    playwright = pytest.importorskip("playwright.sync_api", reason="the playwright package is not installed")
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if executable is None:
        pytest.skip("no chromium on the path: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield started
        started.close()


def built(project: Path, output: Path) -> list[Path]:
    """The readable reports of a project, built by the program itself, in order of name."""
    command = [sys.executable, "-m", "disclose", "build", str(project), "-o", str(output)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return sorted(output.glob("*.xhtml"))


def themed(project: str, theme: str, root: Path) -> Path:
    """A copy of an example below `root` that has a theme."""
    shutil.copytree(EXAMPLES.parent / "taxonomy", root / "taxonomy")
    folder = root / "examples" / project
    shutil.copytree(EXAMPLES / project, folder, ignore=shutil.ignore_patterns("out"))
    file = folder / "disclosure.yaml"
    text = re.sub(r"(?m)^  theme: .*\n", "", file.read_text("utf-8"))
    chosen = re.sub(r"(?m)^layout:.*\n", f"layout:\n  theme: {theme}\n", text)
    file.write_text(chosen if "layout:" in text else f"{text.rstrip()}\nlayout:\n  theme: {theme}\n", "utf-8")
    return folder
