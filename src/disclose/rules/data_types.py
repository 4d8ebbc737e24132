"""The Data Type Registry: what its types ask of facts beyond what XML Schema can say."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.model import Fact, NilValue, NumericValue, TypedMember, UnreadableValue
from disclose.names import DTR, QName
from disclose.rules.rule import Finding, spans_of
from disclose.rules.subject import Subject
from disclose.rules.wording import about, figure, named
from disclose.taxonomy import DataType, ItemKind

_NO_DECIMALS = frozenset({"noDecimalsMonetaryItemType", "nonNegativeNoDecimalsMonetaryItemType"})
_DECLARE = "Declare the prefix where the value stands, or correct it."


def cents_where_none_are_allowed(subject: Subject) -> Iterator[Finding]:
    """A figure of a type without decimals claims to be accurate beyond whole units.

    Why: the type exists for amounts that are reported without cents. `decimals` above 0 says that there are some.

    Example: `decimals="2"` on a concept of noDecimalsMonetaryItemType.

    Instead: report whole units with decimals 0 or less, or INF.
    """
    for concept, facts in subject.reported:
        if concept.kind is ItemKind.MONETARY and _derives(subject, concept.type, _NO_DECIMALS):
            for fact in facts:
                value = fact.value
                if isinstance(value, NumericValue) and value.decimals is not None and value.decimals > 0:
                    message = f"{about(subject, fact)} is reported with decimals {value.decimals}; its type allows none above 0"
                    yield Finding(message, fact.span, "Report whole units, with decimals 0 or less.")


def name_with_undeclared_prefix(subject: Subject) -> Iterator[Finding]:
    """The value of a concept that takes a name has a prefix that is not declared.

    Why: such a name means a namespace and what follows the colon. Without the declaration it means nothing.

    Example: `isin:XS0123456789` in a document that doesn't declare `isin`.

    Instead: declare the prefix in the document.
    """
    yield from _undeclared(subject, ItemKind.SQ_NAME)


def names_with_undeclared_prefix(subject: Subject) -> Iterator[Finding]:
    """The value of a concept that takes names has a prefix that is not declared.

    Why: such a name means a namespace and what follows the colon. Without the declaration it means nothing.

    Example: `isin:XS0123456789 lei:5493001KJTIIGC8Y1R12` in a document that declares `isin` only.

    Instead: declare every prefix in the document.
    """
    yield from _undeclared(subject, ItemKind.SQ_NAMES)


def prefixed_content_of_unknown_form(subject: Subject) -> Iterator[Finding]:
    """A fact's type says that its value depends on prefixes, and not how.

    Why: software that carries the value over to another document has to keep what its prefixes mean. It can only do so for
    types whose form it knows: QName, SQName and SQNames.

    Example: a fact of a type that derives from prefixedContentItemType itself.

    Instead: derive the type from SQNameItemType or SQNamesItemType.
    """
    for concept, facts in subject.reported:
        if concept.kind is ItemKind.PREFIXED_CONTENT:
            for fact in facts:
                if not isinstance(fact.value, NilValue):
                    message = f"{about(subject, fact)} has a value whose prefixes can't be told from the rest of it"
                    yield Finding(message, fact.span, "Use a type that derives from SQNameItemType or SQNamesItemType.")


def typed_member_with_undeclared_prefix(subject: Subject) -> Iterator[Finding]:
    """The value of a typed dimension that takes a name has a prefix that is not declared.

    Why: such a name means a namespace and what follows the colon. Without the declaration it means nothing.

    Example: `<ex:Instrument>isin:XS0123456789</ex:Instrument>` in a document that doesn't declare `isin`.

    Instead: declare the prefix in the document.
    """
    yield from _undeclared_members(subject, ItemKind.SQ_NAME)


def typed_members_with_undeclared_prefix(subject: Subject) -> Iterator[Finding]:
    """The value of a typed dimension that takes names has a prefix that is not declared.

    Why: such a name means a namespace and what follows the colon. Without the declaration it means nothing.

    Example: `<ex:Instruments>isin:XS0123456789 lei:1</ex:Instruments>` in a document that declares `isin` only.

    Instead: declare every prefix in the document.
    """
    yield from _undeclared_members(subject, ItemKind.SQ_NAMES)


def typed_member_of_unknown_form(subject: Subject) -> Iterator[Finding]:
    """The type of a typed dimension says that its values depend on prefixes, and not how.

    Why: software that carries the value over to another document has to keep what its prefixes mean. It can only do so for
    types whose form it knows: QName, SQName and SQNames.

    Example: a dimension whose domain is of a type that derives from prefixedContentType itself.

    Instead: derive the type from SQNameType or SQNamesType.
    """
    for dimension, member, facts in _typed(subject, ItemKind.PREFIXED_CONTENT):
        message = f"{member.text} in {named(subject, dimension)} has prefixes that can't be told from the rest of it"
        yield _about_all(message, facts, "Use a type that derives from SQNameType or SQNamesType.")


def _undeclared(subject: Subject, kind: ItemKind) -> Iterator[Finding]:
    for concept, facts in subject.reported:
        if concept.kind is kind:
            for fact in facts:
                if isinstance(fact.value, UnreadableValue):
                    message = f"{about(subject, fact)} is {figure(fact)}, with a prefix that is not declared"
                    yield Finding(message, fact.span, _DECLARE)


def _undeclared_members(subject: Subject, kind: ItemKind) -> Iterator[Finding]:
    for dimension, member, facts in _typed(subject, kind):
        unscoped = [fact for fact in facts if fact.context is not None and dimension in fact.context.unscoped]
        if unscoped:
            message = f"{member.text} in {named(subject, dimension)} has a prefix that is not declared"
            yield _about_all(message, unscoped, _DECLARE)


def _typed(subject: Subject, kind: ItemKind) -> Iterator[tuple[QName, TypedMember, list[Fact]]]:
    """The members of typed dimensions whose domain is of a kind, with their facts."""
    domains = subject.taxonomy.typed_domains
    if not any(domain.kind is kind for domain in domains.values()):
        return
    found: dict[tuple[QName, TypedMember], list[Fact]] = {}
    for fact in subject.index.facts:
        for dimension, member in fact.aspects.dimensions:
            if isinstance(member, TypedMember) and not member.nil and member.element in domains:
                found.setdefault((dimension, member), []).append(fact)
    for (dimension, member), facts in found.items():
        if domains[member.element].kind is kind:
            yield dimension, member, facts


def _about_all(message: str, facts: list[Fact], help: str) -> Finding:
    """One finding for all facts that share a member, at the first of them."""
    places = spans_of(*(fact.span for fact in facts[:10]))
    return Finding(message, facts[0].span, help, related=tuple(span for span in places if span != facts[0].span))


def _derives(subject: Subject, data_type: DataType, names: frozenset[str]) -> bool:
    """Whether a type is, or derives from, one of the registry's by local name."""
    seen: set[QName] = set()
    step: DataType | None = data_type
    while step is not None:
        for name in (step.qname, step.base):
            if name is not None and name.namespace.startswith(DTR) and name.local in names:
                return True
        if step.base is None or step.base in seen:
            return False
        seen.add(step.base)
        step = subject.taxonomy.types.get(step.base)
    return False
