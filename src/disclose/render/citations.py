"""Where figures come from, shortened: a document named once, places in it line by line.

A source is written ``Document, place; place``. What does not have that form is shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace

from disclose.model import Fact
from disclose.render.views import Row


@lru_cache(maxsize=4096)
def split_source(source: str) -> tuple[str, tuple[str, ...]]:
    """The document and the places in it; an empty document where the source does not name one."""
    document, comma, rest = source.partition(", ")
    if not comma or ";" in document:
        document, rest = "", source
    return document, tuple(part.strip() for part in rest.split(";") if part.strip())


def merged(facts: Iterable[Fact]) -> str:
    """The sources of several facts as one, each place once."""
    places: dict[str, dict[str, None]] = {}
    for fact in facts:
        if fact.origin.source:
            document, parts = split_source(fact.origin.source)
            places.setdefault(document, {}).update(dict.fromkeys(parts))
    return "; ".join(f"{document}, {'; '.join(parts)}" if document else "; ".join(parts) for document, parts in places.items())


def tidy(source: str) -> str:
    """A source as it is set: no line ends between ``p.`` and its number."""
    return source.replace("p. ", "p.\u00a0")


def common_document(sources: Iterable[str]) -> str:
    """The one document that all sources are places in; empty where there is none."""
    documents = {split_source(source)[0] for source in sources if source}
    return documents.pop() if len(documents) == 1 else ""


@lru_cache(maxsize=4096)
def place_in(source: str, document: str) -> str:
    """A source without the document that is named elsewhere."""
    return tidy("; ".join(split_source(source)[1]) if document else source)


def shorten(rows: Iterable[Row]) -> tuple[str, tuple[Row, ...]]:
    """The one document that all rows cite, with the rows citing places only; or no document and the rows as they are."""
    lines = tuple(rows)
    document = common_document(row.source for row in lines)
    return document, tuple(replace(row, source=place_in(row.source, document)) if row.source else row for row in lines)
