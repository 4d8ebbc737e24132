"""XML Schema lexical forms: what is read, what is refused, what is printed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from disclose.lexical import (
    MAX_DIGITS,
    collapse,
    escape_attribute,
    escape_text,
    first_illegal_character,
    is_absolute_uri,
    is_gyear,
    is_gyearmonth,
    is_language,
    is_ncname,
    is_uri,
    parse_boolean,
    parse_date,
    parse_datetime,
    parse_decimal,
    parse_double,
    parse_integer,
    parse_qname,
    print_datetime,
    print_decimal,
)
from disclose.names import XS, QName


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("-1.50", "-1.50"),
        ("+7", "7"),
        (".5", "0.5"),
        ("5.", "5"),
        (" \t12\r\n", "12"),
        ("9" * MAX_DIGITS, "9" * MAX_DIGITS),
    ],
)
def test_decimal_is_read(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        ".",
        "-",
        "1e3",
        "INF",
        "NaN",
        "1,000",
        "1 000",
        "\u00a01",
        "١٢",
        "１",
        "1_000",
        "--1",
        "0x1",
        "1\n2",
        "9" * (MAX_DIGITS + 1),
    ],
)
def test_decimal_is_refused(text: str) -> None:
    assert parse_decimal(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5E3", "1500"),
        ("-2e-3", "-0.002"),
        ("1e0000000002", "100"),
        ("0e999999", "0"),
        ("-0", "0"),
        ("1e400", "1e400"),
    ],
)
def test_double_is_read_exactly(text: str, value: str) -> None:
    assert parse_double(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["INF", "-INF", "NaN", "1e", "e5", "1e401", "1e-401", "1e9999999", "0e99999999999999999999999", "1.e+"]
)
def test_double_is_refused(text: str) -> None:
    assert parse_double(text) is None


def test_zero_with_an_exponent_does_not_print_its_exponent() -> None:
    zero = parse_double("0e999999")
    assert zero is not None
    assert zero.as_tuple().exponent == 0


def test_integer() -> None:
    assert parse_integer(" -007 ") == -7
    assert parse_integer("+0") == 0
    assert [parse_integer(text) for text in ("", "1.0", "1e2", "１", "1_0", "1" * (MAX_DIGITS + 1))] == [None] * 6


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("3405.8E6", "3405800000"),
        ("0.4410", "0.441"),
        ("-0.0", "0"),
        ("0E+5", "0"),
        ("1E-10", "0.0000000001"),
        ("-12.340", "-12.34"),
        ("100", "100"),
        ("123456789012345678901234567890.5", "123456789012345678901234567890.5"),
    ],
)
def test_decimal_is_printed_without_exponent(value: str, text: str) -> None:
    assert print_decimal(Decimal(value)) == text


@pytest.mark.parametrize("value", ["Infinity", "-Infinity", "NaN"])
def test_what_is_not_a_decimal_is_not_printed(value: str) -> None:
    with pytest.raises(ValueError, match="no lexical form"):
        print_decimal(Decimal(value))


def test_boolean() -> None:
    assert [parse_boolean(text) for text in ("true", "1", " false ", "0")] == [True, True, False, False]
    assert [parse_boolean(text) for text in ("TRUE", "yes", "", "2")] == [None] * 4


def test_date() -> None:
    assert parse_date("2023-12-31") == dt.date(2023, 12, 31)
    assert parse_date(" 0001-01-01\n") == dt.date(1, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-29",
        "2023-13-01",
        "0000-01-01",
        "-2023-01-01",
        "12023-01-01",
        "2023-1-1",
        "20230101",
        "2023-12-31Z",
        "2023-12-31T00:00:00",
        "",
    ],
)
def test_date_is_refused(text: str) -> None:
    assert parse_date(text) is None


UTC = dt.UTC


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023-12-31T23:59:59", dt.datetime(2023, 12, 31, 23, 59, 59)),
        ("2023-12-31T24:00:00", dt.datetime(2024, 1, 1)),
        ("2023-12-31T24:00:00.000", dt.datetime(2024, 1, 1)),
        ("2023-01-01T01:02:03.5", dt.datetime(2023, 1, 1, 1, 2, 3, 500000)),
        ("2023-01-01T01:02:03.1234560000", dt.datetime(2023, 1, 1, 1, 2, 3, 123456)),
        ("2023-01-01T00:00:00Z", dt.datetime(2023, 1, 1, tzinfo=UTC)),
        ("2023-01-01T00:00:00-05:30", dt.datetime(2023, 1, 1, tzinfo=dt.timezone(-dt.timedelta(hours=5, minutes=30)))),
        ("2023-01-01T00:00:00+14:00", dt.datetime(2023, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14)))),
    ],
)
def test_datetime(text: str, moment: dt.datetime) -> None:
    assert parse_datetime(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "2023-12-31",
        "2023-12-31T24:00:01",
        "2023-12-31T24:00:00.1",
        "2023-12-31T25:00:00",
        "2023-12-31T23:60:00",
        "2023-12-31T23:59:60",
        "2023-12-31T23:59:59.1234567",
        "2023-12-31T23:59",
        "9999-12-31T24:00:00",
        "2023-12-31T00:00:00+14:01",
        "2023-12-31T00:00:00+99:00",
        "2023-12-31T00:00:00+05:60",
        "2023-12-31t00:00:00",
    ],
)
def test_datetime_is_refused(text: str) -> None:
    assert parse_datetime(text) is None


def test_datetime_is_printed() -> None:
    assert print_datetime(dt.datetime(2023, 1, 2, 3, 4, 5)) == "2023-01-02T03:04:05"
    assert print_datetime(dt.datetime(2023, 1, 2, 3, 4, 5, 120000)) == "2023-01-02T03:04:05.12"
    assert print_datetime(dt.datetime(2023, 1, 2, tzinfo=UTC)) == "2023-01-02T00:00:00Z"
    zone = dt.timezone(-dt.timedelta(hours=3, minutes=30))
    assert print_datetime(dt.datetime(2023, 1, 2, tzinfo=zone)) == "2023-01-02T00:00:00-03:30"


def test_years_and_months() -> None:
    assert all(map(is_gyear, ["2023", "-0044", "12023", "2023Z", "2023+08:00", " 2023 "]))
    assert not any(map(is_gyear, ["0000", "23", "02023", "2023-01", "2023+15:00", ""]))
    assert all(map(is_gyearmonth, ["2023-12", "-0044-03", "2023-01Z"]))
    assert not any(map(is_gyearmonth, ["2023-13", "2023-00", "2023", "0000-01", "2023-1"]))


def test_names() -> None:
    assert all(map(is_ncname, ["Revenue", "_a", "a.b-c", "收入", "é1", "a·"]))
    assert not any(map(is_ncname, ["", "1a", "-a", ".a", "a:b", "a b", "a\n", "·a", "a×"]))
    assert all(map(is_language, ["en", "zh-Hans", "de-CH-1996"]))
    assert not any(map(is_language, ["", "e_n", "en-", "zh-hansssssss", "中文"]))


NAMESPACES = {"ar": "urn:ar", "": "urn:default"}


def test_qname() -> None:
    assert parse_qname(" ar:Revenue ", NAMESPACES) == QName("urn:ar", "Revenue")
    assert parse_qname("Revenue", NAMESPACES) == QName("urn:default", "Revenue")
    assert parse_qname("Revenue", {}) == QName("", "Revenue")
    assert [parse_qname(text, NAMESPACES) for text in ("x:Revenue", "ar:", ":Revenue", "a:b:c", "ar:1", "")] == [None] * 6


def test_collapse_knows_only_the_white_space_of_xml() -> None:
    assert collapse("\t a \r\n b\u00a0 ") == "a b\u00a0"


def test_characters_that_xml_has_not() -> None:
    assert first_illegal_character("tab\tline\nreturn\r 😀 \ufffd") is None
    assert [first_illegal_character(f"a{bad}") for bad in "\x00\x0b\ufffe\uffff"] == ["\x00", "\x0b", "\ufffe", "\uffff"]


def test_escapes() -> None:
    assert escape_text('a<b>&"c"\r\n]]>') == 'a&lt;b&gt;&amp;"c"&#13;\n]]&gt;'
    assert escape_attribute('"a"\t<\n') == "&quot;a&quot;&#9;&lt;&#10;"


@pytest.mark.parametrize(
    ("text", "uri", "absolute"),
    [
        ("https://a.example:8080/b?c=d&e", True, True),
        ("urn:a:b", True, True),
        ("https://a.example/b#c", True, False),
        ("mailto:a@b.example", True, False),
        ("https://例.example/", True, False),
        ("a/b", True, False),
        ("", True, False),
        ("http:///a", True, False),
        ("2://a", False, False),
        ("a b", False, False),
        ("https://a:b/", False, False),
        ("https://a/%zz", False, False),
        ("https://a/[b]", False, False),
        ("#a#b", False, False),
    ],
)
def test_uris(text: str, uri: bool, absolute: bool) -> None:
    assert (is_uri(text), is_absolute_uri(text)) == (uri, absolute)


@given(st.text(st.sampled_from("ab1:/?#%[]@&=;,+$-_.!~*'()中é"), max_size=10))
def test_what_is_taken_for_a_uri_is_one_for_libxml2(text: str) -> None:
    element = etree.Element("a")
    element.text = text
    assert not is_uri(text) or ANY_URI.validate(element)


ANY_URI = etree.XMLSchema(etree.XML(f'<xs:schema xmlns:xs="{XS}"><xs:element name="a" type="xs:anyURI"/></xs:schema>'.encode()))
