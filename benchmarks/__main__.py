"""`python -m benchmarks`: start-up and build, beside Arelle on the same documents and bare parsing, in one run.

Prints medians and ratios; judges nothing.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.measure import Measured, alternate, run_once

ROOT = Path(__file__).resolve().parents[1]
PARSE = "import sys; from lxml import etree; [etree.parse(name) for name in sys.argv[1:]]"


def table(title: str, measured: Mapping[str, Measured], base: str) -> None:
    """Print one suite; ratios are to `base`, in CPU seconds."""
    print(f"\n{title}")
    print(f"  {'command':44} {'cpu s':>8} {'wall s':>8} {'peak MB':>8} {'x ' + base:>20}")
    for name, row in measured.items():
        ratio = row.cpu / measured[base].cpu if measured[base].cpu else 0
        status = {run.status for run in row.runs}
        failed = "" if status == {0} else f"  exit {sorted(status)}"
        print(f"  {name:44} {row.cpu:8.3f} {row.wall:8.3f} {row.peak_mb:8.0f} {ratio:20.2f}{failed}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    python = sys.executable
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        project = folder / "examples" / "sensetime-2023"
        shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("out"))
        shutil.copytree(ROOT / "taxonomy", folder / "taxonomy")
        build = [python, "-m", "disclose", "build", str(project), "-o", str(folder / "out")]
        warm = {"DISCLOSE_CACHE": str(folder / "cache")}
        cold = {"DISCLOSE_CACHE": str(folder / "no-cache")}
        arelle_home = {"XDG_CONFIG_HOME": str(folder / "arelle")}

        start = {
            "python -c pass": [python, "-c", "pass"],
            "disclose --version": [python, "-m", "disclose", "--version"],
        }
        table("start-up", alternate(start, runs), "python -c pass")

        colds = []
        for _ in range(runs):
            shutil.rmtree(folder / "no-cache", ignore_errors=True)
            colds.append(run_once(build, cold))
        run_once(build, warm)
        outputs = [str(folder / "out" / f"sensetime-2023.{suffix}") for suffix in ("xbrl", "xhtml")]
        arelle = [
            python,
            "-m",
            "arelle.CntlrCmdLine",
            "--internetConnectivity",
            "offline",
            "--validate",
            "--calc",
            "c11r",
            "--file",
        ]
        commands = {
            "disclose build, warm": build,
            "lxml parse of both outputs": [python, "-c", PARSE, *outputs],
            "Arelle validates the .xbrl": [*arelle, outputs[0]],
            "Arelle validates the .xhtml": [*arelle, outputs[1]],
        }
        environments = {name: warm if name.startswith("disclose") else arelle_home for name in commands}
        measured = {"disclose build, cold": Measured("cold", tuple(colds)), **alternate(commands, runs, environments)}
        table("build of sensetime-2023", measured, "disclose build, warm")


main()
