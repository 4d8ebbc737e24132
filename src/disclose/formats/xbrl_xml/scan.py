"""One pass over the bytes of an instance that takes the plain facts out and leaves the rest a small document.

A well-formed document without a document type declaration is a sequence of tags, comments, sections, instructions and text, and
no ``<`` stands anywhere else. So one regular expression tells them apart, without building anything. A plain fact stands
directly under the root, holds text alone, and has attributes that say what a fact says and nothing else. Everything that is not
plain stays, and so do the ends of lines: what remains is read as any instance, with the same lines.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from itertools import islice
from operator import itemgetter

from lxml import etree

from disclose.formats.scanned import AT_ONCE, Numbering, Scanned, attribute_text, end_of_marked, expanded
from disclose.model.columns import FactColumns, Manner
from disclose.names import XBRLI, XML, XSI
from disclose.xml_source import HARDENED

_TOKEN = re.compile(
    rb"""<(?:
        ([^\s<>/='"!?&]++)                      # 1: an element with no elements in it: its name,
        (?:\s++(?:                              # its attributes, these alone
            id\s*+=\s*+"([^"<&]*+)"             # 2
          | contextRef\s*+=\s*+"([^"<&]*+)"     # 3
          | unitRef\s*+=\s*+"([^"<&]*+)"        # 4
          | decimals\s*+=\s*+"([^"<&]*+)"       # 5
        ))*+(?(3)|(?!))
        \s*+(?:/>|>([^<]*+)</\1\s*+>)           # 6: its text; or
      | ([^\s<>/='"!?&]++)                      # 7: another element with no elements in it,
        ((?:\s++[^\s<>/='"&]++\s*+=\s*+"[^"<&]*+")*+)
        \s*+(?:/>|>([^<]*+)</\7\s*+>)           # 8: its attributes, 9: its text; or
      | (/)[^>]*+>                              # 10: an end tag
      | (!|\?)                                  # 11: what ends at a mark of its own
      | [^/!?](?:[^"'>]++|"[^"]*+"|'[^']*+')*+> # a start tag
    )""",
    re.VERBOSE,
)
_PLAIN, _OTHER, _END, _MARKED = frozenset({2, 3, 4, 5, 6}), (8, 9), 10, 11
_NAME, _ID, _CONTEXT, _MANNER, _TEXT = itemgetter(1), itemgetter(2), itemgetter(3), itemgetter(4, 5), itemgetter(6)
"""Of a plain fact."""
_SLASH = ord("/")
_ATTRIBUTE = re.compile(rb"""([^\s=]++)\s*+=\s*+"([^"]*+)\"""")
_KNOWN = (b"id", b"contextRef", b"unitRef", b"decimals")


def scan_instance(prepared: bytes) -> Scanned | None:
    """Take the plain facts out of bytes from `prepare_xml` that are known to be well-formed: only then the cost is linear, and
    the result of use. None for what is no instance."""
    scan = _Scan(prepared)
    return scan.result() if scan.run() else None


class _Scan:
    """The state of one pass."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._names: Numbering[bytes] = Numbering()
        self._contexts: Numbering[bytes] = Numbering()
        self._manners: Numbering[tuple[bytes | None, ...]] = Numbering()
        self._concept_of: list[int] = []
        self._context_of: list[int] = []
        self._manner_numbers: list[int] = []
        self._texts: list[bytes] = []
        self._ids: list[bytes | None] = []
        self._gaps: list[bytes] = []
        self._ends = array("Q")
        self._end = 0
        self._root: etree._Element | None = None

    def result(self) -> Scanned:
        """What the pass found."""
        assert self._root is not None, "a pass that succeeded has seen a root"
        prefixes = self._root.nsmap
        columns = FactColumns(
            [expanded(name, prefixes) for name in self._names],
            [context.decode("utf-8", "replace") for context in self._contexts],
            [self._manner(*key) for key in self._manners],
            self._concept_of,
            self._context_of,
            self._manner_numbers,
            self._texts,
        )
        return Scanned(columns, self._ids, self._data, [*self._gaps, self._data[self._end :]], self._ends)

    def run(self) -> bool:
        """Go through the document; False where it can't be an instance that is well-formed."""
        at: int | None = 0
        depth = 0
        while at is not None:
            # after what ends at a mark of its own the search begins anew: looking for that mark by expression is quadratic
            at, depth = self._until_marked(at, depth)
        return depth == 0 and self._root is not None

    def _until_marked(self, at: int, depth: int) -> tuple[int | None, int]:
        """Go on to the next comment, section or instruction; the value is where it ends, None at the end of all, and how deep
        that is."""
        tokens = _TOKEN.finditer(self._data, at)
        while found := [*islice(tokens, AT_ONCE)]:
            kinds = [token.lastindex for token in found]
            if depth == 1 and _PLAIN.issuperset(kinds):
                self._take(found)
                continue
            facts: list[re.Match[bytes]] = []
            for token, kind in zip(found, kinds, strict=True):
                if kind in _PLAIN or kind in _OTHER:
                    if depth == 0:
                        return None, -1
                    if depth == 1 and kind in _PLAIN:
                        facts.append(token)
                    elif depth == 1:
                        self._take(facts)
                        facts.clear()
                        self._take_other(token)
                elif kind == _END:
                    depth -= 1
                elif kind == _MARKED:
                    self._take(facts)
                    return end_of_marked(self._data, token.start()), depth
                elif depth == 0:
                    if self._root is not None or not self._enter(token.group()):
                        return None, -1
                    depth = 1
                elif self._data[token.end() - 2] != _SLASH:
                    depth += 1
            self._take(facts)
        return None, depth

    def _take(self, found: Sequence[re.Match[bytes]]) -> None:
        """Put plain facts into columns. One column after the other: what is kept then stands together in memory."""
        self._concept_of += map(self._names.__getitem__, map(_NAME, found))
        self._context_of += map(self._contexts.__getitem__, map(_CONTEXT, found))
        self._manner_numbers += map(self._manners.__getitem__, map(_MANNER, found))
        self._ids += map(_ID, found)
        self._texts += [text or b"" for text in map(_TEXT, found)]
        ends = [one.end() for one in found]
        spans = zip((self._end, *ends), [one.start() for one in found], strict=False)
        self._gaps += [self._data[end:start] for end, start in spans]
        self._ends.extend(ends)
        self._end = self._ends[-1] if self._ends else 0

    def _take_other(self, found: re.Match[bytes]) -> None:
        """Put an element with other attributes into the columns, where it is a plain fact all the same."""
        name, attributes, text = found.group(7, 8, 9)
        given = dict(_ATTRIBUTE.findall(attributes))
        others = [part for pair in given.items() if pair[0] not in _KNOWN for part in pair]
        key = (given.get(b"unitRef"), given.get(b"decimals"), *others)
        if b"contextRef" not in given or (key not in self._manners and self._further(others) is None):
            return
        self._concept_of.append(self._names[name])
        self._context_of.append(self._contexts[given[b"contextRef"]])
        self._manner_numbers.append(self._manners[key])
        self._ids.append(given.get(b"id"))
        self._texts.append(text or b"")
        self._gaps.append(self._data[self._end : found.start()])
        self._end = found.end()
        self._ends.append(self._end)

    def _enter(self, tag: bytes) -> bool:
        """Read the start tag of the root."""
        try:
            root = etree.fromstring(tag[:-1] + b"/>", etree.XMLParser(**HARDENED))
        except etree.XMLSyntaxError:
            return False
        self._root = root
        return root.tag == f"{{{XBRLI}}}xbrl"

    def _further(self, parts: Sequence[bytes]) -> dict[str, bytes] | None:
        """What names and values of other attributes mean in a plain fact; None where it has no such attributes."""
        given = {
            self._meaning(name.decode("utf-8", "replace")): value for name, value in zip(parts[::2], parts[1::2], strict=True)
        }
        if 2 * len(given) < len(parts) or given.get("nil", b"1").strip() not in (b"true", b"1"):
            return None
        known = {name: value for name, value in given.items() if name is not None}
        return known if len(known) == len(given) else None

    def _meaning(self, name: str) -> str | None:
        """Which of a plain fact's other attributes this is."""
        assert self._root is not None, "the root has been entered"
        prefix, colon, local = name.rpartition(":")
        namespace = None if not colon else XML if prefix == "xml" else self._root.nsmap.get(prefix)
        return local if (namespace, local) in ((XML, "lang"), (XSI, "nil")) else None

    def _manner(self, unit: bytes | None, decimals: bytes | None, *others: bytes | None) -> Manner:
        assert self._root is not None, "the root has been entered"
        further = self._further([part for part in others if part is not None]) or {}
        language = attribute_text(further["lang"]) if "lang" in further else self._root.get(f"{{{XML}}}lang")
        return Manner(attribute_text(unit), attribute_text(decimals), language or None, "nil" in further)
