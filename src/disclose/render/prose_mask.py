"""The text of a section in which only numbers that have to be tied are left: calls, dates, references and names are covered.

A covered character stands for each that was there, so that every place in the masked text is the place in the author's file.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.render.exempt import exemptions, year_patterns
from disclose.render.number_words import CURRENCY_CODES, ENGLISH_UNITS, SCALE_WORDS
from disclose.render.typed_numbers import GAP, what_follows

CALL, COVERED = "\ue000", "\ue001"
"""What stands for the characters of a call, and for those of anything else that is covered."""

_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z]+);")
_TARGET = re.compile(r"\]\([^)\n]{0,2000}\)|^[ ]{0,3}\[[^\]\n]{1,200}\]:[^\n]*", re.MULTILINE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_HEADING = re.compile(r"^(?: {0,3})#{1,6}[ \t]+(?P<number>[0-9]+(?:\.[0-9]+)*[.)]?)(?=[ \t])", re.MULTILINE)
_STEP = re.compile(r"\((?P<number>[0-9]{1,2})\)")
_MARKER = re.compile(r"[ \t>]*(?P<number>[0-9]{1,9})[.)](?=[ \t])")
_COUNTED = re.compile(rf"{GAP}+(?:{'|'.join(unit for unit in ENGLISH_UNITS if unit != 'year')})", re.IGNORECASE)
_NAME = re.compile(
    r"(?P<before>(?<![A-Za-z0-9.])[A-Za-z][A-Za-z0-9.]{0,40}-?)?(?P<digits>\d+(?:[.,]\d+)*)(?P<after>(?:-?[A-Za-z][\w-]*)?)",
    re.ASCII,
)
_SUFFIXES = re.compile(
    rf"-(?:{'|'.join(word for word in SCALE_WORDS if len(word) > 3)}|fold)\Z"
    rf"|(?:{'|'.join(word for word in SCALE_WORDS if len(word) <= 3 and word.isascii())}|fold|x|pp|ppts?|bps?)\Z"
)


class Cover(Struct, frozen=True):
    """A stretch of the author's text that stands for a call; `spoken` where its text in quotes is prose like any other."""

    start: int
    end: int
    spoken: str | None = None


def masked(body: str, calls: Iterable[Cover], literals: Iterable[str], years: frozenset[int]) -> str:
    """A body with everything covered that need not be tied to a figure. `literals` are texts that the project declares, `years`
    those of its periods."""
    text = _REFERENCE.sub(_character, _without_calls(body, calls))
    for pattern in (_TARGET, _ADDRESS):
        text = pattern.sub(_cover, text)
    for literal in sorted({literal for literal in literals if literal}, key=lambda literal: (-len(literal), literal)):
        text = re.sub(rf"(?<![\d.,]){re.escape(literal)}(?![\d]|[.,]\d)", _cover, text)
    text = _HEADING.sub(lambda match: _covered(match, "number"), text)
    text = _without_markers(text)
    for pattern in exemptions():
        text = pattern.sub(_unless_measured, text)
    for pattern in year_patterns():
        text = pattern.sub(lambda match: _year(match, years), text)
    text = _NAME.sub(_name, text)
    return _without_steps(text)


def _without_calls(body: str, calls: Iterable[Cover]) -> str:
    pieces: list[str] = []
    done = 0
    for call in sorted(calls, key=lambda call: call.start):
        raw = body[call.start : call.end]
        pieces += (body[done : call.start], re.sub(r"[^\n]", CALL, raw) if call.spoken is None else _spoken(raw, call.spoken))
        done = call.end
    return "".join([*pieces, body[done:]])


def _cover(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", COVERED, match[0])


def _covered(match: re.Match[str], group: str) -> str:
    start, end = match.start(group) - match.start(), match.end(group) - match.start()
    return match[0][:start] + COVERED * (end - start) + match[0][end:]


def _spoken(raw: str, text: str) -> str:
    at = raw.find(text)
    return raw if at < 0 else " " * at + text + " " * (len(raw) - at - len(text))


def _character(match: re.Match[str]) -> str:
    """A character reference stands for one character: a space stays a gap, a digit stays visible."""
    import html

    meant = html.unescape(match[0])
    if match[0] == "&nbsp;" or meant.isdecimal():
        return match[0]
    return COVERED * len(match[0])


def _unless_measured(match: re.Match[str]) -> str:
    """A reference or date is covered; where a percent sign or scale follows, it was none."""
    after = what_follows(match.string, match.end())
    return match[0] if after.scale is not None or after.kind is not None else _cover(match)


def _year(match: re.Match[str], years: frozenset[int]) -> str:
    # nobody says "2023 employees" of a year, unless a word before it does: "in 2023 employees were …"
    named = match["said"] is not None or match["years"].endswith("s")
    if not named and _COUNTED.match(match.string, match.end()):
        return match[0]
    known = any(int(digits) in years for digits in re.findall(r"\d{4}", match["years"]))
    after = what_follows(match.string, match.end())
    if after.scale is not None or after.kind is not None or not (named or known):
        return match[0]
    return _covered(match, "years")


def _name(match: re.Match[str]) -> str:
    """Digits that letters make a name of: GPT-4, H100, 5G, 10-K. Currencies before and units after don't."""
    before, digits, after = match["before"] or "", match["digits"], match["after"]
    what = what_follows(match.string, match.end("digits"))
    measured = what.kind is not None or what.scale is not None or _SUFFIXES.match(after) is not None
    if before and before.rstrip("-").upper() not in CURRENCY_CODES:
        return match[0] if measured and before.endswith("-") else _cover(match)
    if measured:
        return match[0]
    if re.fullmatch(r"-?[A-Z]{1,2}|[A-Z][A-Za-z0-9-]*", after) and re.fullmatch(r"\d{1,2}", digits) and not before:
        return _cover(match)
    return match[0]


def _without_markers(text: str) -> str:
    """The numbers of a numbered list are its own. A line of a paragraph that happens to begin so is none of a list, unless it
    begins with 1, as Markdown has it."""
    lines = text.split("\n")
    listed, blank = False, True
    for at, line in enumerate(lines):
        match = _MARKER.match(line)
        if match is not None and (listed or blank or match["number"] == "1"):
            lines[at] = _covered(match, "number") + line[match.end() :]
            listed = True
        elif blank and not line.startswith((" ", "\t")) and line.strip():
            listed = False
        blank = not line.strip()
    return "\n".join(lines)


def _without_steps(text: str) -> str:
    """(1) and (2) in a sentence number its parts where they follow one another."""
    numbers = [int(number) for number in _STEP.findall(text)]
    seen = {0} if 2 in numbers else set()

    def step(match: re.Match[str]) -> str:
        number = int(match["number"])
        follows = number - 1 in seen
        seen.add(number)
        return _cover(match) if follows else match[0]

    return _STEP.sub(step, text)


_BOUNDARY = re.compile(
    r"[.!?](?=[\s*_)\"”’]|$)|[。！？；]|\n[ \t]*\n|\n(?=[ \t>]*(?:[-*+]|[0-9\ue001]+[.)]|#{1,6}|\|)[ \t])|\|"
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The bounds of the sentences, list items, headings and table cells of a text."""
    start = 0
    for match in _BOUNDARY.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


class Lines:
    """The places of a file by their offsets in its text."""

    def __init__(self, shown: str, body: str) -> None:
        self._shown = shown
        self._starts = [0, *(match.end() for match in re.finditer("\n", body))]

    def span(self, at: int) -> Span:
        """The line and column of an offset."""
        line = bisect.bisect_right(self._starts, at)
        return Span(self._shown, line, at - self._starts[line - 1] + 1)
