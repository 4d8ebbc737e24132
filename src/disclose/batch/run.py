"""The batch: filings given to an executor a few ahead, results taken as they come, none lost.

The executor is made anew when it breaks, and a filing that was lost with a process or a machine is given again, a bounded
number of times. What a filing itself does is never the executor's trouble: it is worked on in a process apart.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from msgspec import Struct
from msgspec.structs import replace

from disclose.batch.apart import CannotBeginError, judge_apart
from disclose.batch.filing import BatchSettings, Filing, Judgement, Result, Status, Task, result_of
from disclose.batch.identity import key_of
from disclose.batch.journal import Journal
from disclose.batch.said import verdict, was_lost
from disclose.batch.summary import Summary
from disclose.diagnostics import Diagnostic

DEFAULT_SETTINGS = BatchSettings()
Keep = Callable[[Filing, str, tuple[Diagnostic, ...]], str]
"""Keeps the findings of a filing, whose key tells it from all others, and says where."""
MAX_KEPT = 10_000
"""Findings of one filing that are kept; all are counted."""


def processors() -> int:
    """How many filings can be worked on at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class _Given(Struct, frozen=True):
    """A filing, its key, and how often it was given to an executor."""

    filing: Filing
    key: str
    times: int = 1


def run_batch(
    filings: Iterable[Filing],
    settings: BatchSettings = DEFAULT_SETTINGS,
    *,
    executor_factory: Callable[[], Executor] | None = None,
    journal: Journal | None = None,
    keep: Keep | None = None,
    on_result: Callable[[Result], None] = lambda result: None,
) -> Summary:
    """Judge or build every filing; `on_result` is told of each as it ends, in the order in which they end.

    `executor_factory` makes a `concurrent.futures.Executor`, by default threads here as many as processors, each with a process
    apart; its workers need this package and the same files. Filings that the `journal` knows are not worked on again. `keep` is
    called for each filing before it is told of. An interrupt leaves the journal as it is, as do `CannotBeginError`
    where no process can be begun, and OSError where what was found can't be kept.
    """
    return _Run(settings, executor_factory or _threads, journal, keep, on_result).run(filings)


def _threads() -> Executor:
    return ThreadPoolExecutor(processors(), thread_name_prefix="batch")


class _Run:
    def __init__(
        self,
        settings: BatchSettings,
        factory: Callable[[], Executor],
        journal: Journal | None,
        keep: Keep | None,
        on_result: Callable[[Result], None],
    ) -> None:
        self._settings, self._factory, self._journal, self._keep, self._on_result = settings, factory, journal, keep, on_result
        self._summary = Summary()
        self._executor = factory()
        # threads of ours share the current folder and show paths as they were given; others may be anywhere
        self._here = isinstance(self._executor, ThreadPoolExecutor)
        self._running: dict[Future[Judgement], tuple[_Given, Executor]] = {}
        self._ended: SimpleQueue[Future[Judgement]] = SimpleQueue()
        self._again: deque[_Given] = deque()

    def run(self, filings: Iterable[Filing]) -> Summary:
        """Go through the filings to the end."""
        todo = self._todo(filings)
        finished = False
        try:
            self._fill(todo)
            while self._running:
                self._take(self._ended.get())
                self._fill(todo)
            finished = True
        finally:
            for future in self._running:
                future.cancel()
            self._executor.shutdown(wait=finished)
        return self._summary

    def _todo(self, filings: Iterable[Filing]) -> Iterator[_Given]:
        """What is to be worked on; what the journal knows is told of on the way."""
        for filing in filings:
            key = key_of(filing, self._settings)
            known = self._journal.get(key) if self._journal is not None else None
            if known is None:
                yield _Given(filing, key)
            else:
                self._tell(replace(known, resumed=True))

    def _fill(self, todo: Iterator[_Given]) -> None:
        """Give the executor what it may have ahead, first what was lost."""
        while len(self._running) < self._settings.ahead:
            given = self._again.popleft() if self._again else next(todo, None)
            if given is None:
                return
            try:
                future = self._submit(given.filing)
            except BrokenExecutor:
                self._renew()
                future = self._submit(given.filing)
            self._running[future] = (given, self._executor)
            future.add_done_callback(self._ended.put)

    def _submit(self, filing: Filing) -> Future[Judgement]:
        settings = self._settings
        paths = (filing.path, *(() if filing.output is None else (filing.output,)))
        path, *output = paths if self._here else (Path(os.path.abspath(one)) for one in paths)
        packages = (*filing.packages, *settings.packages)
        task = Task(
            path,
            filing.action,
            packages if self._here else tuple(Path(os.path.abspath(one)) for one in packages),
            filing.calculation or settings.calculation,
            output[0] if output else None,
            settings.online,
            settings.strict,
            MAX_KEPT if self._keep is not None else 0,
        )
        return self._executor.submit(judge_apart, task, settings.limits)

    def _renew(self) -> None:
        """Another executor for one that broke. What else it was given comes back as lost too."""
        self._executor.shutdown(wait=False)
        self._executor = self._factory()

    def _take(self, future: Future[Judgement]) -> None:
        """What came of a filing; one that was lost is given again, unless it was often enough."""
        given, executor = self._running.pop(future)
        problem = None if future.cancelled() else future.exception()
        if not future.cancelled() and problem is None:
            judgement = future.result()
            self._end(given, replace(judgement, attempts=judgement.attempts + given.times - 1))
            return
        if isinstance(problem, BrokenExecutor) and executor is self._executor:
            self._renew()
        if given.times < self._settings.attempts:
            self._again.append(replace(given, times=given.times + 1))
            return
        if isinstance(problem, CannotBeginError):
            # this says nothing of the filing; all others would end like it
            raise problem
        reason = "the executor gave it back" if problem is None else f"{type(problem).__name__}: {problem}"
        said = was_lost(given.filing.path, given.times, reason)
        keep = MAX_KEPT if self._keep is not None else 0
        self._end(given, replace(verdict(Status.FAILED, (said,), keep=keep), attempts=given.times))

    def _end(self, given: _Given, judgement: Judgement) -> None:
        """Keep what was found, then write down that it is, then tell of it."""
        place = None if self._keep is None else self._keep(given.filing, given.key, judgement.findings)
        result = result_of(given.filing, judgement, place)
        if self._journal is not None:
            self._journal.add(given.key, result)
        self._tell(result)

    def _tell(self, result: Result) -> None:
        self._summary.add(result)
        self._on_result(result)
