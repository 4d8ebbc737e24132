"""What build.py and validate.py share: the files of a project, and the records of what was checked.

Rank 4. Passes values between neighbours of rank 3; judges nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from disclose import __version__
from disclose.diagnostics import Diagnostic, Findings
from disclose.files import read_bytes
from disclose.names import QName
from disclose.project import PROJECT_FILE, Project
from disclose.render.narrative import Narrative
from disclose.taxonomy import Taxonomy

_ABSENT, _NO_FACT = "disclose.comparative:missing-period", "disclose.prose:no-fact"
VALIDATION = "validation.json"
PAGE_TEMPLATE = "report.xhtml.j2"


def input_files(project: Project, findings: Findings) -> dict[str, bytes]:
    """Every file a build reads that is the author's, by its path relative to the project."""
    config = project.config
    own = [PROJECT_FILE, *config.figures, *config.layout.narrative]
    if (project.folder / PAGE_TEMPLATE).is_file():
        own.append(PAGE_TEMPLATE)
    files = {name: project.folder / name for name in own}
    for path in sorted(project.taxonomy_folder.rglob("*.yaml")):
        inside = path.relative_to(project.taxonomy_folder).as_posix()
        files[f"{config.report.taxonomy.rstrip('/')}/{inside}"] = path
    read = {name: findings.take(read_bytes(path, name)) for name, path in files.items()}
    return {name: data for name, data in read.items() if data is not None}


def shown_concepts(project: Project, taxonomy: Taxonomy, narrative: Narrative) -> frozenset[QName]:
    """The concepts that the readable report shows besides the taxonomy's statements: on cards, in charts and in prose."""
    layout = project.config.layout
    named = [
        taxonomy.named(name) for name in (*layout.key_figures, *(name for chart in layout.charts for name in chart.concepts))
    ]
    pieces = (piece for section in narrative.sections for piece in section.pieces)
    mentioned = (piece.fact.aspects.concept for piece in pieces if not isinstance(piece, str))
    blocks = (fact.aspects.concept for fact in narrative.facts)
    return frozenset([*(concept.qname for concept in named if concept is not None), *mentioned, *blocks])


def validation_record(
    name: str, documents: Mapping[str, Mapping[str, Any]], diagnostics: Iterable[Diagnostic], rules: Iterable[str]
) -> bytes:
    """validation.json: what was checked in each document, by which rules, and what was found."""
    content = {
        "disclose": __version__,
        "report": name,
        "documents": {document: dict(facts) for document, facts in documents.items()},
        "rules": sorted(set(rules)),
        "findings": [
            {
                "code": found.code,
                "severity": found.severity.value,
                "message": found.message,
                "details": list(found.details),
                "place": str(found.span) if found.span is not None else None,
            }
            for found in diagnostics
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def own_findings(prose: Iterable[Diagnostic], figures: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings about the prose that are its own. Where a rule says that a figure is absent, the sentences that need the
    figure follow from it: the author mends the table, and is told once."""
    absent = any(found.code == _ABSENT for found in figures)
    return (found for found in prose if not (absent and found.code == _NO_FACT))
