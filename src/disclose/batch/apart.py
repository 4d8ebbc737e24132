"""A filing worked on in a process apart, within its limits.

Each thread that calls `judge_apart` has one such process and uses it again and again. So limits and crashes are the same
on every executor: threads here, processes, or the workers of a cluster, each thread of which has its own.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import time
import weakref
from types import TracebackType

from msgspec.structs import replace

from disclose.batch.filing import Judgement, Limits, Status, Task
from disclose.batch.memory import resident_mebibytes
from disclose.batch.said import out_of_memory, out_of_time, verdict, was_lost

_ATTEMPTS = 2
"""How often a filing is begun under which the process ends without a word: memory may have run out for all."""
_FILINGS = 500
"""Filings after which a process is replaced, whatever a library keeps of them."""
_LOOK = 0.02
"""Seconds between two looks at the memory of a process."""
READY = "ready"
"""The first answer of a process apart: everything is imported."""
_Process = subprocess.Popen[bytes]


class CannotBeginError(RuntimeError):
    """No process apart could be begun here: nothing is known of any filing."""


class _Own(threading.local):
    worker: Worker | None = None


_OWN = _Own()
"""The process of each thread."""


def judge_apart(task: Task, limits: Limits) -> Judgement:
    """The verdict on a filing, whatever it does to the process that works on it. Raises `CannotBeginError` only."""
    ended = ""
    for attempt in range(1, _ATTEMPTS + 1):
        if _OWN.worker is None or not _OWN.worker.usable:
            _OWN.worker = Worker()
        fresh = _OWN.worker.filings == 0
        judgement = _OWN.worker.judge(task, limits)
        # what other filings left in the memory of a process must not decide about this one
        if judgement is not None and (fresh or judgement.status is not Status.MEMORY):
            return replace(judgement, attempts=attempt)
        ended = _OWN.worker.how_it_ended()
    said = was_lost(task.path, _ATTEMPTS, f"the process that worked on it {ended}")
    return replace(verdict(Status.FAILED, (said,), keep=task.keep), attempts=_ATTEMPTS)


class Worker:
    """A process apart, begun and ready."""

    def __init__(self) -> None:
        # -P: a folder that happens to be the current one holds no modules of ours
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "disclose.batch.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if os.environ.get("DISCLOSE_DEBUG") else subprocess.DEVNULL,
            )
        except OSError as problem:
            raise CannotBeginError(f"no process for filings could be begun: {problem.strerror}") from problem
        self._end = weakref.finalize(self, _end, self._process)
        self.filings = 0
        if self._receive() != READY:
            self._end()
            raise CannotBeginError(f"the process for filings {self.how_it_ended()} before it began")

    @property
    def usable(self) -> bool:
        """Whether another filing can be sent."""
        return self._end.alive and self.filings < _FILINGS and self._process.poll() is None

    def judge(self, task: Task, limits: Limits) -> Judgement | None:
        """The verdict on a filing; None where the process ended without one, though within the limits."""
        self.filings += 1
        started = time.perf_counter()
        with _Watch(self._process, limits) as watch:
            answer = self._receive() if self._send((task, limits)) else None
        judgement = answer if isinstance(answer, Judgement) else None
        seconds = time.perf_counter() - started
        if watch.broken is not None or judgement is None or judgement.status in (Status.FAILED, Status.MEMORY):
            self._end()
        if judgement is not None and judgement.wall is not None:
            return judgement
        if watch.broken is not None:
            said = (out_of_time if watch.broken is Status.TIMEOUT else out_of_memory)(task.path, limits)
            judgement = verdict(watch.broken, (said,), keep=task.keep)
        return None if judgement is None else replace(judgement, wall=seconds, peak=judgement.peak or watch.peak)

    def how_it_ended(self) -> str:
        """The end of the process, in words."""
        code = self._process.returncode
        return f"was ended by signal {-code}" if code < 0 else f"ended with status {code}"

    def _send(self, request: object) -> bool:
        assert self._process.stdin is not None
        try:
            pickle.dump(request, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except OSError:
            return False
        return True

    def _receive(self) -> object:
        assert self._process.stdout is not None
        try:
            return pickle.load(self._process.stdout)
        except (EOFError, OSError, pickle.UnpicklingError):
            return None


class _Watch:
    """Ends a process that comes to a limit while this is entered. `broken` says to which; `peak` is the most memory seen."""

    def __init__(self, process: _Process, limits: Limits) -> None:
        self.broken: Status | None = None
        self.peak: int | None = None
        self._process, self._limits = process, limits
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Watch:
        if self._limits.seconds is not None or self._limits.mebibytes is not None:
            self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _watch(self) -> None:
        until = None if self._limits.seconds is None else time.monotonic() + self._limits.seconds
        while not self._over.wait(self._next_look(until)):
            if until is not None and time.monotonic() >= until:
                self.broken = Status.TIMEOUT
            elif self._limits.mebibytes is not None:
                resident = resident_mebibytes(self._process.pid)
                self.peak = max(self.peak or 0, resident or 0) or None
                if resident is not None and resident > self._limits.mebibytes:
                    self.broken = Status.MEMORY
            if self.broken is not None:
                self._process.kill()
                return

    def _next_look(self, until: float | None) -> float | None:
        left = None if until is None else max(until - time.monotonic(), 0)
        if self._limits.mebibytes is None:
            return left
        return _LOOK if left is None else min(_LOOK, left)


def _end(process: _Process) -> None:
    """End a process and take leave of it."""
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                # what was to be sent no longer can be
                continue
    process.wait()
