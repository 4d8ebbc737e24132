"""How messages name figures, periods and intervals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from rule_fixtures import name, read

from disclose.intervals import EVERYTHING, Interval
from disclose.rules.wording import about, amount, figure, like, named, quoted, spread


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("1500750000"), "1,500,750,000"),
        (Decimal("-1234.50"), "-1,234.5"),
        (Decimal("0.0001"), "0.0001"),
        (Decimal("999"), "999"),
        (Fraction(1, 3), "0.333333"),
        (Fraction(-1, 3), "-0.333334"),
        (Fraction(1, 8), "0.125"),
    ],
)
def test_amounts(number: Decimal | Fraction, text: str) -> None:
    assert amount(number) == text


def test_amounts_with_a_number_of_places() -> None:
    assert amount(Fraction(1, 3), 2) == "0.33"
    assert amount(Fraction(1, 3), 2, up=True) == "0.34"
    assert amount(Decimal(82), 1) == "82.0"


def test_intervals() -> None:
    assert spread(Interval(Decimal(30), Decimal(31), True, False)) == "[30 .. 31)"
    assert spread(EVERYTHING) == "(no limit .. no limit)"


REPORT = """
concepts: {Revenue: {label: Total revenue}, Name: {type: string, label: Name}, BusinessAxis: {label: Business}, Cloud: {}}
facts:
  - {concept: Revenue, number: "-6494700000", decimals: -5, unit: CNY, displayed: "(6,494.7)", scale: 6}
  - {concept: Revenue, number: "0.441", unit: pure, displayed: "44.1", scale: -2}
  - {concept: Revenue, number: 1, unit: CNY, members: {BusinessAxis: Cloud}, period: 2023-12-31}
  - {concept: Revenue, nil: true, unit: CNY, period: 2023-04-01/2024-03-31}
  - {concept: Name, text: "A  very\\nlong name that goes on and on, far beyond what anybody wants to read in a message"}
"""


def test_figures_are_as_their_author_printed_them() -> None:
    subject, _ = read(REPORT)
    assert [figure(fact) for fact in subject.report.facts] == [
        "(6,494.7) million",
        "44.1%",
        "1",
        "nil",
        "'A very long name that goes on and on, far beyond what anybo…'",
    ]


def test_what_facts_are_about() -> None:
    subject, _ = read(REPORT)
    assert [about(subject, fact) for fact in subject.report.facts] == [
        "Total revenue (Revenue) for 2023",
        "Total revenue (Revenue) for 2023",
        "Total revenue (Revenue) at 2023-12-31 (Business: Cloud)",
        "Total revenue (Revenue) for 2023-04-01/2024-03-31",
        "Name for 2023",
    ]


def test_a_name_without_a_label_stands_alone() -> None:
    subject, _ = read(REPORT)
    assert named(subject, name("Cloud")) == "Cloud"


def test_a_number_in_the_scale_of_a_figure() -> None:
    subject, _ = read(REPORT)
    loss, margin, plain, *_ = subject.report.facts
    assert like(Decimal("99900000"), loss) == "99.9 million"
    assert like(Decimal("0.451"), margin) == "45.1%"
    assert like(Decimal("99900000"), plain) == "99,900,000"


def test_short_texts_are_quoted_whole() -> None:
    assert quoted("no") == "'no'"
