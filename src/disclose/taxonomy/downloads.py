"""Documents fetched from the network when somebody allows it, kept by the SHA-256 of their bytes and looked up by their URL.

Published taxonomies do not change, so what is kept is used without asking again; `disclose cache clear` forgets it. It is
trusted as far as its hash: bytes that differ from it are fetched anew.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from hashlib import sha256

from msgspec import Struct, field

from disclose.diagnostics import Outcome, error
from disclose.taxonomy.cache import Cache, cache_folder, content_key
from disclose.taxonomy.fetch import Failure, FetchBounds, Fetched, Refusal, fetch

FORM = "download-1"
"""Kind of the entries in the cache folder, with the version of their form."""
_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_HELP = {
    Failure.REFUSED: "Correct the URL, or declare the package that holds the document.",
    Failure.NOT_FOUND: "Correct the URL, or declare the package that holds the document.",
    Failure.FAILED: "Try again, or declare the package that holds the document.",
    Failure.TIMEOUT: "Try again, or declare the package that holds the document.",
    Failure.TOO_LARGE: "Check the URL: no published taxonomy has a document of this size.",
    Failure.NOT_XML: "Open the URL in a browser to see what the server answers, and correct it.",
    Failure.LIMIT: "Declare the packages that hold the taxonomy: they are read much faster too.",
}


class DownloadBounds(Struct, frozen=True):
    """What one taxonomy may make one fetch: each document within `document`, so many documents, bytes and seconds in all."""

    document: FetchBounds = field(default_factory=FetchBounds)
    documents: int = 2_000
    size: int = 512 * 1024 * 1024
    seconds: int = 900


class Downloads:
    """The documents of URLs: from the cache, else from the network. A document is asked for once, whatever comes of it, and
    stays as it was first read as long as this object lives."""

    def __init__(
        self,
        cache: Cache | None = None,
        bounds: DownloadBounds | None = None,
        *,
        on_fetch: Callable[[str], None] = lambda url: None,
    ) -> None:
        self._cache = Cache(cache_folder(), FORM) if cache is None else cache
        self._bounds = bounds or DownloadBounds()
        self._on_fetch = on_fetch
        self._known: dict[str, Outcome[bytes]] = {}
        self._fetched = 0
        self._size = 0
        self._seconds = 0.0

    def read(self, url: str) -> Outcome[bytes]:
        """The document of an absolute URL without a fragment; else one finding that says why there is none."""
        known = self._known.get(url)
        if known is None:
            known = self._known[url] = self._read(url)
        return known

    def _read(self, url: str) -> Outcome[bytes]:
        kept = self._kept(url)
        if kept is not None:
            return Outcome(kept)
        found = self._limit() or self._fetch(url)
        if isinstance(found, Refusal):
            message = f"{url} can't be fetched: {found.reason}"
            return Outcome(None, (error(found.failure.value, message, help=_HELP[found.failure]),))
        self._keep(url, found)
        return Outcome(found.data)

    def _limit(self) -> Refusal | None:
        bounds = self._bounds
        if self._fetched >= bounds.documents:
            return Refusal(Failure.LIMIT, f"{bounds.documents:,} documents have been fetched, and no more are")
        if self._size >= bounds.size:
            return Refusal(Failure.LIMIT, f"{bounds.size:,} bytes have been fetched, and no more are")
        if self._seconds >= bounds.seconds:
            return Refusal(Failure.LIMIT, f"fetching has taken {bounds.seconds:,} seconds, and no longer may")
        return None

    def _fetch(self, url: str) -> Fetched | Refusal:
        self._on_fetch(url)
        start = time.monotonic()
        found = fetch(url, self._bounds.document)
        self._fetched += 1
        self._seconds += time.monotonic() - start
        if isinstance(found, Fetched):
            self._size += len(found.data)
        return found

    def _kept(self, url: str) -> bytes | None:
        """What the cache has for a URL, if its bytes are those that were fetched."""
        entry = self._cache.get(content_key(url))
        if not isinstance(entry, dict) or entry.get("url") != url:
            return None
        digest = entry.get("sha256")
        if not isinstance(digest, str) or not _SHA256.match(digest):
            return None
        data = self._cache.get_bytes(digest)
        whole = data is not None and len(data) == entry.get("size") and sha256(data).hexdigest() == digest
        return data if whole else None

    def _keep(self, url: str, found: Fetched) -> None:
        """The bytes first: an entry that a reader finds leads to bytes that are there."""
        digest = sha256(found.data).hexdigest()
        self._cache.put_bytes(digest, found.data)
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        self._cache.put(
            content_key(url),
            {"url": url, "sha256": digest, "size": len(found.data), "etag": found.etag, "time": now},
        )
