"""What a text in a cell, a parameter or the metadata stands for: itself, nothing, nil, or what is found elsewhere.

xBRL-CSV 1.0, special values: ``#nil``, ``#none``, ``#empty``, ``##`` for a text that begins with ``#``; and in the metadata
``$name`` for what a column or parameter holds, ``$$`` for a text that begins with ``$``.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from msgspec import Struct

from disclose.json_source import JsonNode

ROW_NUMBER = "rowNumber"


class Special(Enum):
    """Values that are no text: none at all, nil, and a special value that there isn't."""

    NONE = "#none"
    NIL = "#nil"
    UNKNOWN = "#"


class Reference(Struct, frozen=True):
    """What a column or parameter holds, or where a period that it holds starts or ends."""

    name: str
    specifier: str | None = None


Held: TypeAlias = str | Special
"""What a cell or parameter holds."""


def held(text: str) -> Held:
    """What the text of a cell or parameter stands for."""
    if not text.startswith("#"):
        return text or Special.NONE
    if text.startswith("##"):
        return text[1:]
    if text == "#empty":
        return ""
    return {"#nil": Special.NIL, "#none": Special.NONE}.get(text, Special.UNKNOWN)


def given(node: JsonNode) -> Held | Reference:
    """What a value of the metadata stands for."""
    text = str(node.value)
    if not text.startswith("$"):
        return held(text)
    if text.startswith("$$"):
        return text[1:]
    name, mark, specifier = text[1:].partition("@")
    return Reference(name, specifier if mark else None)
