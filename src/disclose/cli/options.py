"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from disclose.cli.show import FORMS, TEXT_LIMIT

project_argument = click.argument("project", type=click.Path(path_type=Path), metavar="PROJECT")
format_option = click.option(
    "--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How findings are shown."
)
strict_option = click.option("--strict", is_flag=True, help="Warnings count as errors.")
limit_option = click.option(
    "--max-findings",
    "limit",
    type=click.IntRange(min=1),
    help=f"Findings shown.  [default: {TEXT_LIMIT} as text, else all]",
)
package_option = click.option(
    "--package",
    "packages",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="ZIP",
    help="A taxonomy package to find schemas in; may be repeated. Those of the user's configuration are used too.",
)
online_option = click.option(
    "--online",
    is_flag=True,
    help="Fetch schemas that are found nowhere else from the network, and keep them in the cache.",
)
