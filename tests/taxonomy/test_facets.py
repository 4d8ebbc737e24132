"""Facets of types, one at a time."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from disclose.taxonomy import Facets
from disclose.taxonomy.facets import broken_by_number, broken_by_text, built_in_bounds, matches

NUMBER = Decimal("12.50")


@pytest.mark.parametrize(
    ("facets", "expected"),
    [
        (Facets(min_inclusive=NUMBER, max_inclusive=NUMBER), None),
        (Facets(min_inclusive=Decimal(13)), "is less than 13"),
        (Facets(max_inclusive=Decimal(12)), "is more than 12"),
        (Facets(min_exclusive=NUMBER), "is not more than 12.5"),
        (Facets(max_exclusive=NUMBER), "is not less than 12.5"),
        (Facets(enumeration=("12.5",)), None),
        (Facets(enumeration=("1", "2")), "is not one of 1, 2"),
        (Facets(fraction_digits=1, total_digits=3), None),
        (Facets(fraction_digits=0), "has more than 0 digits after the point"),
        (Facets(total_digits=2), "has more than 2 digits"),
        (Facets(patterns=("[0-9.]+", "1.*")), None),
        (Facets(patterns=("2.*",)), "does not match the pattern 2.*"),
    ],
)
def test_numbers(facets: Facets, expected: str | None) -> None:
    assert broken_by_number(NUMBER, facets) == expected


@pytest.mark.parametrize(
    ("facets", "expected"),
    [
        (Facets(enumeration=("v1", "v2")), None),
        (Facets(enumeration=("v2",)), "is not one of v2"),
        (Facets(length=2, min_length=2, max_length=2), None),
        (Facets(length=3), "has 2 characters, not 3"),
        (Facets(min_length=3), "has 2 characters, fewer than 3"),
        (Facets(max_length=1), "has 2 characters, more than 1"),
        (Facets(patterns=(r"\i\c*",)), None),
        (Facets(patterns=(r"\d+",)), r"does not match the pattern \d+"),
    ],
)
def test_texts(facets: Facets, expected: str | None) -> None:
    assert broken_by_text("v1", facets) == expected


def test_a_pattern_matches_the_whole_text() -> None:
    assert not matches("[0-9]+", "5 or so")
    assert not matches("[0-9]+", "5\x00")


def test_a_pattern_that_is_none_matches_everything() -> None:
    assert matches("(", "anything")


def test_a_hostile_pattern_ends_soon() -> None:
    started = time.process_time()
    assert not matches("(a+)+b", "a" * 5000)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("base", "bounds"),
    [
        ("integer", (None, None)),
        ("nonNegativeInteger", (0, None)),
        ("negativeInteger", (None, -1)),
        ("byte", (-128, 127)),
        ("unsignedShort", (0, 65535)),
    ],
)
def test_built_in_integers_have_bounds(base: str, bounds: tuple[int | None, int | None]) -> None:
    assert built_in_bounds(base) == bounds
