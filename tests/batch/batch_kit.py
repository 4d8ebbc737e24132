"""Filings on one taxonomy, and `disclose batch` as a process, in which filings may do what their names say."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.generate import write_instance, write_taxonomy

HOOKS = Path(__file__).parent / "hooks"
FACTS = 20


@cache
def _sound() -> Mapping[str, bytes]:
    """A valid report and its taxonomy, by file name."""
    with tempfile.TemporaryDirectory() as folder:
        write_instance(Path(folder, "sound.xbrl"), write_taxonomy(Path(folder), 100), FACTS)
        return {file.name: file.read_bytes() for file in Path(folder).iterdir()}


def lay_out(folder: Path, *names: str) -> Path:
    """Lay out filings by name, all of them valid but those called ``invalid`` and ``unreadable``; the value is the manifest."""
    filings = folder / "filings"
    filings.mkdir()
    for name, data in _sound().items():
        (filings / name).write_bytes(data)
    sound = _sound()["sound.xbrl"]
    for name in names:
        if name.startswith("invalid"):
            (filings / name).write_bytes(sound.replace(b'unitRef="pure"', b'unitRef="none"', 1))
        elif not name.startswith("unreadable"):
            (filings / name).write_bytes(sound)
    manifest = folder / "filings.txt"
    manifest.write_text("".join(f"filings/{name}\n" for name in names), "utf-8")
    return manifest


def environment(folder: Path) -> dict[str, str]:
    """The environment of processes: a home of their own, and filings that do what their names say."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DISCLOSE_", "XDG_"))}
    path = os.pathsep.join(part for part in (str(HOOKS), os.environ.get("PYTHONPATH")) if part)
    return {**kept, "HOME": str(folder), "DISCLOSE_CACHE": str(folder / "cache"), "NO_COLOR": "1", "PYTHONPATH": path}


def begin(folder: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start `disclose batch` in a folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "disclose", "batch", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(folder),
        cwd=folder,
    )


def batch(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `disclose batch` in a folder."""
    process = begin(folder, *arguments)
    try:
        out, err = process.communicate(timeout=120)
    finally:
        process.kill()
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def results(text: str) -> dict[str, dict[str, Any]]:
    """Lines of JSON by the names of the filings, each of which is there once."""
    lines = [json.loads(line) for line in text.splitlines()]
    named = {str(line["path"]).removeprefix("filings/"): line for line in lines}
    assert len(named) == len(lines)
    return named


def kill(process: subprocess.Popen[str]) -> None:
    """As the system does when memory runs out, or a person who has had enough."""
    process.send_signal(signal.SIGKILL)
    process.communicate()


def children(process: int) -> set[int]:
    """The processes that a process started, as Linux knows them."""
    listed = Path(f"/proc/{process}/task").glob("*/children")
    return {int(child) for file in listed for child in file.read_text("ascii").split()}


def alive(process: int) -> bool:
    """Whether a process still runs."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"
