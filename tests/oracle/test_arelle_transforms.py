"""Our rules of the registries and Arelle's read the same texts the same way, or both refuse."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from disclose.lexical import collapse
from disclose.names import QName
from disclose.transforms import REGISTRIES, transform

pytestmark = pytest.mark.oracle

PIECES = [
    *"0123456789",
    *" .,'-/()",
    *("12", "31", "2023", "000", "'", "’", "\u00a0", "，", "３", "年", "月", "日", "—", "of", "th"),
    *("January", "Feb", "MARCH", "may", "Sept", "December"),
]
SHAPED = [
    "{d} {m} {y}",
    "{m} {d}, {y}",
    "{m} {y}",
    "{y} {m}",
    "{d} {m}",
    "{m} {d}",
    "{d}/{n}/{y}",
    "{y}年{n}月{d}日",
    "{n}.{y}",
]


def texts(count: int) -> list[str]:
    """Random sequences of pieces that rules care about, and texts shaped like dates; the same in every run."""
    random_ = random.Random(20231231)
    found = ["".join(random_.choices(PIECES, k=random_.randint(0, 6))) for _ in range(count)]
    for _ in range(count):
        month = random_.choice(["January", "Feb", "MARCH", "JUN", "Sept", "december", "Dez"])
        values = {"d": random_.randint(0, 32), "n": random_.randint(0, 13), "y": random_.choice(["2023", "24", "5", "202"])}
        found.append(random_.choice(SHAPED).format(m=month, **values))
    return [collapse(text) for text in found]


def test_same_value_or_both_refuse() -> None:
    rows = [(namespace, rule, text) for namespace, rules in REGISTRIES.items() for rule in sorted(rules) for text in texts(400)]
    helper = Path(__file__).with_name("arelle_transforms.py")
    done = subprocess.run(
        [sys.executable, helper], input=json.dumps(rows).encode(), capture_output=True, check=True, timeout=120
    )
    theirs = json.loads(done.stdout)
    ours = [transform(QName(namespace, rule), text) for namespace, rule, text in rows]
    differing = [(row[1], row[2], own, other) for row, own, other in zip(rows, ours, theirs, strict=True) if own != other]
    assert differing == []
    assert sum(value is not None for value in ours) > 1000
