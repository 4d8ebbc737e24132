"""The one way JSON comes in: UTF-8, RFC 8259 to the letter, bounded, each name once in an object, every value with its place.

Rank 0. Values are read from the bytes, so that a document of any size need not be decoded as a whole; lines and columns are
counted only where a finding needs them. Whole numbers become `int`, all others `Decimal`.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome, Span, error

MAX_JSON_BYTES = 1 << 30
MAX_DEPTH = 64
MAX_NUMBER = 400
SPACE = rb"[ \t\n\r]*+"
STRING = rb'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"'
"""Expressions for what may stand between tokens, and for a string (RFC 8259 sections 2 and 7)."""
_SPACE = re.compile(SPACE)
_STRING = re.compile(STRING)
_NUMBER = re.compile(rb"-?(?:0|[1-9][0-9]*+)(\.[0-9]++)?([eE][+-]?[0-9]++)?")
_LITERALS: Mapping[bytes, bool | None] = {b"t": True, b"f": False, b"n": None}
_WORDS: Mapping[bytes, bytes] = {b"t": b"true", b"f": b"false", b"n": b"null"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_BOM = b"\xef\xbb\xbf"
_CHUNK = 1 << 20
Json: TypeAlias = "bool | int | Decimal | str | Mapping[str, JsonNode] | Sequence[JsonNode] | None"


class JsonNode(Struct, frozen=True, eq=False):
    """A value and the offsets in bytes at which it begins and at which its name begins, if it is a member of an object."""

    value: Json
    at: int
    name_at: int = -1

    @property
    def members(self) -> Mapping[str, JsonNode]:
        """The members of an object; none where it is something else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> Sequence[JsonNode]:
        """The values of an array; none where it is something else."""
        return self.value if isinstance(self.value, list) else ()

    @property
    def text(self) -> str | None:
        """A string; None where it is something else."""
        return self.value if isinstance(self.value, str) else None


class Places:
    """Turns offsets in bytes into lines and columns, counting on from the last place asked for."""

    def __init__(self, data: bytes, shown: str) -> None:
        self._data, self.shown = data, shown
        self._at, self._line, self._column = 0, 1, 1

    def span(self, at: int, pointer: str | None = None) -> Span:
        """The place of an offset; `pointer` is the JSON pointer of what stands there (RFC 6901)."""
        if at < self._at:
            self._at, self._line, self._column = 0, 1, 1
        data = self._data
        lines = data.count(b"\n", self._at, at)
        begin = data.rfind(b"\n", self._at, at) + 1 if lines else self._at
        column = len(data[begin:at].decode("utf-8", "replace")) + (1 if lines else self._column)
        self._at, self._line, self._column = at, self._line + lines, column
        return Span(self.shown, self._line, column, xpath=pointer)


class MalformedJson(ValueError):
    """What stands at an offset is no JSON, or beyond the bounds. Never leaves the functions that read whole documents."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at, self.message = at, message


class JsonReader:
    """Reads values from bytes known to be UTF-8. Names that an object has twice are kept in `repeated` with their offsets; the
    first of them counts."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.repeated: list[tuple[int, str]] = []

    def space(self, at: int) -> int:
        """The offset of the next token."""
        found = _SPACE.match(self.data, at)
        return at if found is None else found.end()

    def string(self, at: int) -> tuple[str, int]:
        """The string at an offset, and where it ends."""
        found = _STRING.match(self.data, at)
        if found is None:
            raise MalformedJson(at, "a string in double quotes is expected here, with control characters escaped")
        return string_of(found[0], at), found.end()

    def value(self, at: int, depth: int = 0, name_at: int = -1) -> tuple[JsonNode, int]:
        """The value at an offset, and where it ends."""
        if depth > MAX_DEPTH:
            raise MalformedJson(at, f"values are nested more than {MAX_DEPTH} deep")
        first = self.data[at : at + 1]
        if first == b'"':
            text, end = self.string(at)
            return JsonNode(text, at, name_at), end
        if first == b"{":
            return self._object(at, depth, name_at)
        if first == b"[":
            return self._array(at, depth, name_at)
        if first in _LITERALS and self.data.startswith(_WORDS[first], at):
            return JsonNode(_LITERALS[first], at, name_at), at + len(_WORDS[first])
        number = _NUMBER.match(self.data, at)
        if number is None:
            raise MalformedJson(at, "a value is expected here" if first else "the text ends too early")
        if len(number[0]) > MAX_NUMBER:
            raise MalformedJson(at, f"a number has more than {MAX_NUMBER} characters")
        text = number[0].decode()
        # an exponent of twenty digits is more than `Decimal` takes
        if number[2] is not None and len(number[2]) > 7:
            raise MalformedJson(at, "a number has an exponent of more than five digits")
        return JsonNode(int(text) if number[1] is number[2] is None else Decimal(text), at, name_at), number.end()

    def _object(self, at: int, depth: int, name_at: int) -> tuple[JsonNode, int]:
        members: dict[str, JsonNode] = {}
        end = self.space(at + 1)
        if self.data[end : end + 1] == b"}":
            return JsonNode(members, at, name_at), end + 1
        while True:
            begin = end
            name, end = self.string(begin)
            end = self.after(end, b":")
            node, end = self.value(end, depth + 1, begin)
            if name in members:
                self.repeated.append((begin, name))
            else:
                members[name] = node
            end = self.space(end)
            if self.data[end : end + 1] == b"}":
                return JsonNode(members, at, name_at), end + 1
            end = self.after(end, b",")

    def _array(self, at: int, depth: int, name_at: int) -> tuple[JsonNode, int]:
        items: list[JsonNode] = []
        end = self.space(at + 1)
        if self.data[end : end + 1] == b"]":
            return JsonNode(items, at, name_at), end + 1
        while True:
            node, end = self.value(end, depth + 1)
            items.append(node)
            end = self.space(end)
            if self.data[end : end + 1] == b"]":
                return JsonNode(items, at, name_at), end + 1
            end = self.after(end, b",")

    def after(self, at: int, mark: bytes) -> int:
        """The offset of the token after a mark that must be next."""
        at = self.space(at)
        if self.data[at : at + 1] != mark:
            raise MalformedJson(at, f"{mark.decode()!r} is expected here" if at < len(self.data) else "the text ends too early")
        return self.space(at + 1)


def string_of(token: bytes, at: int = 0) -> str:
    """The string that a token stands for."""
    text = token[1:-1].decode("utf-8")
    if "\\" not in text:
        return text
    read: str = json.loads(token)
    if _SURROGATE.search(read):
        raise MalformedJson(at, "an escape stands for half a character")
    return read


def start_of(data: bytes) -> int:
    """Where the text begins, after a byte order mark and white space."""
    found = _SPACE.match(data, len(_BOM) if data.startswith(_BOM) else 0)
    return 0 if found is None else found.end()


def is_json(data: bytes) -> bool:
    """Whether bytes are meant as a JSON object: no other document begins so."""
    at = start_of(data)
    return data[at : at + 1] == b"{"


def encoding_fault(data: bytes) -> int | None:
    """The offset of the first byte that is not UTF-8, or None. Goes through the data piece by piece."""
    if data.isascii():
        return None
    decoder = codecs.getincrementaldecoder("utf-8")()
    for begin in range(0, len(data) or 1, _CHUNK):
        pending = len(decoder.getstate()[0])
        try:
            decoder.decode(data[begin : begin + _CHUNK], begin + _CHUNK >= len(data))
        except UnicodeDecodeError as fault:
            return begin - pending + fault.start
    return None


def parse_json(data: bytes, shown: str, code: str, *, limit: int = MAX_JSON_BYTES) -> Outcome[JsonNode]:
    """A JSON text as a whole. `code` is that of everything found: the text is no JSON, or beyond the bounds, or has a name
    twice in one object; of these last the first counts, and there still is a value."""
    places = Places(data, shown)
    if len(data) > limit:
        return Outcome(None, (error(code, f"{shown} is larger than {limit} bytes", Span(shown)),))
    fault = encoding_fault(data)
    if fault is not None:
        return Outcome(None, (not_utf8(places, fault, code),))
    reader = JsonReader(data)
    try:
        node, end = reader.value(start_of(data))
        if reader.space(end) < len(data):
            raise MalformedJson(reader.space(end), "something follows after the end of the text")
    except MalformedJson as malformed:
        return Outcome(None, (malformed_json(places, malformed, code),))
    return Outcome(node, tuple(repeated_name(places, at, name, code) for at, name in reader.repeated))


def not_utf8(places: Places, at: int, code: str) -> Diagnostic:
    """The finding that a text is in another encoding."""
    message = f"{places.shown} is not in UTF-8"
    return error(code, message, places.span(at), help="Save it as UTF-8.", spec="RFC 8259 section 8.1")


def malformed_json(places: Places, malformed: MalformedJson, code: str) -> Diagnostic:
    """The finding that a text is no JSON."""
    return error(code, f"{places.shown} is not JSON: {malformed.message}", places.span(malformed.at), spec="RFC 8259")


def repeated_name(places: Places, at: int, name: str, code: str) -> Diagnostic:
    """The finding that an object has a name twice."""
    message = f"The name {name!r} is in one object twice"
    return error(code, message, places.span(at), help="Keep one of them.", spec="RFC 8259 section 4")


def pointer(*names: str | int) -> str:
    """A JSON pointer to a value (RFC 6901)."""
    return "".join(f"/{str(name).replace('~', '~0').replace('/', '~1')}" for name in names)
