"""One pass over the bytes of a report in JSON: plain facts become columns, all else is read with the place of each value.

A plain fact has a value, decimals if any, and dimensions, in this order and without escapes in its names; nearly all facts of
nearly all reports are. What its dimensions are besides the concept is kept as it is written: thousands of facts share it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

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
_TEXT = rb'((?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}))*+)'
"""A string whose escapes are whole characters."""
_VALUE = _S + rb":" + _S + rb'(?:"[^"\\\x00-\x1f]*+"|null)'
_BEFORE = rb'"(?!concept")[^"\\\x00-\x1f]*+"' + _VALUE
_AFTER = rb'"(?!concept"|unit")[^"\\\x00-\x1f]*+"' + _VALUE
_FACT = re.compile(
    # 1: the id; 2: the value, or 3: null; 4: decimals
    rb'"([^"\\\x00-\x1f]*+)"' + _S + rb":" + _S + rb"\{" + _S
    + rb'"value"' + _S + rb":" + _S + rb'(?:"' + _TEXT + rb'"|(null))' + _S + rb"," + _S
    + rb'(?:"decimals"' + _S + rb":" + _S + rb"(-?(?:0|[1-9][0-9]{0,2}))" + _S + rb"," + _S + rb")?"
    # 5: what stands before the concept; 6: the concept; 7, 8 and 9: what comes before the unit, the unit, what comes after it
    + rb'"dimensions"' + _S + rb":" + _S + rb"\{" + _S + rb"((?:" + _BEFORE + _S + rb"," + _S + rb")*+)"
    + rb'"concept"' + _S + rb":" + _S + rb'"([^"\\\x00-\x1f]++)"'
    + rb"((?:" + _S + rb"," + _S + _AFTER + rb")*+)"
    + rb"(?:" + _S + rb"," + _S + rb'"unit"' + _S + rb":" + _S + rb'"([^"\\\x00-\x1f]++)"'
    + rb"((?:" + _S + rb"," + _S + _AFTER + rb")*+))?"
    + _S + rb"\}" + _S + rb"\}" + _S + rb"(?:," + _S + rb"|(?=\}))"
)  # fmt: skip


@dataclass(slots=True, eq=False)
class PlainFacts:
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


@dataclass(frozen=True, slots=True, eq=False)
class OtherFact:
    """A fact that is not plain: its id and value."""

    id: str
    node: JsonNode


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
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
        plain = self._plain
        names, sharings, manners = plain.names, plain.sharings, plain.manners
        add_concept, add_sharing, add_manner = plain.concept_of.append, plain.sharing_of.append, plain.manner_of.append
        add_text, add_hash, add_start = plain.texts.append, self._hashes.append, plain.starts.append
        last = None
        for found in iter(_FACT.scanner(self._data, at).match, None):  # type: ignore[attr-defined]
            id, text, null, decimals, before, concept, after, unit, further = found.groups()
            shared = (before, after if further is None else after + further)
            sharing = sharings.get(shared)
            if sharing is None:
                sharing = sharings[shared] = len(sharings)
                plain.firsts.append(len(plain.texts))
            add_concept(names.setdefault(concept, len(names)))
            add_sharing(sharing)
            add_manner(manners.setdefault((decimals, null, unit), len(manners)))
            add_text(text or b"")
            add_hash(hash(id))
            add_start(found.start())
            last = found
        if last is None:
            return at, True
        # without a comma the object ends here
        return last.end(), not last[0].rstrip().endswith(b"}")

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
