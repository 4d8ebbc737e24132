"""The structure of metadata: which properties stand where, and of which kind their values are.

xBRL-CSV 1.0, metadata. What `oim.document_info` reads is not judged here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct, field

from disclose.formats.oim.names import Fault, parse_name
from disclose.formats.xbrl_csv.told import Told
from disclose.json_source import JsonNode, pointer
from disclose.lexical import is_ncname, is_uri
from disclose.names import OIM

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")


class Leaf(Struct, frozen=True):
    """A value that is no object: what it is called, and whether a value is one."""

    what: str
    fits: Callable[[JsonNode], bool]


class Listed(Struct, frozen=True):
    """A list of values of a kind."""

    item: Leaf


class Members(Struct, frozen=True):
    """An object: its properties, those that it must have, and what all other properties are, where there may be any.

    `dimensions` where properties with a prefix are dimensions, and not somebody's extensions."""

    known: Mapping[str, Shape] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    each: Shape | None = None
    ncnames: bool = False
    dimensions: bool = False


Shape = Leaf | Listed | Members
_TEXT = Leaf("a string", lambda node: node.text is not None)
_URI = Leaf("a URL", lambda node: node.text is not None and node.text == node.text.strip() and is_uri(node.text))
_TRUTH = Leaf("true or false", lambda node: isinstance(node.value, bool))
_ANYTHING = Leaf("a value", lambda node: True)
_DECIMALS = Leaf(
    "a whole number or a string",
    lambda node: node.text is not None or (isinstance(node.value, int) and not isinstance(node.value, bool)),
)
_DIMENSIONS = Members(dict.fromkeys(("concept", "entity", "period", "unit", "language"), _TEXT), dimensions=True)
_GROUP = Members({"decimals": _DECIMALS, "dimensions": _DIMENSIONS})
_COLUMN = Members(
    {
        "comment": _TRUTH,
        "decimals": _DECIMALS,
        "dimensions": _DIMENSIONS,
        "propertyGroups": Members(each=_GROUP),
        "propertiesFrom": Listed(_TEXT),
    }
)
_TEMPLATE = Members(
    {"rowIdColumn": _TEXT, "columns": Members(each=_COLUMN), "decimals": _DECIMALS, "dimensions": _DIMENSIONS}, ("columns",)
)
_TABLE = Members({"url": _TEXT, "template": _TEXT, "optional": _TRUTH, "parameters": Members(each=_TEXT)}, ("url",))
_FINAL = (
    *("namespaces", "taxonomy", "linkTypes", "linkGroups", "features", "tableTemplates", "tables", "dimensions", "final"),
    *("parameters", "parameterURL"),
)
_READ_ELSEWHERE = ("documentType", "baseURL", "features", "namespaces", "linkTypes", "linkGroups", "taxonomy")
_INFO = Members(
    {**dict.fromkeys(_READ_ELSEWHERE, _ANYTHING), "extends": Listed(_URI), "final": Members(dict.fromkeys(_FINAL, _TRUTH))}
)
_TARGETS = Listed(_TEXT)
METADATA = Members(
    {
        "documentInfo": _INFO,
        "tableTemplates": Members(each=_TEMPLATE),
        "tables": Members(each=_TABLE),
        "parameters": Members(each=_TEXT),
        "parameterURL": _URI,
        "dimensions": _DIMENSIONS,
        "decimals": _DECIMALS,
        "links": Members(each=Members(each=Members(each=_TARGETS), ncnames=True), ncnames=True),
    },
    ("documentInfo",),
)


def check_shape(node: JsonNode, told: Told) -> None:
    """Tell everything in a file of metadata that is not laid out as the format says."""
    _check(node, METADATA, told, ())


def _check(node: JsonNode, shape: Shape, told: Told, path: tuple[str | int, ...]) -> None:
    where = pointer(*path)
    if isinstance(shape, Leaf):
        if not shape.fits(node):
            told.structure(f"{path[-1]} is not {shape.what}", node.at, where)
    elif isinstance(shape, Listed):
        if not isinstance(node.value, list):
            told.structure(f"{path[-1]} is not a list", node.at, where)
        for number, item in enumerate(node.items):
            _check(item, shape.item, told, (*path, number))
    elif not isinstance(node.value, dict):
        told.structure(f"{path[-1]} is not an object", node.at, where)
    else:
        _check_members(node, shape, told, path)


def _check_members(node: JsonNode, shape: Members, told: Told, path: tuple[str | int, ...]) -> None:
    for name in shape.required:
        if name not in node.members:
            told.structure(f"{path[-1] if path else 'The metadata'} has no {name}", node.at, pointer(*path))
    for name, value in node.members.items():
        inner = shape.known.get(name, shape.each)
        if shape.each is None and inner is None:
            inner = _extension(name, value, shape, told, path)
        if inner is not None:
            if shape.ncnames and not is_ncname(name):
                told.structure(f"{name!r} is no name without a colon", value.name_at, pointer(*path, name))
            _check(value, inner, told, (*path, name))


def _extension(name: str, value: JsonNode, shape: Members, told: Told, path: tuple[str | int, ...]) -> Shape | None:
    """What a property that the specification does not have must be."""
    where = pointer(*path, name)
    if shape.dimensions:
        prefix, colon, _ = name.partition(":")
        if colon and prefix != "xbrl":
            return _TEXT
        message = f"{name!r} is not a dimension that may be given"
        told.structure(message, value.name_at, where, "Dimensions of the taxonomy have a prefix.")
    elif ":" not in name or not all(map(is_ncname, name.split(":", 1))):
        told.structure(f"{name!r} is not a property that may stand here", value.name_at, where)
    return None


def check_extensions(node: JsonNode, prefixes: Mapping[str, str], told: Told) -> None:
    """Tell the properties of one's own whose prefix is not declared: anywhere in the metadata but inside another of these."""
    _extensions(node, METADATA, prefixes, told, ())


def _extensions(node: JsonNode, shape: Shape, prefixes: Mapping[str, str], told: Told, path: tuple[str | int, ...]) -> None:
    if not isinstance(shape, Members):
        return
    for name, value in node.members.items():
        inner = shape.known.get(name, shape.each)
        if inner is not None:
            _extensions(value, inner, prefixes, told, (*path, name))
        elif ":" in name and not shape.dimensions:
            read = parse_name(name, prefixes)
            if isinstance(read, Fault):
                told.fault(read, value.name_at, pointer(*path, name))
            elif read is not None and read.namespace == OIM:
                told.structure(f"{name!r} is not a property that may stand here", value.name_at, pointer(*path, name))
