"""Labels, references, and titles of link roles. Gives the values of labels.xml.j2, references.xml.j2 and titles.xml.j2 in
templates/taxonomy."""

from __future__ import annotations

from disclose.lexical import escape_attribute, escape_text
from disclose.names import (
    ARCROLE_CONCEPT_LABEL,
    ARCROLE_CONCEPT_REFERENCE,
    ARCROLE_ELEMENT_LABEL,
    GEN,
    GEN_LABEL,
    GEN_LABEL_XSD,
    GEN_LINK_XSD,
    LINK,
    LINK_XSD,
    NEGATED_ROLES,
    NEGATED_ROLES_XSD,
    REF_2006,
    REF_2006_XSD,
    ROLE_GEN_LABEL,
    ROLE_GEN_LINK,
    ROLE_LINK,
    XLINK,
    XSI,
)
from disclose.taxonomy.emit_links import tail
from disclose.taxonomy.emit_schema import element_id, own_concepts, role_id
from disclose.taxonomy.taxonomy import Taxonomy

_NAMESPACES = (("link", LINK), ("xlink", XLINK), ("xsi", XSI))


def label_values(taxonomy: Taxonomy, language: str) -> dict[str, object] | None:
    """What the template needs for the labels in a language, or None if there is none."""
    concepts = []
    negated: set[str] = set()
    for concept in own_concepts(taxonomy):
        labels = [label for label in taxonomy.labels.get(concept.qname, ()) if label.language == language]
        if labels:
            negated |= {label.role for label in labels if label.role in NEGATED_ROLES}
            rows = [(escape_attribute(label.role), escape_text(label.text)) for label in labels]
            concepts.append((element_id(taxonomy, concept.qname), rows))
    if not concepts:
        return None
    return {
        "namespaces": _NAMESPACES,
        "locations": f"{LINK} {LINK_XSD}",
        "role_refs": [(role, f"{NEGATED_ROLES_XSD}#{tail(role)}") for role in sorted(negated)],
        "link_role": ROLE_LINK,
        "arcrole": ARCROLE_CONCEPT_LABEL,
        "schema": escape_attribute(taxonomy.schema_ref),
        "language": language,
        "concepts": concepts,
    }


def title_values(taxonomy: Taxonomy) -> dict[str, object] | None:
    """What the template needs for the titles of link roles, as generic labels (Generic Labels 1.0), or None if there is none.

    A role's definition holds one language; where the taxonomy has only one it says everything.
    """
    roles = [
        (role_id(role), [(language, escape_text(text)) for language, text in role.titles])
        for role in taxonomy.roles.values()
        if role.titles
    ]
    if not roles or len(taxonomy.languages) < 2:
        return None
    return {
        "namespaces": (*_NAMESPACES, ("gen", GEN), ("label", GEN_LABEL)),
        "locations": f"{LINK} {LINK_XSD} {GEN} {GEN_LINK_XSD} {GEN_LABEL} {GEN_LABEL_XSD}",
        "role_refs": (
            (ROLE_GEN_LINK, f"{GEN_LINK_XSD}#standard-link-role"),
            (ROLE_GEN_LABEL, f"{GEN_LABEL_XSD}#standard-label"),
        ),
        "arcrole_refs": ((ARCROLE_ELEMENT_LABEL, f"{GEN_LABEL_XSD}#element-label"),),
        "link_role": ROLE_GEN_LINK,
        "role": ROLE_GEN_LABEL,
        "arcrole": ARCROLE_ELEMENT_LABEL,
        "schema": escape_attribute(taxonomy.schema_ref),
        "roles": roles,
    }


def reference_values(taxonomy: Taxonomy) -> dict[str, object] | None:
    """What the template needs for the references, or None if there is none."""
    concepts = []
    for concept in own_concepts(taxonomy):
        references = [
            (escape_attribute(reference.role), [(f"ref:{name.local}", escape_text(text)) for name, text in reference.parts])
            for reference in taxonomy.references.get(concept.qname, ())
        ]
        if references:
            concepts.append((element_id(taxonomy, concept.qname), references))
    if not concepts:
        return None
    return {
        "namespaces": (*_NAMESPACES, ("ref", REF_2006)),
        "locations": f"{LINK} {LINK_XSD} {REF_2006} {REF_2006_XSD}",
        "link_role": ROLE_LINK,
        "arcrole": ARCROLE_CONCEPT_REFERENCE,
        "schema": escape_attribute(taxonomy.schema_ref),
        "concepts": concepts,
    }
