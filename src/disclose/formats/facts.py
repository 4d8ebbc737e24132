"""From what stands in a document to a fact: shared by the readers.

XBRL 2.1 section 4.6. A reader collects `FoundFact`s; `FactReader` gives them aspects and values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Span, error
from disclose.formats.values import number_of, value_of
from disclose.lexical import collapse, parse_decimal, parse_integer
from disclose.model import (
    Aspects,
    Context,
    Fact,
    FractionValue,
    NilValue,
    NonFiniteValue,
    NumericValue,
    Origin,
    Tuple,
    Unit,
    UnreadableValue,
    Value,
)
from disclose.names import QName
from disclose.taxonomy import Concept, ItemKind, Role, Taxonomy
from disclose.taxonomy.xsd_values import NON_FINITE

Namespaces: TypeAlias = Callable[[], Mapping[str | None, str]]
"""Gives the prefixes declared where a fact stands; asked only where its value has prefixes."""


class FoundFact(Struct, frozen=True):
    """A fact as its document writes it: references not yet followed, the value still text.

    `reason` is set where the document's syntax alone makes the text unreadable (a transformation refused it). `language` is
    the one in scope. `displayed` and `scale` are as in `Origin`. `fraction` are the texts of numerator and denominator, where
    the fact has them in place of a text; `container` is the tuple it stands in, `position` its place there.
    `told` where the reason is a finding already.
    """

    concept: QName
    text: str
    span: Span
    namespaces: Namespaces
    id: str | None = None
    context: str | None = None
    unit: str | None = None
    decimals: str | None = None
    precision: str | None = None
    language: str | None = None
    nil: bool = False
    reason: str | None = None
    displayed: str | None = None
    scale: int = 0
    fraction: tuple[str, str] | None = None
    container: Tuple | None = None
    position: int = 0
    told: bool = False


class FactReader:
    """Makes facts, collecting findings about what the model can't hold."""

    def __init__(self, taxonomy: Taxonomy, contexts: Mapping[str, Context], units: Mapping[str, Unit]) -> None:
        self.taxonomy, self.contexts, self.units = taxonomy, contexts, units
        self.found: list[Diagnostic] = []
        self.facts: list[Fact] = []
        self._ids: dict[str, int] = {}

    def add(self, found: FoundFact) -> None:
        """Read one fact; a finding takes its place where it has no usable context."""
        name = found.concept.local
        context = self.contexts.get(collapse(found.context or ""))
        if context is None:
            message = f"{name} refers to a context that does not exist: {found.context or 'none is named'}"
            self._report("xbrl.4.6.1:itemContextRef", message, found, "XBRL 2.1 section 4.6.1")
            return
        unit = None if found.unit is None else self.units.get(collapse(found.unit))
        concept = self.taxonomy.concept(found.concept)
        unit_ref = found.unit if unit is None else None
        if unit_ref is not None and not _is_numeric_item(concept):
            # of numbers without a unit a rule says so
            message = f"{name} refers to a unit that does not exist: {unit_ref}"
            self._report("xbrl.4.6.2:numericUnit", message, found, "XBRL 2.1 section 4.6.2")
        language = found.language or None
        if concept is not None and not concept.kind.has_language:
            language = None
        aspects = Aspects(found.concept, context.entity, context.period, unit, language, context.dimensions, context.other)
        origin = Origin(found.span, found.displayed, found.scale, unit_ref=unit_ref, position=found.position)
        value = self._value(concept, found)
        self.facts.append(Fact(self._id(found), aspects, value, origin, found.container, context))

    def tuple_id(self, id: str | None, concept: QName, span: Span) -> str:
        """An id for a tuple: its own, or one made from its name and place."""
        return self._own_id(id or f"{concept.local}-{span.line}", f"{concept.local}-{span.line}")

    def _value(self, concept: Concept | None, found: FoundFact) -> Value:
        numeric = concept is not None and concept.kind.numeric
        decimals, precision = found.decimals, found.precision
        if decimals is None and precision is None and concept is not None:
            decimals, precision = concept.type.decimals, concept.type.precision
        accuracy = decimals is not None or precision is not None
        if found.nil:
            if accuracy:
                message = f"{found.concept.local} is nil and yet has decimals or precision"
                self._report("xbrl.4.6.3:nilPrecisionDecimals", message, found, "XBRL 2.1 section 4.6.3")
            return NilValue()
        if found.reason is not None:
            return UnreadableValue(found.text, found.reason, found.told)
        if concept is None or not numeric:
            if accuracy and concept is not None:
                message = f"{found.concept.local} is not a number and yet has decimals or precision"
                self._report("xbrl.4.6.3:extraneousPrecisionDecimals", message, found, "XBRL 2.1 section 4.6.3")
            return value_of(concept, found.text, found.namespaces)
        if concept.kind is ItemKind.FRACTION:
            return self._fraction(found)
        text = found.text if found.text.strip() or concept.default is None else concept.default
        number = number_of(concept, text)
        if number is None:
            return self._no_number(concept, text)
        return self._numeric(number, found, decimals, precision)

    def _no_number(self, concept: Concept, text: str) -> Value:
        built_in = concept.type.base_xsd
        if built_in in ("double", "float") and collapse(text) in NON_FINITE:
            return NonFiniteValue(collapse(text))
        return UnreadableValue(text, f"{text.strip()!r} is not a number of the type {built_in}")

    def _fraction(self, found: FoundFact) -> Value:
        if found.decimals is not None or found.precision is not None:
            message = f"{found.concept.local} is a fraction and yet has decimals or precision"
            self._report("xbrl.4.6.3:fractionPrecisionDecimals", message, found, "XBRL 2.1 section 4.6.3")
        terms = None if found.fraction is None else [parse_decimal(text) for text in found.fraction]
        if terms is None or terms[0] is None or not terms[1]:
            return UnreadableValue(found.text, "it is not a fraction with a numerator and a denominator other than 0")
        return FractionValue(terms[0], terms[1])

    def _numeric(self, number: Decimal, found: FoundFact, decimals: str | None, precision: str | None) -> Value:
        if decimals is not None and precision is not None:
            message = f"{found.concept.local} has both decimals and precision"
            self._report("xbrl.4.6.3:bothPrecisionAndDecimals", message, found, "XBRL 2.1 section 4.6.3")
        accuracy = precision if decimals is None else decimals
        if accuracy is None:
            message = f"{found.concept.local} has neither decimals nor precision"
            self._report("xbrl.4.6.3:missingPrecisionDecimals", message, found, "XBRL 2.1 section 4.6.3")
            return NumericValue(number, None)
        text = collapse(accuracy)
        if text == "INF":
            return NumericValue(number, None)
        places = parse_integer(text)
        if places is None:
            return UnreadableValue(found.text, f"{text!r} is neither a whole number nor INF")
        return NumericValue(number, places) if decimals is not None else _of_precision(number, places)

    def _report(self, code: str, message: str, found: FoundFact, spec: str) -> None:
        self.found.append(error(code, message, found.span, spec=spec))

    def _id(self, found: FoundFact) -> str:
        """The fact's id in its document; one made from its references where it has none, or one that is in use."""
        name = f"{found.concept.local}-{found.context}"
        return self._own_id(found.id or name, f"{name}-{found.span.line}")

    def _own_id(self, name: str, otherwise: str) -> str:
        if name in self._ids:
            name = stem = otherwise
            while name in self._ids:
                # counted from where the last fact of this name stopped: a report may hold one fact a hundred thousand times
                self._ids[stem] = self._ids.get(stem, 0) + 1
                name = f"{stem}-again-{self._ids[stem]}"
        self._ids[name] = 0
        return name


def _of_precision(number: Decimal, precision: int) -> NumericValue:
    """The decimals that a precision amounts to (XBRL 2.1 section 4.6.6); a precision of 0 states no accuracy at all, and
    those of zero are exact."""
    if precision <= 0:
        return NumericValue(number, None, vague=True)
    return NumericValue(number, None if number.is_zero() else precision - number.adjusted() - 1)


def _is_numeric_item(concept: Concept | None) -> bool:
    return concept is not None and concept.kind.numeric and not concept.abstract and concept.role is Role.ITEM
