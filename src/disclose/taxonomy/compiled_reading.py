"""The tables of `compiled_writing` back to a taxonomy. Labels and references are read when somebody asks for the first one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, repeat
from types import MappingProxyType
from typing import Any, TypeVar

from disclose.diagnostics import Diagnostic, Severity, Span
from disclose.names import QName
from disclose.taxonomy.compiled_writing import ABSTRACT, CLOSED, NILLABLE, USABLE
from disclose.taxonomy.concept import NO_FACETS, Concept, DataType, EnumerationDomain, Facets, ItemKind, Role
from disclose.taxonomy.network import Network, Relationship
from disclose.taxonomy.taxonomy import Label, LinkRole, Reference, Taxonomy

V = TypeVar("V")


class OnDemand(Mapping[QName, tuple[V, ...]]):
    """A mapping that is read from its text when it is first used. `groups` makes a function from it that gives the values of
    each name."""

    __slots__ = ("_groups", "_line", "_names", "_positions", "_values")

    def __init__(
        self, line: bytes, names: Sequence[QName], groups: Callable[[Any, Sequence[QName]], Callable[[int], tuple[V, ...]]]
    ) -> None:
        self._line = line
        self._names = names
        self._groups = groups
        self._positions: dict[QName, int] = {}
        self._values: Callable[[int], tuple[V, ...]] | None = None

    def _read(self) -> Callable[[int], tuple[V, ...]]:
        values = self._values
        if values is None:
            table = json.loads(self._line)
            names = self._names
            self._positions = {names[name]: position for position, name in enumerate(table[0])}
            values = self._values = self._groups(table, names)
        return values

    def __getitem__(self, name: QName) -> tuple[V, ...]:
        values = self._read()
        return values(self._positions[name])

    def __iter__(self) -> Iterator[QName]:
        self._read()
        return iter(self._positions)

    def __len__(self) -> int:
        self._read()
        return len(self._positions)


class _Networks(Mapping[tuple[str, str], Network]):
    """Networks by arcrole and role, each made when it is first asked for: most reports need few of them."""

    def __init__(self, entries: Mapping[tuple[str, str], list[Any]], make: Callable[[list[Any]], Network]) -> None:
        self._entries, self._make = entries, make
        self._made: dict[tuple[str, str], Network] = {}

    def __getitem__(self, key: tuple[str, str]) -> Network:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._make(self._entries[key])
        return found

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class TaxonomyReader:
    """Reads one taxonomy. `paths` are what the documents, in their order, are called in spans now.

    Raises KeyError, IndexError, TypeError or ValueError where the tables are not of the form that is written.
    """

    def __init__(self, core: bytes, labels: bytes, references: bytes, paths: Sequence[str]) -> None:
        self._core: dict[str, Any] = json.loads(core)
        self._labels, self._references = labels, references
        self._paths = paths
        namespaces = self._core["namespaces"]
        spaces, locals_ = self._core["names"]
        self._names = [QName(namespaces[space], local) for space, local in zip(spaces, locals_, strict=True)]
        # position -1, the last, is None
        self._optional_names: list[QName | None] = [*self._names, None]
        self._texts: list[str | None] = [*self._core["texts"], None]
        self._numbers: list[Decimal | None] = [*map(Decimal, self._core["numbers"]), None]
        self._types = [_data_type(entry) for entry in self._core["types"]]

    def taxonomy(self) -> Taxonomy:
        """The taxonomy."""
        core, names = self._core, self._names
        namespace, prefix, schema_ref, languages = core["taxonomy"]
        types = [self._types[position] for position in core["own types"]]
        return Taxonomy(
            namespace=namespace,
            prefix=prefix,
            schema_ref=schema_ref,
            concepts=MappingProxyType({concept.qname: concept for concept in self._concepts(core["concepts"])}),
            languages=tuple(languages),
            types=MappingProxyType({each.qname: each for each in types if each.qname is not None}),
            roles=MappingProxyType({role.uri: role for role in map(self._role, core["roles"])}),
            networks=_Networks({(entry[0], entry[1]): entry for entry in core["networks"]}, self._network),
            labels=OnDemand(self._labels, names, _labels),
            references=OnDemand(self._references, names, _references),
            prefixes=MappingProxyType(core["prefixes"]),
            defaults=MappingProxyType({names[one]: names[other] for one, other in core["defaults"]}),
            typed_domains=MappingProxyType({names[one]: self._types[other] for one, other in core["typed domains"]}),
            other_elements=frozenset(names[one] for one in core["other elements"]),
            further_schemas=tuple(core["further schemas"]),
            role_uses=MappingProxyType({uri: tuple(names[at] for at in uses) for uri, uses in core["role uses"].items()}),
            cycles=MappingProxyType(core["cycles"]),
        )

    def findings(self) -> tuple[Diagnostic, ...]:
        """What loading found."""
        return tuple(map(self._finding, self._core["findings"]))

    def _concepts(self, columns: list[Any]) -> Iterator[Concept]:
        names, optional_names, texts, paths = self._names, self._optional_names, self._texts, self._paths
        roles = {role.value: role for role in Role}
        for name, type_, period, balance, flags, role, id_, typed, domain, document, line, default in _rows(columns):
            yield Concept(
                names[name],
                self._types[type_],
                texts[period],
                texts[balance],
                flags & ABSTRACT != 0,
                flags & NILLABLE != 0,
                roles[role],
                id_,
                optional_names[typed],
                None if domain is None else EnumerationDomain(names[domain[0]], domain[1], domain[2]),
                None,
                None if document < 0 else Span(paths[document], line),
                default,
            )

    def _network(self, entry: list[Any]) -> Network:
        arcrole, role, count, *columns = entry
        names, texts, numbers, paths = self._names, self._texts, self._numbers, self._paths
        relationships = [
            Relationship(
                names[source],
                names[target],
                numbers[order] or _ZERO,
                numbers[weight],
                texts[preferred],
                texts[target_role],
                texts[context],
                flags & CLOSED != 0,
                flags & USABLE != 0,
                None if document < 0 else Span(paths[document], line),
            )
            for source, target, order, weight, preferred, target_role, context, flags, document, line in _rows(columns, count)
        ]
        return Network(arcrole, role, tuple(relationships))

    def _role(self, entry: list[Any]) -> LinkRole:
        uri, definition, used_on, titles, id_ = entry
        return LinkRole(
            uri,
            definition,
            tuple(self._names[name] for name in used_on),
            tuple((language, text) for language, text in titles),
            id_,
        )

    def _finding(self, entry: list[Any]) -> Diagnostic:
        code, severity, message, document, place, help, details, related, spec = entry
        span = None if document < 0 else Span(self._paths[document], *place)
        places = tuple(Span(self._paths[other], line) for other, line in related)
        return Diagnostic(code, Severity(severity), message, span, help, tuple(details), places, spec)


_ZERO = Decimal(0)


def _rows(columns: list[Any], count: int | None = None) -> Iterable[tuple[Any, ...]]:
    """Rows of columns, of which some are one value for all rows."""
    if count is None:
        count = max((len(column) for column in columns if isinstance(column, list)), default=1)
    lists = [column if isinstance(column, list) else repeat(column, count) for column in columns]
    return zip(*lists, strict=True)


def _data_type(entry: list[Any]) -> DataType:
    qname, kind, base, facets, base_xsd, decimals, precision = entry
    return DataType(
        None if qname is None else QName(*qname),
        ItemKind(kind),
        None if base is None else QName(*base),
        NO_FACETS if facets is None else _facets(facets),
        base_xsd,
        (),
        decimals,
        precision,
    )


def _facets(entry: dict[str, Any]) -> Facets:
    values: dict[str, Any] = {}
    for name, value in entry.items():
        values[name] = tuple(value) if isinstance(value, list) else Decimal(value) if isinstance(value, str) else value
    return Facets(**values)


def _labels(table: list[Any], names: Sequence[QName]) -> Callable[[int], tuple[Label, ...]]:
    _, counts, role_of, language_of, text_of, roles, languages = table
    ends = list(accumulate(counts))

    def group(position: int) -> tuple[Label, ...]:
        end = ends[position]
        places = range(end - counts[position], end)
        return tuple(Label(roles[role_of[at]], languages[language_of[at]], text_of[at]) for at in places)

    return group


def _references(table: list[Any], names: Sequence[QName]) -> Callable[[int], tuple[Reference, ...]]:
    _, groups, distinct = table

    def reference(at: int) -> Reference:
        role, parts, texts = distinct[at]
        return Reference(role, tuple((names[part], text) for part, text in zip(parts, texts, strict=True)))

    return lambda position: tuple(reference(at) for at in groups[position])
