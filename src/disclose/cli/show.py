"""How findings look: as text for a person, as JSON for a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import click

from disclose.diagnostics import Diagnostic, Severity, Span

_COLOUR = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
UNREADABLE = ("disclose.file:", "disclose.output:", "disclose.catalog:")
"""Areas whose errors mean that there was no input to judge (or nowhere to write): exit status 2."""


def exit_status(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> int:
    """0 clean, 1 the report is invalid (with `strict`, also when it has warnings), 2 unreadable input."""
    errors = [found for found in diagnostics if found.severity is Severity.ERROR]
    if any(found.code.startswith(UNREADABLE) for found in errors):
        return 2
    if errors or (strict and any(found.severity is Severity.WARNING for found in diagnostics)):
        return 1
    return 0


def show(diagnostics: Sequence[Diagnostic], form: str, limit: int) -> None:
    """Print findings in order of place: text to standard error, JSON to standard output."""
    ordered = sorted(diagnostics, key=lambda found: found.sort_key)
    if form == "json":
        click.echo(json.dumps([as_json(found) for found in ordered], ensure_ascii=False, indent=2))
        return
    for found in ordered[:limit]:
        click.echo(as_text(found), err=True)
    if len(ordered) > limit:
        click.echo(f"… and {len(ordered) - limit} more (--max-findings shows them)", err=True)


def as_text(found: Diagnostic) -> str:
    """One finding as lines of text, coloured where the terminal can."""
    severity = click.style(f"{found.severity.value}[{found.code}]", fg=_COLOUR[found.severity], bold=True)
    place = f"{found.span}: " if found.span is not None else ""
    lines = [f"{click.style(place, bold=True)}{severity}", f"  {found.message}"]
    lines += [f"    {detail}" for detail in found.details]
    lines += [f"    see {other}" for other in found.related if not any(line.endswith(f" {other}") for line in found.details)]
    if found.help is not None:
        lines.append(f"  {click.style('help:', fg='cyan')} {found.help}")
    hint = f"disclose explain {found.code}"
    lines.append(click.style(f"  {found.spec} · {hint}" if found.spec else f"  {hint}", dim=True))
    return "\n".join(lines) + "\n"


def as_json(found: Diagnostic) -> dict[str, object]:
    """One finding as a JSON object; absent fields are left out."""
    fields: dict[str, object] = {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "span": _span(found.span) if found.span is not None else None,
        "help": found.help,
        "details": list(found.details),
        "related": [_span(related) for related in found.related],
        "spec": found.spec,
    }
    return {name: value for name, value in fields.items() if value}


def _span(span: Span) -> dict[str, object]:
    fields = {"path": span.path, "line": span.line, "column": span.column, "cell": span.cell, "xpath": span.xpath}
    return {name: value for name, value in fields.items() if value is not None}


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
