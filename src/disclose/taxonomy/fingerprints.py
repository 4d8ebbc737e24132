"""Whether what lies at a URL is what lay there when something was made from it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from disclose.files import sha256_of
from disclose.taxonomy.catalog import Catalog, Member
from disclose.xml_source import MAX_XML_BYTES


def fingerprint(url: str, catalog: Catalog, contents: dict[str, bytes] | None = None) -> str | None:
    """What is at a URL, in few characters; None for nothing. Of a file in a package, the package and the name: whoever opens
    a package reads all of it anyway. The content of any other document is added to `contents` where these are given."""
    place = catalog.locate(url).value
    if isinstance(place, Member):
        known = place.archive.contains(place.name)
        return f"{place.archive.digest}/{place.name}" if known else None
    if isinstance(place, Path) and contents is None:
        return sha256_of(place, MAX_XML_BYTES)
    data = catalog.read(url).value
    if data is None:
        return None
    if contents is not None:
        contents[url] = data
    return sha256(data).hexdigest()
