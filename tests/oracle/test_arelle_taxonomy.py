"""Arelle judges an emitted taxonomy that uses every feature of the source format, and finds nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from disclose.taxonomy import Taxonomy
from disclose.taxonomy.author import author_taxonomy
from disclose.taxonomy.emit import emit_taxonomy

pytestmark = pytest.mark.oracle

ROOT = Path(__file__).parents[2]


def findings_of_arelle(schema: Path, settings: Path) -> list[str]:
    """What Arelle says of a taxonomy, without its progress messages."""
    options = ["--internetConnectivity", "offline", "--validate", "--calc", "c11r", "--file", str(schema)]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(settings), "HOME": str(settings)}
    command = [sys.executable, "-m", "arelle.CntlrCmdLine", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment)
    lines = done.stdout.splitlines() + done.stderr.splitlines()
    assert any("validated in" in line for line in lines), lines
    return [line for line in lines if line.strip() and not line.startswith("[info]")]


def emitted(taxonomy: Taxonomy, folder: Path) -> Path:
    folder.mkdir()
    for name, data in emit_taxonomy(taxonomy).items():
        (folder / name).write_bytes(data)
    return folder / taxonomy.schema_ref


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Taxonomy:
    """The example of the reference page."""
    page = (ROOT / "docs" / "reference" / "taxonomy-source.md").read_text("utf-8")
    source = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert source is not None
    folder = tmp_path_factory.mktemp("source")
    (folder / "example.yaml").write_text(source[1], "utf-8")
    outcome = author_taxonomy(folder, "example")
    assert outcome.ok
    assert outcome.value is not None
    return outcome.value


def test_arelle_finds_nothing_in_the_example(example: Taxonomy, tmp_path: Path) -> None:
    assert findings_of_arelle(emitted(example, tmp_path / "out"), tmp_path) == []


def test_arelle_finds_nothing_in_the_annual_report_taxonomy(tmp_path: Path) -> None:
    outcome = author_taxonomy(ROOT / "taxonomy" / "annual-report", "taxonomy/annual-report")
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert findings_of_arelle(emitted(outcome.value, tmp_path / "out"), tmp_path) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("_cal.xml", 'weight="-1"', 'weight="1"', "balanceCalcWeightIllegal"),
        ("_pre.xml", "#bake_Margin", "#bake_Marge", "hrefIdNotFound"),
        ("_def.xml", 'xbrldt:contextElement="scenario"', "", "HasHypercubeMissingContextElementAttributeError"),
        (".xsd", 'enum2:domain="bake:OpinionDomain"', 'enum2:domain="bake:ProfitTable"', "InvalidDomainError"),
    ],
)
def test_arelle_would_find_something(example: Taxonomy, tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    schema = emitted(example, tmp_path / "out")
    damaged = schema.with_name(f"{schema.stem}{file}")
    text = damaged.read_text("utf-8")
    assert old in text
    damaged.write_text(text.replace(old, new), "utf-8")
    assert expected in "\n".join(findings_of_arelle(schema, tmp_path))
