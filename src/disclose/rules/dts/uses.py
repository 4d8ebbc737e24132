"""Where roles and arcroles are used: by extended links, resources and arcs, and what the linkbase around them refers to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cached_property

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.names import GEN, LINK, QName
from disclose.rules.dts.hierarchy import Hierarchy
from disclose.taxonomy.dts.document import Document
from disclose.taxonomy.dts.linkbase import qname_of
from disclose.taxonomy.dts.nodes import ExtendedLink, ReferenceKind

_GENERIC = frozenset({QName(GEN, "link"), QName(GEN, "arc")})
Scope = tuple[str, tuple[int, ...]]
"""A linkbase element: the URI of its document and its child sequence."""


class Family(Enum):
    """Whose rules a link or arc follows: XBRL 2.1's own, those of Generic Links, or nobody's."""

    STANDARD = "standard"
    GENERIC = "generic"
    CUSTOM = "custom"


class Use(Struct, frozen=True):
    """The first use in one extended link of a role or arcrole on an element of one name."""

    link: ExtendedLink
    element: QName
    family: Family
    uri: str
    line: int

    @property
    def span(self) -> Span:
        """Where it is."""
        return self.link.source.span(self.line)

    @property
    def scope(self) -> Scope:
        """The linkbase it is in."""
        return self.link.source.uri, self.link.path[:-1]


class Uses:
    """All uses of roles and arcroles in some documents, found when first asked for."""

    def __init__(self, documents: Iterable[Document], hierarchy: Hierarchy) -> None:
        self._documents = tuple(documents)
        self._hierarchy = hierarchy
        self._families: dict[str, Family] = {}

    def family(self, element: str) -> Family:
        """The family of an extended link or arc by its name in Clark notation."""
        known = self._families.get(element)
        if known is None:
            name = qname_of(element)
            if name.namespace == LINK:
                known = Family.STANDARD
            else:
                known = Family.CUSTOM if self._hierarchy.nearest(name, _GENERIC) is None else Family.GENERIC
            self._families[element] = known
        return known

    @cached_property
    def link_roles(self) -> tuple[Use, ...]:
        """The roles of extended links, those that have none included."""
        return tuple(
            Use(link, qname_of(link.element), self.family(link.element), link.role, link.line) for link in self._links()
        )

    @cached_property
    def resource_roles(self) -> tuple[Use, ...]:
        """The roles of resources. A resource without a role is a use of none."""
        found: dict[tuple[ExtendedLink, str, str], Use] = {}
        for link in self._links():
            family = self.family(link.element)
            for resource in link.resources:
                if resource.role is not None and (link, resource.element, resource.role) not in found:
                    use = Use(link, qname_of(resource.element), family, resource.role, resource.line)
                    found[link, resource.element, resource.role] = use
        return tuple(found.values())

    @cached_property
    def arcroles(self) -> tuple[Use, ...]:
        """The arcroles of arcs."""
        found: list[Use] = []
        for link in self._links():
            seen: set[tuple[str, str]] = set()
            for arc in link.arcs:
                pair = (arc.element, arc.arcrole)
                if pair not in seen:
                    seen.add(pair)
                    found.append(Use(link, qname_of(arc.element), self.family(arc.element), arc.arcrole, arc.line))
        return tuple(found)

    @cached_property
    def referred(self) -> Mapping[Scope, frozenset[str]]:
        """The roles and arcroles that each linkbase refers to by roleRef or arcroleRef."""
        found: dict[Scope, set[str]] = {}
        for document in self._documents:
            for reference in document.references:
                if reference.kind in (ReferenceKind.ROLE_REF, ReferenceKind.ARCROLE_REF) and reference.defines:
                    found.setdefault((document.uri, reference.holder), set()).add(reference.defines.strip())
        return {scope: frozenset(group) for scope, group in found.items()}

    def is_referred(self, use: Use) -> bool:
        """Whether the linkbase of a use refers to the role or arcrole."""
        return use.uri in self.referred.get(use.scope, frozenset())

    def _links(self) -> Iterator[ExtendedLink]:
        for document in self._documents:
            yield from document.links
