"""The pause of cyclic collection ends, whatever happens."""

from __future__ import annotations

import gc

import pytest

from disclose.bulk import without_cyclic_collection


def test_collection_is_off_inside_and_on_again_after() -> None:
    assert gc.isenabled()
    with without_cyclic_collection(), without_cyclic_collection():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collection_is_on_again_after_a_failure() -> None:
    with pytest.raises(KeyError), without_cyclic_collection():
        raise KeyError
    assert gc.isenabled()


def test_collection_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with without_cyclic_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
