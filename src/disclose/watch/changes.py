"""Noticing that files change: whatever becomes of the folders, for as long as somebody asks."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from functools import partial
from pathlib import Path
from typing import TypeAlias

from watchfiles import Change, awatch

QUIET = 20
"""Milliseconds without a change after which those before are one."""
LONGEST = 200
"""Milliseconds after which changes are reported although there are more of them."""
TICK = 300
"""Milliseconds after which the folders themselves are looked at."""

Folders: TypeAlias = Callable[[], tuple[Path, ...]]
_Identity: TypeAlias = tuple[tuple[int, int] | None, ...]


async def changes(folders: Folders, output: Path | None = None) -> AsyncGenerator[None, None]:
    """An item after each change below the folders, and whenever one of them has come, gone, or become another. What is in
    `output` is no change.

    Items may come for nothing, and the first comes at once: what changed while nobody watched is found by looking.
    """
    polling: bool | None = None
    while True:
        watched = folders()
        known = _identity(watched)
        present = [path.absolute() for path, number in zip(watched, known, strict=True) if number is not None]
        yield
        try:
            if present:
                inside = _changes_in(present, output, partial(_are, folders, known), polling)
                async with aclosing(inside):
                    async for _ in inside:
                        yield
            else:
                await asyncio.sleep(TICK / 1000)
        except (OSError, RuntimeError):
            # a folder went while the watch began, or the system has no more watches to give: look at the files instead
            polling = True
            await asyncio.sleep(TICK / 1000)


async def _changes_in(
    present: list[Path], output: Path | None, same: Callable[[], bool], polling: bool | None
) -> AsyncGenerator[None, None]:
    """An item after each change below folders that are there, for as long as they are the same."""
    own = None if output is None else output.absolute()

    def relevant(change: Change, path: str) -> bool:
        return own is None or not _of_output(Path(path), own)

    watching = awatch(
        *present,
        watch_filter=relevant,
        debounce=LONGEST,
        step=QUIET,
        rust_timeout=TICK,
        yield_on_timeout=True,
        force_polling=polling,
        poll_delay_ms=TICK // 3,
    )
    async with aclosing(watching) as batches:
        first = True
        async for batch in batches:
            if batch or first:
                yield
            first = False
            if not same():
                return


def _of_output(path: Path, output: Path) -> bool:
    """Whether a path is in the folder of outputs, or in the hidden one beside it that takes its place."""
    return path.is_relative_to(output) or any(
        part.parent == output.parent and part.name.startswith(f".{output.name}.") for part in (path, *path.parents)
    )


def _identity(folders: tuple[Path, ...]) -> _Identity:
    """Which folders these are now; None for one that is not there."""
    return tuple(map(_number, folders))


def _are(folders: Folders, known: _Identity) -> bool:
    return _identity(folders()) == known


def _number(folder: Path) -> tuple[int, int] | None:
    try:
        known = os.stat(folder)
    except (OSError, ValueError):
        return None
    return (known.st_dev, known.st_ino) if os.path.isdir(folder) else None
