"""The page on reports in JSON is true: its examples are what a build makes, its codes exist."""

from __future__ import annotations

import re
from pathlib import Path

from disclose.rules.explanations import codes

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "json.md").read_text("utf-8")


def test_the_fact_is_one_of_the_smallest_example() -> None:
    (line,) = re.findall(r"^```json\n(.*?)\n```", PAGE, re.DOTALL | re.MULTILINE)
    assert line in (ROOT / "tests" / "golden" / "minimal" / "minimal.json").read_text("utf-8")


def test_the_outputs_are_those_of_an_example() -> None:
    (outputs,) = re.findall(r"^```yaml\noutputs: \[(.*?)\]\n```", PAGE, re.DOTALL | re.MULTILINE)
    written = (ROOT / "examples" / "minimal" / "disclosure.yaml").read_text("utf-8")
    assert set(outputs.split(", ")) <= set(re.findall(r"\w[\w-]*", written))


def test_the_specifications_have_codes() -> None:
    for prefix in re.findall(r"`(\w+):`", PAGE):
        assert any(code.startswith(f"{prefix}:") for code in codes()), prefix
