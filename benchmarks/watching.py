"""What a change costs while a project is watched: rebuilds within one process, as `disclose watch` makes them."""

from __future__ import annotations

import gc
import resource
import shutil
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.measure import Measured, Run

EXAMPLE = "sensetime-2023"
FIGURES, PROSE = "figures/financial-performance.csv", "narrative/en/10-outlook.md"
PAGE, CHECK = "page, after a changed figure", "check after it"


def rebuilds(root: Path, folder: Path, runs: int) -> dict[str, Measured]:
    """The example rebuilt after changes, `runs` times each, in a process of its own."""
    shutil.copytree(root / "examples" / EXAMPLE, folder / "examples" / EXAMPLE, ignore=shutil.ignore_patterns("out"))
    shutil.copytree(root / "taxonomy", folder / "taxonomy")
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        found = other.submit(_rebuilds, folder / "examples" / EXAMPLE, runs).result()
    return {name: Measured(name, tuple(each)) for name, each in found.items()}


def _rebuilds(project: Path, runs: int) -> dict[str, list[Run]]:
    from disclose.watch.preview import Preview

    gc.set_threshold(100_000, 20, 100)  # as the command line has it
    preview = Preview(project)
    found: dict[str, list[Run]] = {"first page, nothing known": [_timed(preview.rebuild)]}
    found["first check"] = [_timed(preview.check)]
    figures, prose = (project / FIGURES).read_text("utf-8"), (project / PROSE).read_text("utf-8")
    for number in range(runs):
        (project / FIGURES).write_text(figures.replace("(6,494.7)", f"(6,494.{number % 2 + 8})"), "utf-8")
        found.setdefault(PAGE, []).append(_timed(preview.rebuild))
        found.setdefault(CHECK, []).append(_timed(preview.check))
        (project / PROSE).write_text(f"{prose}\nAnd so on{'.' * (number + 1)}\n", "utf-8")
        found.setdefault("page, after changed prose", []).append(_timed(preview.rebuild))
        preview.check()
        found.setdefault("nothing changed", []).append(_timed(preview.rebuild))
        if not preview.view.current or preview.view.findings:
            raise SystemExit(f"the example does not build: {preview.view.findings}")
    return found


def _timed(function: Callable[[], object]) -> Run:
    wall, cpu = time.perf_counter(), time.process_time()
    function()
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Run(cpu, wall, peak / (1024 * 1024 if sys.platform == "darwin" else 1024), 0)
