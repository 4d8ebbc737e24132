"""Zip archives from strangers: looked through before anything is read, then read file by file within bounds.

An archive is held in memory as it is on disk; its files are decompressed only when asked for. Nothing is ever extracted.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from zipfile import BadZipFile, ZipFile, ZipInfo

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.files import read_bytes

MAX_ARCHIVE_BYTES = 512 * 1024 * 1024
MAX_ENTRIES = 100_000
MAX_FILE_BYTES = 512 * 1024 * 1024
MAX_TOTAL_BYTES = 4 * 1024 * 1024 * 1024
MAX_RATIO = 200
"""Most bytes that one compressed byte may stand for, in files of more than `FREE_BYTES`."""
FREE_BYTES = 16 * 1024 * 1024
_ENCRYPTED = 0x1


@dataclass(frozen=True, slots=True, eq=False)
class ZipArchive:
    """A zip archive with a sound directory. `names` are its files (not folders), with forward slashes; `digest` is the SHA-256
    of all its bytes in hexadecimal."""

    shown: str
    digest: str
    names: frozenset[str]
    _zip: ZipFile
    _entries: Mapping[str, ZipInfo]

    def contains(self, name: str) -> bool:
        """Whether there is a file of a name."""
        return name in self.names

    def read(self, name: str, shown: str) -> Outcome[bytes]:
        """The content of a file; None without a finding where there is none. `shown` is its path in diagnostics."""
        entry = self._entries.get(name)
        if entry is None:
            return Outcome(None)
        if entry.file_size > MAX_FILE_BYTES or _suspicious(entry):
            return Outcome(None, (self._bomb(name),))
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except (BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as problem:
            message = f"{name} in {self.shown} can't be decompressed: {str(problem).rstrip('.') or 'it is damaged'}"
            return Outcome(None, (error("disclose.archive:damaged", message, Span(shown)),))
        if len(data) > entry.file_size:
            return Outcome(None, (self._bomb(name),))
        return Outcome(data)

    def _bomb(self, name: str) -> Diagnostic:
        message = f"{name} in {self.shown} would grow beyond what is read: {MAX_RATIO} times, or {MAX_FILE_BYTES >> 20} MiB"
        return error("disclose.archive:too-large", message, Span(self.shown))


def open_archive(path: Path, shown: str, codes: str) -> Outcome[ZipArchive]:
    """The archive in a file. `codes` is the prefix of the error codes of whatever package it is: ``tpe`` for taxonomy
    packages, ``rpe`` for report packages (Taxonomy Packages 1.0 section 3.1; Report Package 1.0 section 3)."""
    data = read_bytes(path, shown, MAX_ARCHIVE_BYTES)
    if data.value is None:
        return Outcome(None, data.diagnostics)
    try:
        archive = ZipFile(BytesIO(data.value))
        entries = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError, OverflowError) as problem:
        message = f"{shown} is not a zip archive that can be read: {str(problem).rstrip('.')}"
        return Outcome(None, (error(f"{codes}:invalidArchiveFormat", message, Span(shown)),))
    found = tuple(_directory_findings(entries, shown, codes))
    if found:
        return Outcome(None, found)
    files = {entry.filename: entry for entry in entries if not entry.filename.endswith("/")}
    digest = sha256(data.value).hexdigest()
    return Outcome(ZipArchive(shown, digest, frozenset(files), archive, MappingProxyType(files)))


def _directory_findings(entries: list[ZipInfo], shown: str, codes: str) -> Iterator[Diagnostic]:
    """What is wrong with the archive's directory: one finding a kind of fault."""
    span = Span(shown)
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        message = f"{shown} holds more than the {MAX_ENTRIES:,} files or {MAX_TOTAL_BYTES >> 30} GiB that are read"
        yield error("disclose.archive:too-large", message, span)
        return
    for entry in entries:
        name = entry.orig_filename
        fault = None
        if entry.flag_bits & _ENCRYPTED:
            fault = "is encrypted"
        elif "\\" in name:
            fault = "is named with a backslash; a zip archive separates folders with '/'"
        elif name.startswith("/"):
            fault = "is named from the root"
        elif "\0" in name:
            fault = "has a null character in its name"
        if fault is not None:
            message = f"{name!r} in {shown} {fault}"
            yield error(f"{codes}:invalidArchiveFormat", message, span, help="Make the archive again with another program.")
            return
    names = [entry.filename.removesuffix("/") for entry in entries]
    for name in names:
        if any(step in ("", ".", "..") for step in name.split("/")):
            message = f"{name!r} in {shown} has an empty, '.' or '..' step"
            yield error(f"{codes}:invalidDirectoryStructure", message, span)
            return
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    if twice is not None:
        yield error(f"{codes}:invalidDirectoryStructure", f"{twice!r} is twice in {shown}", span)


def _suspicious(entry: ZipInfo) -> bool:
    return entry.file_size > FREE_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
