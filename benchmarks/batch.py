"""A batch on one processor and on two, beside Arelle on the first of the filings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.filings import write_filings
from benchmarks.measure import Measured, Run, run_once

FACTS, FILINGS, PEER = 500, 200, 20
_BURN = (sys.executable, "-c", "x = 0\nfor i in range(20_000_000): x += i")


def machine_ratio() -> float:
    """How much sooner two processes that only count are done side by side than one after the other: what this machine has to
    give at this moment, 2 where two processors are free."""
    started = time.perf_counter()
    for _ in range(2):
        subprocess.run(_BURN, check=True)
    apart = time.perf_counter()
    for process in [subprocess.Popen(_BURN) for _ in range(2)]:
        process.wait()
    return (apart - started) / (time.perf_counter() - apart)


def measure_batch(
    folder: Path,
    ours: tuple[str, ...],
    arelle: tuple[str, ...],
    environment: Mapping[str, str],
    runs: int,
    *,
    filings: int = FILINGS,
) -> tuple[dict[str, Measured], tuple[str, ...]]:
    """Rows and notes: whole batches in turn, with one process and with two. Ratios of wall seconds hold where nothing else
    runs: how busy the machine was stands beside them."""
    manifest, _ = write_filings(folder / "filings", filings, FACTS)
    commands = {
        f"disclose batch of {filings}, --jobs {jobs}": (*ours, "batch", str(manifest), "--jobs", str(jobs)) for jobs in (1, 2)
    }
    run_once(next(iter(commands.values())), environment)
    done: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            done[name].append(run_once(command, environment))
    rows = {name: Measured(name, tuple(measured)) for name, measured in done.items()}
    names = manifest.read_text("utf-8").split()[:PEER]
    files = "|".join(str(manifest.parent / name) for name in names)
    rows[f"Arelle on {len(names)}"] = Measured("Arelle", (run_once((*arelle, files), environment),))
    shutil.rmtree(manifest.parent)
    one, two, peer = rows.values()
    ratio = (peer.cpu / len(names)) / (two.cpu / filings)
    notes = (
        f"two processors / one, wall seconds: {one.wall / two.wall:.2f} at a load of {os.getloadavg()[0]:.1f}",
        f"of two bare loops at the same time: {machine_ratio():.2f}",
        f"processor seconds of two / one: {two.cpu / one.cpu:.3f}",
        f"filings a second: {filings / two.wall:.1f}; Arelle {len(names) / peer.wall:.2f}",
        f"processor seconds a filing: {ratio:.0f} times fewer than Arelle",
    )
    return rows, notes
