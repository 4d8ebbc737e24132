"""`disclose taxonomy load`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from disclose.cli.options import limit_option, online_option, package_option, strict_option
from disclose.cli.packages import packages_in_use
from disclose.cli.printable import printable
from disclose.cli.progress import progress
from disclose.cli.show import exit_status, show, verdict
from disclose.diagnostics import Diagnostic, Findings
from disclose.judged import JudgedEntry, judge_taxonomy


@click.group("taxonomy")
def command() -> None:
    """Taxonomies: what is in them, and whether they are valid."""


@command.command("load")
@click.argument("given", metavar="ENTRY_OR_ZIP")
@package_option
@online_option
@strict_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How it is shown."
)
@limit_option
def load(given: str, packages: tuple[Path, ...], online: bool, strict: bool, form: str, limit: int | None) -> None:
    """Load and judge a taxonomy, and count what is in it: concepts, roles, arcs by arcrole, labels by role and language.

    ENTRY_OR_ZIP is a schema or linkbase, by its path or by the URL under which a package has it, or a taxonomy package, every
    entry point of which is loaded. Documents are read from beside the file, from the packages and from the published schemas;
    from the network only with --online.
    """
    findings = Findings()
    used = findings.take(packages_in_use(packages))
    entries: tuple[JudgedEntry, ...] = ()
    if used is not None:
        with progress() as stage:
            entries = findings.take(judge_taxonomy(given, used, online=online, on_stage=stage)) or ()
    found = findings.all
    if form == "json":
        click.echo(json.dumps(_as_json(given, entries, found, limit), ensure_ascii=False, indent=2).encode("utf-8"))
    else:
        show(found, "text", limit, inputs=[given], strict=strict)
        for entry in entries:
            for line in _as_text(entry):
                click.echo(printable(line))
        click.echo(f"{printable(given)}: {verdict(found)}")
    sys.exit(exit_status(found, strict=strict))


def _as_text(entry: JudgedEntry) -> Iterator[str]:
    census = entry.census
    yield entry.name
    declared = f"{census.roles:,} roles, {census.arcroles:,} arcroles"
    yield f"  {census.documents:,} documents, {census.concepts:,} concepts, {declared}"
    yield "  arcs"
    for arcrole, count in census.arcs.items():
        yield f"    {count:>9,}  {arcrole}"
    yield "  labels"
    for (role, language), count in census.labels.items():
        yield f"    {count:>9,}  {language or '-'}  {role}"


def _as_json(
    given: str, entries: tuple[JudgedEntry, ...], found: tuple[Diagnostic, ...], limit: int | None
) -> dict[str, object]:
    from disclose.cli.show_json import json_object

    return {
        "taxonomy": given,
        "entryPoints": [{"name": entry.name, **_census(entry)} for entry in entries],
        "findings": [json_object(one) for one in found[:limit]],
    }


def _census(entry: JudgedEntry) -> dict[str, object]:
    census = entry.census
    labels: list[object] = [
        {"role": role, "language": language, "count": count} for (role, language), count in census.labels.items()
    ]
    return {
        "documents": census.documents,
        "concepts": census.concepts,
        "roles": census.roles,
        "arcroles": census.arcroles,
        "arcs": dict(census.arcs),
        "labels": labels,
    }
