"""From the URL of a document to its bytes: what is mapped, what a rewrite leads to, what lies in a folder that was opened, and
the published files that the installed Arelle carries. Nothing else exists, unless somebody allows the network.

A catalog never reads above a folder it was given: not through ``..``, not through an encoded one, not through a link.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol
from urllib.parse import unquote, urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.files import exists, is_file, read_bytes
from disclose.resources import standard_files_folder
from disclose.taxonomy.dts.uri import local_path, resolve, split_fragment
from disclose.xml_source import MAX_XML_BYTES

FILES_BASE = "http://files.invalid/"
"""Base URL of documents that are known by a file name only (RFC 2606: no such host can exist)."""
MAX_URL = 8_000
"""Longest URL that is looked for, in characters: following a path costs the square of its length."""

_NOWHERE = "Declare the package that holds it, allow the network with --online, or correct the URL."


class Archive(Protocol):
    """Files inside one file, read one by one when they are asked for. `digest` tells the bytes of the one file."""

    @property
    def digest(self) -> str:
        """The SHA-256 of the file, in hexadecimal."""

    def contains(self, name: str) -> bool:
        """Whether there is a file of a name."""

    def read(self, name: str, shown: str) -> Outcome[bytes]:
        """The file of a name with forward slashes; None without a finding where there is none."""


class Online(Protocol):
    """Documents from the network."""

    def read(self, url: str) -> Outcome[bytes]:
        """The document of an absolute http or https URL without a fragment; the same bytes whenever it is asked for."""


class Member(Struct, frozen=True):
    """A file or folder inside an archive, by its name there (a folder's ends with a slash)."""

    archive: Archive
    name: str


Place = Path | bytes | Member
"""Where a document is: a file, its very content, or a file in an archive."""


class Rewrite(Struct, frozen=True):
    """URLs that begin with `prefix` continue inside `folder` (OASIS XML Catalogs 1.1, rewriteURI)."""

    prefix: str
    folder: Path | Member


class Catalog(Struct, frozen=True):
    """Which URLs can be read, and from where; asked in the order of the fields.

    `documents` maps whole URLs (without fragment); of the `rewrites` the longest matching prefix wins; `roots` are folders
    whose files may be read by their ``file:`` URLs; `standard` is the folder of published files, laid out as
    ``http/host/path``, or None where there is none. What none of these has comes from the network where there is `online`,
    and never where there is none.
    """

    documents: Mapping[str, Place] = field(default_factory=lambda: MappingProxyType({}))
    rewrites: tuple[Rewrite, ...] = ()
    roots: tuple[Path, ...] = ()
    standard: Path | None = None
    online: Online | None = None

    def with_documents(self, documents: Mapping[str, Place]) -> Catalog:
        """The catalog with further whole URLs; a later one replaces an earlier one."""
        return replace(self, documents=MappingProxyType({**self.documents, **documents}))

    def with_files(self, files: Mapping[str, bytes]) -> Catalog:
        """The catalog with files held in memory, which refer to one another by relative names (see `file_url`)."""
        return self.with_documents({file_url(name): data for name, data in files.items()})

    def with_rewrites(self, *rewrites: Rewrite) -> Catalog:
        """The catalog with further rewrites."""
        return replace(self, rewrites=self.rewrites + rewrites)

    def with_root(self, folder: Path) -> Catalog:
        """The catalog with a further folder whose files may be read."""
        return replace(self, roots=(*self.roots, folder.resolve()))

    def with_online(self, online: Online | None) -> Catalog:
        """The catalog that looks for what it does not have in the network; None ends that."""
        return replace(self, online=online)

    def locate(self, url: str) -> Outcome[Place]:
        """Where the document of an absolute URL is; its fragment does not matter."""
        url, _ = split_fragment(url)
        if len(url) > MAX_URL:
            return Outcome(None, (_too_long(url),))
        here = self._locate(url)
        if self.online is None or _is_there(here) or not url.startswith(("http://", "https://")) or url.startswith(FILES_BASE):
            return here
        fetched = self.online.read(url)
        return Outcome(fetched.value, fetched.diagnostics)

    def _locate(self, url: str) -> Outcome[Place]:
        mapped = self.documents.get(url)
        if mapped is not None:
            return Outcome(mapped)
        for rewrite in sorted(self.rewrites, key=lambda rewrite: len(rewrite.prefix), reverse=True):
            if url.startswith(rewrite.prefix):
                return _inside(rewrite.folder, url[len(rewrite.prefix) :], url)
        parts = urlsplit(url)
        if parts.scheme == "file":
            return self._in_roots(url)
        if parts.scheme not in ("http", "https") or parts.query or url.startswith(FILES_BASE):
            return Outcome(None, (_not_found(url),))
        return self._published(url, f"{parts.scheme}/{parts.netloc.lower()}{parts.path}")

    def read(self, url: str, span: Span | None = None) -> Outcome[bytes]:
        """The bytes of the document of an absolute URL; `span` is the place that asks for it."""
        found = self.locate(url)
        if found.value is None:
            return Outcome(None, tuple(replace(finding, span=span or finding.span) for finding in found.diagnostics))
        if isinstance(found.value, bytes):
            return Outcome(found.value)
        if isinstance(found.value, Member):
            member = found.value.archive.read(found.value.name, shown_url(url))
            return member if member.value is not None or member.diagnostics else Outcome(None, (_not_found(url, span),))
        data = read_bytes(found.value, shown_url(url), MAX_XML_BYTES)
        if data.value is None and not exists(found.value):
            return Outcome(None, (_not_found(url, span),))
        return data

    def is_standard(self, url: str) -> bool:
        """Whether the document of an absolute URL is one of the published files."""
        place = self.locate(url).value
        return self.standard is not None and isinstance(place, Path) and place.is_relative_to(self.standard)

    def _in_roots(self, url: str) -> Outcome[Place]:
        named = local_path(url)
        path = None if named is None else _resolved(named)
        if path is not None and any(path.is_relative_to(root) for root in self.roots):
            return Outcome(path)
        return Outcome(None, (_outside(url),))

    def _published(self, url: str, relative: str) -> Outcome[Place]:
        if self.standard is None:
            message = f"{url} can't be read: the published schemas are not at hand"
            help = "Install them with: pip install arelle-release"
            return Outcome(None, (error("disclose.catalog:no-standard-files", message, help=help),))
        found = _inside(self.standard, relative, url, links=True)
        if isinstance(found.value, Path) and not is_file(found.value):
            return Outcome(None, (_not_found(url),))
        return found


def standard_catalog() -> Catalog:
    """The catalog of the published files alone."""
    return Catalog(standard=standard_files_folder())


def file_url(name: str) -> str:
    """The URL under which a document known by its file name only is kept (see `Catalog.with_files`)."""
    return resolve(FILES_BASE, name) or FILES_BASE


def shown_url(url: str) -> str:
    """A URL as diagnostics show it: a plain name for files known by name, the path for local files."""
    if url.startswith(FILES_BASE):
        return url[len(FILES_BASE) :]
    path = local_path(url)
    return path.as_posix() if path is not None else url


def _inside(folder: Path | Member, relative: str, url: str, *, links: bool = False) -> Outcome[Place]:
    """The file of a relative URL below a folder; `links` where installers may have made its files links elsewhere."""
    steps = unquote(relative).split("/")
    if any(step in ("..", ".") or "\\" in step or "\0" in step for step in steps):
        return Outcome(None, (_outside(url),))
    if isinstance(folder, Member):
        return Outcome(Member(folder.archive, folder.name + "/".join(steps)))
    path = folder.joinpath(*(step for step in steps if step))
    resolved = path if links else _resolved(path)
    if resolved is not None and (links or resolved.is_relative_to(folder.resolve())):
        return Outcome(path)
    return Outcome(None, (_outside(url),))


def _is_there(found: Outcome[Place]) -> bool:
    """Whether there is something at a place."""
    place = found.value
    if isinstance(place, Member):
        return place.archive.contains(place.name)
    return isinstance(place, bytes) or (place is not None and is_file(place))


def _resolved(path: Path) -> Path | None:
    """The path with its links followed; None where these lead nowhere, or a name is longer than the system has."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return None


def _too_long(url: str) -> Diagnostic:
    message = f"A URL of {len(url):,} characters is not followed: {url[:100]}…"
    return error("disclose.catalog:not-found", message, help="Correct the URL.")


def _not_found(url: str, span: Span | None = None) -> Diagnostic:
    if url.startswith(FILES_BASE):
        return error("disclose.catalog:not-found", f"There is no file {shown_url(url)} beside the others", span)
    message = f"{url} is in no taxonomy package and not among the published schemas, and the network is not used"
    return error("disclose.catalog:not-found", message, span, help=_NOWHERE)


def _outside(url: str, span: Span | None = None) -> Diagnostic:
    message = f"{shown_url(url)} lies outside the folders that may be read"
    return error("disclose.catalog:outside", message, span, help="Move the file beside the one that refers to it.")
