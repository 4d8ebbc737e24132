"""A folder of results that can be computed again: JSON under a key made from all they depend on.

A cache is a convenience, so that nothing here fails: what can't be read is absent, what can't be written is not kept.
Nothing but JSON, MessagePack and fetched documents is stored, because reading a pickle runs what is in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias, TypeVar
from zlib import crc32

from msgspec import MsgspecError, Struct, msgpack

T = TypeVar("T")
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

MAX_ENTRY_BYTES = 256 * 1024 * 1024
"""Largest entry that is written or read back."""
_CHECK = 4
"""Bytes before an entry that tell whether it is whole."""


def content_key(*parts: str | bytes | Iterable[str | bytes]) -> str:
    """A key from everything a result depends on. Parts are counted, so that neither their division nor their order is lost."""
    digest = hashlib.sha256()
    for part in parts:
        if isinstance(part, str | bytes):
            data = part.encode("utf-8") if isinstance(part, str) else part
            digest.update(b"%d:" % len(data))
            digest.update(data)
        else:
            digest.update(b"(" + content_key(*part).encode("ascii") + b")")
    return digest.hexdigest()


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where the cache is: ``DISCLOSE_CACHE``, else ``disclose`` in ``XDG_CACHE_HOME`` or in ``~/.cache``. None where the
    variable is set and empty, or there is no home: then nothing is kept."""
    own = environment.get("DISCLOSE_CACHE")
    if own is not None:
        return Path(own) if own else None
    shared = environment.get("XDG_CACHE_HOME", "")
    # the XDG base directory specification has relative paths ignored
    if os.path.isabs(shared):
        return Path(shared) / "disclose"
    home = environment.get("HOME") or environment.get("USERPROFILE") or ""
    return Path(home) / ".cache" / "disclose" if os.path.isabs(home) else None


class Cache(Struct, frozen=True):
    """The entries of one kind. `folder` None keeps nothing. `kind` names what is kept and the version of its form."""

    folder: Path | None
    kind: str

    def _path(self, key: str, suffix: str = ".json") -> Path | None:
        return self.folder / self.kind / key[:2] / f"{key[2:]}{suffix}" if self.folder is not None else None

    def get(self, key: str) -> Json:
        """The entry of a key from `content_key`; None where there is none that can be read."""
        data = _read(self._path(key))
        if data is None:
            return None
        try:
            entry: Json = json.loads(data)
        except (ValueError, RecursionError):
            return None
        return entry

    def put(self, key: str, entry: Json) -> None:
        """Keep an entry. Readers see all of it or nothing: it is written beside its place and moved there."""
        path = self._path(key)
        if path is not None:
            _write(path, json_line(entry))

    def get_whole(self, key: str) -> memoryview | None:
        """The bytes of an entry from `put_whole`; None where they are not those that were kept."""
        data = _read(self._path(key, ".bin"))
        if data is None or data[:_CHECK] != _check(memoryview(data)[_CHECK:]):
            return None
        return memoryview(data)[_CHECK:]

    def get_as(self, key: str, kind: type[T]) -> T | None:
        """An entry from `put_whole` that holds MessagePack, as a value of a type; None where it can't be read as one."""
        data = self.get_whole(key)
        if data is None:
            return None
        try:
            return msgpack.decode(data, type=kind)
        except MsgspecError:
            return None

    def put_whole(self, key: str, data: bytes) -> None:
        """Keep bytes with a check that they are whole."""
        path = self._path(key, ".bin")
        if path is not None:
            _write(path, _check(data) + data)

    def get_bytes(self, key: str) -> bytes | None:
        """The bytes of an entry from `put_bytes`; the reader checks that they are those that were kept."""
        return _read(self._path(key, ".bin"))

    def put_bytes(self, key: str, data: bytes) -> None:
        """Keep bytes as they are."""
        path = self._path(key, ".bin")
        if path is not None:
            _write(path, data)


def _check(data: bytes | memoryview) -> bytes:
    return crc32(data).to_bytes(_CHECK, "big")


def json_line(entry: Json) -> bytes:
    """JSON as one line of UTF-8."""
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def _read(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        with path.open("rb") as stream:
            data = stream.read(min(os.fstat(stream.fileno()).st_size, MAX_ENTRY_BYTES) + 1)
    except OSError:
        return None
    return data if len(data) <= MAX_ENTRY_BYTES else None


def _write(path: Path, data: bytes) -> None:
    if len(data) > MAX_ENTRY_BYTES:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.replace(temporary, path)
    except OSError:
        _remove(temporary)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
