"""The journal of a batch: what has ended, kept so that a run that is killed goes on where it was.

A text file to which one JSON object a line is appended, the first of which says what the file is. A line counts once it ends in
a line feed: what a killed run left of one is cut off. Results are found by a key made from all they depend on (identity.py).
One run at a time has a journal: it is locked, where the system has locks, until its process ends in whatever way.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from msgspec.structs import asdict

from disclose.batch.filing import Action, Result, Status
from disclose.diagnostics import Diagnostic, Outcome, Span, error

MAX_JOURNAL_BYTES = 1 << 30
_HEAD = b'{"journal":"disclose batch","form":1}\n'
_LINES, _SECONDS = 64, 1.0
"""After how many lines, or seconds, they are forced to the disk: a machine that loses power loses no more."""
_NUMBERS = ("facts", "errors", "warnings", "attempts")
_MEASURES = ("cpu", "wall", "peak")


class Journal:
    """A journal that was opened and locked."""

    def __init__(self, path: Path, handle: int, kept: dict[str, Result]) -> None:
        self._path, self._handle, self._kept = path, handle, kept
        self._unsynced, self._synced = 0, time.monotonic()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self._sync()
        os.close(self._handle)

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: str) -> Result | None:
        """What an earlier run found."""
        return self._kept.get(key)

    def add(self, key: str, result: Result) -> None:
        """Keep a result. OSError where there is no room."""
        line = json.dumps({"key": key, **as_json(result)}, separators=(",", ":")).encode("ascii") + b"\n"
        _write(self._handle, line)
        self._unsynced += 1
        if self._unsynced >= _LINES or time.monotonic() - self._synced >= _SECONDS:
            self._sync()

    def remove(self) -> None:
        """Every filing has ended: the next run begins anew."""
        with suppress(OSError):
            self._path.unlink()

    def _sync(self) -> None:
        # some file systems can't; then the next write will tell, if anything is wrong
        with suppress(OSError):
            os.fsync(self._handle)
        self._unsynced, self._synced = 0, time.monotonic()


def open_journal(path: Path, *, restart: bool = False) -> Outcome[Journal]:
    """The journal in a file, made where there is none; with `restart` what it holds is forgotten.

    Codes: ``disclose.journal:in-use`` where another run has it, ``disclose.journal:foreign`` for a file that is none,
    ``disclose.journal:unwritable`` for what the system refuses.
    """
    shown = path.as_posix()
    try:
        handle = _locked(path)
    except OSError as problem:
        message = f"The journal {shown} can't be written: {problem.strerror}"
        return _refused("unwritable", message, shown, "Choose another with --journal.")
    if handle is None:
        message = f"Another run of this batch is going on: it has the journal {shown}"
        return _refused("in-use", message, shown, "Wait for it to end, or choose another journal with --journal.")
    try:
        kept = _begin(handle, restart=restart)
    except OSError as problem:
        os.close(handle)
        return _refused(
            "unwritable", f"The journal {shown} can't be used: {problem.strerror}", shown, "Choose another with --journal."
        )
    if kept is None:
        os.close(handle)
        return _refused("foreign", f"{shown} is no journal of a batch", shown, "Choose another with --journal.")
    return Outcome(Journal(path, handle, kept))


def as_json(result: Result) -> dict[str, Any]:
    """A result as a line of JSON has it; seconds are rounded to thousandths."""
    fields = asdict(result)
    for name in ("cpu", "wall"):
        fields[name] = None if fields[name] is None else round(fields[name], 3)
    return fields


def _locked(path: Path) -> int | None:
    """A handle on the file, which no other process has locked; None where one has."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0), 0o666)
        try:
            import fcntl
        except ImportError:
            return handle
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return None
        except OSError:
            # a file system without locks
            return handle
        try:
            if os.path.samestat(os.fstat(handle), os.stat(path)):
                return handle
        except FileNotFoundError:
            pass
        # the run that had it has just ended and removed it
        os.close(handle)


def _begin(handle: int, *, restart: bool) -> dict[str, Result] | None:
    """What the journal holds, which then ends after its last whole line; None where the file is no journal."""
    with open(os.dup(handle), "rb") as stream:
        stream.seek(0)
        data = stream.read(min(os.fstat(handle).st_size, MAX_JOURNAL_BYTES) + 1)
    whole = data[: data.rfind(b"\n") + 1]
    if not (whole.startswith(_HEAD) or (not whole and _HEAD.startswith(data))) or len(data) > MAX_JOURNAL_BYTES:
        return None
    if restart or not whole:
        whole = b""
    os.ftruncate(handle, len(whole))
    os.lseek(handle, 0, os.SEEK_END)
    if not whole:
        _write(handle, _HEAD)
    entries = (_entry(line) for line in whole[len(_HEAD) :].splitlines())
    return dict(entry for entry in entries if entry is not None)


def _entry(line: bytes) -> tuple[str, Result] | None:
    """A line read back; None for one that is damaged: its filing is judged again."""
    try:
        fields: Any = json.loads(line)
        numbers = {name: fields[name] for name in _NUMBERS}
        measures = {name: fields[name] for name in _MEASURES}
        codes, findings = fields["codes"], fields["findings"]
        texts = (fields["key"], fields["path"], *codes)
        action, status = Action(fields["action"]), Status(fields["status"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    sound = (
        all(isinstance(text, str) for text in texts)
        and all(isinstance(number, int) for number in (*numbers.values(), *codes.values()))
        and all(isinstance(measure, int | float | None) for measure in measures.values())
        and isinstance(findings, str | None)
    )
    if not sound:
        return None
    return fields["key"], Result(fields["path"], action, status, codes=codes, findings=findings, **numbers, **measures)


def _write(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]


def _refused(name: str, message: str, shown: str, help: str) -> Outcome[Journal]:
    found: Diagnostic = error(f"disclose.journal:{name}", message, Span(shown), help=help)
    return Outcome(None, (found,))
