"""Writing one file, or a few that belong together: whole or not at all, and never over what is there unasked."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from disclose.diagnostics import Outcome, Span, error


def write_file(path: Path, data: bytes, *, replace: bool = False) -> Outcome[Path]:
    """Write a file; the value is its path.

    Codes: ``disclose.output:exists`` for a file that is there already, unless it is to be replaced,
    ``disclose.output:unwritable`` for what the system refuses.
    """
    shown = path.as_posix()
    if path.exists() and not replace:
        message, help = f"{shown} is there already", "Give another name, or replace it with --force."
        return Outcome(None, (error("disclose.output:exists", message, Span(shown), help=help),))
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o666 & ~mask)
        os.replace(temporary, path)
    except OSError as problem:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)
        message = f"{shown} can't be written: {problem.strerror or problem}"
        found = error("disclose.output:unwritable", message, Span(shown), help="Choose another place.")
        return Outcome(None, (found,))
    return Outcome(path)


def write_files(folder: Path, files: Mapping[str, bytes], *, replace: bool = False) -> Outcome[Path]:
    """Write files by their paths below a folder; the value is the path of the first, which the others belong to, and which is
    written last: where it is there, all are. Codes as for `write_file`."""
    names = [*files]
    for name in () if replace else names:
        if (folder / name).exists():
            return write_file(folder / name, files[name])
    made: list[Path] = []
    try:
        for name in [*names[1:], names[0]]:
            path = folder / name
            if path.parent != folder:
                path.parent.mkdir(exist_ok=True)
            new = not path.exists()
            written = write_file(path, files[name], replace=replace)
            if written.value is None:
                _remove(made)
                return written
            if new:
                made.append(path)
    except OSError as problem:
        _remove(made)
        message = f"{folder.as_posix()} can't be written to: {problem.strerror or problem}"
        found = error("disclose.output:unwritable", message, Span(folder.as_posix()), help="Choose another place.")
        return Outcome(None, (found,))
    return Outcome(folder / names[0])


def _remove(paths: list[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink()
