"""How the columns of one table stand to its template: where each property of each fact comes from.

xBRL-CSV 1.0, fact properties: those of the column come first, then those of property groups, of the template and of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.formats.xbrl_csv.given import ROW_NUMBER, Held, Reference, Special, given, held
from disclose.formats.xbrl_csv.metadata import Column, Metadata, Parameter, Properties, Table, Template, is_identifier
from disclose.formats.xbrl_csv.told import Told
from disclose.json_source import JsonNode


class Constant(Struct, frozen=True, eq=False):
    """A value that all facts have, and where it is written. Not `good` where that has been found to be wrong already."""

    value: Held
    place: JsonNode | Span
    specifier: str | None = None
    good: bool = True


class FromCell(Struct, frozen=True, eq=False):
    """What the cell at a position of the same row holds."""

    position: int
    specifier: str | None = None


class FromRowNumber(Struct, frozen=True):
    """The number of the row."""


class Nowhere(Struct, frozen=True, eq=False):
    """A reference to something that there isn't."""

    name: str
    place: JsonNode


Source: TypeAlias = Constant | FromCell | FromRowNumber | Nowhere
DECIMALS = "decimals"
"""Among the names of properties; no dimension is called so."""


class GroupColumn(Struct, frozen=True, eq=False):
    """A column from which facts take properties: by the name that a cell of it holds."""

    position: int
    name: str
    groups: Mapping[str, Mapping[str, Source]]


class FactColumn(Struct, frozen=True, eq=False):
    """A column of facts: properties of its own, of groups, and inherited. `keys` are the positions of all cells that have a
    part in what a fact is about; `by_row` where the number of the row has."""

    position: int
    name: str
    own: Mapping[str, Source]
    groups: Sequence[GroupColumn]
    inherited: Mapping[str, Source]
    keys: tuple[int, ...]
    by_row: bool


class Layout(Struct, frozen=True, eq=False):
    """The columns of a table. `referred` are the positions of columns whose cells must have a part in some fact, `headless`
    those without a name; `row_id` is that of the column that names rows."""

    shown: str
    width: int
    facts: Sequence[FactColumn]
    groups: Sequence[GroupColumn]
    referred: tuple[int, ...]
    headless: tuple[int, ...]
    row_id: int | None


class Layouts:
    """Makes layouts by the metadata of one report; `bad` are the offsets of values that are wrong."""

    def __init__(self, metadata: Metadata, parameters: Mapping[str, Parameter], bad: frozenset[int], told: Told) -> None:
        self._metadata, self._parameters, self._bad, self._told = metadata, parameters, bad, told

    def layout(self, table: Table, template: Template, header: Sequence[str], shown: str, line: int) -> Layout | None:
        """The layout of a table by the first line of its file; None where that is wrong, which is told."""
        positions = self._positions(template, header, shown, line)
        if positions is None:
            return None
        resolve = _Sources(self._parameters, self._bad, table, template, positions)
        groups = {
            name: GroupColumn(positions[name], name, {key: resolve.all(group) for key, group in column.groups.items()})
            for name, column in template.columns.items()
            if column.groups is not None and name in positions
        }
        inherited = {**resolve.all(self._metadata.properties), **resolve.all(template.properties)}
        facts = [
            _fact_column(positions[name], column, resolve.all(column.properties), groups, inherited)
            for name, column in template.columns.items()
            if column.is_fact and not column.comment and name in positions
        ]
        kinds = {name: template.columns[name] for name in positions}
        referred = [
            positions[name]
            for name, column in kinds.items()
            if not column.is_fact and not column.comment and column.groups is None
        ]
        row_id = positions.get(template.row_id.text or "") if template.row_id is not None else None
        headless = tuple(number for number, name in enumerate(header) if not name)
        found = tuple(one for one in referred if one != row_id)
        return Layout(shown, len(header), sorted(facts, key=_position), [*groups.values()], found, headless, row_id)

    def _positions(self, template: Template, header: Sequence[str], shown: str, line: int) -> dict[str, int] | None:
        positions: dict[str, int] = {}
        wrong = False
        for number, text in enumerate(header):
            name = held(text)
            span = Span(shown, line, number + 1)
            if name is Special.NONE and not text:
                continue
            if not isinstance(name, str) or not is_identifier(name):
                wrong = True
                message = f"{text[:80]!r} can't be the name of a column"
                help = "Columns have the names of the template, with commas between them."
                self._told.cell(span, "xbrlce:invalidHeaderValue", message, help=help)
            elif name not in template.columns:
                wrong = True
                message, help = f"The template {template.name} has no column {name}", "Add it to the template, or remove it."
                self._told.cell(span, "xbrlce:unknownColumn", message, help=help)
            elif name in positions:
                wrong = True
                message = f"The column {name} is there twice"
                self._told.cell(span, "xbrlce:repeatedColumnIdentifier", message, help="Keep one of them.")
            else:
                positions[name] = number
        return None if wrong else positions


class _Sources:
    """Finds where the values of one table come from."""

    def __init__(
        self,
        parameters: Mapping[str, Parameter],
        bad: frozenset[int],
        table: Table,
        template: Template,
        positions: Mapping[str, int],
    ) -> None:
        self._parameters, self._bad = parameters, bad
        self._table, self._template, self._positions = table, template, positions

    def all(self, properties: Properties) -> dict[str, Source]:
        """The sources of the properties of one level."""
        found = {name: self._source(node) for name, node in properties.dimensions.items()}
        if properties.decimals is not None:
            found[DECIMALS] = self._source(properties.decimals)
        return found

    def _source(self, node: JsonNode) -> Source:
        value = given(node)
        good = node.at not in self._bad
        if not isinstance(value, Reference) or not good:
            return Constant(value if not isinstance(value, Reference) else Special.NONE, node, good=good)
        name = value.name
        column = self._template.columns.get(name)
        if name == ROW_NUMBER:
            return FromRowNumber()
        if name in self._positions and column is not None and not column.comment:
            return FromCell(self._positions[name], value.specifier)
        if name in self._table.parameters:
            found = self._table.parameters[name]
            return Constant(held(found.text or ""), found, value.specifier)
        if name in self._parameters:
            parameter = self._parameters[name]
            return Constant(held(parameter.text), parameter.place, value.specifier)
        if column is not None and not column.comment:
            # a column that the table leaves out is empty
            return Constant(Special.NONE, node)
        return Nowhere(name, node)


def _position(column: FactColumn) -> int:
    return column.position


def _fact_column(
    position: int,
    column: Column,
    own: Mapping[str, Source],
    groups: Mapping[str, GroupColumn],
    inherited: Mapping[str, Source],
) -> FactColumn:
    used = [groups[name] for name in column.properties_from if name in groups]
    reached = {name: source for name, source in inherited.items() if name not in own}
    sources: list[Source] = [*own.values(), *reached.values(), *_of_groups(used)]
    keys = {source.position for source in sources if isinstance(source, FromCell)} | {group.position for group in used}
    by_row = any(isinstance(source, FromRowNumber) for source in sources)
    return FactColumn(position, column.name, own, used, reached, tuple(sorted(keys)), by_row)


def _of_groups(groups: Iterable[GroupColumn]) -> Iterator[Source]:
    return (source for column in groups for group in column.groups.values() for source in group.values())
