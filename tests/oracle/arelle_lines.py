"""Run as a process of its own: judges instances in Arelle and prints what it said of each, with the lines, as JSON.

Arguments: a folder for Arelle's settings, a taxonomy package, then the instances.
"""

from __future__ import annotations

import json
import os
import sys

LEVELS = ("WARNING", "ERROR", "CRITICAL", "INCONSISTENCY")


def main() -> None:
    settings, package, *documents = sys.argv[1:]
    os.environ["XDG_CONFIG_HOME"] = settings
    from arelle.api.Session import Session  # type: ignore[import-untyped]
    from arelle.RuntimeOptions import RuntimeOptions  # type: ignore[import-untyped]

    answers = {}
    for document in documents:
        with Session() as session:
            session.run(
                RuntimeOptions(
                    entrypointFile=document,
                    packages=[package],
                    internetConnectivity="offline",
                    validate=True,
                    utrValidate=True,
                    calcs="c11r",
                    keepOpen=True,
                    logFile="logToBuffer",
                    disablePersistentConfig=True,
                )
            )
            logged = [line for line in session.get_logs("json").splitlines() if line]
            entries = json.loads("".join(logged))["log"] if logged else []
            answers[document] = [
                [entry["code"], [one["sourceLine"] for one in entry["refs"] if one.get("sourceLine")]]
                for entry in entries
                if entry["level"].upper() in LEVELS
            ]
    json.dump(answers, sys.stdout)


main()
