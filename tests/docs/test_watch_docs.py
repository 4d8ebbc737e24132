"""The page on watching says what the command has."""

from __future__ import annotations

import re
from pathlib import Path

from disclose.cli.watch import command

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "watch.md"


def test_every_documented_option_is_one() -> None:
    documented = set(re.findall(r"^\| `(--?[\w-]+)", PAGE.read_text("utf-8"), re.MULTILINE))
    options = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
    assert documented == {"--port", "-o", "--no-browser", "--strict"}
    assert documented <= options


def test_the_documented_lines_are_those_that_are_printed() -> None:
    lines = re.findall(r"^    ([0-9]{2}:.*)$", PAGE.read_text("utf-8"), re.MULTILINE)
    form = r"[0-9:]{8} (page in [0-9.]+ s, checked in [0-9.]+ s|no new page in [0-9.]+ s, not checked further): .+"
    assert len(lines) == 2
    assert all(re.fullmatch(form, line) for line in lines)
