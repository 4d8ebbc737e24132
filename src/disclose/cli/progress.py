"""Which stage is running, for a person who waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from disclose.cli.show import interactive


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """A function to call with the name of each stage as it begins. Silent unless a person watches."""
    if not interactive():
        yield lambda stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status("starting") as status:
        yield lambda stage: status.update(f"{stage} …")
