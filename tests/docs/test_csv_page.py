"""The page on reports in CSV is true: its table is what a build makes, its periods are read, its codes exist."""

from __future__ import annotations

import re
from pathlib import Path

from csv_cases import CASES
from disclose.formats.xbrl_csv.periods import PeriodFault, read_period
from disclose.rules.explanations import codes

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "csv.md").read_text("utf-8")


def test_the_table_is_one_of_the_smallest_example() -> None:
    (table,) = re.findall(r"^```csv\n(.*?\n)```", PAGE, re.DOTALL | re.MULTILINE)
    made = (ROOT / "tests" / "golden" / "minimal" / "minimal-csv" / "profit.csv").read_bytes().decode()
    assert made.replace("\r\n", "\n") == table


def test_the_outputs_are_those_of_an_example() -> None:
    (outputs,) = re.findall(r"^```yaml\noutputs: \[(.*?)\]\n```", PAGE, re.DOTALL | re.MULTILINE)
    written = (ROOT / "examples" / "minimal" / "disclosure.yaml").read_text("utf-8")
    assert set(outputs.split(", ")) <= set(re.findall(r"\w[\w-]*", written))


def test_periods_are_read() -> None:
    page = re.sub(r"^```.*?^```", "", PAGE, flags=re.DOTALL | re.MULTILINE)
    texts = [text for text in re.findall(r"`([^`]+)`", page) if text.startswith("2024")]
    assert len(texts) == 9
    assert not [text for text in texts if isinstance(read_period(text), PeriodFault)]


def test_the_specifications_have_codes() -> None:
    for prefix in re.findall(r"`(\w+):`", PAGE):
        assert any(code.startswith(f"{prefix}:") for code in codes()), prefix


def test_the_codes_that_took_the_place_of_others_are_found() -> None:
    rows = re.findall(r"^\| (`xbrlce:.*) \| `(\S+)` \|$", PAGE, re.MULTILINE)
    assert len(rows) == 4
    shown = {code for case in CASES.values() for code, _ in case.found}
    for drafts, code in rows:
        assert code in shown
        assert not {*re.findall(r"`(\S+)`", drafts)} & {*codes()}
