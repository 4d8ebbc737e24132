"""The examples as Arelle writes them in each syntax are read by us as the reports that they are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from test_arelle_syntaxes import READER, arelles_faults, as_in_tables, read_as

from disclose.diagnostics import Outcome
from disclose.formats.oim.languages import in_one_spelling
from disclose.model import Report
from disclose.model.compare import differences
from judged_examples import NAMES, JudgedExample

pytestmark = pytest.mark.oracle

SAVED = {".xbrl": ("{}.json", "{}-metadata.json"), ".json": ("{}.xbrl",)}
"""What Arelle writes of a document, by its suffix."""


@pytest.fixture(scope="module")
def saved(judged_examples: Mapping[str, JudgedExample], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a folder for each document of each example, into which Arelle wrote what it read. What these refer to lies
    where it lay for the document."""
    folder = tmp_path_factory.mktemp("saved")
    jobs = []
    for example in judged_examples.values():
        for document in example.built.facts:
            if Path(document).suffix in SAVED:
                (folder / document).mkdir()
                jobs.append((str(example.built.folder / document), str(folder / document)))
    command = [sys.executable, str(READER), str(folder / "settings"), json.dumps(jobs)]
    subprocess.run(command, capture_output=True, check=True, timeout=400, env={**os.environ, "HOME": str(folder)})
    return folder


def read_all(folder: Path, example: JudgedExample) -> Mapping[str, Outcome[Report]]:
    """What we read from all that Arelle wrote of an example."""
    found = {}
    for document in example.built.facts:
        path = Path(document)
        for name in SAVED.get(path.suffix, ()):
            file = folder / document / name.format(path.stem)
            found[f"{document}/{file.name}"] = read_as(file, example.taxonomy)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_we_read_the_examples_as_arelle_writes_them(
    name: str, saved: Path, judged_examples: Mapping[str, JudgedExample]
) -> None:
    example = judged_examples[name]
    original = read_as(example.built.folder / f"{name}.xbrl", example.taxonomy).value
    assert original is not None
    outcomes = read_all(saved, example)
    assert len(outcomes) == 4
    for path, outcome in outcomes.items():
        assert [*arelles_faults(outcome.diagnostics)] == [], path
        assert outcome.value is not None
        expected = in_one_spelling(original)
        expected = as_in_tables(expected) if path.endswith("-metadata.json") else expected
        assert differences(expected, in_one_spelling(outcome.value), path) == (), path
