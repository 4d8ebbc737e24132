"""Findings at values of the metadata, which may lie in several files, and at cells of tables."""

from __future__ import annotations

from bisect import bisect_right

from disclose.diagnostics import Span, error
from disclose.formats.oim import document_info as oim
from disclose.formats.oim.names import Fault
from disclose.json_source import JsonNode, Places

STRUCTURE = "xbrlce:invalidJSONStructure"
INVALID = "xbrlce:invalidJSON"
SPEC = "xBRL-CSV 1.0, metadata"


class ChainPlaces:
    """The places of values in several files: their offsets go on from one file to the next."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._places: list[Places] = []
        self._next = 0

    def add(self, data: bytes, shown: str) -> int:
        """Take up a file; what its offsets are to be increased by."""
        start = self._next
        self._starts.append(start)
        self._places.append(Places(data, shown))
        self._next += len(data) + 1
        return start

    def span(self, at: int, pointer: str | None = None) -> Span:
        """The place of an offset."""
        number = bisect_right(self._starts, at) - 1
        return self._places[number].span(at - self._starts[number], pointer)


class Told(oim.Told):
    """Collects findings at values of the metadata and at cells."""

    def __init__(self, places: oim.FindsPlaces) -> None:
        super().__init__(places, STRUCTURE, SPEC)

    def at(self, node: JsonNode, code: str, message: str, *, help: str | None = None, name: bool = False) -> None:
        """A finding at a value, or at its name."""
        self.add(code, message, node.name_at if name and node.name_at >= 0 else node.at, "", help=help)

    def cell(self, span: Span, code: str, message: str, *, help: str | None = None, spec: str = "xBRL-CSV 1.0") -> None:
        """A finding in a table."""
        self.found.append(error(code, message, span, help=help, spec=spec))

    def fault_in(self, fault: Fault, where: Span | JsonNode, what: str) -> None:
        """What a text is found to lack, in a cell or in the metadata."""
        span = where if isinstance(where, Span) else self.places.span(where.at)
        self.found.append(error(fault.code, f"{what}: {fault.message}", span, help=fault.help, spec=fault.spec))


def shifted(node: JsonNode, by: int) -> JsonNode:
    """A value with its offsets increased."""
    value = node.value
    if isinstance(value, dict):
        value = {name: shifted(inner, by) for name, inner in value.items()}
    elif isinstance(value, list):
        value = [shifted(inner, by) for inner in value]
    return JsonNode(value, node.at + by, node.name_at if node.name_at < 0 else node.name_at + by)


def plain(node: JsonNode) -> object:
    """What a value says, without places."""
    if isinstance(node.value, dict):
        return {name: plain(inner) for name, inner in node.value.items()}
    return [plain(inner) for inner in node.value] if isinstance(node.value, list) else node.value
