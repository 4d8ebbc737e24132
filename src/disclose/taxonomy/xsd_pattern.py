"""Whether a text is a regular expression of XML Schema (Part 2, appendix F), asked of libxml2, which will have to match it."""

from __future__ import annotations

import re

from disclose.lexical import escape_attribute
from disclose.names import XS

MAX_LENGTH = 1000
MAX_REPEATS = 10_000
"""Largest product of a pattern's repetition counts: libxml2 writes repetitions out, state by state."""

_SCHEMA = '<xs:schema xmlns:xs="{}"><xs:simpleType name="t"><xs:restriction base="xs:string"><xs:pattern value="{}"/>'
_END = "</xs:restriction></xs:simpleType></xs:schema>"
_ESCAPED = re.compile(r"\\.|\[[^\]]*\]", re.DOTALL)
_QUANTIFIER = re.compile(r"\{([0-9]+)(?:,([0-9]*))?\}")


def pattern_problem(pattern: str) -> str | None:
    """What is wrong with a pattern facet, as a sentence; None if nothing is."""
    if len(pattern) > MAX_LENGTH:
        return f"Patterns of at most {MAX_LENGTH} characters are read."
    plain = _ESCAPED.sub("x", pattern)
    if plain.startswith("^") or plain.endswith("$"):
        return "A pattern always matches the whole text, and ^ and $ stand for themselves: leave them out."
    product = 1
    for low, high in _QUANTIFIER.findall(plain):
        product *= max(int(low[:9]), int(high[:9] or 0), 1)
        if product > MAX_REPEATS or (high and int(low[:9]) > int(high[:9])):
            return "Its repetition counts are too large, or the least is above the most."
    return None if _compiles(pattern) else "It has no lookaround, no lazy repetition and no groups beginning with (?."


def _compiles(pattern: str) -> bool:
    from lxml import etree  # only taxonomies with patterns need it

    document = etree.fromstring(_SCHEMA.format(XS, escape_attribute(pattern)) + _END)
    try:
        etree.XMLSchema(document)
    except etree.XMLSchemaParseError:
        return False
    return True
