"""`python -m benchmarks [SUITE...]`: medians of whole processes and their ratios, all in one run. Judges nothing."""

from __future__ import annotations

import argparse
import json
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks.frame import ROOT, Options
from benchmarks.peers import PACKAGES, Peers, peers_folder
from benchmarks.suites import SUITES
from benchmarks.tables import Table, as_json, machine, show, write_aims, write_section
from benchmarks.targets import targets_of

DOCUMENT = ROOT / "docs" / "explanation" / "performance.md"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=f"of {', '.join(SUITES)}; all where none is named")
    parser.add_argument("--facts", type=int, nargs="+", metavar="N", help="instead of the sizes of each suite")
    parser.add_argument("--concepts", type=int, nargs="+", default=[500, 5_000, 20_000], metavar="N")
    parser.add_argument("--runs", type=int, default=3, help="rounds, of which the median counts")
    parser.add_argument("--peer-up-to", type=int, default=100_000, metavar="N", help="most facts that Arelle is given")
    parser.add_argument("--against", default=",".join(PACKAGES), metavar="PEERS", help=f"of {','.join(PACKAGES)}; may be empty")
    parser.add_argument(
        "--peers", type=Path, default=peers_folder(), metavar="FOLDER", help="where their environments are made"
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the results to a file")
    parser.add_argument("--write-docs", action="store_true", help=f"put the results into {DOCUMENT.relative_to(ROOT)}")
    given = parser.parse_args()
    wanted = tuple(name for name in given.against.split(",") if name)
    for name, known in (*((name, SUITES) for name in given.suites), *((name, PACKAGES) for name in wanted)):
        if name not in known:
            parser.error(f"there is no {name}: there are {', '.join(known)}")
    peers = Peers(given.peers, wanted)
    options = Options(
        tuple(sorted(given.facts)) if given.facts else None, tuple(sorted(given.concepts)), given.runs, given.peer_up_to, peers
    )
    about = [machine(), ", ".join(f"{name} {release}" for name, release in _versions(peers).items())]
    about += [f"median of {options.runs} whole processes", *(f"absent: {PACKAGES[name]}" for name in peers.absent)]
    print("; ".join(about))
    results: dict[str, list[Table]] = {}
    for name in given.suites or SUITES:
        with tempfile.TemporaryDirectory() as scratch:
            results[name] = SUITES[name](Path(scratch), options)
        for table in results[name]:
            show(table)
    aims = targets_of(results) if not given.suites else [aim for aim in targets_of(results) if aim[2]]
    print("\naims")
    for aim, figure, met in aims:
        print(f"  {aim:60} {figure:>14}  {met}")
    if given.json is not None:
        tables = [{"suite": name, **as_json(table)} for name, found in results.items() for table in found]
        given.json.write_text(json.dumps({"about": about, "aims": aims, "tables": tables}, indent=1) + "\n", "utf-8")
    if given.write_docs:
        write_section(DOCUMENT, results, about)
        if not given.suites and options.facts is None:
            write_aims(DOCUMENT, aims)


def _versions(peers: Peers) -> dict[str, str]:
    return {name: version(name) for name in ("disclose", "lxml")} | dict(peers.versions)


if __name__ == "__main__":
    main()
