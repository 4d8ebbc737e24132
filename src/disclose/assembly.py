"""What build.py and validate.py share: the files of a project, and the records of what was checked.

Rank 4. Passes values between neighbours of rank 3; judges nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from disclose import __version__
from disclose.diagnostics import Diagnostic, Findings, has_errors
from disclose.files import files_below, read_bytes
from disclose.model import Aspects, Value
from disclose.names import QName
from disclose.project import PROJECT_FILE, Project
from disclose.read_back import ReadBack
from disclose.render.mentions import Mention
from disclose.render.narrative import Narrative
from disclose.taxonomy import Taxonomy

_ABSENT, _NO_FACT = "disclose.comparative:missing-period", "disclose.prose:no-fact"
_NO_TEXT = "disclose.language:missing-text"
VALIDATION = "validation.json"
_Content: TypeAlias = frozenset[tuple[Aspects, Value]]


def input_files(project: Project, templates: Iterable[str], findings: Findings) -> dict[str, bytes]:
    """Every file a build reads that is the author's, by its path relative to the project, never an absolute one. `templates`
    are those of the project that had a part in the page."""
    config = project.config
    prose = [name for language in project.languages for name in project.narrative(language)]
    phrases = [config.layout.translations] if config.layout.translations is not None else []
    files = {name: project.folder / name for name in (PROJECT_FILE, *config.figures, *prose, *phrases, *templates)}
    written = Path(config.report.taxonomy)
    base = os.path.relpath(project.taxonomy_folder, project.folder) if written.is_absolute() else os.path.normpath(written)
    for path in files_below(project.taxonomy_folder, "**/*.yaml"):
        files[(Path(base) / path.relative_to(project.taxonomy_folder)).as_posix()] = path
    read = {name: findings.take(read_bytes(path, name)) for name, path in files.items()}
    return {name: data for name, data in read.items() if data is not None}


def shown_concepts(project: Project, taxonomy: Taxonomy, narratives: Collection[Narrative]) -> frozenset[QName]:
    """The concepts that the readable report shows besides the taxonomy's statements: on cards, in charts and in prose."""
    layout = project.config.layout
    named = [
        taxonomy.named(name) for name in (*layout.key_figures, *(name for chart in layout.charts for name in chart.concepts))
    ]
    pieces = (piece for narrative in narratives for section in narrative.sections for piece in section.pieces)
    mentioned = (piece.fact.aspects.concept for piece in pieces if isinstance(piece, Mention))
    blocks = (fact.aspects.concept for narrative in narratives for fact in narrative.facts)
    return frozenset([*(concept.qname for concept in named if concept is not None), *mentioned, *blocks])


class Checked(Struct, frozen=True):
    """What was checked of the files of a build: `taxonomy` are names, `documents` what was read back from each, `valid` the
    files that XML Schema allows, `languages` those of the documents that are in one, `calculation` how calculations were
    checked, `packages` what was found in each package opened again."""

    taxonomy: Iterable[str]
    documents: Mapping[str, ReadBack]
    valid: frozenset[str]
    languages: Mapping[str, str]
    calculation: str
    packages: Mapping[str, Mapping[str, int | bool | str]]


def validation_record(name: str, checked: Checked, diagnostics: Iterable[Diagnostic], rules: Iterable[str]) -> bytes:
    """validation.json: what was checked in each file, by which rules, and what was found."""
    content = {
        "disclose": __version__,
        "report": name,
        "calculation": checked.calculation,
        "documents": {file: _document(file, checked) for file in checked.documents},
        "languages": _languages(checked),
        "packages": {file: dict(found) for file, found in checked.packages.items()},
        "taxonomy": {file: {"schema-valid": file in checked.valid} for file in checked.taxonomy},
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


def _document(name: str, checked: Checked) -> dict[str, int | bool]:
    """How many facts, footnotes and links between facts were read back, in how many places the facts stand, and whether all of
    that is what was bound."""
    said = checked.documents[name]
    return {
        # there is no schema for JSON
        **({} if name.endswith(".json") else {"schema-valid": name in checked.valid}),
        "facts": len(said.content),
        "occurrences": said.occurrences,
        "footnotes": said.footnotes,
        "links": said.links,
        "equal": said.equal,
    }


def _languages(checked: Checked) -> dict[str, dict[str, int | bool | str]]:
    """For each language its document, how many texts and how many other facts it states, and whether these others, the figures
    among them, are those of the first."""
    record: dict[str, dict[str, int | bool | str]] = {}
    first: _Content | None = None
    for name, language in checked.languages.items():
        if name in checked.documents:
            facts = checked.documents[name].content
            texts = frozenset(fact for fact in facts if fact[0].language is not None)
            others = facts - texts if len(checked.languages) > 1 else None
            first = others if first is None else first
            record[language] = {
                "document": name,
                "texts": len(texts),
                "others": len(facts) - len(texts),
                "same-others": others == first,
            }
    return record


def own_findings(prose: Sequence[Diagnostic], rules: Sequence[Diagnostic], sections: Iterable[str]) -> Iterator[Diagnostic]:
    """What the reading of the prose and the rules find, without what follows from something else: the author mends that, and
    is told once. Where a rule says that a figure is absent, the sentences that need the figure follow from it. Where `sections`
    can't be read, what they say in another language can't be found in theirs."""
    absent = any(found.code == _ABSENT for found in rules)
    yield from (found for found in prose if not (absent and found.code == _NO_FACT))
    files = frozenset(sections) if has_errors(prose) else frozenset[str]()
    follows = (found.code == _NO_TEXT and found.span is not None and found.span.path in files for found in rules)
    yield from (found for found, known in zip(rules, follows, strict=True) if not known)
