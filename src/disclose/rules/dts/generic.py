"""Generic Links 1.0: roles, arcroles and cycles of generic links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclose.names import ROLE_LINK
from disclose.rules.dts.cycles import cycles_of
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.standard import is_absolute
from disclose.rules.dts.subject import DtsSubject
from disclose.rules.dts.uses import Family, Use


def generic_link_role_not_absolute(subject: DtsSubject) -> Iterator[Finding]:
    """The role of a generic link is not an absolute URI.

    Why: roles are compared as texts by everyone who reads the taxonomy. A relative one would mean something else in every
    folder.

    Example: a `gen:link` with `xlink:role="notes"`.

    Instead: write the whole URI under which the role is declared.
    """
    yield from _relative(subject.uses.link_roles, "role")


def generic_resource_role_not_absolute(subject: DtsSubject) -> Iterator[Finding]:
    """The role of a resource in a generic link is not an absolute URI.

    Why: roles are compared as texts by everyone who reads the taxonomy. A relative one would mean something else in every
    folder.

    Example: a `label:label` with `xlink:role="title"`.

    Instead: write the whole URI under which the role is declared.
    """
    yield from _relative(subject.uses.resource_roles, "role")


def generic_arcrole_not_absolute(subject: DtsSubject) -> Iterator[Finding]:
    """The arcrole of a generic arc is not an absolute URI.

    Why: arcroles are compared as texts by everyone who reads the taxonomy. A relative one would mean something else in every
    folder.

    Example: a `gen:arc` with `xlink:arcrole="element-label"`.

    Instead: write the whole URI under which the arcrole is declared.
    """
    yield from _relative(subject.uses.arcroles, "arcrole")


def generic_link_role_without_role_ref(subject: DtsSubject) -> Iterator[Finding]:
    """A generic link has a role to which its linkbase does not refer.

    Why: a role means what its declaration says, and the roleRef is how a reader of the linkbase finds the declaration.

    Example: a `gen:link` whose role ends in `/notes`, in a linkbase with no `link:roleRef` to it.

    Instead: add a roleRef that points to the roleType.
    """
    yield from _unreferred(subject, subject.uses.link_roles, "role")


def generic_resource_role_without_role_ref(subject: DtsSubject) -> Iterator[Finding]:
    """A resource in a generic link has a role to which its linkbase does not refer.

    Why: a role means what its declaration says, and the roleRef is how a reader of the linkbase finds the declaration.

    Example: a `label:label` with a role of your own, in a linkbase with no `link:roleRef` to it.

    Instead: add a roleRef that points to the roleType.
    """
    yield from _unreferred(subject, subject.uses.resource_roles, "role")


def generic_arcrole_without_arcrole_ref(subject: DtsSubject) -> Iterator[Finding]:
    """A generic arc has an arcrole to which its linkbase does not refer.

    Why: an arcrole means what its declaration says, and the arcroleRef is how a reader of the linkbase finds the declaration.

    Example: a `gen:arc` with the arcrole element-label, in a linkbase with no `link:arcroleRef` to it.

    Instead: add an arcroleRef that points to the arcroleType.
    """
    yield from _unreferred(subject, subject.uses.arcroles, "arcrole")


def generic_link_role_on_another_element(subject: DtsSubject) -> Iterator[Finding]:
    """The role of a generic link is declared for other elements only.

    Why: the declaration says what the role is for. Software that offers it for labels will not look for it on links.

    Example: a role declared with `<link:usedOn>link:presentationLink</link:usedOn>`, on a `gen:link`.

    Instead: use another role, or add a `link:usedOn` with this element to the declaration.
    """
    yield from _not_named(subject, subject.uses.link_roles, "role")


def generic_resource_role_on_another_element(subject: DtsSubject) -> Iterator[Finding]:
    """The role of a resource in a generic link is declared for other elements only.

    Why: the declaration says what the role is for. Software that offers it for links will not look for it on labels.

    Example: a role declared with `<link:usedOn>gen:link</link:usedOn>`, on a `label:label`.

    Instead: use another role, or add a `link:usedOn` with this element to the declaration.
    """
    yield from _not_named(subject, subject.uses.resource_roles, "role")


def generic_arcrole_on_another_element(subject: DtsSubject) -> Iterator[Finding]:
    """The arcrole of a generic arc is declared for other elements only.

    Why: the declaration says what the arcrole is for. Software that reads it on definition arcs will not look for it here.

    Example: an arcrole declared with `<link:usedOn>link:definitionArc</link:usedOn>`, on a `gen:arc`.

    Instead: use another arcrole, or add a `link:usedOn` with this element to the declaration.
    """
    yield from _not_named(subject, subject.uses.arcroles, "arcrole")


def forbidden_generic_cycle(subject: DtsSubject) -> Iterator[Finding]:
    """A network of generic links leads back to where it started, and its arcrole does not allow that.

    Why: software that follows such a network never comes to an end. Where an arcrole allows no cycles at all, two ways from
    one node to another are forbidden too.

    Example: an arcrole with `cyclesAllowed="none"`, and arcs from A to B, from B to C and from A to C.

    Instead: remove one of the arcs, or prohibit it where it stands in somebody else's taxonomy.
    """
    yield from cycles_of(subject, Family.GENERIC)


def _generic(uses: Iterable[Use]) -> Iterator[Use]:
    return (use for use in uses if use.family is Family.GENERIC and use.uri != ROLE_LINK)


def _relative(uses: Iterable[Use], what: str) -> Iterator[Finding]:
    for use in _generic(uses):
        if not is_absolute(use.uri):
            message = f"The {what} of this {use.element.local} is {use.uri!r}, which is not an absolute URI"
            yield Finding(message, use.span, f"Write the whole URI under which the {what} is declared.")


def _unreferred(subject: DtsSubject, uses: Iterable[Use], what: str) -> Iterator[Finding]:
    for use in _generic(uses):
        if is_absolute(use.uri) and not subject.uses.is_referred(use):
            message = f"This {use.element.local} has the {what} {use.uri}, and its linkbase has no {what}Ref to it"
            yield Finding(message, use.span, f"Add a {what}Ref that points to the {what}Type.")


def _not_named(subject: DtsSubject, uses: Iterable[Use], what: str) -> Iterator[Finding]:
    for use in _generic(uses):
        types = (subject.dts.role_types if what == "role" else subject.dts.arcrole_types).get(use.uri, ())
        if types and use.element not in subject.used_on(use.uri):
            message = f"The {what} {use.uri} is used on {use.element.local}, which its declaration does not name"
            help = f"Use another {what}, or add a usedOn with {use.element.local} to the declaration."
            yield Finding(message, use.span, help, related=(types[0].span,))
