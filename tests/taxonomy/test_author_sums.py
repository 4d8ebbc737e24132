"""Calculations and assertions of taxonomy source."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from source_files import author, told

from disclose.names import ARCROLE_SUMMATION_11
from disclose.taxonomy.author_calculations import parse_sum

CONCEPTS = """
concepts:
  A: {abstract: true, label: A}
  Credit: {type: monetary, balance: credit, label: X}
  MoreCredit: {type: monetary, balance: credit, label: X}
  Debit: {type: monetary, balance: debit, label: X}
  Neither: {type: monetary, label: X}
  AtDate: {type: monetary, period: instant, balance: credit, label: X}
  Text: {type: string, label: X}
  Ratio: {type: percent, label: X}
dimensions: {D: {label: D, members: [M], default: M}, V: {label: V, typed: string}}
members: {M: {label: M}}
statements:
  - role: s
    title: S
    presentation: [{A: [Credit]}]
    hypercube: {name: T, label: T, axes: [D, V]}
    calculation:
"""
LINE = CONCEPTS.strip("\n").count("\n") + 2


@pytest.mark.parametrize(
    ("sums", "expected"),
    [
        (["Credit = MoreCredit - Debit"], []),
        (["Credit = Neither + MoreCredit", "MoreCredit = Neither - Debit"], []),
        (["Neither = - Credit - Debit"], []),
        (
            ["Credit = MoreCredit + Debit"],
            ["{line} calculation-balance: Debit (debit) can't be added to Credit (credit)"],
        ),
        (
            ["Debit = -Debit - Credit"],
            [
                "{line} calculation-balance: Debit (debit) can't be taken from Debit (debit)",
                "{line} calculation-cycle: The calculation of s goes in a circle: Debit = Debit",
            ],
        ),
        (
            ["Credit = AtDate"],
            ["{line} calculation-period: Credit is a duration and AtDate is an instant, so they never add up"],
        ),
        (["Credit = Text"], ["{line} calculation-type: Text is string and can't be calculated with"]),
        (["A = Credit"], ["{line} calculation-abstract: A is abstract and can't be calculated with"]),
        (["Credit = Credits"], ["{line} unknown-concept: There is no concept Credits"]),
        (["Credit = M"], ["{line} unknown-concept: M is a member, and a concept is needed here"]),
        (["Credit = Neither + Neither"], ["{line} calculation-repeated: Neither is in the sum of Credit twice"]),
        (
            ["Credit = Neither", "Credit = MoreCredit"],
            ["{next} calculation-repeated: Credit is already calculated at {line}"],
        ),
        (
            ["Credit = MoreCredit", "MoreCredit = Neither", "Neither = Credit"],
            ["{last} calculation-cycle: The calculation of s goes in a circle: Credit = MoreCredit = Neither = Credit"],
        ),
        (["Credit"], ["{line} calculation-syntax: 'Credit' is not a sum"]),
        (["Credit ="], ["{line} calculation-syntax: 'Credit =' is not a sum"]),
        (["Credit = 2 * Debit"], ["{line} calculation-syntax: 'Credit = 2 * Debit' is not a sum"]),
        (["Credit = Debit Neither"], ["{line} calculation-syntax: 'Credit = Debit Neither' is not a sum"]),
        (["Credit = Debit +"], ["{line} calculation-syntax: 'Credit = Debit +' is not a sum"]),
    ],
)
def test_calculations(tmp_path: Path, sums: list[str], expected: list[str]) -> None:
    text = CONCEPTS + "".join(f"      - {sum_}\n" for sum_ in sums)
    places = {name: f"t.yaml:{LINE + offset}:9" for offset, name in enumerate(("line", "next", "last"))}
    assert told(author(tmp_path, text).diagnostics) == [line.format_map(places) for line in expected]


def test_a_calculation_is_a_network_of_weights(tmp_path: Path) -> None:
    outcome = author(tmp_path, CONCEPTS + "      - Credit = - Debit + MoreCredit\n")
    assert outcome.value is not None
    (network,) = outcome.value.networks_of(ARCROLE_SUMMATION_11)
    assert [(arc.source.local, str(arc.weight), arc.target.local, str(arc.order)) for arc in network.relationships] == [
        ("Credit", "-1", "Debit", "1"),
        ("Credit", "1", "MoreCredit", "2"),
    ]
    assert str(network.relationships[0].span) == f"t.yaml:{LINE}:9"


def test_a_sum_may_run_over_lines() -> None:
    assert parse_sum("A =\n B\n - C") == ("A", [(Decimal(1), "B"), (Decimal(-1), "C")])


@pytest.mark.parametrize(
    ("assertion", "expected"),
    [
        ("Ratio = Credit / prior(Credit) - 1", None),
        ("Ratio = Credit / whole(Credit, D)", None),
        ("Credit = members(Credit, D)", None),
        ("AtDate = prior(AtDate) + Credit", None),
        (
            "Ratio = Credit /",
            "assertion-syntax: The assertion 'Ratio = Credit /' can't be read: something is missing at its end",
        ),
        ("Ratio = Kredit", "assertion-name: The assertion names Kredit, which is neither a concept nor a dimension"),
        ("Credit = members(Credit, E)", "assertion-name: The assertion names E, which is neither a concept nor a dimension"),
        ("Text = Credit", "assertion-type: The assertion computes with Text, which has no number"),
        ("Credit = A", "assertion-type: The assertion computes with A, which has no number"),
        ("Credit = D", "assertion-type: The assertion computes with D, which has no number"),
        (
            "Credit = members(Credit, V)",
            "assertion-type: The assertion uses V, which is not a dimension with a default member",
        ),
        (
            "Credit = whole(Credit, Debit)",
            "assertion-type: The assertion uses Debit, which is not a dimension with a default member",
        ),
    ],
)
def test_assertions(tmp_path: Path, assertion: str, expected: str | None) -> None:
    outcome = author(tmp_path, CONCEPTS.replace("    calculation:\n", ""), assertions=f"assertions:\n  - {assertion}\n")
    assert told(outcome.diagnostics) == ([f"assertions.yaml:2:5 {expected}"] if expected else [])
    assert outcome.value is not None
    assert [found.text for found in outcome.value.assertions] == ([] if expected else [assertion])
