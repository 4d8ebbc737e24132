"""Zip archives: the same files give the same bytes."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO

import pytest

from disclose.packages.zip_writer import write_zip

FILES = {"p/b.txt": b"b" * 1000, "p/a.txt": b"a", "p/\u00fc.txt": b""}


def test_files_are_in_the_order_of_their_names_and_of_no_time() -> None:
    with zipfile.ZipFile(BytesIO(write_zip(FILES))) as archive:
        assert [entry.filename for entry in archive.infolist()] == ["p/a.txt", "p/b.txt", "p/\u00fc.txt"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(entry.create_system, entry.external_attr) for entry in archive.infolist()} == {(3, 0o100644 << 16)}
        assert archive.read("p/b.txt") == b"b" * 1000
        assert archive.getinfo("p/b.txt").compress_size < 100


def test_neither_order_nor_time_changes_a_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_zip(FILES)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000)
    assert write_zip(dict(reversed(FILES.items()))) == first
    assert write_zip(FILES | {"p/a.txt": b"A"}) != first
