"""`disclose validate FILE...`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from disclose.cli.options import format_option, limit_option, online_option, package_option, strict_option
from disclose.cli.packages import packages_in_use
from disclose.cli.printable import printable
from disclose.cli.progress import progress
from disclose.cli.sets import documents_of
from disclose.cli.show import exit_status, show, verdict
from disclose.diagnostics import Diagnostic, Findings, Outcome
from disclose.rules.subject import Calculation
from disclose.validate import OnStage, Settings, validate, validate_set


@click.command("validate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--set", "together", is_flag=True, help="All FILEs are the documents of one Inline XBRL document set.")
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
    together: bool,
    packages: tuple[Path, ...],
    online: bool,
    calculation: str,
    engine: str,
    strict: bool,
    form: str,
    limit: int | None,
) -> None:
    """Judge each FILE, whoever made it: an XBRL 2.1 instance, an Inline XBRL document, a report in JSON, the metadata of one in
    CSV, a report package (.xbri, .xbr, .zip) with every report in it, a taxonomy package, or a schema or linkbase as the entry
    point of a taxonomy. A folder stands for the document set of the Inline XBRL documents in it; with --set all FILEs are one
    document set.

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
            for name, documents in _subjects(files, findings, together=together):
                found, facts = _judge(documents, settings, engine, stage)
                findings.add(found)
                lines.append(f"{printable(name)}: {facts}{verdict(found)}")
    everything = findings.all
    show(everything, form, limit, inputs=[file.as_posix() for file in files], strict=strict)
    if form == "text":
        for line in lines:
            click.echo(line)
    sys.exit(exit_status(everything, strict=strict))


def _subjects(files: tuple[Path, ...], findings: Findings, *, together: bool) -> Iterator[tuple[str, tuple[Path, ...]]]:
    """What is to be judged, each by its name: one file, or the documents of a set."""
    for group in (files,) if together else ((file,) for file in files):
        if together or os.path.isdir(group[0]):
            documents = findings.take(documents_of(group))
            if documents is not None:
                yield ", ".join(map(str, group)), documents
        else:
            yield str(group[0]), group


def _judge(documents: tuple[Path, ...], settings: Settings, engine: str, stage: OnStage) -> tuple[tuple[Diagnostic, ...], str]:
    """What is found in a file or a document set by whoever is asked, and how many facts it has, in words."""
    if engine == "arelle":
        asked = _ask_arelle(documents, settings, stage)
        return (*(asked.value or ()), *asked.diagnostics), ""
    alone = len(documents) == 1
    outcome = validate(documents[0], settings, on_stage=stage) if alone else validate_set(documents, settings, on_stage=stage)
    facts = f"{outcome.value.facts} facts, " if outcome.value is not None else ""
    if engine == "disclose":
        return outcome.diagnostics, facts
    from disclose.engines import disagreements

    asked = _ask_arelle(documents, settings, stage)
    differing = () if asked.value is None else disagreements(outcome.diagnostics, asked.value, documents[0].as_posix())
    agreed = "Arelle finds the same, " if asked.value is not None and not differing else ""
    return (*outcome.diagnostics, *differing, *asked.diagnostics), facts + agreed


def _ask_arelle(documents: tuple[Path, ...], settings: Settings, stage: OnStage) -> Outcome[tuple[Diagnostic, ...]]:
    from disclose.arelle import run_arelle

    stage(f"asking Arelle about {', '.join(document.as_posix() for document in documents)}")
    return run_arelle(documents[0], settings, further=documents[1:])
