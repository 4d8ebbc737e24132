"""What screening relies on: every rule is sorted, and looks at no more than is said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from disclose.model import Aspects, Entity, Fact, NilValue, Period, Report, Unit
from disclose.model.columns import FactColumns, Manner
from disclose.names import QName
from disclose.rules.catalogue import ALL_RULES
from disclose.rules.probes import LOOKS_AT, Look, Probes, can_screen
from disclose.rules.screening import facts_to_judge
from disclose.rules.screening_numbers import Numbers, Plan
from disclose.rules.subject import Calculation
from disclose.taxonomy import Concept, DataType, ItemKind, Taxonomy

NAMESPACE = "https://screening.example"


def name(local: str) -> QName:
    return QName(NAMESPACE, local)


def taxonomy(*kinds: ItemKind) -> Taxonomy:
    types = [DataType(None, kind, base_xsd="decimal" if kind.numeric else "string") for kind in kinds]
    concepts = {name(type_.kind.value): Concept(name(type_.kind.value), type_) for type_ in types}
    return Taxonomy(NAMESPACE, "s", "s.xsd", concepts)


def test_every_rule_is_sorted() -> None:
    codes = {rule.code for rule in ALL_RULES}
    message = "sort new rules into LOOKS_AT by what they look at; until then large reports are judged slowly"
    assert sorted(codes - set(LOOKS_AT)) == [], message
    assert sorted(set(LOOKS_AT) - codes) == [], "codes of no rule"


def test_what_ties_facts_of_other_dimensions_together_is_not_screened() -> None:
    money = taxonomy(ItemKind.MONETARY)
    assert can_screen(money, Calculation.ROUND)
    assert can_screen(money, Calculation.NONE)
    assert not can_screen(money, Calculation.V1_0)
    assert not can_screen(money, Calculation.TRUNCATE)


def test_examples_are_convicted_one_by_one() -> None:
    probes = Probes(taxonomy(ItemKind.MONETARY, ItemKind.STRING), Calculation.ROUND)
    units = [Unit.currency("CNY"), Unit.pure(), None, Unit.shares()]
    examples = [
        Fact("", Aspects(name("monetary"), Entity("", ""), Period.instant_on(dt.date(2023, 12, 31)), unit), NilValue())
        for unit in units
    ]
    assert probes.convicted(Look.MANNER, examples) == {1, 2, 3}
    assert probes.convicted(Look.MANNER, examples[:1]) == set()


def columns(*texts: bytes, decimals: str = "0") -> FactColumns:
    facts = [0] * len(texts)
    return FactColumns([name("monetary")], ["c"], [Manner("CNY", decimals)], facts, facts, facts, texts)


def numbers(*texts: bytes, decimals: str = "0") -> list[int]:
    """The facts out of order."""
    plans = [Plan(sensible=True, number=True)]
    return [*Numbers(columns(*texts, decimals=decimals), plans, [7], [0]).out_of_order()]


def test_numbers_are_read_as_xml_schema_writes_them() -> None:
    assert numbers(b"12", b"-12", b"+12", b" 12\n", b"12.", b"12.00", b"0", b"-0.0") == []
    assert numbers(b"", b"1_000", b"1,000", b"1e3", b"--1", b".5", b"1.2.3", "١٢".encode(), b"&#49;2") == [*range(9)]


def test_digits_beyond_accuracy_are_out_of_order() -> None:
    assert numbers(b"12.5", b"12.0") == [0]
    assert numbers(b"1200", b"1250", b"-1250", decimals="-2") == [1, 2]
    assert numbers(b"1.123456", b"1.1234567", decimals="INF") == [1]
    assert numbers(b"1.25", b"1.255", decimals="2") == [1]


def jumps(*texts: bytes, blocks: Sequence[int] = (7, 7), units: Sequence[int] = (1, 1)) -> bool:
    """Whether two facts of one concept, each in a context of its own, are a line that jumps."""
    found = columns(*texts)
    two = replace(found, context_ids=["c", "d"], contexts=[0, 1], spellings=[Manner("CNY", "0"), Manner("JPY", "0")])
    plans = [Plan(sensible=True, number=True, series=True)]
    return [*Numbers(replace(two, manners=[0, 1]), plans, blocks, units).out_of_order()] != []


def test_a_line_that_jumps_is_out_of_order_and_one_that_grows_is_not() -> None:
    assert not jumps(b"100", b"49900")
    assert jumps(b"100", b"50000")
    assert jumps(b"50000", b"100")
    assert jumps(b"100", b"-50000")
    assert not jumps(b"0", b"50000")
    assert not jumps(b"100", b"50000", blocks=(7, 8))
    assert not jumps(b"100", b"50000", units=(1, 2))


def test_what_is_nil_has_no_text() -> None:
    nil = replace(columns(b"", b" ", b"1", b"1"), spellings=[Manner("CNY", nil=True), Manner("CNY", "0")], manners=[0, 0, 0, 1])
    assert [*Numbers(nil, [Plan(sensible=True, number=True, nillable=True)], [7], [1, 1]).out_of_order()] == [2]


def test_nothing_is_left_out_where_rules_are_not_known() -> None:
    report = Report(())
    known = taxonomy(ItemKind.MONETARY)
    assert facts_to_judge(columns(b"1"), report, known, Calculation.TRUNCATE, lambda concept, text: NilValue()) is None
    # without its context a fact is for the reader
    assert facts_to_judge(columns(b"1"), report, known, Calculation.ROUND, lambda concept, text: NilValue()) == [0]
