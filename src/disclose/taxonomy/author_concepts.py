"""Declarations of the source as concepts: items, dimensions, members, enumerations, tables."""

from __future__ import annotations

from msgspec.structs import replace

from disclose.diagnostics import error
from disclose.names import QName
from disclose.taxonomy.author_draft import Draft
from disclose.taxonomy.author_files import Sourced
from disclose.taxonomy.author_labels import PERIOD_ROLES, PREFERRED_ROLES, labels_of, references_of
from disclose.taxonomy.author_names import enumeration_domain, unknown_among
from disclose.taxonomy.author_types import (
    DOMAIN_TYPE,
    STANDARD_TYPES,
    STRING_TYPE,
    typed_domain_names,
    typed_domain_type,
)
from disclose.taxonomy.concept import Concept, DataType, EnumerationDomain, ItemKind, Role
from disclose.taxonomy.source import ConceptSource, DimensionSource, Labelled

_CUSTOM_UNIT_KINDS = frozenset({ItemKind.DECIMAL, ItemKind.INTEGER})
_PERIOD_KEYS = tuple(key for key, role in PREFERRED_ROLES.items() if role in PERIOD_ROLES)
_ENUMERATION_KINDS = frozenset({ItemKind.ENUMERATION, ItemKind.ENUMERATION_SET})
TYPED_DOMAIN_SUFFIX = ".domain"
"""What the domain element of a typed dimension is called after the dimension's name; no name of the source has a point."""


def add_declarations(draft: Draft) -> None:
    """Concepts, labels and references of everything the source declares, in the order of its sections."""
    sources = draft.sources
    for name, concept in sources.concepts.items():
        if draft.names.is_a("concept", name):
            _add(draft, concept, _item(draft, name, concept))
    for name, dimension in sources.dimensions.items():
        if draft.names.is_a("dimension", name):
            _add(draft, dimension, _dimension(draft, name, dimension))
    for name, member in sources.members.items():
        if draft.names.is_a("member", name):
            _add(draft, member, _heading(draft, name, DOMAIN_TYPE, member))
    for name, enumeration in sources.enumerations.items():
        if draft.names.is_a("enumeration domain", enumeration_domain(name)):
            _add(draft, enumeration, _heading(draft, enumeration_domain(name), DOMAIN_TYPE, enumeration))
    for statement in sources.statements:
        table = statement.value.hypercube
        if table is not None and draft.qname(table.name) not in draft.concepts and draft.names.is_a("table", table.name):
            item = Sourced(table, statement.document, (*statement.path, "hypercube"))
            _add(draft, item, replace(_heading(draft, table.name, STRING_TYPE, item), role=Role.HYPERCUBE))


def _add(draft: Draft, item: Sourced[Labelled], concept: Concept) -> None:
    draft.concepts[concept.qname] = concept
    draft.labels[concept.qname] = labels_of(concept.qname.local, item, draft.languages, draft.found)
    references = references_of(item, draft.found)
    if references:
        draft.references[concept.qname] = references


def _heading(draft: Draft, name: str, type_: DataType, item: Sourced[Labelled]) -> Concept:
    return Concept(draft.qname(name), type_, abstract=True, id=draft.id_of(name), span=item.span())


def _item(draft: Draft, name: str, item: Sourced[ConceptSource]) -> Concept:
    source = item.value
    type_ = _type(draft, name, item)
    if source.balance is not None and type_.kind is not ItemKind.MONETARY:
        message = f"{name} has a balance but is not monetary"
        spec = "XBRL 2.1 section 5.1.1.2"
        help_text = "Remove the balance, or make the type monetary."
        draft.found.append(error("disclose.taxonomy:balance", message, item.span("balance"), help=help_text, spec=spec))
    if source.period != "instant":
        for key in _PERIOD_KEYS:
            if getattr(source, _attribute(key)) is not None:
                message = f"{name} is not an instant, so it has no {key} label"
                help_text = "Remove the label, or make the period instant."
                draft.found.append(error("disclose.taxonomy:period-label", message, item.span(key), help=help_text))
    concept = _heading(draft, name, type_, item)
    return replace(
        concept,
        period_type=source.period,
        balance=source.balance,
        abstract=source.abstract,
        nillable=source.nillable,
        enumeration=_enumeration(draft, name, item, type_),
        unit=_unit(draft, name, item, type_),
    )


def _attribute(key: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in key)


def _type(draft: Draft, name: str, item: Sourced[ConceptSource]) -> DataType:
    wanted = item.value.type
    if wanted is None:
        if not item.value.abstract:
            help_text = "Add type: monetary, percent, text-block or another; or abstract: true for a heading."
            draft.found.append(error("disclose.taxonomy:type-missing", f"{name} has no type", item.span(), help=help_text))
        return STRING_TYPE
    own = draft.types.get(wanted)
    if own is not None:
        draft.used.add(("type", wanted))
        return own
    if wanted not in STANDARD_TYPES:
        known = [*STANDARD_TYPES, *draft.types]
        otherwise = f"The types are {', '.join(known)}."
        draft.found.append(unknown_among("type", wanted, known, item.span("type"), otherwise))
    return STANDARD_TYPES.get(wanted, STRING_TYPE)


def _enumeration(draft: Draft, name: str, item: Sourced[ConceptSource], type_: DataType) -> EnumerationDomain | None:
    wanted, span = item.value.enumeration, item.span("enumeration")
    if type_.kind not in _ENUMERATION_KINDS:
        if wanted is not None:
            message = f"{name} is not of an enumeration type"
            help_text = "Make the type enumeration or enumeration-set, or remove the key."
            draft.found.append(error("disclose.taxonomy:enumeration", message, span, help=help_text))
        return None
    if wanted is None:
        message = f"{name} does not say which enumeration it chooses from"
        help_text = "Add enumeration: with a name under enumerations."
        draft.found.append(error("disclose.taxonomy:enumeration", message, item.span(), help=help_text))
        return None
    if wanted not in draft.sources.enumerations:
        otherwise = "Declare it under enumerations."
        draft.found.append(unknown_among("enumeration", wanted, draft.sources.enumerations, span, otherwise))
        return None
    draft.used.add(("enumeration", wanted))
    return EnumerationDomain(draft.qname(enumeration_domain(wanted)), draft.role_uri("enumeration", wanted))


def _unit(draft: Draft, name: str, item: Sourced[ConceptSource], type_: DataType) -> QName | None:
    wanted, span = item.value.unit, item.span("unit")
    if wanted is None:
        return None
    if wanted not in draft.header.units:
        draft.found.append(unknown_among("unit", wanted, draft.header.units, span, "Declare it under taxonomy.units."))
        return None
    draft.used.add(("unit", wanted))
    if type_.kind not in _CUSTOM_UNIT_KINDS:
        message = f"{name} is {type_.kind} and can't be measured in {wanted}"
        help_text = "Only decimal and integer concepts have units of the taxonomy's own."
        draft.found.append(error("disclose.taxonomy:unit", message, span, help=help_text))
        return None
    return draft.qname(wanted)


def _dimension(draft: Draft, name: str, item: Sourced[DimensionSource]) -> Concept:
    source = item.value
    axis = replace(_heading(draft, name, STRING_TYPE, item), role=Role.DIMENSION)
    if source.typed is None:
        return axis
    draft.used.add(("type", source.typed))
    content = typed_domain_type(source.typed, draft.types)
    if content is None:
        known = typed_domain_names(draft.types)
        otherwise = f"A typed dimension is of {', '.join(known)}."
        draft.found.append(unknown_among("type", source.typed, known, item.span("typed"), otherwise))
        return axis
    domain = draft.qname(f"{name}{TYPED_DOMAIN_SUFFIX}")
    draft.typed_domains[domain] = content
    return replace(axis, typed_domain=domain)
