"""Metadata as objects: templates with their columns, tables, parameters, and the properties that facts take from each level.

xBRL-CSV 1.0, metadata. The structure has been checked; what names and values mean has not.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.formats.oim.document_info import DocumentInfo, read_base, read_features, read_map, read_taxonomy
from disclose.formats.oim.maps import MapKind
from disclose.formats.xbrl_csv.told import Told
from disclose.json_source import JsonNode
from disclose.lexical import is_ncname

_NOTHING = JsonNode({}, 0)


class Properties(Struct, frozen=True, eq=False):
    """What facts take from one level: dimensions by name, and decimals."""

    dimensions: Mapping[str, JsonNode]
    decimals: JsonNode | None = None


class Column(Struct, frozen=True, eq=False):
    """A column of a template. It holds facts where it has dimensions or takes properties `properties_from` other columns; else
    comments, names of property `groups`, or what other columns refer to."""

    name: str
    node: JsonNode
    properties: Properties
    is_fact: bool
    comment: bool
    groups: Mapping[str, Properties] | None
    properties_from: tuple[str, ...]


class Template(Struct, frozen=True, eq=False):
    """A table template."""

    name: str
    node: JsonNode
    columns: Mapping[str, Column]
    properties: Properties
    row_id: JsonNode | None


class Table(Struct, frozen=True, eq=False):
    """A table: its URL and the name of its template; `parameters` are its own."""

    name: str
    node: JsonNode
    url: str
    template: str
    optional: bool
    parameters: Mapping[str, JsonNode]


class Parameter(Struct, frozen=True):
    """The value of a parameter of the report as written, and its place."""

    text: str
    place: JsonNode | Span


class Metadata(Struct, frozen=True, eq=False):
    """All of the metadata. `parameters` are those of the report as the metadata has them."""

    info: DocumentInfo
    templates: Mapping[str, Template]
    tables: Mapping[str, Table]
    properties: Properties
    parameters: Mapping[str, Parameter]
    parameter_url: JsonNode | None
    links: JsonNode


def is_identifier(text: str) -> bool:
    """Whether a text may name a table, column, parameter or group: a name without a colon and without a point."""
    return is_ncname(text) and "." not in text


def metadata_of(node: JsonNode, told: Told) -> Metadata:
    """The objects of merged metadata, whose document information is judged on the way."""
    info = node.members["documentInfo"]
    if "taxonomy" in info.members:
        taxonomy = tuple(read_taxonomy(info, read_base(info, told), told))
    else:
        taxonomy = ()
        help = "Name the entry point of the report's taxonomy in documentInfo/taxonomy."
        told.at(info, "oime:noTaxonomy", "The report names no taxonomy", help=help)
    prefixes = read_map(MapKind.NAMESPACES, info, told)
    document = DocumentInfo(
        prefixes,
        read_map(MapKind.LINK_TYPES, info, told),
        read_map(MapKind.LINK_GROUPS, info, told),
        taxonomy,
        *read_features(info, prefixes, told),
    )
    members = node.members
    return Metadata(
        document,
        {name: _template(name, one) for name, one in members.get("tableTemplates", _NOTHING).members.items()},
        {name: _table(name, one) for name, one in members.get("tables", _NOTHING).members.items()},
        _properties(node),
        {name: Parameter(one.text or "", one) for name, one in members.get("parameters", _NOTHING).members.items()},
        members.get("parameterURL"),
        members.get("links", _NOTHING),
    )


def _properties(node: JsonNode) -> Properties:
    return Properties(node.members.get("dimensions", _NOTHING).members, node.members.get("decimals"))


def _template(name: str, node: JsonNode) -> Template:
    columns = {key: _column(key, one) for key, one in node.members["columns"].members.items()}
    return Template(name, node, columns, _properties(node), node.members.get("rowIdColumn"))


def _column(name: str, node: JsonNode) -> Column:
    members = node.members
    groups = members.get("propertyGroups")
    sources = members.get("propertiesFrom")
    return Column(
        name,
        node,
        _properties(node),
        "dimensions" in members or "propertiesFrom" in members,
        "comment" in members and members["comment"].value is True,
        None if groups is None else {key: _properties(one) for key, one in groups.members.items()},
        () if sources is None else tuple(one.text or "" for one in sources.items),
    )


def _table(name: str, node: JsonNode) -> Table:
    members = node.members
    template, optional, parameters = members.get("template"), members.get("optional"), members.get("parameters", _NOTHING)
    named = name if template is None else template.text or ""
    return Table(
        name, node, members["url"].text or "", named, optional is not None and optional.value is True, parameters.members
    )
