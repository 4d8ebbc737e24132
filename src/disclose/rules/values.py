"""XML Schema: values in the value space of their concept's type, and nil where it is allowed."""

from __future__ import annotations

from collections.abc import Iterator

from disclose.lexical import is_gyear, is_gyearmonth, parse_datetime
from disclose.model import (
    BooleanValue,
    DateValue,
    EnumerationValue,
    FractionValue,
    NilValue,
    NonFiniteValue,
    NumericValue,
    QNameValue,
    TextValue,
    UnreadableValue,
    Value,
)
from disclose.rules.rule import Finding
from disclose.rules.subject import Subject
from disclose.rules.wording import about, figure
from disclose.taxonomy import Concept, ItemKind
from disclose.taxonomy.concept import NO_FACETS
from disclose.taxonomy.facets import broken_by_number, broken_by_text, built_in_bounds

_CLASSES: dict[ItemKind, tuple[type[Value], str]] = {
    ItemKind.STRING: (TextValue, "text"),
    ItemKind.TEXT_BLOCK: (TextValue, "text"),
    ItemKind.ANY_URI: (TextValue, "a URI"),
    ItemKind.G_YEAR: (TextValue, "a year such as 2023"),
    ItemKind.G_YEAR_MONTH: (TextValue, "a month such as 2023-12"),
    ItemKind.DATETIME: (TextValue, "a date and time such as 2023-12-31T00:00:00"),
    ItemKind.DATE: (DateValue, "a date such as 2023-12-31"),
    ItemKind.BOOLEAN: (BooleanValue, "true or false"),
    ItemKind.QNAME: (QNameValue, "a qualified name"),
    ItemKind.ENUMERATION: (EnumerationValue, "a member of its list"),
    ItemKind.ENUMERATION_SET: (EnumerationValue, "a list of members"),
}

_PLAIN = frozenset(kind for kind in ItemKind if kind.numeric) - {ItemKind.INTEGER, ItemKind.FRACTION}
"""Kinds for which any number will do."""

_PREFIXED = frozenset({ItemKind.SQ_NAME, ItemKind.SQ_NAMES})
"""Kinds whose values depend on prefixes that must be declared."""


def value_not_of_its_type(subject: Subject) -> Iterator[Finding]:
    """A value does not fit the type of its concept.

    Why: a value that is not in its type's value space can't be read by software at all; a schema validator refuses the whole
    document.

    Example: `abc` for a monetary concept, 2023-02-30 for a date, `4` where the author's own type wants `[0-9]+\\.[0-9]+`.

    Instead: correct the value, or the type if it is the type that is too narrow.
    """
    for concept, facts in subject.reported:
        plain = concept.kind in _PLAIN and concept.type.facets == NO_FACETS
        for fact in facts:
            value = fact.value
            if (plain and type(value) is NumericValue) or isinstance(value, NilValue):
                continue
            if isinstance(value, UnreadableValue) and (value.told or concept.kind in _PREFIXED):
                # its reader has found it, or the Data Type Registry's rules do
                continue
            reason = value.reason if isinstance(value, UnreadableValue) else _misfit(concept, value)
            if reason is not None:
                kind = concept.type.qname.local if concept.type.qname is not None else concept.kind.value
                message = f"{about(subject, fact)} can't be {figure(fact)}: {reason}"
                yield Finding(message, fact.span, f"The concept's type is {kind}.")


def _misfit(concept: Concept, value: Value) -> str | None:
    """Why a readable value is not one of its concept's type, or None."""
    kind, facets = concept.kind, concept.type.facets
    if isinstance(value, NumericValue):
        # a number for a concept that takes none is what decimals_on_text reports
        if kind is ItemKind.FRACTION:
            return "that is a number and not a fraction"
        return _number_misfit(concept, value) if kind.numeric else None
    if kind.numeric:
        return None if _is_other_number(concept, value) else "that is not a number"
    expected, words = _CLASSES.get(kind, (None, ""))
    if expected is not None and not isinstance(value, expected):
        return f"that is not {words}"
    text = str(value)
    readable = (
        (kind is not ItemKind.G_YEAR or is_gyear(text))
        and (kind is not ItemKind.G_YEAR_MONTH or is_gyearmonth(text))
        and (kind is not ItemKind.DATETIME or parse_datetime(text) is not None)
    )
    if not readable:
        return f"that is not {words}"
    broken = broken_by_text(text, facets) if facets != NO_FACETS and isinstance(value, TextValue) else None
    return f"it {broken}" if broken is not None else None


def _is_other_number(concept: Concept, value: Value) -> bool:
    """Fractions, and the infinities that binary floating point has."""
    if isinstance(value, FractionValue):
        return concept.kind is ItemKind.FRACTION
    return isinstance(value, NonFiniteValue) and concept.type.base_xsd in ("double", "float")


def _number_misfit(concept: Concept, value: NumericValue) -> str | None:
    if concept.kind is ItemKind.INTEGER:
        if value.number != value.number.to_integral_value():
            return "that is not a whole number"
        least, most = built_in_bounds(concept.type.base_xsd)
        if least is not None and value.number < least:
            return f"it is less than {least}"
        if most is not None and value.number > most:
            return f"it is more than {most}"
    broken = broken_by_number(value.number, concept.type.facets)
    return f"it {broken}" if broken is not None else None


def nil_not_allowed(subject: Subject) -> Iterator[Finding]:
    """A fact is nil although its concept must have a value.

    Why: the taxonomy's author declared that the figure always exists; a schema validator refuses the document.

    Example: `n/a` for a concept declared with `nillable: false`.

    Instead: report the value, or leave the cell empty if the concept need not be reported.
    """
    for concept, facts in subject.reported:
        if not concept.nillable:
            for fact in facts:
                if isinstance(fact.value, NilValue):
                    message = f"{about(subject, fact)} must have a value and can't be n/a"
                    yield Finding(message, fact.span, "Report the value, or leave the cell empty.")
