"""`disclose convert FILE... INSTANCE`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from disclose.cli.options import format_option, limit_option, online_option, package_option, strict_option
from disclose.cli.packages import packages_in_use
from disclose.cli.printable import printable
from disclose.cli.progress import progress
from disclose.cli.sets import documents_of
from disclose.cli.show import exit_status, show, verdict
from disclose.convert import convert
from disclose.diagnostics import Findings
from disclose.validate import Settings


@click.command("convert")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.argument("instance", type=click.Path(path_type=Path), metavar="INSTANCE")
@click.option("--target", metavar="NAME", help="The target document to write.  [default: that of facts without a target]")
@click.option("--force", is_flag=True, help="Replace INSTANCE where it is there already.")
@package_option
@online_option
@strict_option
@format_option
@limit_option
def command(
    files: tuple[Path, ...],
    instance: Path,
    target: str | None,
    force: bool,
    packages: tuple[Path, ...],
    online: bool,
    strict: bool,
    form: str,
    limit: int | None,
) -> None:
    """Write the XBRL 2.1 instance that Inline XBRL documents stand for into the file INSTANCE.

    Every FILE is a document, or a folder with documents, of one document set. They are judged as `disclose validate` judges
    them; where there is an error, nothing is written.
    """
    findings = Findings()
    used = findings.take(packages_in_use(packages))
    paths = findings.take(documents_of(files))
    converted = None
    if used is not None and paths is not None:
        with progress() as stage:
            settings = Settings(packages=used, online=online)
            converted = findings.take(convert(paths, instance, settings, target=target, force=force, on_stage=stage))
    everything = findings.all
    show(everything, form, limit, inputs=[file.as_posix() for file in files], strict=strict)
    if form == "text":
        written = "nothing written" if converted is None else f"{converted.facts} facts"
        click.echo(f"{printable(str(instance))}: {written}, {verdict(everything)}")
        if converted is not None and converted.other_targets:
            others = ", ".join("the default one" if one is None else printable(one) for one in converted.other_targets)
            click.echo(f"  other targets: {others}")
    sys.exit(exit_status(everything, strict=strict))
