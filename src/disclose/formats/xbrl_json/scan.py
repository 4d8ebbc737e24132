"""One pass over the bytes of a report in JSON: plain facts become columns, all else is read with the place of each value.

Nearly all facts of nearly all reports are plain.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import islice
from operator import itemgetter

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome
from disclose.formats.scanned import AT_ONCE
from disclose.formats.xbrl_json.layouts import LAYOUTS, NOT_PLAIN, PlainFacts, layout
from disclose.json_source import (
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
        self._hashes: set[int] = set()
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
        while True:
            runs = (self._run_of(layout(number), at) for number in range(LAYOUTS))
            last = next((last for last in runs if last is not None), None)
            if last is None:
                return at, True
            at = last.end()
            if last[0].rstrip().endswith(b"}"):
                # without a comma the object ends here
                return at, False

    def _run_of(self, expression: re.Pattern[bytes], at: int) -> re.Match[bytes] | None:
        """Read plain facts of one layout as far as they go; the last of them."""
        matches = iter(expression.scanner(self._data, at).match, None)  # type: ignore[attr-defined]
        last: re.Match[bytes] | None = None
        size = 1
        while found := [*islice(matches, size)]:
            count = self._take(found)
            if count:
                last = found[count - 1]
            if count < len(found):
                break
            # what was found in vain where a fact turns out not to be plain is never more than what was taken before
            size = min(2 * size, AT_ONCE)
        return last

    def _take(self, found: list[re.Match[bytes]]) -> int:
        """Put facts into columns, up to the first that is not plain; how many they are. One column after the other: what is
        kept then stands together in memory."""
        plain, group = self._plain, found[0].re.groupindex
        names, accuracies, ways = plain.names, plain.accuracies, plain.ways
        concept, text, id = (itemgetter(group[name]) for name in ("concept", "text", "id"))
        accuracy = itemgetter(group["leading"], group["decimals"], group["later"], group["null"])
        written = itemgetter(group["before"], group["after"])
        # no further than to the first that is not plain: where it ends, and so what follows, was found wrongly
        numbers = [*iter(map(ways.__getitem__, map(written, found)).__next__, NOT_PLAIN)]
        taken = found[: len(numbers)]
        plain.way_of += numbers
        plain.concept_of += map(names.__getitem__, map(concept, taken))
        plain.accuracy_of += map(accuracies.__getitem__, map(accuracy, taken))
        plain.texts += [one or b"" for one in map(text, taken)]
        plain.starts.extend([one.start() for one in taken])
        self._hashes.update(map(hash, map(id, taken)))
        return len(taken)

    def _note_repeated(self) -> None:
        """Ids that several facts have; the first of these counts."""
        plain, hashes = self._plain, self._hashes
        others = [one.id.encode("utf-8") for one in self._others]
        hashes.update(map(hash, others))
        if len(hashes) == len(plain) + len(others):
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
        plain.way_of = [plain.way_of[number] for number in left]
        plain.accuracy_of = [plain.accuracy_of[number] for number in left]
        plain.texts = [plain.texts[number] for number in left]
        plain.starts = array("Q", (plain.starts[number] for number in left))


def unescaped(text: bytes) -> str:
    """The string that the inside of a token stands for. What no string can hold is left to the full reading of the fact."""
    return string_of(b'"' + text + b'"') if b"\\" in text else text.decode("utf-8")


def pointer_to(id: str, *names: str | int) -> str:
    """The JSON pointer to a fact, or to something in it."""
    return pointer("facts", id, *names)
