"""Reading text from untrusted files: bounded, strict UTF-8, errors located.

Rank 0. Every source file of a project goes through `read_text`, which also remembers nothing: the manifest hashes bytes
separately. Whoever builds a project asks the file system nothing but through the functions here that are `observed`.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.lexical import first_illegal_character
from disclose.memo import observed

MAX_SOURCE_BYTES = 32 * 1024 * 1024
"""Largest source file that is read. A figures table of a million rows is about this size."""
_PART = 1 << 18
"""Bytes that are hashed at a time: they stay in the processor's cache."""

_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?\Z", re.IGNORECASE)
_UTF8_HELP = "Save the file as UTF-8 (in Excel: 'CSV UTF-8')."


@observed
def read_bytes(path: Path, shown: str, limit: int = MAX_SOURCE_BYTES) -> Outcome[bytes]:
    """The bytes of a file of at most `limit` bytes. `shown` is the path as diagnostics show it."""
    try:
        state = path.stat()
        mode = state.st_mode
        if stat.S_ISDIR(mode):
            return _refused("not-found", f"{shown} is a folder, not a file", shown)
        if not stat.S_ISREG(mode):
            # opening a named pipe would wait for ever
            return _refused("unreadable", f"{shown} is not an ordinary file", shown)
        if state.st_size > limit:
            return _too_large(shown, limit)
        with path.open("rb") as stream:
            # room is made for what is there: for all that is allowed it may be refused
            data = stream.read(state.st_size + 1)
            if len(data) > state.st_size:
                data += stream.read(limit + 1 - len(data))
    except FileNotFoundError:
        return _refused("not-found", f"There is no file {shown}", shown)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        return _refused("unreadable", f"{shown} can't be read: {reason}", shown)
    return Outcome(data) if len(data) <= limit else _too_large(shown, limit)


@observed
def sha256_of(path: Path, limit: int = MAX_SOURCE_BYTES) -> str | None:
    """The SHA-256, in hexadecimal, of the bytes that `read_bytes` gives; None where it gives none. Takes no more memory for a
    larger file, and half the time."""
    digest = hashlib.sha256()
    part = memoryview(bytearray(_PART))
    size = 0
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None
        with path.open("rb", buffering=0) as stream:
            while count := stream.readinto(part):
                size += count
                if size > limit:
                    return None
                digest.update(part[:count])
    except (OSError, ValueError):
        return None
    return digest.hexdigest()


@observed
def is_file(path: Path) -> bool:
    """Whether there is a file, as far as the system tells."""
    return os.path.isfile(path)


@observed
def is_folder(path: Path) -> bool:
    """Whether there is a folder, as far as the system tells."""
    return os.path.isdir(path)


@observed
def exists(path: Path) -> bool:
    """Whether there is anything, as far as the system tells."""
    return os.path.exists(path)


@observed
def resolved(path: Path) -> Path:
    """The path without links; as it is where they lead round in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


@observed
def files_below(folder: Path, pattern: str) -> tuple[Path, ...]:
    """The files of a folder that a pattern of `Path.glob` names, in order; those that can be listed."""
    try:
        return tuple(sorted(path for path in folder.glob(pattern) if os.path.isfile(path)))
    except (OSError, ValueError):
        return ()


def located(findings: Iterable[Diagnostic], named: Span) -> tuple[Diagnostic, ...]:
    """Findings on a file that could not be read, with the place where another file names it: for a file that is not there,
    the place to look at."""
    return tuple(
        replace(found, span=named, help=found.help or "Correct the name, or add the file.")
        if found.code == "disclose.file:not-found"
        else replace(found, related=(*found.related, named))
        for found in findings
    )


def is_reserved_name(name: str) -> bool:
    """Whether a file of this name can't be written on some system: the names of devices."""
    return _RESERVED.match(name) is not None


def _refused(name: str, message: str, shown: str, help: str | None = None) -> Outcome[bytes]:
    return Outcome(None, (error(f"disclose.file:{name}", message, Span(shown), help=help),))


def _too_large(shown: str, limit: int) -> Outcome[bytes]:
    return _refused("too-large", f"{shown} is larger than the {_size(limit)} that are read", shown, "Split the file.")


def _size(limit: int) -> str:
    mebibytes, rest = divmod(limit, 1024 * 1024)
    return f"{limit} bytes" if rest else f"{mebibytes} MiB"


def decode_text(data: bytes, shown: str) -> Outcome[str]:
    """UTF-8 text (a byte order mark is dropped) of characters that XML allows; errors carry line and column."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = data[: problem.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        message = f"Byte 0x{data[problem.start]:02X} is not UTF-8"
        return Outcome(None, (error("disclose.file:not-utf8", message, Span(shown, line, column), help=_UTF8_HELP),))
    illegal = first_illegal_character(text)
    if illegal is not None:
        at = text.index(illegal)
        span = Span(shown, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        message = f"Character U+{ord(illegal):04X} can't stand in an XML document"
        return Outcome(None, (error("disclose.file:illegal-character", message, span, help="Remove it."),))
    return Outcome(text)


def read_text(path: Path, shown: str, limit: int = MAX_SOURCE_BYTES) -> Outcome[str]:
    """The text of a UTF-8 file of at most `limit` bytes."""
    data = read_bytes(path, shown, limit)
    return decode_text(data.value, shown) if data.value is not None else Outcome(None, data.diagnostics)
