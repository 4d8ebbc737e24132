"""XBRL 2.1 sections 5.2.2 to 5.2.4: labels and references of concepts, and the labels that statements ask for."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.diagnostics import Span
from disclose.names import ARCROLE_CONCEPT_LABEL, ARCROLE_CONCEPT_REFERENCE, ARCROLE_PARENT_CHILD, QName
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.standard import LABEL, REFERENCE
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy.dts.document import NodeRelationship
from disclose.taxonomy.dts.linkbase import qname_of
from disclose.taxonomy.dts.nodes import Resource
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration


def label_without_language(subject: DtsSubject) -> Iterator[Finding]:
    """A label does not say in which language it is.

    Why: readers are shown the labels in their language, and screen readers speak it.

    Example: a `link:label` with no `xml:lang`, on it or on the link or linkbase around it.

    Instead: add `xml:lang="en"`, or whatever the language is.
    """
    for link in subject.links:
        for resource in link.resources:
            if resource.language is None and qname_of(resource.element) == LABEL:
                message = f"The label {_shown(resource)} does not say in which language it is"
                yield Finding(message, resource.span, 'Add xml:lang, such as xml:lang="en".')


def label_arc_to_no_label(subject: DtsSubject) -> Iterator[Finding]:
    """An arc with the arcrole concept-label does not lead from a concept to a label.

    Why: this is how a concept gets a label; any other end is left out by everyone who shows labels.

    Example: a `link:labelArc` from one concept to another.

    Instead: let it start at the locator of a concept and end at a `link:label`.
    """
    yield from _wrong_ends(subject, ARCROLE_CONCEPT_LABEL, LABEL)


def label_arc_to_label_elsewhere(subject: DtsSubject) -> Iterator[Finding]:
    """An arc gives a concept a label that stands in another link, and does not prohibit it.

    Why: the only use of pointing to a label elsewhere is to take it away from a concept.

    Example: a locator to `labels.xml#label_1`, and a `link:labelArc` to it without `use="prohibited"`.

    Instead: repeat the label in this link, or write `use="prohibited"` if it is to be taken away.
    """
    yield from _elsewhere(subject, ARCROLE_CONCEPT_LABEL, "label")


def reference_arc_to_no_reference(subject: DtsSubject) -> Iterator[Finding]:
    """An arc with the arcrole concept-reference does not lead from a concept to a reference.

    Why: this is how a concept gets a reference; any other end is left out by everyone who shows references.

    Example: a `link:referenceArc` from one concept to another.

    Instead: let it start at the locator of a concept and end at a `link:reference`.
    """
    yield from _wrong_ends(subject, ARCROLE_CONCEPT_REFERENCE, REFERENCE)


def reference_arc_to_reference_elsewhere(subject: DtsSubject) -> Iterator[Finding]:
    """An arc gives a concept a reference that stands in another link, and does not prohibit it.

    Why: the only use of pointing to a reference elsewhere is to take it away from a concept.

    Example: a locator to `references.xml#reference_1`, and a `link:referenceArc` to it without `use="prohibited"`.

    Instead: repeat the reference in this link, or write `use="prohibited"` if it is to be taken away.
    """
    yield from _elsewhere(subject, ARCROLE_CONCEPT_REFERENCE, "reference")


def preferred_label_missing(subject: DtsSubject) -> Iterator[Finding]:
    """A statement asks for a label that the concept does not have.

    Why: where the preferred label is missing, every program shows something else in its place: another label, or the name.

    Example: `preferredLabel` names the role of total labels, and the concept has only a standard label.

    Instead: give the concept a label with that role, or remove `preferredLabel`.
    """
    if subject.dts.missing:
        # the label may be in what could not be read
        return
    roles = {name: {label.role for label in labels} for name, labels in subject.taxonomy.labels.items()}
    for base_set in subject.base_sets.get(ARCROLE_PARENT_CHILD, ()):
        for relationship in base_set.effective:
            wanted = relationship.arc.attributes.get("preferredLabel")
            target = relationship.target
            if wanted is None or not isinstance(target, ElementDeclaration) or wanted in roles.get(target.qname, ()):
                continue
            message = f"{subject.name(target.qname)} is to be shown with its label of role {wanted} and has none"
            yield Finding(message, _place(relationship), "Give the concept a label with that role, or remove preferredLabel.")


def _wrong_ends(subject: DtsSubject, arcrole: str, resource: QName) -> Iterator[Finding]:
    for base_set in subject.base_sets.get(arcrole, ()):
        for relationship in base_set.relationships:
            source, target = relationship.source, relationship.target
            if isinstance(source, Resource):
                message = f"This {resource.local}Arc starts at a {qname_of(source.element).local}"
            elif not isinstance(source, ElementDeclaration):
                # the locator that leads there is the fault, and found as such
                continue
            elif not (isinstance(target, Resource) and qname_of(target.element) == resource):
                message = f"This {resource.local}Arc leads from {subject.name(source.qname)} to no {resource.local}"
            else:
                continue
            help = f"Let it lead from the locator of a concept to a link:{resource.local}."
            yield Finding(message, _place(relationship), help, related=(source.span, target.span))


def _elsewhere(subject: DtsSubject, arcrole: str, what: str) -> Iterator[Finding]:
    for base_set in subject.base_sets.get(arcrole, ()):
        for relationship in base_set.relationships:
            target, link = relationship.target, relationship.link
            if not isinstance(target, Resource) or relationship.arc.prohibited:
                continue
            if target.source.uri != link.source.uri or target.path[:-1] != link.path:
                message = f"This arc gives a concept a {what} that stands in another link, without prohibiting it"
                help = f'Repeat the {what} in this link, or write use="prohibited".'
                yield Finding(message, _place(relationship), help, related=(target.span,))


def _place(relationship: NodeRelationship) -> Span:
    return relationship.link.source.span(relationship.line)


def _shown(resource: Resource) -> str:
    text = " ".join(resource.text.split())
    return repr(text if len(text) <= 40 else f"{text[:39]}…")
