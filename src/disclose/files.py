"""Reading text from untrusted files: bounded, strict UTF-8, errors located.

Rank 0. Every source file of a project goes through `read_text`, which also remembers nothing: the manifest hashes bytes
separately.
"""

from __future__ import annotations

from pathlib import Path

from disclose.diagnostics import Outcome, Span, error
from disclose.lexical import first_illegal_character

MAX_SOURCE_BYTES = 32 * 1024 * 1024
"""Largest source file that is read. A figures table of a million rows is about this size."""


def read_bytes(path: Path, shown: str, limit: int = MAX_SOURCE_BYTES) -> Outcome[bytes]:
    """The bytes of a file of at most `limit` bytes. `shown` is the path as diagnostics show it."""
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except FileNotFoundError:
        return Outcome(None, (error("disclose.file:not-found", f"There is no file {shown}", Span(shown)),))
    except IsADirectoryError:
        return Outcome(None, (error("disclose.file:not-found", f"{shown} is a folder, not a file", Span(shown)),))
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        return Outcome(None, (error("disclose.file:unreadable", f"{shown} can't be read: {reason}", Span(shown)),))
    if len(data) > limit:
        message = f"{shown} is larger than the {limit // (1024 * 1024)} MiB that are read"
        return Outcome(None, (error("disclose.file:too-large", message, Span(shown), help="Split the file."),))
    return Outcome(data)


def decode_text(data: bytes, shown: str) -> Outcome[str]:
    """UTF-8 text (a byte order mark is dropped) of characters that XML allows; errors carry line and column."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = data[: problem.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"Byte 0x{data[problem.start]:02X} is not UTF-8"
        found = error(
            "disclose.file:not-utf8",
            message,
            Span(shown, line, column),
            help="Save the file as UTF-8 (in Excel: 'CSV UTF-8').",
        )
        return Outcome(None, (found,))
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
