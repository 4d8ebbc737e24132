"""Qualified names."""

from __future__ import annotations

import pytest

from disclose.names import QName


@pytest.mark.parametrize(("name", "clark"), [(QName("urn:a", "b"), "{urn:a}b"), (QName("", "b"), "b")])
def test_clark_notation(name: QName, clark: str) -> None:
    assert (name.clark, str(name), QName.from_clark(clark)) == (clark, clark, name)


def test_names_sort_by_namespace_then_local_name() -> None:
    names = [QName("urn:b", "a"), QName("urn:a", "b"), QName("", "z"), QName("urn:a", "a")]
    assert sorted(names) == [QName("", "z"), QName("urn:a", "a"), QName("urn:a", "b"), QName("urn:b", "a")]
