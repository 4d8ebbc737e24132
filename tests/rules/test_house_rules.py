"""Rules of the house and of comparative statements, beyond their fixtures: when they keep quiet."""

from __future__ import annotations

import pytest
from rule_fixtures import read, told

from disclose.rules.catalogue import ALL_RULES

RULES = {rule.code: rule for rule in ALL_RULES}


def found(code: str, text: str) -> list[str]:
    subject, _ = read(text)
    return told(list(RULES[code].findings(subject)))


COMPARATIVE = """
concepts: {Revenue: {}, BusinessAxis: {role: dimension}, RegionAxis: {role: dimension}, CloudMember: {}}
presentation: [Revenue, BusinessAxis]
comparative: true
periods: [2023, 2022]
facts:
  - {concept: Revenue, number: 2, unit: CNY, period: 2023}
  - {concept: Revenue, number: 2, unit: CNY, period: 2022}
"""


def missing(row: str, text: str = COMPARATIVE) -> list[str]:
    return found("disclose.comparative:missing-period", text + f"  - {{{row}}}\n")


def test_a_breakdown_of_the_statement_is_comparative_too() -> None:
    row = "concept: Revenue, number: 1, unit: CNY, members: {BusinessAxis: CloudMember}, displayed: '394.7', scale: 6"
    assert missing(row) == ["9: Revenue (BusinessAxis: CloudMember) is not reported for 2022, but is 394.7 million for 2023"]


def test_a_breakdown_of_another_statement_is_not() -> None:
    assert missing("concept: Revenue, number: 1, unit: CNY, members: {RegionAxis: CloudMember}") == []


def test_figures_of_other_periods_are_not_compared() -> None:
    assert missing("concept: Revenue, number: 1, unit: CNY, period: 2021") == []


@pytest.mark.parametrize("change", [("comparative: true\n", ""), ("[2023, 2022]", "[2023]"), ("[2023, 2022]", "[]")])
def test_comparisons_are_asked_for(change: tuple[str, str]) -> None:
    row = "concept: Revenue, number: 1, unit: CNY, members: {BusinessAxis: CloudMember}"
    assert missing(row, COMPARATIVE.replace(*change)) == []


OPENING = """
concepts: {Cash: {period: instant}, Revenue: {}}
presentation: [Cash]
comparative: true
periods: [2023, 2022, 2021-12-31]
facts:
  - {concept: Cash, number: 2, unit: CNY, period: 2023-12-31}
  - {concept: Cash, number: 2, unit: CNY, period: 2022-12-31}
  - {concept: Revenue, number: 1, unit: CNY, period: 2023}
"""


def test_a_further_day_asks_for_statements_of_balances() -> None:
    (said,) = found("disclose.comparative:missing-period", OPENING)
    assert said == "7: Cash is not reported at 2021-12-31, but is 2 at 2023-12-31, 2 at 2022-12-31"


def test_a_further_day_asks_neither_for_flows_nor_for_balances_beside_them() -> None:
    row = "  - {concept: Revenue, number: 1, unit: CNY, period: 2022}\n"
    assert found("disclose.comparative:missing-period", OPENING.replace("[Cash]", "[Cash, Revenue]") + row) == []


TAX = """
concepts: {Profit: {balance: credit}, Before: {balance: credit}, Tax: {balance: debit}}
calculation: {Profit: [+Before, -Tax]}
facts:
  - {concept: Tax, number: -5, decimals: 0, unit: CNY}
  - {concept: Before, number: 10, decimals: 0, unit: CNY}
"""


def test_a_minus_that_a_calculation_confirms_is_right() -> None:
    """A tax credit."""
    assert len(found("disclose.sign:unexpected", TAX)) == 1
    assert found("disclose.sign:unexpected", TAX + "  - {concept: Profit, number: 15, decimals: 0, unit: CNY}\n") == []
    assert len(found("disclose.sign:unexpected", TAX + "  - {concept: Profit, number: 5, decimals: 0, unit: CNY}\n")) == 1


@pytest.mark.parametrize("change", [("balance: debit", "balance: null"), ("-Tax", "+Tax"), ("number: -5", "number: 5")])
def test_a_sign_is_doubted_only_where_the_taxonomy_says_so(change: tuple[str, str]) -> None:
    assert found("disclose.sign:unexpected", TAX.replace(*change)) == []


def jump(*fields: str) -> list[str]:
    rows = "".join(f"  - {{concept: Revenue, unit: CNY, {one}}}\n" for one in fields)
    return found("disclose.scale:jump", f"concepts: {{Revenue: {{}}, CloudMember: {{}}}}\nfacts:\n{rows}")


def test_a_jump_either_way_is_doubted() -> None:
    assert len(jump("number: 1, period: 2022", "number: 1000, period: 2023")) == 1
    assert len(jump("number: -1000, period: 2022", "number: 1, period: 2023")) == 1


def test_growth_and_zero_are_no_jumps() -> None:
    assert jump("number: 1, period: 2022", "number: 120, period: 2023") == []
    assert jump("number: 0, period: 2022", "number: 1000, period: 2023") == []
    assert jump("number: 1, period: 2022", "number: 1000, period: 2023, members: {BusinessAxis: CloudMember}") == []


def test_nobody_knows_what_a_foreign_report_shows() -> None:
    assert found("disclose.figure:unused", "concepts: {A: {}}\nfacts:\n  - {concept: A, number: 1, unit: CNY}\n") == []


def test_excess_digits_in_a_calculation_are_left_to_the_specification() -> None:
    assert found("disclose.value:excess-digits", TAX.replace("number: 10, decimals: 0", "number: 14, decimals: -1")) == []


def test_a_close_name_is_suggested_for_an_unknown_concept() -> None:
    subject, _ = read("concepts: {Revenue: {}}\nfacts:\n  - {concept: Revenues, number: 1}\n  - {concept: Zzz, number: 1}\n")
    help = [finding.help for finding in RULES["oime:unknownConcept"].findings(subject)]
    assert help == ["Did you mean Revenue?", "Declare it in the taxonomy."]


def test_a_misfit_lists_what_would_fit() -> None:
    text = """
    concepts: {A: {}, XAxis: {role: dimension}, All: {abstract: true}, M1: {}, M2: {}}
    hypercubes: {A: [XAxis]}
    domains: {XAxis: All}
    members: {All: [M1, M2]}
    facts:
      - {concept: A, number: 1, unit: CNY}
    """
    subject, _ = read(text)
    (finding,) = RULES["xbrldie:PrimaryItemDimensionallyInvalidError"].findings(subject)
    assert finding.message == "A for 2023 does not say which XAxis it is about"
    assert finding.help == "Members are All, M1, M2."
