"""A report with thirty numbers typed by hand: ten that figures state, ten that follow from figures, five wrong by one digit,
five declared to be no figures."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from disclose.build import build, check
from disclose.diagnostics import Diagnostic

ROOT = Path(__file__).resolve().parents[2]
TYPED = Path(__file__).with_name("typed_report.md")
STATED = ["3,405.8", "3,808.5", "1,905.1", "1,500.8", "44.1%", "3,465.8", "6,494.7", "45,000", "12,000", "74.3%"]
FOLLOWING = [
    "6.6%",
    "3.7%",
    "55.9%",
    "1.8",
    "22.7 percentage points",
    "402.7 million",
    "2,222.1 million",
    "3.0",
    "548.5 million",
    "3.4",
]
WRONG = {"3,405.9": "3,405.8", "10.7%": "10.6%", "43.1%": "44.1%", "4,368.0": "4,369.0", "25.8%": "25.7%"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example with the typed report in place of its prose."""
    shutil.copytree(ROOT / "taxonomy", tmp_path / "taxonomy")
    folder = tmp_path / "examples" / "typed"
    shutil.copytree(ROOT / "examples" / "sensetime-2023", folder, ignore=shutil.ignore_patterns("out", "narrative"))
    config = (folder / "disclosure.yaml").read_text("utf-8")
    config = re.sub(r"(?m)^  narrative:\n(?:    - .*\n)+", "  narrative: [typed.md]\n", config)
    config = re.sub(r"(?m)^  languages: .*$", "  languages: [en]", config)
    config = re.sub(r"(?m)^  translations: .*\n", "", config)
    config += "\nprose: {literals: [SenseNova 9000, 48 hours]}\n"
    (folder / "disclosure.yaml").write_text(config, "utf-8")
    shutil.copy(TYPED, folder / "typed.md")
    return folder


def untied(found: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    assert {item.code for item in found} <= {"disclose.prose:untied-number"}, found
    return sorted(found, key=lambda item: item.sort_key)


def test_exactly_the_typed_numbers_are_reported(project: Path) -> None:
    found = untied(check(project).diagnostics)
    assert len(found) == 25
    lines = TYPED.read_text("utf-8").split("\n")
    at = [
        (item, lines[item.span.line - 1][item.span.column - 1 :])
        for item in found
        if item.span and item.span.line and item.span.column
    ]
    offered = [item.fix.before for item, _ in at if item.fix is not None]
    assert offered == STATED + FOLLOWING
    rest = [text for item, text in at if item.fix is None]
    assert [next(wrong for wrong in WRONG if text.startswith(wrong)) for text in rest] == list(WRONG)
    questions = [item.help or "" for item in found if item.fix is None]
    assert not any(help.startswith("Write") for help in questions)
    assert sum(help.startswith("Did you mean") for help in questions) == 4


def test_fixing_leaves_the_wrong_ones_and_then_builds(project: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "disclose", "check", str(project), "--fix"]
    environment = {**os.environ, "DISCLOSE_CONFIG": "", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=120, check=False)
    assert (done.returncode, done.stdout.strip().rpartition(": ")[2]) == (1, "5 errors"), done.stderr
    assert len(re.findall(r"(?m)^typed\.md:\d+:\d+: .* is now \{\{ .* \}\}$", done.stderr)) == 20
    assert "typed.md:6:25: 3,405.8 is now {{ fact(Revenue) }}\n" in done.stderr
    text = (project / "typed.md").read_text("utf-8")
    for wrong, right in WRONG.items():
        assert text.count(wrong) == 1
        text = text.replace(wrong, right)
    (project / "typed.md").write_text(text, "utf-8")
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=120, check=False)
    assert (done.returncode, done.stdout.splitlines()[0].rpartition(": ")[2]) == (0, "no findings")
    built = build(project, tmp_path / "out", strict=True)
    assert built.diagnostics == ()
    assert built.value is not None


def test_a_reader_sees_the_same_after_fixing(project: Path, tmp_path: Path) -> None:
    text = (project / "typed.md").read_text("utf-8")
    kept = text[: text.index("## Mistaken")]
    (project / "typed.md").write_text(kept, "utf-8")
    from disclose.mending import mend
    from disclose.project import load_project

    loaded = load_project(project).value
    assert loaded is not None
    mended = mend(loaded, check(project).diagnostics)
    assert len(mended.value or ()) == 20
    assert build(project, tmp_path / "out").diagnostics == ()
    page = (tmp_path / "out" / "sensetime-2023.xhtml").read_text("utf-8")
    shown = " ".join(re.sub(r"<[^>]+>", "", page).split())
    for sentence in re.findall(r"[A-Z][^.:#]*(?:\.\d[^.:#]*)*\.(?=\s)", kept.partition("---\n")[2].partition("---\n")[2]):
        assert " ".join(sentence.replace("- ", "").split()) in shown
