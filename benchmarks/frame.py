"""What the suites have in common: commands, settings, what is measured and how."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from benchmarks.measure import Measured, alternate, run_once
from benchmarks.peers import Peers

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
OURS = (PYTHON, "-m", "disclose")
PARSE = (PYTHON, "-c", "import sys; from lxml import etree; [etree.parse(name) for name in sys.argv[1:]]")
LOAD_JSON = (PYTHON, "-c", "import json, sys; [json.load(open(name, encoding='utf-8')) for name in sys.argv[1:]]")
LOAD_CSV = (
    *(PYTHON, "-c"),
    "import csv, pathlib, sys; "
    "[list(csv.reader(path.open(encoding='utf-8', newline=''))) for path in pathlib.Path(sys.argv[1][:-5]).iterdir()]",
)
ARELLE = (
    *(PYTHON, "-m", "arelle.CntlrCmdLine", "--internetConnectivity", "offline"),
    *("--validate", "--calc", "c11r", "--file"),
)
ARELLE_OIM = (*ARELLE[:-1], "--plugins", "loadFromOIM", "--file")
CONCEPTS = 500
"""Concepts of the taxonomy where only the number of facts changes."""
EVERY_SIZE = (1_000, 10_000, 100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Options:
    """How much is measured: numbers of facts (None: those of each suite) and of concepts, rounds, and which peers take part up
    to which size."""

    facts: tuple[int, ...] | None
    concepts: tuple[int, ...]
    runs: int
    peer_up_to: int
    peers: Peers

    def sizes(self, *usual: int) -> tuple[int, ...]:
        """The numbers of facts that were asked for, or those that a suite has of itself."""
        return usual if self.facts is None else self.facts

    def arelle(self, command: Sequence[str] = ARELLE) -> dict[str, tuple[str, ...]]:
        """A command of Arelle in Arelle's own environment; none where that is absent."""
        python = self.peers.python("arelle")
        return {} if python is None else {"Arelle": (python, *command[1:])}


def environment(folder: Path) -> dict[str, str]:
    """Where every process keeps its caches, compiled modules among them, whatever the caller's settings are."""
    return {
        "DISCLOSE_CACHE": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "arelle"),
        "PYTHONPYCACHEPREFIX": str(folder / "modules"),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPATH": str(ROOT / "src"),
    }


def in_turn(commands: Mapping[str, Sequence[str]], runs: int, folder: Path) -> dict[str, Measured]:
    """Every command once without counting, to fill the caches, then in turn."""
    settings = environment(folder)
    for command in commands.values():
        run_once(command, settings)
    return alternate(commands, runs, dict.fromkeys(commands, settings))


def apart(write: Callable[..., Path], *arguments: object) -> Path:
    """What a function writes, in a process of its own: no process has a lower peak of memory than the one that starts it."""
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        return other.submit(write, *arguments).result()
