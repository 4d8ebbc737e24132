"""An index of facts is the same whatever their order, and has the language asked for first."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal

import pytest

from disclose.model import Aspects, Entity, Fact, NumericValue, Period, TextValue, Unit
from disclose.names import QName
from disclose.render.lookup import index_facts

ENTITY = Entity("https://a.example", "1")
YEAR = Period.between(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
AMOUNT, NAME = QName("urn:a", "Amount"), QName("urn:a", "Name")
UNITS = (Unit.currency("CNY"), Unit.of([QName("urn:a", "CNY")]), Unit.currency("EUR"), None)
FACTS = (
    *(
        Fact(f"Amount-{number}", Aspects(AMOUNT, ENTITY, YEAR, unit), NumericValue(Decimal(number), 0))
        for number, unit in zip((3, 1, 2, 0), UNITS, strict=True)
    ),
    *(
        Fact(f"Name-{language}", Aspects(NAME, ENTITY, YEAR, None, language), TextValue("x"))
        for language in ("zh-Hans", "en", "de")
    ),
)


@pytest.mark.parametrize("seed", range(5))
def test_facts_of_a_place_come_in_an_order_of_their_own(seed: int) -> None:
    facts = random.Random(seed).sample(FACTS, len(FACTS))
    index = index_facts(facts, "en")
    # two units that are written alike are told apart by nothing but the facts
    assert [fact.id for fact in index.all(AMOUNT, YEAR)] == ["Amount-1", "Amount-3", "Amount-2", "Amount-0"]
    assert [fact.id for fact in index.of(NAME)] == ["Name-en", "Name-de", "Name-zh-Hans"]
    assert index.first(NAME, YEAR) == FACTS[5]
    assert index == index_facts(FACTS, "en")


def test_the_same_fact_is_found_by_what_it_is_about() -> None:
    index = index_facts(FACTS, "en")
    for fact in FACTS:
        assert index.same(Fact("other", fact.aspects, fact.value)) is fact
    unknown = Fact("other", Aspects(NAME, ENTITY, YEAR, None, "fr"), TextValue("x"))
    assert index.same(unknown) is unknown
