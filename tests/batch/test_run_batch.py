"""`run_batch` on executors of any kind, also on those that lose what they are given."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from batch_kit import FACTS, environment, lay_out

from disclose.batch import BatchSettings, Filing, Result, Status, open_journal, read_manifest, run_batch
from disclose.batch.apart import CannotBeginError
from disclose.diagnostics import Diagnostic

SETTINGS = BatchSettings()


def _filings(folder: Path, monkeypatch: pytest.MonkeyPatch, *names: str) -> tuple[Filing, ...]:
    for name, value in environment(folder).items():
        monkeypatch.setenv(name, value)
    read = read_manifest(lay_out(folder, *names))
    assert read.value is not None, read.diagnostics
    return read.value


class Losing(ThreadPoolExecutor):
    """Loses the first of what it is given so many times, and says why."""

    def __init__(self, times: int, why: Exception | None) -> None:
        super().__init__(2)
        self.times, self.why = times, why

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if not self.times:
            return super().submit(fn, *args, **kwargs)
        self.times -= 1
        lost: Future[Any] = Future()
        if self.why is None:
            lost.cancel()
            lost.set_running_or_notify_cancel()
        else:
            lost.set_exception(self.why)
        return lost


@pytest.mark.parametrize(
    "factory",
    [
        pytest.param(lambda: ThreadPoolExecutor(2), id="threads"),
        pytest.param(lambda: ProcessPoolExecutor(2, get_context("spawn")), id="spawned processes"),
        pytest.param(lambda: ProcessPoolExecutor(2, get_context("forkserver")), id="processes of a server"),
        pytest.param(None, id="default"),
    ],
)
def test_any_executor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, factory: Callable[[], Executor] | None) -> None:
    names = ("a.xbrl", "invalid.xbrl", "b.xbrl", "unreadable.xbrl", "abort.xbrl")
    told: list[Result] = []
    filings = _filings(tmp_path, monkeypatch, *names)
    summary = run_batch(filings, SETTINGS, executor_factory=factory, on_result=told.append)
    ends = {result.path.removeprefix("filings/"): result.status for result in told}
    assert ends == {
        "a.xbrl": Status.CLEAN,
        "b.xbrl": Status.CLEAN,
        "invalid.xbrl": Status.INVALID,
        "unreadable.xbrl": Status.UNREADABLE,
        "abort.xbrl": Status.FAILED,
    }
    assert (summary.judged, summary.exit_status, summary.facts) == (5, 1, 3 * FACTS)
    assert summary.statuses[Status.CLEAN] == 2
    assert summary.filings["disclose.file:not-found"] == summary.findings["disclose.file:not-found"] == 1


@pytest.mark.parametrize("why", [None, ConnectionError("gone"), BrokenProcessPool("a process ended")], ids=repr)
def test_what_is_lost_is_given_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: Exception | None) -> None:
    told: list[Result] = []
    made: list[Losing] = []

    def factory() -> Executor:
        made.append(Losing(0 if made else 2, why))
        return made[-1]

    run_batch(_filings(tmp_path, monkeypatch, "a.xbrl", "b.xbrl"), SETTINGS, executor_factory=factory, on_result=told.append)
    assert sorted((result.path, result.status, result.attempts) for result in told) == [
        ("filings/a.xbrl", Status.CLEAN, 2),
        ("filings/b.xbrl", Status.CLEAN, 2),
    ]
    assert len(made) == (2 if isinstance(why, BrokenProcessPool) else 1)


def test_what_is_lost_again_and_again_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[tuple[str, tuple[Diagnostic, ...]]] = []

    def keep(filing: Filing, key: str, findings: tuple[Diagnostic, ...]) -> str:
        kept.append((filing.name, findings))
        return "place"

    told: list[Result] = []
    filings = _filings(tmp_path, monkeypatch, "a.xbrl")
    losing = Losing(100, ConnectionError("gone"))
    summary = run_batch(filings, SETTINGS, executor_factory=lambda: losing, keep=keep, on_result=told.append)
    assert [(result.status, result.attempts, result.findings) for result in told] == [(Status.FAILED, 3, "place")]
    ((name, (found,)),) = kept
    assert (name, found.code, str(found.span)) == ("filings/a.xbrl", "disclose.batch:lost", f"{tmp_path}/filings/a.xbrl")
    assert found.message == f"No verdict on {tmp_path}/filings/a.xbrl was reached in 3 attempts: ConnectionError: gone"
    assert summary.exit_status == 1


def test_a_journal_gives_back_what_still_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filings = _filings(tmp_path, monkeypatch, "a.xbrl", "invalid.xbrl", "b.xbrl")

    def run(settings: BatchSettings) -> list[tuple[str, Status, bool]]:
        told: list[Result] = []
        journal = open_journal(tmp_path / "j").value
        assert journal is not None
        with journal:
            run_batch(filings, settings, journal=journal, on_result=told.append)
        return sorted((result.path.removeprefix("filings/"), result.status, result.resumed) for result in told)

    ends = [("a.xbrl", Status.CLEAN), ("b.xbrl", Status.CLEAN), ("invalid.xbrl", Status.INVALID)]
    assert run(SETTINGS) == [(*end, False) for end in ends]
    assert run(SETTINGS) == [(*end, True) for end in ends]
    changed = tmp_path / "filings" / "b.xbrl"
    changed.write_bytes(changed.read_bytes() + b"\n")
    assert run(SETTINGS) == [(*end, end[0] != "b.xbrl") for end in ends]
    assert run(BatchSettings(strict=True)) == [(*end, False) for end in ends]
    assert run(SETTINGS) == [(*end, True) for end in ends]


def test_where_no_process_can_begin_nothing_is_said_of_filings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filings = _filings(tmp_path, monkeypatch, "a.xbrl")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text("raise SystemExit(3)\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(broken), prepend=":")
    told: list[Result] = []
    with pytest.raises(CannotBeginError, match=r"ended with status [13] before it began"):
        run_batch(filings, SETTINGS, on_result=told.append)
    assert told == []
