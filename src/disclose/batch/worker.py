"""The process apart, in which one filing after another is worked on: ``python -m disclose.batch.worker``.

It reads requests from standard input and writes answers to what was its standard output, both pickled by the process that
started it and trusts it; libraries that print do so to standard error. It ends when its requests end, when the process that
started it ends, and after a filing that left it in doubt: one that failed, or for which there was not enough memory.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable
from types import TracebackType
from typing import IO

from msgspec.structs import replace

from disclose.batch.apart import READY
from disclose.batch.filing import Judgement, Limits, Status, Task
from disclose.batch.memory import bound_memory, data_mebibytes
from disclose.batch.said import out_of_memory, verdict, what_failed
from disclose.batch.work import judge

_PR_SET_PDEATHSIG = 1
_COLLECT = 8
"""Filings after which what they left in cycles is freed: it is some megabytes each."""
Answer = Callable[[object], None]


def main() -> None:
    """Answer requests until there are no more."""
    answer = _answers()
    _end_with_parent()
    # an interrupt at the terminal reaches this process too: what becomes of it is for the one that started it to say
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000, 20, 100)
    own, bound, filings = data_mebibytes(), None, 0
    gc.freeze()
    answer(READY)
    while True:
        request = _next(sys.stdin.buffer)
        if request is None:
            return
        task, limits = request
        if limits.mebibytes != bound:
            # whoever watches resident memory ends a process earlier: this is for what grows faster than anybody looks
            bound = limits.mebibytes
            bound_memory(None if bound is None else 2 * bound + own)
        sys.excepthook = _last_words(answer, task)
        judgement = _judge(task, limits)
        answer(judgement)
        if judgement.status is Status.MEMORY:
            return
        filings += 1
        if filings % _COLLECT == 0:
            gc.collect()


def _judge(task: Task, limits: Limits) -> Judgement:
    """A filing judged; one that had more memory than it may have, whatever came of it, has no other verdict."""
    try:
        judgement = judge(task)
    except MemoryError:
        judgement = None
    if judgement is not None and (limits.mebibytes is None or (judgement.peak or 0) <= limits.mebibytes):
        return judgement
    said = verdict(Status.MEMORY, (out_of_memory(task.path, limits),), keep=task.keep)
    return said if judgement is None else replace(said, cpu=judgement.cpu, wall=judgement.wall, peak=judgement.peak)


def _last_words(answer: Answer, task: Task) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What a process says that ends by a defect: the defect, as the verdict on the filing."""

    def say(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        answer(verdict(Status.FAILED, (what_failed(task.path, f"{kind.__name__}: {problem}"),), keep=task.keep))
        if os.environ.get("DISCLOSE_DEBUG"):
            sys.__excepthook__(kind, problem, trace)

    return say


def _answers() -> Answer:
    """How to answer; from now on what is printed goes to standard error."""
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def answer(value: object) -> None:
        stream.write(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        stream.flush()

    return answer


def _next(requests: IO[bytes]) -> tuple[Task, Limits] | None:
    try:
        request: tuple[Task, Limits] = pickle.load(requests)
    except EOFError:
        return None
    return request


def _end_with_parent() -> None:
    """Have the system end this process with the one that started it, where it can (Linux); elsewhere it ends when it next asks
    for a request."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)


if __name__ == "__main__":
    main()
