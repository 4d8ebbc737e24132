"""`python -m benchmarks.batch_acceptance`: a thousand filings, ten of them made to harm and fifty invalid, in a batch that is
killed twice and goes on; then the same on a Dask cluster on the loopback address, one worker of which is killed midway.

Ends with status 1 where any filing has not the end that it should have.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.filings import HOSTILE, write_filings
from benchmarks.frame import ARELLE, OURS, environment
from benchmarks.measure import run_once

LIMITS = ("--time-limit", "60", "--memory-limit", "512")
PEER = 20
ENDS = {
    "valid": {"clean"},
    "invalid": {"invalid"},
    "hostile": {"invalid", "unreadable", "timeout", "memory"},
}
"""How a filing of each kind may end."""


def killed_at(command: tuple[str, ...], journal: Path, lines: int, settings: Mapping[str, str]) -> None:
    """Run a command until its journal has so many lines, and kill it."""
    process = _begin(command, settings)
    _wait_for(journal, lines, process)
    process.send_signal(signal.SIGKILL)
    process.wait()


def judged(results: Path, kinds: Mapping[str, str], title: str) -> bool:
    """Whether every filing is there once, with an end that its kind may have. Says so."""
    lines = [json.loads(line) for line in results.read_text("utf-8").splitlines()]
    missing = kinds.keys() - {line["path"] for line in lines}
    wrong = [line for line in lines if line["status"] not in ENDS[kinds[line["path"]]]]
    ends = Counter(f"{kinds[line['path']]}: {line['status']}" for line in lines)
    print(f"{title}: {len(lines)} results, {len(missing)} lost, {len(lines) - len({line['path'] for line in lines})} twice")
    print(f"  {', '.join(f'{count} {end}' for end, count in sorted(ends.items()))}")
    attempts = Counter(line["attempts"] for line in lines)
    print(f"  known from earlier runs: {sum(line['resumed'] for line in lines)}; attempts {dict(sorted(attempts.items()))}")
    hostile = [line for line in lines if kinds[line["path"]] == "hostile"]
    for name, line in zip(HOSTILE, sorted(hostile, key=lambda line: str(line["path"])), strict=False):
        print(f"  {name}: {line['status']} ({', '.join(line['codes'])}), {line['wall']} s, {line['peak']} MiB")
    for line in wrong[:10]:
        print(f"  WRONG {line}")
    return not missing and not wrong and len(lines) == len(kinds)


@contextmanager
def cluster(folder: Path, settings: Mapping[str, str]) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A scheduler and two workers of one thread each: its address, and the first worker."""
    dask = str(Path(sys.executable).with_name("dask"))
    processes = []

    def start(name: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (folder / f"{name}.log").open("wb") as log:
            processes.append(
                subprocess.Popen(
                    [dask, *arguments],
                    stdout=log,
                    stderr=log,
                    env={**os.environ, **settings},
                    cwd=folder,
                    start_new_session=True,
                )
            )
        return processes[-1]

    try:
        start("scheduler", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        address = _said(folder / "scheduler.log", r"Scheduler at:\s+(tcp://127\.0\.0\.1:\d+)")
        options = ("--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder))
        first, _ = (start(name, "worker", address, *options) for name in ("first", "second"))
        for name in ("first", "second"):
            _said(folder / f"{name}.log", "(Registered to)")
        yield address, first
    finally:
        for process in processes:
            kill_group(process)


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _begin(command: tuple[str, ...], settings: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=None, env={**os.environ, **settings})


def _wait_for(journal: Path, lines: int, process: subprocess.Popen[bytes]) -> None:
    while not journal.exists() or journal.read_bytes().count(b"\n") < lines:
        assert process.poll() is None, "it ended too early"
        time.sleep(0.02)


def _said(log: Path, pattern: str) -> str:
    for _ in range(1200):
        found = re.search(pattern, log.read_text("utf-8", "replace")) if log.exists() else None
        if found is not None:
            return found[1]
        time.sleep(0.1)
    raise TimeoutError(log.read_text("utf-8", "replace"))


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f}"


def main() -> None:
    """Run all of it and say what came of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch_acceptance", description=__doc__)
    parser.add_argument("--filings", type=int, default=1_000, metavar="N")
    parser.add_argument("--facts", type=int, default=500, metavar="N")
    given = parser.parse_args()
    number: int = given.filings
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        settings = environment(folder)
        manifest, kinds = write_filings(folder / "filings", number, given.facts, invalid=number // 20, hostile=number // 100)
        journal, results = manifest.with_name("manifest.txt.journal"), folder / "results.jsonl"
        command = (*OURS, "batch", str(manifest), "--results", str(results), *LIMITS)
        killed_at(command, journal, number * 3 // 10, settings)
        killed_at(command, journal, number * 6 // 10, settings)
        rest = run_once(command, settings)
        sound = judged(
            results, kinds, f"killed twice, then {rest.wall:.1f} s to the end (exit status {rest.status}, {_load()})"
        )
        whole = {jobs: run_once((*command, "--jobs", str(jobs)), settings) for jobs in (1, 2)}
        for jobs, run in whole.items():
            rate = f"{number / run.wall:.1f} filings a second, {run.cpu:.1f} s of processor, {_load()}"
            print(f"uninterrupted, {jobs} at once: {run.wall:.1f} s, {rate}")
        print(f"two at once / one: {whole[1].wall / whole[2].wall:.2f} times the filings a second")
        names = [name for name, kind in kinds.items() if kind == "valid"][:PEER]
        peer = run_once((*ARELLE, "|".join(str(manifest.parent / name) for name in names)), settings)
        ratio = (peer.cpu / len(names)) / (whole[2].cpu / number)
        rate = f"{len(names) / peer.wall:.2f} a second, {peer.cpu:.1f} s of processor"
        print(f"Arelle on {len(names)}: {peer.wall:.1f} s, {rate}: {ratio:.0f} times ours a filing")
        with cluster(folder, settings) as (address, worker):
            started = time.perf_counter()
            process = _begin((*command, "--cluster", address), settings)
            _wait_for(journal, number * 4 // 10, process)
            kill_group(worker)
            status = process.wait()
            seconds = time.perf_counter() - started
        sound &= judged(results, kinds, f"on the cluster, one worker killed: {seconds:.1f} s (exit status {status}, {_load()})")
    sys.exit(0 if sound else 1)


if __name__ == "__main__":
    main()
