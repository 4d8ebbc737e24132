"""The relationships of a compiled form: each is made when somebody asks for those of its concepts, or for its network."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate

from msgspec import Raw, msgpack

from disclose.names import QName
from disclose.taxonomy.arcs import Arcs, IndexedNetworks, ListedArcs, RoleArc
from disclose.taxonomy.compiled_form import CLOSED, USABLE, ArcTable, Column, numbers
from disclose.taxonomy.compiled_tables import Tables
from disclose.taxonomy.concept import Concept, DataType
from disclose.taxonomy.network import Network, Relationship

_ZERO = Decimal(0)
_NO_ARCS = ListedArcs(())


class KeptArcs(Arcs):
    """The relationships of one arcrole."""

    def __init__(self, arcrole: str, table: ArcTable, tables: Tables) -> None:
        self._arcrole, self._table, self._tables = arcrole, table, tables
        self._ends = [*accumulate(table.counts)]
        self._networks = {role: number for number, role in enumerate(table.roles)}
        self._sources, self._targets = self._column(table.sources), self._column(table.targets)
        self._by_source, self._by_target = self._column(table.by_source), self._column(table.by_target)
        self._orders, self._weights = self._column(table.orders), self._column(table.weights)
        self._preferred, self._target_roles = self._column(table.preferred), self._column(table.target_roles)
        self._contexts, self._flags = self._column(table.contexts), self._column(table.flags)
        self._documents, self._lines = self._column(table.documents), self._column(table.lines)

    def _column(self, packed: Column) -> Sequence[int]:
        return numbers(packed, self._ends[-1] if self._ends else 0)

    @property
    def roles(self) -> Collection[str]:
        """The link roles of the networks, in order."""
        return self._networks.keys()

    @property
    def repeated(self) -> bool:
        """Whether two relationships of one network lead from one concept to another."""
        return self._table.repeated

    def leaving(self, concept: QName) -> Sequence[RoleArc]:
        return self._at(concept, self._by_source, self._sources)

    def arriving(self, concept: QName) -> Sequence[RoleArc]:
        return self._at(concept, self._by_target, self._targets)

    def types(self, concepts: Mapping[QName, Concept]) -> Collection[DataType]:
        return [*map(self._tables.type, self._table.types)]

    def network(self, role: str) -> Network:
        """The network of a link role."""
        number = self._networks[role]
        end = self._ends[number]
        rows = range(end - self._table.counts[number], end)
        return Network(self._arcrole, role, tuple(map(self._relationship, rows)))

    def _at(self, concept: QName, order: Sequence[int], names: Sequence[int]) -> Sequence[RoleArc]:
        """The relationships that have a concept in a column, in the order of the rows; `order` is that of the column."""
        position = self._tables.positions.get(concept)
        if position is None:
            return ()
        first = bisect_left(order, position, key=names.__getitem__)
        last = bisect_right(order, position, first, key=names.__getitem__)
        rows = [order[at] for at in range(first, last)]
        return [(self._table.roles[bisect_right(self._ends, row)], self._relationship(row)) for row in rows]

    def _relationship(self, row: int) -> Relationship:
        tables, flags = self._tables, self._flags[row]
        return Relationship(
            tables.name(self._sources[row]),
            tables.name(self._targets[row]),
            tables.numbers[self._orders[row]] or _ZERO,
            tables.numbers[self._weights[row]],
            tables.texts[self._preferred[row]],
            tables.texts[self._target_roles[row]],
            tables.texts[self._contexts[row]],
            flags & CLOSED != 0,
            flags & USABLE != 0,
            tables.span(self._documents[row], self._lines[row]),
        )


class KeptNetworks(IndexedNetworks):
    """Networks by arcrole and role."""

    def __init__(self, keys: Sequence[tuple[str, str]], arcs: Mapping[str, Raw], tables: Tables) -> None:
        self._keys, self._raw, self._tables = dict.fromkeys(keys), arcs, tables
        self._arcs: dict[str, KeptArcs] = {}
        self._made: dict[tuple[str, str], Network] = {}

    def arcs(self, arcrole: str) -> Arcs:
        return self._kept(arcrole) if arcrole in self._raw else _NO_ARCS

    def of(self, arcrole: str) -> Iterator[Network]:
        return (self[arcrole, role] for role in (self._kept(arcrole).roles if arcrole in self._raw else ()))

    def _kept(self, arcrole: str) -> KeptArcs:
        found = self._arcs.get(arcrole)
        if found is None:
            table = msgpack.decode(self._raw[arcrole], type=ArcTable)
            found = self._arcs[arcrole] = KeptArcs(arcrole, table, self._tables)
        return found

    def __getitem__(self, key: tuple[str, str]) -> Network:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._kept(key[0]).network(key[1])
        return found

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
