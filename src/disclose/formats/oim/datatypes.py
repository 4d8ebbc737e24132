"""Whether a value, or a text for a typed dimension, is one of its type (XML Schema Part 2), and which types have values here.

OIM 1.0 section 3.1 leaves out types that depend on the XML they stand in: fractions, entities, ids, prefixed content.
"""

from __future__ import annotations

from decimal import Decimal

from disclose.lexical import (
    collapse,
    first_illegal_character,
    is_gyear,
    is_gyearmonth,
    is_language,
    is_ncname,
    parse_boolean,
    parse_date,
    parse_datetime,
    parse_decimal,
    parse_double,
    parse_integer,
)
from disclose.model import EnumerationValue, NonFiniteValue, NumericValue, TextValue, Value
from disclose.taxonomy import DataType, ItemKind
from disclose.taxonomy.concept import NO_FACETS
from disclose.taxonomy.facets import broken_by_number, broken_by_text, built_in_bounds
from disclose.taxonomy.xsd_values import FLOATING, INTEGERS, NON_FINITE

_WITHOUT_VALUES = frozenset(["ENTITY", "ENTITIES", "ID", "IDREF", "IDREFS", "NMTOKEN", "NMTOKENS", "NOTATION"])
_COMPLEX = frozenset(["anyType"])


def is_supported(type_: DataType | None) -> bool:
    """Whether the Open Information Model has values of a type. None is a type with elements or attributes of its own."""
    if type_ is None or type_.kind in (ItemKind.FRACTION, ItemKind.PREFIXED_CONTENT):
        return False
    return type_.base_xsd not in _WITHOUT_VALUES and type_.base_xsd not in _COMPLEX


def misfit(type_: DataType, value: Value) -> str | None:
    """Why a value that was read is none of its type, as the end of a sentence, or None."""
    facets = type_.facets
    if isinstance(value, NumericValue):
        return _number_misfit(type_, value.number)
    if facets == NO_FACETS or isinstance(value, EnumerationValue | NonFiniteValue):
        return None
    broken = broken_by_text(value.text, facets) if isinstance(value, TextValue) else None
    return None if broken is None else f"it {broken}"


def _number_misfit(type_: DataType, number: Decimal) -> str | None:
    if type_.base_xsd in INTEGERS or type_.kind is ItemKind.INTEGER:
        if number != number.to_integral_value():
            return "that is not a whole number"
        least, most = built_in_bounds(type_.base_xsd)
        if least is not None and number < least:
            return f"it is less than {least}"
        if most is not None and number > most:
            return f"it is more than {most}"
    broken = broken_by_number(number, type_.facets) if type_.facets != NO_FACETS else None
    return None if broken is None else f"it {broken}"


def text_misfit(type_: DataType, text: str) -> str | None:
    """Why a text is none of a simple type, as the end of a sentence, or None."""
    built_in, found = type_.base_xsd, collapse(text)
    if first_illegal_character(text) is not None:
        return "it has a character that XML does not allow"
    if built_in in FLOATING and found in NON_FINITE:
        return None
    if built_in == "decimal" or built_in in INTEGERS or built_in in FLOATING:
        number = parse_double(found) if built_in in FLOATING else parse_decimal(found)
        if number is None or (built_in in INTEGERS and parse_integer(found) is None):
            return f"that is not a number of the type {built_in}"
        return _number_misfit(type_, number)
    if not _reads(built_in, found):
        return f"that is not a value of the type {built_in}"
    broken = broken_by_text(text if built_in == "string" else found, type_.facets) if type_.facets != NO_FACETS else None
    return None if broken is None else f"it {broken}"


def _reads(built_in: str, text: str) -> bool:
    checks = {
        "boolean": lambda: parse_boolean(text) is not None,
        "date": lambda: parse_date(text.removesuffix("Z")) is not None,
        "dateTime": lambda: parse_datetime(text) is not None,
        "gYear": lambda: is_gyear(text),
        "gYearMonth": lambda: is_gyearmonth(text),
        "language": lambda: is_language(text),
        "NCName": lambda: is_ncname(text),
    }
    check = checks.get(built_in)
    return check is None or check()
