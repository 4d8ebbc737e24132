"""A program of its own: what Arelle counts in the taxonomy of an entry point, as JSON on standard output.

Arguments: the taxonomy package and the URL of the entry point.
"""

import json
import sys
from collections import Counter

from arelle.api.Session import Session
from arelle.RuntimeOptions import RuntimeOptions

_LABELS = ("http://www.xbrl.org/2003/arcrole/concept-label", "http://xbrl.org/arcrole/2008/element-label")


def main(package: str, entry_point: str) -> None:
    options = RuntimeOptions(
        entrypointFile=entry_point, packages=[package], internetConnectivity="offline", logFile="logToBuffer", keepOpen=True
    )
    with Session() as session:
        session.run(options)
        model = session.get_models()[0]
        concepts = [
            concept
            for concept in model.qnameConcepts.values()
            if (concept.isItem or concept.isTuple or concept.isHypercubeItem or concept.isDimensionItem)
            and concept.qname.namespaceURI not in ("http://www.xbrl.org/2003/instance", "http://xbrl.org/2005/xbrldt")
        ]
        arcs: Counter[str] = Counter()
        labels: Counter[str] = Counter()
        for arcrole in sorted({key[0] for key in model.baseSets if key[0] and key[0].startswith("http") and key[1] is None}):
            relationships = model.relationshipSet(arcrole).modelRelationships
            arcs[arcrole] = len(relationships)
            if arcrole in _LABELS:
                for relationship in relationships:
                    label = relationship.toModelObject
                    labels[f"{arcrole} {label.role} {label.xmlLang}"] += 1
        counts = {
            "documents": sorted(document.uri for document in model.urlDocs.values()),
            "concepts": len(concepts),
            "kinds": dict(Counter(str(concept.typeQname) for concept in concepts)),
            "roles": len(model.roleTypes),
            "arcrole types": len(model.arcroleTypes),
            "arcs": dict(arcs),
            "labels": dict(labels),
        }
        sys.stdout.write(json.dumps(counts, indent=1, sort_keys=True))
        sys.stdout.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
