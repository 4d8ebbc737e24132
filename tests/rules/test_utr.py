"""The Units Registry as it is published, and which units its types take."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from rule_fixtures import name, read

from disclose.model import Unit
from disclose.names import DTR_2022, ISO4217, SHARES, UTR, QName
from disclose.rules.subject import Subject
from disclose.rules.utr import registry, unit_not_registered
from disclose.taxonomy import DataType, ItemKind

CNY, KG, SQM, METRE = (QName(ISO4217, "CNY"), QName(UTR, "kg"), QName(UTR, "sqm"), QName(UTR, "m"))


def subject_of(unit: Unit, *types: QName) -> Subject:
    """A fact in a unit, whose concept's type is the first of some types that derive from one another."""
    subject, _ = read("concepts: {Figure: {type: decimal}}\nfacts: [{concept: Figure, number: 1, unit: x}]\n")
    bases = [*types[1:], None]
    derived = {one: DataType(one, ItemKind.DECIMAL, base) for one, base in zip(types, bases, strict=True)}
    concept = replace(subject.taxonomy.concepts[name("Figure")], type=derived[types[0]])
    taxonomy = replace(subject.taxonomy, concepts={concept.qname: concept}, types=derived)
    (fact,) = subject.report.facts
    report = replace(subject.report, facts=(replace(fact, aspects=replace(fact.aspects, unit=unit)),))
    return replace(subject, report=report, taxonomy=taxonomy)


def dtr(local: str) -> QName:
    return QName(DTR_2022, local)


def test_the_registry_is_read() -> None:
    assert {entry.measure for entry in registry()["areaItemType"]} >= {SQM, QName(UTR, "acre")}
    (per_share,) = registry()["perShareItemType"]
    assert (per_share.measure, per_share.numerator, per_share.denominator) == (None, "monetaryItemType", "sharesItemType")


@pytest.mark.parametrize(
    ("unit", "types"),
    [
        (Unit((SQM,)), (dtr("areaItemType"),)),
        (Unit((SQM,)), (name("FloorArea"), dtr("areaItemType"))),
        (Unit((CNY,), (SHARES,)), (dtr("perShareItemType"),)),
        (Unit((CNY,), (KG,)), (dtr("perUnitItemType"),)),
        (Unit((KG,)), (name("areaItemType"),)),
        (Unit((KG,)), (dtr("nothingThatIsRegisteredItemType"),)),
    ],
)
def test_registered_units(unit: Unit, types: tuple[QName, ...]) -> None:
    assert list(unit_not_registered(subject_of(unit, *types))) == []


@pytest.mark.parametrize(
    ("unit", "types"),
    [
        (Unit((KG,)), (dtr("areaItemType"),)),
        (Unit((KG,)), (name("FloorArea"), name("Area"), dtr("areaItemType"))),
        (Unit((name("sqm"),)), (dtr("areaItemType"),)),
        (Unit((SQM, SQM)), (dtr("areaItemType"),)),
        (Unit((SQM,), (SHARES,)), (dtr("areaItemType"),)),
        (Unit((CNY,)), (dtr("perShareItemType"),)),
        (Unit((CNY,), (KG,)), (dtr("perShareItemType"),)),
        (Unit((KG,), (SHARES,)), (dtr("perShareItemType"),)),
        (Unit((CNY,)), (dtr("perUnitItemType"),)),
        (Unit((METRE,), (KG,)), (dtr("perUnitItemType"),)),
    ],
)
def test_units_that_are_not_registered(unit: Unit, types: tuple[QName, ...]) -> None:
    (found,) = unit_not_registered(subject_of(unit, *types))
    assert found.message == f"Figure for 2023, 1, is in {unit}, which is no registered unit of {types[-1].local}"
    assert str(found.span) == "r.yaml:2:9"


def test_the_advice_names_units() -> None:
    (found,) = unit_not_registered(subject_of(Unit((KG,)), dtr("areaItemType")))
    assert found.help is not None
    assert found.help.startswith("The registry has ")
    assert "acre" in found.help
    (quotient,) = unit_not_registered(subject_of(Unit((CNY,)), dtr("perShareItemType")))
    assert quotient.help is not None
    assert "CNY/shares" in quotient.help
