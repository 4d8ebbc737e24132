"""`disclose schema`: JSON Schemas of the YAML files, for editors that complete and check while one types."""

from __future__ import annotations

import json

import click

from disclose.validated import editor_schema


@click.command("schema")
@click.argument("which", type=click.Choice(["project", "taxonomy"]), default="project")
def command(which: str) -> None:
    """Print the JSON Schema of disclosure.yaml (project, the default) or of taxonomy source files (taxonomy)."""
    if which == "project":
        from disclose.project import ProjectConfig

        model = editor_schema(ProjectConfig)
    else:
        from disclose.taxonomy.source import SourceFile

        model = editor_schema(SourceFile)
    click.echo(json.dumps(model, ensure_ascii=False, indent=2, sort_keys=True))
