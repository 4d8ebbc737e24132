"""What is measured: whole processes, ours beside the peer's on the same files, one after the other in one run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.batch import measure_batch
from benchmarks.building import build, start_up, write
from benchmarks.frame import OURS, ROOT, Options, environment
from benchmarks.judging import convert, csv_reports, inline, json_reports, validate
from benchmarks.tables import Table
from benchmarks.taxonomies import taxonomy
from benchmarks.watching import EXAMPLE, PAGE, rebuilds


def batch(folder: Path, options: Options) -> list[Table]:
    """Many small filings in one batch."""
    arelle = options.arelle().get("Arelle")
    if arelle is None:
        return [Table("batch", {}, "", ("absent: what it is measured beside",))]
    rows, notes = measure_batch(folder, OURS, arelle, environment(folder), options.runs)
    return [Table("batch", rows, next(iter(rows)), notes)]


def watch(folder: Path, options: Options) -> list[Table]:
    """A project that is watched, rebuilt after changes: not whole processes, whose start is paid once."""
    rows = rebuilds(ROOT, folder, max(options.runs, 5))
    return [Table(f"watch {EXAMPLE}, two languages", rows, PAGE)]


SUITES: Mapping[str, Callable[[Path, Options], list[Table]]] = {
    "start-up": start_up,
    "build": build,
    "validate": validate,
    "inline": inline,
    "json": json_reports,
    "csv": csv_reports,
    "taxonomy": taxonomy,
    "write": write,
    "convert": convert,
    "batch": batch,
    "watch": watch,
}
