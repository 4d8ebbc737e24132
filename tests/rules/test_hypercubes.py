"""Dimensions in the wrong place, and contexts that no fact uses."""

from __future__ import annotations

import pytest
from rule_fixtures import read, told

from disclose.rules.catalogue import ALL_RULES

TAXONOMY = """
concepts:
  Revenue: {type: monetary, label: Revenue}
  Region: {type: string, role: dimension, label: Region}
  World: {type: domain}
  Europe: {type: domain, label: Europe}
  Table: {type: string, role: hypercube}
hypercubes: {Revenue: [Region]}
domains: {Region: World}
members: {World: [Europe]}
context element: scenario
"""
FACTS = 'facts:\n  - {concept: Revenue, context: c, unit: CNY, number: "1"}\n'
MISPLACED = "15: Revenue for 2023 (Region: Europe) has its Region in the segment, not in the scenario"
MORE = "15: The scenario of Revenue for 2023 (Region: Europe) holds something besides dimensions"


def findings(text: str, code: str) -> list[str]:
    subject, _ = read(TAXONOMY + text)
    rule = next(rule for rule in ALL_RULES if rule.code == code)
    return told(list(rule.findings(subject)))


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ("members: {Region: Europe}", []),
        ("members: {Region: Europe}, place: segment", [MISPLACED]),
        ("members: {Region: Europe}, scenario: Other", [MORE]),
        ("members: {Region: Europe}, segment: Other", []),
    ],
)
def test_a_hypercube_looks_at_its_context_element(context: str, expected: list[str]) -> None:
    text = f"contexts:\n  - {{id: c, {context}}}\n{FACTS}"
    assert findings(text, "xbrldie:PrimaryItemDimensionallyInvalidError") == expected


def test_contexts_are_judged_whether_used_or_not() -> None:
    text = "contexts:\n  - {id: c, members: {Region: Mars}}\n"
    expected = ["13: The taxonomy declares no member Mars, reported in Region"]
    assert findings(text, "xbrldie:ExplicitMemberUndefinedQNameError") == expected
