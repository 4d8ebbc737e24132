"""One pass over the bytes of an instance that takes the plain facts out and leaves the rest a small document.

A well-formed document without a document type declaration is a sequence of tags, comments, sections, instructions and text, and
no ``<`` stands anywhere else. So one regular expression tells them apart, without building anything. A plain fact stands
directly under the root, holds text alone, and has attributes that say what a fact says and nothing else. Everything that is not
plain stays, and so do the ends of lines: what remains is read as any instance, with the same lines.
"""

from __future__ import annotations

import re
from array import array

from lxml import etree

from disclose.formats.scanned import Scanned, attribute_text, end_of_marked, expanded
from disclose.model.columns import FactColumns, Manner
from disclose.names import XBRLI, XML, XSI
from disclose.xml_source import HARDENED

_TOKEN = re.compile(
    rb"""<(?:
        ([^\s<>/='"!?&]++)                      # 1: an element with no elements in it: its name,
        ((?:\s++(?:                             # 2: its attributes, among them
            id\s*+=\s*+"([^"<&]*+)"             # 3
          | contextRef\s*+=\s*+"([^"<&]*+)"     # 4
          | unitRef\s*+=\s*+"([^"<&]*+)"        # 5
          | decimals\s*+=\s*+"([^"<&]*+)"       # 6
          | ([^\s<>/='"&]++)\s*+=\s*+"[^"<&]*+" # 7: another one,
        ))*+)
        \s*+(?:/>|>([^<]*+)</\1\s*+>)           # 8: its text; or
      | (/)[^>]*+>                              # 9: an end tag
      | (!|\?)                                  # 10: what ends at a mark of its own
      | [^/!?](?:[^"'>]++|"[^"]*+"|'[^']*+')*+> # a start tag
    )""",
    re.VERBOSE,
)
_PLAIN, _END, _MARKED = (8, 2), 9, 10
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
        self._names: dict[bytes, int] = {}
        self._contexts: dict[bytes, int] = {}
        self._manners: dict[Manner, int] = {}
        self._manner_numbers: dict[tuple[bytes | None, ...], int] = {}
        self._concept_of: list[int] = []
        self._context_of: list[int] = []
        self._manner_of: list[int] = []
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
            [*self._manners],
            self._concept_of,
            self._context_of,
            self._manner_of,
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
        data, concepts, contexts, manners = self._data, self._names, self._contexts, self._manner_numbers
        add_concept, add_context, add_manner = self._concept_of.append, self._context_of.append, self._manner_of.append
        add_text, add_gap, add_end, add_id = self._texts.append, self._gaps.append, self._ends.append, self._ids.append
        for token in _TOKEN.finditer(data, at):
            last = token.lastindex
            if last in _PLAIN:
                if depth != 1:
                    if depth == 0:
                        return None, -1
                    continue
                name, attributes, id_, context, unit, decimals, other, text = token.group(1, 2, 3, 4, 5, 6, 7, 8)
                if context is None:
                    continue
                manner = manners.get((unit, decimals)) if other is None else self._further(attributes, unit, decimals)
                if manner is None:
                    if other is not None:
                        continue
                    manner = manners[unit, decimals] = self._manner(unit, decimals)
                add_concept(concepts.setdefault(name, len(concepts)))
                add_context(contexts.setdefault(context, len(contexts)))
                add_manner(manner)
                add_id(id_)
                add_text(text or b"")
                start, end = token.span()
                add_gap(data[self._end : start])
                add_end(end)
                self._end = end
            elif last == _END:
                depth -= 1
            elif last == _MARKED:
                return end_of_marked(data, token.start()), depth
            elif depth == 0:
                if self._root is not None or not self._enter(token.group()):
                    return None, -1
                depth = 1
            elif data[token.end() - 2] != 0x2F:
                depth += 1
        return None, depth

    def _enter(self, tag: bytes) -> bool:
        """Read the start tag of the root."""
        try:
            root = etree.fromstring(tag[:-1] + b"/>", etree.XMLParser(**HARDENED))
        except etree.XMLSyntaxError:
            return False
        self._root = root
        return root.tag == f"{{{XBRLI}}}xbrl"

    def _further(self, attributes: bytes, unit: bytes | None, decimals: bytes | None) -> int | None:
        """The manner of a fact that has other attributes too; None where they are not those of a plain fact."""
        others = tuple(pair for pair in _ATTRIBUTE.findall(attributes) if pair[0] not in _KNOWN)
        key = (unit, decimals, *(part for pair in others for part in pair))
        found = self._manner_numbers.get(key)
        if found is None:
            given = {self._meaning(name.decode("utf-8", "replace")): value for name, value in others}
            if None in given or len(given) < len(others) or given.get("nil", b"1").strip() not in (b"true", b"1"):
                return None
            found = self._manner_numbers[key] = self._manner(unit, decimals, given.get("lang"), given.get("nil"))
        return found

    def _meaning(self, name: str) -> str | None:
        """Which of a plain fact's other attributes this is."""
        assert self._root is not None, "the root has been entered"
        prefix, colon, local = name.rpartition(":")
        namespace = None if not colon else XML if prefix == "xml" else self._root.nsmap.get(prefix)
        return local if (namespace, local) in ((XML, "lang"), (XSI, "nil")) else None

    def _manner(
        self, unit: bytes | None, decimals: bytes | None, language: bytes | None = None, nil: bytes | None = None
    ) -> int:
        assert self._root is not None, "the root has been entered"
        manner = Manner(
            attribute_text(unit),
            attribute_text(decimals),
            (self._root.get(f"{{{XML}}}lang") if language is None else attribute_text(language)) or None,
            nil is not None,
        )
        return self._manners.setdefault(manner, len(self._manners))
