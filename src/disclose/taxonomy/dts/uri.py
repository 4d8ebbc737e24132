"""URIs of documents: resolution of references (RFC 3986, section 5) and the local paths behind ``file:`` URIs."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit


def split_fragment(reference: str) -> tuple[str, str | None]:
    """A reference without its fragment, and the fragment: None where there is no ``#``."""
    document, mark, fragment = reference.partition("#")
    return document, fragment if mark else None


def resolve(base: str, reference: str) -> str | None:
    """The absolute URI of a reference without a fragment, dot segments removed; None if it isn't a URI reference."""
    try:
        joined = urlsplit(urljoin(base, reference.strip()))
        return urlunsplit(joined._replace(path=_without_dots(joined.path), fragment="")) if joined.scheme else None
    except ValueError:
        return None


def _without_dots(path: str) -> str:
    """RFC 3986, section 5.2.4, for the absolute references that urljoin leaves as they are."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def file_uri(path: Path) -> str:
    """The ``file:`` URI of a local path."""
    return path.resolve().as_uri()


def local_path(uri: str) -> Path | None:
    """The local path of a ``file:`` URI without a host; None for any other URI."""
    parts = urlsplit(uri)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return None
    path = unquote(parts.path)
    return None if "\0" in path else Path(path)
