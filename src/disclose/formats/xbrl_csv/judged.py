"""What is wrong with metadata whatever the tables hold.

xBRL-CSV 1.0, metadata: identifiers, references, constant values, property groups, templates and parameters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from disclose.formats.oim.names import Fault
from disclose.formats.xbrl_csv.aspects import CORE, AspectReader, read_decimals
from disclose.formats.xbrl_csv.given import Reference, Special, given
from disclose.formats.xbrl_csv.metadata import Column, Metadata, Parameter, Properties, Table, Template, is_identifier
from disclose.formats.xbrl_csv.parameters import NAMES
from disclose.formats.xbrl_csv.periods import SPECIFIERS
from disclose.formats.xbrl_csv.told import STRUCTURE, Told
from disclose.json_source import JsonNode
from disclose.lexical import is_ncname


def judge_metadata(
    metadata: Metadata, parameters: Mapping[str, Parameter], aspects: AspectReader, told: Told
) -> frozenset[int]:
    """Tell what is wrong. The value are the offsets of values with which no fact can be made."""
    judge = _Judge(metadata, aspects, told)
    judge.run(parameters)
    return frozenset(judge.bad)


class _Judge:
    def __init__(self, metadata: Metadata, aspects: AspectReader, told: Told) -> None:
        self._metadata, self._aspects, self._told = metadata, aspects, told
        self.bad: set[int] = set()

    def run(self, parameters: Mapping[str, Parameter]) -> None:
        """Judge everything."""
        metadata = self._metadata
        for name, parameter in metadata.parameters.items():
            if isinstance(parameter.place, JsonNode):
                self._identifier(name, parameter.place)
        used = self._properties(metadata.properties)
        everywhere = set(used)
        of_templates: dict[str, set[str]] = {}
        for template in metadata.templates.values():
            of_templates[template.name] = self._template(template)
            everywhere |= of_templates[template.name]
        for table in metadata.tables.values():
            self._table(table, of_templates)
        for name, parameter in parameters.items():
            if name not in everywhere:
                message, help = f"Nothing refers to the parameter {name}", "Remove it."
                span = self._told.places.span(parameter.place.at) if isinstance(parameter.place, JsonNode) else parameter.place
                self._told.cell(span, "xbrlce:unreferencedParameter", message, help=help)

    def _identifier(self, name: str, node: JsonNode, code: str = "xbrlce:invalidIdentifier") -> bool:
        if not is_identifier(name):
            self._told.at(node, code, f"{name!r} may not be used as a name", help=NAMES, name=True)
            return False
        return True

    def _template(self, template: Template) -> set[str]:
        """Judge a template; the names that it refers to."""
        self._identifier(template.name, template.node)
        used = self._properties(template.properties)
        for column in template.columns.values():
            self._identifier(column.name, column.node)
            self._column(column, template)
            used |= self._properties(column.properties)
            for name, group in (column.groups or {}).items():
                self._identifier(name, column.node.members["propertyGroups"].members[name])
                used |= self._properties(group)
        row_id = template.row_id
        if row_id is not None:
            named = template.columns.get(row_id.text or "")
            if named is None:
                message, help = f"The template has no column {row_id.text}", "Add it to the columns, or correct rowIdColumn."
                self._told.at(row_id, "xbrlce:undefinedRowIdColumn", message, help=help)
            elif named.comment or named.is_fact:
                message = f"The column {row_id.text} holds {'comments' if named.comment else 'facts'} and can't name rows"
                self._told.at(row_id, "xbrlce:invalidRowIdColumn", message, help="Name another column.")
        return used

    def _column(self, column: Column, template: Template) -> None:
        groups = column.groups is not None
        if (groups and column.is_fact) or (column.comment and (groups or column.is_fact)):
            message, help = (
                f"The column {column.name} is of two kinds at once",
                "Keep one of comment, dimensions and propertyGroups.",
            )
            self._told.at(column.node, "xbrlce:conflictingColumnType", message, help=help)
        if column.properties.decimals is not None and not column.is_fact:
            message = f"The column {column.name} holds no facts and yet has decimals"
            self._told.at(column.properties.decimals, "xbrlce:misplacedDecimalsOnNonFactColumn", message, help="Remove them.")
        self._properties_from(column, template)

    def _properties_from(self, column: Column, template: Template) -> None:
        """Judge the columns that a column takes properties from: they have groups, and no property comes from two of them."""
        of_dimension: dict[str, set[str]] = {}
        of_decimals: set[str] = set()
        node = column.node.members.get("propertiesFrom")
        for number, name in enumerate(column.properties_from):
            source = template.columns.get(name)
            if source is None or source.groups is None or node is None:
                message = f"{name!r} is no column with property groups"
                place = column.node if node is None else node.items[number]
                self._told.at(place, "xbrlce:invalidPropertyGroupColumnReference", message)
                continue
            for group in source.groups.values():
                if group.decimals is not None:
                    of_decimals.add(name)
                for dimension in group.dimensions:
                    of_dimension.setdefault(dimension, set()).add(name)
        place = column.node if node is None else node
        if len(of_decimals) > 1:
            message = f"Decimals come from several columns: {', '.join(sorted(of_decimals))}"
            self._told.at(place, "xbrlce:repeatedPropertyGroupDecimalsProperty", message, help="Keep them in one.")
        for dimension, names in of_dimension.items():
            if len(names) > 1:
                message = f"The dimension {dimension} comes from several columns: {', '.join(sorted(names))}"
                self._told.at(place, "xbrlce:repeatedPropertyGroupDimension", message, help="Keep it in one.")

    def _properties(self, properties: Properties) -> set[str]:
        """Judge the properties of one level; the names that they refer to."""
        used: set[str] = set()
        values: Iterable[tuple[str, JsonNode]] = properties.dimensions.items()
        decimals = [] if properties.decimals is None else [("decimals", properties.decimals)]
        for name, node in (*values, *decimals):
            if ":" in name:
                fault = self._aspects.dimension_fault(name)
                if fault is not None:
                    self._tell(fault, node, name=True)
                    continue
            value = given(node)
            if isinstance(value, Reference):
                used.add(value.name)
                self._reference(value, node, name)
            elif value is Special.UNKNOWN:
                self._tell(unknown_special(str(node.value)), node)
            elif value is Special.NIL and name in ("language", "decimals"):
                self._tell(Fault(STRUCTURE, f"{name} can't be nil"), node)
            else:
                for fault in self._constant(name, value):
                    self._tell(fault, node)
        return used

    def _constant(self, name: str, value: str | Special) -> Iterator[Fault]:
        """What is wrong with a value that is the same for all facts."""
        aspects = self._aspects
        found: object = None
        if name == "concept":
            found = None if value is Special.NONE else aspects.concept(value)
        elif name == "decimals":
            found = read_decimals(value)
        elif name == "entity":
            found = aspects.entity(value)
        elif name == "period":
            found = aspects.period(value, None)
        elif name == "unit":
            found = aspects.unit(value)
        elif name == "language":
            found = aspects.language(value)
        elif name not in CORE:
            found = aspects.member(name, value)
        if isinstance(found, Fault):
            yield found

    def _reference(self, value: Reference, node: JsonNode, name: str) -> None:
        if value.specifier is not None and (value.specifier not in SPECIFIERS or name != "period"):
            message = f"@{value.specifier} does not say which end of a period is meant"
            help = "Write @start or @end, of periods only."
            self._tell(Fault("xbrlce:invalidPeriodSpecifier", message, help, "xBRL-CSV 1.0, period specifiers"), node)
        if not is_identifier(value.name):
            message = f"${value.name} is not the name of a column or parameter"
            self._tell(Fault("xbrlce:invalidReference", message, NAMES, "xBRL-CSV 1.0, references"), node)

    def _tell(self, fault: Fault, node: JsonNode, *, name: bool = False) -> None:
        self.bad.add(node.at)
        at = node.name_at if name and node.name_at >= 0 else node.at
        self._told.fault(fault, at, "")

    def _table(self, table: Table, of_templates: Mapping[str, set[str]]) -> None:
        metadata = self._metadata
        self._identifier(table.name, table.node)
        node = table.node.members.get("template", table.node)
        if "template" in table.node.members and not is_identifier(table.template):
            self._told.at(node, "xbrlce:invalidIdentifier", f"{table.template!r} is no name of a template", help=NAMES)
        elif table.template not in metadata.templates:
            message, help = f"There is no table template {table.template}", "Add it to tableTemplates."
            self._told.at(node, "xbrlce:unknownTableTemplate", message, help=help)
        for name, value in table.parameters.items():
            self._identifier(name, value, "xbrlce:invalidParameterName")
            inherited = {
                found.name
                for node in (*metadata.properties.dimensions.values(), metadata.properties.decimals)
                if node is not None and isinstance(found := given(node), Reference)
            }
            if name not in of_templates.get(table.template, {name}) | inherited and is_ncname(name):
                message = f"Nothing in the template {table.template} refers to the parameter {name}"
                self._told.at(value, "xbrlce:unreferencedParameter", message, help="Remove it.", name=True)


def unknown_special(text: str) -> Fault:
    """The fault that a text with a ``#`` in front is no special value."""
    help = "Write ## for a text that begins with #."
    return Fault("xbrlce:unknownSpecialValue", f"{text[:80]!r} is no special value", help, "xBRL-CSV 1.0, special values")
