"""`disclose convert FILE... OUTPUT`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from disclose.cli.options import format_option, limit_option, online_option, package_option, strict_option
from disclose.cli.packages import packages_in_use
from disclose.cli.printable import printable
from disclose.cli.progress import progress
from disclose.cli.show import exit_status, show, verdict
from disclose.convert import Choice, Syntax, convert
from disclose.diagnostics import Findings
from disclose.validate import Settings


@click.command("convert")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.argument("output", type=click.Path(path_type=Path), metavar="OUTPUT")
@click.option("--to", type=click.Choice([one.value for one in Syntax]), help="The syntax.  [default: what OUTPUT ends in]")
@click.option("--target", metavar="NAME", help="The target document to write.  [default: that of facts without a target]")
@click.option("--member", metavar="NAME", help="The document in a package whose report to write, where it has several.")
@click.option("--force", is_flag=True, help="Replace OUTPUT where it is there already.")
@package_option
@online_option
@strict_option
@format_option
@limit_option
def command(
    files: tuple[Path, ...],
    output: Path,
    to: str | None,
    target: str | None,
    member: str | None,
    force: bool,
    packages: tuple[Path, ...],
    online: bool,
    strict: bool,
    form: str,
    limit: int | None,
) -> None:
    """Write a report in another syntax: an XBRL 2.1 instance (.xbrl), xBRL-JSON (.json), xBRL-CSV (.csv: metadata, and a folder
    of tables), a report package (.xbr, .zip) or a table of its facts (.parquet).

    FILE is an instance, a report in JSON, the metadata of one in CSV, a report package, or an Inline XBRL document; several, or
    a folder with documents, are an Inline XBRL document set. The report is judged as `disclose validate` judges it; where there
    is an error, or the syntax can't hold all that the report says, nothing is written.
    """
    findings = Findings()
    used = findings.take(packages_in_use(packages))
    converted = None
    if used is not None:
        with progress() as stage:
            settings, choice = Settings(packages=used, online=online), Choice(target, member)
            syntax = None if to is None else Syntax(to)
            converted = findings.take(convert(files, output, settings, to=syntax, choice=choice, force=force, on_stage=stage))
    everything = findings.all
    show(everything, form, limit, inputs=[file.as_posix() for file in files], strict=strict)
    if form == "text":
        written = "nothing written" if converted is None else f"{converted.facts} facts"
        path = output if converted is None else converted.path
        click.echo(f"{printable(str(path))}: {written}, {verdict(everything)}")
        if converted is not None and converted.other_targets:
            others = ", ".join("the default one" if one is None else printable(one) for one in converted.other_targets)
            click.echo(f"  other targets: {others}")
    sys.exit(exit_status(everything, strict=strict))
