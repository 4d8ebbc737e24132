"""Compiled code kept in files, as Python keeps that of modules: beside what it was compiled from, for one release of Python.

Rank 0. Reading such a file runs nothing, but what it holds will be run, so that it is only for places that hold the program
itself: who can write there can change the program. Nothing here fails: what can't be read is compiled, what can't be written is
not kept.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path
from types import CodeType


def code_place(source: Path, manner: str) -> Path | None:
    """Where the code compiled from a file in some manner (letters and digits) is kept; None where Python keeps none."""
    try:
        return Path(cache_from_source(str(source), optimization=manner))
    except NotImplementedError:
        return None


def read_code(place: Path, head: bytes) -> CodeType | None:
    """The code kept at a place with all that it depends on, `head`; None where there is none, or for something else."""
    try:
        data = place.read_bytes()
    except OSError:
        return None
    known = MAGIC_NUMBER + head
    if not data.startswith(known):
        return None
    try:
        code = marshal.loads(data[len(known) :])
    except (EOFError, ValueError, TypeError):
        return None
    return code if isinstance(code, CodeType) else None


def write_code(place: Path, head: bytes, code: CodeType) -> None:
    """Keep code, unless Python is told not to. Readers see all of it or nothing: it is written beside its place and moved."""
    if sys.dont_write_bytecode:
        return
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(MAGIC_NUMBER + head + marshal.dumps(code))
            os.replace(temporary, place)
        except OSError:
            os.unlink(temporary)
