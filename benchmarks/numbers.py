"""Facts that are numbers, with their places as plain values: what writers of other makers are given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.generate import Line, lines_of

ENTITY, SCHEME = "E1", "https://bench.example/entity"
_CONTEXT = re.compile(r'<xbrli:context id="([^"]+)">')
_DATE = re.compile(r"<xbrli:(instant|startDate|endDate)>([^<]+)</")
_MEMBER = re.compile(r'dimension="b:([^"]+)">b:([^<]+)</')


@dataclass(frozen=True, slots=True)
class Place:
    """What a context says besides the entity: first day (None at an instant), last day, members by axis."""

    start: str | None
    end: str
    members: tuple[tuple[str, str], ...]


def numbers_of(facts: int, concepts: int = 500) -> tuple[Mapping[str, Place], list[Line]]:
    """The contexts by id, and so many facts that are numbers."""
    contexts, lines = lines_of(facts * 2, concepts)
    places = {found[1]: _place(context) for context in contexts if (found := _CONTEXT.match(context)) is not None}
    return places, [line for line in lines if line.unit is not None and line.decimals is not None][:facts]


def _place(context: str) -> Place:
    dates = dict(_DATE.findall(context))
    return Place(dates.get("startDate"), dates.get("endDate") or dates["instant"], tuple(_MEMBER.findall(context)))
