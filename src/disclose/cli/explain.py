"""`disclose explain CODE`."""

from __future__ import annotations

import difflib
import sys

import click

from disclose.rules.explanations import codes, explain


@click.command("explain")
@click.argument("code")
def command(code: str) -> None:
    """Say what CODE means, why it matters and how to fix it."""
    text = explain(code)
    if text is None:
        close = difflib.get_close_matches(code, codes(), n=3, cutoff=0.5)
        click.echo(f"There is no code {code!r}." + (f" Did you mean {', '.join(close)}?" if close else ""), err=True)
        sys.exit(2)
    click.echo(text)
