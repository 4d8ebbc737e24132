"""What a schema document declares, as written: elements and types, with references still names.

Nodes compare by identity.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.names import QName
from disclose.taxonomy.dts.nodes import Source


class Particle(Struct, frozen=True):
    """An element in a content model: a reference to a global one, or one declared on the spot (`local`)."""

    name: QName
    local: bool
    line: int


class SchemaType(Struct, frozen=True, eq=False):
    """A simple or complex type definition (XML Schema Part 1, sections 3.4 and 3.14).

    `name` is None for an anonymous type. `derivation` is ``restriction``, ``extension``, ``list``, ``union`` or None (a
    complex type without a base); `base` is what it derives from (the item type of a list), `inner` an anonymous type in that
    place, `members` the member types of a union. `content` is ``simple``, ``complex``, ``mixed`` or, for a simple type,
    ``simpleType``. `facets` are pairs of facet and text; `particles` every element of the content model, however nested;
    `attributes` the names of attributes declared by the type itself, `defaults` those of them with a default or fixed value,
    with that value. `groups` and `attribute_groups` are the named groups that it refers to. A named group itself is held like a
    complex type (sections 3.6 and 3.7).
    """

    source: Source
    name: QName | None
    id: str | None
    content: str
    derivation: str | None
    base: QName | None
    inner: SchemaType | None
    members: tuple[QName, ...]
    facets: tuple[tuple[str, str], ...]
    particles: tuple[Particle, ...]
    attributes: tuple[QName, ...]
    path: tuple[int, ...]
    line: int
    defaults: tuple[tuple[QName, str], ...] = ()
    groups: tuple[QName, ...] = ()
    attribute_groups: tuple[QName, ...] = ()

    @property
    def span(self) -> Span:
        """Where it is defined."""
        return self.source.span(self.line)


class ElementDeclaration(Struct, frozen=True, eq=False):
    """A global element declaration (XML Schema Part 1, section 3.3) with all its attributes.

    `type` is the type's name, `anonymous` the type defined on the spot; without either the type is that of the head of the
    substitution group. `namespaces` are the prefixes in scope, for QNames in attributes. `typed_domain` is the URI and the
    fragment of ``xbrldt:typedDomainRef``.
    """

    source: Source
    qname: QName
    id: str | None
    type: QName | None
    anonymous: SchemaType | None
    substitution_group: QName | None
    abstract: bool
    nillable: bool
    attributes: Mapping[str, str]
    namespaces: Mapping[str, str]
    typed_domain: tuple[str, str] | None
    path: tuple[int, ...]
    line: int

    @property
    def span(self) -> Span:
        """Where it is declared."""
        return self.source.span(self.line)
