"""Values that are not numbers, as authors write them: text, dates, true and false, names and members."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from disclose.lexical import collapse, is_gyear, is_gyearmonth, is_uri, parse_date, parse_datetime, parse_qname, print_datetime
from disclose.model import BooleanValue, DateValue, EnumerationValue, QNameValue, TextValue, Value
from disclose.names import QName
from disclose.sources.figure import Unreadable
from disclose.taxonomy import DataType, ItemKind, Taxonomy

MemberOf: TypeAlias = Callable[[str], "QName | Unreadable"]
"""Finds the member that a name stands for."""


def read_words(type: DataType, text: str, taxonomy: Taxonomy, member_of: MemberOf) -> Value | Unreadable:
    """The value that a text stands for where the concept's type is not numeric."""
    reader = _READERS.get(type.kind)
    if reader is not None:
        return reader(text)
    if type.kind is ItemKind.QNAME:
        return _qname(text, taxonomy)
    if type.kind in (ItemKind.ENUMERATION, ItemKind.ENUMERATION_SET):
        return _members(type.kind, text, member_of)
    return TextValue(text if type.base_xsd == "string" else collapse(text))


def _date(text: str) -> Value | Unreadable:
    date = parse_date(text)
    return Unreadable("is not a date", "Write it as 2023-12-31.") if date is None else DateValue(date)


def _datetime(text: str) -> Value | Unreadable:
    moment = parse_datetime(text)
    help = "Write it as 2023-12-31T18:30:00."
    return Unreadable("is not a date and time", help) if moment is None else TextValue(print_datetime(moment))


def _boolean(text: str) -> Value | Unreadable:
    if text in ("true", "false"):
        return BooleanValue(text == "true")
    meant = {"yes": "true", "no": "false", "1": "true", "0": "false"}.get(text.casefold(), text.casefold())
    help = f"Write {meant}." if meant in ("true", "false") else "Write true or false."
    return Unreadable("is neither true nor false", help)


def _year(text: str) -> Value | Unreadable:
    return TextValue(text) if is_gyear(text) else Unreadable("is not a year", "Write it as 2023.")


def _month(text: str) -> Value | Unreadable:
    return TextValue(text) if is_gyearmonth(text) else Unreadable("is not a month", "Write it as 2023-12.")


def _uri(text: str) -> Value | Unreadable:
    if not is_uri(text):
        return Unreadable("is not a URI", "Write it without spaces, quotes and brackets, as https://example.com/report.")
    return TextValue(text)


def _text_block(text: str) -> Value | Unreadable:
    return Unreadable("is for a text block, which is prose", "Write it in a narrative file with concept: in its front matter.")


_READERS: dict[ItemKind, Callable[[str], Value | Unreadable]] = {
    ItemKind.DATE: _date,
    ItemKind.DATETIME: _datetime,
    ItemKind.BOOLEAN: _boolean,
    ItemKind.G_YEAR: _year,
    ItemKind.G_YEAR_MONTH: _month,
    ItemKind.ANY_URI: _uri,
    ItemKind.TEXT_BLOCK: _text_block,
}


def _qname(text: str, taxonomy: Taxonomy) -> Value | Unreadable:
    """A name with a prefix of the taxonomy, or of the taxonomy's own namespace without one."""
    qname = parse_qname(text, {**taxonomy.prefixes, "": taxonomy.namespace})
    if qname is None:
        known = ", ".join(sorted(taxonomy.prefixes))
        return Unreadable("is not a name with a known prefix", f"Write prefix:name with one of the prefixes {known}.")
    return QNameValue(qname)


def _members(kind: ItemKind, text: str, member_of: MemberOf) -> Value | Unreadable:
    """Member names separated by spaces or semicolons (Extensible Enumerations 2.0 section 2.2)."""
    names = collapse(text.replace(";", " ")).split(" ")
    if kind is ItemKind.ENUMERATION and len(names) > 1:
        return Unreadable("names several members where one is chosen", "Name one member.")
    members: list[QName] = []
    for name in names:
        member = member_of(name)
        if isinstance(member, Unreadable):
            return member
        if member in members:
            return Unreadable(f"names {name} twice", "Name each member once.")
        members.append(member)
    return EnumerationValue(tuple(sorted(members)))
