"""XML Schema lexical forms to Python values and back: the only place that prints a `Decimal` or escapes XML.

Rank 0. Every `parse_*` function returns None for a text that is not in the lexical space of its type (XML Schema
Part 2: Datatypes, section 3), so that the caller can keep the text and say why. White space is collapsed first where the
type's whiteSpace facet is `collapse`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

from disclose.names import QName

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\Z")
_INTEGER = re.compile(r"[+-]?[0-9]+\Z")
# an exponent of six digits is far outside what is read, and one of twenty is more than `Decimal` takes
_DOUBLE = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?0*[0-9]{1,6})?\Z")
_ZONE = r"(Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
_YEAR = r"-?(?:[1-9][0-9]{4,}|(?!0000)[0-9]{4})"
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_DATETIME = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}})T([0-9]{{2}}):([0-9]{{2}}):([0-9]{{2}})(\.[0-9]+)?{_ZONE}\Z")
_GYEAR = re.compile(rf"{_YEAR}{_ZONE}\Z")
_GYEARMONTH = re.compile(rf"{_YEAR}-(?:0[1-9]|1[0-2]){_ZONE}\Z")
# Namespaces in XML 1.0 (NCName), the characters of XML 1.0 5th edition section 2.3 without the colon
_NAME_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = f"[{_NAME_START}][{_NAME_START}0-9.\u00b7\u0300-\u036f\u203f-\u2040-]*\\Z"
_ASCII_NAME = re.compile("[A-Za-z_][A-Za-z0-9._-]*\\Z")
# RFC 3986, and the letters beyond ASCII that RFC 3987 adds; brackets, which only addresses of IPv6 need, left out
_URI_LETTER = r"(?:[A-Za-z0-9._~!$&'()*+,;=-]|[^\x00-\x9f\s]|%[0-9A-Fa-f]{2})"
_URI_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|(?![^/?#]*:)")
_URI_REST = re.compile(
    rf"(?://(?:(?:{_URI_LETTER}|:)*@)?{_URI_LETTER}*(?::[0-9]{{1,5}})?(?=[/?#]|\Z)|(?!//))(?:{_URI_LETTER}|[:@/])*"
    rf"(?:\?(?:{_URI_LETTER}|[:@/?])*)?(?:#(?:{_URI_LETTER}|[:@/?])*)?\Z"
)
_ABSOLUTE_URI = re.compile(r"(?:https?://[A-Za-z0-9]|urn:[A-Za-z0-9])[\x21-\x7e]*\Z")
_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*\Z")
# the complement of the characters of XML 1.0 section 2.2, which compiles much faster than their negation
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML_SPACE = re.compile("[\t\n\r ]+")
MAX_DIGITS = 400
"""Longest decimal text that is read: XBRL asks for 18 digits, and arithmetic on megabytes of digits is an attack."""


def collapse(text: str) -> str:
    """The whiteSpace facet `collapse` (XML Schema Part 2, section 4.3.6): XML white space only."""
    return _XML_SPACE.sub(" ", text).strip("\t\n\r ")


def parse_decimal(text: str) -> Decimal | None:
    """An exact `Decimal` from xs:decimal: no exponent, no grouping, at most `MAX_DIGITS` characters."""
    text = text.strip("\t\n\r ")
    if len(text) > MAX_DIGITS or not _DECIMAL.match(text):
        return None
    return Decimal(text)


def parse_double(text: str) -> Decimal | None:
    """A finite xs:double or xs:float text as an exact `Decimal`; INF, NaN and magnitudes beyond 10^`MAX_DIGITS` give None."""
    text = text.strip("\t\n\r ")
    if len(text) > MAX_DIGITS or not _DOUBLE.match(text):
        return None
    value = Decimal(text)
    if value.is_zero():
        return Decimal(0)
    return value if abs(value.adjusted()) <= MAX_DIGITS else None


def parse_integer(text: str) -> int | None:
    """An int from xs:integer."""
    text = text.strip("\t\n\r ")
    return int(text) if len(text) <= MAX_DIGITS and _INTEGER.match(text) else None


def print_decimal(value: Decimal) -> str:
    """Canonical xs:decimal without an exponent: no trailing zeros, no trailing point, ``0`` for either zero."""
    if not value.is_finite():
        raise ValueError("xs:decimal has no lexical form for infinity or NaN")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def parse_boolean(text: str) -> bool | None:
    """xs:boolean: true, false, 1, 0."""
    return {"true": True, "1": True, "false": False, "0": False}.get(text.strip("\t\n\r "))


def parse_date(text: str) -> dt.date | None:
    """xs:date without a time zone, in the years 1 to 9999."""
    match = _DATE.match(text.strip("\t\n\r "))
    return None if match is None else _date(match[1], match[2], match[3])


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def parse_datetime(text: str) -> dt.datetime | None:
    """xs:dateTime in the years 1 to 9999, to the microsecond; ``24:00:00`` is midnight of the next day. The result is naive
    unless a zone is written."""
    match = _DATETIME.match(text.strip("\t\n\r "))
    if match is None:
        return None
    date = _date(match[1], match[2], match[3])
    hour, minute, second = int(match[4]), int(match[5]), int(match[6])
    fraction = (match[7] or "").rstrip("0").rstrip(".")
    if date is None or len(fraction) > 7 or minute > 59 or second > 59 or hour > 24:
        return None
    if hour == 24 and (minute or second or fraction):
        return None
    micros = int(fraction[1:].ljust(6, "0")) if fraction else 0
    zone = _zone(match[8])
    try:
        start = dt.datetime(date.year, date.month, date.day, 0, minute, second, micros, zone)
        return start + dt.timedelta(hours=hour)
    except OverflowError:
        return None


def _zone(text: str | None) -> dt.timezone | None:
    if text is None:
        return None
    if text == "Z":
        return dt.UTC
    offset = dt.timedelta(hours=int(text[1:3]), minutes=int(text[4:6]))
    return dt.timezone(-offset if text[0] == "-" else offset)


def print_datetime(value: dt.datetime) -> str:
    """xs:dateTime with a fraction only where there is one and the zone only where there is one."""
    text = value.replace(tzinfo=None).isoformat(timespec="seconds")
    if value.microsecond:
        text += f".{value.microsecond:06d}".rstrip("0")
    if value.tzinfo is None:
        return text
    offset = value.strftime("%z")
    return text + ("Z" if offset == "+0000" else f"{offset[:3]}:{offset[3:5]}")


def is_gyear(text: str) -> bool:
    """Whether the text is an xs:gYear."""
    return _GYEAR.match(text.strip("\t\n\r ")) is not None


def is_gyearmonth(text: str) -> bool:
    """Whether the text is an xs:gYearMonth."""
    return _GYEARMONTH.match(text.strip("\t\n\r ")) is not None


def is_ncname(text: str) -> bool:
    """Whether the text is an NCName (Namespaces in XML 1.0, section 3)."""
    # nearly all names are ASCII, and compiling the other pattern takes longer than a thousand matches
    return _ASCII_NAME.match(text) is not None or (not text.isascii() and re.match(_NAME, text) is not None)


def is_language(text: str) -> bool:
    """Whether the text is an xs:language (XML Schema Part 2, section 3.3.3)."""
    return _LANGUAGE.match(text) is not None


def is_absolute_uri(text: str) -> bool:
    """Whether the text is a URI (RFC 3986) that every XBRL processor takes for absolute and leaves as it is: of the scheme
    http, https or urn, with nothing to be escaped and no fragment."""
    return _ABSOLUTE_URI.match(text) is not None and "#" not in text and is_uri(text)


def is_uri(text: str) -> bool:
    """Whether the text is a URI or a relative reference (RFC 3986, RFC 3987) as every validator takes for an xs:anyURI. XML
    Schema itself lets nearly any text be one."""
    scheme = _URI_SCHEME.match(text)
    return scheme is not None and _URI_REST.match(text, scheme.end()) is not None


def parse_qname(text: str, namespaces: Mapping[str, str]) -> QName | None:
    """xs:QName resolved with `namespaces` (prefix to URI, ``""`` for the default); None if malformed or undeclared."""
    prefix, colon, local = text.strip("\t\n\r ").rpartition(":")
    if not is_ncname(local) or (colon and not is_ncname(prefix)):
        return None
    namespace = namespaces.get(prefix)
    if namespace is None:
        return None if prefix else QName("", local)
    return QName(namespace, local)


def first_illegal_character(text: str) -> str | None:
    """The first character that XML 1.0 does not allow in a document (section 2.2), or None."""
    match = _NOT_XML.search(text)
    return match[0] if match else None


def escape_text(text: str) -> str:
    """Character data as it stands between tags (XML 1.0, section 2.4); a carriage return survives a parser."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def escape_attribute(text: str) -> str:
    """Character data as it stands in a double-quoted attribute; white space survives normalisation."""
    return escape_text(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


_REFERENCE = re.compile(r"&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def unescaped(text: str) -> str:
    """Character data as a parser gives it: the ends of lines are line feeds, references are what they stand for (XML 1.0,
    sections 2.11, 4.1 and 4.6). The text is that of a well-formed document without declarations of entities."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" not in text:
        return text

    def character(found: re.Match[str]) -> str:
        decimal, hexadecimal, name = found.groups()
        return _NAMED[name] if name else chr(int(decimal)) if decimal else chr(int(hexadecimal, 16))

    return _REFERENCE.sub(character, text)


def escape_quoted(text: str) -> str:
    """The least that must be escaped between double quotes. For markup that is kept as text, where spelling counts."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
