"""Reading footnote links of an instance (XBRL 2.1 section 4.11), as written and as what they say of which fact."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from msgspec import Struct

from disclose.diagnostics import Span
from disclose.formats.contexts import children, span_of
from disclose.model import FactLink, Footnote, FootnoteArc, FootnoteLink, FootnoteResource, Locator, RoleReference, Target
from disclose.names import ARCROLE_FACT_FOOTNOTE, LINK, ROLE_LINK, XBRLI, XLINK, XML
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


def linked(links: Iterable[FootnoteLink]) -> tuple[tuple[Footnote, ...], tuple[FactLink, ...]]:
    """What links say: footnotes for each resource of a link and arcrole that arcs lead to from facts, and a link for each arc
    from facts to facts. What is prohibited, or begins or ends at nothing, says nothing."""
    footnotes: list[Footnote] = []
    between: list[FactLink] = []
    for link in links:
        facts = _facts_by_label(link)
        resources: dict[str, list[FootnoteResource]] = {}
        for resource in link.resources:
            resources.setdefault(resource.label, []).append(resource)
        arcs = [arc for arc in link.arcs if not arc.prohibited and arc.start in facts]
        for (end, arcrole), starts in _starts(arcs).items():
            about = _together([facts[start] for start in starts], len(resources.get(end, ())))
            for resource in resources.get(end, ()):
                text, language = resource.text, resource.language or ""
                footnotes += [Footnote(ids, language, text, link.role, arcrole, resource.span) for ids in about]
        between += [
            FactLink(facts[arc.start], facts[arc.end], link.role, arc.arcrole, arc.span) for arc in arcs if arc.end in facts
        ]
    return tuple(footnotes), tuple(between)


def _facts_by_label(link: FootnoteLink) -> dict[str, tuple[str, ...]]:
    facts: dict[str, list[str]] = {}
    for locator in link.locators:
        if locator.fact_id is not None:
            facts.setdefault(locator.label, []).append(locator.fact_id)
    return {label: tuple(ids) for label, ids in facts.items()}


def _starts(arcs: Iterable[FootnoteArc]) -> dict[tuple[str, str], dict[str, None]]:
    """The labels that arcs begin at, each once, by the label they end at and by arcrole."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for arc in arcs:
        found.setdefault((arc.end, arc.arcrole), {})[arc.start] = None
    return found


def _together(groups: list[tuple[str, ...]], resources: int) -> list[tuple[str, ...]]:
    """The facts that so many resources of one label are about, in one tuple that these share. Groups that many arcs lead from
    stay as they are: an arc from ten thousand locators is one line of XML, and so is one to ten thousand resources."""
    if len(groups) * resources < sum(map(len, groups)):
        return groups
    return [groups[0]] if len(groups) == 1 else [tuple(one for group in groups for one in group)]


class Relationship(Struct, frozen=True):
    """A `relationship` of Inline XBRL 1.1: `sources` are ids of facts, `targets` ids of facts or of footnotes."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    arcrole: str = ARCROLE_FACT_FOOTNOTE
    role: str = ROLE_LINK
    span: Span | None = None


def related(
    relationships: Iterable[Relationship], notes: Mapping[str, FootnoteResource], facts: Container[str]
) -> tuple[FootnoteLink, ...]:
    """The footnote links that relationships stand for, one for each role, in the order in which the roles appear.

    `notes` are the footnotes by id, each with its id as its label; each becomes part of every link that leads to it. `facts`
    are the ids of items and tuples. An id that is neither gives a locator that leads to nothing.
    """
    made: dict[str, _Drafted] = {}
    for one in relationships:
        link = made.setdefault(one.role, _Drafted(notes, facts))
        starts = link.facts(one.sources, one.span)
        ends = link.facts((part for part in one.targets if part not in notes), one.span)
        ends += link.footnotes(part for part in one.targets if part in notes)
        link.arcs += [FootnoteArc(one.arcrole, start, end, span=one.span) for start in starts for end in ends]
    return tuple(
        FootnoteLink(role, tuple(link.locators), tuple(link.resources.values()), tuple(link.arcs), link.arcs[0].span)
        for role, link in made.items()
        if link.arcs
    )


class _Drafted:
    """A link in the making."""

    def __init__(self, notes: Mapping[str, FootnoteResource], known: Container[str]) -> None:
        self.locators: list[Locator] = []
        self.resources: dict[str, FootnoteResource] = {}
        self.arcs: list[FootnoteArc] = []
        self._notes, self._known = notes, known
        self._labels: dict[tuple[str, ...], str] = {}

    def facts(self, ids: Iterable[str], span: Span | None) -> list[str]:
        """The label of the locators of these ids; none where there are no ids."""
        group = tuple(ids)
        if not group:
            return []
        if group not in self._labels:
            # a space keeps the label apart from every id
            label = self._labels[group] = f"facts {len(self._labels)}"
            for one in group:
                target = Target.FACT if one in self._known else Target.OTHER if one in self._notes else Target.NOTHING
                self.locators.append(Locator(label, f"#{one}", target, one if target is Target.FACT else None, span))
        return [self._labels[group]]

    def footnotes(self, ids: Iterable[str]) -> list[str]:
        """The labels of these footnotes, each once."""
        found = dict.fromkeys(ids)
        self.resources.update({one: self._notes[one] for one in found})
        return list(found)


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
