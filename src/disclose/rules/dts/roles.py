"""XBRL 2.1 sections 3.5.2.4 and 3.5.3: the roles of standard extended links and resources."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from disclose.names import QName
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.standard import LABEL, LINKS, REFERENCE, ROLES, is_absolute
from disclose.rules.dts.subject import DtsSubject
from disclose.rules.dts.uses import Family, Use


def role_not_absolute(subject: DtsSubject) -> Iterator[Finding]:
    """The role of an extended link or resource is not an absolute URI.

    Why: roles are compared as texts by everyone who reads the taxonomy. A relative one would mean something else in every
    folder.

    Example: `xlink:role="balance-sheet"`.

    Instead: write the whole URI under which the role is declared.
    """
    for use in _standard_uses(subject):
        if use.uri.strip() and not is_absolute(use.uri):
            message = f"The role of this {use.element.local} is {use.uri!r}, which is not an absolute URI"
            yield Finding(message, use.span, "Write the whole URI under which the role is declared.")


def role_without_role_ref(subject: DtsSubject) -> Iterator[Finding]:
    """A linkbase uses a role to which it does not refer.

    Why: a role that is not one of XBRL's own means what its declaration says, and the roleRef is how a reader of the linkbase
    finds the declaration.

    Example: an extended link whose role ends in `/balance-sheet`, in a linkbase with no `link:roleRef` to it.

    Instead: add a roleRef that points to the roleType, at the beginning of the linkbase.
    """
    for use in _standard_uses(subject):
        if use.uri not in ROLES and is_absolute(use.uri) and not subject.uses.is_referred(use):
            message = f"This {use.element.local} has the role {use.uri}, and its linkbase has no roleRef to it"
            yield Finding(message, use.span, "Add a roleRef that points to the roleType.")


def extended_link_without_role(subject: DtsSubject) -> Iterator[Finding]:
    """A standard extended link has no role.

    Why: links with the same role belong together. One without a role belongs to nothing.

    Example: a `link:presentationLink` with `xlink:role=""`.

    Instead: give it the role of the statement that it is about, or the standard role.
    """
    for use in subject.uses.link_roles:
        if use.family is Family.STANDARD and not use.uri.strip():
            help = "Give it the role of its statement, or the standard role of extended links."
            yield Finding(f"This {use.element.local} has no role", use.span, help)


def role_on_another_element(subject: DtsSubject) -> Iterator[Finding]:
    """A role is used on an element that its declaration does not name.

    Why: the declaration says what the role is for. Software that offers a role for labels will not look for it on links.

    Example: a role declared with `<link:usedOn>link:presentationLink</link:usedOn>`, on a label.

    Instead: use another role, or add a `link:usedOn` with this element to the declaration.
    """
    for use in _standard_uses(subject):
        declared = subject.dts.role_types.get(use.uri)
        if declared and use.uri not in ROLES and use.element not in subject.used_on(use.uri):
            message = f"The role {use.uri} is used on {use.element.local}, which its declaration does not name"
            help = f"Use another role, or add a usedOn with {use.element.local} to the declaration."
            yield Finding(message, use.span, help, related=(declared[0].span,))


def standard_role_on_another_link(subject: DtsSubject) -> Iterator[Finding]:
    """An extended link has a standard role that is not for extended links.

    Why: XBRL's own roles have one meaning each. Of them, extended links have only the default role.

    Example: the role of a total label, on a `link:labelLink`.

    Instead: use the standard role of extended links, or one that a taxonomy declares.
    """
    yield from _misused(subject, LINKS)


def standard_role_on_label(subject: DtsSubject) -> Iterator[Finding]:
    """A label has a standard role that is not for labels.

    Why: XBRL's own roles have one meaning each. Software finds a label by its role, and would not find this one.

    Example: the role of a disclosure reference, on a `link:label`.

    Instead: use a standard role of labels, or one that a taxonomy declares for them.
    """
    yield from _misused(subject, frozenset({LABEL}))


def standard_role_on_reference(subject: DtsSubject) -> Iterator[Finding]:
    """A reference has a standard role that is not for references.

    Why: XBRL's own roles have one meaning each. Software finds a reference by its role, and would not find this one.

    Example: the role of a documentation label, on a `link:reference`.

    Instead: use a standard role of references, or one that a taxonomy declares for them.
    """
    yield from _misused(subject, frozenset({REFERENCE}))


def _standard_uses(subject: DtsSubject) -> Iterator[Use]:
    uses = chain(subject.uses.link_roles, subject.uses.resource_roles)
    return (use for use in uses if use.family is Family.STANDARD)


def _misused(subject: DtsSubject, elements: frozenset[QName]) -> Iterator[Finding]:
    for use in _standard_uses(subject):
        if use.element in elements and use.uri in ROLES and use.element not in ROLES[use.uri]:
            called = ", ".join(sorted({name.local for name in ROLES[use.uri]}))
            message = f"This {use.element.local} has the standard role {use.uri}, which is for: {called}"
            yield Finding(message, use.span, f"Use a role for {use.element.local} elements.")
