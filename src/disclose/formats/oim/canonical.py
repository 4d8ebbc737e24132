"""Canonical forms of values: the one string that each value is written as.

XML Schema Part 2 section 3 (canonical representations), which xBRL-JSON 1.0 section 6.1.1 refers to: a decimal has a point and
a digit on both sides of it, an integer has none, a double is a mantissa and an exponent; sets of names are sorted.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

from disclose.lexical import collapse, parse_datetime, parse_decimal, parse_double, print_datetime, print_decimal
from disclose.model import (
    EnumerationValue,
    FractionValue,
    NumericValue,
    QNameValue,
    TypedMember,
    Value,
)
from disclose.names import QName
from disclose.taxonomy import DataType
from disclose.taxonomy.xsd_values import FLOATING, INTEGERS, NON_FINITE

_DECIMAL = re.compile(r"-?(?:[1-9][0-9]*)?[0-9]\.(?:0|[0-9]*[1-9])\Z")
_INTEGER = re.compile(r"(?:-?[1-9][0-9]*|0)\Z")
_DOUBLE = re.compile(r"-?[1-9]\.(?:0|[0-9]*[1-9])E(?:-?[1-9][0-9]*|0)\Z|-?0\.0E0\Z|-?INF\Z|NaN\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}Z?\Z")
_TIME = r"(?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:\.[0-9]*[1-9])?Z?\Z"
_MOMENT = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_TIME}")
_FORMS = {
    "decimal": _DECIMAL,
    **dict.fromkeys(INTEGERS, _INTEGER),
    **dict.fromkeys(FLOATING, _DOUBLE),
    "boolean": re.compile(r"true\Z|false\Z"),
    "date": _DATE,
    "dateTime": _MOMENT,
    "time": re.compile(_TIME),
    "hexBinary": re.compile(r"(?:[0-9A-F]{2})*\Z"),
    "language": re.compile(r"[a-z]{1,8}(?:-[a-z0-9]{1,8})*\Z"),
}


def is_canonical(built_in: str | None, text: str) -> bool:
    """Whether a text is the canonical form of a value of a built-in type, by local name. A type that has one form for each
    value, or is not known, has canonical forms only."""
    if built_in == "decimal" and text in ("-0.0",):
        return False
    form = _FORMS.get(built_in or "")
    return form is None or form.match(text) is not None


def canonical_form(built_in: str | None) -> re.Pattern[bytes] | None:
    """What UTF-8 the canonical forms of a built-in type are; None where that is all there are."""
    form = _FORMS.get(built_in or "")
    return None if form is None else re.compile(form.pattern.encode())


def is_canonical_set(text: str) -> bool:
    """Whether names are in the order of their characters, each once, with one space between them."""
    names = text.split(" ") if text else []
    return "" not in names and all(one < other for one, other in pairwise(names))


def canonical_text(built_in: str | None, text: str) -> str:
    """The canonical form of a text of a built-in type; a text that is not of its type stands for itself."""
    if built_in in FLOATING:
        number = parse_double(text)
    elif built_in == "decimal" or built_in in INTEGERS:
        number = parse_decimal(text)
    else:
        return canonical_moment(text) if built_in == "dateTime" else text
    if number is None:
        return collapse(text) if collapse(text) in NON_FINITE else text
    return canonical_number(built_in, number)


def canonical_number(built_in: str | None, number: Decimal) -> str:
    """The canonical form of a number of a built-in type."""
    if built_in in FLOATING:
        return _double(number)
    text = print_decimal(number)
    return text if built_in in INTEGERS or "." in text else f"{text}.0"


def _double(number: Decimal) -> str:
    if number.is_zero():
        return "-0.0E0" if number.is_signed() else "0.0E0"
    sign, digits, _ = number.as_tuple()
    text = "".join(map(str, digits)).rstrip("0")
    return f"{'-' if sign else ''}{text[0]}.{text[1:] or '0'}E{number.adjusted()}"


def canonical_moment(text: str) -> str:
    """The canonical form of an xs:dateTime: in UTC where it has a zone."""
    moment = parse_datetime(text)
    if moment is None:
        return text
    try:
        return print_datetime(moment if moment.tzinfo is None else moment.astimezone(dt.UTC))
    except OverflowError:
        return text


def canonical_value(value: Value, built_in: str | None, name: Callable[[QName], str]) -> str:
    """A value as it is written; names in it are written by `name`. Texts, among them dates with a time, are as they are: their
    spelling is part of what the model holds."""
    if isinstance(value, NumericValue):
        return canonical_number(built_in, value.number)
    if isinstance(value, QNameValue):
        return name(value.qname)
    if isinstance(value, EnumerationValue):
        return " ".join(sorted(map(name, value.members)))
    if isinstance(value, FractionValue):
        raise TypeError("the Open Information Model has no fractions")
    return str(value)


def canonical_member(member: TypedMember, domain: DataType | None, name: Callable[[QName], str]) -> str | None:
    """The value of a typed dimension as it is written; None where it is nil."""
    if member.nil:
        return None
    built_in = None if domain is None else domain.base_xsd
    if built_in == "QName":
        return name(QName.from_clark(member.text)) if member.text.startswith("{") else member.text
    return canonical_text(built_in, member.text)
