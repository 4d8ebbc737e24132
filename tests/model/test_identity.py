"""Ids of facts: NCNames from content, unique, independent of order."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec.structs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclose.diagnostics import Span
from disclose.lexical import is_ncname
from disclose.model import (
    Aspects,
    Entity,
    ExplicitMember,
    Fact,
    Member,
    NilValue,
    NumericValue,
    Origin,
    Period,
    TextValue,
    TypedMember,
    Unit,
)
from disclose.model.aspects import dimensions_of
from disclose.model.identity import assign_ids, fact_id
from disclose.names import QName

YEAR = Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
ENTITY = Entity("urn:s", "1")


def name(local: str) -> QName:
    return QName("urn:x", local)


def aspects(
    concept: str = "Revenue",
    period: Period = YEAR,
    unit: Unit | None = None,
    language: str | None = None,
    **members: str | TypedMember,
) -> Aspects:
    found: dict[QName, Member] = {
        name(axis): ExplicitMember(name(member)) if isinstance(member, str) else member for axis, member in members.items()
    }
    return Aspects(name(concept), ENTITY, period, unit, language, dimensions_of(found))


def fact(about: Aspects, value: str = "1", origin: Origin | None = None) -> Fact:
    return Fact("", about, NumericValue(Decimal(value), 0), origin or Origin())


@pytest.mark.parametrize(
    ("about", "id"),
    [
        (aspects(), "Revenue-2023"),
        (aspects(GenderAxis="FemaleMember", BusinessAxis="GenerativeAIMember"), "Revenue-2023-GenerativeAIMember-FemaleMember"),
        (aspects("Cash", Period.instant_on(dt.date(2023, 12, 31))), "Cash-2023-12-31"),
        (aspects(period=Period.between(dt.date(2023, 1, 1), dt.date(2023, 6, 30))), "Revenue-2023-01-01--2023-06-30"),
        (aspects(period=Period.forever()), "Revenue-forever"),
        (aspects(period=Period(None, dt.datetime(2023, 6, 30, 17, 30))), "Revenue-2023-06-30T17_30_00"),
        (aspects(unit=Unit.currency("CNY"), language="en"), "Revenue-2023"),
        (aspects("收入"), "收入-2023"),
        (aspects(period=Period.between(dt.date(44, 1, 1), dt.date(44, 12, 31))), "Revenue-0044"),
        (aspects(VersionAxis=TypedMember(name("v"), "2.0")), "Revenue-2023-2.0-bcec026d"),
        (aspects(VersionAxis=TypedMember(name("v"), "a b/ü <x>")), "Revenue-2023-a_b_x-141fd91d"),
        (aspects(VersionAxis=TypedMember(name("v"), "版本")), "Revenue-2023-5d38acef"),
        (aspects(VersionAxis=TypedMember(name("v"), "", nil=True)), "Revenue-2023-nil-0c2c87e7"),
        (aspects(VersionAxis=TypedMember(name("v"), "x" * 100)), f"Revenue-2023-{'x' * 24}-559ca30d"),
    ],
)
def test_ids(about: Aspects, id: str) -> None:
    assert fact_id(about) == id
    assert is_ncname(id)


def ids(*facts: Fact) -> list[str]:
    return [each.id for each in assign_ids(facts)]


def test_ids_that_differ_are_kept() -> None:
    assert ids(fact(aspects()), fact(aspects("Cost"))) == ["Revenue-2023", "Cost-2023"]


def test_the_language_is_appended_where_it_tells_facts_apart() -> None:
    assert ids(fact(aspects(language="en")), fact(aspects(language="zh-Hans")), fact(aspects("Cost", language="en"))) == [
        "Revenue-2023-en",
        "Revenue-2023-zh-Hans",
        "Cost-2023",
    ]


def test_the_unit_is_appended_where_it_tells_facts_apart() -> None:
    cny, per_share = Unit.currency("CNY"), Unit.of([QName("urn:u", "CNY")], [QName("urn:u", "share")])
    assert ids(fact(aspects(unit=cny)), fact(aspects(unit=per_share))) == ["Revenue-2023-CNY", "Revenue-2023-CNY_share"]


def test_a_hash_of_all_aspects_tells_the_rest_apart() -> None:
    one = fact(aspects())
    other = fact(msgspec.structs.replace(aspects(), concept=QName("urn:other", "Revenue")))
    elsewhere = fact(msgspec.structs.replace(aspects(), entity=Entity("urn:s", "2")))
    swapped = [fact(aspects(A="M")), fact(aspects(B="M"))]
    found = ids(one, other, elsewhere, *swapped)
    assert len(set(found)) == 5
    assert all(id.startswith("Revenue-2023-") and is_ncname(id) for id in found)


def test_duplicates_have_ids_of_their_own() -> None:
    found = ids(fact(aspects(), "1"), fact(aspects(), "2"), fact(aspects(), "2"))
    assert len(set(found)) == 3


def test_an_id_made_longer_may_not_take_another() -> None:
    """`Revenue-2023-en` is the id of a fact with a member of that name, and of one in English beside one in French."""
    found = ids(fact(aspects(language="en")), fact(aspects(language="fr")), fact(aspects(A="en")))
    assert len(set(found)) == 3
    assert found[1] == "Revenue-2023-fr"


def test_the_rest_of_a_fact_stays() -> None:
    before = fact(aspects(), "5", Origin(Span("a.csv", 1, 2), "5", 0, "[9]", "note", True))
    (after,) = assign_ids([before])
    assert after == msgspec.structs.replace(before, id="Revenue-2023")


def test_no_facts_no_ids() -> None:
    assert assign_ids([]) == ()


abouts = st.builds(
    aspects,
    st.sampled_from(["Revenue", "Cost"]),
    st.sampled_from([YEAR, Period.instant_on(dt.date(2023, 12, 31)), Period.forever()]),
    st.sampled_from([None, Unit.pure(), Unit.currency("CNY")]),
    st.sampled_from([None, "en", "zh-Hans"]),
    A=st.sampled_from(["M", "en", TypedMember(name("t"), "x"), TypedMember(name("t"), "X y"), TypedMember(name("t"), "X_y")]),
)
values = st.one_of(
    st.just(NilValue()), st.sampled_from("12").map(lambda text: NumericValue(Decimal(text), 0)), st.just(TextValue("1"))
)
facts = st.builds(Fact, st.just(""), abouts, values, st.builds(Origin, displayed=st.sampled_from([None, "1", "1.0"])))


@given(st.lists(facts, max_size=12), st.randoms())
def test_ids_are_unique_names_whatever_the_order(some: list[Fact], random: object) -> None:
    assigned = assign_ids(some)
    assert len({each.id for each in assigned}) == len(some)
    assert all(is_ncname(each.id) for each in assigned)
    shuffled = list(some)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(assign_ids(shuffled)) == set(assigned)


@given(st.lists(facts, max_size=8), st.lists(facts, max_size=3))
def test_facts_about_something_else_change_no_id(some: list[Fact], others: list[Fact]) -> None:
    more = [
        msgspec.structs.replace(each, aspects=msgspec.structs.replace(each.aspects, concept=name("Other"))) for each in others
    ]
    assert assign_ids([*more, *some])[len(more) :] == assign_ids(some)
