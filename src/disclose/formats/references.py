"""Which taxonomy a document is on: the schemas and linkbases it names, before anything else of it is read."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.names import LINKBASE, SCHEMA, XBRLI, XHTML, QName

ReferenceName = Literal["schemaRef", "linkbaseRef", "roleRef", "arcroleRef"]
REFERENCES: tuple[ReferenceName, ...] = ("schemaRef", "linkbaseRef", "roleRef", "arcroleRef")


class TaxonomyReference(Struct, frozen=True):
    """A reference from a report to its taxonomy (XBRL 2.1 sections 4.2 to 4.5): which kind, its href and its place.

    `href` is resolved by the ``xml:base`` in scope, and so relative to the document or absolute. `role` is its ``xlink:role``:
    that of a linkbaseRef tells the kind of links that it leads to.
    """

    kind: ReferenceName
    href: str
    span: Span
    role: str = ""


class DocumentKind(Enum):
    """What kind of document was opened."""

    INSTANCE = QName(XBRLI, "xbrl")
    INLINE = QName(XHTML, "html")
    SCHEMA = SCHEMA
    LINKBASE = LINKBASE

    @property
    def is_report(self) -> bool:
        """Whether it holds facts, and not a part of a taxonomy."""
        return self in (DocumentKind.INSTANCE, DocumentKind.INLINE)


class Opened(Struct, frozen=True):
    """A document that has been recognised by its root element, and what it refers to if it is an instance.

    `schema_locations` are the namespaces of ``xsi:schemaLocation`` on the root of an instance with the places it names for
    their schemas: these are hints, and of use for namespaces that the taxonomy knows nothing of.
    """

    kind: DocumentKind
    references: tuple[TaxonomyReference, ...]
    schema_locations: tuple[tuple[str, str], ...] = ()
