"""Time whole processes by the operating system's own account of them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: CPU seconds (user and system), wall seconds, peak memory in MB, exit status."""

    cpu: float
    wall: float
    peak_mb: float
    status: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The median of several runs of one command."""

    name: str
    runs: tuple[Run, ...]

    @property
    def cpu(self) -> float:
        """Median CPU seconds."""
        return statistics.median(run.cpu for run in self.runs)

    @property
    def wall(self) -> float:
        """Median wall seconds."""
        return statistics.median(run.wall for run in self.runs)

    @property
    def failed(self) -> bool:
        """Whether any of the processes ended with another status than 0."""
        return any(run.status for run in self.runs)

    @property
    def peak_mb(self) -> float:
        """Median peak memory in MB."""
        return statistics.median(run.peak_mb for run in self.runs)


def run_once(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end with its output thrown away."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    divisor = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / divisor, process.returncode)


def alternate(
    commands: Mapping[str, Sequence[str]], runs: int, environments: Mapping[str, Mapping[str, str]] | None = None
) -> dict[str, Measured]:
    """Run every command in turn, `runs` times round, so that drift of the machine's speed touches all alike."""
    collected: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            collected[name].append(run_once(command, (environments or {}).get(name)))
    return {name: Measured(name, tuple(done)) for name, done in collected.items()}
