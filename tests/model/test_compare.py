"""The differences between two reports."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from disclose.diagnostics import Span
from disclose.model import Aspects, Entity, Fact, NilValue, NumericValue, Origin, Period, Report, TextValue, Unit, Value
from disclose.model.compare import differences
from disclose.names import QName

YEAR = Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
SPAN = Span("figures.csv", 2, 3)


def fact(name: str, value: Value, *, unit: Unit | None = None, language: str | None = None, span: Span | None = SPAN) -> Fact:
    return Fact(name, Aspects(QName("n", name), Entity("s", "i"), YEAR, unit, language), value, Origin(span))


def cny(number: str, decimals: int | None = -5, span: Span | None = SPAN) -> Fact:
    return fact("Revenue", NumericValue(Decimal(number), decimals), unit=Unit.currency("CNY"), span=span)


def compared(expected: list[Fact], found: list[Fact]) -> list[tuple[str, str, str]]:
    result = differences(Report(tuple(expected)), Report(tuple(found)), "a.xhtml")
    return [
        (diagnostic.code.removeprefix("disclose.equality:"), str(diagnostic.span), diagnostic.message) for diagnostic in result
    ]


def test_ids_order_origins_and_repetition_do_not_matter() -> None:
    name = fact("Name", TextValue("a"), language="en")
    again = Fact("other", name.aspects, name.value)
    assert compared([cny("3405800000"), name], [again, cny("3405800000.0", span=None), name]) == []


def test_another_value_is_shown_beside_the_one_expected() -> None:
    expected = (
        "a.xhtml says 3405800001 (decimals -5) for Revenue (2023-01-01/2023-12-31, CNY), the report 3405800000 (decimals -5)"
    )
    assert compared([cny("3405800000")], [cny("3405800001", span=None)]) == [("value", "figures.csv:2:3", expected)]


def test_other_decimals_are_another_value() -> None:
    ((code, _, message),) = compared([cny("1")], [cny("1", None)])
    assert code == "value"
    assert "1 (decimals INF)" in message


def test_a_fact_that_is_missing() -> None:
    expected = "a.xhtml lacks Name (2023-01-01/2023-12-31, en): 'SenseTime'"
    assert compared([fact("Name", TextValue("SenseTime"), language="en")], []) == [("missing", "figures.csv:2:3", expected)]


def test_a_fact_too_many_is_shown_where_it_stands() -> None:
    extra = fact("Name", NilValue(), span=Span("a.xhtml", 9))
    expected = "a.xhtml also says Name (2023-01-01/2023-12-31): nil"
    assert compared([], [extra]) == [("unexpected", "a.xhtml:9", expected)]


def test_a_second_value_of_a_fact() -> None:
    first, second = fact("Name", TextValue("a")), fact("Name", TextValue("b"))
    assert [code for code, _, _ in compared([first], [first, second])] == ["unexpected"]
    assert [code for code, _, _ in compared([first, second], [second])] == ["missing"]


def test_long_texts_are_shown_around_their_first_difference() -> None:
    left, right = "x" * 500 + "left", "x" * 500 + "right"
    ((_, _, message),) = compared([fact("Name", TextValue(left))], [fact("Name", TextValue(right))])
    assert "left'" in message
    assert "right'" in message
    assert len(message) < 250


def test_texts_that_differ_only_in_being_markup() -> None:
    ((_, _, message),) = compared([fact("Name", TextValue("a"))], [fact("Name", TextValue("a", xhtml=True))])
    assert message == "a.xhtml says XHTML 'a' for Name (2023-01-01/2023-12-31), the report 'a'"
