"""A batch that is killed goes on where it was: real processes, SIGKILL, none lost and none done twice."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("looks at processes as Linux shows them", allow_module_level=True)

from batch_kit import alive, batch, begin, children, kill, lay_out, results

NAMES = [f"slow-{number}.xbrl" for number in range(16)]


def _killed_after(folder: Path, manifest: Path, more: int) -> set[str]:
    """Run a batch until so many more filings have ended, and kill it; the names of those that its journal has."""
    journal = folder / "filings.txt.journal"
    before = journal.read_bytes().count(b"\n") - 1 if journal.exists() else 0
    process = begin(folder, manifest.name, "--jobs", "2", "--results", "results.jsonl")
    until = time.monotonic() + 60
    while not journal.exists() or journal.read_bytes().count(b"\n") - 1 < before + more:
        assert time.monotonic() < until
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    started = children(process.pid)
    assert len(started) == 2
    kill(process)
    until = time.monotonic() + 10
    while any(map(alive, started)):
        assert time.monotonic() < until, "processes that work on filings outlive the batch"
        time.sleep(0.01)
    return {json.loads(line)["path"] for line in journal.read_bytes().splitlines()[1:]}


def test_killed_twice(tmp_path: Path) -> None:
    manifest = lay_out(tmp_path, *NAMES)
    first = _killed_after(tmp_path, manifest, 4)
    # as a machine that lost power leaves it
    journal = tmp_path / "filings.txt.journal"
    journal.write_bytes(journal.read_bytes() + b'{"key":"torn')
    second = _killed_after(tmp_path, manifest, 5)
    assert first < second
    done = batch(tmp_path, manifest.name, "--results", "results.jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    lines = results((tmp_path / "results.jsonl").read_text("utf-8"))
    assert set(lines) == set(NAMES)
    assert {f"filings/{name}" for name, line in lines.items() if line["resumed"]} == second
    assert done.stdout == f"16 filings: 16 clean; {len(second)} were known from an earlier run\n"
    assert not journal.exists()


def test_restart_forgets(tmp_path: Path) -> None:
    manifest = lay_out(tmp_path, *NAMES[:8])
    assert _killed_after(tmp_path, manifest, 2)
    done = batch(tmp_path, manifest.name, "--restart")
    assert (done.returncode, done.stdout) == (0, "8 filings: 8 clean\n")


def test_two_runs_at_once(tmp_path: Path) -> None:
    manifest = lay_out(tmp_path, *NAMES[:8])
    process = begin(tmp_path, manifest.name)
    until = time.monotonic() + 60
    while not (tmp_path / "filings.txt.journal").exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    other = batch(tmp_path, manifest.name)
    assert other.returncode == 2
    assert "disclose.journal:in-use" in other.stderr
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "8 filings: 8 clean\n")
