"""How the facts of a table are taken: together where those of a row have one context, else one by one."""

from __future__ import annotations

from disclose.formats.xbrl_csv.facts import Facts
from disclose.formats.xbrl_csv.layout import DECIMALS, FactColumn, FromCell, Layout
from disclose.formats.xbrl_csv.reading import SharedReader
from disclose.formats.xbrl_csv.shared import Kind, Row, Shared, Static
from disclose.model import Context
from disclose.model.period import PeriodKind


class Collected:
    """The facts collected so far, with the readers of what they are about."""

    def __init__(self, reader: SharedReader, quiet: SharedReader) -> None:
        """What `quiet` finds is not told."""
        self.facts = Facts()
        self.reader, self.quiet = reader, quiet
        self._statics: dict[Static, int] = {}
        self._contexts: dict[str, int] = {}

    def static_number(self, static: Static) -> int:
        """The number of what facts have in common."""
        found = self._statics.get(static)
        if found is None:
            found = self._statics[static] = len(self.facts.statics)
            self.facts.statics.append(static)
        return found

    def context_number(self, context: Context) -> int:
        """The number of a context."""
        found = self._contexts.get(context.id)
        if found is None:
            found = self._contexts[context.id] = len(self.facts.contexts)
            self.facts.contexts.append(context)
        return found


class Single:
    """A column whose facts are read one by one, once for each combination of the cells that they depend on."""

    def __init__(self, column: FactColumn) -> None:
        self.column = column
        self._known: dict[tuple[str, ...], Shared] = {}

    def shared(self, row: Row, reader: SharedReader) -> Shared:
        """What the fact of a row is about."""
        if self.column.by_row:
            return reader.read(self.column, row)
        key = tuple([row.cells[position] for position in self.column.keys])
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = reader.read(self.column, row)
        return found


class Band:
    """Columns whose facts in a row have the same context, which is read once. `cells` are their positions with the number of
    what else the facts are, whether they are about one moment, and whether they are numbers."""

    def __init__(self, column: FactColumn) -> None:
        self.cells: list[tuple[int, int, bool, bool]] = []
        self._column = column
        self._known: dict[tuple[str, ...], tuple[int, bool, int] | None] = {}

    def context(self, row: Row, facts: Collected) -> tuple[int, bool, int] | None:
        """The number of the context of a row, whether it is one moment, and the cells that it depends on, as bits."""
        key = tuple([row.cells[position] for position in self._column.keys])
        if key not in self._known:
            found = facts.quiet.surroundings(self._column, row)
            if found is None:
                self._known[key] = None
            else:
                instant = found[0].period.kind is PeriodKind.INSTANT
                self._known[key] = (facts.context_number(found[0]), instant, found[1])
        return self._known[key]


def bands_of(layout: Layout, facts: Collected) -> tuple[list[Band], set[int]]:
    """The bands of a table, and the positions of the columns in them."""
    bands: dict[tuple[tuple[str, int], ...], Band] = {}
    placed: set[int] = set()
    for column in layout.facts:
        static = facts.reader.static(column)
        if static is None or static.concept is None:
            continue
        sources = {
            name: source
            for name, source in {**column.inherited, **column.own}.items()
            if name not in ("concept", "unit", "language", DECIMALS)
        }
        signature = tuple(sorted((name, id(source)) for name, source in sources.items()))
        band = bands.get(signature)
        if band is None:
            keys = tuple(sorted({one.position for one in sources.values() if isinstance(one, FromCell)}))
            around = FactColumn(column.position, column.name, {}, (), sources, keys, by_row=False)
            band = bands[signature] = Band(around)
        numeric = static.kind is Kind.NUMERIC
        band.cells.append((column.position, facts.static_number(static), static.concept.period_type == "instant", numeric))
        placed.add(column.position)
    return [*bands.values()], placed
