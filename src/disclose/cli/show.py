"""How findings look, in each of the forms, and what they make of the exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from disclose.diagnostics import UNREADABLE, Diagnostic, Severity
from disclose.diagnostics import exit_status as exit_status

FORMS = ("text", "json", "sarif", "junit")
TEXT_LIMIT = 100
"""Findings shown as text where nobody says how many; programs get all."""


def show(
    diagnostics: Sequence[Diagnostic], form: str, limit: int | None, *, inputs: Sequence[str], strict: bool = False
) -> None:
    """Print findings in order of place: text to standard error, the other forms to standard output.

    `inputs` are what was judged. At most `limit` findings are shown; the summary by code counts all.
    """
    ordered = sorted(diagnostics, key=lambda found: found.sort_key)
    if form == "text":
        _show_text(ordered, TEXT_LIMIT if limit is None else limit)
        return
    # in UTF-8 whatever the machine is set to: these are files
    click.echo(_document(ordered, form, limit, inputs, strict).encode("utf-8"), nl=False)


def _show_text(ordered: Sequence[Diagnostic], limit: int) -> None:
    if not ordered:
        return
    from disclose.cli.show_text import as_text, summary  # only where there is something to explain

    for found in ordered[:limit]:
        click.echo(as_text(found), err=True)
    if len(ordered) > limit:
        click.echo(f"… and {len(ordered) - limit} more (--max-findings shows them)", err=True)
    for line in summary(ordered):
        click.echo(line, err=True)


def _document(ordered: Sequence[Diagnostic], form: str, limit: int | None, inputs: Sequence[str], strict: bool) -> str:
    shown = ordered[:limit]
    if form == "json":
        from disclose.cli.show_json import as_json

        return as_json(shown)
    if form == "sarif":
        from disclose.cli.show_sarif import as_sarif

        return as_sarif(shown, status=exit_status(ordered, strict=strict))
    from disclose.cli.show_junit import as_junit

    return as_junit(shown, inputs, strict=strict, unreadable=UNREADABLE)


def verdict(diagnostics: Sequence[Diagnostic]) -> str:
    """``2 errors, 1 warning`` or ``no findings``."""
    counts = []
    for severity in Severity:
        count = sum(found.severity is severity for found in diagnostics)
        if count:
            counts.append(f"{count} {severity.value}{'s' if count > 1 and severity is not Severity.INFO else ''}")
    return ", ".join(counts) or "no findings"


def interactive() -> bool:
    """Whether a person watches standard error."""
    return sys.stderr.isatty()
