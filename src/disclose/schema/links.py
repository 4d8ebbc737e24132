"""The xlink:type of link elements, which libxml2 does not hold to the value that their schema fixes.

A value fixed where a global attribute is used (XML Schema Part 1, section 3.2.6) passes unseen in libxml2; in XBRL that is how
every link element says what it is (XBRL 2.1, sections 3.5.1.1 and 3.5.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from xml.parsers import expat

from msgspec import Struct

from disclose.names import GEN, GEN_LABEL, GEN_REFERENCE, LINK, XLINK, QName
from disclose.schema.locate import Place

_SEPARATOR = "\n"
_TYPE = f"{XLINK}{_SEPARATOR}type"
_OTHER_VALUE = re.compile(rb"""type\s*=\s*["'](?:\s*(?:extended|locator|arc|resource|title|none)\s*["']|[^"']*&)""")
_OTHER_ELEMENT = re.compile(rb"<(?:[^\s:<>/]+:)?(?:loc|label|reference|footnote|link|arc|[a-z]+Link|[a-z]+Arc)[\s/>]")


def _fixed() -> Iterator[tuple[str, str]]:
    kinds = ("presentation", "calculation", "definition", "label", "reference", "footnote")
    names = {
        "simple": ("schemaRef", "linkbaseRef", "roleRef", "arcroleRef"),
        "locator": ("loc",),
        "resource": ("label", "reference", "footnote"),
        "arc": tuple(f"{kind}Arc" for kind in kinds),
        "extended": tuple(f"{kind}Link" for kind in kinds),
    }
    for value, locals_ in names.items():
        yield from ((f"{LINK}{_SEPARATOR}{local}", value) for local in locals_)
    yield from ((f"{GEN}{_SEPARATOR}link", "extended"), (f"{GEN}{_SEPARATOR}arc", "arc"))
    yield from ((f"{GEN_LABEL}{_SEPARATOR}label", "resource"), (f"{GEN_REFERENCE}{_SEPARATOR}reference", "resource"))


_FIXED: Mapping[str, str] = dict(_fixed())


class WrongType(Struct, frozen=True):
    """A link element with another xlink:type than its schema fixes for it."""

    place: Place
    value: str
    fixed: str


def wrong_link_types(prepared: bytes, limit: int) -> tuple[WrongType, ...]:
    """The first `limit` link elements of the wrong type, in bytes from `prepare_xml` that are well-formed.

    A type that is absent, or that XLink does not know, libxml2 does find.
    """
    if _OTHER_VALUE.search(prepared) is None and _OTHER_ELEMENT.search(prepared) is None:
        # an instance without footnotes, or an inline document: only simple links
        return ()
    found: list[WrongType] = []
    parser = expat.ParserCreate("UTF-8", _SEPARATOR)

    def start(name: str, attributes: Mapping[str, str]) -> None:
        fixed = _FIXED.get(name)
        if fixed is None:
            return
        value = attributes.get(_TYPE, fixed).strip()
        if value != fixed and len(found) < limit:
            namespace, _, local = name.rpartition(_SEPARATOR)
            place = Place(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, QName(namespace, local))
            found.append(WrongType(place, value, fixed))

    parser.StartElementHandler = start
    with suppress(expat.ExpatError):
        parser.Parse(prepared, True)
    return tuple(found)
