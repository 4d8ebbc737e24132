"""Filings that take all the time or memory there is, or end the process that works on them: each has that as its result, and
the others have theirs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("needs limits of memory", allow_module_level=True)

from batch_kit import batch, lay_out, results

POISON = {
    "abort-1.xbrl": ("failed", {"disclose.batch:lost": 1}, 2),
    "endless-1.xbrl": ("timeout", {"disclose.batch:time-limit": 1}, 1),
    "hog-1.xbrl": ("memory", {"disclose.batch:memory-limit": 1}, None),
    "huge-1.xbrl": ("memory", {"disclose.batch:memory-limit": 1}, None),
    "defect-1.xbrl": ("failed", {"disclose.batch:failed": 1}, 1),
    "once-1.xbrl": ("clean", {}, 2),
    "prints-1.xbrl": ("clean", {}, 1),
    "invalid-1.xbrl": ("invalid", {"xbrl.4.6.2:numericUnit": 1}, 1),
    "unreadable-1.xbrl": ("unreadable", {"disclose.file:not-found": 1}, 1),
}


def test_each_has_its_own_end(tmp_path: Path) -> None:
    sound = [f"sound-{number}.xbrl" for number in range(12)]
    mixed = [name for pair in zip(sound, (*POISON, *("sound.xbrl",) * 3), strict=True) for name in pair]
    manifest = lay_out(tmp_path, *dict.fromkeys(mixed))
    done = batch(
        tmp_path, manifest.name, "--time-limit", "8", "--memory-limit", "200", "--findings", "found", "--format", "json"
    )
    assert (done.returncode, done.stderr) == (1, "")
    lines = results(done.stdout)
    assert set(lines) == {*sound, *POISON, "sound.xbrl"}
    assert {lines[name]["status"] for name in (*sound, "sound.xbrl")} == {"clean"}
    for name, (status, codes, attempts) in POISON.items():
        assert lines[name]["status"] == status, lines[name]
        assert lines[name]["codes"] == codes
        assert attempts in (None, lines[name]["attempts"])
    assert lines["endless-1.xbrl"]["wall"] >= 8
    assert lines["hog-1.xbrl"]["peak"] <= 300
    said = {name: (tmp_path / lines[name]["findings"]).read_text("utf-8") for name in POISON}
    assert "No verdict on filings/defect-1.xbrl was reached: ValueError: a defect" in said["defect-1.xbrl"]
    assert "in 2 attempts: the process that worked on it was ended by signal 6" in said["abort-1.xbrl"]
    assert "took more than the 8 seconds" in said["endless-1.xbrl"]
    assert "needs more memory than the 200 MiB" in said["hog-1.xbrl"]


def test_limits_hold_where_one_filing_follows_another(tmp_path: Path) -> None:
    """One process after another is used up, and no filing pays for what others did before it."""
    names = [f"{kind}-{number}.xbrl" for number in range(2) for kind in ("hog", "sound", "abort", "once")]
    manifest = lay_out(tmp_path, *names)
    done = batch(tmp_path, manifest.name, "--jobs", "1", "--memory-limit", "150", "--format", "json")
    ends = {"hog": "memory", "sound": "clean", "abort": "failed", "once": "clean"}
    assert {name: line["status"] for name, line in results(done.stdout).items()} == {
        name: ends[name.partition("-")[0]] for name in names
    }
