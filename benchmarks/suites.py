"""What is measured: whole processes, ours beside the peer's on the same files, one after the other in one run."""

from __future__ import annotations

import math
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from benchmarks.csv_reports import write_tables
from benchmarks.generate import write_instance, write_taxonomy
from benchmarks.inline import write_document
from benchmarks.json_reports import write_report
from benchmarks.measure import Measured, alternate, run_once
from benchmarks.project import write_project

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
MOST_WRITTEN = 200_000
"""Most facts of one page: nobody reads more."""


@dataclass(frozen=True, slots=True)
class Options:
    """How much is measured: numbers of facts and of concepts, rounds, and up to which size the peer takes part."""

    facts: tuple[int, ...]
    concepts: tuple[int, ...]
    runs: int
    peer_up_to: int


@dataclass(frozen=True, slots=True)
class Table:
    """One table of results; ratios are to the row `base`."""

    title: str
    rows: Mapping[str, Measured]
    base: str
    notes: tuple[str, ...] = ()


def environment(folder: Path) -> dict[str, str]:
    """Where every process keeps its caches, compiled modules among them, whatever the caller's settings are."""
    return {
        "DISCLOSE_CACHE": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "arelle"),
        "PYTHONPYCACHEPREFIX": str(folder / "modules"),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPATH": str(ROOT / "src"),
    }


def _alternate(commands: Mapping[str, Sequence[str]], runs: int, folder: Path) -> dict[str, Measured]:
    """Every command once without counting, to fill the caches, then in turn."""
    settings = environment(folder)
    for command in commands.values():
        run_once(command, settings)
    return alternate(commands, runs, dict.fromkeys(commands, settings))


def start_up(folder: Path, options: Options) -> list[Table]:
    """What every command costs before it does anything."""
    commands = {"python -c pass": (PYTHON, "-c", "pass"), "disclose --version": (*OURS, "--version")}
    return [Table("start-up", _alternate(commands, options.runs, folder), "python -c pass")]


def build(folder: Path, options: Options) -> list[Table]:
    """A project built, with all its outputs, cold and warm."""
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("out"))
    shutil.copytree(ROOT / "taxonomy", folder / "taxonomy")
    project, out = folder / "examples" / "sensetime-2023", folder / "out"
    command = (*OURS, "build", str(project), "-o", str(out))
    settings = environment(folder)
    run_once(command, settings)
    elsewhere = [{**settings, "DISCLOSE_CACHE": str(folder / f"cold-{number}")} for number in range(options.runs)]
    cold = [run_once(command, each) for each in elsewhere]
    outputs = [str(out / f"{project.name}.{suffix}") for suffix in ("xbrl", "xhtml")]
    commands = {
        "disclose build, warm": command,
        "etree.parse of both outputs": (*PARSE, *outputs),
        "Arelle, the .xbrl": (*ARELLE, outputs[0]),
        "Arelle, the .xhtml": (*ARELLE, outputs[1]),
    }
    rows = {"disclose build, cold": Measured("cold", tuple(cold)), **_alternate(commands, options.runs, folder)}
    return [Table(f"build of {project.name}", rows, "disclose build, warm")]


def validate(folder: Path, options: Options) -> list[Table]:
    """Generated instances over a taxonomy of 500 concepts, judged with everything on."""
    return _validate(folder, options, write_instance, "xbrl", "facts")


def inline(folder: Path, options: Options) -> list[Table]:
    """The same facts in Inline XBRL."""
    return _validate(folder, options, write_document, "xhtml", "facts of Inline XBRL")


def json_reports(folder: Path, options: Options) -> list[Table]:
    """The same facts in xBRL-JSON, which Arelle loads with a plugin of its own."""
    return _validate(folder, options, write_report, "json", "facts of JSON", ("json.load", LOAD_JSON), ARELLE_OIM)


def csv_reports(folder: Path, options: Options) -> list[Table]:
    """The same facts in xBRL-CSV: a table for each group of concepts."""
    return _validate(folder, options, write_tables, "json", "facts of CSV", ("csv.reader", LOAD_CSV), ARELLE_OIM)


def _validate(
    folder: Path,
    options: Options,
    write: Callable[..., Path],
    suffix: str,
    what: str,
    parser: tuple[str, Sequence[str]] = ("etree.parse", PARSE),
    peer: Sequence[str] = ARELLE,
) -> list[Table]:
    schema = _apart(write_taxonomy, folder / "instances", CONCEPTS)
    tables = []
    for facts in options.facts:
        path = str(_apart(write, schema.parent / f"facts-{facts}.{suffix}", schema, facts, CONCEPTS))
        commands: dict[str, Sequence[str]] = {"disclose validate": (*OURS, "validate", path), parser[0]: (*parser[1], path)}
        if facts <= options.peer_up_to:
            commands["Arelle"] = (*peer, path)
        rows = _alternate(commands, options.runs, folder)
        notes = [_ratio(rows, "disclose validate", parser[0])]
        if "Arelle" in rows:
            notes.append(_ratio(rows, "Arelle", "disclose validate"))
        tables.append(Table(f"validate {facts:,} {what}", rows, "disclose validate", tuple(notes)))
        Path(path).unlink()
    return [*tables, *_growth(options.facts, tables, "disclose validate")]


def write(folder: Path, options: Options) -> list[Table]:
    """Generated projects built into Inline XBRL: compiled, judged, written, validated and read back."""
    tables = []
    sizes = tuple(facts for facts in options.facts if facts <= MOST_WRITTEN)
    for facts in sizes:
        project = _apart(write_project, folder / f"project-{facts}", facts, CONCEPTS)
        commands = {"disclose build": (*OURS, "build", str(project), "-o", str(folder / f"out-{facts}"))}
        tables.append(
            Table(f"write {facts:,} facts of Inline XBRL", _alternate(commands, options.runs, folder), "disclose build")
        )
    return [*tables, *_growth(sizes, tables, "disclose build")]


def convert(folder: Path, options: Options) -> list[Table]:
    """Generated instances put into JSON. Arelle saves with and without validating first; we always validate."""
    schema = _apart(write_taxonomy, folder / "instances", CONCEPTS)
    tables = []
    for facts in options.facts:
        path = str(_apart(write_instance, schema.parent / f"facts-{facts}.xbrl", schema, facts, CONCEPTS))
        ours, theirs = str(schema.parent / "ours.json"), str(schema.parent / "theirs.json")
        commands: dict[str, Sequence[str]] = {"disclose convert": (*OURS, "convert", path, ours, "--force")}
        if facts <= options.peer_up_to:
            saving = ("--plugins", "saveLoadableOIM", "--saveLoadableOIM", theirs)
            commands["Arelle, validating"] = (*ARELLE, path, *saving)
            commands["Arelle, not validating"] = (*(part for part in ARELLE if part != "--validate"), path, *saving)
        rows = _alternate(commands, options.runs, folder)
        notes = [_ratio(rows, name, "disclose convert") for name in commands if name != "disclose convert"]
        tables.append(Table(f"convert {facts:,} facts to JSON", rows, "disclose convert", tuple(notes)))
        Path(path).unlink()
    return [*tables, *_growth(options.facts, tables, "disclose convert")]


def taxonomy(folder: Path, options: Options) -> list[Table]:
    """Generated taxonomies loaded and judged through an instance of one fact: first, and from the compiled form."""
    tables = []
    for concepts in options.concepts:
        schema = _apart(write_taxonomy, folder / f"taxonomy-{concepts}", concepts)
        path = str(_apart(write_instance, schema.parent / "one.xbrl", schema, 1, concepts))
        settings = environment(folder)
        run_once((*OURS, "validate", path), settings)
        cold = []
        for number in range(options.runs):
            cold.append(run_once((*OURS, "validate", path), {**settings, "DISCLOSE_CACHE": str(folder / f"cold-t{number}")}))
            shutil.rmtree(folder / f"cold-t{number}")
        rows = {
            "disclose, first": Measured("cold", tuple(cold)),
            **_alternate({"disclose, again": (*OURS, "validate", path), "Arelle": (*ARELLE, path)}, options.runs, folder),
        }
        notes = (_ratio(rows, "Arelle", "disclose, first"), _ratio(rows, "Arelle", "disclose, again"))
        tables.append(Table(f"taxonomy of {concepts:,} concepts", rows, "disclose, again", notes))
    return [*tables, *_growth(options.concepts, tables, "disclose, first")]


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
}


def _apart(write: Callable[..., Path], *arguments: object) -> Path:
    """What a function writes, in a process of its own: no process has a lower peak of memory than the one that starts it."""
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        return other.submit(write, *arguments).result()


def _ratio(rows: Mapping[str, Measured], above: str, below: str) -> str:
    return f"{above} / {below}: {rows[above].cpu / rows[below].cpu:.1f}"


def _growth(sizes: Sequence[int], tables: Sequence[Table], row: str) -> list[Table]:
    """The exponent of growth, by least squares on logarithms; the smallest size, whose time is mostly start-up, is taken away
    from all others, its time from theirs."""
    if not tables:
        return []
    smallest, start = sizes[0], tables[0].rows[row].cpu
    beyond = [(size - smallest, table.rows[row].cpu - start) for size, table in zip(sizes, tables, strict=True)]
    points = [(math.log(size), math.log(time)) for size, time in beyond if size > 0 and time > 0]
    if len(points) < 2:
        return []
    across = sum(x for x, _ in points) / len(points)
    up = sum(y for _, y in points) / len(points)
    exponent = sum((x - across) * (y - up) for x, y in points) / sum((x - across) ** 2 for x, _ in points)
    return [Table(f"growth of {row!r}", {}, "", (f"exponent {exponent:.2f}, the smallest size taken away",))]
