"""Print the codes that Arelle gives for taxonomies, as JSON. A process of its own: `python arelle_codes.py SETTINGS FILE...`.

For each file: the codes of all errors and warnings, each once, sorted.
"""

from __future__ import annotations

import json
import os
import sys
import warnings


def main(settings: str, files: list[str]) -> None:
    os.environ["XDG_CONFIG_HOME"] = settings
    warnings.simplefilter("ignore")
    from arelle.api.Session import Session  # type: ignore[import-untyped]
    from arelle.RuntimeOptions import RuntimeOptions  # type: ignore[import-untyped]

    answers = {}
    for file in files:
        options = RuntimeOptions(
            entrypointFile=file, internetConnectivity="offline", validate=True, logFile="logToBuffer", logLevel="WARNING"
        )
        with Session() as session:
            session.run(options)
            log = json.loads(session.get_logs("json"))["log"]
            answers[file] = sorted({entry["code"] for entry in log})
    print(json.dumps(answers))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
