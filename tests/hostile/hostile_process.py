"""`disclose` as a process of its own that can't take much memory or time, beside files and a socket that nobody may touch."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SECONDS = 60
"""Processor time that a case may take: generous, because tests share machines; most take less than one second."""
MEBIBYTES = 1024
"""Address space that the process may have, the interpreter and its libraries among it."""
SECRET = "squeamish-ossifrage"
"""What files outside the report's folder hold: it must never be shown."""
_IN_ACCESS, _IN_OPEN, _IN_ISDIR = 0x1, 0x20, 0x40000000


@dataclass(frozen=True)
class Place:
    """Where a case is laid out: the folder of the report, a folder outside it, and a port of this machine that listens."""

    root: Path
    outside: Path
    port: int

    def write(self, name: str, content: str | bytes) -> str:
        """Write a file below the report's folder; the value is its path as an argument."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return str(path)


@dataclass(frozen=True)
class Ended:
    """How a process ended: its exit status (negative for a signal), what it said, processor seconds and peak mebibytes."""

    status: int
    stdout: str
    stderr: str
    seconds: float
    mebibytes: int

    @property
    def said(self) -> str:
        return self.stdout + self.stderr


def run_bounded(arguments: list[str | bytes], folder: Path) -> Ended:
    """Run `disclose` within the bounds. `folder` is for what it says, its cache and its configuration."""
    folder.mkdir(exist_ok=True)

    def bound() -> None:
        size = MEBIBYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("DISCLOSE_", "XDG_"))},
        "HOME": str(folder),
        "DISCLOSE_CACHE": str(folder / "cache"),
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
    }
    out, err = folder / "stdout", folder / "stderr"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        process = subprocess.Popen(
            [sys.executable, "-m", "disclose", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            env=environment,
            cwd=folder,
            preexec_fn=bound,
        )
        status, seconds, mebibytes = _wait(process, time.monotonic() + 3 * SECONDS)
    stdout_text, stderr_text = (path.read_bytes().decode("utf-8", "replace") for path in (out, err))
    return Ended(status, stdout_text, stderr_text, seconds, mebibytes)


def _wait(process: subprocess.Popen[bytes], until: float) -> tuple[int, float, int]:
    """Wait for a process; its status, processor time and peak memory. One that waits for ever is ended.

    The peak is looked up while it runs: what wait4 tells counts the parent's memory, before the child became another program.
    """
    peak = 0
    while True:
        with suppress(OSError, ValueError, IndexError):
            peak = int(Path(f"/proc/{process.pid}/status").read_text("ascii").partition("VmHWM:")[2].split()[0]) // 1024
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage.ru_utime + usage.ru_stime, peak
        if time.monotonic() > until:
            os.kill(process.pid, signal.SIGKILL)
        time.sleep(0.01)


@contextmanager
def nobody_comes(folder: Path) -> Iterator[int]:
    """A port that listens, to which nobody may connect, while no file of a folder may be opened: Linux's inotify sees libraries
    written in C too."""
    library = ctypes.CDLL(None, use_errno=True)
    watcher = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    assert watcher >= 0, os.strerror(ctypes.get_errno())
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        try:
            assert library.inotify_add_watch(watcher, os.fsencode(folder), _IN_ACCESS | _IN_OPEN) >= 0
            yield listener.getsockname()[1]
            opened = list(_names(watcher))
        finally:
            os.close(watcher)
        assert not opened, f"files outside were opened: {opened}"
        try:
            connection, _ = listener.accept()
        except BlockingIOError:
            return
        connection.close()
        raise AssertionError("the network was used")


def _names(watcher: int) -> Iterator[str]:
    """Names of the files that were opened or read, from the events of a watcher."""
    try:
        data = os.read(watcher, 1 << 20)
    except BlockingIOError:
        return
    while data:
        mask = int.from_bytes(data[4:8], sys.byteorder)
        length = int.from_bytes(data[12:16], sys.byteorder)
        if not mask & _IN_ISDIR:
            yield data[16 : 16 + length].rstrip(b"\0").decode("utf-8", "replace")
        data = data[16 + length :]
