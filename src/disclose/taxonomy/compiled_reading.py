"""The compiled form back to a taxonomy whose concepts, labels and so on are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType
from typing import Any, TypeVar

from msgspec import msgpack

from disclose.diagnostics import Diagnostic, Severity
from disclose.names import QName
from disclose.taxonomy.compiled_arcs import KeptNetworks
from disclose.taxonomy.compiled_form import (
    ABSTRACT,
    NILLABLE,
    Column,
    ConceptTable,
    FindingRow,
    LabelTable,
    ReferenceTable,
    RoleRow,
    TaxonomyForm,
    numbers,
)
from disclose.taxonomy.compiled_tables import Tables
from disclose.taxonomy.concept import Concept, DataType, EnumerationDomain, Role
from disclose.taxonomy.taxonomy import Label, LinkRole, Reference, Taxonomy

K = TypeVar("K")
V = TypeVar("V")
_ROLES = tuple(Role)


class OnDemand(Mapping[K, V]):
    """A mapping that is made when it is first used."""

    def __init__(self, make: Callable[[], Mapping[K, V]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[K, V]:
        return self._make()

    def __getitem__(self, key: K) -> V:
        return self._made[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class _OfNames(Mapping[QName, V]):
    """What belongs to the names of a column: `values` makes it of the row of a name."""

    def __init__(self, tables: Tables, names: Column, count: int, values: Callable[[int], V]) -> None:
        self._tables, self._values = tables, values
        self._rows = {name: row for row, name in enumerate(numbers(names, count))}

    def __getitem__(self, name: QName) -> V:
        return self._values(self._rows[self._tables.positions[name]])

    def __iter__(self) -> Iterator[QName]:
        return map(self._tables.name, self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class _Concepts(Mapping[QName, Concept]):
    """Concepts by name."""

    def __init__(self, table: ConceptTable, tables: Tables) -> None:
        self._table, self._tables = table, tables
        self._made: dict[QName, Concept] = {}

    def get(self, name: QName, default: Any = None) -> Any:
        # asked for every fact: the usual way, by an exception, takes three times as long
        found = self._made.get(name)
        if found is None:
            row = self._tables.positions.get(name)
            if row is None or row >= self._table.count:
                return default
            found = self._made[name] = self._concept(row)
        return found

    def __getitem__(self, name: QName) -> Concept:
        found: Concept | None = self.get(name)
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[QName]:
        return map(self._tables.name, range(self._table.count))

    def __len__(self) -> int:
        return self._table.count

    @cached_property
    def _ids(self) -> list[str | None]:
        return msgpack.decode(self._table.ids, type=list[str | None])

    @cached_property
    def _columns(self) -> tuple[Sequence[int], ...]:
        table = self._table
        texts = table.periods, table.balances
        packed = table.types, *texts, table.flags, table.roles, table.typed, table.documents, table.lines
        return tuple(numbers(one, table.count) for one in packed)

    def _concept(self, row: int) -> Concept:
        tables = self._tables
        type_, period, balance, flags, role, typed, document, line = (column[row] for column in self._columns)
        domain = self._table.enumerations.get(row)
        return Concept(
            tables.name(row),
            tables.type(type_),
            tables.texts[period],
            tables.texts[balance],
            flags & ABSTRACT != 0,
            flags & NILLABLE != 0,
            _ROLES[role],
            self._ids[row],
            None if typed < 0 else tables.name(typed),
            None if domain is None else EnumerationDomain(tables.name(domain[0]), domain[1], domain[2]),
            None,
            tables.span(document, line),
            self._table.defaults.get(row),
        )


class TaxonomyReader:
    """Reads one taxonomy. `paths` are what the documents, in their order, are called in spans now."""

    def __init__(self, form: TaxonomyForm, paths: Sequence[str]) -> None:
        self._form, self._tables = form, Tables(form, paths)

    def taxonomy(self) -> Taxonomy:
        """The taxonomy."""
        form, name, data_type = self._form, self._tables.name, self._tables.type
        return Taxonomy(
            namespace=form.namespace,
            prefix=form.prefix,
            schema_ref=form.schema_ref,
            concepts=_Concepts(form.concepts, self._tables),
            languages=tuple(form.languages),
            types=OnDemand(self._own_types),
            roles=OnDemand(self._roles),
            networks=KeptNetworks(form.networks, form.arcs, self._tables),
            labels=OnDemand(self._labels),
            references=OnDemand(self._references),
            prefixes=MappingProxyType(form.prefixes),
            defaults=OnDemand(lambda: {name(one): name(other) for one, other in form.defaults}),
            typed_domains=MappingProxyType({name(one): data_type(other) for one, other in form.typed_domains}),
            other_elements=frozenset(map(name, form.other_elements)),
            further_schemas=tuple(form.further_schemas),
            role_uses=OnDemand(lambda: {uri: tuple(map(name, uses)) for uri, uses in form.role_uses.items()}),
            cycles=MappingProxyType(form.cycles),
        )

    def findings(self) -> tuple[Diagnostic, ...]:
        """What loading found."""
        return tuple(map(self._finding, self._form.findings))

    def _own_types(self) -> Mapping[QName, DataType]:
        types = map(self._tables.type, self._form.own_types)
        return {each.qname: each for each in types if each.qname is not None}

    def _roles(self) -> Mapping[str, LinkRole]:
        rows = msgpack.decode(self._form.roles, type=list[RoleRow])
        name = self._tables.name
        roles = (LinkRole(one.uri, one.definition, tuple(map(name, one.used_on)), tuple(one.titles), one.id) for one in rows)
        return {role.uri: role for role in roles}

    def _finding(self, row: FindingRow) -> Diagnostic:
        span = None if row.place is None else self._tables.span(row.document, *row.place)
        places = (self._tables.span(document, line) for document, line in row.related)
        related = tuple(place for place in places if place is not None)
        return Diagnostic(row.code, Severity(row.severity), row.message, span, row.help, tuple(row.details), related, row.spec)

    def _labels(self) -> Mapping[QName, tuple[Label, ...]]:
        table = msgpack.decode(self._form.labels, type=LabelTable)
        every, texts, roles, languages = len(table.texts), table.texts, table.roles, table.languages
        role_of, language_of = numbers(table.role_of, every), numbers(table.language_of, every)
        counts = numbers(table.counts, table.count)
        ends = [*accumulate(counts)]

        def group(row: int) -> tuple[Label, ...]:
            places = range(ends[row] - counts[row], ends[row])
            return tuple(Label(roles[role_of[at]], languages[language_of[at]], texts[at]) for at in places)

        return _OfNames(self._tables, table.names, table.count, group)

    def _references(self) -> Mapping[QName, tuple[Reference, ...]]:
        table = msgpack.decode(self._form.references, type=ReferenceTable)
        name = self._tables.name

        def reference(at: int) -> Reference:
            role, parts, texts = table.distinct[at]
            return Reference(role, tuple((name(part), text) for part, text in zip(parts, texts, strict=True)))

        return _OfNames(self._tables, table.names, len(table.groups), lambda row: tuple(map(reference, table.groups[row])))
