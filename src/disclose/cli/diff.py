"""`disclose diff OLD NEW`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from disclose.cli.options import limit_option, online_option, package_option
from disclose.cli.packages import packages_in_use
from disclose.cli.printable import printable
from disclose.cli.progress import progress
from disclose.cli.show import show, verdict
from disclose.cli.show_differences import show_differences, summary
from disclose.diagnostics import Findings
from disclose.diff import FORMS, diff, equality, written_as
from disclose.packages.single import write_file
from disclose.validate import Settings

_UNREADABLE = 2


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--equal", "equal", is_flag=True, help="Say whether both state the same, and name every difference.")
@click.option("--texts", metavar="CODE", help="With --equal: leave out texts and footnotes in other languages.")
@click.option("--format", "form", type=click.Choice(["text", *FORMS]), help="How differences are shown.  [default: text]")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write; its name tells the format.")
@click.option("--force", is_flag=True, help="Replace the file to write where it is there already.")
@click.option("--language", default="en", show_default=True, metavar="CODE", help="The language of labels.")
@click.option("--all", "everything", is_flag=True, help="Show as text also facts of periods that only one report has.")
@package_option
@online_option
@limit_option
def command(
    old: Path,
    new: Path,
    equal: bool,
    texts: str | None,
    form: str | None,
    output: Path | None,
    force: bool,
    language: str,
    everything: bool,
    packages: tuple[Path, ...],
    online: bool,
    limit: int | None,
) -> None:
    """Say what changed from the report OLD to the report NEW, statement by statement.

    Each is an instance, a report in JSON, an Inline XBRL document, a folder with a document set, a report package, or the
    folder of a project, which is compiled in memory. Exit status: 0 nothing differs, 1 something does, 2 one is unreadable.
    """
    suffix = "" if output is None else output.suffix.lower().removeprefix(".")
    form = form or (suffix if suffix in FORMS else "text" if output is None else None)
    if form is None or (form == "text" and output is not None) or (form == "xlsx" and output is None):
        raise click.UsageError(f"-o names a file that ends in .{', .'.join(FORMS)}, or any with --format; a workbook needs -o.")
    findings = Findings()
    used = findings.take(packages_in_use(packages))
    if used is None:
        show(findings.all, "text", limit, inputs=())
        sys.exit(_UNREADABLE)
    settings = Settings(packages=used, online=online)
    if equal:
        sys.exit(_equal(old, new, settings, texts, form, limit))
    with progress() as stage:
        outcome = diff(old, new, settings, language=language, on_stage=stage)
    findings.add(outcome.diagnostics)
    found, names = outcome.value, f"{printable(str(old))} and {printable(str(new))}"
    written = (
        None if found is None or output is None else findings.take(write_file(output, written_as(found, form), replace=force))
    )
    show(findings.all, "text", limit, inputs=[old.as_posix(), new.as_posix()])
    if found is None or (output is not None and written is None):
        click.echo(f"{names}: not compared, {verdict(findings.all)}", err=True)
        sys.exit(_UNREADABLE)
    if output is None and form != "text":
        click.echo(written_as(found, form), nl=False)
    else:
        if form == "text":
            show_differences(found, everything=everything)
        click.echo(f"{names}: {summary(found)}")
    sys.exit(1 if found.any else 0)


def _equal(old: Path, new: Path, settings: Settings, texts: str | None, form: str, limit: int | None) -> int:
    with progress() as stage:
        outcome = equality(old, new, settings, texts=texts, on_stage=stage)
    compared = outcome.value
    found = outcome.diagnostics if compared is None else compared.differences
    shown = form if form == "json" else "text"
    show(found, shown, limit, inputs=[old.as_posix(), new.as_posix()])
    if shown == "text":
        names = f"{printable(str(old))} and {printable(str(new))}"
        if compared is None:
            click.echo(f"{names}: not compared, {verdict(found)}")
        elif found:
            click.echo(f"{names}: not equal, {len(found)} differences, {compared.facts[0]} and {compared.facts[1]} facts")
        else:
            click.echo(f"{names}: equal, {compared.facts[0]} facts, {compared.footnotes[0]} footnotes")
    return _UNREADABLE if compared is None else 1 if found else 0
