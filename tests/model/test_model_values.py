"""Units, aspects, values, facts and reports: equality is what they say, and nothing can be changed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec.structs
import pytest

from disclose.diagnostics import Span
from disclose.model import (
    Aspects,
    BooleanValue,
    CheckedReport,
    DateValue,
    Entity,
    EnumerationValue,
    ExplicitMember,
    Fact,
    NilValue,
    NumericValue,
    Origin,
    Period,
    QNameValue,
    Report,
    TextValue,
    TypedMember,
    Unit,
    UnreadableValue,
    Value,
)
from disclose.model.aspects import dimensions_of
from disclose.names import ISO4217, PURE, SHARES, QName

CNY = QName(ISO4217, "CNY")
METRE = QName("urn:m", "m")
ASPECTS = Aspects(QName("urn:x", "Revenue"), Entity("urn:s", "1"), Period.forever(), Unit.currency("CNY"))


def test_units_with_the_same_measures_are_equal() -> None:
    assert Unit.of([METRE, CNY], [SHARES, PURE]) == Unit.of([CNY, METRE], [PURE, SHARES])
    assert Unit.of([METRE, METRE]) != Unit.of([METRE])
    assert Unit.of([CNY]) == Unit.currency("CNY")


@pytest.mark.parametrize(
    ("unit", "monetary", "shares", "pure", "per_share", "text"),
    [
        (Unit.currency("CNY"), True, False, False, False, "CNY"),
        (Unit.shares(), False, True, False, False, "shares"),
        (Unit.pure(), False, False, True, False, "pure"),
        (Unit.of([CNY], [SHARES]), False, False, False, True, "CNY/shares"),
        (Unit.of([CNY], [PURE]), False, False, False, False, "CNY/pure"),
        (Unit.of([CNY, CNY]), False, False, False, False, "CNY*CNY"),
        (Unit.of([CNY, METRE], [SHARES]), False, False, False, False, "CNY*m/shares"),
        (Unit.of([SHARES], [SHARES]), False, False, False, False, "shares/shares"),
        (Unit.of([QName("urn:y", "CNY")]), False, False, False, False, "CNY"),
    ],
)
def test_kinds_of_unit(unit: Unit, monetary: bool, shares: bool, pure: bool, per_share: bool, text: str) -> None:
    assert (unit.is_monetary, unit.is_shares, unit.is_pure, unit.is_per_share) == (monetary, shares, pure, per_share)
    assert str(unit) == text


def test_dimensions_are_sorted_whatever_their_members() -> None:
    one, two = QName("urn:a", "One"), QName("urn:a", "Two")
    typed, explicit = TypedMember(QName("urn:a", "T"), "5"), ExplicitMember(QName("urn:a", "M"))
    assert dimensions_of({two: typed, one: explicit}) == dimensions_of({one: explicit, two: typed})
    aspects = msgspec.structs.replace(ASPECTS, dimensions=dimensions_of({two: typed, one: explicit}))
    assert (aspects.member(one), aspects.member(two), ASPECTS.member(one)) == (explicit, typed, None)
    assert dimensions_of({}) == ()


def test_members_show_what_they_are() -> None:
    element = QName("urn:a", "T")
    assert str(ExplicitMember(QName("urn:a", "AsiaMember"))) == "AsiaMember"
    assert [str(TypedMember(element, "5")), str(TypedMember(element, "", nil=True))] == ["5", "nil"]
    assert TypedMember(element, "") != TypedMember(element, "", nil=True)
    assert str(Entity("urn:s", "00020")) == "00020"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (NumericValue(Decimal("3405.8E6"), -5), "3405800000"),
        (NumericValue(Decimal("0.4410"), 3), "0.441"),
        (TextValue("a b"), "a b"),
        (BooleanValue(True), "true"),
        (BooleanValue(False), "false"),
        (DateValue(dt.date(2023, 12, 31)), "2023-12-31"),
        (QNameValue(QName("urn:a", "b")), "{urn:a}b"),
        (EnumerationValue((QName("urn:a", "b"), QName("urn:a", "c"))), "urn:a#b urn:a#c"),
        (EnumerationValue(()), ""),
        (NilValue(), "nil"),
        (UnreadableValue("12x", "is not a number"), "12x"),
    ],
)
def test_values_as_text(value: Value, text: str) -> None:
    assert str(value) == text


def test_numbers_are_equal_by_value_and_accuracy() -> None:
    assert NumericValue(Decimal("1.0"), 1) == NumericValue(Decimal("1.00"), 1)
    assert hash(NumericValue(Decimal("1.0"), 1)) == hash(NumericValue(Decimal("1.00"), 1))
    assert NumericValue(Decimal("1.0"), 1) != NumericValue(Decimal("1.0"), 2)
    assert NumericValue(Decimal("1.0"), 1) != NumericValue(Decimal("1.0"), None)
    assert [NumericValue(Decimal(1), decimals).decimals_text for decimals in (-6, 0, None)] == ["-6", "0", "INF"]


def test_values_of_different_kinds_are_different() -> None:
    assert TextValue("<p/>", xhtml=True) != TextValue("<p/>")
    assert len({TextValue("true"), BooleanValue(True), NilValue(), TextValue("nil")}) == 4


def test_a_report_says_the_same_whatever_ids_order_origins_and_repetition() -> None:
    one = Fact("a", ASPECTS, NumericValue(Decimal(1), 0), Origin(Span("a.csv", 1, 1), "1"))
    other = Fact("b", msgspec.structs.replace(ASPECTS, language="en"), TextValue("x"))
    again = msgspec.structs.replace(one, id="c", origin=Origin())
    assert Report((one, other)).content() == Report((other, again, one)).content()
    assert Report((one,)).content() != Report((one, other)).content()
    assert Report((one,)).with_facts(other) == Report((one, other))


def test_a_fact_points_to_its_cell() -> None:
    span = Span("a.csv", 1, 1)
    assert Fact("a", ASPECTS, NilValue(), Origin(span)).span == span
    assert Fact("a", ASPECTS, NilValue()).span is None


def test_a_checked_report_gives_its_facts() -> None:
    facts = (Fact("a", ASPECTS, NilValue()),)
    assert CheckedReport(Report(facts)).facts == facts


@pytest.mark.parametrize(
    "value", [ASPECTS, Unit.pure(), NumericValue(Decimal(1), 0), Fact("a", ASPECTS, NilValue()), Report(())]
)
def test_nothing_can_be_changed(value: object) -> None:
    field = msgspec.structs.fields(value)[0].name  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        setattr(value, field, None)
    assert not hasattr(value, "__dict__")
