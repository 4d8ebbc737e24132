"""`disclose taxonomy load` through a real process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "DISCLOSE_CACHE": ""}
    command = [sys.executable, "-m", "disclose", "taxonomy", "load", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=cwd, timeout=60, check=False
    )


@pytest.fixture(scope="module")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The taxonomy of the smallest example, as it is built."""
    folder = tmp_path_factory.mktemp("taxonomy")
    command = [sys.executable, "-m", "disclose", "build", str(ROOT / "examples" / "minimal"), "-o", str(folder / "out")]
    subprocess.run(command, capture_output=True, check=True, timeout=60)
    return folder / "out" / "taxonomy"


def schema_of(emitted: Path) -> str:
    (schema,) = (path.name for path in emitted.iterdir() if path.suffix == ".xsd")
    return schema


def test_counts_as_text(emitted: Path) -> None:
    schema = schema_of(emitted)
    done = load(schema, cwd=emitted)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0] == schema
    assert lines[-1] == f"{schema}: no findings"
    assert any(line.endswith("/arcrole/parent-child") for line in lines)
    assert any(line.endswith("en  http://www.xbrl.org/2003/role/label") for line in lines)


def test_counts_as_json(emitted: Path) -> None:
    schema = schema_of(emitted)
    done = load(schema, "--format", "json", cwd=emitted)
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    (entry,) = answer["entryPoints"]
    assert (answer["taxonomy"], answer["findings"], entry["name"]) == (schema, [], schema)
    assert entry["concepts"] == (emitted / schema).read_text("utf-8").count("substitutionGroup=")
    assert sum(label["count"] for label in entry["labels"]) > 0


def test_findings_and_exit_status(emitted: Path, tmp_path: Path) -> None:
    schema = schema_of(emitted)
    for path in emitted.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / schema).read_text("utf-8").replace(' xbrli:periodType="duration"', "", 1)
    (tmp_path / schema).write_text(text, "utf-8")
    done = load(schema, cwd=tmp_path)
    assert done.returncode == 1
    assert "xbrl.5.1.1.1:itemPeriodType" in done.stderr
    assert done.stdout.splitlines()[-1] == f"{schema}: 1 error"


def test_nothing_to_read(tmp_path: Path) -> None:
    done = load("no.xsd", cwd=tmp_path)
    assert done.returncode == 2
    assert "disclose.catalog:not-found" in done.stderr
