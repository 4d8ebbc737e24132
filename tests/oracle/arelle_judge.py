"""Run as a process of its own: loads and validates documents in Arelle and prints what it said and which facts it saw, as JSON.

Arguments: a folder for Arelle's settings, then the documents.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any


def member_text(value: Any) -> str:
    if value.isExplicit:
        return str(value.memberQname.clarkNotation)
    return str(value.typedMember.xValue if value.typedMember.xValue is not None else value.typedMember.stringValue)


def facts_of(model: Any) -> list[list[Any]]:
    found = []
    for fact in model.facts:
        context, unit = fact.context, fact.unit
        period = (
            ["forever"]
            if context.isForeverPeriod
            else [str(context.endDatetime)]
            if context.isInstantPeriod
            else [str(context.startDatetime), str(context.endDatetime)]
        )
        dimensions = sorted([name.clarkNotation, member_text(value)] for name, value in context.qnameDims.items())
        measures = [[name.clarkNotation for name in side] for side in unit.measures] if unit is not None else None
        value = "nil" if fact.isNil else str(fact.xValue) if not fact.isNumeric else f"{fact.xValue:f}"
        found.append(
            [
                fact.qname.clarkNotation,
                list(context.entityIdentifier),
                period,
                dimensions,
                measures,
                None if fact.isNumeric or not fact.concept.type.isOimTextFactType else fact.xmlLang,
                fact.decimals,
                value,
            ]
        )
    return found


def main() -> None:
    settings, *documents = sys.argv[1:]
    os.environ["XDG_CONFIG_HOME"] = settings
    from arelle.api.Session import Session  # type: ignore[import-untyped]
    from arelle.RuntimeOptions import RuntimeOptions  # type: ignore[import-untyped]

    answers = {}
    for document in documents:
        with Session() as session:
            session.run(
                RuntimeOptions(
                    entrypointFile=document,
                    internetConnectivity="offline",
                    plugins="loadFromOIM",
                    validate=True,
                    calcs="c11r",
                    keepOpen=True,
                    logFormat="[%(messageCode)s] %(levelname)s %(message)s",
                    logFile="logToBuffer",
                    disablePersistentConfig=True,
                )
            )
            logged = [line for line in session.get_logs("json").splitlines() if line]
            entries = json.loads("".join(logged))["log"] if logged else []
            findings = [
                [entry["code"], entry["level"], entry["message"]["text"]]
                for entry in entries
                if entry["level"].upper() in ("WARNING", "ERROR", "CRITICAL", "INCONSISTENCY", "ASSERTION")
                or entry["level"].upper().startswith("ERROR")
            ]
            models = session.get_models()
            answers[document] = {"findings": findings, "facts": facts_of(models[0]) if models else []}
    json.dump(answers, sys.stdout)


main()
