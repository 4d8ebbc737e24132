"""XBRL 2.1 sections 5.1.3 and 5.1.4: the declarations of roles and arcroles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from disclose.rules.dts.rule import Finding
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy.dts.nodes import RoleType


def role_type_repeated(subject: DtsSubject) -> Iterator[Finding]:
    """A schema declares the same role twice.

    Why: a role has one declaration in a schema, to which references point.

    Example: two `link:roleType` elements with the same `roleURI` in one schema.

    Instead: remove one of them.
    """
    yield from _repeated(subject.dts.role_types, "roleType")


def role_types_contradict(subject: DtsSubject) -> Iterator[Finding]:
    """Two schemas declare the same role differently.

    Why: several schemas may declare a role, and it must not matter which of them is asked.

    Example: the same `roleURI`, used on labels by one declaration and on references by the other.

    Instead: declare the role once and refer to it, or make the declarations the same.
    """
    yield from _contradicting(subject.dts.role_types, "roleType")


def role_type_names_element_twice(subject: DtsSubject) -> Iterator[Finding]:
    """The declaration of a role names the same element twice.

    Why: XBRL forbids it; nothing is said by the second usedOn that the first does not say.

    Example: `link:presentationLink` in two `link:usedOn` elements of one roleType.

    Instead: remove one of them.
    """
    yield from _used_twice(subject.dts.role_types, "roleType")


def arcrole_type_repeated(subject: DtsSubject) -> Iterator[Finding]:
    """A schema declares the same arcrole twice.

    Why: an arcrole has one declaration in a schema, to which references point.

    Example: two `link:arcroleType` elements with the same `arcroleURI` in one schema.

    Instead: remove one of them.
    """
    yield from _repeated(subject.dts.arcrole_types, "arcroleType")


def arcrole_types_contradict(subject: DtsSubject) -> Iterator[Finding]:
    """Two schemas declare the same arcrole differently.

    Why: several schemas may declare an arcrole, and it must not matter which of them is asked.

    Example: the same `arcroleURI`, with `cyclesAllowed="any"` in one declaration and `cyclesAllowed="none"` in the other.

    Instead: declare the arcrole once and refer to it, or make the declarations the same.
    """
    yield from _contradicting(subject.dts.arcrole_types, "arcroleType")


def arcrole_type_names_element_twice(subject: DtsSubject) -> Iterator[Finding]:
    """The declaration of an arcrole names the same element twice.

    Why: XBRL forbids it; nothing is said by the second usedOn that the first does not say.

    Example: `link:definitionArc` in two `link:usedOn` elements of one arcroleType.

    Instead: remove one of them.
    """
    yield from _used_twice(subject.dts.arcrole_types, "arcroleType")


def _repeated(declared: Mapping[str, tuple[RoleType, ...]], what: str) -> Iterator[Finding]:
    for uri, group in declared.items():
        first: dict[str, RoleType] = {}
        for role in group:
            other = first.setdefault(role.source.uri, role)
            if other is not role:
                message = f"This schema declares {uri} by another {what} already"
                yield Finding(message, role.span, "Remove one of them.", related=(other.span,))


def _contradicting(declared: Mapping[str, tuple[RoleType, ...]], what: str) -> Iterator[Finding]:
    for uri, group in declared.items():
        first, used = group[0], set(group[0].used_on)
        for role in group[1:]:
            differs = [] if role.definition == first.definition else ["definition"]
            differs += [] if set(role.used_on) == used else ["usedOn"]
            differs += [] if role.cycles == first.cycles else ["cyclesAllowed"]
            if differs and role.source.uri != first.source.uri:
                message = f"This {what} of {uri} differs from the one in {first.source.shown}: {', '.join(differs)}"
                help = "Declare it once and refer to it, or make the declarations the same."
                yield Finding(message, role.span, help, related=(first.span,))


def _used_twice(declared: Mapping[str, tuple[RoleType, ...]], what: str) -> Iterator[Finding]:
    for uri, group in declared.items():
        for role in group:
            for name, times in Counter(role.used_on).items():
                if times > 1:
                    message = f"The {what} of {uri} names {name.local} in two usedOn elements"
                    yield Finding(message, role.span, "Remove one of them.")
