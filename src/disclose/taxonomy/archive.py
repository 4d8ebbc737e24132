"""Zip archives from strangers: looked through before anything is read, then read file by file within bounds.

An archive is held in memory as it is on disk; its files are decompressed only when asked for. Nothing is ever extracted, and
an archive inside an archive is a file like any other.
"""

from __future__ import annotations

import stat
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.files import read_bytes

MAX_ARCHIVE_BYTES = 512 * 1024 * 1024
MAX_ENTRIES = 100_000
MAX_FILE_BYTES = 512 * 1024 * 1024
MAX_TOTAL_BYTES = 4 * 1024 * 1024 * 1024
MAX_RATIO = 200
"""Most bytes that one compressed byte may stand for, in files of more than `FREE_BYTES`, and in the archive as a whole."""
FREE_BYTES = 16 * 1024 * 1024
MAX_NAME, MAX_DEPTH = 4096, 100
"""Most characters of a name, and most folders in one: following a path costs the square of its length."""
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 0x1
_UNIX = 3
Codes = str | Callable[[Sequence[str]], str]
"""The prefix of the codes of what is wrong with an archive, or how to tell it from the names in it."""


class ZipArchive(Struct, frozen=True, eq=False):
    """A zip archive with a sound directory. `names` are its files (not folders), with forward slashes; `digest` is the SHA-256
    of all its bytes in hexadecimal; `top` is the one folder at the top, `folders` are all folders, each with its slash."""

    shown: str
    digest: str
    names: frozenset[str]
    top: str
    folders: frozenset[str]
    _zip: ZipFile
    _entries: Mapping[str, ZipInfo]

    def contains(self, name: str) -> bool:
        """Whether there is a file of a name."""
        return name in self.names

    def path(self, name: str) -> str:
        """A file as diagnostics show it: ``package.zip!reports/r.xhtml``, without the one folder that holds everything."""
        return f"{self.shown}!{name.removeprefix(self.top)}"

    def read(self, name: str, shown: str) -> Outcome[bytes]:
        """The content of a file; None without a finding where there is none. `shown` is its path in diagnostics."""
        entry = self._entries.get(name)
        if entry is None:
            return Outcome(None)
        if entry.file_size > MAX_FILE_BYTES or _suspicious(entry):
            return Outcome(None, (self._bomb(name),))
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            message = f"{name} in {self.shown} is compressed in a way that is not read"
            help = "Make the archive again with an ordinary program: files stored or deflated."
            return Outcome(None, (error("disclose.archive:damaged", message, Span(shown), help=help),))
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


def open_archive(path: Path, shown: str, codes: Codes) -> Outcome[ZipArchive]:
    """The archive in a file. `codes` is the prefix of the error codes of whatever package it is: ``tpe`` for taxonomy
    packages, ``rpe`` for report packages (Taxonomy Packages 1.0 section 3.1; Report Package 1.0 section 3)."""
    data = read_bytes(path, shown, MAX_ARCHIVE_BYTES)
    if data.value is None:
        return Outcome(None, data.diagnostics)
    return archive_of(data.value, shown, codes)


def archive_of(data: bytes, shown: str, codes: Codes) -> Outcome[ZipArchive]:
    """The archive that some bytes are; as `open_archive`."""
    if data.count(_ENTRY) > MAX_ENTRIES:
        # before an object is made of each
        return Outcome(None, (_too_large(shown),))
    try:
        archive = ZipFile(BytesIO(data))
        entries = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError, OSError, OverflowError) as problem:
        message = f"{shown} is not a zip archive that can be read: {str(problem).rstrip('.')}"
        return Outcome(None, (error(f"{_prefix(codes, ())}:invalidArchiveFormat", message, Span(shown)),))
    total = sum(entry.file_size for entry in entries)
    if total > MAX_TOTAL_BYTES or total > FREE_BYTES + MAX_RATIO * len(data):
        return Outcome(None, (_too_large(shown),))
    names = [entry.filename for entry in entries]
    if any(len(name) > MAX_NAME or name.count("/") > MAX_DEPTH for name in names):
        message = f"{shown} has a name of more than {MAX_NAME:,} characters or {MAX_DEPTH} folders"
        return Outcome(None, (error("disclose.archive:too-large", message, Span(shown)),))
    fault = _fault(entries, _prefix(codes, names), shown)
    if fault is not None:
        return Outcome(None, (fault,))
    files = {entry.filename: entry for entry in entries if not entry.filename.endswith("/")}
    digest = sha256(data).hexdigest()
    top = next(name.partition("/")[0] for name in names if "/" in name) + "/"
    folders = _folders(names)
    return Outcome(ZipArchive(shown, digest, frozenset(files), top, folders, archive, MappingProxyType(files)))


def _prefix(codes: Codes, names: Sequence[str]) -> str:
    return codes if isinstance(codes, str) else codes(names)


def _folders(names: Collection[str]) -> frozenset[str]:
    """Every folder that a name is in, or is, with its slash."""
    folders: set[str] = set()
    for name in names:
        end = name.rfind("/")
        while end >= 0 and (folder := name[: end + 1]) not in folders:
            folders.add(folder)
            end = name.rfind("/", 0, end)
    return frozenset(folders)


def _too_large(shown: str) -> Diagnostic:
    message = (
        f"{shown} holds more than the {MAX_ENTRIES:,} files or {MAX_TOTAL_BYTES >> 30} GiB that are read, "
        f"or unpacks to more than {MAX_RATIO} times its size"
    )
    return error("disclose.archive:too-large", message, Span(shown))


def _fault(entries: list[ZipInfo], codes: str, shown: str) -> Diagnostic | None:
    """The first thing wrong with the archive's directory, in the order in which the specifications have it checked: what
    comes later may be a consequence."""
    span = Span(shown)
    for code, message in _faults(entries, shown, codes):
        help = "Make the archive again with another program." if code == "invalidArchiveFormat" else None
        return error(f"{codes}:{code}", message, span, help=help)
    for entry in entries:
        mode = entry.external_attr >> 16 if entry.create_system == _UNIX else 0
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
            message = f"{entry.filename!r} in {shown} is a link or a device, not a file"
            return error("disclose.archive:link", message, span, help="Put the file itself into the archive.")
    return None


def _faults(entries: list[ZipInfo], shown: str, codes: str) -> Iterator[tuple[str, str]]:
    names = [entry.filename for entry in entries]
    for entry in entries:
        if "\\" in entry.orig_filename:
            what = "is named with a backslash; a zip archive separates folders with '/'"
            yield "invalidArchiveFormat", f"{entry.orig_filename!r} in {shown} {what}"
        if "\0" in entry.orig_filename:
            yield "invalidArchiveFormat", f"{entry.orig_filename!r} in {shown} has a null character in its name"
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            yield "invalidArchiveFormat", f"{entry.filename!r} in {shown} is encrypted"
    tops = {name.partition("/")[0] for name in names if "/" in name}
    if len(tops) != 1 or (codes == "tpe" and any("/" not in name for name in names)):
        beside = " and nothing beside it" if codes == "tpe" else ""
        yield "invalidDirectoryStructure", f"{shown} must hold exactly one folder at the top{beside}"
    twice = next((name for name, count in Counter(names).items() if count > 1), None)
    if twice is not None:
        yield "invalidDirectoryStructure", f"{twice!r} is twice in {shown}"
    folders = _folders(names)
    both = min((name for name in names if f"{name}/" in folders), default=None)
    if both is not None:
        yield "invalidDirectoryStructure", f"{both!r} is a file and a folder in {shown}"
    for name in names:
        if name.startswith("/"):
            yield "invalidArchiveFormat", f"{name!r} in {shown} is named from the root"
        if any(step in ("", ".", "..") for step in name.removesuffix("/").split("/")):
            yield "invalidDirectoryStructure", f"{name!r} in {shown} has an empty, '.' or '..' step"


def _suspicious(entry: ZipInfo) -> bool:
    return entry.file_size > FREE_BYTES and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
