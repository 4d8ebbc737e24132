"""`disclose validate FILE...`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from disclose.cli.options import format_option, limit_option, strict_option
from disclose.cli.progress import progress
from disclose.cli.show import exit_status, show, verdict
from disclose.diagnostics import Diagnostic
from disclose.validate import validate


@click.command("validate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@strict_option
@format_option
@limit_option
def command(files: tuple[Path, ...], strict: bool, form: str, limit: int) -> None:
    """Judge each FILE: an XBRL 2.1 instance or an Inline XBRL document, whoever made it.

    Its taxonomy is read from beside it and from the published schemas, never from the network. Checked are XML Schema validity,
    the taxonomy's consistency and the rules that `disclose explain` knows.
    """
    everything: list[Diagnostic] = []
    lines = []
    with progress() as stage:
        for file in files:
            outcome = validate(file, on_stage=stage)
            everything += outcome.diagnostics
            facts = f"{outcome.value.facts} facts, " if outcome.value is not None else ""
            lines.append(f"{file}: {facts}{verdict(outcome.diagnostics)}")
    show(everything, form, limit)
    if form == "text":
        for line in lines:
            click.echo(line)
    sys.exit(exit_status(everything, strict=strict))
