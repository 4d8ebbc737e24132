"""The codes that taxonomy source can be answered with are those of the reference page."""

from __future__ import annotations

import re
from pathlib import Path

from source_files import REFERENCE_PAGE

from disclose.taxonomy import author

MADE_OF_PARTS = {
    "unknown-": (
        "concept",
        "dimension",
        "enumeration",
        "kind-of-value",
        "label-role",
        "member",
        "reference-part",
        "type",
        "unit",
    ),
    "unused-": ("dimension", "enumeration", "member", "type", "unit"),
}


def test_codes_are_documented() -> None:
    text = "".join(path.read_text("utf-8") for path in sorted(Path(author.__file__).parent.glob("author*.py")))
    found = set(re.findall(r'"disclose\.taxonomy:([a-z-]+)(?=["{])', text))
    assert found >= set(MADE_OF_PARTS)
    codes = (found - set(MADE_OF_PARTS)) | {start + end for start, ends in MADE_OF_PARTS.items() for end in ends}
    table = REFERENCE_PAGE.read_text("utf-8").partition("## Findings")[2].partition("|---|---|")[2]
    documented = re.findall(r"`([a-z-]+)`", "".join(re.findall(r"^\|(.*?)\|", table, re.MULTILINE)))
    assert len(set(documented)) == len(documented)
    assert set(documented) == codes


def test_every_code_made_of_parts_is_made() -> None:
    """Each is expected by another test, so that none is documented that can't come."""
    tests = "".join(path.read_text("utf-8") for path in sorted(Path(__file__).parent.glob("test_author_*.py")))
    for start, ends in MADE_OF_PARTS.items():
        for end in ends:
            assert re.search(rf"\d {start}{end}: ", tests), start + end
