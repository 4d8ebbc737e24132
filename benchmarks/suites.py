"""What is measured: whole processes, ours beside the peer's on the same files, one after the other in one run."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from benchmarks.batch import measure_batch
from benchmarks.csv_reports import write_tables
from benchmarks.forge import MAKE, write_forge_input
from benchmarks.generate import write_instance, write_taxonomy
from benchmarks.inline import write_document
from benchmarks.json_reports import write_report
from benchmarks.measure import Measured, alternate, run_once
from benchmarks.peers import Peers
from benchmarks.project import write_project
from benchmarks.tables import Table, growth, ratio
from benchmarks.watching import EXAMPLE, PAGE, rebuilds

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
MOST_FORGED = 20_000
"""Most facts that xBRL-Forge is given: it takes a minute for these, and four times as long for twice as many."""


EXAMPLES = ("minimal", "sensetime-2023", "full-statements")
IFRS = ("IFRSAT-2025.zip", "https://xbrl.ifrs.org/taxonomy/2025-03-27/full_ifrs_entry_point_2025-03-27.xsd")


@dataclass(frozen=True, slots=True)
class Options:
    """How much is measured: numbers of facts and of concepts, rounds, and which peers take part up to which size."""

    facts: tuple[int, ...]
    concepts: tuple[int, ...]
    runs: int
    peer_up_to: int
    peers: Peers

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


def _alternate(commands: Mapping[str, Sequence[str]], runs: int, folder: Path) -> dict[str, Measured]:
    """Every command once without counting, to fill the caches, then in turn."""
    settings = environment(folder)
    for command in commands.values():
        run_once(command, settings)
    return alternate(commands, runs, dict.fromkeys(commands, settings))


def start_up(folder: Path, options: Options) -> list[Table]:
    """What every command costs before it does anything, and the smallest build."""
    project = _examples(folder) / EXAMPLES[0]
    commands: dict[str, Sequence[str]] = {
        "python -c pass": (PYTHON, "-c", "pass"),
        "disclose --version": (*OURS, "--version"),
        f"disclose build, {project.name}": (*OURS, "build", str(project), "-o", str(folder / "out")),
    }
    arelle, reporter = options.peers.python("arelle"), options.peers.python("ixbrl-reporter")
    if arelle is not None:
        commands["arelleCmdLine --version"] = (arelle, "-m", "arelle.CntlrCmdLine", "--version")
    if reporter is not None:
        commands["ixbrl-reporter, imports alone"] = (reporter, "-c", "import ixbrl_reporter.__main__")
    return [Table("start-up", _alternate(commands, options.runs, folder), "python -c pass")]


def build(folder: Path, options: Options) -> list[Table]:
    """The examples built with all their outputs: cold, without any cache, and warm."""
    examples = _examples(folder)
    return [_build(folder, examples / name, options) for name in EXAMPLES]


def _build(folder: Path, project: Path, options: Options) -> Table:
    out = folder / f"out-{project.name}"
    command = (*OURS, "build", str(project), "-o", str(out))
    settings = environment(folder)
    run_once(command, settings)
    elsewhere = [{**settings, "DISCLOSE_CACHE": str(folder / f"cold-{number}")} for number in range(options.runs)]
    cold = [run_once(command, each) for each in elsewhere]
    for each in elsewhere:
        shutil.rmtree(each["DISCLOSE_CACHE"], ignore_errors=True)
    outputs = [str(path) for path in sorted(out.glob("*.x*ml")) + sorted(out.glob("*.xbrl"))]
    commands: dict[str, Sequence[str]] = {"disclose build, warm": command, "etree.parse of the documents": (*PARSE, *outputs)}
    for output in outputs[-1:] + outputs[:1]:
        commands |= {f"Arelle, {Path(output).name}": (*one, output) for one in options.arelle().values()}
    rows = {"disclose build, cold": Measured("cold", tuple(cold)), **_alternate(commands, options.runs, folder)}
    return Table(f"build of {project.name}", rows, "disclose build, warm", (f"{len([*out.rglob('*.*')])} files",))


def _examples(folder: Path) -> Path:
    """The examples where nothing else writes, with the taxonomy that they use."""
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("out"))
    shutil.copytree(ROOT / "taxonomy", folder / "taxonomy")
    return folder / "examples"


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
            commands |= {name: (*one, path) for name, one in options.arelle(peer).items()}
        rows = _alternate(commands, options.runs, folder)
        notes = [ratio(rows, "disclose validate", parser[0])]
        if "Arelle" in rows:
            notes.append(ratio(rows, "Arelle", "disclose validate"))
        tables.append(Table(f"validate {facts:,} {what}", rows, "disclose validate", tuple(notes)))
        Path(path).unlink()
    return [*tables, *growth(options.facts, tables, "disclose validate")]


def write(folder: Path, options: Options) -> list[Table]:
    """Generated projects built into Inline XBRL: compiled, judged, written, validated and read back. xBRL-Forge is given as
    many facts in its own form: it checks that form and writes, and validates nothing of what it has written."""
    tables = []
    sizes = tuple(facts for facts in options.facts if facts <= MOST_WRITTEN)
    for facts in sizes:
        project = _apart(write_project, folder / f"project-{facts}", facts, CONCEPTS)
        commands: dict[str, Sequence[str]] = {
            "disclose build": (*OURS, "build", str(project), "-o", str(folder / f"out-{facts}"))
        }
        forge = options.peers.python("forge")
        if forge is not None and facts <= MOST_FORGED:
            given = _apart(write_forge_input, folder / f"forge-{facts}.json", facts, CONCEPTS)
            commands["xBRL-Forge"] = (forge, "-c", MAKE, str(given), str(folder / f"forged-{facts}"))
        rows = _alternate(commands, options.runs, folder)
        notes = (ratio(rows, "xBRL-Forge", "disclose build"),) if "xBRL-Forge" in rows else ()
        tables.append(Table(f"write {facts:,} facts of Inline XBRL", rows, "disclose build", notes))
    return [*tables, *growth(sizes, tables, "disclose build")]


def convert(folder: Path, options: Options) -> list[Table]:
    """Generated instances put into JSON. Arelle saves with and without validating first; we always validate."""
    schema = _apart(write_taxonomy, folder / "instances", CONCEPTS)
    tables = []
    for facts in options.facts:
        path = str(_apart(write_instance, schema.parent / f"facts-{facts}.xbrl", schema, facts, CONCEPTS))
        ours, theirs = str(schema.parent / "ours.json"), str(schema.parent / "theirs.json")
        commands: dict[str, Sequence[str]] = {"disclose convert": (*OURS, "convert", path, ours, "--force")}
        if facts <= options.peer_up_to:
            saving = (path, "--plugins", "saveLoadableOIM", "--saveLoadableOIM", theirs)
            for one in options.arelle().values():
                commands["Arelle, validating"] = (*one, *saving)
                commands["Arelle, not validating"] = (*(part for part in one if part != "--validate"), *saving)
        rows = _alternate(commands, options.runs, folder)
        notes = [ratio(rows, name, "disclose convert") for name in commands if name != "disclose convert"]
        tables.append(Table(f"convert {facts:,} facts to JSON", rows, "disclose convert", tuple(notes)))
        Path(path).unlink()
    return [*tables, *growth(options.facts, tables, "disclose convert")]


def taxonomy(folder: Path, options: Options) -> list[Table]:
    """Generated taxonomies loaded and judged through an instance of one fact: first, and from the compiled form; and the IFRS
    Accounting Taxonomy where its package is (`DISCLOSE_TEST_DATA`)."""
    tables = []
    for concepts in options.concepts:
        schema = _apart(write_taxonomy, folder / f"taxonomy-{concepts}", concepts)
        path = _apart(write_instance, schema.parent / "one.xbrl", schema, 1, concepts)
        tables.append(_taxonomy(folder, f"taxonomy of {concepts:,} concepts", (str(path),), options))
    tables += growth(options.concepts, tables, "disclose, first")
    data = os.environ.get("DISCLOSE_TEST_DATA")
    package = Path(data or ROOT.parent / "shared") / "taxonomies" / IFRS[0]
    if not package.is_file():
        return [*tables, Table("IFRS Accounting Taxonomy 2025", {}, "", (f"absent: there is no {IFRS[0]}",))]
    instance = _apart(write_instance, folder / "empty.xbrl", Path(IFRS[1]), 0)
    instance.write_text(instance.read_text("utf-8").replace(Path(IFRS[1]).name, IFRS[1]), "utf-8")
    return [*tables, _taxonomy(folder, "IFRS Accounting Taxonomy 2025", (str(instance), "--package", str(package)), options)]


def _taxonomy(folder: Path, title: str, arguments: Sequence[str], options: Options) -> Table:
    command = (*OURS, "validate", *arguments)
    settings = environment(folder)
    run_once(command, settings)
    cold = []
    for number in range(options.runs):
        cold.append(run_once(command, {**settings, "DISCLOSE_CACHE": str(folder / f"cold-t{number}")}))
        shutil.rmtree(folder / f"cold-t{number}")
    theirs = (arguments[0], *("--packages" if part == "--package" else part for part in arguments[1:]))
    commands = {"disclose, again": command, **{name: (*one, *theirs) for name, one in options.arelle().items()}}
    rows = {"disclose, first": Measured("cold", tuple(cold)), **_alternate(commands, options.runs, folder)}
    notes = [ratio(rows, "Arelle", name) for name in ("disclose, first", "disclose, again") if "Arelle" in rows]
    return Table(title, rows, "disclose, again", tuple(notes))


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


def _apart(write: Callable[..., Path], *arguments: object) -> Path:
    """What a function writes, in a process of its own: no process has a lower peak of memory than the one that starts it."""
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        return other.submit(write, *arguments).result()
