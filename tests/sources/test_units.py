"""Units as authors write them, and the unit of a figure that names none."""

from __future__ import annotations

import pytest
from figures_kit import OTHER, TAXONOMY, concept, name

from disclose.model import Unit
from disclose.names import ISO4217, PURE, SHARES, QName
from disclose.sources.figure import Unreadable
from disclose.sources.units import default_unit, parse_unit
from disclose.taxonomy import ItemKind

CNY = QName(ISO4217, "CNY")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("CNY", Unit.currency("CNY")),
        ("shares", Unit.shares()),
        ("pure", Unit.pure()),
        ("CNY/shares", Unit.of([CNY], [SHARES])),
        (" CNY / shares ", Unit.of([CNY], [SHARES])),
        ("petaFLOPS", Unit.of([name("petaFLOPS")])),
        ("kit:petaFLOPS", Unit.of([name("petaFLOPS")])),
        ("GPU", Unit.of([name("GPU")])),
        ("m*m/s", Unit.of([name("m"), name("m")], [name("s")])),
        ("iso4217:CNY", Unit.currency("CNY")),
        ("xbrli:pure", Unit.of([PURE])),
        ("other:kWh", Unit.of([QName(OTHER, "kWh")])),
        ("ABC", Unit.currency("ABC")),
    ],
)
def test_units(text: str, unit: Unit) -> None:
    assert parse_unit(text, TAXONOMY) == unit


NEITHER = "is neither a currency code, shares, pure nor a measure of the taxonomy"
OTHERWISE = "Write a currency code such as CNY, shares, pure, CNY/shares, or a measure of the taxonomy."


@pytest.mark.parametrize(
    ("text", "reason", "help"),
    [
        ("RMB", "is no currency code of ISO 4217", "Write CNY."),
        ("rmb/shares", "is no currency code of ISO 4217", "Write CNY."),
        ("$", "is no currency code of ISO 4217", "Write USD."),
        ("HK$", "is no currency code of ISO 4217", "Write HKD."),
        ("share", NEITHER, "Did you mean shares?"),
        ("PetaFlops", NEITHER, "Did you mean petaFLOPS?"),
        ("cny", NEITHER, OTHERWISE),
        ("yuan", NEITHER, OTHERWISE),
        ("CNY/", NEITHER, OTHERWISE),
        ("/shares", NEITHER, OTHERWISE),
        ("m/s/s", NEITHER, OTHERWISE),
        ("CNY million", NEITHER, OTHERWISE),
        ("kit:watt", NEITHER, OTHERWISE),
        ("utr:kWh", "has the unknown prefix 'utr'", "Prefixes are iso4217, kit, other, xbrli."),
        ("other:k Wh", "is no name", "Prefixes are iso4217, kit, other, xbrli."),
        ("m*" * 10 + "m", "has more than 10 measures", "Declare a measure of its own in the taxonomy."),
    ],
)
def test_what_is_no_unit(text: str, reason: str, help: str) -> None:
    assert parse_unit(text, TAXONOMY) == Unreadable(reason, help)


@pytest.mark.parametrize(
    ("kind", "unit"),
    [
        (ItemKind.MONETARY, Unit.currency("CNY")),
        (ItemKind.PER_SHARE, Unit.of([CNY], [SHARES])),
        (ItemKind.SHARES, Unit.shares()),
        (ItemKind.PERCENT, Unit.pure()),
        (ItemKind.PURE, Unit.pure()),
    ],
)
def test_defaults(kind: ItemKind, unit: Unit) -> None:
    assert default_unit(concept("X", kind), Unit.currency("CNY")) == unit


def test_the_unit_that_the_taxonomy_states_comes_first() -> None:
    power = TAXONOMY.named("Power")
    assert power is not None
    assert default_unit(power, Unit.currency("CNY")) == Unit.of([name("petaFLOPS")])


@pytest.mark.parametrize(
    ("kind", "help"),
    [
        (ItemKind.MONETARY, "Add a column unit with the currency, or defaults: unit in disclosure.yaml."),
        (ItemKind.PER_SHARE, "Add a column unit such as CNY/shares, or defaults: unit in disclosure.yaml."),
        (ItemKind.DECIMAL, "Add a column unit: what is counted, or pure for a bare number."),
        (ItemKind.INTEGER, "Add a column unit: what is counted, or pure for a bare number."),
    ],
)
def test_what_has_no_default(kind: ItemKind, help: str) -> None:
    assert default_unit(concept("X", kind), None) == Unreadable("has no unit", help)
