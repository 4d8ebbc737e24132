"""A loaded taxonomy as tables of numbers and texts, which are read back many times faster than its documents.

What is written here, `compiled_reading` reads. Names, documents, numbers and types stand in tables of their own and are
referred to by position; a column whose values are all the same is written as that value; -1 is None.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Generic, TypeVar

from msgspec.structs import asdict

from disclose.diagnostics import Diagnostic, Span
from disclose.lexical import print_decimal
from disclose.names import QName
from disclose.taxonomy.cache import Json, json_line
from disclose.taxonomy.concept import NO_FACETS, Concept, DataType, Facets
from disclose.taxonomy.network import Network
from disclose.taxonomy.taxonomy import Label, LinkRole, Reference, Taxonomy

H = TypeVar("H", bound=Hashable)
T = TypeVar("T")
NONE = -1
ABSTRACT, NILLABLE, CLOSED, USABLE = 1, 2, 1, 2


class Unplaceable(Exception):
    """A finding or declaration stands in no document of the taxonomy, so that it can't be written."""


class Table(Generic[H]):
    """Values by position, each once."""

    def __init__(self) -> None:
        self.positions: dict[H, int] = {}

    def at(self, value: H | None) -> int:
        """The position of a value; -1 for None."""
        if value is None:
            return NONE
        return self.positions.setdefault(value, len(self.positions))

    def json(self, write: Callable[[H], Json]) -> Json:
        """The values in order."""
        return [write(value) for value in self.positions]


class TaxonomyWriter:
    """Writes one taxonomy. `paths` are the paths in spans, in the order of its documents."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.names: Table[QName] = Table()
        self.texts: Table[str] = Table()
        self.numbers: Table[Decimal] = Table()
        self.types: Table[DataType] = Table()
        self.documents = {path: position for position, path in reversed(list(enumerate(paths)))}

    def lines(self, taxonomy: Taxonomy, found: Iterable[Diagnostic]) -> tuple[bytes, bytes, bytes]:
        """Three JSON texts: everything but labels and references, labels, references."""
        labels = json_line(self._labels(taxonomy.labels))
        references = json_line(self._references(taxonomy.references))
        core: dict[str, Json] = {
            "taxonomy": [taxonomy.namespace, taxonomy.prefix, taxonomy.schema_ref, list(taxonomy.languages)],
            "concepts": self._concepts(list(taxonomy.concepts.values())),
            "roles": [self._role(role) for role in taxonomy.roles.values()],
            "networks": [self._network(network) for network in taxonomy.networks.values()],
            "prefixes": dict(taxonomy.prefixes),
            "own types": [self.types.at(data_type) for data_type in taxonomy.types.values()],
            "defaults": [[self.names.at(one), self.names.at(other)] for one, other in taxonomy.defaults.items()],
            "typed domains": [[self.names.at(one), self.types.at(other)] for one, other in taxonomy.typed_domains.items()],
            "other elements": [self.names.at(name) for name in sorted(taxonomy.other_elements)],
            "further schemas": list(taxonomy.further_schemas),
            "role uses": {uri: [self.names.at(name) for name in names] for uri, names in taxonomy.role_uses.items()},
            "cycles": dict(taxonomy.cycles),
            "findings": [self._finding(finding) for finding in found],
        }
        # the tables last: what is above has filled them
        core["types"] = self.types.json(self._type)
        namespaces: Table[str] = Table()
        core["names"] = [
            [namespaces.at(name.namespace) for name in self.names.positions],
            [name.local for name in self.names.positions],
        ]
        core["namespaces"] = namespaces.json(str)
        core["numbers"] = self.numbers.json(print_decimal)
        core["texts"] = self.texts.json(str)
        return json_line(core), labels, references

    def _document(self, span: Span | None) -> int:
        if span is None:
            return NONE
        position = self.documents.get(span.path)
        if position is None:
            raise Unplaceable(span.path)
        return position

    def _concepts(self, concepts: Sequence[Concept]) -> Json:
        domains = [concept.enumeration for concept in concepts]
        return [
            _column(self.names.at(concept.qname) for concept in concepts),
            _column(self.types.at(concept.type) for concept in concepts),
            _column(self.texts.at(concept.period_type) for concept in concepts),
            _column(self.texts.at(concept.balance) for concept in concepts),
            _column(ABSTRACT * concept.abstract + NILLABLE * concept.nillable for concept in concepts),
            _column(concept.role.value for concept in concepts),
            _column(concept.id for concept in concepts),
            _column(self.names.at(concept.typed_domain) for concept in concepts),
            _column(
                None if domain is None else [self.names.at(domain.domain), domain.link_role, domain.head_usable]
                for domain in domains
            ),
            _column(self._document(concept.span) for concept in concepts),
            _column(None if concept.span is None else concept.span.line for concept in concepts),
            _column(concept.default for concept in concepts),
        ]

    def _network(self, network: Network) -> Json:
        arcs = network.relationships
        return [
            network.arcrole,
            network.role,
            len(arcs),
            _column(self.names.at(arc.source) for arc in arcs),
            _column(self.names.at(arc.target) for arc in arcs),
            _column(self.numbers.at(arc.order) for arc in arcs),
            _column(self.numbers.at(arc.weight) for arc in arcs),
            _column(self.texts.at(arc.preferred_label) for arc in arcs),
            _column(self.texts.at(arc.target_role) for arc in arcs),
            _column(self.texts.at(arc.context_element) for arc in arcs),
            _column(CLOSED * arc.closed + USABLE * arc.usable for arc in arcs),
            _column(self._document(arc.span) for arc in arcs),
            _column(None if arc.span is None else arc.span.line for arc in arcs),
        ]

    def _role(self, role: LinkRole) -> Json:
        used_on: list[Json] = [self.names.at(name) for name in role.used_on]
        return [role.uri, role.definition, used_on, [list(title) for title in role.titles], role.id]

    def _type(self, data_type: DataType) -> Json:
        # base types are not in the table of types: a type knows their names only
        return [
            None if data_type.qname is None else list(data_type.qname),
            data_type.kind.value,
            None if data_type.base is None else list(data_type.base),
            None if data_type.facets == NO_FACETS else _facets(data_type.facets),
            data_type.base_xsd,
            data_type.decimals,
            data_type.precision,
        ]

    def _finding(self, finding: Diagnostic) -> Json:
        span = finding.span
        return [
            finding.code,
            finding.severity.value,
            finding.message,
            self._document(span),
            [span.line, span.column] if span is not None else None,
            finding.help,
            list(finding.details),
            [[self._document(related), related.line] for related in finding.related],
            finding.spec,
        ]

    def _labels(self, labels: Mapping[QName, tuple[Label, ...]]) -> Json:
        every = [label for group in labels.values() for label in group]
        roles: Table[str] = Table()
        languages: Table[str] = Table()
        return [
            [self.names.at(name) for name in labels],
            [len(group) for group in labels.values()],
            _column((roles.at(label.role) for label in every), spread=True),
            _column((languages.at(label.language) for label in every), spread=True),
            [label.text for label in every],
            roles.json(str),
            languages.json(str),
        ]

    def _references(self, references: Mapping[QName, tuple[Reference, ...]]) -> Json:
        distinct: Table[Reference] = Table()
        groups: list[Json] = [[distinct.at(reference) for reference in group] for group in references.values()]
        return [
            [self.names.at(name) for name in references],
            groups,
            distinct.json(
                lambda reference: [
                    reference.role,
                    [self.names.at(name) for name, _ in reference.parts],
                    [text for _, text in reference.parts],
                ]
            ),
        ]


def _column(values: Iterable[Json], *, spread: bool = False) -> Json:
    """All values, or the one value that they all are (unless `spread`)."""
    listed = list(values)
    if not spread and listed and not isinstance(listed[0], list) and listed.count(listed[0]) == len(listed):
        return listed[0]
    return listed


def _facets(facets: Facets) -> Json:
    """Facets by name, those that are set; bounds are texts, counts are numbers."""
    written: dict[str, Json] = {}
    for name, value in asdict(facets).items():
        if isinstance(value, tuple):
            if value:
                written[name] = list(value)
        elif isinstance(value, Decimal):
            written[name] = print_decimal(value)
        elif value is not None:
            written[name] = value
    return written
