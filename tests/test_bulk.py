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


def test_what_was_made_is_not_looked_at_at_once() -> None:
    young: list[int] = []
    gc.callbacks.append(lambda phase, found: young.append(found["generation"]) if phase == "start" else None)
    try:
        with without_cyclic_collection():
            made = [[number] for number in range(10 * gc.get_threshold()[0])]
        further: list[list[int]] = [[]]
        assert young == []
    finally:
        gc.callbacks.pop()
    assert len(made) > len(further)


def test_what_somebody_has_frozen_stays_frozen() -> None:
    gc.freeze()
    try:
        with without_cyclic_collection():
            pass
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
