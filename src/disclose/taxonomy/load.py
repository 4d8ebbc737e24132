"""Schemas and linkbases to a `Taxonomy`: discovery, relationships, compilation.

`load_taxonomy` is for those who want the taxonomy; `load_dts` for those who also judge the documents it is made of.
Everything wrong on the way is a finding at its file and line, and loading goes on with the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from disclose.bulk import without_cyclic_collection
from disclose.diagnostics import Diagnostic, Outcome, Span
from disclose.names import QName
from disclose.taxonomy.catalog import FILES_BASE, Catalog, shown_url
from disclose.taxonomy.dts.document import Document, Dts
from disclose.taxonomy.dts.nodes import ROLE, DocumentReference, ReferenceKind, RoleType
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration, SchemaType
from disclose.taxonomy.dts.uri import resolve, split_fragment
from disclose.taxonomy.taxonomy import Taxonomy


def entry_point(
    href: str,
    *,
    base: str = "",
    kind: ReferenceKind = ReferenceKind.ENTRY,
    span: Span | None = None,
    role: str = "",
) -> DocumentReference:
    """A reference from outside the taxonomy: an entry point by its URL, or a schemaRef, linkbaseRef, roleRef or arcroleRef of
    a report whose own URL is `base`; `role` is its ``xlink:role``."""
    target, fragment = split_fragment(href)
    return DocumentReference(kind, href, resolve(base, target), fragment, span, {ROLE: role} if role else {})


def load_taxonomy(
    entry_points: Sequence[DocumentReference | str], catalog: Catalog, *, shown: Callable[[str], str] = shown_url
) -> Outcome[Taxonomy]:
    """The taxonomy that entry points lead to, and every finding about how it hangs together.

    `shown` turns the URL of a document into its path in diagnostics. The value is None only where nothing could be read.
    The taxonomy's `schema_ref` is the first entry point as it was given.
    """
    from disclose.taxonomy.dts.compilation import compile_dts  # what is kept in compiled form needs no compiler

    entries = references_of(entry_points)
    with without_cyclic_collection():
        dts = load_dts(entries, catalog, shown=shown)
        if dts.value is None:
            return Outcome(None, dts.diagnostics)
        compiled = compile_dts(dts.value)
        return Outcome(as_given(compiled.value, entries), sorted_findings((*dts.diagnostics, *compiled.diagnostics)))


def load_dts(
    entry_points: Sequence[DocumentReference | str], catalog: Catalog, *, shown: Callable[[str], str] = shown_url
) -> Outcome[Dts]:
    """The documents that entry points lead to, with their relationships (XBRL 2.1 section 3.2)."""
    from disclose.taxonomy.dts.discover import Discovery  # as above
    from disclose.taxonomy.dts.pointers import Pointers
    from disclose.taxonomy.dts.relate import Relating, check_references

    with without_cyclic_collection():
        entries = references_of(entry_points)
        discovery = Discovery(catalog, shown)
        discovery.run(entries)
        documents = discovery.documents
        if not documents:
            return Outcome(None, tuple(discovery.findings))
        pointers = Pointers(discovery.by_uri, catalog)
        relating = Relating(discovery.by_uri, pointers)
        types = _types(documents.values())
        base_sets = relating.run(documents.values(), _built_in(documents.values(), types))
        loose = tuple(check_references(documents.values(), discovery.by_uri, pointers))
        for document in documents.values():
            for element in document.elements:
                if element.typed_domain is not None:
                    pointers.node(*element.typed_domain)
        roles = [role for document in documents.values() for role in document.role_types]
        dts = Dts(
            entry_points=tuple(entry.uri for entry in entries if entry.uri is not None),
            documents=MappingProxyType(documents),
            by_uri=MappingProxyType(discovery.by_uri),
            missing=frozenset(discovery.failed),
            elements=MappingProxyType(_elements(documents.values())),
            types=MappingProxyType(types),
            role_types=MappingProxyType(_by_uri(role for role in roles if role.cycles is None)),
            arcrole_types=MappingProxyType(_by_uri(role for role in roles if role.cycles is not None)),
            pointed=MappingProxyType(pointers.pointed),
            base_sets=base_sets,
            references=tuple(entries),
        )
        return Outcome(dts, sorted_findings((*discovery.findings, *loose, *relating.findings)))


def references_of(entry_points: Iterable[DocumentReference | str]) -> list[DocumentReference]:
    """Entry points as references, those that are URLs already among them."""
    return [entry_point(entry) if isinstance(entry, str) else entry for entry in entry_points]


def as_given(taxonomy: Taxonomy | None, entries: Sequence[DocumentReference]) -> Taxonomy | None:
    """The taxonomy with the first entry point as it was given: relative to a report, or a plain name."""
    return None if taxonomy is None else replace(taxonomy, schema_ref=entries[0].href.removeprefix(FILES_BASE))


def _elements(documents: Iterable[Document]) -> dict[QName, ElementDeclaration]:
    found: dict[QName, ElementDeclaration] = {}
    for document in documents:
        for declaration in document.elements:
            found.setdefault(declaration.qname, declaration)
    return found


def _types(documents: Iterable[Document]) -> dict[QName, SchemaType]:
    found: dict[QName, SchemaType] = {}
    for document in documents:
        for definition in document.types:
            if definition.name is not None:
                found.setdefault(definition.name, definition)
    return found


def _built_in(documents: Iterable[Document], types: Mapping[QName, SchemaType]) -> Callable[[str], str | None]:
    """The built-in types of the attributes that schemas declare, derived when first asked for."""
    from disclose.taxonomy.dts.derivation import TypeDerivation  # as above

    declared = {name: type_ for document in documents for name, type_ in document.attribute_types.items()}
    derivation = TypeDerivation(types)

    def built_in(name: str) -> str | None:
        found = declared.get(name)
        if found is None:
            return None
        known = derivation.named(found) if isinstance(found, QName) else derivation.defined(found)
        return None if known is None else known.base_xsd

    return built_in


def _by_uri(roles: Iterable[RoleType]) -> dict[str, tuple[RoleType, ...]]:
    found: dict[str, list[RoleType]] = {}
    for role in roles:
        found.setdefault(role.uri, []).append(role)
    return {uri: tuple(group) for uri, group in found.items()}


def sorted_findings(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings in the order in which they are shown."""
    return tuple(sorted(found, key=lambda finding: finding.sort_key))
