"""Reading of source files: bounded, strict, located."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from disclose.diagnostics import Span
from disclose.files import MAX_SOURCE_BYTES, decode_text, read_bytes, read_text, sha256_of

UTF8_HELP = "Save the file as UTF-8 (in Excel: 'CSV UTF-8')."


def test_text_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"\xef\xbb\xbfconcept\r\n\xe6\x94\xb6")
    assert read_text(file, "a.csv").value == "concept\r\n收"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    outcome = read_text(tmp_path / "a.csv", "figures/a.csv")
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert (found.code, found.message, found.span) == (
        "disclose.file:not-found",
        "There is no file figures/a.csv",
        Span("figures/a.csv"),
    )


def test_a_folder(tmp_path: Path) -> None:
    (found,) = read_bytes(tmp_path, "figures").diagnostics
    assert (found.code, found.message) == ("disclose.file:not-found", "figures is a folder, not a file")


def test_a_name_that_no_file_can_have() -> None:
    (found,) = read_bytes(Path("a\0b"), "a").diagnostics
    assert found.code == "disclose.file:unreadable"
    assert found.message.startswith("a can't be read: ")


def test_a_file_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    (found,) = read_bytes(tmp_path / "a" / "b", "a/b").diagnostics
    assert (found.code, found.message) == ("disclose.file:unreadable", "a/b can't be read: Not a directory")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (found,) = read_bytes(tmp_path / "pipe", "pipe").diagnostics
    assert (found.code, found.message) == ("disclose.file:unreadable", "pipe is not an ordinary file")


def test_a_file_of_50_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "big.csv"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    start = time.perf_counter()
    (found,) = read_text(file, "big.csv").diagnostics
    assert time.perf_counter() - start < 1
    assert (found.code, found.message, found.span, found.help) == (
        "disclose.file:too-large",
        "big.csv is larger than the 32 MiB that are read",
        Span("big.csv"),
        "Split the file.",
    )
    assert MAX_SOURCE_BYTES == 32 * 1024 * 1024


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bytes(tmp_path / "a", "a", limit=5).value == b"12345"
    (found,) = read_bytes(tmp_path / "a", "a", limit=4).diagnostics
    assert found.message == "a is larger than the 4 bytes that are read"


@pytest.mark.parametrize(
    ("data", "line", "column", "byte"),
    [
        (b"a,b\n\xe6\x94\xb6,\xff", 2, 3, "0xFF"),
        (b"\xef\xbb\xbfab\n\xffc", 2, 1, "0xFF"),
        (b"\xef\xbb\xbf\xffc", 1, 1, "0xFF"),
        (b"abc\xe6\x94", 1, 4, "0xE6"),
        (b"\xc0\x80", 1, 1, "0xC0"),
        ("收入".encode("gb18030"), 1, 1, "0xCA"),
        ("a".encode("utf-16"), 1, 1, "0xFF"),
    ],
)
def test_bytes_that_are_not_utf8_are_located(data: bytes, line: int, column: int, byte: str) -> None:
    outcome = decode_text(data, "a.csv")
    assert outcome.value is None
    (found,) = outcome.diagnostics
    assert (found.code, found.message, found.span, found.help) == (
        "disclose.file:not-utf8",
        f"Byte {byte} is not UTF-8",
        Span("a.csv", line, column),
        UTF8_HELP,
    )


@pytest.mark.parametrize(("text", "line", "column", "character"), [("a\nb\0", 2, 2, "U+0000"), ("\ufffe", 1, 1, "U+FFFE")])
def test_characters_that_xml_has_not_are_located(text: str, line: int, column: int, character: str) -> None:
    (found,) = decode_text(text.encode(), "a.csv").diagnostics
    assert (found.code, found.message, found.span) == (
        "disclose.file:illegal-character",
        f"Character {character} can't stand in an XML document",
        Span("a.csv", line, column),
    )


@pytest.mark.parametrize("size", [0, 1, 1 << 18, (1 << 18) + 1, 1_000_003])
def test_hash_is_of_all_bytes(tmp_path: Path, size: int) -> None:
    path = tmp_path / "f"
    path.write_bytes(data := os.urandom(size))
    assert sha256_of(path, size) == sha256(data).hexdigest()


@pytest.mark.parametrize("size", [1, 1 << 18, (1 << 18) + 1])
def test_what_is_larger_than_allowed_has_no_hash(tmp_path: Path, size: int) -> None:
    path = tmp_path / "f"
    path.write_bytes(bytes(size))
    assert sha256_of(path, size - 1) is None


def test_what_is_no_file_has_no_hash(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [sha256_of(path) for path in (tmp_path, tmp_path / "pipe", tmp_path / "none", Path("a\0b"))] == [None] * 4
