"""`disclose schema`: JSON Schemas of the YAML files, for editors that complete and check while one types."""

from __future__ import annotations

import json

import click


@click.command("schema")
@click.argument("which", type=click.Choice(["project", "taxonomy"]), default="project")
def command(which: str) -> None:
    """Print the JSON Schema of disclosure.yaml (project, the default) or of taxonomy source files (taxonomy)."""
    if which == "project":
        from disclose.project import ProjectConfig

        model = ProjectConfig.model_json_schema()
    else:
        from disclose.taxonomy.source import TaxonomySource

        model = TaxonomySource.model_json_schema()
    click.echo(json.dumps(model, ensure_ascii=False, indent=2, sort_keys=True))
