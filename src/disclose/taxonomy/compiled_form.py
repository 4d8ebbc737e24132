"""The compiled form of a taxonomy: tables of numbers and texts, each decoded when somebody asks for what is in it.

Names, documents, numbers and types stand in tables of their own and are referred to by position; -1 is None. Written by
`compiled_writing`, read by `compiled_reading`; a change of either raises `compiled.FORM`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Raw, Struct

NONE = -1
ABSTRACT, NILLABLE, CLOSED, USABLE = 1, 2, 1, 2

Column = int | bytes
"""Whole numbers, one a row: the number that they all are, or each in four bytes as this machine has them."""


def column(values: Iterable[int]) -> Column:
    """Numbers as a column."""
    packed = array("i", values)
    if not packed:
        return NONE
    return packed[0] if packed.count(packed[0]) == len(packed) else packed.tobytes()


def numbers(packed: Column, count: int) -> Sequence[int]:
    """The numbers of a column of so many rows."""
    return memoryview(packed).cast("i") if isinstance(packed, bytes) else _Same(packed, count)


class _Same(Sequence[int]):
    """One number, so many times."""

    def __init__(self, number: int, count: int) -> None:
        self._number, self._count = number, count

    def __getitem__(self, at: Any) -> Any:
        if at >= self._count:
            raise IndexError(at)
        return self._number

    def __len__(self) -> int:
        return self._count


class NameTable(Struct, frozen=True, array_like=True):
    """Names: the namespaces, that of each name by position, and the local names."""

    namespaces: list[str]
    spaces: Column
    locals: list[str]


class ConceptTable(Struct, frozen=True, array_like=True):
    """Concepts in order, which is that of the first names, a column a field; `enumerations` and `defaults` by row, for those
    that have them; `ids` are optional texts."""

    count: int
    types: Column
    periods: Column
    balances: Column
    flags: Column
    roles: Column
    typed: Column
    documents: Column
    lines: Column
    ids: Raw
    enumerations: dict[int, tuple[int, str, bool]]
    defaults: dict[int, str]


class ArcTable(Struct, frozen=True, array_like=True):
    """The relationships of one arcrole, network after network, a column a field. `roles` and `counts` are the link roles of the
    networks and how many relationships each has; `by_source` and `by_target` are all rows in the order of these; `types` are
    the types of the concepts, `repeated` whether a network has two relationships from one concept to another."""

    roles: list[str]
    counts: list[int]
    sources: Column
    targets: Column
    orders: Column
    weights: Column
    preferred: Column
    target_roles: Column
    contexts: Column
    flags: Column
    documents: Column
    lines: Column
    by_source: Column
    by_target: Column
    types: list[int]
    repeated: bool


class TypeRow(Struct, frozen=True, array_like=True):
    """A data type; `facets` are those that are set, by name, bounds as texts."""

    qname: tuple[str, str] | None
    kind: str
    base: tuple[str, str] | None
    facets: dict[str, str | int | list[str]]
    base_xsd: str
    decimals: str | None
    precision: str | None


class RoleRow(Struct, frozen=True, array_like=True):
    """A link role; `used_on` are names."""

    uri: str
    definition: str
    used_on: list[int]
    titles: list[tuple[str, str]]
    id: str | None


class FindingRow(Struct, frozen=True, array_like=True):
    """A finding; `place` are line and column, `related` document and line of each further place."""

    code: str
    severity: str
    message: str
    document: int
    place: tuple[int | None, int | None] | None
    help: str | None
    details: list[str]
    related: list[tuple[int, int | None]]
    spec: str | None


class LabelTable(Struct, frozen=True, array_like=True):
    """Labels of so many names, so many each; role and language by position, and the texts."""

    count: int
    names: Column
    counts: Column
    role_of: Column
    language_of: Column
    texts: list[str]
    roles: list[str]
    languages: list[str]


class ReferenceTable(Struct, frozen=True, array_like=True):
    """References of names, by position in a list of different ones: role, names of the parts, texts of the parts."""

    names: Column
    groups: list[list[int]]
    distinct: list[tuple[str, list[int], list[str]]]


class TaxonomyForm(Struct, frozen=True, array_like=True):
    """A taxonomy. `networks` are arcrole and link role of each in order; `arcs` are the tables of the arcroles."""

    namespace: str
    prefix: str
    schema_ref: str
    languages: list[str]
    names: NameTable
    texts: list[str]
    numbers: list[str]
    types: list[TypeRow]
    own_types: list[int]
    concepts: ConceptTable
    roles: Raw
    networks: list[tuple[str, str]]
    arcs: dict[str, Raw]
    labels: Raw
    references: Raw
    prefixes: dict[str, str]
    defaults: list[tuple[int, int]]
    typed_domains: list[tuple[int, int]]
    other_elements: list[int]
    further_schemas: list[str]
    role_uses: dict[str, list[int]]
    cycles: dict[str, str]
    findings: list[FindingRow]
