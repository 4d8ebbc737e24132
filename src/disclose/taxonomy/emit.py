"""A Taxonomy as the files that any XBRL processor loads: a schema and its linkbases, through the templates of
templates/taxonomy. The templates receive strings that are escaped already."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jinja2.sandbox import ImmutableSandboxedEnvironment

from disclose.names import (
    ARCROLE_PARENT_CHILD,
    ARCROLE_SUMMATION_10,
    ARCROLE_SUMMATION_11,
    LINKBASE_REF_CALCULATION,
    LINKBASE_REF_DEFINITION,
    LINKBASE_REF_LABEL,
    LINKBASE_REF_PRESENTATION,
    LINKBASE_REF_REFERENCE,
)
from disclose.taxonomy.emit_links import DIMENSIONAL_ARCROLES, relationship_values
from disclose.taxonomy.emit_resources import label_values, reference_values, title_values
from disclose.taxonomy.emit_schema import schema_values
from disclose.taxonomy.taxonomy import Taxonomy
from disclose.templating import environment


def emit_taxonomy(taxonomy: Taxonomy) -> dict[str, bytes]:
    """Files by name, the entry point `taxonomy.schema_ref` first; they refer to each other by these names.

    Emits the concepts of the taxonomy's own namespace (XBRL 2.1 section 5; Dimensions 1.0 section 2; Calculations 1.1
    section 3; Extensible Enumerations 2.0 section 2). A linkbase without content is left out. Equal taxonomies give equal
    bytes.
    """
    linkbases = {name: (role, text) for name, role, text in _linkbases(taxonomy)}
    references = [(name, role) for name, (role, _) in linkbases.items()]
    schema = _render("schema.xsd.j2", schema_values(taxonomy, references))
    return {taxonomy.schema_ref: schema, **{name: text for name, (_, text) in linkbases.items()}}


def _linkbases(taxonomy: Taxonomy) -> Iterator[tuple[str, str | None, bytes]]:
    """Name, role of the linkbaseRef (None for generic links, which have none) and content of each linkbase that has content."""
    stem = taxonomy.schema_ref.removesuffix(".xsd")
    for language in taxonomy.languages:
        labels = label_values(taxonomy, language)
        if labels is not None:
            yield f"{stem}_lab-{language}.xml", LINKBASE_REF_LABEL, _render("labels.xml.j2", labels)
    families = (
        ("pre", "presentation", LINKBASE_REF_PRESENTATION, (ARCROLE_PARENT_CHILD,)),
        ("cal", "calculation", LINKBASE_REF_CALCULATION, (ARCROLE_SUMMATION_11, ARCROLE_SUMMATION_10)),
        ("def", "definition", LINKBASE_REF_DEFINITION, DIMENSIONAL_ARCROLES),
    )
    for suffix, family, role, arcroles in families:
        links = relationship_values(taxonomy, family, arcroles)
        if links is not None:
            yield f"{stem}_{suffix}.xml", role, _render("relationships.xml.j2", links)
    references = reference_values(taxonomy)
    if references is not None:
        yield f"{stem}_ref.xml", LINKBASE_REF_REFERENCE, _render("references.xml.j2", references)
    titles = title_values(taxonomy)
    if titles is not None:
        yield f"{stem}_titles.xml", None, _render("titles.xml.j2", titles)


def _render(template: str, values: dict[str, object]) -> bytes:
    return _environment().get_template(f"taxonomy/{template}").render(values).encode("utf-8")


@lru_cache(maxsize=1)
def _environment() -> ImmutableSandboxedEnvironment:
    return environment(autoescape=False)
