"""The index of facts: canonical order, duplicates, cells."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace
from rule_fixtures import name, read

from disclose.model import Aspects, Entity, Fact, OtherContent, Period, TextValue, Tuple, TypedMember, Unit
from disclose.rules.index import FactIndex, sharing

YEAR = Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
PLAIN = Fact("plain", Aspects(name("A"), Entity("s", "i"), YEAR), TextValue("x"))


def with_aspects(id: str, **changes: object) -> Fact:
    return replace(PLAIN, id=id, aspects=replace(PLAIN.aspects, **changes))


def order(*facts: Fact) -> list[str]:
    return [fact.id for fact in FactIndex(facts).facts]


def test_periods_are_in_order_of_time() -> None:
    earlier = with_aspects("earlier", period=Period.between(dt.date(2022, 1, 1), dt.date(2022, 12, 31)))
    end = with_aspects("end", period=Period.instant_on(dt.date(2023, 12, 31)))
    ever = with_aspects("ever", period=Period.forever())
    assert order(PLAIN, end, earlier, ever) == ["ever", "earlier", "end", "plain"]


def test_moments_with_and_without_a_time_zone_can_be_sorted() -> None:
    noon = dt.datetime(2023, 12, 31, 12)
    zoned = with_aspects("zoned", period=Period(None, noon.replace(tzinfo=dt.timezone(dt.timedelta(hours=8)))))
    plain = with_aspects("noon", period=Period(None, noon))
    assert order(plain, zoned) == order(zoned, plain) == ["zoned", "noon"]


def test_explicit_and_typed_members_can_be_sorted() -> None:
    typed = with_aspects("typed", dimensions=((name("Axis"), TypedMember(name("Domain"), "5.0")),))
    nil = with_aspects("nil", dimensions=((name("Axis"), TypedMember(name("Domain"), "", nil=True)),))
    assert order(typed, nil, PLAIN) == ["plain", "nil", "typed"]


def test_a_fact_without_unit_or_language_comes_first() -> None:
    money = with_aspects("money", unit=Unit.currency("CNY"))
    chinese = with_aspects("chinese", language="zh-Hans")
    assert order(money, chinese, PLAIN) == ["plain", "chinese", "money"]


def test_duplicates_are_found_whatever_lies_between() -> None:
    twin, other = replace(PLAIN, id="twin", value=TextValue("a")), with_aspects("other", language="en")
    index = FactIndex([PLAIN, other, twin])
    assert [[fact.id for fact in group] for group in index.duplicates] == [["twin", "plain"]]
    assert [fact.id for fact in index.facts] == ["twin", "plain", "other"]


def test_equal_aspects_need_not_be_one_object() -> None:
    twin = with_aspects("twin", period=Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31)))
    assert len(FactIndex([PLAIN, twin]).duplicates) == 1


def test_a_cell_holds_what_can_be_added_up() -> None:
    subject, _ = read("""
    concepts: {}
    facts:
      - {concept: A, number: 1, unit: CNY}
      - {concept: B, number: 1, unit: CNY}
      - {concept: B, number: 1, unit: USD}
      - {concept: B, number: 1, unit: CNY, period: 2022}
    """)
    index = subject.index
    (cell,) = index.cells(name("A"))
    assert [fact.id for fact in index.cells(name("B"))[cell]] == ["f1"]
    assert len(index.cells(name("B"))) == 3
    assert index.cells(name("C")) == {}


def test_facts_of_a_concept() -> None:
    index = FactIndex([with_aspects("b", concept=name("B")), PLAIN])
    assert [fact.id for fact in index.of(name("A"))] == ["plain"]
    assert index.of(name("C")) == ()
    assert [concept.local for concept in index.concepts] == ["A", "B"]


def test_an_empty_report_has_an_index() -> None:
    assert FactIndex([]).facts == ()


def test_sharing_looks_at_each_value_once() -> None:
    twin = with_aspects("twin", period=Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31)))
    groups = [
        (period, [fact.id for fact in facts]) for period, facts in sharing([PLAIN, twin], lambda fact: fact.aspects.period)
    ]
    assert groups == [(YEAR, ["plain", "twin"])]


def test_facts_in_different_tuples_are_no_duplicates() -> None:
    outer = Tuple("t1", name("Officers"))
    inner = replace(PLAIN, id="inner", container=Tuple("t2", name("Officer"), outer))
    beside = replace(PLAIN, id="beside", container=outer)
    index = FactIndex([inner, beside, PLAIN])
    assert index.duplicates == ()
    assert [fact.id for fact in index.facts] == ["plain", "beside", "inner"]
    assert len(index.cells(name("A"))) == 3


def test_other_content_of_a_context_tells_facts_apart() -> None:
    other = with_aspects("other", other=OtherContent(segment="<b/>"))
    assert FactIndex([other, PLAIN]).duplicates == ()
    assert order(other, PLAIN) == ["plain", "other"]
