"""Arcs and locators to relationships between nodes, and those to base sets (XBRL 2.1 sections 3.5.3.9 and 3.5.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from disclose.diagnostics import Diagnostic, Span, error
from disclose.taxonomy.dts.document import BaseSet, Document, Node, NodeRelationship
from disclose.taxonomy.dts.nodes import ExtendedLink, Locator, OtherNode, ReferenceKind
from disclose.taxonomy.dts.pointers import Pointers
from disclose.taxonomy.dts.prohibition import BuiltIn, effective
from disclose.taxonomy.dts.xpointer import parse_fragment

MAX_RELATIONSHIPS = 5_000_000
"""Most relationships that a taxonomy set may have: one arc between two labels of 10,000 locators each would be a hundred
million."""

MAX_FINDINGS = 10_000
"""Most findings about locators and arcs that lead nowhere."""

BaseSetKey = tuple[str, str, str, str]


class Relating(Struct):
    """The state of relating all arcs of a taxonomy set."""

    by_uri: Mapping[str, Document]
    pointers: Pointers
    sets: dict[BaseSetKey, list[NodeRelationship]] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    count: int = 0

    def run(self, documents: Iterable[Document], built_in: BuiltIn) -> tuple[BaseSet, ...]:
        """The base sets, in the order in which their first arcs were discovered. Attributes of arcs that the taxonomy adds
        compare by their type."""
        for document in documents:
            for link in document.links:
                self._relate(link)
        return tuple(
            BaseSet(arcrole, role, link, arc, tuple(relationships), effective(relationships, built_in))
            for (arcrole, role, link, arc), relationships in self.sets.items()
        )

    def _relate(self, link: ExtendedLink) -> None:
        ends = self._ends(link)
        last: tuple[str, str] | None = None
        chosen: list[NodeRelationship] = []
        for arc in link.arcs:
            kind = (arc.arcrole, arc.element)
            if kind != last:
                chosen = self.sets.setdefault((kind[0], link.role, link.element, kind[1]), [])
                last = kind
            sources, targets = ends.get(arc.start), ends.get(arc.end)
            if sources is None or targets is None:
                self._report(_loose(link, arc.line, arc.start, arc.end, ends))
                continue
            self.count += len(sources) * len(targets)
            if self.count > MAX_RELATIONSHIPS:
                message = f"The taxonomy set goes beyond the {MAX_RELATIONSHIPS:,} relationships that are read"
                self.findings.append(error("disclose.dts:too-large", message, link.source.span(arc.line)))
                return
            chosen += [NodeRelationship(arc, link, source, target) for source in sources for target in targets]

    def _ends(self, link: ExtendedLink) -> dict[str, list[Node]]:
        """What each label stands for. A label whose locators lead nowhere stands for nothing."""
        ends: dict[str, list[Node]] = {}
        documents = self.by_uri
        for locator in link.locators:
            nodes = ends.setdefault(locator.label, [])
            document = documents.get(locator.uri)
            if document is None:
                continue
            fragment = locator.fragment
            node = document.ids.get(fragment) if fragment is not None else None
            if node is None:
                node = self._pointed(link, locator, document)
            if node is not None:
                nodes.append(node)
        for resource in link.resources:
            ends.setdefault(resource.label, []).append(resource)
        return ends

    def _pointed(self, link: ExtendedLink, locator: Locator, document: Document) -> Node | None:
        if not locator.fragment:
            return OtherNode(document.source, document.root.clark, None, 1)
        node = self.pointers.node(locator.uri, locator.fragment)
        if node is None:
            span = link.source.span(locator.line)
            self._report([dangling("locator", locator.href, locator.fragment, document, span)])
        return node

    def _report(self, found: Iterable[Diagnostic]) -> None:
        """Keep findings, as long as anybody would read them: a linkbase can have a million arcs that lead nowhere."""
        for finding in found:
            if len(self.findings) < MAX_FINDINGS:
                self.findings.append(finding)
            elif len(self.findings) == MAX_FINDINGS:
                message = f"More than {MAX_FINDINGS:,} locators and arcs lead nowhere; the others are not listed"
                self.findings.append(error("disclose.dts:too-large", message, finding.span))


def check_references(documents: Iterable[Document], by_uri: Mapping[str, Document], pointers: Pointers) -> Iterator[Diagnostic]:
    """Findings about the fragments of simple links: schemaRef, linkbaseRef, roleRef, arcroleRef."""
    for document in documents:
        for reference in document.references:
            uri, fragment = reference.uri, reference.fragment
            target = None if uri is None else by_uri.get(uri)
            if uri is None or target is None or not fragment or reference.kind is ReferenceKind.LOCATOR:
                continue
            if pointers.node(uri, fragment) is None:
                yield dangling(reference.kind, reference.href, fragment, target, reference.span)


def dangling(what: str, href: str, fragment: str, document: Document, span: Span | None) -> Diagnostic:
    """The finding about a fragment that points to nothing, or is of a form that XBRL does not allow."""
    if parse_fragment(fragment) is None:
        message = f"The {what} {href} uses a pointer that is neither an id nor of the element() scheme"
        return error("xbrl.3.5.4:hrefScheme", message, span, spec="XBRL 2.1 section 3.5.4")
    message = f"The {what} points to {fragment}, which is not in {document.shown}"
    help = "Correct the id after the '#', or add the element that it names."
    return error("xbrl.3.5.4:hrefIdNotFound", message, span, help=help, spec="XBRL 2.1 section 3.5.4")


def _loose(link: ExtendedLink, line: int, start: str, end: str, ends: Mapping[str, object]) -> Iterator[Diagnostic]:
    for name, label, section in (("from", start, "3.5.3.9.2"), ("to", end, "3.5.3.9.3")):
        if label not in ends:
            message = f"The arc's xlink:{name} is {label}, and nothing in its link has that label"
            yield error(f"xbrl.{section}:arcResource", message, link.source.span(line), spec=f"XBRL 2.1 section {section}")
