"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

project_argument = click.argument("project", type=click.Path(path_type=Path), metavar="PROJECT")
format_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How findings are shown."
)
strict_option = click.option("--strict", is_flag=True, help="Warnings count as errors.")
limit_option = click.option(
    "--max-findings", "limit", type=click.IntRange(min=1), default=100, show_default=True, help="Findings shown as text."
)
