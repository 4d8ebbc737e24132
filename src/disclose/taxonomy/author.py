"""Taxonomy source, a folder of YAML files, compiled to a Taxonomy. Every finding is at the author's line."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from disclose.diagnostics import Diagnostic, Outcome, error
from disclose.names import DTR_2022, ENUM2, ISO4217, REF_2006, XBRLDT, XBRLI
from disclose.taxonomy.author_checks import assertions_of, required_of, unused_findings
from disclose.taxonomy.author_concepts import add_declarations
from disclose.taxonomy.author_dimensions import add_dimensions, add_enumerations
from disclose.taxonomy.author_draft import Draft
from disclose.taxonomy.author_files import Sourced, Sources, read_sources
from disclose.taxonomy.author_labels import language_findings, texts_of, titles_of
from disclose.taxonomy.author_names import declare_all, header_findings
from disclose.taxonomy.author_statements import add_statements
from disclose.taxonomy.author_types import own_types
from disclose.taxonomy.concept import ItemKind
from disclose.taxonomy.taxonomy import CustomUnit, LinkRole, Taxonomy


def author_taxonomy(folder: Path, shown: str) -> Outcome[Taxonomy]:
    """Compile the YAML files below a folder. `shown` is the folder's path as diagnostics show it.

    There is a value as soon as all files keep to the format, even if names in them are wrong: `Outcome.ok` says whether
    it can be used for a report. Findings are in the order of their places.
    """
    read = read_sources(folder, shown)
    if read.value is None:
        return Outcome(None, _ordered(read.diagnostics))
    draft = _draft(read.value)
    add_declarations(draft)
    add_dimensions(draft)
    add_enumerations(draft)
    add_statements(draft)
    taxonomy = _freeze(draft)
    draft.found += unused_findings(draft)
    return Outcome(taxonomy, _ordered([*read.diagnostics, *draft.found]))


def _ordered(found: list[Diagnostic] | tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.sort_key))


def _draft(sources: Sources) -> Draft:
    assert sources.header is not None, "read_sources gives no value without a header"
    names, found = declare_all(sources)
    found += header_findings(sources)
    found += language_findings(sources)
    draft = Draft(sources, sources.header.value, names, found)
    draft.types = own_types(sources, draft.header.namespace, found)
    return draft


def _freeze(draft: Draft) -> Taxonomy:
    header, source = draft.header, draft.sources.header
    assert source is not None
    title = Sourced(header.title, source.document, ("taxonomy", "title"))
    titles = titles_of("The taxonomy", title, draft.languages, draft.found)
    return Taxonomy(
        namespace=header.namespace,
        prefix=header.prefix,
        schema_ref=f"{header.name}-{header.version}.xsd",
        concepts=MappingProxyType(draft.concepts),
        name=header.name,
        version=header.version,
        languages=draft.languages,
        titles=tuple(titles.items()),
        types=MappingProxyType({type_.qname: type_ for type_ in draft.types.values() if type_.qname is not None}),
        roles=MappingProxyType(_statements_first(draft)),
        networks=MappingProxyType(draft.networks),
        labels=MappingProxyType(draft.labels),
        references=MappingProxyType(draft.references),
        prefixes=MappingProxyType(_prefixes(draft)),
        units=MappingProxyType({unit.qname: unit for unit in _units(draft)}),
        assertions=assertions_of(draft),
        required=required_of(draft),
        defaults=MappingProxyType(draft.defaults),
        typed_domains=MappingProxyType(draft.typed_domains),
    )


def _statements_first(draft: Draft) -> dict[str, LinkRole]:
    """Link roles of statements as declared, then those of dimensions and enumerations."""
    statements = {draft.role_uri(item.value.role) for item in draft.sources.statements}
    ordered = sorted(draft.roles.items(), key=lambda item: item[0] not in statements)
    return dict(ordered)


def _units(draft: Draft) -> list[CustomUnit]:
    source = draft.sources.header
    assert source is not None
    item = Sourced(None, source.document, ("taxonomy", "units"))
    units: list[CustomUnit] = []
    for name, texts in draft.header.units.items():
        labels = tuple(texts_of(texts, item, name, draft.languages, draft.found))
        units.append(CustomUnit(draft.qname(name), labels))
        for language in draft.languages:
            if language not in dict(labels):
                message = f"The unit {name} has no label in {language}"
                help = f"Add {language}: … to it."
                draft.found.append(error("disclose.taxonomy:missing-label", message, item.span(name), help=help))
    return units


def _prefixes(draft: Draft) -> dict[str, str]:
    """The taxonomy's own prefix, then those of the standard namespaces that its declarations use."""
    kinds = {concept.kind for concept in draft.concepts.values()}
    used = {concept.type.base.namespace for concept in draft.concepts.values() if concept.type.base is not None}
    used |= {concept.type.qname.namespace for concept in draft.concepts.values() if concept.type.qname is not None}
    if kinds & {ItemKind.MONETARY, ItemKind.PER_SHARE}:
        used.add(ISO4217)
    if draft.sources.dimensions:
        used.add(XBRLDT)
    if draft.references:
        used.add(REF_2006)
    standard = {"dtr": DTR_2022, "enum2": ENUM2, "iso4217": ISO4217, "ref": REF_2006, "xbrldt": XBRLDT, "xbrli": XBRLI}
    prefixes = {prefix: namespace for prefix, namespace in standard.items() if namespace in used or namespace == XBRLI}
    return {draft.header.prefix: draft.header.namespace, **prefixes}
