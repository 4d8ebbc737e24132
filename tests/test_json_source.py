"""JSON comes in one way: what is refused, and where it stands."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclose.diagnostics import Span
from disclose.json_source import Places, encoding_fault, parse_json, pointer


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        (b"", "x.json is not JSON: the text ends too early", 1, 1),
        (b'{"a":1,}', "x.json is not JSON: a string in double quotes is expected here", 1, 8),
        (b'{"a":01}', "x.json is not JSON: ',' is expected here", 1, 7),
        (b'{"a":\n  NaN}', "x.json is not JSON: a value is expected here", 2, 3),
        (b'["\\ud800"]', "x.json is not JSON: an escape stands for half a character", 1, 2),
        (b"[1] x", "x.json is not JSON: something follows after the end of the text", 1, 5),
        ("{'é': \"\xe9".encode("latin-1"), "x.json is not in UTF-8", 1, 3),
        (b"[" * 100, "x.json is not JSON: values are nested more than 64 deep", 1, 66),
        (b"[1e1234567]", "x.json is not JSON: a number has an exponent of more than five digits", 1, 2),
        (b"[" + b"1" * 401 + b"]", "x.json is not JSON: a number has more than 400 characters", 1, 2),
    ],
)
def test_what_is_no_json_is_told_with_its_place(text: bytes, message: str, line: int, column: int) -> None:
    outcome = parse_json(text, "x.json", "some:code")
    (found,) = outcome.diagnostics
    assert outcome.value is None
    assert found.code == "some:code"
    assert found.message.startswith(message)
    assert found.span == Span("x.json", line, column)


def test_a_name_that_is_there_twice_counts_once() -> None:
    outcome = parse_json('{"é": {"a": 1,\n "é": "ü", "a": 2}}'.encode(), "x.json", "some:code")
    (found,) = outcome.diagnostics
    assert (found.message, found.span) == ("The name 'a' is in one object twice", Span("x.json", 2, 12))
    assert outcome.value is not None
    assert outcome.value.members["é"].members["a"].value == 1


def test_values_are_exact() -> None:
    outcome = parse_json(b'\xef\xbb\xbf [0.10, 1E2, -7, true, null, "\\u00e9\\n"]', "x.json", "some:code")
    assert outcome.value is not None
    values = [node.value for node in outcome.value.items]
    assert values == [Decimal("0.10"), Decimal("1E2"), -7, True, None, "é\n"]
    assert [type(value) for value in values[:3]] == [Decimal, Decimal, int]


def test_places_are_found_in_any_order() -> None:
    data = '{"é": 1,\n"ü": 2, "a": 3}'.encode()
    places = Places(data, "x.json")
    at = data.index(b'"a"')
    assert places.span(at, "/a") == Span("x.json", 2, 9, xpath="/a")
    assert places.span(data.index(b"1")) == Span("x.json", 1, 7)
    assert places.span(at) == Span("x.json", 2, 9)


def test_a_character_may_lie_across_pieces() -> None:
    text = b" " * ((1 << 20) - 1) + "é".encode()
    assert encoding_fault(text) is None
    assert encoding_fault(text + b"\xc3") == (1 << 20) + 1
    assert encoding_fault(b"\xff") == 0


def test_pointers_are_escaped() -> None:
    assert pointer("facts", "a/b~c", 0) == "/facts/a~1b~0c/0"
