"""Names, units and maps as the Open Information Model writes them."""

from __future__ import annotations

import pytest

from disclose.formats.oim.canonical import canonical_text, is_canonical, is_canonical_set
from disclose.formats.oim.maps import MapKind, map_faults
from disclose.formats.oim.names import Fault, parse_name, parse_sqname
from disclose.formats.oim.units import parse_unit, unit_text
from disclose.model import Unit
from disclose.names import ISO4217, SHARES, XBRLI, QName

PREFIXES = {"iso4217": ISO4217, "xbrli": XBRLI, "lei": "urn:lei", "t": "urn:t"}
EUR = QName(ISO4217, "EUR")


def name(qname: QName) -> str:
    return next(f"{prefix}:{qname.local}" for prefix, uri in PREFIXES.items() if uri == qname.namespace)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("iso4217:EUR", Unit.of([EUR])),
        ("iso4217:EUR/xbrli:shares", Unit.of([EUR], [SHARES])),
        ("iso4217:EUR*xbrli:shares", Unit.of([EUR, SHARES])),
        ("(iso4217:EUR*t:m*t:m)/(t:h*xbrli:shares)", Unit.of([EUR, *[QName("urn:t", "m")] * 2], [SHARES, QName("urn:t", "h")])),
        ("xbrli:pure/xbrli:shares", Unit.of([QName(XBRLI, "pure")], [SHARES])),
    ],
)
def test_units_are_read_and_written(text: str, unit: Unit) -> None:
    assert parse_unit(text, PREFIXES) == unit
    assert unit_text(unit, name) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "oimce:invalidUnitStringRepresentation"),
        ("EUR", "oimce:invalidUnitStringRepresentation"),
        ("iso4217:EUR/", "oimce:invalidUnitStringRepresentation"),
        ("iso4217:EUR*", "oimce:invalidUnitStringRepresentation"),
        ("(iso4217:EUR)", "oimce:invalidUnitStringRepresentation"),
        ("(iso4217:EUR)/xbrli:shares", "oimce:invalidUnitStringRepresentation"),
        ("iso4217:EUR*t:m/xbrli:shares", "oimce:invalidUnitStringRepresentation"),
        ("iso4217:EUR/t:h/t:m", "oimce:invalidUnitStringRepresentation"),
        ("xbrli:shares*iso4217:EUR", "oimce:invalidUnitStringRepresentation"),
        ("x:EUR", "oimce:unboundPrefix"),
        ("xbrli:pure", "oime:illegalPureUnit"),
    ],
)
def test_strings_that_are_no_units(text: str, code: str) -> None:
    found = parse_unit(text, PREFIXES)
    assert isinstance(found, Fault)
    assert found.code == code


def test_a_pure_unit_is_not_written() -> None:
    assert unit_text(Unit.pure(), name) is None


def test_names_of_both_kinds() -> None:
    assert parse_sqname("lei:0/00 EX".replace(" ", ""), PREFIXES) == QName("urn:lei", "0/00EX")
    assert parse_name("lei:0/00EX", PREFIXES) is None
    assert parse_name("t:a.b-c", PREFIXES) == QName("urn:t", "a.b-c")
    for text, code in (("00EX", "oimce:invalidSQName"), ("lei:a b", "oimce:invalidSQName"), ("u:a", "oimce:unboundPrefix")):
        found = parse_sqname(text, PREFIXES)
        assert isinstance(found, Fault)
        assert (found.code, repr(text) in found.message) == (code, True)


@pytest.mark.parametrize(
    ("kind", "entries", "codes"),
    [
        (MapKind.NAMESPACES, {"iso4217": ISO4217, "t": "urn:t"}, []),
        (MapKind.LINK_GROUPS, {"_": "http://www.xbrl.org/2003/role/link"}, []),
        (MapKind.LINK_GROUPS, {"x": "http://www.xbrl.org/2003/role/link"}, ["oimce:invalidAliasForReservedURI"]),
        (MapKind.LINK_TYPES, {"footnote": "urn:x"}, ["oimce:invalidURIForReservedAlias"]),
        (MapKind.NAMESPACES, {"a b": "urn:t"}, ["oimce:invalidURIAlias"]),
        (MapKind.NAMESPACES, {"a": "urn:t", "b": "urn:t"}, ["oimce:multipleAliasesForURI"]),
        (MapKind.NAMESPACES, {"a": "", "b": "x y:z", "c": "c/d"}, ["oimce:invalidURI"] * 3),
    ],
)
def test_maps(kind: MapKind, entries: dict[str, str], codes: list[str]) -> None:
    assert [fault.code for _, fault in map_faults(kind, entries)] == codes


@pytest.mark.parametrize(
    ("built_in", "text", "canonical"),
    [
        ("decimal", "+01.50", "1.5"),
        ("decimal", "-0", "0.0"),
        ("integer", "+007", "7"),
        ("double", "12500", "1.25E4"),
        ("double", "-0.00125", "-1.25E-3"),
        ("double", " INF ", "INF"),
        ("dateTime", "2024-01-01T02:00:00+02:00", "2024-01-01T00:00:00Z"),
        ("dateTime", "2024-01-01T24:00:00", "2024-01-02T00:00:00"),
        ("string", " as it is ", " as it is "),
    ],
)
def test_canonical_texts(built_in: str, text: str, canonical: str) -> None:
    assert not is_canonical(built_in, text) or text == canonical
    assert canonical_text(built_in, text) == canonical
    assert is_canonical(built_in, canonical)


def test_canonical_sets() -> None:
    assert [is_canonical_set(text) for text in ("", "a:b", "a:b a:c")] == [True] * 3
    assert [is_canonical_set(text) for text in ("a:c a:b", "a:b a:b", "a:b  a:c", " a:b")] == [False] * 4
