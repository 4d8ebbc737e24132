"""Extensible Enumerations 1.0 and 2.0: choices that are in the concept's list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from disclose.model import EnumerationValue, Fact
from disclose.names import QName
from disclose.rules.rule import Finding
from disclose.rules.subject import Subject
from disclose.rules.wording import about, labelled, named
from disclose.taxonomy import Concept, ItemKind

_MOST_LISTED = 12


def choice_outside_the_list(subject: Subject) -> Iterator[Finding]:
    """The value of a single-choice concept is not in its list.

    Why: readers compare such values by name; one that is not in the list means nothing to them.

    Example: `GoodOpinionMember` for an auditor's opinion whose list has four other members.

    Instead: choose a member of the list, or add the new one to the enumeration in the taxonomy.
    """
    yield from _outside(subject, ItemKind.ENUMERATION)


def choice_1_outside_the_list(subject: Subject) -> Iterator[Finding]:
    """The value of a concept of an enumeration type of version 1.0 is not in its list.

    Why: readers compare such values by name; one that is not in the list means nothing to them.

    Example: `ex:GoodOpinionMember` for an auditor's opinion whose list has four other members.

    Instead: choose a member of the list, or add the new one to its domain in the taxonomy.
    """
    yield from _outside(subject, ItemKind.ENUMERATION, prefixed=True)


def choices_outside_the_list(subject: Subject) -> Iterator[Finding]:
    """A value of a multiple-choice concept is not in its list.

    Why: readers compare such values by name; one that is not in the list means nothing to them.

    Example: `MarsMember` among the countries in which a group is listed.

    Instead: choose members of the list, or add the new one to the enumeration in the taxonomy.
    """
    yield from _outside(subject, ItemKind.ENUMERATION_SET)


def choice_repeated(subject: Subject) -> Iterator[Finding]:
    """A multiple-choice value names a member twice.

    Why: the value is a set; a member is in it or not.

    Example: two exchanges listed as `HongKongMember ShanghaiMember HongKongMember`.

    Instead: name each member once.
    """
    for _, fact, value in _choices(subject, ItemKind.ENUMERATION_SET):
        for member in [member for member, count in Counter(value.members).items() if count > 1]:
            message = f"{about(subject, fact)} names {named(subject, member)} more than once"
            yield Finding(message, fact.span, "Name it once.")


def choices_out_of_order(subject: Subject) -> Iterator[Finding]:
    """The members of a multiple-choice value are not in the order of their names.

    Why: the value is a set. With one order for all sets, equal sets are equal texts, and software compares them as such.

    Example: `https://example.com/t#ShanghaiMember https://example.com/t#HongKongMember`.

    Instead: sort the expanded names.
    """
    for _, fact, value in _choices(subject, ItemKind.ENUMERATION_SET):
        names = str(value).split()
        if names != sorted(names):
            message = f"{about(subject, fact)} names its members out of order"
            right = " ".join(name.rpartition("#")[2] for name in sorted(names))
            yield Finding(message, fact.span, f"Sort them: {right}.")


def _outside(subject: Subject, kind: ItemKind, *, prefixed: bool = False) -> Iterator[Finding]:
    for concept, fact, value in _choices(subject, kind):
        if (concept.type.base_xsd == "QName") is not prefixed:
            continue
        allowed = _allowed(subject, concept)
        for member in dict.fromkeys(value.members):
            if allowed is not None and member not in allowed:
                message = f"{about(subject, fact)} can't be {named(subject, member)}: it is not in the concept's list"
                listed = ", ".join(sorted(labelled(subject, one) for one in allowed)[:_MOST_LISTED])
                yield Finding(message, fact.span, f"The list has {listed}." if listed else "The list is empty.")


def _choices(subject: Subject, kind: ItemKind) -> Iterator[tuple[Concept, Fact, EnumerationValue]]:
    for concept, facts in subject.reported:
        if concept.kind is kind:
            for fact in facts:
                if isinstance(fact.value, EnumerationValue):
                    yield concept, fact, fact.value


def _allowed(subject: Subject, concept: Concept) -> frozenset[QName] | None:
    """The members that a concept's list has; None where its declaration does not say."""
    declared = concept.enumeration
    if declared is None:
        return None
    return subject.dimensions.enumeration(declared.domain, declared.link_role, head_usable=declared.head_usable).usable
