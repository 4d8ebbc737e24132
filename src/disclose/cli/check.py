"""`disclose check PROJECT`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from disclose.build import check
from disclose.cli.options import format_option, limit_option, project_argument, strict_option
from disclose.cli.printable import printable
from disclose.cli.progress import progress
from disclose.cli.show import exit_status, show, verdict
from disclose.diagnostics import Diagnostic


@click.command("check")
@project_argument
@click.option("--fix", is_flag=True, help="Change the prose where a finding says beyond doubt what to type, then check again.")
@strict_option
@format_option
@limit_option
def command(project: Path, fix: bool, strict: bool, form: str, limit: int | None) -> None:
    """Find everything that `disclose build` would find in PROJECT, and write nothing but what --fix changes."""
    with progress() as stage:
        outcome = check(project, on_stage=stage)
    diagnostics = outcome.diagnostics
    if fix and any(found.fix is not None for found in diagnostics):
        told = _fix(project, diagnostics)
        with progress() as stage:
            outcome = check(project, on_stage=stage)
        diagnostics = (*outcome.diagnostics, *told)
    show(diagnostics, form, limit, inputs=[project.as_posix()], strict=strict)
    if form == "text":
        click.echo(f"{printable(str(project))}: {verdict(diagnostics)}")
        for name, facts in (outcome.value or {}).items():
            click.echo(f"  {name}: {facts} facts")
    sys.exit(exit_status(diagnostics, strict=strict))


def _fix(folder: Path, diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Change what findings propose, and say so; what could not be changed is a finding."""
    from disclose.mending import mend  # only where there is something to mend
    from disclose.project import load_project

    project = load_project(folder)
    if project.value is None:
        return project.diagnostics
    mended = mend(project.value, diagnostics)
    for edit in mended.value or ():
        click.echo(f"{edit.span}: {printable(' '.join(edit.before.split()))} is now {printable(edit.text)}", err=True)
    return mended.diagnostics
