"""`disclose check PROJECT`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from disclose.build import check
from disclose.cli.options import format_option, limit_option, project_argument, strict_option
from disclose.cli.printable import printable
from disclose.cli.progress import progress
from disclose.cli.show import exit_status, show, verdict


@click.command("check")
@project_argument
@strict_option
@format_option
@limit_option
def command(project: Path, strict: bool, form: str, limit: int | None) -> None:
    """Find everything that `disclose build` would find in PROJECT, and write nothing."""
    with progress() as stage:
        outcome = check(project, on_stage=stage)
    show(outcome.diagnostics, form, limit, inputs=[project.as_posix()], strict=strict)
    if form == "text":
        click.echo(f"{printable(str(project))}: {verdict(outcome.diagnostics)}")
        for name, facts in (outcome.value or {}).items():
            click.echo(f"  {name}: {facts} facts")
    sys.exit(exit_status(outcome.diagnostics, strict=strict))
