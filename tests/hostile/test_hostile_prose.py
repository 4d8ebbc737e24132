"""Prose made to cost much: its findings come in time that grows with its length."""

from __future__ import annotations

import sys
import time

import pytest

from disclose.diagnostics import Span
from disclose.render.directions import Chosen, Movement, opposed
from disclose.render.prose_mask import masked, sentences
from disclose.render.worded_numbers import typed_numbers

LENGTH = 20_000
PIECES = {
    "gaps": "3 \n \n \n \n",
    "wide gaps": "3" + " " * 300 + "\n" + " " * 300,
    "numbers": "Revenue was 3,405.9 and 44.2% of it. ",
    "number words": "two hundred ",
    "hyphens": "one-two-",
    "digits": "1",
    "groups": ",111",
    "names": "A1b2-",
    "addresses": "a.",
    "references": "note 1, ",
    "brackets": "(a)",
    "steps": "(1) ",
    "numerals": "一",
    "parts": "百分之",
    "entities": "&nbsp;",
    "targets": "](",
    "headings": "# 1.",
}


def cost(text: str) -> float:
    started = time.process_time()
    ready = masked(text, (), ("24/7",), frozenset({2023}))
    for language in ("en", "zh-Hans"):
        list(typed_numbers(ready, language, ("GPUs",)))
    list(sentences(ready))
    return time.process_time() - started


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_the_cost_grows_with_the_length(piece: str) -> None:
    times = LENGTH // len(piece)
    cost("warm 1 up")
    short = min(cost("note 1" + piece * times + "x.5@") for _ in range(2))
    long = cost("note 1" + piece * times * 8 + "x.5@")
    assert long < 30 * short + 0.2


def test_very_many_movements_in_one_sentence() -> None:
    text = "it rose by x, " * 5000
    span = Span("a.md", 1, 1)
    movements = [Movement(at, at + 1, -1, "1%", False, False, span) for at in range(12, len(text), 14)]
    started = time.process_time()
    found = list(opposed(text, [(0, len(text))], movements, [Chosen(0, 1)], "en"))
    assert len(found) == len(movements)
    assert time.process_time() - started < 5


def test_numbers_are_no_longer_than_any_that_is_read() -> None:
    digits = sys.get_int_max_str_digits() + 100
    (typed,) = typed_numbers("1" * digits, "en", ())
    assert len(str(typed.number)) < digits
