"""XBRL 2.1 sections 5.1 and 5.2: schemas as taxonomy schemas, and where in them the parts of a taxonomy may stand."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.names import LINK, LINKBASE
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.subject import DtsSubject

_PLACE = "Move it into an xs:appinfo of an xs:annotation that is a child of the schema element."


def empty_target_namespace(subject: DtsSubject) -> Iterator[Finding]:
    """A taxonomy schema has a target namespace that is empty.

    Why: concepts are told apart by their namespace. An attribute that is there and empty names none.

    Example: `<xs:schema targetNamespace="">`.

    Instead: give the schema a namespace that you own, such as `https://example.com/taxonomy/2025`.
    """
    for document in subject.schemas:
        if document.attributes.get("targetNamespace", "given").strip() == "":
            yield Finding("The schema's targetNamespace is empty", document.source.span(1), "Name a namespace that you own.")


def linkbase_ref_misplaced(subject: DtsSubject) -> Iterator[Finding]:
    """A linkbaseRef stands where it has no effect.

    Why: linkbases are found through the annotations of the schema itself. One that is named elsewhere is not part of the
    taxonomy, and its labels and relationships are missing without a word.

    Example: a `link:linkbaseRef` in the annotation of an element.

    Instead: put it into an `xs:appinfo` of an `xs:annotation` that is a child of the `xs:schema` element.
    """
    yield from _misplaced(subject, f"{{{LINK}}}linkbaseRef")


def role_type_misplaced(subject: DtsSubject) -> Iterator[Finding]:
    """A roleType stands where it has no effect.

    Why: roles are declared in the annotations of the schema itself. One that is declared elsewhere does not exist, and what
    uses it is invalid.

    Example: a `link:roleType` in the annotation of an element.

    Instead: put it into an `xs:appinfo` of an `xs:annotation` that is a child of the `xs:schema` element.
    """
    yield from _misplaced(subject, f"{{{LINK}}}roleType")


def arcrole_type_misplaced(subject: DtsSubject) -> Iterator[Finding]:
    """An arcroleType stands where it has no effect.

    Why: arcroles are declared in the annotations of the schema itself. One that is declared elsewhere does not exist, and
    what uses it is invalid.

    Example: a `link:arcroleType` in the annotation of an element.

    Instead: put it into an `xs:appinfo` of an `xs:annotation` that is a child of the `xs:schema` element.
    """
    yield from _misplaced(subject, f"{{{LINK}}}arcroleType")


def linkbase_misplaced(subject: DtsSubject) -> Iterator[Finding]:
    """A linkbase inside a schema stands where it has no effect.

    Why: a linkbase inside a schema is read where it is in the annotations of the schema itself, and nowhere else.

    Example: a `link:linkbase` in the annotation of an element.

    Instead: put it into an `xs:appinfo` of an `xs:annotation` that is a child of the `xs:schema` element, or into a file of
    its own that a linkbaseRef names.
    """
    yield from _misplaced(subject, LINKBASE.clark)


def _misplaced(subject: DtsSubject, element: str) -> Iterator[Finding]:
    local = element.rpartition("}")[2]
    for document in subject.documents:
        for node in document.misplaced:
            if node.element == element:
                yield Finding(f"This {local} stands where it has no effect", node.span, _PLACE)
