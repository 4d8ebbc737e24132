"""What the result of a filing depends on, as a key: its entry, its files by size and time, the settings, and the program."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from disclose import __version__
from disclose.batch.filing import BatchSettings, Filing
from disclose.taxonomy.cache import content_key

MAX_FILES = 10_000
"""Files of a folder that are looked at."""


def key_of(filing: Filing, settings: BatchSettings) -> str:
    """The key. What a document refers to beside it is not part of it, only the document, or the folder and all in it."""
    packages = (*filing.packages, *settings.packages)
    return content_key(
        __version__,
        filing.name,
        os.fsencode(os.path.abspath(filing.path)),
        filing.action,
        str(filing.occurrence),
        filing.calculation or settings.calculation,
        f"{settings.strict} {settings.online} {settings.limits.seconds} {settings.limits.mebibytes}",
        os.fsencode(filing.folder_written or ""),
        [state for package in packages for state in (os.fsencode(package), *_state(package, None))],
        [*_state(filing.path, filing.folder_written)],
    )


def _state(path: Path, without: Path | None) -> Iterator[bytes]:
    """A file, or each file of a folder, by name, size and time; one folder is left out, that which a build writes."""
    if not path.is_dir():
        yield _stamp(path)
        return
    left_out = None if without is None else os.path.abspath(without)
    count = 0
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if os.path.abspath(os.path.join(folder, name)) != left_out)
        for name in sorted(files):
            count += 1
            if count > MAX_FILES:
                return
            yield os.fsencode(os.path.relpath(os.path.join(folder, name), path))
            yield _stamp(Path(folder, name))


def _stamp(path: Path) -> bytes:
    with suppress(OSError, ValueError):
        state = path.stat()
        return b"%d %d" % (state.st_size, state.st_mtime_ns)
    return b""
