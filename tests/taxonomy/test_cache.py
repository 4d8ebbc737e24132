"""The cache keeps what it is given, and never fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import msgpack

from disclose.taxonomy import cache as cache_module
from disclose.taxonomy.cache import Cache, Json, cache_folder, content_key

KEY = content_key("something")


def test_an_entry_comes_back(tmp_path: Path) -> None:
    entry: Json = {"names": ["Revenue", "收入"], "count": 2, "before": None}
    cache = Cache(tmp_path, "schema-1")
    cache.put(KEY, entry)
    found = cache.get(KEY)
    assert found == entry
    assert isinstance(found, dict)
    assert list(found) == ["names", "count", "before"]


def test_kinds_and_keys_are_apart(tmp_path: Path) -> None:
    Cache(tmp_path, "schema-1").put(KEY, "one")
    assert Cache(tmp_path, "schema-2").get(KEY) is None
    assert Cache(tmp_path, "schema-1").get(content_key("something else")) is None


def test_the_last_entry_wins_and_leaves_no_other_file(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "k")
    cache.put(KEY, 1)
    cache.put(KEY, 2)
    assert cache.get(KEY) == 2
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_entry_is_absent(tmp_path: Path, content: bytes) -> None:
    cache = Cache(tmp_path, "k")
    cache.put(KEY, "whole")
    (path,) = tmp_path.rglob("*.json")
    path.write_bytes(content)
    assert cache.get(KEY) is None


def test_bytes_come_back_only_whole(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "k")
    cache.put_whole(KEY, b"many bytes")
    found = cache.get_whole(KEY)
    assert found is not None
    assert bytes(found) == b"many bytes"
    (path,) = tmp_path.rglob("*.bin")
    for damaged in (b"", b"abc", path.read_bytes()[:-1], path.read_bytes().replace(b"any", b"ore")):
        path.write_bytes(damaged)
        assert cache.get_whole(KEY) is None


def test_a_place_that_is_a_file_keeps_nothing(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("not a folder")
    cache = Cache(place, "k")
    cache.put(KEY, "x")
    assert cache.get(KEY) is None
    assert place.read_text() == "not a folder"


def test_no_folder_keeps_nothing() -> None:
    cache = Cache(None, "k")
    cache.put(KEY, "x")
    assert cache.get(KEY) is None


def test_an_entry_that_is_too_large_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path, "k")
    monkeypatch.setattr(cache_module, "MAX_ENTRY_BYTES", 10)
    cache.put(KEY, "0123456789")
    assert cache.get(KEY) is None


def test_a_move_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "k")
    cache.put(KEY, "x")
    (path,) = tmp_path.rglob("*.json")
    path.unlink()
    path.mkdir()
    cache.put(KEY, "y")
    assert cache.get(KEY) is None
    assert [found for found in tmp_path.rglob("*") if found.is_file()] == []


def test_keys_tell_parts_apart() -> None:
    keys = [
        content_key("ab", "c"),
        content_key("a", "bc"),
        content_key("abc"),
        content_key("c", "ab"),
        content_key(["ab", "c"]),
        content_key(["ab"], "c"),
        content_key(),
    ]
    assert len(set(keys)) == len(keys)
    assert content_key("é") == content_key("é".encode())


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"DISCLOSE_CACHE": "/a/b", "XDG_CACHE_HOME": "/c", "HOME": "/h"}, Path("/a/b")),
        ({"DISCLOSE_CACHE": "", "XDG_CACHE_HOME": "/c", "HOME": "/h"}, None),
        ({"XDG_CACHE_HOME": "/c", "HOME": "/h"}, Path("/c/disclose")),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/h"}, Path("/h/.cache/disclose")),
        ({"HOME": "/h"}, Path("/h/.cache/disclose")),
        ({}, None),
    ],
)
def test_where_the_cache_is(environment: dict[str, str], folder: Path | None) -> None:
    assert cache_folder(environment) == folder


def test_what_is_kept_as_another_kind_is_absent(tmp_path: Path) -> None:
    cache = Cache(tmp_path, "test")
    cache.put_whole(KEY, msgpack.encode({"a": 1}))
    assert cache.get_as(KEY, dict[str, int]) == {"a": 1}
    assert cache.get_as(KEY, list[int]) is None
    cache.put_whole(KEY, b"\xc1")
    assert cache.get_as(KEY, dict[str, int]) is None
    assert cache.get_as("f" * 64, dict[str, int]) is None
