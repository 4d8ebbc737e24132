"""Whoever builds an example, wherever and whenever, gets the same bytes: each build is a process of its own."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMES = ("sensetime-2023", "full-statements")


@dataclass(frozen=True)
class Machine:
    """Where a build runs: the name of its folder, what its environment says, which files were copied first, how old they are,
    which permissions new files get, and whether the rows of tables stand in another order."""

    folder: str
    environment: Mapping[str, str] = field(default_factory=dict)
    backwards: bool = False
    age: int = 1_700_000_000
    mask: str = "022"
    shuffled: bool = False


MACHINES = {
    "one": Machine("project", {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}),
    "another": Machine(
        "Ein anderer Ordner/项目 & ü",
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "4242", "COLUMNS": "30"},
        backwards=True,
        age=400_000_000,
        mask="077",
    ),
    "shuffled": Machine("p", {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"}, shuffled=True),
}


def copied(name: str, machine: Machine, root: Path) -> Path:
    """The example as a machine has it."""
    sources = (ROOT / "examples" / name, ROOT / "taxonomy" / "annual-report")
    files = sorted(
        path for source in sources for path in source.rglob("*") if path.is_file() and "out" not in path.relative_to(ROOT).parts
    )
    for path in reversed(files) if machine.backwards else files:
        target = root / machine.folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        data = path.read_bytes()
        if machine.shuffled and path.suffix == ".csv":
            head, *rows = data.decode().splitlines()
            data = "\n".join([head, *reversed(rows)]).encode() + b"\n"
        target.write_bytes(data)
        os.utime(target, (machine.age, machine.age))
    return root / machine.folder / "examples" / name


def started(name: str, machine: Machine, root: Path) -> subprocess.Popen[bytes]:
    """A build that has begun."""
    project = copied(name, machine, root)
    kept = {key: value for key, value in os.environ.items() if key not in ("TZ", "LANG", "LC_ALL", "LANGUAGE")}
    environment = {**kept, **machine.environment, "DISCLOSE_CACHE": str(root / "cache"), "NO_COLOR": "1"}
    command = [sys.executable, "-m", "disclose", "build", str(project), "-o", str(root / "out")]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=root, umask=int(machine.mask, 8)
    )


def hashes(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", NAMES)
def test_every_output_is_the_same_everywhere(name: str, tmp_path: Path) -> None:
    made: dict[str, dict[str, str]] = {}
    for at, (title, machine) in enumerate(MACHINES.items()):
        root = tmp_path / str(at)
        root.mkdir()
        process = started(name, machine, root)
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode(errors="replace")
        made[title] = dict(hashes(root / "out"))
    assert {Path(path).suffix for path in made["one"]} >= {".xbrl", ".json", ".xhtml", ".csv", ".zip", ".xbri", ".xsd", ".xml"}
    assert made["another"] == made["one"]
    # the one file in which shuffled rows show: decision 3
    for output in made.values():
        del output["manifest.json"]
    assert made["shuffled"] == made["one"]
