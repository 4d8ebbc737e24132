"""The commands through a real process: what they print, where, and the exit status."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def disclose(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "disclose", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=cwd, timeout=60, check=False
    )


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    folder = tmp_path / "minimal"
    shutil.copytree(ROOT / "examples" / "minimal", folder, ignore=shutil.ignore_patterns("out"))
    return folder


def test_version() -> None:
    done = disclose("--version")
    assert (done.returncode, done.stdout) == (0, "disclose 0.1.0\n")


def test_build_writes_into_the_project_by_default(minimal: Path) -> None:
    done = disclose("build", str(minimal))
    assert done.returncode == 0, done.stderr
    assert "no findings" in done.stdout
    reports = {"minimal.xbrl", "minimal.xhtml", "minimal.json", "minimal-csv.json", "minimal-csv"}
    reports |= {"minimal-taxonomy.zip", "minimal.xbri"}
    assert {path.name for path in (minimal / "out").iterdir()} == reports | {"validation.json", "manifest.json", "taxonomy"}


def test_the_validation_record_counts_the_facts_of_each_document(minimal: Path) -> None:
    disclose("build", str(minimal))
    record = json.loads((minimal / "out" / "validation.json").read_text("utf-8"))
    assert {name: entry["equal"] for name, entry in record["documents"].items()} == {
        "minimal.xbrl": True,
        "minimal.xhtml": True,
        "minimal.json": True,
        "minimal-csv.json": True,
    }
    assert record["packages"] == {
        "minimal-taxonomy.zip": {"taxonomy": 4, "equal": True},
        "minimal.xbri": {"taxonomy": 4, "document": "minimal.xhtml", "facts": 8, "equal": True},
    }
    counted = {"equal": True, "facts": 8, "footnotes": 0, "links": 0, "occurrences": 8, "schema-valid": True}
    assert record["documents"]["minimal.xbrl"] == counted
    # a figure stands on a card and in a table: two places, one fact
    assert record["documents"]["minimal.xhtml"] == {**counted, "occurrences": 14}
    taxonomy = {f"taxonomy/{path.name}" for path in (minimal / "out" / "taxonomy").iterdir()}
    assert record["taxonomy"] == {name: {"schema-valid": True} for name in taxonomy}
    assert (record["findings"], record["calculation"]) == ([], "1.1-round")


def test_the_manifest_holds_what_sha256sum_says(minimal: Path) -> None:
    import hashlib

    disclose("build", str(minimal))
    manifest = json.loads((minimal / "out" / "manifest.json").read_text("utf-8"))
    for section, base in (("inputs", minimal), ("outputs", minimal / "out")):
        assert manifest[section]
        for name, entry in manifest[section].items():
            data = (base / name).read_bytes()
            assert (entry["sha256"], entry["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data)), name


def test_the_manifest_names_every_template_of_the_project_that_was_used(minimal: Path) -> None:
    theme = "themes/annual-report/report.xhtml.j2"
    (minimal / "report.xhtml.j2").write_text(
        f'{{% extends "{theme}" %}}{{% block about %}}{{% include "parts/about.txt" %}}{{% endblock %}}', "utf-8"
    )
    (minimal / "parts").mkdir()
    (minimal / "parts" / "about.txt").write_text("<p>About.</p>", "utf-8")
    (minimal / "unused.j2").write_text("nothing", "utf-8")
    done = disclose("build", str(minimal))
    assert done.returncode == 0, done.stderr
    inputs = json.loads((minimal / "out" / "manifest.json").read_text("utf-8"))["inputs"]
    assert sorted(inputs) == [
        "disclosure.yaml",
        "figures.csv",
        "parts/about.txt",
        "report.xhtml.j2",
        "taxonomy/minimal.yaml",
    ]


def test_an_absolute_path_of_a_taxonomy_is_not_published(minimal: Path) -> None:
    project = minimal / "disclosure.yaml"
    text = project.read_text("utf-8").replace("taxonomy: taxonomy", f"taxonomy: {(minimal / 'taxonomy').as_posix()}")
    project.write_text(text, "utf-8")
    assert disclose("build", str(minimal)).returncode == 0
    for path in (minimal / "out").rglob("*.*"):
        assert minimal.as_posix().encode() not in path.read_bytes(), path


def test_check_writes_nothing(minimal: Path) -> None:
    before = sorted(minimal.rglob("*"))
    done = disclose("check", str(minimal))
    assert done.returncode == 0
    assert done.stdout.splitlines()[1:] == [
        "  minimal.xbrl: 8 facts",
        "  minimal.json: 8 facts",
        "  minimal-csv.json: 8 facts",
        "  minimal.xhtml: 8 facts",
    ]
    assert sorted(minimal.rglob("*")) == before


def test_findings_as_json(minimal: Path) -> None:
    figures = minimal / "figures.csv"
    figures.write_text(figures.read_text("utf-8").replace("Revenue", "Revenu", 1), "utf-8")
    done = disclose("check", str(minimal), "--format", "json")
    assert done.returncode == 1
    findings = json.loads(done.stdout)
    first = findings[0]
    assert (first["code"], first["severity"], first["span"]["path"]) == (
        "disclose.figures:unknown-concept",
        "error",
        "figures.csv",
    )


def test_a_strict_build_stops_at_a_warning(minimal: Path) -> None:
    figures = minimal / "figures.csv"
    header, first, *rest = figures.read_text("utf-8").splitlines()
    figures.write_text("\n".join([header, first, first, *rest]) + "\n", "utf-8")
    relaxed, strict = disclose("build", str(minimal)), disclose("build", str(minimal), "--strict")
    assert (relaxed.returncode, strict.returncode) == (0, 1)
    assert "disclose.duplicate:complete" in relaxed.stderr
    assert "nothing written" in strict.stdout


def test_output_is_never_put_over_a_folder_of_somebody_else(minimal: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work", "utf-8")
    done = disclose("build", str(minimal), "-o", str(precious))
    assert done.returncode == 2
    assert "disclose.output:foreign" in done.stderr
    assert (precious / "thesis.txt").read_text("utf-8") == "years of work"


@pytest.mark.parametrize("suffix", ["xbrl", "xhtml"])
def test_our_own_documents_are_valid(minimal: Path, suffix: str) -> None:
    disclose("build", str(minimal))
    done = disclose("validate", str(minimal / "out" / f"minimal.{suffix}"))
    assert done.returncode == 0, done.stderr
    assert "no findings" in done.stdout


def test_a_changed_instance_is_invalid_at_its_line(minimal: Path) -> None:
    disclose("build", str(minimal))
    instance = minimal / "out" / "minimal.xbrl"
    lines = instance.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines, 1) if "GrossProfit" in line and "decimals" in line)
    lines[at - 1] = lines[at - 1].replace(">", ">9", 1)
    instance.write_text("\n".join(lines), "utf-8")
    done = disclose("validate", str(instance))
    assert done.returncode == 1
    assert f"minimal.xbrl:{at}" in done.stderr
    assert "calc11e:inconsistentCalculationUsingRounding" in done.stderr


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "There is no file"), (b"", "empty"), (b"<a/>", "neither a report"), (b"<!DOCTYPE x><x/>", "DOCTYPE")],
)
def test_what_is_no_report_is_refused(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "x.xbrl"
    if content is not None:
        path.write_bytes(content)
    done = disclose("validate", str(path))
    assert done.returncode in (1, 2)
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_explain_knows_a_rule_and_suggests_for_a_typing_error() -> None:
    known = disclose("explain", "calc11e:inconsistentCalculationUsingRounding")
    assert known.returncode == 0
    assert "rounding" in known.stdout
    unknown = disclose("explain", "calc11e:inconsistentCalculationUsingRoundin")
    assert unknown.returncode == 2
    assert "calc11e:inconsistentCalculationUsingRounding" in unknown.stderr


@pytest.mark.parametrize("which", ["project", "taxonomy"])
def test_schema_prints_a_json_schema_that_describes_every_key(which: str) -> None:
    done = disclose("schema", which)
    schema = json.loads(done.stdout)
    assert schema["type"] == "object"
    for definition in schema["$defs"].values():
        assert definition.get("description"), definition


def test_usage_errors_exit_with_2() -> None:
    assert disclose("build").returncode == 2
    assert disclose("no-such-command").returncode == 2
    assert disclose("build", "no-such-folder").returncode == 2
