"""One pass over the bytes of an Inline XBRL document that takes the plain facts out and leaves the rest a small document.

A plain fact is a `nonFraction` or `nonNumeric` that holds text alone, stands in no other fact, continuation or footnote, and
has attributes that say what a fact says and nothing else. What it says is put into columns as an instance would have it: the
text transformed, scaled and signed (Inline XBRL 1.1 sections 10 and 11).
"""

from __future__ import annotations

import re
from array import array

from lxml import etree

from disclose.formats.inline.plain_values import Read, reader
from disclose.formats.scanned import Scanned, attribute_text, end_of_marked, expanded
from disclose.model.columns import FactColumns, Manner
from disclose.names import IX, XHTML, XML
from disclose.xml_source import HARDENED

_GROUPS = (1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
_PLAIN, _CLOSED, _MARKED = 12, 13, 14
_ROOT = re.compile(rb"<[^!?](?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+>")
_DECLARED = re.compile(rb"xmlns:([^\s=]+)")


def scan_inline(prepared: bytes) -> Scanned | None:
    """Take the plain facts out of bytes from `prepare_xml` that are known to be well-formed and valid by the schema of Inline
    XBRL. None where none can be told from the others: another target, a prefix that means several things."""
    root = _root_of(prepared)
    if root is None:
        return None
    prefixes = [prefix for prefix, uri in root.nsmap.items() if uri == IX]
    if len(prefixes) != 1 or prefixes[0] is None:
        return None
    scan = _Scan(prepared, root, prefixes[0].encode())
    return scan.result() if scan.run() else None


def _root_of(prepared: bytes) -> etree._Element | None:
    at = prepared.find(b"html")
    begins = prepared.rfind(b"<", 0, at) if at > 0 else -1
    match = _ROOT.match(prepared, begins) if begins >= 0 else None
    if match is None:
        return None
    try:
        root = etree.fromstring(match[0][:-1] + b"/>", etree.XMLParser(**HARDENED))
    except etree.XMLSyntaxError:
        return None
    return root if root.tag == f"{{{XHTML}}}html" else None


def _token(ix: bytes) -> re.Pattern[bytes]:
    name = re.escape(ix)
    return re.compile(
        rb"""<(?:
            """ + name + rb""":(?:(nonFraction)|nonNumeric)       # 1: which of the two; with no elements in it
            ((?:\s++(?:                                           # 2: its attributes, among them
                id\s*+=\s*+"([^"<&]*+)"                           # 3
              | name\s*+=\s*+"([^"<&]*+)"                         # 4
              | contextRef\s*+=\s*+"([^"<&]*+)"                   # 5
              | unitRef\s*+=\s*+"([^"<&]*+)"                      # 6
              | decimals\s*+=\s*+"([^"<&]*+)"                     # 7
              | format\s*+=\s*+"([^"<&]*+)"                       # 8
              | scale\s*+=\s*+"([^"<&]*+)"                        # 9
              | sign\s*+=\s*+"(-)"                                # 10
              | xml:lang\s*+=\s*+"([^"<&]*+)"                     # 11
            ))*+)
            \s*+>([^<]*+)</""" + name + rb""":(?:nonFraction|nonNumeric)\s*+>   # 12: its text; or
          | (/)""" + name + rb""":(?!header\b|hidden\b|references\b|resources\b)[^>]*+>   # 13: an end tag
          | (!|\?)                                                # 14: what ends at a mark of its own
          | /?(""" + name + rb""":(?:header|hidden|references|resources)\b)(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>  # 15
          | """ + name + rb""":(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>  # a start tag
        )""",
        re.VERBOSE,
    )  # fmt: skip


class _Scan:
    """The state of one pass."""

    def __init__(self, data: bytes, root: etree._Element, ix: bytes) -> None:
        self._data, self._root, self._ix = data, root, ix
        self._concepts: dict[bytes, int] = {}
        self._contexts: dict[bytes, int] = {}
        self._manners: dict[Manner, int] = {}
        self._manner_numbers: dict[tuple[bytes | None, ...], int] = {}
        self._readers: dict[tuple[bytes | None, ...], Read] = {}
        self._concept_of: list[int] = []
        self._context_of: list[int] = []
        self._manner_of: list[int] = []
        self._texts: list[bytes] = []
        self._ids: list[bytes | None] = []
        self._gaps: list[bytes] = []
        self._ends = array("Q")
        self._doubtful: list[int] = []
        self._unspoken: list[int] = []
        """The facts that have the language of what is around them."""
        self._end = 0
        self._other_target = False

    def run(self) -> bool:
        """Go through the document; False where it is not to be screened."""
        token = _token(self._ix)
        at: int | None = 0
        depth = 0
        while at is not None:
            # after what ends at a mark of its own the search begins anew: looking for that mark by expression is quadratic
            at, depth = self._until_marked(token, at, depth)
        return depth == 0 and bool(self._texts) and not self._other_target and self._one_meaning()

    def result(self) -> Scanned:
        """What the pass found."""
        prefixes = self._root.nsmap
        columns = FactColumns(
            [expanded(name, prefixes) for name in self._concepts],
            [context.decode("utf-8", "replace") for context in self._contexts],
            [*self._manners],
            self._concept_of,
            self._context_of,
            self._manner_of,
            self._texts,
        )
        gaps = [*self._gaps, self._data[self._end :]]
        own = 0 if self._root.get(f"{{{XML}}}lang") is None else 1
        elsewhere = gaps[0].count(b"xml:lang") > own or any(b"xml:lang" in gap for gap in gaps[1:])
        doubtful = sorted({*self._doubtful, *(self._unspoken if elsewhere else ())})
        return Scanned(columns, self._ids, self._data, gaps, self._ends, doubtful)

    def _until_marked(self, token: re.Pattern[bytes], at: int, depth: int) -> tuple[int | None, int]:
        """Go on to the next comment, section or instruction; the value is where it ends, None at the end of all, and how many
        inline elements are open there."""
        data, concepts, contexts = self._data, self._concepts, self._contexts
        add_concept, add_context, add_manner = self._concept_of.append, self._context_of.append, self._manner_of.append
        add_text, add_gap, add_end, add_id = self._texts.append, self._gaps.append, self._ends.append, self._ids.append
        manners, readers, prefixes = self._manner_numbers, self._readers, self._root.nsmap
        for found in token.finditer(data, at):
            last = found.lastindex
            if last == _PLAIN:
                number, id_, name, context, unit, decimals, format_, scale, sign, language, text = found.group(*_GROUPS)
                if depth or name is None or context is None:
                    continue
                manner = manners.get((unit, decimals, language))
                if manner is None:
                    manner = manners[unit, decimals, language] = self._manner(unit, decimals, language)
                key = (number, format_, scale, sign)
                read = readers.get(key)
                if read is None:
                    rule = None if format_ is None else expanded(format_, prefixes)
                    read = readers[key] = reader(rule, scale, sign, numeric=number is not None)
                value = read(text)
                if value is None:
                    self._doubtful.append(len(self._texts))
                if number is None and language is None:
                    self._unspoken.append(len(self._texts))
                add_concept(concepts.setdefault(name, len(concepts)))
                add_context(contexts.setdefault(context, len(contexts)))
                add_manner(manner)
                add_id(id_)
                add_text(b"" if value is None else value)
                start, end = found.span()
                add_gap(data[self._end : start])
                add_end(end)
                self._end = end
            elif last == _CLOSED:
                depth -= 1
            elif last == _MARKED:
                return end_of_marked(data, found.start()), depth
            elif last is None:
                self._other_target |= b"target" in found.group()
                if data[found.end() - 2] != 0x2F:
                    depth += 1
        return None, depth

    def _one_meaning(self) -> bool:
        """Whether the prefixes that inline elements, concepts and formats have are declared at the root alone."""
        names = [*self._concepts, *(key[1] for key in self._readers if key[1] is not None)]
        used = {self._ix, *(name.rpartition(b":")[0].strip() for name in names)}
        below = _DECLARED.findall(self._data, self._data.index(b">", self._data.index(b"html")))
        return used.isdisjoint(below) and b"" not in used

    def _manner(self, unit: bytes | None, decimals: bytes | None, language: bytes | None) -> int:
        spoken = self._root.get(f"{{{XML}}}lang") if language is None else attribute_text(language)
        manner = Manner(attribute_text(unit), attribute_text(decimals), spoken or None)
        return self._manners.setdefault(manner, len(self._manners))
