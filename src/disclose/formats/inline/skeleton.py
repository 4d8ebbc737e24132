"""What is left of a scanned document for those who only look for inline elements, ids, links, scripts and styles."""

from __future__ import annotations

import re
from collections.abc import Collection

from disclose.formats.scanned import Scanned

_TEXT = re.compile(rb">[^<]+")
_TAG = re.compile(
    rb"<(/?)(?!script|style)([A-Za-z][A-Za-z0-9]*)"
    rb"((?:\s+(?:class|scope|colspan|rowspan|headers)\s*=\s*\"[^\"]*\")*)\s*>"
)


def skeleton(scanned: Scanned, kept: Collection[int] = ()) -> bytes:
    """The document without its plain facts except those at some positions, and without what stands between two facts where that
    is text and plain tags that close as many elements as they open: as good as the rest for whoever looks for inline elements,
    ids, and what an attribute loads, runs or leads to, but not line by line."""
    shapes: dict[bytes, bool] = {}
    pieces = []
    before = 0
    wanted = frozenset(kept)
    for fact, gap in enumerate(scanned.gaps):
        shape = _TEXT.sub(b">", b">" + gap)
        balanced = shapes.get(shape)
        if balanced is None:
            balanced = shapes[shape] = _balanced(shape[1:])
        if not balanced:
            pieces.append(gap)
        if fact in wanted:
            pieces.append(scanned.data[before + len(gap) : scanned.ends[fact]])
        if fact < len(scanned.ends):
            before = scanned.ends[fact]
    return b"".join(pieces)


def _balanced(tags: bytes) -> bool:
    """Whether tags, nothing else and with no attribute that matters outside their elements, close elements and then open the
    same again."""
    closed: list[bytes] = []
    opened: list[bytes] = []
    at = 0
    while at < len(tags):
        match = _TAG.match(tags, at)
        if match is None:
            return False
        at = match.end()
        if not match[1]:
            opened.append(match[2])
        elif opened:
            if opened.pop() != match[2]:
                return False
        else:
            closed.append(match[2])
    return closed == opened[::-1]
