"""Print the codes that Arelle gives for packages, as JSON. A process of its own:
`python arelle_packages.py SETTINGS INSTANCE LIST`.

LIST is a JSON array of pairs: a report package or null, and the taxonomy packages that are used. Without a report package the
INSTANCE is loaded. The answer has for each pair the codes of all errors and warnings, each once, sorted.
"""

from __future__ import annotations

import json
import os
import sys
import warnings


def main(settings: str, instance: str, cases: list[tuple[str | None, list[str]]]) -> None:
    os.environ["XDG_CONFIG_HOME"] = settings
    warnings.simplefilter("ignore")
    from arelle.api.Session import Session  # type: ignore[import-untyped]
    from arelle.RuntimeOptions import RuntimeOptions  # type: ignore[import-untyped]

    answers = []
    for file, packages in cases:
        options = RuntimeOptions(
            entrypointFile=file or instance,
            packages=packages or None,
            internetConnectivity="offline",
            disablePersistentConfig=True,
            validate=True,
            logFile="logToBuffer",
            logLevel="WARNING",
        )
        with Session() as session:
            session.run(options)
            log = json.loads(session.get_logs("json"))["log"]
            answers.append(sorted({entry["code"] for entry in log}))
    print(json.dumps(answers))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]))
