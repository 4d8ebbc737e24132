"""White space in texts is what their types make of it (XML Schema Part 2, section 4.3.6)."""

from __future__ import annotations

import pytest

from disclose.formats.values import value_of
from disclose.model import TextValue
from disclose.names import QName
from disclose.taxonomy import Concept, DataType, ItemKind


@pytest.mark.parametrize(
    ("built_in", "read"),
    [("string", " a\t \nb "), ("normalizedString", " a   b "), ("token", "a b"), ("Name", "a b")],
)
def test_white_space_is_kept_replaced_or_collapsed(built_in: str, read: str) -> None:
    type_ = DataType(QName("urn:t", "type"), ItemKind.STRING, base_xsd=built_in)
    assert value_of(Concept(QName("urn:t", "A"), type_, "duration"), " a\t \nb ", dict) == TextValue(read)
