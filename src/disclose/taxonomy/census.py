"""How much a taxonomy set holds, counted: to compare with another processor, and to show what was loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from disclose.names import ARCROLE_CONCEPT_LABEL, ARCROLE_ELEMENT_LABEL
from disclose.taxonomy.cache import Json
from disclose.taxonomy.dts.document import Dts
from disclose.taxonomy.dts.nodes import Resource
from disclose.taxonomy.taxonomy import Taxonomy

_LABEL_ARCROLES = (ARCROLE_CONCEPT_LABEL, ARCROLE_ELEMENT_LABEL)


class Census(Struct, frozen=True):
    """The numbers of documents, concepts, role and arcrole types, of effective relationships by arcrole, and of labels, those
    of generic links included, by role and language. Both mappings are sorted."""

    documents: int
    concepts: int
    roles: int
    arcroles: int
    arcs: Mapping[str, int]
    labels: Mapping[tuple[str, str], int]

    def as_json(self) -> dict[str, Json]:
        """All of it as plain data."""
        labels: list[Json] = [[role, language, count] for (role, language), count in self.labels.items()]
        arcs: dict[str, Json] = dict(self.arcs.items())
        return {
            "documents": self.documents,
            "concepts": self.concepts,
            "roles": self.roles,
            "arcroles": self.arcroles,
            "arcs": arcs,
            "labels": labels,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Census:
        """What `as_json` made. Raises KeyError, TypeError or ValueError for anything else."""
        return cls(
            documents=int(data["documents"]),
            concepts=int(data["concepts"]),
            roles=int(data["roles"]),
            arcroles=int(data["arcroles"]),
            arcs={str(arcrole): int(count) for arcrole, count in data["arcs"].items()},
            labels={(str(role), str(language)): int(count) for role, language, count in data["labels"]},
        )


def take_census(dts: Dts, taxonomy: Taxonomy) -> Census:
    """Count a taxonomy set and what it compiles to."""
    arcs: Counter[str] = Counter()
    labels: Counter[tuple[str, str]] = Counter()
    for base_set in dts.base_sets:
        if base_set.effective:
            arcs[base_set.arcrole] += len(base_set.effective)
        if base_set.arcrole in _LABEL_ARCROLES:
            targets = (relationship.target for relationship in base_set.effective)
            labels.update((one.role or "", one.language or "") for one in targets if isinstance(one, Resource))
    return Census(
        documents=len(dts.documents),
        concepts=len(taxonomy.concepts),
        roles=len(dts.role_types),
        arcroles=len(dts.arcrole_types),
        arcs=dict(sorted(arcs.items())),
        labels=dict(sorted(labels.items())),
    )
