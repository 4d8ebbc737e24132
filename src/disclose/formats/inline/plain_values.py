"""Lexical forms of what plain facts display, as bytes: the values of very many facts without an object for any.

It knows the usual cases; for the others there is `Extractor`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from disclose.lexical import MAX_DIGITS
from disclose.names import IXT_TR4, IXT_TR5, QName
from disclose.transforms import transform

Read = Callable[[bytes], bytes | None]
"""Makes the lexical form of a value of what is displayed; None where that takes more than this module knows."""
_MAGNITUDE = re.compile(rb"[ \t\r\n]*([0-9]*)(?:\.([0-9]*))?[ \t\r\n]*\Z")
_SCALE = re.compile(rb"-?[0-9]{1,2}\Z")
_DOTTED = frozenset(QName(registry, "num-dot-decimal") for registry in (IXT_TR4, IXT_TR5))
_COMMAS = re.compile(rb"([0-9]{1,3}(?:,[0-9]{3}){0,10})(?:\.([0-9]{1,30}))?\Z")
_MOST_TEXTS = 4096


def reader(rule: QName | None, scale: bytes | None, sign: bytes | None, *, numeric: bool) -> Read:
    """What reads the texts of facts with the same transformation rule, scale and sign (Inline XBRL 1.1 sections 10.1.2
    and 11.1.2)."""
    if not numeric:
        odd = scale is not None or sign is not None
        return _nothing if odd else _as_is if rule is None else partial(_transformed, rule)
    if scale is not None and not _SCALE.match(scale):
        return _nothing
    return partial(_number, rule, rule in _DOTTED, 0 if scale is None else int(scale), b"" if sign is None else b"-")


def _nothing(text: bytes) -> bytes | None:
    return None


def _as_is(text: bytes) -> bytes | None:
    return text


@lru_cache(maxsize=_MOST_TEXTS)
def _transformed(rule: QName, text: bytes) -> bytes | None:
    if b"&" in text:
        return None
    value = transform(rule, text.decode("utf-8", "replace"))
    return None if value is None else value.encode()


def _number(rule: QName | None, dotted: bool, scale: int, sign: bytes, text: bytes) -> bytes | None:
    """The number that is displayed: as text, for there are very many of them."""
    match = _COMMAS.match(text) if dotted else None
    if match is not None:
        whole, fraction = match.groups(b"")
        whole = whole.replace(b",", b"")
    else:
        value = text if rule is None else _transformed(rule, text)
        match = None if value is None else _MAGNITUDE.match(value)
        if match is None or match.end() > MAX_DIGITS:
            return None
        whole, fraction = match.groups(b"")
        if not whole and not fraction:
            return None
    if scale > 0:
        moved = fraction[:scale].ljust(scale, b"0")
        whole, fraction = whole + moved, fraction[scale:]
    elif scale < 0:
        padded = whole.rjust(-scale + 1, b"0")
        whole, fraction = padded[:scale], padded[scale:] + fraction
    number = (whole or b"0") + (b"." + fraction if fraction else b"")
    return sign + number if sign and number.strip(b"0.") else number
