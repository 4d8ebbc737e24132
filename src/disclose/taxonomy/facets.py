"""Constraining facets of a type, applied to a value (XML Schema Part 2, section 4.3)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from disclose.lexical import escape_attribute, first_illegal_character, parse_decimal, print_decimal
from disclose.names import XS
from disclose.taxonomy.concept import Facets

if TYPE_CHECKING:
    from lxml.etree import XMLSchema

MAX_PATTERN = 10_000
"""Longest pattern that is compiled, in characters."""

_BITS = {"byte": 7, "short": 15, "int": 31, "long": 63}
_UNSIGNED_BITS = {"unsignedByte": 8, "unsignedShort": 16, "unsignedInt": 32, "unsignedLong": 64}
_SIGNS = {
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
}


def built_in_bounds(base_xsd: str) -> tuple[int | None, int | None]:
    """The least and greatest value of a built-in integer type; None where there is no bound."""
    if base_xsd in _BITS:
        return -(2 ** _BITS[base_xsd]), 2 ** _BITS[base_xsd] - 1
    if base_xsd in _UNSIGNED_BITS:
        return 0, 2 ** _UNSIGNED_BITS[base_xsd] - 1
    return _SIGNS.get(base_xsd, (None, None))


def broken_by_number(number: Decimal, facets: Facets) -> str | None:
    """What a number violates, as the end of a sentence (``is more than 1``), or None."""
    bounds = (
        (facets.min_inclusive, number.__lt__, "is less than"),
        (facets.max_inclusive, number.__gt__, "is more than"),
        (facets.min_exclusive, number.__le__, "is not more than"),
        (facets.max_exclusive, number.__ge__, "is not less than"),
    )
    for bound, breaks, words in bounds:
        if bound is not None and breaks(bound):
            return f"{words} {print_decimal(bound)}"
    if facets.enumeration and not any(parse_decimal(choice) == number for choice in facets.enumeration):
        return f"is not one of {', '.join(facets.enumeration)}"
    text = print_decimal(number)
    integer, _, fraction = text.lstrip("-").partition(".")
    if facets.fraction_digits is not None and len(fraction) > facets.fraction_digits:
        return f"has more than {facets.fraction_digits} digits after the point"
    if facets.total_digits is not None and len((integer + fraction).lstrip("0")) > facets.total_digits:
        return f"has more than {facets.total_digits} digits"
    return _broken_pattern(text, facets)


def broken_by_text(text: str, facets: Facets) -> str | None:
    """What a text violates, as the end of a sentence, or None."""
    if facets.enumeration and text not in facets.enumeration:
        return f"is not one of {', '.join(facets.enumeration)}"
    if facets.length is not None and len(text) != facets.length:
        return f"has {len(text)} characters, not {facets.length}"
    if facets.min_length is not None and len(text) < facets.min_length:
        return f"has {len(text)} characters, fewer than {facets.min_length}"
    if facets.max_length is not None and len(text) > facets.max_length:
        return f"has {len(text)} characters, more than {facets.max_length}"
    return _broken_pattern(text, facets)


def _broken_pattern(text: str, facets: Facets) -> str | None:
    for pattern in facets.patterns:
        if not matches(pattern, text):
            return f"does not match the pattern {pattern}"
    return None


def matches(pattern: str, text: str) -> bool:
    """Whether a text is in the language of an XML Schema regular expression (Part 2, appendix F). A pattern that can't be
    compiled matches everything: it is the taxonomy's fault, and reported there. So does a pattern that would take for ever on
    this text, which validation against the schemas reports."""
    from lxml import etree

    if first_illegal_character(text) is not None:
        return False
    schema = _schema(pattern)
    element = etree.Element("value")
    element.text = text
    try:
        return schema is None or bool(schema.validate(element))
    except etree.XMLSchemaValidateError:
        # libxml2 gave up
        return True


@lru_cache(maxsize=1024)
def _schema(pattern: str) -> XMLSchema | None:
    """libxml2's automaton for a pattern: XML Schema's own dialect, and no exponential backtracking as in `re`."""
    from lxml import etree

    if len(pattern) > MAX_PATTERN:
        return None
    source = (
        f'<schema xmlns="{XS}"><element name="value"><simpleType><restriction base="string">'
        f'<pattern value="{escape_attribute(pattern)}"/></restriction></simpleType></element></schema>'
    )
    try:
        return etree.XMLSchema(etree.fromstring(source))
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError, ValueError):
        return None
