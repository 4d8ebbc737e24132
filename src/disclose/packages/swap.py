"""Putting a finished folder in the place of another in one step, so that a reader sees the old one or the new one.

Where the system can exchange two paths atomically (Linux) that is what happens. Elsewhere the old folder is renamed away
and the new one renamed in, with a moment between in which neither is there, and put back if the second step fails.
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})
_OCCUPIED = frozenset({errno.ENOTEMPTY, errno.EEXIST, errno.EACCES})
"""What renaming onto a folder with something in it gives; EACCES on Windows."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other process is in this block for the same folder. Without locks in the system, don't wait."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        # on a file system without locks each step of a swap is safe by itself; two at once may fail cleanly
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def put_in_place(new: Path, place: Path, aside: Path) -> bool:
    """Move the folder `new` to `place`; what was there, if anything, is then at `aside`, and the result is True.

    Raises OSError, with `place` as it was.
    """
    try:
        os.rename(new, place)
    except OSError as problem:
        if problem.errno not in _OCCUPIED or not place.is_dir():
            raise
    else:
        return False
    if exchange(new, place):
        os.rename(new, aside)
        return True
    os.rename(place, aside)
    try:
        os.rename(new, place)
    except OSError:
        os.rename(aside, place)
        raise
    return True


def exchange(first: Path, second: Path) -> bool:
    """Exchange two paths atomically; False where the system or the file system can't."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    result: int = renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
    if result == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(second))
