"""Values and their XML Schema lexical forms, by the kind of a concept's type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from disclose.formats.prefixes import Prefixes
from disclose.lexical import (
    collapse,
    is_gyear,
    is_gyearmonth,
    parse_boolean,
    parse_date,
    parse_datetime,
    parse_decimal,
    parse_double,
    parse_integer,
    parse_qname,
)
from disclose.model import (
    BooleanValue,
    DateValue,
    EnumerationValue,
    QNameValue,
    TextValue,
    UnreadableValue,
    Value,
)
from disclose.names import QName
from disclose.taxonomy import Concept, ItemKind

_SPACES = {ord(space): " " for space in "\t\n\r"}
_INTEGERS = frozenset(
    [
        *("integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
        *("long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    ]
)


def value_text(value: Value, prefixes: Prefixes, concept: Concept | None = None) -> str:
    """The lexical form of a value in a document with these prefixes, not yet escaped."""
    names = names_in_value(value, concept)
    return " ".join(map(prefixes.name, names)) if names else str(value)


def names_in_value(value: Value, concept: Concept | None) -> tuple[QName, ...]:
    """The names that are the value and are written with a prefix: those of names, and of the enumerations of version 1.0
    (Extensible Enumerations 1.0 section 3.1)."""
    if isinstance(value, QNameValue):
        return (value.qname,)
    prefixed = isinstance(value, EnumerationValue) and concept is not None and concept.type.base_xsd == "QName"
    return value.members if prefixed and isinstance(value, EnumerationValue) else ()


def number_of(concept: Concept, text: str) -> Decimal | None:
    """The number that a text is, by the built-in type a numeric concept's type derives from."""
    if concept.type.base_xsd in ("double", "float"):
        return parse_double(text)
    if concept.type.base_xsd in _INTEGERS:
        integer = parse_integer(text)
        return None if integer is None else Decimal(integer)
    return parse_decimal(text)


def value_of(concept: Concept | None, text: str, namespaces: Callable[[], Mapping[str | None, str]]) -> Value:
    """The value of a fact that is not numeric. A fact of an unknown concept is text; a text that does not fit the concept's
    type is kept with the reason."""
    if concept is None:
        return TextValue(text)
    kind = concept.kind
    if kind is ItemKind.TEXT_BLOCK:
        return TextValue(text, xhtml=True)
    if kind is ItemKind.STRING:
        return TextValue(_spaced(concept.type.base_xsd, text))
    # the enumerations of version 1.0 are names with a prefix (Extensible Enumerations 1.0 section 3.1)
    prefixed = kind is ItemKind.ENUMERATION and concept.type.base_xsd == "QName"
    read = _read(ItemKind.QNAME if prefixed else kind, collapse(text), namespaces)
    if read is None:
        return UnreadableValue(text, f"{text.strip()!r} is not {_WHAT[ItemKind.QNAME if prefixed else kind]}")
    return EnumerationValue((read.qname,)) if prefixed and isinstance(read, QNameValue) else read


def _spaced(built_in: str, text: str) -> str:
    """A text with its white space as its type has it (XML Schema Part 2, section 4.3.6)."""
    if built_in == "normalizedString":
        return text.translate(_SPACES)
    return text if built_in == "string" else collapse(text)


_WHAT = {
    ItemKind.DATE: "a date such as 2023-12-31",
    ItemKind.DATETIME: "a date and time such as 2023-12-31T00:00:00",
    ItemKind.BOOLEAN: "true or false",
    ItemKind.G_YEAR: "a year such as 2023",
    ItemKind.G_YEAR_MONTH: "a month such as 2023-12",
    ItemKind.QNAME: "a name whose prefix is declared",
    ItemKind.SQ_NAME: "a name whose prefix is declared",
    ItemKind.SQ_NAMES: "a list of names whose prefixes are declared",
    ItemKind.ENUMERATION: "the expanded name of a member, namespace#name",
    ItemKind.ENUMERATION_SET: "a list of expanded names, namespace#name",
}


def _read(kind: ItemKind, text: str, namespaces: Callable[[], Mapping[str | None, str]]) -> Value | None:
    if kind is ItemKind.DATE:
        date = parse_date(text)
        return None if date is None else DateValue(date)
    if kind is ItemKind.BOOLEAN:
        boolean = parse_boolean(text)
        return None if boolean is None else BooleanValue(boolean)
    if kind is ItemKind.QNAME:
        qname = parse_qname(text, {prefix or "": uri for prefix, uri in namespaces().items()})
        return None if qname is None else QNameValue(qname)
    if kind in (ItemKind.SQ_NAME, ItemKind.SQ_NAMES):
        # what is no such name at all is for the type's pattern; the prefix is the reader's
        prefixes = {word.partition(":")[0] for word in text.split() if ":" in word}
        return TextValue(text) if prefixes <= {prefix for prefix in namespaces() if prefix} else None
    if kind in (ItemKind.ENUMERATION, ItemKind.ENUMERATION_SET):
        return _enumeration(kind, text)
    fits = True
    if kind is ItemKind.DATETIME:
        fits = parse_datetime(text) is not None
    elif kind is ItemKind.G_YEAR:
        fits = is_gyear(text)
    elif kind is ItemKind.G_YEAR_MONTH:
        fits = is_gyearmonth(text)
    return TextValue(text) if fits else None


def _enumeration(kind: ItemKind, text: str) -> EnumerationValue | None:
    """Extensible Enumerations 2.0 sections 2.2.1 (one member) and 2.2.2 (a set, which may be empty)."""
    parts = text.split()
    names = [QName(*part.rsplit("#", 1)) for part in parts if "#" in part]
    if len(names) != len(parts) or (kind is ItemKind.ENUMERATION and len(names) != 1):
        return None
    return EnumerationValue(tuple(names))
