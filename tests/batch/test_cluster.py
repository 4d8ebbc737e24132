"""A batch on a real Dask cluster on the loopback address, one worker of which is killed midway."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("kills groups of processes", allow_module_level=True)
pytest.importorskip("distributed")

from batch_kit import batch, begin, environment, lay_out, results

DASK = shutil.which("dask", path=str(Path(sys.executable).parent))


@contextmanager
def _started(folder: Path, name: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process of the cluster, the leader of a group of its own, that is ended at the end."""
    assert DASK is not None
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            [DASK, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={**environment(folder), "DASK_DISTRIBUTED__DASHBOARD__LINK": ""},
            cwd=folder,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _wait_for(folder: Path, name: str, pattern: str) -> str:
    """What a process says of itself, once it does."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        said = re.search(pattern, (folder / f"{name}.log").read_text("utf-8", "replace"))
        if said is not None:
            return said[1]
        time.sleep(0.05)
    raise AssertionError((folder / f"{name}.log").read_text("utf-8", "replace"))


def _journal_of(folder: Path, lines: int) -> Path:
    """The journal, once it has so many lines."""
    journal = folder / "filings.txt.journal"
    until = time.monotonic() + 60
    while not journal.exists() or journal.read_bytes().count(b"\n") < lines:
        assert time.monotonic() < until
        time.sleep(0.02)
    return journal


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Two workers of one thread each and a scheduler: its address, and these processes."""
    with _started(folder, "scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard") as scheduler:
        address = _wait_for(folder, "scheduler", r"Scheduler at:\s+(tcp://127\.0\.0\.1:\d+)")
        options = (
            "--host",
            "127.0.0.1",
            "--nthreads",
            "1",
            "--nworkers",
            "1",
            "--no-dashboard",
            "--local-directory",
            str(folder),
        )
        with (
            _started(folder, "first", "worker", address, *options) as first,
            _started(folder, "second", "worker", address, *options) as second,
        ):
            for name in ("first", "second"):
                _wait_for(folder, name, r"(Registered to)")
            yield address, [first, second, scheduler]


def test_a_worker_is_lost_and_no_filing(tmp_path: Path) -> None:
    names = [*(f"slow-{number}.xbrl" for number in range(20)), "invalid.xbrl", "abort.xbrl", "hog.xbrl", "unreadable.xbrl"]
    manifest = lay_out(tmp_path, *names)
    with cluster(tmp_path) as (address, workers):
        arguments = (manifest.name, "--cluster", address, "--memory-limit", "200", "--results", "r.jsonl", "--findings", "f")
        process = begin(tmp_path, *arguments)
        _journal_of(tmp_path, 6)
        _kill(workers[0])
        out, err = process.communicate(timeout=90)
        assert process.returncode == 1, err
        lines = results((tmp_path / "r.jsonl").read_text("utf-8"))
        assert set(lines) == set(names)
        ends = {"slow": "clean", "invalid": "invalid", "abort": "failed", "hog": "memory", "unreadable": "unreadable"}
        assert {name: line["status"] for name, line in lines.items()} == {
            name: ends[re.split(r"[-.]", name)[0]] for name in names
        }
        assert out.endswith("24 filings: 20 clean, 1 invalid, 1 unreadable, 1 failed, 1 memory\n")
        assert "xbrl.4.6.2:numericUnit" in (tmp_path / lines["invalid.xbrl"]["findings"]).read_text("utf-8")
        # the cluster goes on
        again = batch(tmp_path, manifest.name, "--cluster", address, "--memory-limit", "200")
        assert again.returncode == 1
        assert "24 filings: 20 clean" in again.stdout


def test_the_scheduler_is_lost(tmp_path: Path) -> None:
    names = [f"slow-{number}.xbrl" for number in range(80)]
    manifest = lay_out(tmp_path, *names)
    with cluster(tmp_path) as (address, processes):
        process = begin(tmp_path, manifest.name, "--cluster", address)
        journal = _journal_of(tmp_path, 4)
        _kill(processes[-1])
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "disclose: nothing more can be worked on: the scheduler of the cluster no longer answers" in err
    ended = journal.read_bytes().count(b"\n") - 1
    rest = batch(tmp_path, manifest.name)
    assert rest.stdout == f"80 filings: 80 clean; {ended} were known from an earlier run\n"
