"""The page on transformations counts the rules that there are."""

from __future__ import annotations

import re
from pathlib import Path

from disclose.transforms import REGISTRIES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "transformations.md"


def test_every_registry_is_listed_with_its_rules() -> None:
    listed = re.findall(r"^\| .* \| `([0-9-]+)` \| ([0-9]+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert listed == [(namespace[-10:], str(len(table))) for namespace, table in REGISTRIES.items()]


def test_rules_without_an_inverse_give_one_value_for_every_text() -> None:
    assert all((entry.show is None) == (entry.pattern is None) for table in REGISTRIES.values() for entry in table.values())
