"""`python -m benchmarks [SUITE...]`: medians of whole processes and their ratios, all in one run. Judges nothing."""

from __future__ import annotations

import argparse
import json
import platform
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks.suites import SUITES, Options, Table


def show(table: Table) -> None:
    """Print one table; ratios are in CPU seconds."""
    print(f"\n{table.title}")
    if table.rows:
        print(f"  {'command':32} {'cpu s':>8} {'wall s':>8} {'peak MB':>8} {'ratio':>8}")
    for name, row in table.rows.items():
        base = table.rows[table.base].cpu
        status = {run.status for run in row.runs}
        failed = "" if status == {0} else f"  exit {sorted(status)}"
        print(f"  {name:32} {row.cpu:8.3f} {row.wall:8.3f} {row.peak_mb:8.0f} {row.cpu / base if base else 0:8.2f}{failed}")
    for note in table.notes:
        print(f"  {note}")


def as_json(table: Table) -> dict[str, object]:
    """A table as JSON holds it."""
    rows = {name: {"cpu": row.cpu, "wall": row.wall, "peak_mb": row.peak_mb} for name, row in table.rows.items()}
    return {"title": table.title, "rows": rows, "notes": list(table.notes)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=f"of {', '.join(SUITES)}; all where none is named")
    parser.add_argument("--facts", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000], metavar="N")
    parser.add_argument("--concepts", type=int, nargs="+", default=[500, 5_000], metavar="N")
    parser.add_argument("--runs", type=int, default=3, help="rounds, of which the median counts")
    parser.add_argument("--peer-up-to", type=int, default=100_000, metavar="N", help="most facts that Arelle is given")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the results to a file")
    given = parser.parse_args()
    unknown = [name for name in given.suites if name not in SUITES]
    if unknown:
        parser.error(f"there is no suite {unknown[0]}: there are {', '.join(SUITES)}")
    options = Options(tuple(sorted(given.facts)), tuple(sorted(given.concepts)), given.runs, given.peer_up_to)
    versions = [f"{name} {version(name)}" for name in ("disclose", "arelle-release", "lxml")]
    print(f"Python {platform.python_version()}, {', '.join(versions)}; median of {options.runs} whole processes")
    results = []
    for name in given.suites or SUITES:
        with tempfile.TemporaryDirectory() as scratch:
            for table in SUITES[name](Path(scratch), options):
                show(table)
                results.append({"suite": name, **as_json(table)})
    if given.json is not None:
        given.json.write_text(json.dumps(results, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
