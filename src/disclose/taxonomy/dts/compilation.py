"""A taxonomy set to a `Taxonomy`: what it comes to once locators, pointers and prohibited arcs are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from disclose.diagnostics import Outcome
from disclose.names import (
    GEN_LABEL,
    GEN_REFERENCE,
    LINK,
    ROLE_GEN_LINK,
    ROLE_LINK,
    QName,
)
from disclose.taxonomy.dts.concepts import ConceptBuilder
from disclose.taxonomy.dts.document import Document, DocumentKind, Dts
from disclose.taxonomy.dts.networks import NetworkBuilder, dimension_defaults
from disclose.taxonomy.dts.nodes import ReferenceKind, RoleType
from disclose.taxonomy.dts.resources import labels, references, titles
from disclose.taxonomy.taxonomy import Label, LinkRole, Taxonomy

_SCHEMA_REFERENCES = frozenset({ReferenceKind.IMPORT, ReferenceKind.INCLUDE, ReferenceKind.REDEFINE})
_STANDARD_ROLES = frozenset({ROLE_LINK, ROLE_GEN_LINK})
_RESOURCES = frozenset(
    {
        QName(LINK, "label"),
        QName(LINK, "reference"),
        QName(LINK, "footnote"),
        QName(GEN_LABEL, "label"),
        QName(GEN_REFERENCE, "reference"),
    }
)


def compile_dts(dts: Dts) -> Outcome[Taxonomy]:
    """The taxonomy of a set of documents, with what did not resolve. Its `schema_ref` is the URI of the first entry point."""
    builder = ConceptBuilder(dts)
    concepts = {concept.qname: concept for concept in builder.concepts()}
    network_builder = NetworkBuilder()
    networks = network_builder.networks(dts.base_sets)
    texts = labels(dts.base_sets)
    prefixes = recommended_prefixes(dts)
    namespace = _own_namespace(dts)
    taxonomy = Taxonomy(
        namespace=namespace,
        prefix=next((prefix for prefix, uri in prefixes.items() if uri == namespace), ""),
        schema_ref=dts.entry_points[0] if dts.entry_points else "",
        concepts=MappingProxyType(concepts),
        languages=_languages(texts),
        types=MappingProxyType(dict(builder.own_types())),
        roles=MappingProxyType(link_roles(dts.role_types, titles(dts.base_sets))),
        networks=MappingProxyType(networks),
        labels=MappingProxyType(texts),
        references=MappingProxyType(references(dts.base_sets)),
        prefixes=MappingProxyType(prefixes),
        defaults=MappingProxyType(dimension_defaults(networks)),
        typed_domains=MappingProxyType(dict(builder.typed_domains())),
        other_elements=frozenset(dts.elements.keys() - concepts.keys()),
        further_schemas=tuple(further_schemas(dts)),
        role_uses=MappingProxyType(
            {uri: roles[0].used_on for types in (dts.role_types, dts.arcrole_types) for uri, roles in types.items()}
        ),
        cycles=MappingProxyType(_forbidden_cycles(dts.arcrole_types)),
    )
    return Outcome(taxonomy, (*builder.findings, *network_builder.findings))


def _forbidden_cycles(arcrole_types: Mapping[str, tuple[RoleType, ...]]) -> dict[str, str]:
    """The cycles that arcroles allow, of several declarations the strictest; without arcroles that allow any."""
    found: dict[str, str] = {}
    for uri, declared in arcrole_types.items():
        allowed = {role.cycles for role in declared}
        strictest = next((cycles for cycles in ("none", "undirected") if cycles in allowed), None)
        if strictest is not None:
            found[uri] = strictest
    return found


def link_roles(
    role_types: Mapping[str, tuple[RoleType, ...]], names: Mapping[str, tuple[tuple[str, str], ...]]
) -> dict[str, LinkRole]:
    """The roles that extended links can have, by URI: the standard ones, and those for labels and references only, are left
    out."""
    roles: dict[str, LinkRole] = {}
    for uri, declared in role_types.items():
        first = declared[0]
        if uri not in _STANDARD_ROLES and not (first.used_on and _RESOURCES.issuperset(first.used_on)):
            roles[uri] = LinkRole(uri, first.definition, first.used_on, names.get(uri, ()), first.id)
    return roles


def recommended_prefixes(dts: Dts) -> dict[str, str]:
    """A prefix for each target namespace: the one that an entry point declares, else its own schema, else another."""
    schemas = [document for document in dts.documents.values() if document.kind is DocumentKind.SCHEMA and document.namespace]
    wanted = {document.namespace for document in schemas}
    prefixes: dict[str, str] = {}
    settled: set[str] = set()
    entries = [(document, wanted) for document in schemas if document.uri in dts.entry_points]
    own = [(document, {document.namespace}) for document in schemas]
    others = [(document, wanted) for document in schemas]
    for document, namespaces in (*entries, *own, *others):
        for prefix, namespace in document.prefixes.items():
            if prefix and namespace in namespaces and namespace not in settled and prefix not in prefixes:
                prefixes[prefix] = namespace
                settled.add(namespace)
    return prefixes


def further_schemas(dts: Dts) -> Iterator[str]:
    """The schemas with elements that the schemas among the entry points neither import nor include, directly or indirectly."""
    todo = [dts.by_uri[uri] for uri in dts.entry_points if uri in dts.by_uri]
    reached: set[Document] = set()
    while todo:
        document = todo.pop()
        if document.kind is DocumentKind.SCHEMA and document not in reached:
            reached.add(document)
            uris = (one.uri or "" for one in document.references if one.kind in _SCHEMA_REFERENCES)
            todo += (dts.by_uri[uri] for uri in uris if uri in dts.by_uri)
    for document in dts.documents.values():
        if document.kind is DocumentKind.SCHEMA and document.elements and document not in reached:
            yield document.uri


def _own_namespace(dts: Dts) -> str:
    """The target namespace of the first entry point that is a schema; else of the first schema discovered."""
    entries = (dts.documents.get(uri) for uri in dts.entry_points)
    for document in (*entries, *dts.documents.values()):
        if document is not None and document.kind is DocumentKind.SCHEMA:
            return document.namespace
    return ""


def _languages(texts: Mapping[QName, tuple[Label, ...]]) -> tuple[str, ...]:
    """The languages of labels, in the order in which they come up."""
    return tuple(dict.fromkeys(label.language for group in texts.values() for label in group if label.language))
