"""What a schema document refers to and how large its components are, from one pass by expat over its bytes.

expat, because it alone tells the byte at which a tag begins, and so allows to change one attribute and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from msgspec import Struct, field

from disclose.names import XS, QName
from disclose.taxonomy.dts.uri import resolve

_SEPARATOR = "\n"
"""Between namespace and local name in the names that expat gives; no name holds it."""


class Reference(Struct, frozen=True):
    """An xs:import, xs:include or xs:redefine: where its start tag begins, and what it refers to.

    `location` is the absolute URL (None if there is none), `namespace` that of an import.
    """

    kind: str
    offset: int
    line: int
    namespace: str
    location: str | None


class Component(Struct, frozen=True):
    """A global declaration or definition, as far as its size matters: its kind (``group``, ``complexType``, …), its line, the
    number of elements declared or referred to in its content, the groups it refers to, the global elements it refers to, and
    the length of the longest pattern in it."""

    kind: str
    name: QName
    line: int
    particles: int
    groups: tuple[QName, ...]
    elements: tuple[QName, ...]
    pattern: int


class PlainElement(Struct, frozen=True):
    """A global element without parts of its own (annotations aside), with the head of its substitution group. Its declaration
    is among the bytes from `start` up to `end`, where the next component begins or the schema ends."""

    name: QName
    head: QName | None
    start: int
    end: int


class _Open(Struct):
    """A global component that is being read."""

    kind: str
    name: QName
    line: int
    particles: int = 0
    pattern: int = 0
    groups: list[QName] = field(default_factory=list)
    elements: list[QName] = field(default_factory=list)


_ANNOTATION = frozenset({"annotation", "appinfo", "documentation"})


class Outline:
    """Collects the root, its children and their sizes. `published` overrides the locations of its namespaces."""

    def __init__(self, url: str, published: Mapping[str, str]) -> None:
        self.root = QName("", "")
        self.namespace = ""
        self.references: list[Reference] = []
        self.heads: list[tuple[QName, QName | None]] = []
        self.components: list[Component] = []
        self.plain: list[PlainElement] = []
        self._maybe_plain: tuple[QName, QName | None, int] | None = None
        self._url = url
        self._published = published
        self._depth = 0
        self._open: _Open | None = None
        self._prefixes: list[dict[str, str]] = [{}]
        self._declared: dict[str, str] = {}
        self._parser = expat.ParserCreate("UTF-8", _SEPARATOR)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartNamespaceDeclHandler = self._declare

    def read(self, data: bytes) -> None:
        """Read a document, once. Raises expat.ExpatError."""
        self._parser.Parse(data, True)

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._declared[prefix or ""] = uri or ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        known = self._prefixes[-1]
        if self._declared:
            known = {**known, **self._declared}
            self._declared = {}
        self._prefixes.append(known)
        namespace, _, local = name.rpartition(_SEPARATOR)
        if self._depth == 1:
            self.root = QName(namespace, local)
            self.namespace = attributes.get("targetNamespace", "").strip()
        elif namespace != XS:
            return
        elif self._depth == 2:
            self._global(local, attributes)
        elif self._open is not None:
            self._part(self._open, local, attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._prefixes.pop()
        at = self._open
        if self._depth == 0:
            self._end_component()
        if self._depth == 1 and at is not None:
            self._open = None
            if at.particles or at.groups or at.pattern:
                parts = (at.particles, tuple(at.groups), tuple(at.elements), at.pattern)
                self.components.append(Component(at.kind, at.name, at.line, *parts))

    def _end_component(self) -> int:
        """Note where the global component that was read before this place ends."""
        here = self._parser.CurrentByteIndex
        if self._maybe_plain is not None:
            self.plain.append(PlainElement(*self._maybe_plain, here))
            self._maybe_plain = None
        return here

    def _global(self, local: str, attributes: Mapping[str, str]) -> None:
        start = self._end_component()
        if local in ("import", "include", "redefine"):
            self._refer(local, attributes)
        name = QName(self.namespace, attributes.get("name", ""))
        if local == "element":
            head = self._name(attributes.get("substitutionGroup"))
            self.heads.append((name, head))
            self._maybe_plain = (name, head, start)
        self._open = _Open(local, name, self._parser.CurrentLineNumber)

    def _part(self, at: _Open, local: str, attributes: Mapping[str, str]) -> None:
        if local not in _ANNOTATION:
            self._maybe_plain = None
        if local == "pattern":
            at.pattern = max(at.pattern, len(attributes.get("value", "")))
        elif local in ("element", "any", "attribute"):
            at.particles += 1
            element = self._name(attributes.get("ref")) if local == "element" else None
            if element is not None:
                at.elements.append(element)
        elif local in ("group", "attributeGroup"):
            group = self._name(attributes.get("ref"))
            if group is not None:
                at.groups.append(group)

    def _refer(self, kind: str, attributes: Mapping[str, str]) -> None:
        namespace = attributes.get("namespace", "").strip() if kind == "import" else self.namespace
        location = attributes.get("schemaLocation")
        url = resolve(self._url, location) if location is not None else None
        if kind == "import":
            url = self._published.get(namespace, url)
        offset, line = self._parser.CurrentByteIndex, self._parser.CurrentLineNumber
        self.references.append(Reference(kind, offset, line, namespace, url))

    def _name(self, text: str | None) -> QName | None:
        if text is None:
            return None
        prefix, _, local = text.strip().rpartition(":")
        return QName(self._prefixes[-1].get(prefix, ""), local)
