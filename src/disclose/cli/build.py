"""`disclose build PROJECT`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from disclose.build import Built, build
from disclose.cli.options import format_option, limit_option, project_argument, strict_option
from disclose.cli.printable import printable
from disclose.cli.progress import progress
from disclose.cli.show import exit_status, interactive, show, verdict


@click.command("build")
@project_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder to write [default: PROJECT/out].")
@strict_option
@format_option
@limit_option
def command(project: Path, output: Path | None, strict: bool, form: str, limit: int | None) -> None:
    """Compile the report project in the folder PROJECT.

    Writes the XBRL instance, the Inline XBRL report, the taxonomy, validation.json and manifest.json into one folder, all of
    them or nothing: when anything is wrong, the last good output stays as it was.
    """
    with progress() as stage:
        outcome = build(project, output or project / "out", strict=strict, on_stage=stage)
    show(outcome.diagnostics, form, limit, inputs=[project.as_posix()], strict=strict)
    if form == "text":
        click.echo(f"{printable(str(project))}: {verdict(outcome.diagnostics)}")
        if outcome.value is not None:
            _summary(outcome.value)
        else:
            click.echo("nothing written")
    sys.exit(exit_status(outcome.diagnostics, strict=strict))


def _summary(built: Built) -> None:
    """The outputs with their facts and sizes: a table for a person, lines for a pipe."""
    if interactive() and sys.stdout.isatty():
        from rich.console import Console
        from rich.table import Table

        table = Table("output", "facts", "bytes", title=f"{built.folder} in {built.seconds:.2f} s")
        for name, size in built.outputs.items():
            table.add_row(name, str(built.facts.get(name, "")), f"{size:,}")
        Console().print(table)
        return
    for name, size in built.outputs.items():
        facts = f"{built.facts[name]} facts, " if name in built.facts else ""
        click.echo(f"  {built.folder / name}: {facts}{size:,} bytes")
    click.echo(f"  {len(built.outputs)} files in {built.seconds:.2f} s")
