"""`disclose cache`: what it holds, and clearing it without touching anything else."""

from __future__ import annotations

from pathlib import Path

from cli_process import disclose, fact, report


def test_what_validation_keeps_is_counted_and_cleared(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    path = report(tmp_path / "report", fact("Part", "1"))
    assert disclose("validate", path, home=tmp_path, DISCLOSE_CACHE=str(folder)).returncode == 0
    entries = [file for file in folder.rglob("*") if file.is_file()]
    assert entries
    info = disclose("cache", "info", home=tmp_path, DISCLOSE_CACHE=str(folder))
    size = sum(file.stat().st_size for file in entries)
    number = f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'}"
    lines = info.stdout.splitlines()
    assert lines[0] == f"cache: {folder}"
    assert lines[-1] == f"  {number}, {size:,} bytes"
    assert any(line.startswith("  taxonomy-") for line in lines)
    assert all(file.exists() for file in entries)
    cleared = disclose("cache", "clear", home=tmp_path, DISCLOSE_CACHE=str(folder))
    assert cleared.returncode == 0
    assert cleared.stdout.splitlines()[-1] == f"  removed {number}, {size:,} bytes"
    assert list(folder.rglob("*")) == []
    again = disclose("cache", "clear", home=tmp_path, DISCLOSE_CACHE=str(folder))
    assert "removed 0 entries, 0 bytes" in again.stdout
    assert disclose("validate", path, home=tmp_path, DISCLOSE_CACHE=str(folder)).returncode == 0


def test_files_of_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    shelf = folder / "taxonomy-1" / "ab"
    shelf.mkdir(parents=True)
    entry = shelf / ("0" * 62 + ".jsonl")
    unfinished = shelf / "tmpabc_1234.part"
    precious = tmp_path / "precious"
    (precious / "ab").mkdir(parents=True)
    kept = [
        folder / "thesis.json",
        shelf / "notes.txt",
        shelf / ("0" * 61 + ".jsonl"),
        precious / "ab" / ("1" * 62 + ".json"),
        folder / "other" / "ab" / ("2" * 62 + ".json"),
    ]
    for file in (entry, unfinished, *kept):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("{}", "utf-8")
    (folder / "taxonomy-9").symlink_to(precious, target_is_directory=True)
    (shelf / ("3" * 62 + ".json")).symlink_to(kept[0])
    done = disclose("cache", "clear", home=tmp_path, DISCLOSE_CACHE=str(folder))
    assert "removed 2 entries, 4 bytes" in done.stdout
    assert not entry.exists()
    assert not unfinished.exists()
    assert all(file.exists() for file in kept)
    assert (folder / "taxonomy-9").is_symlink()


def test_a_cache_that_is_off_and_one_that_is_not_there(tmp_path: Path) -> None:
    off = disclose("cache", "info", home=tmp_path, DISCLOSE_CACHE="")
    assert (off.returncode, off.stdout) == (0, "cache: off\n")
    assert disclose("cache", "clear", home=tmp_path, DISCLOSE_CACHE="").stdout == "cache: off, nothing to clear\n"
    absent = disclose("cache", "info", home=tmp_path)
    assert absent.stdout == f"cache: {tmp_path / '.cache' / 'disclose'}\n  0 entries, 0 bytes\n"
    assert disclose("cache", home=tmp_path).returncode == 2
