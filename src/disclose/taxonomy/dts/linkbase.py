"""A linkbase element read into links and references (XBRL 2.1 sections 3.5 and 5.2).

Extended links are known by ``xlink:type``, whatever they are called, so that standard, generic and custom links are read
alike. Nothing is judged here except what would be lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from sys import intern
from types import MappingProxyType
from typing import cast

from lxml import etree
from msgspec import Struct, field

from disclose.names import GEN_LABEL, GEN_REFERENCE, LINK, LINKBASE, QName
from disclose.taxonomy.dts.nodes import (
    BASE,
    HREF,
    LABEL,
    LANG,
    LOC,
    ROLE,
    TYPE,
    Arc,
    DocumentReference,
    ExtendedLink,
    Locator,
    ReferenceKind,
    Resource,
    Source,
    line_of,
    text_of,
)
from disclose.taxonomy.dts.uri import resolve, split_fragment
from disclose.xml_source import iterate_xml

_SIMPLE_LINKS = {
    f"{{{LINK}}}roleRef": (ReferenceKind.ROLE_REF, "roleURI"),
    f"{{{LINK}}}arcroleRef": (ReferenceKind.ARCROLE_REF, "arcroleURI"),
}
_LABELS = frozenset({f"{{{LINK}}}label", f"{{{GEN_LABEL}}}label", f"{{{LINK}}}footnote"})
_BASED = etree.XPath("boolean(*/@xml:base)")
_REFERENCES = frozenset({f"{{{LINK}}}reference", f"{{{GEN_REFERENCE}}}reference"})


class Linkbase(Struct, frozen=True):
    """The content of one linkbase element: extended links, and references to other documents, in document order."""

    links: tuple[ExtendedLink, ...]
    references: tuple[DocumentReference, ...]


class LinkParts(Struct, frozen=True):
    """Locators and arcs of an extended link that were read while parsing."""

    locators: list[Locator] = field(default_factory=list)
    arcs: list[Arc] = field(default_factory=list)


ReadParts = Mapping[etree._Element, LinkParts]
NOTHING_READ: ReadParts = MappingProxyType({})
_NO_PARTS = LinkParts()


def parse_linkbase(prepared: bytes, source: Source) -> tuple[etree._Element, ReadParts]:
    """A large document from `prepare_xml`, in a tree without the content of its locators and arcs, and these: a linkbase
    consists of little else, and they take ten times their bytes in a tree. Raises etree.XMLSyntaxError."""
    parts: dict[etree._Element, LinkParts] = {}
    bases: dict[etree._Element, str] = {}
    targets: dict[str, dict[str, str]] = {}
    texts: dict[str, str] = {}
    root = None
    for _, element in iterate_xml(prepared):
        root = element
        kind = element.get(TYPE)
        if kind not in ("arc", "locator"):
            continue
        link = element.getparent()
        if link is None or not _in_linkbase(link):
            continue
        if link not in parts:
            parts[link] = LinkParts()
            bases[link] = base_of(link, source.uri)
        if kind == "arc":
            attributes = {name: texts.setdefault(value, value) for name, value in attributes_of(element).items()}
            parts[link].arcs.append(Arc(intern(str(element.tag)), attributes, line_of(element)))
        else:
            base = _own_base(element, bases[link])
            parts[link].locators.append(_read_locator(element, source, base, targets.setdefault(base, {"": source.uri})))
        element.clear()
    assert root is not None, "a document has a root"
    return root, parts


def _in_linkbase(link: etree._Element) -> bool:
    """Whether a link stands in a linkbase that is a document, not in one inside a schema."""
    outer = link.getparent()
    return outer is not None and outer.tag == LINKBASE.clark and outer.getparent() is None


def read_linkbase(linkbase: etree._Element, source: Source, path: tuple[int, ...], read: ReadParts = NOTHING_READ) -> Linkbase:
    """Read a linkbase element that is the root of a document or embedded in a schema; `path` is its child sequence, `read` are
    parts of its links that were read before."""
    base = base_of(linkbase, source.uri)
    language = _language(linkbase)
    links: list[ExtendedLink] = []
    references: list[DocumentReference] = []
    for position, child in enumerate(linkbase.iterchildren(etree.Element), 1):
        if child.get(TYPE) == "extended":
            link = _read_link(child, source, _own_base(child, base), (*path, position), language, read.get(child, _NO_PARTS))
            links.append(link)
            references += _located(link)
        elif child.tag in _SIMPLE_LINKS:
            kind, defines = _SIMPLE_LINKS[child.tag]
            references.append(read_simple_link(child, kind, source, base, path, child.get(defines)))
    return Linkbase(tuple(links), tuple(references))


def read_simple_link(
    element: etree._Element,
    kind: ReferenceKind,
    source: Source,
    base: str,
    holder: tuple[int, ...],
    defines: str | None = None,
) -> DocumentReference:
    """A simple link (XBRL 2.1 section 3.5.1) as a reference; `base` is the base URI around it, `holder` the child sequence of
    the element around it."""
    href = element.get(HREF)
    uri, fragment = resolve_href(href, source.uri, _own_base(element, base)) if href is not None else (None, None)
    span = source.span(line_of(element))
    return DocumentReference(kind, href or "", uri, fragment, span, attributes_of(element), None, defines, holder)


def resolve_href(href: str, document: str, base: str) -> tuple[str | None, str | None]:
    """The absolute URI and the fragment of an ``href``. One that is only a fragment points into its own document, whatever
    the base URI (RFC 3986, section 4.4)."""
    target, fragment = split_fragment(href.strip())
    return (resolve(base, target) if target else document), fragment


def attributes_of(element: etree._Element) -> dict[str, str]:
    """All attributes by name in Clark notation; the names, which repeat without end, are kept once."""
    return {intern(name): value for name, value in cast("list[tuple[str, str]]", element.items())}


def base_of(element: etree._Element, document: str) -> str:
    """The base URI inside an element: the ``xml:base`` of it and all around it (XML Base, section 4.2)."""
    base = document
    for outer in reversed([element, *element.iterancestors()]):
        base = _own_base(outer, base)
    return base


def _own_base(element: etree._Element, base: str) -> str:
    own = element.get(BASE)
    return base if own is None else resolve(base, own) or base


def _language(element: etree._Element) -> str | None:
    own = element.get(LANG)
    if own is not None:
        return own
    return next((found for outer in element.iterancestors() if (found := outer.get(LANG)) is not None), None)


def _read_link(
    link: etree._Element, source: Source, base: str, path: tuple[int, ...], language: str | None, read: LinkParts
) -> ExtendedLink:
    locators = list(read.locators)
    arcs = list(read.arcs)
    resources: list[Resource] = []
    targets: dict[str, str] = {"": source.uri}
    language = link.get(LANG, language)
    based = bool(_BASED(link))
    for position, child in enumerate(link.iterchildren(etree.Element), 1):
        kind = child.get(TYPE)
        if kind == "arc":
            arcs.append(Arc(intern(str(child.tag)), attributes_of(child), line_of(child)))
        elif kind == "locator":
            inner = _own_base(child, base) if based else base
            locators.append(_read_locator(child, source, inner, targets if inner == base else {}))
        elif kind == "resource":
            resources.append(_read_resource(child, source, (*path, position), language))
    return ExtendedLink(
        source=source,
        element=str(link.tag),
        role=link.get(ROLE, ""),
        id=link.get("id"),
        locators=tuple(locators),
        arcs=tuple(arcs),
        resources=tuple(resources),
        attributes=attributes_of(link),
        path=path,
        line=line_of(link),
    )


def _read_locator(element: etree._Element, source: Source, base: str, targets: dict[str, str]) -> Locator:
    """`targets` remembers what each document part of an href resolves to from one base: there are few, and it takes time."""
    href = element.get(HREF, "")
    document, mark, fragment = href.partition("#")
    uri = targets.get(document)
    if uri is None:
        uri = targets[document] = resolve_href(href, source.uri, base)[0] or ""
    return Locator(
        element.get(LABEL, ""), href, uri, fragment.strip() if mark else None, line_of(element), intern(str(element.tag))
    )


def _read_resource(element: etree._Element, source: Source, path: tuple[int, ...], language: str | None) -> Resource:
    tag = intern(str(element.tag))
    simple = tag in _LABELS
    text = "" if tag in _REFERENCES else text_of(element)
    parts = () if simple or len(element) == 0 else tuple(_parts(element))
    return Resource(
        source=source,
        element=tag,
        label=element.get(LABEL, ""),
        role=element.get(ROLE),
        id=element.get("id"),
        language=element.get(LANG, language),
        text=text,
        parts=parts,
        path=path,
        line=line_of(element),
        node=None if simple or tag in _REFERENCES else element,
    )


def _parts(element: etree._Element) -> Iterator[tuple[QName, str]]:
    for child in element.iterchildren(etree.Element):
        yield qname_of(str(child.tag)), text_of(child)


@lru_cache(maxsize=4096)
def qname_of(tag: str) -> QName:
    """The name of an element or attribute from Clark notation; remembered, because few names repeat very often."""
    return QName.from_clark(tag)


def _located(link: ExtendedLink) -> Iterator[DocumentReference]:
    """The documents that locators point into, each once, at the first that does. Only ``link:loc`` leads to further documents
    (XBRL 2.1 section 3.2), not what a custom link may have in its place."""
    seen: set[str] = {link.source.uri}
    for locator in link.locators:
        if locator.uri not in seen and locator.element == LOC:
            seen.add(locator.uri)
            span = link.source.span(locator.line)
            yield DocumentReference(ReferenceKind.LOCATOR, locator.href, locator.uri or None, locator.fragment, span, {})
