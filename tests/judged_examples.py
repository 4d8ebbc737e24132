"""The examples, built, and what Arelle says of every document of theirs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from disclose.build import Built, build
from disclose.project import load_project
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.author import author_taxonomy

ROOT = Path(__file__).resolve().parents[1]
JUDGE = Path(__file__).parent / "oracle" / "arelle_judge.py"
NAMES = ("sensetime-2023", "minimal", "full-statements")


@dataclass(frozen=True)
class JudgedExample:
    """An example as it was built, its taxonomy, and what Arelle says of each document by name: see arelle_judge.py."""

    built: Built
    taxonomy: Taxonomy
    said: Mapping[str, Mapping[str, Any]]


def judge_examples(folder: Path) -> Mapping[str, JudgedExample]:
    """Each example, built into a folder, by its name."""
    built: dict[str, Built] = {}
    for name in NAMES:
        outcome = build(ROOT / "examples" / name, folder / name)
        assert outcome.value is not None, outcome.diagnostics
        built[name] = outcome.value
    documents = {name: [str(folder / name / document) for document in one.facts] for name, one in built.items()}
    command = [sys.executable, str(JUDGE), str(folder / "settings"), *(path for paths in documents.values() for path in paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=500, check=True)
    answers = json.loads(done.stdout)
    return {
        name: JudgedExample(one, _taxonomy(name), {Path(path).name: answers[path] for path in documents[name]})
        for name, one in built.items()
    }


def _taxonomy(name: str) -> Taxonomy:
    project = load_project(ROOT / "examples" / name).value
    assert project is not None
    taxonomy = author_taxonomy(project.taxonomy_folder, project.config.report.taxonomy).value
    assert taxonomy is not None
    return taxonomy
