"""The words for up and down, held against the sign of the figures beside them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Span, warning
from disclose.render.words import is_chinese

_UP = (
    r"increas\w+|rose|ris(?:e|es|en|ing)|grew|grow(?:s|n|th|ing)?|climb\w*|surg\w+|jump\w*|gain(?:s|ed)?|up(?!\s+to\b)"
    r"|advanc(?:ed|es)"
)
_DOWN = (
    r"decreas\w+|declin\w+|fell|fall(?:s|en|ing)?|dropp?\w*|reduc\w+|shrank|shrunk|shrinks?|contract(?:ed|ion)|down(?!\s+to\b)"
    r"|lost|sank|cut|narrowed|slipped"
)
_UP_AFTER, _DOWN_AFTER = "higher|more|above|up|growth|increase|rise", "lower|less|fewer|below|down|decline|decrease|fall|drop"
_BEFORE = re.compile(rf"\b(?:(?P<up>{_UP}|higher)|(?P<down>{_DOWN}|lower))\b", re.IGNORECASE)
_AFTER = re.compile(rf"\s+(?:\w+\s+)?(?:(?P<up>{_UP_AFTER})|(?P<down>{_DOWN_AFTER}))\b", re.IGNORECASE)
_HAN_BEFORE = re.compile(
    "(?P<up>增长|上升|增加|提升|上涨|提高|增至|升至|增幅|扩大)|(?P<down>下降|减少|降低|下跌|下滑|回落|缩减|削减|压缩|缩小|收窄|降至|减至|跌幅|降幅|萎缩)"
)
_HAN_AFTER = re.compile("的?(?:(?P<up>增长|升幅|增幅|增加)|(?P<down>下降|跌幅|降幅|减少))")
_NEAR = 300
"""Characters before and after a figure in which a word can belong to it."""
_LOSS = re.compile(r"\b(?:loss|losses|deficit|outflow|negative|widened)\b|亏损|亏|净流出", re.IGNORECASE)


class Movement(Struct, frozen=True):
    """A figure in prose that says how far something moved. `sign` is the way it went; `signed` whether a reader sees that;
    `losses` whether it lies between negative figures, which grow as they fall. `start` and `end` are its place."""

    start: int
    end: int
    sign: int
    text: str
    signed: bool
    losses: bool
    span: Span


class Chosen(Struct, frozen=True):
    """A word that a figure chose (`verb`), and where it stands."""

    start: int
    sign: int


P = TypeVar("P", Movement, Chosen)


def opposed(
    masked: str, bounds: Sequence[tuple[int, int]], movements: Iterable[Movement], chosen: Sequence[Chosen], language: str
) -> Iterator[Diagnostic]:
    """A warning for each movement that the words around it turn round, or whose sign nothing tells, in English and Chinese.
    `bounds` are those of the sentences."""
    if not is_chinese(language) and language.partition("-")[0] != "en":
        return
    every = sorted(movements, key=lambda movement: movement.start)
    words = sorted(chosen, key=lambda word: word.start)
    for start, end in bounds:
        own, verbs = _between(every, start, end), _between(words, start, end)
        for at, movement in enumerate(own):
            if movement.losses and _LOSS.search(masked, start, end):
                continue
            following = own[at + 1].start if at + 1 < len(own) else end
            said, word = _said(masked, (start, end), movement, following, verbs, language)
            if said == -movement.sign and movement.sign:
                yield _against(movement, word)
            elif said is None and movement.sign < 0 and not movement.signed:
                yield _silent(movement)


def _between(placed: Sequence[P], start: int, end: int) -> Sequence[P]:
    first = bisect.bisect_left(placed, start, key=lambda one: one.start)
    return placed[first : bisect.bisect_left(placed, end, first, key=lambda one: one.start)]


def _said(
    masked: str, sentence: tuple[int, int], movement: Movement, following: int, chosen: Sequence[Chosen], language: str
) -> tuple[int | None, str]:
    """The direction that the words give to a movement: the word right after it (10.6% lower), else the last before it, else
    the first after it."""
    before, after = (_HAN_BEFORE, _HAN_AFTER) if is_chinese(language) else (_BEFORE, _AFTER)
    right = after.match(masked, movement.end, min(following, sentence[1]))
    if right is not None:
        return (1 if right["up"] else -1), right["up"] or right["down"]
    near = (max(sentence[0], movement.start - _NEAR), min(sentence[1], movement.end + _NEAR))
    words = [(match.start(), 1 if match["up"] else -1, match[0]) for match in before.finditer(masked, *near)]
    words += [(verb.start, verb.sign, "") for verb in chosen if near[0] <= verb.start < near[1]]
    earlier = [word for word in words if word[0] < movement.start]
    later = [word for word in words if word[0] >= movement.end]
    nearest = max(earlier, default=None) or min(later, default=None)
    return (None, "") if nearest is None else nearest[1:]


def _against(movement: Movement, word: str) -> Diagnostic:
    went = "fell" if movement.sign < 0 else "rose"
    message = f"The sentence says {word!r} of a figure that {went} by {movement.text}"
    help = 'Correct the word, or let the figure choose it: {{ change(Concept).verb("fell", "rose") }}.'
    return warning("disclose.prose:direction", message, movement.span, help=help)


def _silent(movement: Movement) -> Diagnostic:
    message = f"Nothing in the sentence says that the {movement.text} is a fall"
    help = 'Say so with a word, choose one with .verb("fell", "rose"), or show the sign with .signed.'
    return warning("disclose.prose:direction", message, movement.span, help=help)
