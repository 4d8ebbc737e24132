"""Making very many objects at once.

Rank 0: imports nothing of the project.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_cyclic_collection() -> Iterator[None]:
    """Cyclic garbage collection off: reading a large table or taxonomy makes a million objects and no cycles, and looking
    for cycles again and again takes longer than reading."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if not gc.get_freeze_count():
                # what was made counts as old: else the first object made from now on has all of it looked at
                gc.freeze()
                gc.unfreeze()
            gc.enable()
