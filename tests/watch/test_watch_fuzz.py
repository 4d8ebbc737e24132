"""After any sequence of edits, what is rebuilt is what a fresh build makes of the same sources, byte for byte and finding for
finding."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from watch_kit import FILES, write

from disclose.build import build
from disclose.watch.preview import Preview, Stage

STEPS = 30
Edit = Callable[[random.Random, Path], None]


def digit(choose: random.Random, file: Path) -> None:
    """Another digit somewhere."""
    data = bytearray(file.read_bytes())
    places = [at for at, byte in enumerate(data) if chr(byte).isdigit()]
    if places:
        data[choose.choice(places)] = ord(choose.choice("0123456789"))
        file.write_bytes(data)


def half_written(choose: random.Random, file: Path) -> None:
    """Only the beginning."""
    data = file.read_bytes()
    file.write_bytes(data[: choose.randrange(len(data) + 1)])


def lines_swapped(choose: random.Random, file: Path) -> None:
    """Two lines in each other's place."""
    lines = file.read_bytes().split(b"\n")
    one, other = choose.randrange(len(lines)), choose.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    file.write_bytes(b"\n".join(lines))


def byte_put_in(choose: random.Random, file: Path) -> None:
    """One byte more, of those that mean something."""
    data = file.read_bytes()
    at = choose.randrange(len(data) + 1)
    file.write_bytes(data[:at] + choose.choice([b"{", b"}", b":", b'"', b"\n", b" ", b",", b"\xff", b"-", b"%"]) + data[at:])


def gone(choose: random.Random, file: Path) -> None:
    """No file."""
    file.unlink()


def moved(choose: random.Random, file: Path) -> None:
    """The folder of the file under another name, or the file under the name of another."""
    if file.parent.name in ("taxonomy", "en", "theme") and choose.random() < 0.5:
        file.parent.rename(file.parent.with_name(f"{file.parent.name}-{choose.randrange(1000)}"))
    else:
        file.replace(file.with_name("moved.yaml"))


def linked(choose: random.Random, file: Path) -> None:
    """A link to another file of the project."""
    target = choose.choice(sorted(FILES))
    file.unlink()
    file.symlink_to(file.parent / target if choose.random() < 0.3 else file.parents[target.count("/")] / target)


def mended(choose: random.Random, file: Path) -> None:
    """Everything as it was in the beginning."""
    folder = next(parent for parent in file.parents if parent.name == "kit")
    shutil.rmtree(folder)
    write(folder)


EDITS: tuple[Edit, ...] = (digit, digit, digit, half_written, lines_swapped, byte_put_in, byte_put_in, gone, moved, linked)


def edit(choose: random.Random, project: Path) -> str:
    """Change one thing."""
    files = sorted(path for path in project.rglob("*") if path.is_file() and not path.is_symlink())
    if not files or choose.random() < 0.4:
        mended(choose, project / "any")
        return "mended"
    # edits of a mended project one by one, so that states with few errors are frequent
    how, file = choose.choice(EDITS), choose.choice(files)
    how(choose, file)
    return f"{how.__name__} {file.relative_to(project).as_posix()}"


def outputs(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_a_rebuild_is_a_fresh_build(seed: int, tmp_path: Path) -> None:
    choose, project = random.Random(seed), write(tmp_path / "kit")
    preview = Preview(project, tmp_path / "kept")
    done, clean = ["start"], 0
    for number in range(STEPS):
        changed = preview.rebuild()
        view = preview.view
        if changed and view.stage is Stage.PENDING:
            preview.check()
        shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
        fresh = build(project, tmp_path / "fresh")
        assert preview.view.findings == fresh.diagnostics, done
        if fresh.value is not None:
            clean += 1
            assert outputs(tmp_path / "kept") == outputs(tmp_path / "fresh"), done
            pages = {name: data for name, data in outputs(tmp_path / "fresh").items() if name.endswith(".xhtml")}
            assert pages == dict(view.pages) or "inline" not in (project / "disclosure.yaml").read_text("utf-8"), done
            assert preview.view.current
        done.append(f"{number}: {edit(choose, project)}")
    assert clean >= 5


def test_several_edits_between_two_rebuilds(tmp_path: Path) -> None:
    choose, project = random.Random(99), write(tmp_path / "kit")
    preview = Preview(project)
    for _ in range(12):
        done = [edit(choose, project) for _ in range(choose.randrange(1, 4))]
        preview.rebuild()
        if preview.view.stage is Stage.PENDING:
            preview.check()
        shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
        assert preview.view.findings == build(project, tmp_path / "fresh").diagnostics, done
