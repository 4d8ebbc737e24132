"""Writing one file: whole or not at all, and never over what is there unless that is asked for."""

from __future__ import annotations

import os
import tempfile
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
