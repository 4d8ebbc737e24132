"""The taxonomy: concepts, labels, references and networks, frozen and indexed, whatever it was compiled from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct, field

from disclose.names import ARCROLE_PARENT_CHILD, ROLE_LABEL, QName
from disclose.taxonomy.arcs import Arcs, IndexedNetworks, ListedArcs
from disclose.taxonomy.assertion import Assertion
from disclose.taxonomy.concept import Concept, DataType
from disclose.taxonomy.network import Network

_NONE: Mapping[QName, QName] = MappingProxyType({})


class Label(Struct, frozen=True):
    """A label of a concept (XBRL 2.1 section 5.2.2): its role URI, its language and its text."""

    role: str
    language: str
    text: str


class Reference(Struct, frozen=True):
    """A reference of a concept to authoritative literature (XBRL 2.1 section 5.2.3): parts by name, in order."""

    role: str
    parts: tuple[tuple[QName, str], ...]


class LinkRole(Struct, frozen=True):
    """An extended link role: its URI, its definition and, where the author gave them, titles by language.

    `comparative`: every line of the statement that is reported for one of a report's periods must be reported for all.
    """

    uri: str
    definition: str
    used_on: tuple[QName, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    id: str | None = None
    comparative: bool = False

    def title(self, language: str) -> str:
        """The title in a language, else the definition."""
        return dict(self.titles).get(language, self.definition)


class CustomUnit(Struct, frozen=True):
    """A measure that the taxonomy defines for itself: name and labels by language (symbol or unit name as displayed)."""

    qname: QName
    labels: tuple[tuple[str, str], ...] = ()

    def label(self, language: str) -> str:
        """The label in a language, else the local name."""
        return dict(self.labels).get(language, self.qname.local)


class Taxonomy(Struct, frozen=True, dict=True):
    """A compiled taxonomy. `namespace` and `prefix` are those of its own concepts; `prefixes` maps every prefix it
    recommends to its namespace; `schema_ref` is the path of its entry point relative to the folder it is emitted to, or
    an absolute URL; `required` are concepts that a report must contain; `languages` in order of declaration;
    `typed_domains` are the domain elements of typed dimensions with the type of their content; `other_elements` are global
    elements that are no concepts, which facts may name all the same; `further_schemas` are the URLs of schemas with elements
    that only linkbases lead to: importing the entry points does not bring them; `role_uses` are the elements that each
    role and arcrole of the taxonomy may be used on; `cycles` are the arcroles that forbid cycles, with those that they allow,
    ``none`` or ``undirected``."""

    namespace: str
    prefix: str
    schema_ref: str
    concepts: Mapping[QName, Concept]
    name: str = ""
    version: str = ""
    languages: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()
    types: Mapping[QName, DataType] = field(default_factory=lambda: MappingProxyType({}))
    roles: Mapping[str, LinkRole] = field(default_factory=lambda: MappingProxyType({}))
    networks: Mapping[tuple[str, str], Network] = field(default_factory=lambda: MappingProxyType({}))
    labels: Mapping[QName, tuple[Label, ...]] = field(default_factory=lambda: MappingProxyType({}))
    references: Mapping[QName, tuple[Reference, ...]] = field(default_factory=lambda: MappingProxyType({}))
    prefixes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    units: Mapping[QName, CustomUnit] = field(default_factory=lambda: MappingProxyType({}))
    assertions: tuple[Assertion, ...] = ()
    required: tuple[QName, ...] = ()
    defaults: Mapping[QName, QName] = field(default_factory=lambda: _NONE)
    typed_domains: Mapping[QName, DataType] = field(default_factory=lambda: MappingProxyType({}))
    other_elements: frozenset[QName] = frozenset()
    further_schemas: tuple[str, ...] = ()
    role_uses: Mapping[str, tuple[QName, ...]] = field(default_factory=lambda: MappingProxyType({}))
    cycles: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def concept(self, qname: QName) -> Concept | None:
        """A concept by its name."""
        return self.concepts.get(qname)

    def declares(self, qname: QName) -> bool:
        """Whether there is a global element of a name, concept or not."""
        return qname in self.concepts or qname in self.other_elements

    def named(self, name: str) -> Concept | None:
        """A concept as an author writes it: a local name of the own namespace, or ``prefix:local``."""
        prefix, colon, local = name.rpartition(":")
        namespace = self.prefixes.get(prefix) if colon else self.namespace
        return self.concepts.get(QName(namespace, local)) if namespace is not None else None

    def label(self, concept: QName, language: str, role: str = ROLE_LABEL) -> str:
        """The label in a role and language; else the standard label in that language, then in any, then the name."""
        labels = self.labels.get(concept, ())
        for wanted_role in (role, ROLE_LABEL):
            for label in labels:
                if label.role == wanted_role and label.language == language:
                    return label.text
        for label in labels:
            if label.role == ROLE_LABEL:
                return label.text
        return concept.local

    def network(self, arcrole: str, role: str) -> Network | None:
        """The network of an arcrole in an extended link role."""
        return self.networks.get((arcrole, role))

    def networks_of(self, arcrole: str) -> Iterator[Network]:
        """Every network of an arcrole, in order of declaration."""
        if isinstance(self.networks, IndexedNetworks):
            return self.networks.of(arcrole)
        return (self.networks[name, role] for name, role in self.networks if name == arcrole)

    def arcs(self, arcrole: str) -> Arcs:
        """The relationships of an arcrole, found by their concepts."""
        if isinstance(self.networks, IndexedNetworks):
            return self.networks.arcs(arcrole)
        found = self._arcs.get(arcrole)
        if found is None:
            found = self._arcs[arcrole] = ListedArcs(self.networks_of(arcrole))
        return found

    @cached_property
    def _arcs(self) -> dict[str, Arcs]:
        return {}

    @property
    def statements(self) -> tuple[Network, ...]:
        """The presentation networks, in order of declaration."""
        return tuple(self.networks_of(ARCROLE_PARENT_CHILD))

    def display_name(self, qname: QName) -> str:
        """``prefix:local`` with the recommended prefix; the bare local name for the taxonomy's own concepts."""
        if qname.namespace == self.namespace:
            return qname.local
        for prefix, namespace in self.prefixes.items():
            if namespace == qname.namespace:
                return f"{prefix}:{qname.local}"
        return qname.clark
