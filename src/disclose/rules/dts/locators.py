"""XBRL 2.1 section 3.5.3.7 and the first paragraphs of 5.2.2 to 5.2.6: what the locators of standard links are and point to."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.names import LINK, XBRLI, QName
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.standard import LABEL, LINKS, REFERENCE
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy.dts.document import Node
from disclose.taxonomy.dts.linkbase import qname_of
from disclose.taxonomy.dts.nodes import LOC, ExtendedLink, Locator, OtherNode, Resource
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration

_INSTANCE = f"{{{XBRLI}}}"


def locator_of_another_kind(subject: DtsSubject) -> Iterator[Finding]:
    """A standard extended link has a locator that is not `link:loc`.

    Why: only `link:loc` is known to every processor; what another element points to is not found.

    Example: an element `my:loc` with `xlink:type="locator"`, in a `link:labelLink`.

    Instead: use `link:loc`.
    """
    for link in subject.links:
        if qname_of(link.element) in LINKS:
            for locator in link.locators:
                if locator.element != LOC:
                    message = f"This {qname_of(link.element).local} has a locator {qname_of(locator.element).local}"
                    yield Finding(message, link.source.span(locator.line), "Use link:loc.")


def locator_to_report(subject: DtsSubject) -> Iterator[Finding]:
    """A locator of a taxonomy points into a report.

    Why: a taxonomy is the same for every report on it; what it says about one report belongs into that report's footnotes.

    Example: `xlink:href="report.xbrl#fact1"` in a presentation linkbase.

    Instead: point to a concept, or use a footnote link in the report.
    """
    for link in subject.links:
        for locator in link.locators:
            node = subject.located(link, locator)
            if isinstance(node, OtherNode) and node.element.startswith(_INSTANCE):
                message = f"The locator {locator.href} points into a report"
                yield Finding(message, link.source.span(locator.line), "Point to a concept.")


def label_locator_to_no_concept(subject: DtsSubject) -> Iterator[Finding]:
    """A locator of a label link points to something that is neither a concept nor a label.

    Why: labels are for concepts. What else is pointed to does not get one.

    Example: `xlink:href="t.xsd#balance-sheet"`, where that id is a roleType's.

    Instead: point to an item or tuple of a schema; label roles and other elements with generic links.
    """
    yield from _astray(subject, "labelLink", LABEL)


def reference_locator_to_no_concept(subject: DtsSubject) -> Iterator[Finding]:
    """A locator of a reference link points to something that is neither a concept nor a reference.

    Why: references are for concepts. What else is pointed to does not get one.

    Example: `xlink:href="t.xsd#balance-sheet"`, where that id is a roleType's.

    Instead: point to an item or tuple of a schema; give roles and other elements references with generic links.
    """
    yield from _astray(subject, "referenceLink", REFERENCE)


def presentation_locator_to_no_concept(subject: DtsSubject) -> Iterator[Finding]:
    """A locator of a presentation link points to something that is not a concept.

    Why: only items and tuples can be lines of a statement.

    Example: `xlink:href="t.xsd"`, without the `#` and id of a concept.

    Instead: point to an item or tuple of a schema.
    """
    yield from _astray(subject, "presentationLink")


def calculation_locator_to_no_concept(subject: DtsSubject) -> Iterator[Finding]:
    """A locator of a calculation link points to something that is not a concept.

    Why: only figures can be added up.

    Example: `xlink:href="t.xsd"`, without the `#` and id of a concept.

    Instead: point to an item of a schema.
    """
    yield from _astray(subject, "calculationLink")


def definition_locator_to_no_concept(subject: DtsSubject) -> Iterator[Finding]:
    """A locator of a definition link points to something that is not a concept.

    Why: the relationships of definition links are between concepts.

    Example: `xlink:href="t.xsd"`, without the `#` and id of a concept.

    Instead: point to an item or tuple of a schema.
    """
    yield from _astray(subject, "definitionLink")


def _astray(subject: DtsSubject, element: str, resource: QName | None = None) -> Iterator[Finding]:
    name = QName(LINK, element).clark
    for link in subject.links:
        if link.element != name:
            continue
        for locator in link.locators:
            node = subject.located(link, locator)
            if node is None or locator.element != LOC or _is_concept(subject, node):
                continue
            if isinstance(node, Resource) and resource is not None and qname_of(node.element) == resource:
                continue
            yield _finding(link, locator, node)


def _is_concept(subject: DtsSubject, node: Node) -> bool:
    if not isinstance(node, ElementDeclaration):
        return False
    # an element whose substitution group is in a schema that is missing may well be one
    return node.qname in subject.taxonomy.concepts or subject.hierarchy.head(node.qname) not in subject.dts.elements


def _finding(link: ExtendedLink, locator: Locator, node: Node) -> Finding:
    if isinstance(node, ElementDeclaration):
        what = f"the element {node.qname.local}, which is neither an item nor a tuple"
    elif isinstance(node, OtherNode | Resource | ExtendedLink):
        what = f"an element {qname_of(node.element).local}, not to a concept"
    else:
        what = "a declaration that is not a concept's"
    message = f"The locator {locator.href or repr('')} points to {what}"
    return Finding(message, link.source.span(locator.line), "Point to an item or tuple of a schema.", related=(node.span,))
