"""Fragments: shorthand pointers and the element() scheme, and nothing else."""

import pytest

from disclose.taxonomy.dts.xpointer import Pointer, parse_fragment


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("ar_Revenue", (Pointer("ar_Revenue"),)),
        ("", ()),
        ("element(ar_Revenue)", (Pointer("ar_Revenue"),)),
        ("element(/1/14)", (Pointer(None, (1, 14)),)),
        ("element(root/2)", (Pointer("root", (2,)),)),
        ("element(/1/2)element(/1/3)", (Pointer(None, (1, 2)), Pointer(None, (1, 3)))),
        ("ar_%E6%94%B6", (Pointer("ar_收"),)),
        ("xpointer(id('a'))", None),
        ("element()", None),
        ("element(/0)", None),
        ("element(/1/x)", None),
        ("element(1a)", None),
        ("two words", None),
    ],
)
def test_fragments(fragment: str, expected: tuple[Pointer, ...] | None) -> None:
    assert parse_fragment(fragment) == expected
