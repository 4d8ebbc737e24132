"""The elements of Inline XBRL as a document writes them, before anything is known of its taxonomy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree
from msgspec import Struct, field

from disclose.diagnostics import Span
from disclose.lexical import collapse, parse_qname
from disclose.names import XSI, QName

FACTS = frozenset(["nonFraction", "nonNumeric", "fraction"])
"""The elements that are items; `tuple` holds these."""
MEMBERS = FACTS | {"tuple"}
KINDS = MEMBERS | frozenset(
    [
        "continuation",
        "denominator",
        "exclude",
        "footnote",
        "header",
        "hidden",
        "numerator",
        "references",
        "relationship",
        "resources",
    ]
)
"""The local names of all elements of Inline XBRL 1.1."""
SEPARATOR = "\n"
"""Between namespace and local name, in the names of attributes; no name holds it."""
NIL = f"{XSI}{SEPARATOR}nil"
TRUE = frozenset(["true", "1"])


class Scope(Struct, frozen=True, eq=False):
    """What holds at a place of a document whatever element stands there: prefixes (None for the default), the language and the
    base of references, empty where there is none."""

    namespaces: Mapping[str | None, str]
    language: str | None = None
    base: str = ""

    def qname(self, text: str) -> QName | None:
        """A qualified name written here; None if it is none, or its prefix is not declared."""
        return parse_qname(text, {prefix or "": uri for prefix, uri in self.namespaces.items()})


class Tagging(Struct, frozen=True, eq=False):
    """What elements say alike: their attributes but for the ids and the context, and their scope. A hundred thousand facts
    have a few hundred of these, so that names are resolved once."""

    attributes: Mapping[str, str]
    scope: Scope
    concept: QName | None
    nil: bool

    @classmethod
    def of(cls, attributes: Mapping[str, str], scope: Scope) -> Tagging:
        """The tagging with these attributes."""
        name = attributes.get("name")
        nil = collapse(attributes.get(NIL, "")) in TRUE
        return cls(attributes, scope, None if name is None else scope.qname(name), nil)

    def get(self, name: str, default: str = "") -> str:
        """An attribute, by its name in no namespace."""
        return self.attributes.get(name, default)

    @property
    def target(self) -> str | None:
        """The target document; None for the default one."""
        target = self.attributes.get("target")
        return None if target is None else collapse(target)


class Element(Struct, eq=False):
    """An element of Inline XBRL. It is filled while its document is read, and not changed after.

    `kind` is its local name, `parent` the nearest element of Inline XBRL around it. `text` is the content of a fact or footnote
    without continuations: markup where it is escaped. `pieces` is that of a continuation, text and tags, for the element that
    it continues decides which of them count. `children` counts its child elements, `first_child` is the kind of the first
    (empty if that is not of Inline XBRL), and `direct` says whether text stands among them.
    """

    kind: str
    shown: str
    line: int
    column: int
    tagging: Tagging
    parent: Element | None
    id: str | None = None
    context: str | None = None
    text: str = ""
    pieces: Sequence[str] = ()
    children: int = 0
    first_child: str | None = None
    direct: bool = False

    @property
    def span(self) -> Span:
        """The place of its start tag."""
        return Span(self.shown, self.line, self.column)

    @property
    def target(self) -> str | None:
        """The target document that it is for."""
        return self.tagging.target

    def get(self, name: str, default: str = "") -> str:
        """An attribute in no namespace."""
        return self.tagging.attributes.get(name, default)

    def ancestors(self) -> Iterator[Element]:
        """The elements of Inline XBRL around it, from the inside out."""
        at = self.parent
        while at is not None:
            yield at
            at = at.parent


class Tag(str):
    """A tag among pieces of text, as it is spelled."""

    __slots__ = ()


class Section(Struct, frozen=True, eq=False):
    """The content of a `references` or `resources` element, with that element as its parent."""

    element: Element
    content: etree._Element


class InlineDocument(Struct, eq=False):
    """One document of a set. It is filled while the document is read.

    `elements` are those of Inline XBRL, by kind and in document order, `facts` the items and tuples among them. `ids` are the
    ids of everything else with their places, `resource_ids` of these those of contexts and units. `visible_headers` are
    headers that a browser would show, `self_closed` empty tags that a browser takes for start tags.
    """

    shown: str
    elements: dict[str, list[Element]] = field(default_factory=lambda: {kind: [] for kind in sorted(KINDS)})
    facts: list[Element] = field(default_factory=list)
    references: list[Section] = field(default_factory=list)
    resources: list[Section] = field(default_factory=list)
    ids: dict[str, Span] = field(default_factory=dict)
    resource_ids: dict[str, Span] = field(default_factory=dict)
    visible_headers: list[Element] = field(default_factory=list)
    self_closed: list[Span] = field(default_factory=list)
    self_closed_count: int = 0
