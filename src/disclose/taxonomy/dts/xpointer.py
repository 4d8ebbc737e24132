"""Fragments of URIs as XBRL allows them: a shorthand pointer, or the element() scheme (XBRL 2.1 section 3.5.4;
XPointer Framework; XPointer element() Scheme)."""

from __future__ import annotations

import re
from urllib.parse import unquote

from msgspec import Struct

from disclose.lexical import is_ncname

_PART = re.compile(r"\s*element\(([^()]*)\)")
_CHILDREN = re.compile(r"(?:/[1-9][0-9]{0,8}){1,256}\Z")


class Pointer(Struct, frozen=True):
    """An element by its id, or by counting children from the element with that id, or from the document (no id)."""

    id: str | None
    children: tuple[int, ...] = ()


def parse_fragment(fragment: str) -> tuple[Pointer, ...] | None:
    """The pointers of a fragment, to be tried in order; None if it is of a form XBRL does not allow.

    An empty fragment, like a missing one, points to the document and gives no pointer.
    """
    if is_ncname(fragment):
        return (Pointer(fragment),)
    if not fragment:
        return ()
    text = unquote(fragment).strip()
    if is_ncname(text):
        return (Pointer(text),)
    pointers: list[Pointer] = []
    at = 0
    while at < len(text):
        part = _PART.match(text, at)
        pointer = None if part is None else _element_scheme(part[1].strip())
        if part is None or pointer is None:
            return None
        pointers.append(pointer)
        at = part.end()
    return tuple(pointers)


def _element_scheme(data: str) -> Pointer | None:
    name, slash, rest = data.partition("/")
    if name and not is_ncname(name):
        return None
    if not slash:
        return Pointer(name) if name else None
    if not _CHILDREN.match("/" + rest):
        return None
    return Pointer(name or None, tuple(int(step) for step in rest.split("/")))
