"""Starting, building the examples, and writing generated reports in every syntax."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.forge import MAKE, write_forge_input
from benchmarks.frame import CONCEPTS, OURS, PARSE, PYTHON, ROOT, Options, apart, environment, in_turn
from benchmarks.measure import Measured, run_once
from benchmarks.project import SYNTAXES, write_project
from benchmarks.reporter import ELEMENT, write_reporter_input
from benchmarks.tables import Table, growth, ratio

EXAMPLES = ("minimal", "sensetime-2023", "full-statements")
WRITTEN = (1_000, 5_000, 20_000)
MOST_WRITTEN = 200_000
"""Most facts of one page: nobody reads more."""
MOST_FORGED = 20_000
"""Most facts that xBRL-Forge is given: it takes half a minute for these, and four times as long for twice as many."""


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
    return [Table("start-up", in_turn(commands, options.runs, folder), "python -c pass")]


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
    rows = {"disclose build, cold": Measured("cold", tuple(cold)), **in_turn(commands, options.runs, folder)}
    return Table(f"build of {project.name}", rows, "disclose build, warm", (f"{len([*out.rglob('*.*')])} files",))


def _examples(folder: Path) -> Path:
    """The examples where nothing else writes, with the taxonomy that they use."""
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=shutil.ignore_patterns("out"))
    shutil.copytree(ROOT / "taxonomy", folder / "taxonomy")
    return folder / "examples"


def write(folder: Path, options: Options) -> list[Table]:
    """Generated projects built into one syntax each: compiled, judged, written, validated, read back and compared. Writers of
    other makers are given as many facts in their own form; they validate nothing of what they have written."""
    tables = []
    sizes = tuple(facts for facts in options.sizes(*WRITTEN) if facts <= MOST_WRITTEN)
    for facts in sizes:
        commands: dict[str, Sequence[str]] = {}
        for syntax in SYNTAXES:
            project = apart(write_project, folder / f"{syntax}-{facts}", facts, CONCEPTS, syntax)
            commands[f"disclose build, {syntax}"] = (*OURS, "build", str(project), "-o", str(folder / f"out-{syntax}-{facts}"))
        commands |= _other_writers(folder, facts, options)
        rows = in_turn(commands, options.runs, folder)
        ours = "disclose build, inline"
        notes = tuple(ratio(rows, name, ours) for name in rows if not name.startswith("disclose"))
        tables.append(Table(f"write {facts:,} facts", rows, ours, notes))
    return [*tables, *growth(sizes, tables, "disclose build, inline")]


def _other_writers(folder: Path, facts: int, options: Options) -> dict[str, Sequence[str]]:
    commands: dict[str, Sequence[str]] = {}
    forge, reporter = options.peers.python("forge"), options.peers.python("ixbrl-reporter")
    if forge is not None and facts <= MOST_FORGED:
        given = apart(write_forge_input, folder / f"forge-{facts}.json", facts, CONCEPTS)
        commands["xBRL-Forge"] = (forge, "-c", MAKE, str(given), str(folder / f"forged-{facts}"))
    if reporter is not None:
        given = apart(write_reporter_input, folder / f"reporter-{facts}.json", facts, CONCEPTS)
        commands["ixbrl-reporter"] = (reporter, "-m", "ixbrl_reporter", str(given), ELEMENT, "ixbrl")
    return commands
