"""Values out of texts, by the type of their concept and the prefixes of their document."""

from __future__ import annotations

from collections.abc import Mapping

from disclose.formats.oim.datatypes import misfit
from disclose.formats.oim.names import Fault, parse_name
from disclose.formats.values import number_of, value_of
from disclose.lexical import collapse, first_illegal_character
from disclose.model import EnumerationValue, NonFiniteValue, NumericValue, TextValue, UnreadableValue, Value
from disclose.names import QName
from disclose.taxonomy import Concept, ItemKind
from disclose.taxonomy.xsd_values import FLOATING, NON_FINITE

SETS = (ItemKind.ENUMERATION, ItemKind.ENUMERATION_SET)
"""Kinds whose values are names of members."""


class ValueReader:
    """Reads values by the type of their concept and the names of one document."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes: Mapping[str | None, str] = dict(prefixes.items())
        self._names = prefixes

    def read(self, concept: Concept | None, text: str, decimals: int | None = None) -> Value:
        """The value that a text is; unreadable where it is none of the concept's type, with `told` unset."""
        if first_illegal_character(text) is not None:
            return UnreadableValue(text, "it has a character that XML does not allow")
        if concept is None:
            return TextValue(text)
        value = self._number(concept, text, decimals) if concept.kind.numeric else self._other(concept, text)
        reason = None if isinstance(value, UnreadableValue) else misfit(concept.type, value)
        return value if reason is None else UnreadableValue(text, reason)

    def _number(self, concept: Concept, text: str, decimals: int | None) -> Value:
        number = number_of(concept, text)
        if number is not None:
            return NumericValue(number, decimals)
        found = collapse(text)
        if concept.type.base_xsd in FLOATING and found in NON_FINITE:
            return NonFiniteValue(found)
        return UnreadableValue(text, f"that is not a number of the type {concept.type.base_xsd}")

    def _other(self, concept: Concept, text: str) -> Value:
        if concept.kind not in SETS or concept.type.base_xsd == "QName":
            return value_of(concept, text, lambda: self._prefixes)
        words = text.split(" ") if text else []
        names = [parse_name(word, self._names) for word in words]
        members = [name for name in names if isinstance(name, QName) and not isinstance(name, Fault)]
        if len(members) < len(names) or (concept.kind is ItemKind.ENUMERATION and len(names) != 1):
            many = concept.kind is ItemKind.ENUMERATION_SET
            what = "a list of names with prefixes, with one space between them" if many else "one name with a prefix"
            return UnreadableValue(text, f"that is not {what}")
        return EnumerationValue(tuple(sorted(members)))

    def unbound(self, text: str) -> Fault | None:
        """The prefix without a namespace that keeps a list of names from being read."""
        for word in text.split():
            name = parse_name(word, self._names)
            if isinstance(name, Fault):
                return name
        return None
