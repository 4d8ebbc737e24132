"""All tables of figures of a project, each by the reader for its kind of file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from disclose.bulk import without_cyclic_collection
from disclose.diagnostics import Diagnostic, Outcome, error, warning
from disclose.files import located, resolved
from disclose.memo import Run, afresh
from disclose.model import Note
from disclose.project import Project
from disclose.sources.columns import Vocabulary, period_name_findings
from disclose.sources.csv_figures import read_csv
from disclose.sources.figure import Figure, Table
from disclose.sources.footnotes import attached
from disclose.sources.yaml_figures import read_yaml_figures

Reader: TypeAlias = Callable[[Path, str, Vocabulary], Outcome[Table]]

READERS: tuple[tuple[str, Reader], ...] = (
    (".csv", read_csv),
    (".yaml", read_yaml_figures),
    (".yml", read_yaml_figures),
)
"""Readers by the suffix of the file's name. A reader gives the figures and footnotes of a file and what it found in it."""

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".numbers")


def read_figures(project: Project, run: Run = afresh) -> Outcome[tuple[Figure, ...]]:
    """The figures of every table named in disclosure.yaml, in that order, each with its footnotes, whichever table these are
    declared in; `run` reads each table. Always gives those that could be read; the findings say what could not."""
    vocabulary = run(Vocabulary, project)
    found = list(period_name_findings(project))
    figures: list[Figure] = []
    notes: list[Note] = []
    with without_cyclic_collection():
        for index, name in enumerate(project.config.figures):
            outcome = run(_read, project, index, name, vocabulary)
            if outcome.value is not None:
                figures += outcome.value.figures
                notes += outcome.value.notes
            found += outcome.diagnostics
    if not figures and not found:
        message = "The project has no figures, so that its report states none"
        help = "Name tables under figures in disclosure.yaml."
        found.append(warning("disclose.figures:none", message, project.source.span("figures"), help=help))
    complete = attached(figures, notes, project.languages)
    return Outcome(complete.value, (*found, *complete.diagnostics))


def _read(project: Project, index: int, name: str, vocabulary: Vocabulary) -> Outcome[Table]:
    span = project.source.span("figures", index)
    path = resolved(project.folder / name)
    earlier = [resolved(project.folder / other) for other in project.config.figures[:index]]
    refused: Diagnostic | None = None
    reader = next((reader for suffix, reader in READERS if path.suffix.lower() == suffix), None)
    if not path.is_relative_to(project.folder):
        refused = error("disclose.project:outside", f"{name} lies outside the project's folder", span, help="Move it inside.")
    elif path in earlier:
        refused = error("disclose.figures:same-file", f"{name} is named twice", span, help="Name it once.")
    elif path.suffix.lower() in _WORKBOOKS:
        message = f"{name} is a workbook, which is not read yet"
        refused = error("disclose.figures:workbook", message, span, help="Save the sheet as CSV UTF-8 and name that file.")
    elif reader is None:
        kinds = ", ".join(suffix for suffix, _ in READERS)
        message = f"{name} is not a kind of table that is read"
        refused = error("disclose.figures:kind", message, span, help=f"Tables of figures end in {kinds}.")
    if refused is not None or reader is None:
        return Outcome(None, () if refused is None else (refused,))
    outcome = reader(path, project.shown(path), vocabulary)
    if outcome.value is None:
        return Outcome(None, located(outcome.diagnostics, span))
    return outcome
