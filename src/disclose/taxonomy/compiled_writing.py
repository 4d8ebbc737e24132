"""A loaded taxonomy in compiled form, which is read back many times faster than its documents."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Generic, TypeVar

from msgspec import Raw, msgpack
from msgspec.structs import asdict

from disclose.diagnostics import Diagnostic, Span
from disclose.lexical import print_decimal
from disclose.names import QName
from disclose.taxonomy.compiled_form import (
    ABSTRACT,
    CLOSED,
    NILLABLE,
    NONE,
    USABLE,
    ArcTable,
    ConceptTable,
    FindingRow,
    LabelTable,
    NameTable,
    ReferenceTable,
    RoleRow,
    TaxonomyForm,
    TypeRow,
    column,
)
from disclose.taxonomy.concept import Concept, DataType, Facets, Role
from disclose.taxonomy.network import Network, Relationship
from disclose.taxonomy.taxonomy import Label, LinkRole, Reference, Taxonomy

H = TypeVar("H", bound=Hashable)


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


class TaxonomyWriter:
    """Writes one taxonomy. `paths` are the paths in spans, in the order of its documents."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.names: Table[QName] = Table()
        self.texts: Table[str] = Table()
        self.numbers: Table[Decimal] = Table()
        self.types: Table[DataType] = Table()
        self.documents = {path: position for position, path in reversed(list(enumerate(paths)))}

    def form(self, taxonomy: Taxonomy, found: Iterable[Diagnostic]) -> TaxonomyForm:
        """The taxonomy with what was found in it. Raises Unplaceable."""
        names = self.names.at
        # concepts first, then what refers to them; the tables last: what is above has filled them
        concepts = self._concepts(list(taxonomy.concepts.values()))
        labels, references = self._labels(taxonomy.labels), self._references(taxonomy.references)
        arcs = {arcrole: _raw(self._arcs(taxonomy, arcrole)) for arcrole in dict.fromkeys(one for one, _ in taxonomy.networks)}
        roles = [self._role(role) for role in taxonomy.roles.values()]
        own_types = [self.types.at(data_type) for data_type in taxonomy.types.values()]
        defaults = [(names(one), names(other)) for one, other in taxonomy.defaults.items()]
        typed_domains = [(names(one), self.types.at(other)) for one, other in taxonomy.typed_domains.items()]
        other_elements = [names(name) for name in sorted(taxonomy.other_elements)]
        role_uses = {uri: [names(name) for name in used] for uri, used in taxonomy.role_uses.items()}
        findings = [self._finding(finding) for finding in found]
        return TaxonomyForm(
            taxonomy.namespace,
            taxonomy.prefix,
            taxonomy.schema_ref,
            list(taxonomy.languages),
            self._name_table(),
            list(self.texts.positions),
            [print_decimal(number) for number in self.numbers.positions],
            [_type(data_type) for data_type in self.types.positions],
            own_types,
            concepts,
            _raw(roles),
            list(taxonomy.networks),
            arcs,
            _raw(labels),
            _raw(references),
            dict(taxonomy.prefixes),
            defaults,
            typed_domains,
            other_elements,
            list(taxonomy.further_schemas),
            role_uses,
            dict(taxonomy.cycles),
            findings,
        )

    def _name_table(self) -> NameTable:
        namespaces: Table[str] = Table()
        spaces = column(namespaces.at(name.namespace) for name in self.names.positions)
        return NameTable(list(namespaces.positions), spaces, [name.local for name in self.names.positions])

    def _document(self, span: Span | None) -> int:
        if span is None:
            return NONE
        position = self.documents.get(span.path)
        if position is None:
            raise Unplaceable(span.path)
        return position

    def _concepts(self, concepts: Sequence[Concept]) -> ConceptTable:
        roles = {role: position for position, role in enumerate(Role)}
        domains = ((row, concept.enumeration) for row, concept in enumerate(concepts))
        for concept in concepts:
            self.names.at(concept.qname)
        return ConceptTable(
            len(concepts),
            column(self.types.at(concept.type) for concept in concepts),
            column(self.texts.at(concept.period_type) for concept in concepts),
            column(self.texts.at(concept.balance) for concept in concepts),
            column(ABSTRACT * concept.abstract + NILLABLE * concept.nillable for concept in concepts),
            column(roles[concept.role] for concept in concepts),
            column(self.names.at(concept.typed_domain) for concept in concepts),
            column(self._document(concept.span) for concept in concepts),
            column(_line(concept.span) for concept in concepts),
            _raw([concept.id for concept in concepts]),
            {row: (self.names.at(one.domain), one.link_role, one.head_usable) for row, one in domains if one is not None},
            {row: concept.default for row, concept in enumerate(concepts) if concept.default is not None},
        )

    def _arcs(self, taxonomy: Taxonomy, arcrole: str) -> ArcTable:
        networks: list[Network] = list(taxonomy.networks_of(arcrole))
        arcs: list[Relationship] = [arc for network in networks for arc in network.relationships]
        known = taxonomy.arcs(arcrole)
        sources, targets = [self.names.at(arc.source) for arc in arcs], [self.names.at(arc.target) for arc in arcs]
        return ArcTable(
            [network.role for network in networks],
            [len(network.relationships) for network in networks],
            column(sources),
            column(targets),
            column(self.numbers.at(arc.order) for arc in arcs),
            column(self.numbers.at(arc.weight) for arc in arcs),
            column(self.texts.at(arc.preferred_label) for arc in arcs),
            column(self.texts.at(arc.target_role) for arc in arcs),
            column(self.texts.at(arc.context_element) for arc in arcs),
            column(CLOSED * arc.closed + USABLE * arc.usable for arc in arcs),
            column(self._document(arc.span) for arc in arcs),
            column(_line(arc.span) for arc in arcs),
            column(sorted(range(len(arcs)), key=sources.__getitem__)),
            column(sorted(range(len(arcs)), key=targets.__getitem__)),
            [self.types.at(one) for one in known.types(taxonomy.concepts)],
            known.repeated,
        )

    def _role(self, role: LinkRole) -> RoleRow:
        used_on = [self.names.at(name) for name in role.used_on]
        return RoleRow(role.uri, role.definition, used_on, list(role.titles), role.id)

    def _finding(self, finding: Diagnostic) -> FindingRow:
        span = finding.span
        return FindingRow(
            finding.code,
            finding.severity.value,
            finding.message,
            self._document(span),
            (span.line, span.column) if span is not None else None,
            finding.help,
            list(finding.details),
            [(self._document(related), related.line) for related in finding.related],
            finding.spec,
        )

    def _labels(self, labels: Mapping[QName, tuple[Label, ...]]) -> LabelTable:
        every = [label for group in labels.values() for label in group]
        roles: Table[str] = Table()
        languages: Table[str] = Table()
        role_of = column(roles.at(label.role) for label in every)
        language_of = column(languages.at(label.language) for label in every)
        return LabelTable(
            len(labels),
            column(self.names.at(name) for name in labels),
            column(len(group) for group in labels.values()),
            role_of,
            language_of,
            [label.text for label in every],
            list(roles.positions),
            list(languages.positions),
        )

    def _references(self, references: Mapping[QName, tuple[Reference, ...]]) -> ReferenceTable:
        distinct: Table[Reference] = Table()
        groups = [[distinct.at(reference) for reference in group] for group in references.values()]
        rows = [
            (one.role, [self.names.at(name) for name, _ in one.parts], [text for _, text in one.parts])
            for one in distinct.positions
        ]
        return ReferenceTable(column(self.names.at(name) for name in references), groups, rows)


def _raw(table: object) -> Raw:
    return Raw(msgpack.encode(table))


def _line(span: Span | None) -> int:
    return NONE if span is None or span.line is None else span.line


def _type(data_type: DataType) -> TypeRow:
    # base types are not in the table of types: a type knows their names only
    return TypeRow(
        data_type.qname,
        data_type.kind.value,
        data_type.base,
        _facets(data_type.facets),
        data_type.base_xsd,
        data_type.decimals,
        data_type.precision,
    )


def _facets(facets: Facets) -> dict[str, str | int | list[str]]:
    """Facets by name, those that are set; bounds are texts, counts are numbers."""
    written: dict[str, str | int | list[str]] = {}
    for name, value in asdict(facets).items():
        if isinstance(value, tuple):
            if value:
                written[name] = list(value)
        elif isinstance(value, Decimal):
            written[name] = print_decimal(value)
        elif value is not None:
            written[name] = value
    return written
