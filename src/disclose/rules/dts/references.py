"""XBRL 2.1 sections 3.5.2.4, 3.5.2.5 and 4.3: linkbaseRef, roleRef and arcroleRef, and what they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from disclose.names import ARCROLE_LINKBASE, QName
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.standard import LINKBASE_ROLES
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy.dts.document import Node
from disclose.taxonomy.dts.linkbase import qname_of
from disclose.taxonomy.dts.nodes import ARCROLE, ROLE, DocumentReference, ExtendedLink, ReferenceKind, RoleType
from disclose.taxonomy.dts.xpointer import parse_fragment


def role_ref_repeated(subject: DtsSubject) -> Iterator[Finding]:
    """A linkbase refers to the same role twice.

    Why: one roleRef says where a role is declared. A second one either repeats it or contradicts it.

    Example: two `link:roleRef` elements with the same `roleURI` in one linkbase.

    Instead: keep one of them.
    """
    yield from _repeated(subject, ReferenceKind.ROLE_REF)


def role_ref_to_something_else(subject: DtsSubject) -> Iterator[Finding]:
    """A roleRef points to something that is not a roleType.

    Why: a role means what its declaration says. A reference that leads elsewhere leaves the role without a meaning.

    Example: `<link:roleRef roleURI="…" xlink:href="roles.xsd"/>`, where the fragment `#id` of the roleType is missing.

    Instead: point to the roleType: the schema's location, `#`, and the id of the roleType.
    """
    yield from _undefined(subject, ReferenceKind.ROLE_REF)


def role_ref_to_another_role(subject: DtsSubject) -> Iterator[Finding]:
    """A roleRef points to the declaration of another role.

    Why: the role that the linkbase uses is then declared nowhere, and the one declared is not the one used.

    Example: a `roleURI` that ends in `/balance-sheet`, pointing to the roleType of `/income-statement`.

    Instead: make `roleURI` the same in both, or point to the right roleType.
    """
    yield from _mismatched(subject, ReferenceKind.ROLE_REF)


def arcrole_ref_repeated(subject: DtsSubject) -> Iterator[Finding]:
    """A linkbase refers to the same arcrole twice.

    Why: one arcroleRef says where an arcrole is declared. A second one either repeats it or contradicts it.

    Example: two `link:arcroleRef` elements with the same `arcroleURI` in one linkbase.

    Instead: keep one of them.
    """
    yield from _repeated(subject, ReferenceKind.ARCROLE_REF)


def arcrole_ref_to_something_else(subject: DtsSubject) -> Iterator[Finding]:
    """An arcroleRef points to something that is not an arcroleType.

    Why: an arcrole means what its declaration says. A reference that leads elsewhere leaves the arcs without a meaning.

    Example: `<link:arcroleRef arcroleURI="…" xlink:href="roles.xsd#balance-sheet"/>`, where that id is a roleType's.

    Instead: point to the arcroleType: the schema's location, `#`, and the id of the arcroleType.
    """
    yield from _undefined(subject, ReferenceKind.ARCROLE_REF)


def arcrole_ref_to_another_arcrole(subject: DtsSubject) -> Iterator[Finding]:
    """An arcroleRef points to the declaration of another arcrole.

    Why: the arcrole that the linkbase uses is then declared nowhere, and the one declared is not the one used.

    Example: an `arcroleURI` that ends in `/row-cell`, pointing to the arcroleType of `/cell-row`.

    Instead: make `arcroleURI` the same in both, or point to the right arcroleType.
    """
    yield from _mismatched(subject, ReferenceKind.ARCROLE_REF)


def linkbase_ref_without_arcrole(subject: DtsSubject) -> Iterator[Finding]:
    """A linkbaseRef does not have the arcrole of linkbaseRefs.

    Why: the arcrole says that what is pointed to is a linkbase; processors look for it.

    Example: a `link:linkbaseRef` with no `xlink:arcrole`, or with that of a role.

    Instead: give it the arcrole that ends in `/1999/xlink/properties/linkbase`; the finding shows it in full.
    """
    for _, reference in _references(subject, ReferenceKind.LINKBASE_REF):
        if reference.attributes.get(ARCROLE, "").strip() != ARCROLE_LINKBASE:
            message = f"The linkbaseRef to {reference.href} does not have the arcrole of linkbaseRefs"
            yield Finding(message, reference.span, f'Give it xlink:arcrole="{ARCROLE_LINKBASE}".')


def linkbase_of_another_kind(subject: DtsSubject) -> Iterator[Finding]:
    """A linkbaseRef promises links of one kind, and the linkbase holds others.

    Why: the role of a linkbaseRef lets software read only the linkbases it needs. One that holds something else is missed.

    Example: the role `labelLinkbaseRef` on a linkbase that holds a `definitionLink`.

    Instead: leave the role out, or name the one of the links that are there.
    """
    strangers: dict[tuple[str | None, str | None, QName], ExtendedLink | None] = {}
    given = (reference for reference in subject.dts.references if reference.kind is ReferenceKind.LINKBASE_REF)
    for reference in (*given, *(reference for _, reference in _references(subject, ReferenceKind.LINKBASE_REF))):
        wanted = LINKBASE_ROLES.get(reference.attributes.get(ROLE, "").strip())
        if wanted is None:
            continue
        key = (reference.uri, reference.fragment, wanted)
        if key not in strangers:
            others = (link for link in _links_of(subject, reference) if qname_of(link.element) != wanted)
            strangers[key] = next(others, None)
        link = strangers[key]
        if link is not None:
            found = qname_of(link.element).local
            message = f"The linkbaseRef to {reference.href} promises {wanted.local} elements, and a {found} is there"
            help = "Leave the role of the linkbaseRef out, or name the one of the links that are there."
            yield Finding(message, reference.span, help, related=(link.span,))


def _references(subject: DtsSubject, kind: ReferenceKind) -> Iterator[tuple[str, DocumentReference]]:
    for document in subject.documents:
        for reference in document.references:
            if reference.kind is kind:
                yield document.uri, reference


def _links_of(subject: DtsSubject, reference: DocumentReference) -> Iterator[ExtendedLink]:
    """The links of the linkbase that a linkbaseRef leads to: a document, or an element in a schema."""
    document = subject.dts.by_uri.get(reference.uri or "")
    if document is None:
        return
    pointers = parse_fragment(reference.fragment or "") or ()
    paths = [pointer.children for pointer in pointers if pointer.id is None]
    for link in document.links:
        if not pointers or any(link.path[: len(path)] == path for path in paths):
            yield link


def _repeated(subject: DtsSubject, kind: ReferenceKind) -> Iterator[Finding]:
    seen: dict[tuple[str, tuple[int, ...], str], DocumentReference] = {}
    for uri, reference in _references(subject, kind):
        defines = (reference.defines or "").strip()
        first = seen.setdefault((uri, reference.holder, defines), reference)
        if first is not reference:
            related = () if first.span is None else (first.span,)
            yield Finding(
                f"This linkbase refers to {defines} by another {kind} already", reference.span, "Keep one of them.", (), related
            )


def _undefined(subject: DtsSubject, kind: ReferenceKind) -> Iterator[Finding]:
    wanted = _declaration(kind)
    for _, reference in _references(subject, kind):
        if reference.uri not in subject.dts.by_uri:
            continue
        node = subject.dts.node(reference.uri or "", reference.fragment) if reference.fragment else None
        if node is None and reference.fragment:
            # a pointer that leads nowhere is found when the documents are loaded
            continue
        if not _is_declaration(node, kind):
            message = f"The {kind} to {(reference.defines or '').strip()} points to {reference.href}, which is no {wanted}"
            yield Finding(message, reference.span, f"Point to the {wanted}: location, '#', and its id.")


def _mismatched(subject: DtsSubject, kind: ReferenceKind) -> Iterator[Finding]:
    for _, reference in _references(subject, kind):
        node = subject.dts.node(reference.uri or "", reference.fragment) if reference.fragment else None
        defines = (reference.defines or "").strip()
        if _is_declaration(node, kind) and node.uri != defines:
            message = f"The {kind} to {defines} points to the {_declaration(kind)} of {node.uri}"
            help = f"Make the URI the same in both, or point to the right {_declaration(kind)}."
            yield Finding(message, reference.span, help, related=(node.span,))


def _is_declaration(node: Node | None, kind: ReferenceKind) -> TypeGuard[RoleType]:
    """Whether a node is of the kind that a roleRef or arcroleRef must point to."""
    return isinstance(node, RoleType) and (node.cycles is None) is (kind is ReferenceKind.ROLE_REF)


def _declaration(kind: ReferenceKind) -> str:
    return "roleType" if kind is ReferenceKind.ROLE_REF else "arcroleType"
