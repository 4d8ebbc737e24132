"""Texts side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclose.comparison.words import number_text, pieces, plain_text
from disclose.model import NumericValue, TextValue


def joined(old: str, new: str) -> str:
    marks = {"gone": "[-{}-]", "come": "[+{}+]", "same": "{}", "left": "{}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("revenue rose by 3%", "revenue fell by 3%", "revenue [-rose-][+fell+] by 3%"),
        ("a b", "a b c", "a b[+ c+]"),
        ("", "new", "[+new+]"),
        ("same", "same", "same"),
    ],
)
def test_words_that_differ(old: str, new: str, expected: str) -> None:
    assert joined(old, new) == expected


def test_what_is_far_from_any_difference_is_left_out() -> None:
    far = " ".join(f"w{n}" for n in range(100))
    text = joined(f"{far} old {far}", f"{far} new {far}")
    assert "[-old-][+new+]" in text
    assert text.startswith(" … ")
    assert text.endswith(" … ")
    assert len(text) < 150


def test_texts_that_have_nothing_in_common_cost_little() -> None:
    old, new = (" ".join(f"{start}{n}" for n in range(20_000)) for start in "ab")
    assert [piece.kind for piece in pieces(old, new)] == ["gone", "come"]


@pytest.mark.parametrize(
    ("text", "shown"), [("1234567.5", "1,234,567.5"), ("-6494700000", "−6,494,700,000"), ("999", "999"), ("0.1234", "0.1234")]
)
def test_numbers_in_groups(text: str, shown: str) -> None:
    assert number_text(NumericValue(Decimal(text), 0)) == shown


def test_a_text_block_is_its_words() -> None:
    assert plain_text(TextValue("<p>One</p>\n<p>two &amp; three</p>", xhtml=True)) == "One two & three"
    assert plain_text(TextValue("<p>broken", xhtml=True)) == "<p>broken"
    assert plain_text(TextValue("a <b>")) == "a <b>"
