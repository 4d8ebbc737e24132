"""Which differences there are between two reports."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from disclose.comparison.changes import Category, Change, Part, compare_reports, reporting_day
from disclose.model import (
    Aspects,
    BooleanValue,
    Entity,
    EnumerationValue,
    ExplicitMember,
    Fact,
    NilValue,
    NumericValue,
    Period,
    Report,
    TextValue,
    Unit,
    Value,
)
from disclose.names import QName

N = "https://t.example/2023"
EUR, USD = Unit.currency("EUR"), Unit.currency("USD")


def year(number: int) -> Period:
    return Period.between(dt.date(number, 1, 1), dt.date(number, 12, 31))


Y2023 = year(2023)


def number(text: str, decimals: int | None = 0) -> NumericValue:
    return NumericValue(Decimal(text), decimals)


def fact(
    name: str,
    value: Value,
    period: Period = Y2023,
    *,
    unit: Unit | None = EUR,
    namespace: str = N,
    language: str | None = None,
    member: str | None = None,
) -> Fact:
    dimensions = () if member is None else ((QName(namespace, "Axis"), ExplicitMember(QName(namespace, member))),)
    numeric = isinstance(value, NumericValue | NilValue)
    aspects = Aspects(QName(namespace, name), Entity("s", "1"), period, unit if numeric else None, language, dimensions)
    return Fact(f"{name}-{period}-{value}", aspects, value)


def changes(old: list[Fact], new: list[Fact]) -> list[tuple[str, tuple[str, ...], str, str]]:
    found = compare_reports(Report(tuple(old)), Report(tuple(new))).changes
    return [(one.category.value, tuple(part.value for part in one.parts), _value(one.old), _value(one.new)) for one in found]


def _value(one: Fact | None) -> str:
    return "" if one is None else f"{one.aspects.concept.local}={one.value}"


KEPT = [fact("Kept", number("1")), fact("Also", number("2"))]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], [fact("A", number("5"))], ("added", (), "", "A=5")),
        ([fact("A", number("5"))], [], ("removed", (), "A=5", "")),
        ([fact("A", number("5"))], [fact("A", number("6"))], ("changed", ("value",), "A=5", "A=6")),
        ([fact("A", number("5"))], [fact("A", number("5", -3))], ("changed", ("decimals",), "A=5", "A=5")),
        ([fact("A", number("5"))], [fact("A", number("6", 1))], ("changed", ("value", "decimals"), "A=5", "A=6")),
        ([fact("A", number("5"))], [fact("A", number("-5"))], ("changed", ("sign",), "A=5", "A=-5")),
        ([fact("A", number("5"))], [fact("A", number("5"), unit=USD)], ("changed", ("unit",), "A=5", "A=5")),
        ([fact("A", number("5"))], [fact("A", number("6"), unit=USD)], ("changed", ("unit", "value"), "A=5", "A=6")),
        ([fact("A", number("5"))], [fact("A", number("5"), year(2022))], ("changed", ("period",), "A=5", "A=5")),
        ([fact("A", number("5"))], [fact("B", number("5"))], ("retagged", ("concept",), "A=5", "B=5")),
        ([fact("A", number("5"))], [fact("A", NilValue())], ("changed", ("value",), "A=5", "A=nil")),
        ([fact("A", TextValue("x"))], [fact("A", TextValue("y"))], ("changed", ("value",), "A=x", "A=y")),
        (
            [fact("A", number("5"))],
            [fact("A", number("6"), namespace="https://other.example")],
            ("retagged", ("concept", "value"), "A=5", "A=6"),
        ),
    ],
)
def test_each_difference(old: list[Fact], new: list[Fact], expected: tuple[str, tuple[str, ...], str, str]) -> None:
    assert changes([*KEPT, *old], [*KEPT, *new]) == [expected]
    assert changes(list(reversed([*KEPT, *old])), list(reversed([*KEPT, *new]))) == [expected]


def test_nothing_differs_but_ids_order_and_repetition() -> None:
    compared = compare_reports(Report((*KEPT, KEPT[0])), Report(tuple(reversed(KEPT))))
    assert (compared.changes, compared.same) == ((), 2)


def test_what_is_often_equal_by_chance_is_not_taken_for_retagged() -> None:
    for value in (number("0"), NilValue(), BooleanValue(True)):
        assert {one[0] for one in changes([fact("A", value)], [fact("B", value)])} == {"removed", "added"}


def test_two_candidates_are_none() -> None:
    found = changes([fact("A", number("5"))], [fact("B", number("5")), fact("C", number("5"))])
    assert sorted(one[0] for one in found) == ["added", "added", "removed"]


def later(old: list[Fact], new: list[Fact]) -> list[Change]:
    """The changes from a report on 2023 to one on 2024."""
    before = [fact(f"K{n}", number("1"), year(2023)) for n in range(4)]
    after = [fact(f"K{n}", number("7"), year(2024)) for n in range(4)]
    found = compare_reports(Report((*before, *old)), Report((*after, *before, *new))).changes
    return [one for one in found if not one.beyond]


def test_a_later_report_restates_what_it_says_otherwise_of_an_earlier_period() -> None:
    (one,) = later([fact("A", number("5"))], [fact("A", number("6"))])
    assert (one.category, one.parts) == (Category.RESTATED, (Part.VALUE,))


def test_other_decimals_restate_nothing() -> None:
    (one,) = later([fact("A", number("5"))], [fact("A", number("5", -1))])
    assert (one.category, one.parts) == (Category.CHANGED, (Part.DECIMALS,))


def test_a_text_said_again_of_the_next_year_is_no_change_of_its_period() -> None:
    policy = TextValue("We measure at cost.")
    found = compare_reports(
        Report((fact("Policy", policy, year(2023)),)), Report((fact("Policy", policy, year(2024)), KEPT[0]))
    )
    assert {one.category for one in found.changes} == {Category.ADDED, Category.REMOVED}


def test_facts_of_periods_that_the_other_report_lacks_are_marked() -> None:
    found = compare_reports(Report((KEPT[0],)), Report((KEPT[0], fact("B", number("1"), year(2024)), fact("C", number("3")))))
    assert [(one.category.value, _value(one.new), one.beyond) for one in found.changes] == [
        ("added", "B=1", True),
        ("added", "C=3", False),
    ]


@pytest.mark.parametrize(("new", "agrees"), [("1234", True), ("1299", False)])
def test_figures_that_agree_at_their_accuracy(new: str, agrees: bool) -> None:
    (one,) = compare_reports(Report((fact("A", number("1200", -2)),)), Report((fact("A", number(new)),))).changes
    assert one.agrees is agrees


def test_the_next_version_of_a_namespace_is_the_same_names() -> None:
    next_one = "https://t.example/2024"
    choice = EnumerationValue((QName(N, "Yes"),))
    old = [fact("A", number("5"), member="M"), fact("Choice", choice)]
    new = [
        fact("A", number("5"), member="M", namespace=next_one),
        fact("Choice", EnumerationValue((QName(next_one, "Yes"),)), namespace=next_one),
    ]
    compared = compare_reports(Report(tuple(old)), Report(tuple(new)))
    assert (compared.changes, compared.same, compared.renamed) == ((), 2, {next_one: N})


def test_two_namespaces_that_could_be_the_next_version_are_none() -> None:
    new = [fact("A", number("5"), namespace=f"https://t.example/{which}") for which in ("2024", "2025")]
    assert compare_reports(Report((fact("A", number("5")),)), Report(tuple(new))).renamed == {}


def test_the_day_of_a_report_is_that_of_most_of_its_facts() -> None:
    ahead = fact("Forecast", number("1"), year(2030))
    many = [fact(f"K{n}", number("1"), year(2023)) for n in range(6)]
    assert reporting_day(Report((ahead, *many, fact("Old", number("1"), year(2022))))) == dt.date(2023, 12, 31)
    assert reporting_day(Report(())) is None
    assert reporting_day(Report((fact("A", number("1"), Period.forever()),))) is None
