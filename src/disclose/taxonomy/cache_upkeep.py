"""What the cache holds, and clearing it: only files that have the names of its entries are looked at, and none is followed
out of its folder."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

_KIND = re.compile(r"[a-z]+(?:-[a-z]+)*-[0-9]+\Z")
_SHELF = re.compile(r"[0-9a-f]{2}\Z")
_ENTRY = re.compile(r"[0-9a-f]{62}\.(?:jsonl?|bin)\Z")
_UNFINISHED = re.compile(r"tmp[a-z0-9_]{8}\.part\Z")
"""An entry that was being written when its process ended."""


class CacheKind(Struct, frozen=True):
    """The entries of one kind: its name, how many there are, and their bytes."""

    name: str
    entries: int
    size: int


def cache_kinds(folder: Path) -> tuple[CacheKind, ...]:
    """What a cache folder holds, by kind; nothing where there is no folder."""
    kinds = []
    for kind in _folders(folder, _KIND):
        sizes = [size for _, size in _entries(kind)]
        kinds.append(CacheKind(kind.name, len(sizes), sum(sizes)))
    return tuple(kinds)


def clear_cache(folder: Path) -> tuple[CacheKind, ...]:
    """Remove every entry of a cache folder and the folders this empties. The value is what was removed.

    What is not an entry stays, as does what can't be removed; another process that reads or writes meanwhile goes on without.
    """
    removed = []
    for kind in list(_folders(folder, _KIND)):
        sizes = [size for path, size in list(_entries(kind)) if _remove(path)]
        for shelf in list(_folders(kind, _SHELF)):
            _remove_folder(shelf)
        _remove_folder(kind)
        if sizes:
            removed.append(CacheKind(kind.name, len(sizes), sum(sizes)))
    return tuple(removed)


def _entries(kind: Path) -> Iterator[tuple[Path, int]]:
    """The entries of a kind, and what was left of unfinished ones, with their sizes."""
    for shelf in _folders(kind, _SHELF):
        for name, status in _listing(shelf):
            if stat.S_ISREG(status.st_mode) and (_ENTRY.match(name) or _UNFINISHED.match(name)):
                yield shelf / name, status.st_size


def _folders(folder: Path, names: re.Pattern[str]) -> Iterator[Path]:
    """The folders in a folder whose names have a form; not links to folders."""
    for name, status in _listing(folder):
        if stat.S_ISDIR(status.st_mode) and names.match(name):
            yield folder / name


def _listing(folder: Path) -> list[tuple[str, os.stat_result]]:
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, entry.stat(follow_symlinks=False)) for entry in entries]
    except OSError:
        # the folder does not exist, or somebody else is clearing it
        return []
    return sorted(found, key=lambda pair: pair[0])


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True


def _remove_folder(path: Path) -> bool:
    try:
        path.rmdir()
    except OSError:
        # not empty: something in it is not ours
        return False
    return True
