"""XBRL 2.1 section 5.2.6.2: what the arcs of definition links may relate."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.diagnostics import Span
from disclose.names import (
    ARCROLE_ESSENCE_ALIAS,
    ARCROLE_GENERAL_SPECIAL,
    ARCROLE_SIMILAR_TUPLES,
    QName,
)
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy import Concept, Relationship, Role
from disclose.taxonomy.dts.schema_nodes import SchemaType

_HELP = "Relate other concepts, or correct the declaration of one of them."


def general_special_of_no_item(subject: DtsSubject) -> Iterator[Finding]:
    """A general-special arc relates something else than two items.

    Why: it says that every fact of one item is also a kind of the other. Tuples have no facts of their own.

    Example: an arc with the arcrole general-special from a tuple to an item.

    Instead: relate two items, or use similar-tuples for two tuples.
    """
    yield from _wrong_ends(subject, ARCROLE_GENERAL_SPECIAL, "items", tuples=False)


def essence_alias_of_no_item(subject: DtsSubject) -> Iterator[Finding]:
    """An essence-alias arc relates something else than two items.

    Why: it says that the facts of one item may stand for those of the other. Tuples have no values.

    Example: an arc with the arcrole essence-alias between two tuples.

    Instead: relate two items, or use similar-tuples for two tuples.
    """
    yield from _wrong_ends(subject, ARCROLE_ESSENCE_ALIAS, "items", tuples=False)


def essence_alias_of_another_type(subject: DtsSubject) -> Iterator[Finding]:
    """An essence-alias arc relates items of different types.

    Why: the facts of one item stand for those of the other, so their values must be of the same kind.

    Example: an alias of type `xbrli:stringItemType` for an item of type `xbrli:monetaryItemType`.

    Instead: give both items the same type.
    """
    for relationship, essence, alias in _related(subject, ARCROLE_ESSENCE_ALIAS):
        types = [_type_name(subject, concept) for concept in (essence, alias)]
        if Role.TUPLE not in (essence.role, alias.role) and (types[0] is None or types[0] != types[1]):
            called = [subject.name(name) if isinstance(name, QName) else "of an anonymous type" for name in types]
            if types[0] is None and _definition(subject, essence) is _definition(subject, alias):
                continue
            yield _finding(subject, relationship, (essence, alias), "type", called[0], called[1])


def essence_alias_of_another_period(subject: DtsSubject) -> Iterator[Finding]:
    """An essence-alias arc relates an item of an instant and an item of a duration.

    Why: the facts of one item stand for those of the other in the same context, which is one or the other.

    Example: an alias with `xbrli:periodType="instant"` for an item with `xbrli:periodType="duration"`.

    Instead: give both items the same period type.
    """
    for relationship, essence, alias in _related(subject, ARCROLE_ESSENCE_ALIAS):
        if essence.period_type and alias.period_type and essence.period_type != alias.period_type:
            yield _finding(subject, relationship, (essence, alias), "period type", essence.period_type, alias.period_type)


def essence_alias_of_another_balance(subject: DtsSubject) -> Iterator[Finding]:
    """An essence-alias arc relates a debit and a credit.

    Why: the facts of one item stand for those of the other, and would change their sign on the way.

    Example: an alias with `xbrli:balance="debit"` for an item with `xbrli:balance="credit"`.

    Instead: give both items the same balance, or one of them none.
    """
    for relationship, essence, alias in _related(subject, ARCROLE_ESSENCE_ALIAS):
        if essence.balance and alias.balance and essence.balance != alias.balance:
            yield _finding(subject, relationship, (essence, alias), "balance", essence.balance, alias.balance)


def similar_tuples_of_no_tuple(subject: DtsSubject) -> Iterator[Finding]:
    """A similar-tuples arc relates something else than two tuples.

    Why: it says that two tuples have the same meaning with different content. Items have essence-alias for that.

    Example: an arc with the arcrole similar-tuples between two items.

    Instead: relate two tuples, or use essence-alias for two items.
    """
    yield from _wrong_ends(subject, ARCROLE_SIMILAR_TUPLES, "tuples", tuples=True)


def _related(subject: DtsSubject, arcrole: str) -> Iterator[tuple[Relationship, Concept, Concept]]:
    """The effective relationships between concepts of an arcrole."""
    concepts = subject.taxonomy.concepts
    for (name, _), network in subject.taxonomy.networks.items():
        if name == arcrole:
            for relationship in network.relationships:
                source, target = concepts.get(relationship.source), concepts.get(relationship.target)
                if source is not None and target is not None:
                    yield relationship, source, target


def _wrong_ends(subject: DtsSubject, arcrole: str, wanted: str, *, tuples: bool) -> Iterator[Finding]:
    name = arcrole.rpartition("/")[2]
    for relationship, *ends in _related(subject, arcrole):
        for concept in ends:
            if (concept.role is Role.TUPLE) is not tuples:
                message = f"This {name} arc relates {subject.name(concept.qname)}, but must relate two {wanted}"
                yield Finding(message, relationship.span, _HELP, related=_spans(concept))


def _definition(subject: DtsSubject, concept: Concept) -> SchemaType | QName | None:
    element = subject.dts.elements.get(concept.qname)
    return None if element is None else subject.hierarchy.definition(element)


def _type_name(subject: DtsSubject, concept: Concept) -> QName | None:
    definition = _definition(subject, concept)
    return definition.name if isinstance(definition, SchemaType) else definition


def _finding(
    subject: DtsSubject, relationship: Relationship, ends: tuple[Concept, Concept], what: str, first: str, second: str
) -> Finding:
    essence, alias = ends
    message = (
        f"{subject.name(alias.qname)} is an alias of {subject.name(essence.qname)} and has another {what}: "
        f"{second} instead of {first}"
    )
    return Finding(message, relationship.span, f"Give both the same {what}.", related=(*_spans(essence), *_spans(alias)))


def _spans(concept: Concept) -> tuple[Span, ...]:
    return () if concept.span is None else (concept.span,)
