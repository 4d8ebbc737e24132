"""The taxonomy while it is being made from its source: what each step of author.py adds to and looks up in."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field

from disclose.diagnostics import Diagnostic, Span
from disclose.names import QName
from disclose.taxonomy.author_files import Sources
from disclose.taxonomy.author_names import Names
from disclose.taxonomy.author_tree import Node
from disclose.taxonomy.concept import Concept, DataType
from disclose.taxonomy.network import Network, Relationship
from disclose.taxonomy.source import TaxonomySource
from disclose.taxonomy.taxonomy import Label, LinkRole, Reference


class Draft(Struct):
    """Everything made so far. Lives inside `author_taxonomy` only; what leaves it is a frozen Taxonomy.

    `used` holds what is referred to: pairs such as ``("member", "CarsMember")``. `trees` are the members of each explicit
    dimension, as far as they exist.
    """

    sources: Sources
    header: TaxonomySource
    names: Names
    found: list[Diagnostic]
    types: dict[str, DataType] = field(default_factory=dict)
    concepts: dict[QName, Concept] = field(default_factory=dict)
    labels: dict[QName, tuple[Label, ...]] = field(default_factory=dict)
    references: dict[QName, tuple[Reference, ...]] = field(default_factory=dict)
    typed_domains: dict[QName, DataType] = field(default_factory=dict)
    roles: dict[str, LinkRole] = field(default_factory=dict)
    networks: dict[tuple[str, str], Network] = field(default_factory=dict)
    defaults: dict[QName, QName] = field(default_factory=dict)
    trees: dict[str, list[Node]] = field(default_factory=dict)
    used: set[tuple[str, str]] = field(default_factory=set)

    @property
    def languages(self) -> tuple[str, ...]:
        """The declared languages."""
        return tuple(self.header.languages)

    def qname(self, name: str) -> QName:
        """A name of the taxonomy's own namespace."""
        return QName(self.header.namespace, name)

    def id_of(self, name: str) -> str:
        """The id of the element of that name."""
        return f"{self.header.prefix}_{name}"

    def role_uri(self, *parts: str) -> str:
        """The URI of a link role of the taxonomy's own."""
        return "/".join((self.header.namespace.rstrip("/"), "role", *parts))

    def concept_named(self, name: str, span: Span) -> Concept | None:
        """The concept that a name stands for at a place; a finding if there is none."""
        if self.names.is_a("concept", name):
            return self.concepts[self.qname(name)]
        self.found.append(self.names.unknown("concept", name, span))
        return None

    def add_network(self, arcrole: str, role: str, relationships: Iterable[Relationship]) -> None:
        """Enter a network, if it has any relationship."""
        network = Network(arcrole, role, tuple(relationships))
        if network.relationships:
            self.networks[arcrole, role] = network
