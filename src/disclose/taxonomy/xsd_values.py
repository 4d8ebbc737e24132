"""Texts of built-in XML Schema types in a form in which equal values are equal texts (XML Schema Part 2, section 3).

This is what makes attributes and elements "x-equal" in the terms of XBRL 2.1 section 4.10: ``1`` and ``true`` of a boolean,
``12E1`` and ``120`` of a double.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from disclose.lexical import (
    collapse,
    parse_boolean,
    parse_date,
    parse_datetime,
    parse_decimal,
    parse_double,
    parse_qname,
    print_datetime,
    print_decimal,
)

INTEGERS = frozenset(
    [
        *("integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
        *("long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    ]
)
NON_FINITE = frozenset({"INF", "-INF", "NaN"})
NOT_A_NUMBER = "NaN"
FLOATING = frozenset({"double", "float"})
_AS_WRITTEN = frozenset({"string", "anyType", "anySimpleType"})


def canonical_text(built_in: str | None, text: str, namespaces: Mapping[str, str]) -> str:
    """The canonical form of a text of a built-in type, by local name; None is a text whose type nobody knows.

    A text outside the type's lexical space stands for itself. `namespaces` are the prefixes in scope. ``NaN``, which is
    equal to nothing, is left to the caller.
    """
    if built_in is None or built_in in _AS_WRITTEN:
        return text
    if built_in == "normalizedString":
        return text.replace("\t", " ").replace("\n", " ").replace("\r", " ")
    text = collapse(text)
    if built_in == "decimal" or built_in in INTEGERS:
        return _number(parse_decimal(text), text)
    if built_in in FLOATING:
        return _number(parse_double(text), text)
    if built_in == "boolean":
        truth = parse_boolean(text)
        return text if truth is None else str(truth).lower()
    if built_in == "QName":
        qname = parse_qname(text, namespaces)
        return text if qname is None else qname.clark
    if built_in == "dateTime":
        return _moment(parse_datetime(text), text)
    if built_in == "date":
        date = parse_date(text)
        return text if date is None else date.isoformat()
    return text


def _number(number: Decimal | None, text: str) -> str:
    return text if number is None else print_decimal(number)


def _moment(moment: dt.datetime | None, text: str) -> str:
    if moment is None:
        return text
    try:
        return print_datetime(moment if moment.tzinfo is None else moment.astimezone(dt.UTC))
    except OverflowError:
        # in UTC it lies before the year 1 or after the year 9999
        return text
