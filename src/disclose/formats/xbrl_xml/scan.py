"""One pass over the bytes of an instance that takes the plain facts out and leaves the rest a small document.

A well-formed document without a document type declaration is a sequence of tags, comments, sections, instructions and text, and
no ``<`` stands anywhere else. So one regular expression tells them apart, without building anything. A plain fact stands
directly under the root, holds text alone, and has attributes that say what a fact says and nothing else. Everything that is not
plain stays, and so do the ends of lines: what remains is read as any instance, with the same lines.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from lxml import etree

from disclose.bulk import without_cyclic_collection
from disclose.model.columns import FactColumns, Manner
from disclose.names import XBRLI, XML, XSI, QName
from disclose.xml_source import HARDENED

_TOKEN = re.compile(
    rb"""<(?:
        ([^\s<>/='"!?&]++)                                  # 1: an element with no elements in it: its name,
        ((?:\s++[^\s<>/='"&]++\s*+=\s*+"[^"<&]*+")*+)       # 2: its attributes,
        \s*+(?:/>|>([^<]*+)</\1\s*+>)                       # 3: its text; or
      | (/)[^>]*+>                                          # 4: an end tag
      | (!|\?)                                              # 5: what ends at a mark of its own
      | [^/!?](?:[^"'>]++|"[^"]*+"|'[^']*+')*+>             # a start tag
    )""",
    re.VERBOSE,
)
_TEXT, _END, _MARKED = 3, 4, 5
_CLOSINGS = ((b"<!--", b"-->"), (b"<![CDATA[", b"]]>"), (b"<?", b"?>"))


@dataclass(frozen=True, slots=True, eq=False)
class Scanned:
    """An instance in two parts: its plain facts as columns, and the bytes between them."""

    columns: FactColumns
    ids: Sequence[bytes]
    """The ids that plain facts have."""
    _with_id: Sequence[int]
    _data: bytes
    _starts: array[int]
    _ends: array[int]

    def with_ids(self, ids: frozenset[bytes] | set[bytes]) -> list[int]:
        """The positions of the facts with some ids."""
        return [fact for id, fact in zip(self.ids, self._with_id, strict=True) if id in ids]

    def document(self, kept: Sequence[int] = ()) -> bytes:
        """The document without its plain facts except those at `kept`, which are positions in order. Every line stays."""
        data, starts, ends = self._data, self._starts, self._ends
        taken = range(len(starts))
        if kept:
            wanted = frozenset(kept)
            chosen = [number for number in taken if number not in wanted]
            starts, ends = array("Q", map(starts.__getitem__, chosen)), array("Q", map(ends.__getitem__, chosen))
        pieces = [data[start:end] for start, end in zip((0, *ends), (*starts, len(data)), strict=True)]
        rest = b"".join(pieces)
        if rest.count(b"\n") == data.count(b"\n"):
            return rest
        # some facts go over several lines
        breaks = [b"\n" * data.count(b"\n", start, end) for start, end in zip(starts, ends, strict=True)]
        return b"".join(piece for pair in zip(pieces, (*breaks, b""), strict=True) for piece in pair)


def scan_instance(prepared: bytes) -> Scanned | None:
    """Take the plain facts out of bytes from `prepare_xml`. None for what is not an instance, or visibly not well-formed;
    what looks like an instance and is not well-formed gives something that no parser accepts either."""
    scan = _Scan(prepared)
    with without_cyclic_collection():
        return scan.result() if scan.run() else None


@dataclass(frozen=True, slots=True, eq=False)
class _Layout:
    """Where the attributes of facts that write the same attributes in the same order stand."""

    context: int
    id: int | None
    rest: Callable[[Sequence[bytes]], Any]
    names: tuple[str, ...]
    manners: dict[Any, int]


class _Scan:
    """The state of one pass."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._names: dict[bytes, int] = {}
        self._contexts: dict[bytes, int] = {}
        self._manners: dict[Manner, int] = {}
        self._layouts: dict[tuple[bytes, ...], _Layout | None] = {}
        self._concept_of: list[int] = []
        self._context_of: list[int] = []
        self._manner_of: list[int] = []
        self._texts: list[bytes] = []
        self._ids: list[bytes] = []
        self._with_id: list[int] = []
        self._starts, self._ends = array("Q"), array("Q")
        self._root: etree._Element | None = None

    def result(self) -> Scanned:
        """What the pass found."""
        assert self._root is not None, "a pass that succeeded has seen a root"
        prefixes = self._root.nsmap
        columns = FactColumns(
            [_expanded(name, prefixes) for name in self._names],
            [context.decode("utf-8", "replace") for context in self._contexts],
            [*self._manners],
            self._concept_of,
            self._context_of,
            self._manner_of,
            self._texts,
        )
        return Scanned(columns, self._ids, self._with_id, self._data, self._starts, self._ends)

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
        data, layouts, concepts, contexts = self._data, self._layouts, self._names, self._contexts
        add_concept, add_context, add_manner = self._concept_of.append, self._context_of.append, self._manner_of.append
        add_text, add_start, add_end, add_id = self._texts.append, self._starts.append, self._ends.append, self._ids.append
        add_with_id, texts = self._with_id.append, self._texts
        for token in _TOKEN.finditer(data, at):
            last = token.lastindex
            if last == _TEXT or last == 2:
                if depth != 1:
                    if depth == 0:
                        return None, -1
                    continue
                name, attributes, text = token.group(1, 2, 3)
                parts = attributes.split(b'"')
                key = tuple(parts[::2])
                layout = layouts[key] if key in layouts else self._layout(key)
                if layout is None:
                    continue
                manner = layout.manners.get(layout.rest(parts))
                if manner is None:
                    manner = self._manner(layout, parts)
                context = parts[layout.context]
                add_concept(concepts.setdefault(name, len(concepts)))
                add_context(contexts.setdefault(context, len(contexts)))
                add_manner(manner)
                add_text(text or b"")
                add_start(token.start())
                add_end(token.end())
                if layout.id is not None:
                    add_id(parts[layout.id])
                    add_with_id(len(texts) - 1)
            elif last == _END:
                depth -= 1
            elif last == _MARKED:
                return self._closing(token.start()), depth
            elif depth == 0:
                if self._root is not None or not self._enter(token.group()):
                    return None, -1
                depth = 1
            elif data[token.end() - 2] != 0x2F:
                depth += 1
        return None, depth

    def _closing(self, at: int) -> int | None:
        """Where a comment, section or instruction ends."""
        for opening, closing in _CLOSINGS:
            if self._data.startswith(opening, at):
                end = self._data.find(closing, at + len(opening))
                return None if end < 0 else end + len(closing)
        return None

    def _enter(self, tag: bytes) -> bool:
        """Read the start tag of the root."""
        try:
            root = etree.fromstring(tag[:-1] + b"/>", etree.XMLParser(**HARDENED))
        except etree.XMLSyntaxError:
            return False
        self._root = root
        return root.tag == f"{{{XBRLI}}}xbrl"

    def _layout(self, key: tuple[bytes, ...]) -> _Layout | None:
        """What attributes mean; None where they are not those of a plain fact, and for any other element."""
        self._layouts[key] = None
        places: dict[str, int] = {}
        for number, part in enumerate(key[:-1]):
            name = self._attribute(part.strip(b" \t\r\n=").decode("utf-8", "replace"))
            if name is None or name in places:
                return None
            places[name] = 2 * number + 1
        context, id_ = places.pop("contextRef", None), places.pop("id", None)
        if context is None:
            return None
        rest: Callable[[Sequence[bytes]], Any] = itemgetter(*places.values()) if places else len
        self._layouts[key] = _Layout(context, id_, rest, tuple(places), {})
        return self._layouts[key]

    def _attribute(self, name: str) -> str | None:
        """Which of a plain fact's attributes this is."""
        prefix, colon, local = name.rpartition(":")
        if not colon:
            return local if local in ("contextRef", "unitRef", "decimals", "id") else None
        assert self._root is not None, "the root has been entered"
        namespace = XML if prefix == "xml" else self._root.nsmap.get(prefix)
        return local if (namespace, local) in ((XML, "lang"), (XSI, "nil")) else None

    def _manner(self, layout: _Layout, parts: Sequence[bytes]) -> int:
        assert self._root is not None, "the root has been entered"
        found = layout.rest(parts) if layout.names else ()
        values = (found,) if len(layout.names) == 1 else found
        given = {name: value.decode("utf-8", "replace") for name, value in zip(layout.names, values, strict=True)}
        language = given.get("lang", self._root.get(f"{{{XML}}}lang"))
        nil = given.get("nil", "").strip() in ("true", "1")
        manner = Manner(given.get("unitRef"), given.get("decimals"), language or None, nil)
        number = self._manners.setdefault(manner, len(self._manners))
        layout.manners[layout.rest(parts)] = number
        return number


def _expanded(name: bytes, prefixes: Any) -> QName:
    prefix, _, local = name.decode("utf-8", "replace").rpartition(":")
    return QName(prefixes.get(prefix or None) or "", local)
