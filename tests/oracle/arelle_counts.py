"""Print what Arelle counts in taxonomies, as JSON. Run in a process of its own: `python arelle_counts.py PACKAGE URL...`.

For each entry point: documents, concepts by type, role and arcrole types, effective arcs by arcrole, labels by arcrole, role
and language, and what was logged above the level of information. Counted is what Arelle itself holds to be in the discoverable
taxonomy set: it also reads schemas that only xsi:schemaLocation names, for validation, and marks them as outside.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

from arelle.api.Session import Session  # type: ignore[import-untyped]
from arelle.RuntimeOptions import RuntimeOptions  # type: ignore[import-untyped]

_LABELS = ("http://www.xbrl.org/2003/arcrole/concept-label", "http://xbrl.org/arcrole/2008/element-label")
_HEADS = ("http://www.xbrl.org/2003/instance", "http://xbrl.org/2005/xbrldt")


def _discovered(declaration: Any) -> bool:
    return bool(declaration.modelDocument.inDTS)


def _counts(model: Any) -> dict[str, Any]:
    concepts = [
        concept
        for concept in model.qnameConcepts.values()
        if (concept.isItem or concept.isTuple) and _discovered(concept) and concept.qname.namespaceURI not in _HEADS
    ]
    arcs: dict[str, int] = {}
    labels: Counter[str] = Counter()
    for arcrole in sorted({key[0] for key in model.baseSets if key[0].startswith("http")}):
        relationships = model.relationshipSet(arcrole).modelRelationships
        arcs[arcrole] = len(relationships)
        if arcrole in _LABELS:
            labels.update(f"{arcrole} {r.toModelObject.role} {r.toModelObject.xmlLang}" for r in relationships)
    return {
        "documents": sorted(document.uri for document in model.urlDocs.values() if document.inDTS),
        "types": dict(Counter(concept.typeQname.clarkNotation for concept in concepts)),
        "roles": sorted(uri for uri, roles in model.roleTypes.items() if any(map(_discovered, roles))),
        "arcroles": sorted(uri for uri, roles in model.arcroleTypes.items() if any(map(_discovered, roles))),
        "arcs": arcs,
        "labels": dict(labels),
    }


def main(package: str, entry_points: list[str]) -> None:
    found = {}
    for entry_point in entry_points:
        options = RuntimeOptions(
            entrypointFile=entry_point,
            packages=[package],
            internetConnectivity="offline",
            logFile="logToBuffer",
            logLevel="WARNING",
            keepOpen=True,
        )
        with Session() as session:
            session.run(options)
            found[entry_point] = _counts(session.get_models()[0]) | {"logged": session.get_logs("text")}
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
