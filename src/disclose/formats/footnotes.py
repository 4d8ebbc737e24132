"""Reading footnote links of an instance (XBRL 2.1 section 4.11), as written and as what they say of which fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from disclose.formats.contexts import children, span_of
from disclose.model import Footnote, FootnoteArc, FootnoteLink, FootnoteResource, Locator, RoleReference, Target
from disclose.names import LINK, XBRLI, XLINK, XML
from disclose.taxonomy.dts.xpointer import parse_fragment
from disclose.xhtml import markup_of

_X, _L = f"{{{XLINK}}}", f"{{{LINK}}}"
_LOC = f"{_L}loc"
_LINK, _ROLE_REF, _ARCROLE_REF = f"{_L}footnoteLink", f"{_L}roleRef", f"{_L}arcroleRef"
_BASE, _LANGUAGE = f"{{{XML}}}base", f"{{{XML}}}lang"
_HOLDERS = frozenset([XBRLI, LINK])


class LinkReader:
    """Reads what an instance links. `fact_ids` are the ids of its items and tuples; elements without an id, which only a
    pointer of the element() scheme reaches, are told by their namespace."""

    def __init__(self, root: etree._Element, shown: str, fact_ids: Iterable[str]) -> None:
        self._root, self._shown, self._given = root, shown, fact_ids
        self._ids: Mapping[str, etree._Element] | None = None
        self._children: dict[etree._Element, list[etree._Element]] = {}

    @cached_property
    def _facts(self) -> frozenset[str]:
        return frozenset(self._given)

    def links(self) -> tuple[FootnoteLink, ...]:
        """The footnote links, in document order."""
        return tuple(self._link(element) for element in self._root.iterchildren(_LINK))

    def role_references(self) -> tuple[RoleReference, ...]:
        """The roleRef and arcroleRef elements, in document order."""
        return tuple(
            RoleReference(
                element.get("roleURI" if element.tag == _ROLE_REF else "arcroleURI", ""),
                element.get(f"{_X}href", ""),
                element.tag == _ARCROLE_REF,
                span_of(element, self._shown),
            )
            for element in self._root.iterchildren(_ROLE_REF, _ARCROLE_REF)
        )

    def _link(self, element: etree._Element) -> FootnoteLink:
        locators, resources, arcs = [], [], []
        for child in children(element):
            kind, label, span = child.get(f"{_X}type"), child.get(f"{_X}label", ""), span_of(child, self._shown)
            if kind == "locator":
                target, fact_id = self._target(child)
                href, role = child.get(f"{_X}href", ""), child.get(f"{_X}role", "")
                locators.append(Locator(label, href, target, fact_id, span, role, child.tag == _LOC))
            elif kind == "resource":
                text = "".join(markup_of(child))
                resources.append(FootnoteResource(label, child.get(f"{_X}role", ""), child.get(_LANGUAGE), text, span))
            elif kind == "arc":
                start, end = child.get(f"{_X}from", ""), child.get(f"{_X}to", "")
                prohibited = child.get("use") == "prohibited"
                arcs.append(FootnoteArc(child.get(f"{_X}arcrole", ""), start, end, prohibited, span))
        role = element.get(f"{_X}role", "")
        return FootnoteLink(role, tuple(locators), tuple(resources), tuple(arcs), span_of(element, self._shown))

    def _target(self, locator: etree._Element) -> tuple[Target, str | None]:
        href = resolved(locator, locator.get(f"{_X}href", "").strip())
        document, _, fragment = href.partition("#")
        if document and _path(document) != self._shown.rpartition("/")[2]:
            return Target.ELSEWHERE, None
        if fragment in self._facts:
            return Target.FACT, fragment
        element = self._pointed(fragment)
        if element is None:
            return Target.NOTHING, None
        is_fact = etree.QName(element).namespace not in _HOLDERS and _holds_facts(element.getparent(), self._root)
        return (Target.FACT, element.get("id")) if is_fact else (Target.OTHER, None)

    def _pointed(self, fragment: str) -> etree._Element | None:
        if self._ids is None:
            self._ids = {element.get("id", ""): element for element in self._root.iter(etree.Element)}
        for pointer in parse_fragment(fragment) or ():
            steps = pointer.children
            found: etree._Element | None
            if pointer.id is not None:
                found = self._ids.get(pointer.id)
            else:
                found, steps = self._root if steps[0] == 1 else None, steps[1:]
            for step in steps:
                parts = [] if found is None else self._parts(found)
                found = parts[step - 1] if step <= len(parts) else None
            if found is not None:
                return found
        return None

    def _parts(self, element: etree._Element) -> list[etree._Element]:
        """The children of an element, listed once: thousands of pointers may count those of the root."""
        found = self._children.get(element)
        if found is None:
            found = self._children[element] = list(children(element))
        return found


def footnotes_of(links: Iterable[FootnoteLink]) -> Iterator[Footnote]:
    """What footnotes say of which facts: one for each resource of a link and arcrole that arcs lead to from facts."""
    for link in links:
        facts: dict[str, list[str]] = {}
        for locator in link.locators:
            if locator.fact_id is not None:
                facts.setdefault(locator.label, []).append(locator.fact_id)
        ended = _annotated(link, facts)
        for resource in link.resources:
            for arcrole, ids in ended.get(resource.label, {}).items():
                yield Footnote(ids, resource.language or "", resource.text, resource.role, arcrole)


def _annotated(link: FootnoteLink, facts: Mapping[str, list[str]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The facts that arcs lead from, by the label they lead to and by arcrole. Resources of one label share them: an arc
    between ten thousand locators and ten thousand resources is one line of XML."""
    ended: dict[str, dict[str, list[str]]] = {}
    for arc in link.arcs:
        if not arc.prohibited and arc.start in facts:
            ended.setdefault(arc.end, {}).setdefault(arc.arcrole, []).extend(facts[arc.start])
    return {label: {role: tuple(ids) for role, ids in roles.items()} for label, roles in ended.items()}


def base_of(element: etree._Element) -> str:
    """The ``xml:base`` in scope, as a reference relative to the document; empty where there is none (XML Base)."""
    found = ""
    at: etree._Element | None = element
    while at is not None:
        base = at.get(_BASE)
        if base is not None:
            found = urljoin(base.strip(), found) if found else base.strip()
        at = at.getparent()
    return found


def resolved(element: etree._Element, href: str) -> str:
    """A reference with the base in scope, relative to the document."""
    base = base_of(element)
    try:
        return urljoin(base, href) if base else href
    except ValueError:
        return href


def _path(document: str) -> str | None:
    """The path of a reference; None if it isn't one."""
    try:
        return unquote(urlsplit(document).path)
    except ValueError:
        return None


def _holds_facts(element: etree._Element | None, root: etree._Element) -> bool:
    """Whether the children of an element are facts: the root, or a tuple, which is a fact itself."""
    while element is not None and element is not root:
        if etree.QName(element).namespace in _HOLDERS:
            return False
        element = element.getparent()
    return element is root
