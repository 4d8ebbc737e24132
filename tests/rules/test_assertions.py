"""Assertions: which facts their terms mean, and when rounding can't explain a difference."""

from __future__ import annotations

import pytest
from rule_fixtures import read, told

from disclose.diagnostics import Diagnostic
from disclose.rules.catalogue import ALL_RULES

(RULE,) = [rule for rule in ALL_RULES if rule.code == "disclose.assertion:not-satisfied"]
CONCEPTS = """
concepts:
  Revenue: {}
  GrossProfit: {}
  Cash: {period: instant}
  Debt: {period: instant}
  Margin: {type: percent}
  Growth: {type: percent}
  Share: {type: percent}
  Ratio: {type: pure}
  BusinessAxis: {role: dimension}
  AllMember: {abstract: true}
  CloudMember: {abstract: true}
  RestMember: {abstract: true}
domains: {BusinessAxis: AllMember}
members: {AllMember: [CloudMember, RestMember]}
defaults: {BusinessAxis: AllMember}
"""
CLOUD, REST = "members: {BusinessAxis: CloudMember}", "members: {BusinessAxis: RestMember}"


def check(assertion: str, *rows: str) -> list[Diagnostic]:
    """Findings for facts such as ``Margin 0.441 3 period: 2022``; amounts are in CNY, percentages pure."""
    lines = [CONCEPTS, f"assertions: ['{assertion}']\n", "facts:\n"]
    for row in rows:
        concept, number, decimals, *more = row.split(" ", 3)
        unit = "pure" if concept in ("Margin", "Growth", "Share", "Ratio") else "CNY"
        percent = f", displayed: '{number}', scale: -2" if number.endswith("%") else ""
        value = f"{number.removesuffix('%')}E-2" if percent else number
        fields = "".join(f", {one}" for one in more)
        lines.append(f"  - {{concept: {concept}, number: {value}, decimals: {decimals}, unit: {unit}{percent}{fields}}}\n")
    subject, _ = read("".join(lines))
    return list(RULE.findings(subject))


def messages(assertion: str, *rows: str) -> list[str]:
    return [found.message for found in check(assertion, *rows)]


MARGIN = "Margin = GrossProfit / Revenue"
AMOUNTS = ("GrossProfit 1500.8 1", "Revenue 3405.8 1")


def test_a_wrong_ratio_is_told_with_its_figures() -> None:
    (found,) = check(MARGIN, *AMOUNTS, "Margin 45.1% 3")
    assert found.message == "Margin 45.1% for 2023 is not GrossProfit 1,500.8 / Revenue 3,405.8"
    assert found.span is not None
    assert found.span.line == 22
    assert found.details == (
        "reported [45.050% .. 45.150%]   computed [44.063% .. 44.069%]",
        "GrossProfit 1,500.8 for 2023   r.yaml:20:5",
        "Revenue 3,405.8 for 2023   r.yaml:21:5",
        "assertion: Margin = GrossProfit / Revenue",
    )
    assert found.help == "The figures give 44.1%: correct the one that is wrong."
    assert [span.line for span in found.related] == [20, 21, 18]


@pytest.mark.parametrize(("share", "right"), [("81.8", False), ("81.9", True), ("82.0", True), ("82.1", False)])
def test_a_share_may_round_either_way(share: str, right: bool) -> None:
    """3,121.1 of 3,808.5 is 81.948% to 81.953%."""
    found = messages(MARGIN, "GrossProfit 3121.1 1", "Revenue 3808.5 1", f"Margin {share}% 3")
    assert (found == []) is right


def test_both_roundings_are_offered() -> None:
    (found,) = check(MARGIN, "GrossProfit 3121.1 1", "Revenue 3808.5 1", "Margin 81% 2")
    assert found.help == "The figures give 82%: correct the one that is wrong."
    (found,) = check(MARGIN, "GrossProfit 3121.1 1", "Revenue 3808.5 1", "Margin 81.8% 3")
    assert found.help == "The figures give 81.9% or 82.0%: correct the one that is wrong."


def test_an_assertion_is_left_alone_where_a_term_is_missing() -> None:
    assert messages(MARGIN, "GrossProfit 1500.8 1", "Margin 99% 2") == []
    assert messages(MARGIN, *AMOUNTS) == []


def test_an_assertion_holds_in_every_period_of_its_target() -> None:
    earlier = ("GrossProfit 2542.3 1 period: 2022", "Revenue 3808.5 1 period: 2022", "Margin 68.8% 3 period: 2022")
    assert messages(MARGIN, *AMOUNTS, "Margin 44.1% 3", *earlier) == [
        "Margin 68.8% for 2022 is not GrossProfit 2,542.3 / Revenue 3,808.5"
    ]


def test_growth_looks_one_period_back() -> None:
    growth = "Growth = Revenue / prior(Revenue) - 1"
    rows = ("Revenue 3405.8 1", "Revenue 3808.5 1 period: 2022")
    assert messages(growth, *rows, "Growth -10.6% 3") == []
    assert messages(growth, *rows, "Growth 10.6% 3") == [
        "Growth 10.6% for 2023 is not Revenue 3,405.8 / Revenue 3,808.5 for 2022 - 1"
    ]


def test_one_period_back_is_one_of_the_same_length() -> None:
    growth = "Growth = Revenue / prior(Revenue) - 1"
    assert messages(growth, "Revenue 20 0", "Revenue 10 0 period: 2022-Q4", "Growth 900% 2") == []
    quarters = ("Revenue 20 0 period: 2023-Q1", "Revenue 10 0 period: 2022-Q4", "Growth 900% 2 period: 2023-Q1")
    assert len(messages(growth, *quarters)) == 1


def test_balances_are_taken_at_the_end_and_before_at_the_beginning() -> None:
    turnover = "Ratio = Revenue / Cash"
    assert len(messages(turnover, "Revenue 20 0", "Cash 10 0 period: 2023-12-31", "Ratio 3 0")) == 1
    change = "Revenue = Cash - prior(Cash)"
    rows = ("Cash 10 0 period: 2023-12-31", "Cash 4 0 period: 2022-12-31")
    assert messages(change, *rows, "Revenue 6 0") == []
    assert messages(change, *rows, "Revenue 9 0") == ["Revenue 9 for 2023 is not Cash 10 - Cash 4 at 2022-12-31"]


def test_a_balance_one_period_before_a_balance() -> None:
    same = "Debt = prior(Cash)"
    rows = ("Cash 4 0 period: 2022-12-31", "Cash 3 0 period: 2021-12-31", "Debt 2 0 period: 2023-12-31")
    assert messages(same, *rows) == ["Debt 2 at 2023-12-31 is not Cash 4 at 2022-12-31"]


def test_a_share_of_the_whole() -> None:
    share = "Share = Revenue / whole(Revenue, BusinessAxis)"
    rows = ("Revenue 1183.7 1 " + CLOUD, "Revenue 3405.8 1")
    assert messages(share, *rows, "Share 34.8% 3 " + CLOUD) == []
    assert messages(share, *rows, "Share 43.8% 3 " + CLOUD) == [
        "Share 43.8% for 2023 (BusinessAxis: CloudMember) is not Revenue 1,183.7 / Revenue 3,405.8"
    ]


def test_the_parts_add_up_to_the_whole() -> None:
    parts = "Revenue = members(Revenue, BusinessAxis)"
    rows = ("Revenue 1183.7 1 " + CLOUD, "Revenue 2222.1 1 " + REST)
    assert messages(parts, *rows, "Revenue 3405.9 1") == []
    assert messages(parts, *rows, "Revenue 3406.0 1") == [
        "Revenue 3,406 for 2023 is not the sum of Revenue (1,183.7 + 2,222.1)"
    ]
    assert messages(parts, rows[0], "Revenue 3406.0 1") == [], "a part that is not reported leaves the sum unknown"


def test_brackets_are_kept_where_they_matter() -> None:
    assert messages("Ratio = Revenue - (GrossProfit - 1)", *AMOUNTS, "Ratio 0 0") == [
        "Ratio 0 for 2023 is not Revenue 3,405.8 - (GrossProfit 1,500.8 - 1)"
    ]
    assert messages("Ratio = 2 * (Revenue + GrossProfit)", *AMOUNTS, "Ratio 0 0") == [
        "Ratio 0 for 2023 is not 2 * (Revenue 3,405.8 + GrossProfit 1,500.8)"
    ]


def test_dividing_by_what_may_be_zero_says_nothing() -> None:
    assert messages(MARGIN, "GrossProfit 5 0", "Revenue 0 0", "Margin 99% 2") == []


def test_two_units_of_one_figure_leave_it_unknown() -> None:
    subject_text = CONCEPTS + f"assertions: ['{MARGIN}']\nfacts:\n"
    rows = [
        "{concept: GrossProfit, number: 1, decimals: 0, unit: CNY}",
        "{concept: Revenue, number: 5, decimals: 0, unit: CNY}",
        "{concept: Revenue, number: 7, decimals: 0, unit: USD}",
        "{concept: Margin, number: 9, decimals: 0, unit: pure}",
    ]
    subject, _ = read(subject_text + "".join(f"  - {row}\n" for row in rows))
    assert told(list(RULE.findings(subject))) == []


def test_a_balance_follows_from_the_flows_that_end_with_it() -> None:
    rolled = "Cash = prior(Cash) + Revenue"
    rows = ("Cash 10 0 period: 2022-12-31", "Revenue 5 0 period: 2023")
    assert messages(rolled, *rows, "Cash 15 0 period: 2023-12-31") == []
    assert messages(rolled, *rows, "Cash 18 0 period: 2023-12-31") == [
        "Cash 18 at 2023-12-31 is not Cash 10 at 2022-12-31 + Revenue 5"
    ]


def test_the_parts_of_a_member_add_up_to_it() -> None:
    text = CONCEPTS.replace(
        "  RestMember: {abstract: true}\n", "  RestMember: {abstract: true}\n  DataMember: {abstract: true}\n"
    )
    deeper = text.replace("RestMember]}", "RestMember], CloudMember: [DataMember]}")
    rows = (
        "assertions: ['Revenue = members(Revenue, BusinessAxis)']\nfacts:\n"
        "  - {concept: Revenue, number: 6, decimals: 0, unit: CNY, members: {BusinessAxis: CloudMember}}\n"
        "  - {concept: Revenue, number: 4, decimals: 0, unit: CNY, members: {BusinessAxis: DataMember}}\n"
    )
    subject, _ = read(deeper + rows)
    (found,) = RULE.findings(subject)
    assert found.message == "Revenue 6 for 2023 (BusinessAxis: CloudMember) is not the sum of Revenue (4)"


def test_a_part_reported_as_nil_adds_nothing_and_one_not_reported_leaves_the_sum_open() -> None:
    head = f"{CONCEPTS}assertions: ['Revenue = members(Revenue, BusinessAxis)']\nfacts:\n"
    rows = (
        "  - {concept: Revenue, number: 9, decimals: 0, unit: CNY}\n"
        f"  - {{concept: Revenue, number: 5, decimals: 0, unit: CNY, {CLOUD}}}\n"
    )
    nil = f"  - {{concept: Revenue, nil: true, unit: CNY, {REST}}}\n"
    assert list(RULE.findings(read(head + rows)[0])) == []
    (found,) = RULE.findings(read(head + rows + nil)[0])
    assert found.message == "Revenue 9 for 2023 is not the sum of Revenue (5)"
