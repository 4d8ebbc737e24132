"""Print the facts that Arelle loads from a report, as JSON. Run in a process of its own: `python arelle_facts.py FILE`.

Each fact is a list: concept, entity scheme, entity identifier, start, end, dimensions, unit, language, value, decimals. A name
is in Clark notation, a moment in ISO 8601 with midnight at the start of the day, a value null where the fact is nil.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from arelle.api.Session import Session  # type: ignore[import-untyped]
from arelle.RuntimeOptions import RuntimeOptions  # type: ignore[import-untyped]


def _dimension(value: Any) -> list[str | None]:
    if value.isExplicit:
        return [value.memberQname.clarkNotation]
    element = value.typedMember
    return [
        element.qname.clarkNotation,
        None if element.get("{http://www.w3.org/2001/XMLSchema-instance}nil") else element.text,
    ]


def _fact(fact: Any) -> list[Any]:
    context = fact.context
    unit = None if fact.unit is None else [[measure.clarkNotation for measure in side] for side in fact.unit.measures]
    return [
        fact.qname.clarkNotation,
        *context.entityIdentifier,
        None if context.startDatetime is None or context.isInstantPeriod else context.startDatetime.isoformat(),
        None if context.isForeverPeriod else context.endDatetime.isoformat(),
        sorted([name.clarkNotation, *_dimension(value)] for name, value in context.qnameDims.items()),
        unit,
        fact.xmlLang if fact.concept.type.isOimTextFactType else None,
        None if fact.isNil else fact.value,
        None if fact.isNil else fact.decimals,
    ]


def main(path: str) -> None:
    options = RuntimeOptions(entrypointFile=path, internetConnectivity="offline", keepOpen=True, logFile="logToStdErr")
    with Session() as session:
        session.run(options)
        (model,) = session.get_models()
        json.dump([_fact(fact) for fact in model.facts], sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
