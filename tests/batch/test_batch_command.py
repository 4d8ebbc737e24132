"""`disclose batch` as its users meet it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path

import pytest
from batch_kit import FACTS, batch, begin, environment, lay_out, results

ROOT = Path(__file__).resolve().parents[2]


def test_results_findings_and_summary(tmp_path: Path) -> None:
    manifest = lay_out(tmp_path, "a.xbrl", "invalid-1.xbrl", "invalid-2.xbrl", "unreadable.xbrl")
    done = batch(tmp_path, manifest.name, "--results", "r.jsonl", "--findings", "f")
    assert (done.returncode, done.stderr) == (1, "")
    *told, summary, unit, unreadable, last = done.stdout.splitlines()
    assert sorted(told) == [
        "filings/invalid-1.xbrl: invalid, 1 error (xbrl.4.6.2:numericUnit)",
        "filings/invalid-2.xbrl: invalid, 1 error (xbrl.4.6.2:numericUnit)",
        "filings/unreadable.xbrl: unreadable, 1 error (disclose.file:not-found)",
    ]
    assert summary == "summary by code: findings, filings, what it means"
    assert unit == "  2  2  xbrl.4.6.2:numericUnit   A fact of a numeric concept has no unit."
    assert unreadable == "  1  1  disclose.file:not-found  A file that is needed does not exist."
    assert last == "4 filings: 1 clean, 2 invalid, 1 unreadable"
    lines = results((tmp_path / "r.jsonl").read_text("utf-8"))
    assert lines["a.xbrl"]["facts"] == FACTS
    assert lines["a.xbrl"]["wall"] >= lines["a.xbrl"]["cpu"] * 0.5 > 0
    (found,) = json.loads((tmp_path / lines["invalid-1.xbrl"]["findings"]).read_text("utf-8"))
    assert (found["code"], found["span"]["path"]) == ("xbrl.4.6.2:numericUnit", "filings/invalid-1.xbrl")
    assert json.loads((tmp_path / lines["a.xbrl"]["findings"]).read_text("utf-8")) == []


def test_findings_as_sarif(tmp_path: Path) -> None:
    manifest = lay_out(tmp_path, "invalid.xbrl")
    done = batch(tmp_path, manifest.name, "--findings", "f", "--findings-format", "sarif", "--format", "json")
    (line,) = results(done.stdout).values()
    log = json.loads((tmp_path / line["findings"]).read_text("utf-8"))
    assert log["version"] == "2.1.0"
    assert [found["ruleId"] for found in log["runs"][0]["results"]] == ["xbrl.4.6.2:numericUnit"]


def test_projects_are_built_or_checked(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "taxonomy", tmp_path / "taxonomy")
    shutil.copytree(ROOT / "examples" / "minimal", tmp_path / "examples" / "minimal", ignore=shutil.ignore_patterns("out"))
    rows = ["path,action,output", "examples/minimal,,built/a", "examples/minimal,build,built/b", "examples/minimal,validate,"]
    (tmp_path / "m.csv").write_text("\n".join(rows), "utf-8")
    done = batch(tmp_path, "m.csv", "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(line["action"] for line in lines) == ["build", "build", "validate"]
    assert len({line["facts"] for line in lines}) == 1
    built = [{file.name for file in (tmp_path / "built" / name).iterdir()} for name in "ab"]
    assert built[0] == built[1] >= {"minimal.xbrl", "manifest.json"}
    assert not (tmp_path / "examples" / "minimal" / "out").exists()


def test_a_manifest_with_faults_begins_nothing(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("path,calc\na.xbrl,1.2\n", "utf-8")
    done = batch(tmp_path, "m.csv", "--results", "r.jsonl")
    assert (done.returncode, done.stdout) == (2, "")
    assert "m.csv:2:8: error[disclose.manifest:entry]\n  calc can't be '1.2'" in done.stderr
    assert [file.name for file in tmp_path.iterdir() if file.name != ".cache"] == ["m.csv"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--results", "none/r.jsonl"], "Results can't be written to none/r.jsonl: No such file or directory"),
        (["--jobs", "2", "--cluster", "tcp://127.0.0.1:1"], "--jobs is for this machine"),
        (["--cluster", "tcp://127.0.0.1:1"], "No scheduler of a Dask cluster answers at tcp://127.0.0.1:1"),
        (["--journal", "filings/sound.xbrl"], "filings/sound.xbrl is no journal of a batch"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_can_not_be_used(tmp_path: Path, arguments: list[str], said: str) -> None:
    manifest = lay_out(tmp_path, "a.xbrl")
    done = batch(tmp_path, manifest.name, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_without_the_extra_for_clusters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = lay_out(tmp_path, "a.xbrl")
    (tmp_path / "distributed.py").write_text("raise ImportError('absent')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    done = batch(tmp_path, manifest.name, "--cluster", "tcp://127.0.0.1:1")
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'disclose[cluster]'" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_an_interrupt_keeps_what_has_ended(tmp_path: Path) -> None:
    manifest = lay_out(tmp_path, *(f"slow-{number}.xbrl" for number in range(30)), "endless.xbrl")
    with begin(tmp_path, manifest.name, "--format", "json") as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=20)
        finally:
            process.kill()
    assert process.returncode == 130
    assert "interrupted: the same command goes on" in err
    assert (tmp_path / "filings.txt.journal").read_bytes().count(b"\n") >= 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")
def test_a_person_sees_the_rate_and_the_remaining_time(tmp_path: Path) -> None:
    import pty
    import subprocess

    manifest = lay_out(tmp_path, *(f"slow-{number}.xbrl" for number in range(16)))
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "disclose", "batch", manifest.name, "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**environment(tmp_path), "TERM": "xterm", "COLUMNS": "100"},
        cwd=tmp_path,
    )
    os.close(theirs)
    shown = b""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    out, _ = process.communicate()
    assert (process.returncode, out.decode()) == (0, "16 filings: 16 clean\n")
    text = shown.decode("utf-8", "replace")
    assert "16/16" in text
    assert " a second" in text
    assert "to go" in text
