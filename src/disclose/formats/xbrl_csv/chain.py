"""The metadata of a report with what it extends, merged into one object.

xBRL-CSV 1.0, extensibility: what a file extends is taken over, and may be added to where it is not final; nothing is redefined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome
from disclose.formats.xbrl_csv.files import CsvFiles, absolute
from disclose.formats.xbrl_csv.told import INVALID, ChainPlaces, Told, plain, shifted
from disclose.json_source import JsonNode, parse_json
from disclose.names import XBRL_CSV

MAX_METADATA = 1 << 26
MAX_FILES = 100
_EXTENSIBLE = frozenset(
    ["namespaces", "linkTypes", "linkGroups", "features", "final", "tableTemplates", "tables", "dimensions", "parameters"]
)
_OF_INFO = frozenset(["documentType", "extends"])
_CONFLICT = "xbrlce:conflictingMetadataValue"
Check = Callable[[JsonNode], None]


class Chain(Struct, frozen=True):
    """The merged metadata, and what tells places in its files."""

    node: JsonNode
    told: Told


def read_chain(data: bytes, files: CsvFiles, check: Callable[[JsonNode, Told], None]) -> Outcome[Chain]:
    """Read the metadata and all that it extends; `check` judges the structure of each file. No value where the first of them is
    no metadata of a report in CSV, or what it extends is not there."""
    reader = _Reader(files, check)
    node = reader.first(data)
    found: tuple[Diagnostic, ...] = (*reader.found, *reader.told.found)
    return Outcome(None if node is None else Chain(node, reader.told), found)


class _Reader:
    def __init__(self, files: CsvFiles, check: Callable[[JsonNode, Told], None]) -> None:
        self._files, self._check = files, check
        self._places = ChainPlaces()
        self.told = Told(self._places)
        self.found: list[Diagnostic] = []
        self._visited: set[str] = set()
        self._broken = False

    def first(self, data: bytes) -> JsonNode | None:
        """The metadata that the report begins with."""
        self._visited.add(self._files.base)
        node = self._parsed(data, self._files.shown)
        merged = None if node is None else self._extended(node, self._files.base, (self._files.base,))
        return None if self._broken else merged

    def _parsed(self, data: bytes, shown: str) -> JsonNode | None:
        parsed = parse_json(data, shown, INVALID, limit=MAX_METADATA)
        self.found += parsed.diagnostics
        if parsed.value is None:
            return None
        node = shifted(parsed.value, self._places.add(data, shown))
        if not isinstance(node.value, dict):
            self.told.structure("The metadata is not an object", node.at, "")
            return None
        kind = node.members.get("documentInfo", node).members.get("documentType")
        if kind is None or kind.text is None:
            help = f"Add documentType {XBRL_CSV!r}."
            self.told.structure("The metadata has no documentInfo with a documentType", node.at, "/documentInfo", help)
            return None
        if kind.text != XBRL_CSV:
            message, help = f"{kind.text!r} is not a type of document that is read", f"That of xBRL-CSV 1.0 is {XBRL_CSV}."
            spec = "OIM Common Definitions 1.0 section 2"
            self.told.add("oimce:unsupportedDocumentType", message, kind.at, "/documentInfo", help=help, spec=spec)
            return None
        self._check(node, self.told)
        return node

    def _extended(self, node: JsonNode, base: str, chain: tuple[str, ...]) -> JsonNode:
        """A file of metadata with all that it extends."""
        info = node.members["documentInfo"]
        extends = info.members.get("extends")
        merged = node if base == self._files.base else _with_taxonomy(node, base)
        for item in extends.items if extends is not None else ():
            inner = self._opened(item, base, chain)
            if inner is not None:
                merged = self._merged(merged, inner)
        return merged

    def _opened(self, item: JsonNode, base: str, chain: tuple[str, ...]) -> JsonNode | None:
        if item.text is None:
            return None
        url = absolute(base, item.text)
        if url is not None and url in chain:
            self._refuse(item, "xbrlce:cycleInExtensionChain", f"The metadata extends itself by way of {item.text}")
            return None
        if url is not None and url in self._visited:
            return None
        if len(self._visited) >= MAX_FILES:
            message = f"The metadata extends more than {MAX_FILES} files"
            self._refuse(item, "xbrlce:unresolvableBaseMetadataFile", message)
            return None
        data = None if url is None else self._files.read(url)
        if data is None or url is None:
            message, help = f"There is no metadata at {item.text}", "Name a file beside the report, or give its package."
            self._refuse(item, "xbrlce:unresolvableBaseMetadataFile", message, help)
            return None
        self._visited.add(url)
        said = len(self.told.found)
        node = self._parsed(data, item.text)
        if node is None:
            wrong = [found for found in self.told.found[said:] if found.code == "oimce:unsupportedDocumentType"]
            if wrong:
                message = f"{item.text} is of another type of document"
                self._refuse(item, "xbrlce:multipleDocumentTypesInExtensionChain", message)
            self._broken = True
            return None
        return self._extended(node, url, (*chain, url))

    def _refuse(self, item: JsonNode, code: str, message: str, help: str | None = None) -> None:
        self.told.at(item, code, message, help=help)
        self._broken = True

    def _merged(self, node: JsonNode, inner: JsonNode) -> JsonNode:
        """A file with what it extends taken over."""
        finals = inner.members["documentInfo"].members.get("final")
        final = {name for name, value in (finals.members if finals is not None else {}).items() if value.value is True}
        info = self._level(node.members["documentInfo"], inner.members["documentInfo"], final, _OF_INFO)
        merged = self._level(node, inner, final, frozenset(["documentInfo"]))
        return JsonNode({**merged.members, "documentInfo": info}, node.at, node.name_at)

    def _level(self, node: JsonNode, inner: JsonNode, final: set[str], passed: frozenset[str]) -> JsonNode:
        members = dict(node.members)
        for name in final & members.keys() - passed:
            for extra in _added(members[name], inner.members.get(name)):
                message, help = f"{name} is final in what the metadata extends, and may not be added to", "Remove it."
                self.told.at(extra, "xbrlce:illegalExtensionOfFinalProperty", message, help=help, name=True)
        for name, value in inner.members.items():
            if name in passed:
                continue
            if name not in members:
                members[name] = value
            elif name in _EXTENSIBLE:
                members[name] = self._union(name, members[name], value)
            elif name == "taxonomy":
                members[name] = _joined(members[name], value)
            elif plain(members[name]) != plain(value):
                message = f"{name} has another value in what the metadata extends"
                code = "xbrlce:illegalRedefinitionOfNonExtensibleProperty"
                self.told.at(members[name], code, message, help="Remove it.", name=True)
        return JsonNode(members, node.at, node.name_at)

    def _union(self, name: str, own: JsonNode, inner: JsonNode) -> JsonNode:
        members = dict(own.members)
        for key, value in inner.members.items():
            if key not in members:
                members[key] = value
            elif plain(members[key]) != plain(value):
                code = "xbrlce:illegalReportParameterRedefinition" if name == "parameters" else _CONFLICT
                message = f"{key} of {name} has another value in what the metadata extends"
                self.told.at(members[key], code, message, help="Remove it, or call it something else.", name=True)
        return JsonNode(members, own.at, own.name_at)


def _added(own: JsonNode, inner: JsonNode | None) -> Iterator[JsonNode]:
    """What a final property has that what it extends has not."""
    if inner is None:
        yield own
    elif isinstance(own.value, dict):
        yield from (value for key, value in own.members.items() if key not in inner.members)
    elif isinstance(own.value, list):
        known = [one.value for one in inner.items]
        yield from (value for value in own.items if value.value not in known)


def _joined(own: JsonNode, inner: JsonNode) -> JsonNode:
    known = [one.value for one in own.items]
    return JsonNode([*own.items, *(one for one in inner.items if one.value not in known)], own.at, own.name_at)


def _with_taxonomy(node: JsonNode, base: str) -> JsonNode:
    """Metadata with its entry points as URLs that mean the same from elsewhere."""
    info = node.members["documentInfo"]
    taxonomy = info.members.get("taxonomy")
    if taxonomy is None:
        return node
    urls = [JsonNode(absolute(base, one.text) or one.text, one.at) if one.text else one for one in taxonomy.items]
    members: Mapping[str, JsonNode] = {**info.members, "taxonomy": JsonNode(urls, taxonomy.at, taxonomy.name_at)}
    return JsonNode({**node.members, "documentInfo": JsonNode(dict(members), info.at, info.name_at)}, node.at, node.name_at)
