"""One pass over the bytes of a report in JSON: plain facts become columns, all else is read with the place of each value.

A plain fact has a value, dimensions and at most decimals besides, and no escapes in its names; nearly all facts of nearly all
reports are plain. What its dimensions are besides concept and unit is kept as it is written: thousands of facts share it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator

from msgspec import Struct, field

from disclose.diagnostics import Diagnostic, Outcome
from disclose.json_source import (
    SPACE,
    JsonNode,
    JsonReader,
    MalformedJson,
    Places,
    encoding_fault,
    malformed_json,
    not_utf8,
    pointer,
    repeated_name,
    start_of,
    string_of,
)

INVALID = "xbrlje:invalidJSON"
_S = SPACE
_TEXT = rb'(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}))*+'
"""The inside of a string whose escapes are whole characters."""
_VALUE = _S + rb":" + _S + rb'(?:"[^"\\\x00-\x1f]*+"|null)'
_BEFORE = rb'"(?!concept")[^"\\\x00-\x1f]*+"' + _VALUE
_AFTER = rb'"(?!concept"|unit")[^"\\\x00-\x1f]*+"' + _VALUE
_COMMA = _S + rb"," + _S
_ID = rb'"(?P<id>[^"\\\x00-\x1f]*+)"' + _S + rb":" + _S + rb"\{" + _S
_FACT_VALUE = rb'"value"' + _S + rb":" + _S + rb'(?:"(?P<text>' + _TEXT + rb')"|(?P<null>null))'
_DECIMALS = rb'"decimals"' + _S + rb":" + _S + rb"(?P<%s>-?(?:0|[1-9][0-9]{0,2}))"
_DIMENSIONS = (
    rb'"dimensions"' + _S + rb":" + _S + rb"\{" + _S + rb"(?P<before>(?:" + _BEFORE + _COMMA + rb")*+)"
    + rb'"concept"' + _S + rb":" + _S + rb'"(?P<concept>[^"\\\x00-\x1f]++)"'
    + rb"(?P<after>(?:" + _COMMA + _AFTER + rb")*+)"
    + rb"(?:" + _COMMA + rb'"unit"' + _S + rb":" + _S + rb'"(?P<unit>[^"\\\x00-\x1f]++)"'
    + rb"(?P<further>(?:" + _COMMA + _AFTER + rb")*+))?" + _S + rb"\}"
)  # fmt: skip


def _layout(first: bytes, last: bytes) -> tuple[re.Pattern[bytes], tuple[int, ...]]:
    """An expression for a plain fact whose value and dimensions stand in this order, decimals before, between or after them.
    With it the numbers of its groups, in the order in which they are taken."""
    before, between, after = (_DECIMALS.replace(b"%s", name) for name in (b"leading", b"decimals", b"later"))
    expression = re.compile(
        _ID + rb"(?:" + before + _COMMA + rb")?" + first + _COMMA
        + rb"(?(leading)|(?:" + between + _COMMA + rb")?)" + last
        + rb"(?(leading)|(?(decimals)|(?:" + _COMMA + after + rb")?))"
        + _S + rb"\}" + _S + rb"(?:," + _S + rb"|(?=\}))"
    )  # fmt: skip
    return expression, tuple(expression.groupindex[name] for name in _TAKEN)


_TAKEN = ("id", "text", "null", "leading", "decimals", "later", "before", "concept", "after", "unit", "further")
_LAYOUTS = (_layout(_FACT_VALUE, _DIMENSIONS), _layout(_DIMENSIONS, _FACT_VALUE))


class PlainFacts(Struct, eq=False):
    """Facts as columns. `names` are concepts as written, `sharings` what stands among the dimensions besides concept and unit:
    before the concept, and after it; `manners` are decimals, whether the value is null, and the unit. The
    columns give positions in these. `texts` are values as written, `starts` offsets of ids, `firsts` the first facts of the
    sharings."""

    names: dict[bytes, int] = field(default_factory=dict)
    sharings: dict[tuple[bytes, bytes], int] = field(default_factory=dict)
    manners: dict[tuple[bytes | None, bytes | None, bytes | None], int] = field(default_factory=dict)
    firsts: list[int] = field(default_factory=list)
    concept_of: list[int] = field(default_factory=list)
    sharing_of: list[int] = field(default_factory=list)
    manner_of: list[int] = field(default_factory=list)
    texts: list[bytes] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("Q"))

    def __len__(self) -> int:
        return len(self.texts)


class OtherFact(Struct, frozen=True, eq=False):
    """A fact that is not plain: its id and value."""

    id: str
    node: JsonNode


class Scan(Struct, frozen=True, eq=False):
    """A report in parts. `members` are those of the outermost object but for ``facts``, which `facts` is where it is no
    object."""

    data: bytes
    places: Places
    members: dict[str, JsonNode]
    plain: PlainFacts
    others: list[OtherFact]
    facts: JsonNode | None = None

    def fact(self, position: int) -> tuple[OtherFact, list[tuple[int, str]]]:
        """A plain fact, read with the place of each of its values; the names that it has twice, with their offsets."""
        reader = JsonReader(self.data)
        start = self.plain.starts[position]
        id, end = reader.string(start)
        node, _ = reader.value(reader.after(end, b":"), 2, start)
        return OtherFact(id, node), reader.repeated

    def ids(self) -> frozenset[str]:
        """The ids of all facts."""
        return frozenset([self.id_of(position) for position in range(len(self.plain))] + [one.id for one in self.others])

    def id_of(self, position: int) -> str:
        """The id of a plain fact. It is looked up, since a million of them fill more memory than all else that is kept."""
        start = self.plain.starts[position] + 1
        return self.data[start : self.data.index(b'"', start)].decode("utf-8")


def scan_report(data: bytes, shown: str) -> Outcome[Scan]:
    """Go over a document once. No value where it is no JSON object; names that are there twice are findings."""
    places = Places(data, shown)
    fault = encoding_fault(data)
    if fault is not None:
        return Outcome(None, (not_utf8(places, fault, INVALID),))
    scan = _Scan(data, places)
    try:
        found = scan.run()
    except MalformedJson as malformed:
        return Outcome(None, (malformed_json(places, malformed, INVALID),))
    return Outcome(found, tuple(scan.findings()))


class _Scan:
    """The state of one pass."""

    def __init__(self, data: bytes, places: Places) -> None:
        self._data, self._places = data, places
        self._reader = JsonReader(data)
        self._plain = PlainFacts()
        self._hashes = array("q")
        """Of the ids of plain facts: the ids themselves, kept till the end, would leave holes in memory that nothing fills."""
        self._others: list[OtherFact] = []
        self._repeated_facts: list[tuple[int, str]] = []

    def findings(self) -> Iterator[Diagnostic]:
        """The names that are there twice."""
        for at, name in sorted((*self._reader.repeated, *self._repeated_facts)):
            yield repeated_name(self._places, at, name, INVALID)

    def run(self) -> Scan:
        """Read the outermost object."""
        data, reader = self._data, self._reader
        at = start_of(data)
        members: dict[str, JsonNode] = {}
        if data[at : at + 1] != b"{":
            raise MalformedJson(at, "an object in braces is expected here" if at < len(data) else "the text ends too early")
        facts: JsonNode | None = None
        seen = False
        end = reader.space(at + 1)
        more = data[end : end + 1] != b"}"
        while more:
            begin = end
            name, end = reader.string(begin)
            end = reader.after(end, b":")
            if name == "facts" and not seen and data[end : end + 1] == b"{":
                end = self._facts(end)
            else:
                node, end = reader.value(end, 1, begin)
                if name in members or (name == "facts" and seen):
                    reader.repeated.append((begin, name))
                elif name == "facts":
                    facts = node
                else:
                    members[name] = node
            seen |= name == "facts"
            end = reader.space(end)
            more = data[end : end + 1] != b"}"
            if more:
                end = reader.after(end, b",")
        end = reader.space(end + 1)
        if end < len(data):
            raise MalformedJson(end, "something follows after the end of the text")
        self._note_repeated()
        return Scan(data, self._places, members, self._plain, self._others, facts)

    def _facts(self, at: int) -> int:
        """Read the object that holds the facts; where it ends."""
        data, reader = self._data, self._reader
        at = reader.space(at + 1)
        more = data[at : at + 1] != b"}"
        while more:
            at, more = self._run_of_plain(at)
            if more:
                begin = at
                id, at = reader.string(begin)
                node, at = reader.value(reader.after(at, b":"), 2, begin)
                self._others.append(OtherFact(id, node))
                at = reader.space(at)
                more = data[at : at + 1] != b"}"
                if more:
                    at = reader.after(at, b",")
        return at + 1

    def _run_of_plain(self, at: int) -> tuple[int, bool]:
        """Read plain facts as far as they go; where the next fact begins, or where the object ends."""
        for expression, order in _LAYOUTS:
            last = self._run_of(expression, order, at)
            if last is not None:
                # without a comma the object ends here
                return last.end(), not last[0].rstrip().endswith(b"}")
        return at, True

    def _run_of(self, expression: re.Pattern[bytes], order: tuple[int, ...], at: int) -> re.Match[bytes] | None:
        """Read plain facts of one layout as far as they go; the last of them."""
        plain = self._plain
        names, sharings, manners = plain.names, plain.sharings, plain.manners
        add_concept, add_sharing, add_manner = plain.concept_of.append, plain.sharing_of.append, plain.manner_of.append
        add_text, add_hash, add_start = plain.texts.append, self._hashes.append, plain.starts.append
        last = None
        for found in iter(expression.scanner(self._data, at).match, None):  # type: ignore[attr-defined]
            id, text, null, leading, decimals, later, before, concept, after, unit, further = found.group(*order)
            shared = (before, after if further is None else after + further)
            sharing = sharings.get(shared)
            if sharing is None:
                sharing = sharings[shared] = len(sharings)
                plain.firsts.append(len(plain.texts))
            add_concept(names.setdefault(concept, len(names)))
            add_sharing(sharing)
            add_manner(manners.setdefault((leading or decimals or later, null, unit), len(manners)))
            add_text(text or b"")
            add_hash(hash(id))
            add_start(found.start())
            last = found
        return last

    def _note_repeated(self) -> None:
        """Ids that several facts have; the first of these counts."""
        plain, hashes = self._plain, self._hashes
        others = [one.id.encode("utf-8") for one in self._others]
        if len({*hashes, *map(hash, others)}) == len(hashes) + len(others):
            return
        ids = [self._data[start + 1 : self._data.index(b'"', start + 1)] for start in plain.starts]
        places = [*zip(ids, plain.starts, strict=True)]
        places += [(id, one.node.name_at) for id, one in zip(others, self._others, strict=True)]
        seen: set[bytes] = set()
        spare: set[int] = set()
        for id, at in sorted(places, key=lambda place: place[1]):
            if id in seen:
                spare.add(at)
                self._repeated_facts.append((at, id.decode("utf-8")))
            seen.add(id)
        self._others = [one for one in self._others if one.node.name_at not in spare]
        left = [number for number, at in enumerate(plain.starts) if at not in spare]
        plain.concept_of = [plain.concept_of[number] for number in left]
        plain.sharing_of = [plain.sharing_of[number] for number in left]
        plain.manner_of = [plain.manner_of[number] for number in left]
        plain.texts = [plain.texts[number] for number in left]
        plain.starts = array("Q", (plain.starts[number] for number in left))
        firsts = {number: position for position, number in reversed([*enumerate(plain.sharing_of)])}
        # a sharing that no fact is left with is looked up by nobody
        plain.firsts = [firsts.get(number, 0) for number in range(len(plain.firsts))]


def unescaped(text: bytes) -> str:
    """The string that the inside of a token stands for. What no string can hold is left to the full reading of the fact."""
    return string_of(b'"' + text + b'"') if b"\\" in text else text.decode("utf-8")


def pointer_to(id: str, *names: str | int) -> str:
    """The JSON pointer to a fact, or to something in it."""
    return pointer("facts", id, *names)
