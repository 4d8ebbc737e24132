"""What reports in JSON and CSV say of themselves before their facts: namespaces, names of links, taxonomy, features.

xBRL-JSON 1.0 sections 2.3, 4 and 6; xBRL-CSV 1.0, document information. Everything that is wrong is found, each with its JSON
pointer; what is left is enough to read the facts by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol
from urllib.parse import urljoin

from msgspec import Struct, field

from disclose.diagnostics import Diagnostic, Span, error
from disclose.formats.oim.maps import MapKind, map_faults
from disclose.formats.oim.names import Fault, parse_name
from disclose.formats.references import TaxonomyReference
from disclose.json_source import JsonNode, pointer
from disclose.lexical import is_uri
from disclose.names import OIM, XBRL_CSV, QName

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.")
_CANONICAL, _DUPLICATES = QName(OIM, "canonicalValues"), QName(OIM, "allowedDuplicates")
_TYPE_NAME = b'"documentType"'
_TYPE = re.compile(_TYPE_NAME + rb'[ \t\r\n]*:[ \t\r\n]*"([^"]*)"')
ALLOWED_DUPLICATES = ("none", "complete", "consistent", "all")


def is_csv_metadata(data: bytes) -> bool:
    """Whether a JSON text is meant as the metadata of a report in CSV: the first document type in it says so."""
    at = data.find(_TYPE_NAME)
    while at >= 0:
        found = _TYPE.match(data, at)
        if found is not None:
            return found[1].replace(b"\\/", b"/") == XBRL_CSV.encode()
        at = data.find(_TYPE_NAME, at + 1)
    return False


class FindsPlaces(Protocol):
    """Turns offsets into places."""

    def span(self, at: int, pointer: str | None = None) -> Span:
        """The place of an offset; `pointer` is the JSON pointer of what stands there."""
        ...


class DocumentInfo(Struct, frozen=True):
    """The properties of ``documentInfo``. `prefixes`, `link_types` and `link_groups` map names to URIs; `taxonomy` are entry
    points, with the base URL resolved; `canonical` whether values are said to be canonical; `duplicates` which duplicate facts
    the report says that it may have."""

    prefixes: Mapping[str, str] = field(default_factory=dict)
    link_types: Mapping[str, str] = field(default_factory=dict)
    link_groups: Mapping[str, str] = field(default_factory=dict)
    taxonomy: tuple[TaxonomyReference, ...] = ()
    canonical: bool = False
    duplicates: str = "all"


class Told:
    """Collects findings at values of a document."""

    def __init__(self, places: FindsPlaces, malformed: str, spec: str) -> None:
        """`malformed` is the code of what is not laid out as the format says, `spec` the section that says how."""
        self.places, self.malformed, self.spec = places, malformed, spec
        self.found: list[Diagnostic] = []

    def add(self, code: str, message: str, at: int, where: str, *, help: str | None = None, spec: str | None = None) -> None:
        """A finding at an offset; `where` is the JSON pointer."""
        self.found.append(error(code, message, self.places.span(at, where), help=help, spec=spec or self.spec))

    def fault(self, fault: Fault, at: int, where: str) -> None:
        """What a string is found to lack."""
        self.add(fault.code, fault.message, at, where, help=fault.help, spec=fault.spec)

    def structure(self, message: str, at: int, where: str, help: str | None = None) -> None:
        """Something that is not laid out as the format says."""
        self.add(self.malformed, message, at, where, help=help)


def extensions(
    members: Mapping[str, JsonNode], known: Iterable[str], prefixes: Mapping[str, str], told: Told, *path: str | int
) -> None:
    """Members that the specification does not have: in a namespace of their own they are somebody's extension and of no
    concern (section 4), else they are wrong."""
    for name, node in members.items():
        if name in known:
            continue
        where = pointer(*path, name)
        read = parse_name(name, prefixes)
        if isinstance(read, Fault):
            told.fault(read, node.name_at, where)
        elif read is None or read.namespace == OIM:
            message = f"{name!r} is not a property that may stand here"
            told.structure(message, node.name_at, where, "Properties of one's own have a prefix.")


def read_map(kind: MapKind, info: JsonNode, told: Told) -> dict[str, str]:
    """A map of names to URIs. What is wrong with an entry does not keep it from being used."""
    node = info.members.get(kind.value)
    if node is None:
        return {}
    where = pointer("documentInfo", kind.value)
    if not isinstance(node.value, dict):
        told.structure(f"{kind.value} is not an object", node.at, where)
    entries: dict[str, str] = {}
    for name, uri in node.members.items():
        if uri.text is None:
            told.structure(f"{kind.value} gives {name!r} something that is no string", uri.at, f"{where}{pointer(name)}")
        else:
            entries[name] = uri.text
    for name, fault in map_faults(kind, entries):
        told.fault(fault, node.members[name].at, f"{where}{pointer(name)}")
    return entries


def read_base(info: JsonNode, told: Told) -> str | None:
    node = info.members.get("baseURL")
    if node is None:
        return None
    if node.text is None or not is_uri(node.text):
        told.structure("baseURL is no URL", node.at, "/documentInfo/baseURL")
        return None
    if not _ABSOLUTE.match(node.text):
        message, help = f"The base URL {node.text} is not absolute", "Write it with its scheme, or leave it out."
        told.add("oime:invalidBaseURL", message, node.at, "/documentInfo/baseURL", help=help, spec="OIM 1.0 section 3.2")
        return None
    return node.text


def read_taxonomy(info: JsonNode, base: str | None, told: Told) -> Iterator[TaxonomyReference]:
    node = info.members.get("taxonomy")
    if node is None or not isinstance(node.value, list):
        told.structure("documentInfo has no list taxonomy", info.at if node is None else node.at, "/documentInfo/taxonomy")
        return
    if not node.items:
        message, help = "The list of taxonomies is empty", "Name the entry point of the report's taxonomy."
        told.add("oime:noTaxonomy", message, node.at, "/documentInfo/taxonomy", help=help, spec="OIM 1.0 section 3.2")
    for number, item in enumerate(node.items):
        where = pointer("documentInfo", "taxonomy", number)
        if item.text is None or not is_uri(item.text):
            told.structure("An entry point of the taxonomy is no URL", item.at, where)
        else:
            href = item.text if base is None else _joined(base, item.text)
            yield TaxonomyReference("schemaRef", href, told.places.span(item.at, where))


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href)
    except ValueError:
        return href


def read_features(info: JsonNode, prefixes: Mapping[str, str], told: Told) -> tuple[bool, str]:
    """Whether values are canonical, and which duplicates there may be. Features of other namespaces change nothing here."""
    node = info.members.get("features")
    canonical, duplicates = False, "all"
    if node is not None and not isinstance(node.value, dict):
        told.structure("features is not an object", node.at, "/documentInfo/features")
    for name, value in (node.members if node is not None else {}).items():
        where = pointer("documentInfo", "features", name)
        feature = parse_name(name, prefixes)
        if isinstance(feature, Fault):
            told.fault(feature, value.name_at, where)
        elif feature is None or (feature.namespace == OIM and feature not in (_CANONICAL, _DUPLICATES)):
            told.structure(f"There is no feature {name!r}", value.name_at, where, "Features of one's own have a prefix.")
        elif isinstance(value.value, dict | list):
            told.structure(f"The feature {name} has an object or a list as its value", value.at, where)
        elif feature == _CANONICAL:
            if not isinstance(value.value, bool):
                told.structure(f"The feature {name} is neither true nor false", value.at, where)
            canonical = value.value is True
        elif feature == _DUPLICATES:
            if value.text not in ALLOWED_DUPLICATES:
                told.structure(f"The feature {name} is none of {', '.join(ALLOWED_DUPLICATES)}", value.at, where)
            duplicates = value.text if value.text in ALLOWED_DUPLICATES else "all"
    return canonical, duplicates
