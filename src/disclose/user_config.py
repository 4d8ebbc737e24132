"""The user's own configuration, which holds for every report: where taxonomy packages lie.

Rank 2. It is asked for by the commands only; a build depends on its project and on nothing of the machine.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from disclose.diagnostics import Outcome, error
from disclose.validated import SourceModel, validate_document
from disclose.yaml_source import read_yaml

CODE = "disclose.config:file"


class UserConfig(SourceModel):
    """The file ``config.yaml`` of a user."""

    packages: str | None = Field(
        default=None,
        min_length=1,
        description="A folder of taxonomy packages, absolute or relative to this file; every .zip in it is used.",
    )


def configured_packages(file: Path) -> Outcome[tuple[Path, ...]]:
    """The taxonomy packages that the configuration in a file names, sorted by name; those of its folder, not below it."""
    document = read_yaml(file, file.as_posix())
    if document.value is None:
        return Outcome(None, document.diagnostics)
    checked = validate_document(document.value, UserConfig, CODE)
    if checked.value is None or checked.value.packages is None:
        return Outcome(None if checked.value is None else (), (*document.diagnostics, *checked.diagnostics))
    named, span = checked.value.packages, document.value.span("packages")
    try:
        folder = file.parent / Path(named).expanduser()
        packages = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".zip")
    except (OSError, RuntimeError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        help = "Create the folder, or correct packages in the configuration."
        found = error(CODE, f"The folder of packages {named} can't be read: {reason}", span, help=help)
        return Outcome(None, (*document.diagnostics, found))
    return Outcome(tuple(packages), document.diagnostics)
