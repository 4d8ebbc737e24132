"""XBRL 2.1 section 5.1.1: the declarations of items."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.names import XBRLI, QName
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy import Concept, Role
from disclose.taxonomy.concept import ItemKind
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration, SchemaType

_BALANCE = f"{{{XBRLI}}}balance"
_PERIOD_TYPE = f"{{{XBRLI}}}periodType"
_FRACTION = QName(XBRLI, "fractionItemType")
_ACCURACY = frozenset({QName("", "decimals"), QName("", "precision")})


def item_without_period_type(subject: DtsSubject) -> Iterator[Finding]:
    """An item does not say whether it is measured at an instant or over a duration.

    Why: a figure at the end of a year and a figure of the year are different things, and every fact is checked against what
    its concept says.

    Example: an item declaration without `xbrli:periodType`.

    Instead: add `xbrli:periodType="instant"` or `xbrli:periodType="duration"`; abstract items need it too.
    """
    for element, _ in _items(subject):
        if _PERIOD_TYPE not in element.attributes:
            message = f"The item {element.qname.local} has no xbrli:periodType"
            yield Finding(message, element.span, 'Add xbrli:periodType="instant" or "duration".')


def balance_of_no_money(subject: DtsSubject) -> Iterator[Finding]:
    """An item that is not monetary has a balance.

    Why: debit and credit are said of amounts of money; of anything else they mean nothing.

    Example: `xbrli:balance="debit"` on an item of `xbrli:decimalItemType`.

    Instead: remove the balance, or give the item a monetary type.
    """
    for element, concept in _items(subject):
        balance = element.attributes.get(_BALANCE)
        if balance is not None and concept.kind is not ItemKind.MONETARY and subject.hierarchy.lineage(element).known:
            message = f"The item {element.qname.local} has the balance {balance} and is not monetary"
            yield Finding(message, element.span, "Remove the balance, or give the item a monetary type.")


def item_of_no_item_type(subject: DtsSubject) -> Iterator[Finding]:
    """The type of an item derives from none of XBRL's item types.

    Why: the item types carry the attributes that facts need: the context, the unit, the accuracy.

    Example: an item with `type="xs:decimal"`.

    Instead: use the item type, such as `xbrli:decimalItemType`, or derive your own type from it by restriction.
    """
    for element, _ in _items(subject):
        lineage = subject.hierarchy.lineage(element)
        if lineage.known and not lineage.item:
            definition = subject.hierarchy.definition(element)
            name = definition if isinstance(definition, QName) else None if definition is None else definition.name
            called = "an anonymous type" if name is None else subject.name(name)
            message = f"The item {element.qname.local} is of {called}, which derives from no item type"
            yield Finding(message, element.span, "Use one of XBRL's item types, or derive from one by restriction.")


def item_with_mixed_content(subject: DtsSubject) -> Iterator[Finding]:
    """The content of an item is mixed, or has elements where it is not a fraction.

    Why: the value of an item is a simple value, of a fraction its two parts. Text between elements has no place in either.

    Example: a type with `mixed="true"` and the base `xbrli:fractionItemType`.

    Instead: derive the type by restriction of simple content.
    """
    for element, _ in _items(subject):
        lineage = subject.hierarchy.lineage(element)
        step = lineage.complex
        if step is None or not lineage.known or (lineage.fraction and step.content == "complex"):
            continue
        message = f"The content of the item {element.qname.local} is {_described(step)}"
        yield Finding(message, element.span, "Derive its type by restriction of simple content.", related=(step.span,))


def fraction_with_accuracy(subject: DtsSubject) -> Iterator[Finding]:
    """The type of a fraction declares `decimals` or `precision`.

    Why: a fraction is exact: that is why one reports a fraction.

    Example: a type with the base `xbrli:fractionItemType` and an attribute `decimals`.

    Instead: remove the attribute from the type.
    """
    for document in subject.schemas:
        anonymous = (element.anonymous for element in document.elements if element.anonymous is not None)
        for definition in (*document.types, *anonymous):
            given = _ACCURACY.intersection(definition.attributes)
            if given and definition.base is not None and _derives_from_fraction(subject, definition):
                called = "An anonymous type" if definition.name is None else f"The type {definition.name.local}"
                message = f"{called} is one of fractions and declares {' and '.join(sorted(name.local for name in given))}"
                yield Finding(message, definition.span, "Remove the attribute from the type.")


def _items(subject: DtsSubject) -> Iterator[tuple[ElementDeclaration, Concept]]:
    """The items, hypercubes and dimensions that are declared in the documents judged."""
    for element in subject.elements:
        concept = subject.taxonomy.concepts.get(element.qname)
        if concept is not None and concept.role is not Role.TUPLE:
            yield element, concept


def _derives_from_fraction(subject: DtsSubject, definition: SchemaType) -> bool:
    steps = subject.hierarchy.derivation(definition)
    return any((step if isinstance(step, QName) else step.name) == _FRACTION for step in steps)


def _described(step: SchemaType) -> str:
    return "mixed: text with elements in it" if step.content == "mixed" else "not simple: it has elements"
