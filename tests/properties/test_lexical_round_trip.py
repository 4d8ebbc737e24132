"""Whatever is printed is read back as the same value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from disclose.lexical import (
    escape_attribute,
    escape_text,
    first_illegal_character,
    is_ncname,
    parse_date,
    parse_datetime,
    parse_decimal,
    parse_double,
    parse_qname,
    print_datetime,
    print_decimal,
    unescaped,
)
from disclose.model import Period
from disclose.names import QName

digits = st.text("0123456789", min_size=1, max_size=40)
exact = st.builds(
    lambda sign, number, exponent: Decimal(f"{sign}{number}E{exponent}"),
    st.sampled_from(["", "-"]),
    digits,
    st.integers(-60, 60),
)
zones = st.one_of(st.none(), st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes))))
moments = st.datetimes(timezones=zones)
days = st.dates(max_value=dt.date(9999, 12, 30))
xml_text = st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: first_illegal_character(text) is None)
names = st.from_regex(r"[A-Za-z_收é][A-Za-z0-9_.·收-]{0,12}", fullmatch=True)


@given(exact)
def test_decimal(value: Decimal) -> None:
    text = print_decimal(value)
    assert parse_decimal(text) == parse_double(text) == value
    assert "e" not in text.lower()


@given(exact)
def test_printed_decimals_are_equal_exactly_when_values_are(value: Decimal) -> None:
    again = Decimal(f"{print_decimal(value)}.000" if "." not in print_decimal(value) else f"{print_decimal(value)}000")
    assert print_decimal(again) == print_decimal(value)


@given(st.text(max_size=30))
def test_no_text_makes_a_parser_raise(text: str) -> None:
    for parse in (parse_decimal, parse_double, parse_date, parse_datetime):
        parse(text)
    Period.parse_instant(text)


@given(moments)
def test_datetime(moment: dt.datetime) -> None:
    read = parse_datetime(print_datetime(moment))
    assert read == moment
    assert read is not None
    assert read.utcoffset() == moment.utcoffset()


@given(days)
def test_date(day: dt.date) -> None:
    assert parse_date(day.isoformat()) == day


@given(st.one_of(moments, moments.map(lambda moment: moment.replace(hour=0, minute=0, second=0, microsecond=0))))
def test_instant(moment: dt.datetime) -> None:
    period = Period(None, moment)
    assert Period.parse_instant(period.end_text) == period


@given(moments, moments)
def test_duration(start: dt.datetime, end: dt.datetime) -> None:
    period = Period(start, end)
    assert Period.parse_duration(period.start_text, period.end_text) == period


@given(days)
def test_end_of_a_day_is_the_start_of_the_next(day: dt.date) -> None:
    next_day = (day + dt.timedelta(days=1)).isoformat()
    assert Period.parse_instant(day.isoformat()) == Period.parse_instant(f"{next_day}T00:00:00") == Period.instant_on(day)
    assert Period.instant_on(day).last_day == day


@given(names, names)
def test_qname(prefix: str, local: str) -> None:
    assert is_ncname(local)
    assert parse_qname(f"{prefix}:{local}", {prefix: "urn:x"}) == QName("urn:x", local)
    assert QName.from_clark(QName("urn:x", local).clark) == QName("urn:x", local)
    assert QName.from_clark(QName("", local).clark) == QName("", local)


@given(xml_text)
def test_escaped_text_comes_back_from_a_parser(text: str) -> None:
    element = etree.fromstring(f'<a b="{escape_attribute(text)}">{escape_text(text)}</a>')
    assert (element.text or "") == text
    assert element.get("b") == text


@given(st.text())
def test_escaped_text_comes_back_without_a_parser(text: str) -> None:
    assert unescaped(escape_text(text)) == text
    assert unescaped(escape_attribute(text)) == text


@given(st.characters(min_codepoint=0x20, codec="utf-8"))
def test_references_by_number_stand_for_their_characters(character: str) -> None:
    assert unescaped(f"&#{ord(character)};&#x{ord(character):X};") == character * 2
