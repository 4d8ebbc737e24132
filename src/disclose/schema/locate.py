"""Where the elements of a document stand, by their number in document order; and what their ids are.

expat gives the line and column of a start tag exactly, in documents of any length; libxml2 gives the line of its end, to
65,535. The documents have been through `prepare_xml` and are known to be well-formed. expat does not know the characters that
the fifth edition of XML 1.0 added to names: after an element with such a name nothing is placed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from io import BytesIO
from typing import Any, cast
from xml.parsers import expat

from lxml import etree
from msgspec import Struct

from disclose.names import LINK, XBRLI, XML, XS, QName
from disclose.xml_source import HARDENED

ROOT_CHILD = "This element can't stand directly below the root."
_BEGINNINGS = (1 << 12, 1 << 16)
_SEPARATOR = "\n"
_ID = re.compile(rb"""[\s:]id\s*=\s*["']\s*([^"'<]*?)\s*["']""")
_OPEN_CONTENT = frozenset(
    {f"{XBRLI}{_SEPARATOR}segment", f"{XBRLI}{_SEPARATOR}scenario", f"{LINK}{_SEPARATOR}footnote", f"{XS}{_SEPARATOR}appinfo"}
)


class Place(Struct, frozen=True):
    """A start tag: line and column from 1, and the element's name."""

    line: int
    column: int
    name: QName


class RepeatedId(Struct, frozen=True):
    """An id that an earlier element has."""

    id: str
    place: Place
    first: Place


class _DoneError(Exception):
    """Everything asked for has been seen."""


def root_name(prepared: bytes) -> QName | None:
    """The name of the root element; None if there is none to be read."""
    # a parser is not stopped by what its target raises: it is given the whole only where the root is not at the beginning
    for data in (*(prepared[:end] for end in _BEGINNINGS), prepared):
        try:
            etree.parse(BytesIO(data), etree.XMLParser(target=cast("Any", _First()), **HARDENED))
        except _FoundError as found:
            return QName.from_clark(str(found))
        except etree.XMLSyntaxError:
            pass
    return None


class _FoundError(Exception):
    """The root's start tag has been read; its argument is the name."""


class _First:
    """A parser target that stops at the first start tag."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        raise _FoundError(tag)

    def close(self) -> None:
        return None


def places(prepared: bytes, elements: Collection[int]) -> Mapping[int, Place]:
    """The places of elements by their numbers (the root has 0). Reading stops after the last of them."""
    wanted = frozenset(elements)
    last = max(wanted, default=-1)
    found: dict[int, Place] = {}
    number = -1
    parser = expat.ParserCreate("UTF-8", _SEPARATOR)

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal number
        number += 1
        if number in wanted:
            found[number] = _place(parser, name)
        if number >= last:
            raise _DoneError

    parser.StartElementHandler = start
    with suppress(_DoneError, expat.ExpatError):
        parser.Parse(prepared, True)
    return found


def numbers_at(prepared: bytes, starts: Collection[tuple[int, int]]) -> Mapping[int, tuple[int, int]]:
    """The numbers of the elements whose start tags begin at given lines and columns: the reverse of `places`."""
    wanted = frozenset(starts)
    found: dict[int, tuple[int, int]] = {}
    number = -1
    parser = expat.ParserCreate("UTF-8", _SEPARATOR)

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal number
        number += 1
        at = (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        if at in wanted:
            found[number] = at

    parser.StartElementHandler = start
    with suppress(expat.ExpatError):
        parser.Parse(prepared, True)
    return found


def ids_in(prepared: bytes) -> list[bytes]:
    """What looks like the value of an id, as written."""
    return _ID.findall(prepared)


def repeated_ids(prepared: bytes, limit: int) -> tuple[RepeatedId, ...]:
    """Attributes ``id`` and ``xml:id`` with a value that came before: both are of type ID in all that is validated here,
    except inside segments, scenarios, footnotes and appinfo, whose content is open. libxml2 does not compare them.
    """
    values = _ID.findall(prepared)
    different = set(values)
    # most documents have none; a false alarm, from text that looks like markup, costs the exact pass
    suspect = len(different) < len(values) or any(b"&" in value for value in different)
    return _repeated(prepared, limit) if suspect else ()


def _repeated(prepared: bytes, limit: int) -> tuple[RepeatedId, ...]:
    first: dict[str, Place] = {}
    found: list[RepeatedId] = []
    opened = 0
    parser = expat.ParserCreate("UTF-8", _SEPARATOR)

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal opened
        if opened:
            opened += 1
            return
        opened = 1 if name in _OPEN_CONTENT else 0
        for key in ("id", f"{XML}{_SEPARATOR}id"):
            value = attributes.get(key)
            if value is None:
                continue
            value = value.strip()
            if value not in first:
                first[value] = _place(parser, name)
            elif len(found) < limit:
                found.append(RepeatedId(value, _place(parser, name), first[value]))

    def end(name: str) -> None:
        nonlocal opened
        opened -= 1 if opened else 0

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(prepared, True)
    except expat.ExpatError:
        return ()
    return tuple(found)


def _place(parser: expat.XMLParserType, name: str) -> Place:
    namespace, _, local = name.rpartition(_SEPARATOR)
    return Place(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, QName(namespace, local))
