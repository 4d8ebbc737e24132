"""What stands in a linkbase, as written: locators, arcs, resources, extended and simple links, role and arcrole types.

Nodes compare by identity: two arcs with the same attributes are two arcs. Names of elements and attributes are in Clark
notation, which is how they come from the parser and cheaper than a `QName` for a million of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from operator import attrgetter
from typing import cast

from lxml import etree
from msgspec import Struct

from disclose.diagnostics import Span
from disclose.names import LINK, XLINK, XML, QName

TYPE = f"{{{XLINK}}}type"
HREF = f"{{{XLINK}}}href"
ROLE = f"{{{XLINK}}}role"
ARCROLE = f"{{{XLINK}}}arcrole"
LABEL = f"{{{XLINK}}}label"
FROM = f"{{{XLINK}}}from"
TO = f"{{{XLINK}}}to"
LANG = f"{{{XML}}}lang"
BASE = f"{{{XML}}}base"
LOC = f"{{{LINK}}}loc"
_STRING = etree.XPath("string()")


line_of = cast("Callable[[etree._Element], int]", attrgetter("sourceline"))
"""The line of an element of a parsed document. A function call less, a million times."""


def text_of(element: etree._Element) -> str:
    """The character data of an element and everything in it, without comments."""
    return (element.text or "") if len(element) == 0 else str(_STRING(element))


class Source(Struct, frozen=True):
    """Which document a node stands in: its absolute URI and its path as diagnostics show it."""

    uri: str
    shown: str

    def span(self, line: int | None) -> Span:
        """A line of the document."""
        return Span(self.shown, line)


class Locator(Struct, frozen=True, eq=False):
    """A `loc`: `label` stands for whatever `uri` and `fragment` point to (XBRL 2.1 section 3.5.3.7).

    `href` is as written; `uri` is absolute, without the fragment. `fragment` is None where there is no ``#``.
    """

    label: str
    href: str
    uri: str
    fragment: str | None
    line: int
    element: str = LOC


class Arc(Struct, frozen=True, eq=False):
    """An arc with all its attributes (XBRL 2.1 section 3.5.3.9)."""

    element: str
    attributes: Mapping[str, str]
    line: int

    @property
    def arcrole(self) -> str:
        """The arcrole, empty if absent."""
        return self.attributes.get(ARCROLE, "")

    @property
    def start(self) -> str:
        """The label the arc starts at."""
        return self.attributes.get(FROM, "")

    @property
    def end(self) -> str:
        """The label the arc ends at."""
        return self.attributes.get(TO, "")

    @property
    def prohibited(self) -> bool:
        """Whether the arc takes back others (XBRL 2.1 section 3.5.3.9.7)."""
        return self.attributes.get("use") == "prohibited"

    @property
    def priority(self) -> int:
        """The priority, 0 if absent or not an integer."""
        text = self.attributes.get("priority", "0").strip()
        return int(text) if len(text) < 12 and text.lstrip("+-").isdecimal() else 0


class Resource(Struct, frozen=True, eq=False):
    """A resource of an extended link: label, reference, footnote or any other (XBRL 2.1 section 3.5.3.8).

    `text` is its character data, `parts` its child elements as names and texts; `node` is the element itself where it is
    neither a label nor a reference, for whoever knows its vocabulary. `path` is its place in the document, as the child
    sequence of an XPointer.
    """

    source: Source
    element: str
    label: str
    role: str | None
    id: str | None
    language: str | None
    text: str
    parts: tuple[tuple[QName, str], ...]
    path: tuple[int, ...]
    line: int
    node: etree._Element | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.source.span(self.line)


class ExtendedLink(Struct, frozen=True, eq=False):
    """An extended link and its content, in document order (XBRL 2.1 section 3.5.3)."""

    source: Source
    element: str
    role: str
    id: str | None
    locators: tuple[Locator, ...]
    arcs: tuple[Arc, ...]
    resources: tuple[Resource, ...]
    attributes: Mapping[str, str]
    path: tuple[int, ...]
    line: int

    @property
    def span(self) -> Span:
        """Where it begins."""
        return self.source.span(self.line)


class ReferenceKind(StrEnum):
    """How a document names another one: the ways that discovery follows (XBRL 2.1 section 3.2)."""

    ENTRY = "entry point"
    SCHEMA_REF = "schemaRef"
    LINKBASE_REF = "linkbaseRef"
    ROLE_REF = "roleRef"
    ARCROLE_REF = "arcroleRef"
    LOCATOR = "loc"
    IMPORT = "import"
    INCLUDE = "include"
    REDEFINE = "redefine"


class DocumentReference(Struct, frozen=True, eq=False):
    """A reference to another document: simple link, import, include, redefine, or an entry point given from outside.

    `uri` is None where there is no ``href`` or ``schemaLocation``. `namespace` is that of an import. `defines` is the URI of
    the role or arcrole that a roleRef or arcroleRef is about. `holder` is the child sequence of the linkbase or appinfo that it
    stands in.
    """

    kind: ReferenceKind
    href: str
    uri: str | None
    fragment: str | None
    span: Span | None
    attributes: Mapping[str, str]
    namespace: str | None = None
    defines: str | None = None
    holder: tuple[int, ...] = ()


class RoleType(Struct, frozen=True, eq=False):
    """A `roleType` or, with `cycles`, an `arcroleType` (XBRL 2.1 sections 5.1.3 and 5.1.4).

    `cycles` is ``any``, ``undirected`` or ``none``; None for a role type.
    """

    source: Source
    uri: str
    id: str | None
    definition: str
    used_on: tuple[QName, ...]
    cycles: str | None
    path: tuple[int, ...]
    line: int

    @property
    def span(self) -> Span:
        """Where it is declared."""
        return self.source.span(self.line)


class OtherNode(Struct, frozen=True, eq=False):
    """Any further element that a pointer can point to: it exists, and is neither declaration, link nor resource."""

    source: Source
    element: str
    id: str | None
    line: int

    @property
    def span(self) -> Span:
        """Where it begins."""
        return self.source.span(self.line)
