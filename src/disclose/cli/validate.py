"""`disclose validate FILE...`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from disclose.cli.options import format_option, limit_option, online_option, package_option, strict_option
from disclose.cli.packages import packages_in_use
from disclose.cli.printable import printable
from disclose.cli.progress import progress
from disclose.cli.show import exit_status, show, verdict
from disclose.diagnostics import Diagnostic, Findings, Outcome
from disclose.rules.subject import Calculation
from disclose.validate import OnStage, Settings, validate


@click.command("validate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@package_option
@online_option
@click.option(
    "--calc",
    "calculation",
    type=click.Choice([one.value for one in Calculation]),
    default=Calculation.ROUND.value,
    show_default=True,
    help="How calculations are checked: not, as XBRL 2.1 says, or as Calculations 1.1 says of rounded or truncated figures.",
)
@click.option(
    "--engine",
    type=click.Choice(["disclose", "arelle", "both"]),
    default="disclose",
    show_default=True,
    help="Who judges: this program, Arelle in a process of its own, or both, with where they disagree.",
)
@strict_option
@format_option
@limit_option
def command(
    files: tuple[Path, ...],
    packages: tuple[Path, ...],
    online: bool,
    calculation: str,
    engine: str,
    strict: bool,
    form: str,
    limit: int | None,
) -> None:
    """Judge each FILE, whoever made it: an XBRL 2.1 instance, an Inline XBRL document, or a schema or linkbase as the entry
    point of a taxonomy.

    Its taxonomy is read from beside it, from taxonomy packages and from the published schemas; from the network only
    with --online. Checked are XML Schema validity, the taxonomy's consistency and the rules that `disclose explain` knows.

    The user's configuration, disclose/config.yaml in XDG_CONFIG_HOME or in ~/.config (or the file DISCLOSE_CONFIG), may name a
    folder of packages to use always, as packages.
    """
    findings = Findings()
    lines = []
    used = findings.take(packages_in_use(packages))
    if used is not None:
        settings = Settings(packages=used, calculation=Calculation(calculation), online=online)
        with progress() as stage:
            for file in files:
                found, facts = _judge(file, settings, engine, stage)
                findings.add(found)
                lines.append(f"{printable(str(file))}: {facts}{verdict(found)}")
    everything = findings.all
    show(everything, form, limit, inputs=[file.as_posix() for file in files], strict=strict)
    if form == "text":
        for line in lines:
            click.echo(line)
    sys.exit(exit_status(everything, strict=strict))


def _judge(file: Path, settings: Settings, engine: str, stage: OnStage) -> tuple[tuple[Diagnostic, ...], str]:
    """What is found in a file by whoever is asked, and how many facts it has, in words."""
    if engine == "arelle":
        asked = _ask_arelle(file, settings, stage)
        return (*(asked.value or ()), *asked.diagnostics), ""
    outcome = validate(file, settings, on_stage=stage)
    facts = f"{outcome.value.facts} facts, " if outcome.value is not None else ""
    if engine == "disclose":
        return outcome.diagnostics, facts
    from disclose.engines import disagreements

    asked = _ask_arelle(file, settings, stage)
    differing = () if asked.value is None else disagreements(outcome.diagnostics, asked.value, file.as_posix())
    agreed = "Arelle finds the same, " if asked.value is not None and not differing else ""
    return (*outcome.diagnostics, *differing, *asked.diagnostics), facts + agreed


def _ask_arelle(file: Path, settings: Settings, stage: OnStage) -> Outcome[tuple[Diagnostic, ...]]:
    from disclose.arelle import run_arelle

    stage(f"asking Arelle about {file.as_posix()}")
    return run_arelle(file, settings)
