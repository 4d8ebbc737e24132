"""The schema of a taxonomy: link roles, item types, elements. Gives the values of templates/taxonomy/schema.xsd.j2."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import TypeAlias

from disclose.lexical import escape_attribute, escape_text, print_decimal
from disclose.names import (
    ARCROLE_LINKBASE,
    DIMENSION_ITEM,
    DTR_2022,
    DTR_2022_XSD,
    ENUM2,
    ENUM2_XSD,
    HYPERCUBE_ITEM,
    ITEM,
    LINK,
    LINK_XSD,
    REF_2006,
    REF_2006_XSD,
    XBRLDT,
    XBRLDT_XSD,
    XBRLI,
    XBRLI_XSD,
    XLINK,
    XML,
    XS,
    QName,
)
from disclose.taxonomy.concept import Concept, DataType, Facets, Role
from disclose.taxonomy.taxonomy import LinkRole, Taxonomy

Attributes: TypeAlias = list[tuple[str, str]]

_ALWAYS = (("xs", XS), ("xbrli", XBRLI), ("link", LINK), ("xlink", XLINK))
_WHERE_USED = (
    ("xbrldt", XBRLDT, XBRLDT_XSD),
    ("dtr", DTR_2022, DTR_2022_XSD),
    ("enum2", ENUM2, ENUM2_XSD),
    ("ref", REF_2006, REF_2006_XSD),
)
_SUBSTITUTION = MappingProxyType({Role.ITEM: ITEM, Role.HYPERCUBE: HYPERCUBE_ITEM, Role.DIMENSION: DIMENSION_ITEM})


def own_concepts(taxonomy: Taxonomy) -> Iterator[Concept]:
    """The concepts that the taxonomy's own schema declares, in order."""
    return (concept for concept in taxonomy.concepts.values() if concept.qname.namespace == taxonomy.namespace)


def element_id(taxonomy: Taxonomy, qname: QName) -> str:
    """The id under which linkbases refer to an element of the own schema."""
    concept = taxonomy.concepts.get(qname)
    return concept.id if concept is not None and concept.id is not None else f"{taxonomy.prefix}_{qname.local}"


def role_id(role: LinkRole) -> str:
    """The id under which linkbases refer to a link role."""
    return role.id if role.id is not None else f"role.{role.uri.rpartition('/')[2]}"


def schema_values(taxonomy: Taxonomy, linkbases: Iterable[tuple[str, str | None]]) -> dict[str, object]:
    """What the template needs. `linkbases` are the names and linkbaseRef roles of the sibling files."""
    concepts = list(own_concepts(taxonomy))
    used = _namespaces_used(taxonomy, concepts)
    prefixed = [(prefix, uri) for prefix, uri, _ in _WHERE_USED if uri in used and uri != REF_2006]
    prefixes = {uri: prefix for prefix, uri in [*_ALWAYS, *prefixed, (taxonomy.prefix, taxonomy.namespace)]}
    imports = [(XBRLI, XBRLI_XSD), (LINK, LINK_XSD)] + [(uri, xsd) for _, uri, xsd in _WHERE_USED if uri in used]
    return {
        "namespaces": [(prefix, escape_attribute(uri)) for uri, prefix in prefixes.items()],
        "target": escape_attribute(taxonomy.namespace),
        "roles": [_role(role) for role in taxonomy.roles.values()],
        "linkbases": [(escape_attribute(name), role) for name, role in linkbases],
        "linkbase_arcrole": ARCROLE_LINKBASE,
        # a restriction keeps its base's attributes but not its wildcard, by which xml:lang is allowed on facts
        "xml": XML,
        "imports": imports,
        "types": [_type(taxonomy, type_, prefixes) for type_ in taxonomy.types.values()],
        "elements": [list(_element(taxonomy, concept, prefixes)) for concept in concepts],
        "typed_domains": [
            (domain.local, element_id(taxonomy, domain), _prefixed(type_.base, prefixes), list(_facets(type_.facets)))
            for domain, type_ in taxonomy.typed_domains.items()
        ],
    }


def _namespaces_used(taxonomy: Taxonomy, concepts: list[Concept]) -> set[str]:
    types: list[DataType] = [*(concept.type for concept in concepts), *taxonomy.types.values()]
    used = {name.namespace for type_ in types for name in (type_.qname, type_.base) if name is not None}
    if any(concept.role in (Role.HYPERCUBE, Role.DIMENSION) for concept in concepts):
        used.add(XBRLDT)
    if taxonomy.references:
        used.add(REF_2006)
    return used


def _prefixed(qname: QName | None, prefixes: dict[str, str]) -> str:
    assert qname is not None, "types of a taxonomy that is emitted are named or derived from a named one"
    return f"{prefixes[qname.namespace]}:{qname.local}"


def _role(role: LinkRole) -> tuple[str, str, str, list[str]]:
    return (
        role_id(role),
        escape_attribute(role.uri),
        escape_text(role.definition),
        [f"link:{name.local}" for name in role.used_on],
    )


def _type(taxonomy: Taxonomy, type_: DataType, prefixes: dict[str, str]) -> tuple[str, str, str, Attributes]:
    assert type_.qname is not None, "an anonymous type belongs to its element"
    name = type_.qname.local
    return name, f"{taxonomy.prefix}_{name}", _prefixed(type_.base, prefixes), list(_facets(type_.facets))


def _facets(facets: Facets) -> Iterator[tuple[str, str]]:
    """Constraining facets by their names in a schema (XML Schema Part 2, section 4.3)."""
    yield from (("pattern", escape_attribute(pattern)) for pattern in facets.patterns)
    yield from (("enumeration", escape_attribute(text)) for text in facets.enumeration)
    bounds = (
        ("minInclusive", facets.min_inclusive),
        ("maxInclusive", facets.max_inclusive),
        ("minExclusive", facets.min_exclusive),
        ("maxExclusive", facets.max_exclusive),
    )
    yield from ((name, print_decimal(bound)) for name, bound in bounds if bound is not None)
    counts = (
        ("length", facets.length),
        ("minLength", facets.min_length),
        ("maxLength", facets.max_length),
        ("totalDigits", facets.total_digits),
        ("fractionDigits", facets.fraction_digits),
    )
    yield from ((name, str(count)) for name, count in counts if count is not None)


def _element(taxonomy: Taxonomy, concept: Concept, prefixes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The attributes of a concept's element (XBRL 2.1 section 5.1.1)."""
    yield "name", concept.qname.local
    yield "id", element_id(taxonomy, concept.qname)
    yield "type", _prefixed(concept.type.qname, prefixes)
    yield "substitutionGroup", _prefixed(_SUBSTITUTION[concept.role], prefixes)
    yield "xbrli:periodType", concept.period_type or "duration"
    if concept.balance is not None:
        yield "xbrli:balance", concept.balance
    if concept.abstract:
        yield "abstract", "true"
    yield "nillable", "true" if concept.nillable else "false"
    if concept.typed_domain is not None:
        yield "xbrldt:typedDomainRef", f"#{element_id(taxonomy, concept.typed_domain)}"
    if concept.enumeration is not None:
        yield "enum2:domain", _prefixed(concept.enumeration.domain, prefixes)
        yield "enum2:linkrole", escape_attribute(concept.enumeration.link_role)
        yield "enum2:headUsable", "true" if concept.enumeration.head_usable else "false"
