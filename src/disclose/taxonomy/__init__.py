"""The taxonomy: authored in YAML or loaded from schemas and linkbases, frozen, indexed, emitted.

Rank 2: imports ranks 0 and 1. Holds concepts, labels, references and networks; locators and XPointers end here. Refuses to
know facts, reports and documents.
"""

from disclose.taxonomy.assertion import Assertion
from disclose.taxonomy.concept import Concept, DataType, EnumerationDomain, Facets, ItemKind, Role
from disclose.taxonomy.network import Network, Relationship
from disclose.taxonomy.taxonomy import CustomUnit, Label, LinkRole, Reference, Taxonomy

__all__ = [
    "Assertion",
    "Concept",
    "CustomUnit",
    "DataType",
    "EnumerationDomain",
    "Facets",
    "ItemKind",
    "Label",
    "LinkRole",
    "Network",
    "Reference",
    "Relationship",
    "Role",
    "Taxonomy",
]
