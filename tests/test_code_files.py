"""Compiled code is kept beside its source, for what it was made of and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from disclose import templating
from disclose.code_files import code_place, read_code, write_code
from disclose.templating import environment

HEAD = b"compiler 1 text 2\n"


@pytest.fixture(autouse=True)
def _beside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)


def _place(tmp_path: Path) -> Path:
    place = code_place(tmp_path / "page.xhtml.j2", "plain")
    assert place is not None
    return place


def test_code_comes_back_for_what_it_was_made_of(tmp_path: Path) -> None:
    place = _place(tmp_path)
    assert place.parent == tmp_path / "__pycache__"
    assert read_code(place, HEAD) is None
    write_code(place, HEAD, compile("1 + 1", "page", "eval"))
    code = read_code(place, HEAD)
    assert code is not None
    assert eval(code) == 2
    assert read_code(place, b"compiler 2 text 2\n") is None
    assert [found.name for found in place.parent.iterdir()] == [place.name]


@pytest.mark.parametrize("change", [lambda data: data[:-9], lambda data: data[4:], lambda data: data[:-4] + b"\xff" * 4])
def test_what_is_not_whole_is_nothing(tmp_path: Path, change: object) -> None:
    place = _place(tmp_path)
    write_code(place, HEAD, compile("'a text of some length'", "page", "eval"))
    place.write_bytes(change(place.read_bytes()))  # type: ignore[operator]
    assert read_code(place, HEAD) is None


def test_nothing_is_written_where_python_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    write_code(_place(tmp_path), HEAD, compile("1", "page", "eval"))
    assert not [*tmp_path.iterdir()]


def test_a_place_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "__pycache__").write_text("a file, not a folder")
    write_code(_place(tmp_path), HEAD, compile("1", "page", "eval"))
    assert read_code(_place(tmp_path), HEAD) is None


def test_shipped_templates_are_kept_and_those_of_a_project_are_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, text in ((shipped, "shipped {{ a }}"), (own, "own {{ a }}")):
        folder.mkdir()
        (folder / f"{folder.name}.txt.j2").write_text(text)
    monkeypatch.setattr(templating, "templates_folder", lambda: shipped)

    def rendered(name: str) -> str:
        # another process: it has compiled nothing yet
        templating._compiled.cache_clear()
        return environment([own]).get_template(name).render(a=1)

    assert [rendered("shipped.txt.j2"), rendered("own.txt.j2")] == ["shipped 1", "own 1"]
    assert not (own / "__pycache__").exists()
    (kept,) = (shipped / "__pycache__").iterdir()
    before = kept.stat().st_mtime_ns
    assert rendered("shipped.txt.j2") == "shipped 1"
    assert kept.stat().st_mtime_ns == before
    (shipped / "shipped.txt.j2").write_text("changed {{ a }}")
    assert rendered("shipped.txt.j2") == "changed 1"
    templating._compiled.cache_clear()
