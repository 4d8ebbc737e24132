"""How a difference names what facts say."""

from __future__ import annotations

from disclose.model.aspects import Aspects
from disclose.model.footnote import FactContent, TupleContent
from disclose.model.value import NumericValue, TextValue, UnreadableValue, Value

MOST_SHOWN = 60
"""Characters of a text that are shown."""


def what_of(aspects: Aspects) -> str:
    """The aspects as a reader names them."""
    parts = [str(aspects.period), *(f"{dimension.local} = {member}" for dimension, member in aspects.dimensions)]
    if aspects.unit is not None:
        parts.append(str(aspects.unit))
    if aspects.language is not None:
        parts.append(aspects.language)
    return f"{aspects.concept.local} ({', '.join(parts)})"


def shown(value: Value, start: int = 0) -> str:
    """A value with all that its equality depends on; a long text from the character `start` on."""
    text = str(value)
    if isinstance(value, NumericValue):
        return f"{text} (decimals {value.decimals_text})"
    if isinstance(value, TextValue):
        piece = text[start : start + MOST_SHOWN]
        return (
            ("XHTML " if value.xhtml else "")
            + ("…" if start else "")
            + repr(piece)
            + ("…" if start + MOST_SHOWN < len(text) else "")
        )
    if isinstance(value, UnreadableValue):
        return f"{text[:MOST_SHOWN]!r}, which can't be read: {value.reason}"
    return text


def named(content: FactContent) -> str:
    """A fact that something is said of."""
    if isinstance(content, TupleContent):
        inside = sorted(named(item) for item in content.items)
        return f"the tuple {content.concept.local}" + (f" with {inside[0]}" if inside else "")
    aspects, value = content
    return f"{what_of(aspects)}: {shown(value)}"
