"""Where the files of a report lie: a folder or memory. Nothing outside is ever opened.

xBRL-CSV 1.0, tables: a table is named by a URL relative to the metadata.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, unquote

from msgspec import Struct

from disclose.formats.xbrl_csv.records import MAX_TABLE_BYTES
from disclose.taxonomy.dts.uri import resolve

ReadUrl = Callable[[str], bytes | None]
"""Gives the bytes at an absolute URL, None where there are none."""


class CsvFiles(Struct, frozen=True):
    """The files beside the metadata. `base` is its URL, `shown` its path in findings; `read` gives metadata that it extends, by
    URL; `open` opens a file by its path relative to the metadata, None where there is no such file."""

    base: str
    shown: str
    read: ReadUrl
    open: Callable[[str], BinaryIO | None]

    def beside(self, path: str) -> str:
        """How a file beside the metadata is called in findings."""
        return posixpath.join(posixpath.dirname(self.shown), path)


def files_in_folder(metadata: Path, shown: str, read: ReadUrl) -> CsvFiles:
    """The files of a report that lies in a folder; `metadata` is its metadata file."""
    folder = metadata.resolve().parent
    base = f"{folder.as_uri()}/"

    def open_(path: str) -> BinaryIO | None:
        try:
            found = (folder / path).resolve()
            # a link may lead elsewhere, and a device is no table
            if found.is_relative_to(folder) and found.is_file() and found.stat().st_size <= MAX_TABLE_BYTES:
                return found.open("rb")
        except (OSError, ValueError, RuntimeError):
            return None
        # in a package, or somewhere that only the catalog knows
        data = None if folder.is_dir() else read(f"{base}{quote(path)}")
        return None if data is None else io.BytesIO(data)

    return CsvFiles(metadata.resolve().as_uri(), shown, read, open_)


def files_in_memory(files: Mapping[str, bytes], metadata: str, base: str) -> CsvFiles:
    """The files of a report by their paths; `metadata` is that of its metadata file, `base` the URL at which it would lie."""
    folder = posixpath.dirname(metadata)

    def read(url: str) -> bytes | None:
        root = base[: -len(metadata)] if base.endswith(metadata) else base[: base.rfind("/") + 1]
        return files.get(unquote(url[len(root) :])) if url.startswith(root) else None

    def open_(path: str) -> BinaryIO | None:
        data = files.get(posixpath.join(folder, path))
        return None if data is None else io.BytesIO(data)

    return CsvFiles(base, metadata, read, open_)


def relative_path(url: str) -> str | None:
    """The path of a file that a URL names beside the metadata or below; None where it leads elsewhere."""
    path = posixpath.normpath(unquote(url))
    outside = path.startswith(("/", "../")) or path in ("..", ".") or "\\" in path or "\0" in path
    if outside or ":" in path.partition("/")[0] or len(path) > 1000:
        return None
    return path


def absolute(base: str, href: str) -> str | None:
    """The URL of a reference; None where it is none."""
    return resolve(base, href)
