"""XBRL 2.1 section 4.9: the declarations of tuples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from disclose.names import LINK, XBRLI, XL, XLINK, XS, QName
from disclose.rules.dts.rule import Finding
from disclose.rules.dts.subject import DtsSubject
from disclose.taxonomy import Role
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration, Particle, SchemaType

_BALANCE = f"{{{XBRLI}}}balance"
_PERIOD_TYPE = f"{{{XBRLI}}}periodType"
_MOST_STEPS = 1000
_RESERVED = frozenset({XBRLI, LINK, XL, XLINK})


def tuple_with_period_type(subject: DtsSubject) -> Iterator[Finding]:
    """A tuple has a period type.

    Why: a tuple has no period; the items in it have.

    Example: `xbrli:periodType="duration"` on an element whose substitution group is `xbrli:tuple`.

    Instead: remove the attribute.
    """
    for element in _tuples(subject):
        if _PERIOD_TYPE in element.attributes:
            yield Finding(f"The tuple {element.qname.local} has a period type", element.span, "Remove xbrli:periodType.")


def tuple_with_balance(subject: DtsSubject) -> Iterator[Finding]:
    """A tuple has a balance.

    Why: a tuple has no value that could be debit or credit; the items in it have.

    Example: `xbrli:balance="debit"` on an element whose substitution group is `xbrli:tuple`.

    Instead: remove the attribute.
    """
    for element in _tuples(subject):
        if _BALANCE in element.attributes:
            yield Finding(f"The tuple {element.qname.local} has a balance", element.span, "Remove xbrli:balance.")


def tuple_with_simple_content(subject: DtsSubject) -> Iterator[Finding]:
    """A tuple has a simple value for its content.

    Why: a tuple holds items and tuples. What has a value is an item.

    Example: a tuple of type `xbrli:stringItemType`.

    Instead: give the tuple a type with a sequence of references to items, or declare an item.
    """
    for element in _tuples(subject):
        definition = subject.hierarchy.definition(element)
        simple = isinstance(definition, SchemaType) and definition.content in ("simple", "simpleType")
        if simple or (isinstance(definition, QName) and definition.namespace == XS and definition.local != "anyType"):
            message = f"The tuple {element.qname.local} has simple content"
            yield Finding(message, element.span, "Give it a type with references to items, or declare an item.")


def tuple_with_mixed_content(subject: DtsSubject) -> Iterator[Finding]:
    """Text may stand between the elements of a tuple.

    Why: what stands between the items belongs to none of them and is lost.

    Example: a tuple of a type with `mixed="true"`.

    Instead: remove `mixed`, and declare an item for the text.
    """
    for element in _tuples(subject):
        for step in islice(_definitions(subject, element), _MOST_STEPS):
            if step.content == "mixed":
                message = f"The content of the tuple {element.qname.local} is mixed"
                yield Finding(message, element.span, "Remove mixed from its type.", related=(step.span,))
                break


def tuple_with_reserved_attribute(subject: DtsSubject) -> Iterator[Finding]:
    """A tuple declares an attribute of XBRL's or XLink's namespaces.

    Why: those attributes belong to items, contexts and links; on a tuple they would mean something that a tuple has not got.

    Example: `<xs:attribute ref="xbrli:periodType"/>` in the type of a tuple.

    Instead: remove the attribute, or declare one of your own.
    """
    for element, step in _contents(subject, subject.attribute_groups, lambda one: one.attribute_groups):
        for name in step.attributes:
            if name.namespace in _RESERVED:
                message = f"The tuple {element.qname.local} declares the attribute {subject.name(name)}"
                yield Finding(message, element.span, "Remove the attribute.", related=(step.span,))


def tuple_child_declared_on_the_spot(subject: DtsSubject) -> Iterator[Finding]:
    """An element in the content of a tuple is declared on the spot.

    Why: only global declarations can be concepts. Facts of an element that is declared inside a type have no concept.

    Example: `<xs:element name="Price" type="xbrli:monetaryItemType"/>` in the sequence of a tuple.

    Instead: declare the item at the top of the schema and refer to it: `<xs:element ref="my:Price"/>`.
    """
    for element, step, particle in _children(subject):
        if particle.local:
            message = f"In the tuple {element.qname.local}, the element {particle.name.local} is declared on the spot"
            help = "Declare it at the top of the schema as an item or tuple, and refer to it."
            yield Finding(message, step.source.span(particle.line), help, related=(element.span,))


def tuple_child_of_no_concept(subject: DtsSubject) -> Iterator[Finding]:
    """An element in the content of a tuple is neither an item nor a tuple.

    Why: a tuple holds facts; anything else in it is no part of the report.

    Example: `<xs:element ref="my:Note"/>` in a tuple, where `Note` has no substitution group.

    Instead: give the element the substitution group `xbrli:item` or `xbrli:tuple`, or take it out of the tuple.
    """
    for element, step, particle in _children(subject):
        declared = subject.dts.elements.get(particle.name)
        if particle.local or declared is None or subject.hierarchy.head(particle.name) not in subject.dts.elements:
            continue
        if particle.name not in subject.taxonomy.concepts and particle.name.namespace != XBRLI:
            message = f"In the tuple {element.qname.local}, {particle.name.local} is neither an item nor a tuple"
            help = "Give it the substitution group xbrli:item or xbrli:tuple, or take it out."
            yield Finding(message, step.source.span(particle.line), help, related=(declared.span,))


def _tuples(subject: DtsSubject) -> Iterator[ElementDeclaration]:
    for element in subject.elements:
        concept = subject.taxonomy.concepts.get(element.qname)
        if concept is not None and concept.role is Role.TUPLE:
            yield element


def _definitions(subject: DtsSubject, element: ElementDeclaration) -> Iterator[SchemaType]:
    """The definitions that make the content of an element: its type, and what it extends, step by step."""
    for step in subject.hierarchy.derivation(subject.hierarchy.definition(element)):
        if isinstance(step, QName) or (step.name is not None and step.name.namespace == XBRLI):
            return
        yield step
        if step.derivation != "extension":
            return


def _children(subject: DtsSubject) -> Iterator[tuple[ElementDeclaration, SchemaType, Particle]]:
    for element, step in _contents(subject, subject.groups, lambda one: one.groups):
        for particle in step.particles:
            yield element, step, particle


def _contents(
    subject: DtsSubject, groups: Mapping[QName, SchemaType], referred: Callable[[SchemaType], tuple[QName, ...]]
) -> Iterator[tuple[ElementDeclaration, SchemaType]]:
    """The definitions that make the content of tuples, with the named groups that they refer to, and those that these refer to:
    each once, with the first tuple that has it."""
    seen: set[SchemaType] = set()
    for element in _tuples(subject):
        waiting: list[SchemaType] = []
        for step in _definitions(subject, element):
            if step in seen:
                break
            waiting.append(step)
        for step in waiting:
            if step not in seen:
                seen.add(step)
                yield element, step
                waiting += [groups[name] for name in referred(step) if name in groups]
