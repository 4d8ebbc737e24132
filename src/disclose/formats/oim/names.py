"""Names with prefixes as the Open Information Model writes them, and what is wrong with a string that is none.

OIM Common Definitions 1.0 section 3.1. An SQName is a prefix and anything without white space; a QName has an NCName there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from disclose.lexical import is_ncname
from disclose.names import QName

_SPACE = re.compile(r"\s")


class Fault(NamedTuple):
    """Why a string can't be read: the code of the finding, one sentence, how to mend it, and the section."""

    code: str
    message: str
    help: str | None = None
    spec: str | None = None


def parse_sqname(text: str, prefixes: Mapping[str, str]) -> QName | Fault:
    """An SQName by the prefix map of its document: the local part is an identifier, and need be no NCName."""
    prefix, colon, local = text.partition(":")
    if not colon or not local or not is_ncname(prefix) or _SPACE.search(local):
        message = f"{text!r} is not a prefix, a colon and a name without spaces"
        return Fault("oimce:invalidSQName", message, None, "OIM Common Definitions 1.0 section 3.1")
    return _bound(text, prefix, local, prefixes)


def parse_name(text: str, prefixes: Mapping[str, str]) -> QName | Fault | None:
    """A QName with a prefix by the prefix map of its document; None for what is not written as one. What that amounts to
    depends on where it stands."""
    prefix, colon, local = text.partition(":")
    if not colon or not is_ncname(prefix) or not is_ncname(local):
        return None
    return _bound(text, prefix, local, prefixes)


def _bound(text: str, prefix: str, local: str, prefixes: Mapping[str, str]) -> QName | Fault:
    namespace = prefixes.get(prefix)
    if namespace is None:
        message = f"The prefix of {text!r} is not among the namespaces of the document"
        help = f"Add {prefix!r} to documentInfo/namespaces, or correct the prefix."
        return Fault("oimce:unboundPrefix", message, help, "OIM Common Definitions 1.0 section 3.2")
    return QName(namespace, local)
