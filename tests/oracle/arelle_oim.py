"""Print what Arelle says of reports in JSON or CSV, as JSON. A process of its own: `python arelle_oim.py SETTINGS FILE...`.

For each file: the codes of all errors and warnings, each once, sorted; and the facts, as arelle_facts.py gives them.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from pathlib import Path
from typing import Any


def main(settings: str, files: list[str]) -> None:
    os.environ["XDG_CONFIG_HOME"] = settings
    warnings.simplefilter("ignore")
    sys.path.insert(0, str(Path(__file__).parent))
    from arelle.api.Session import Session  # type: ignore[import-untyped]
    from arelle.RuntimeOptions import RuntimeOptions  # type: ignore[import-untyped]
    from arelle_facts import _fact

    answers: dict[str, dict[str, Any]] = {}
    for file in files:
        options = RuntimeOptions(
            entrypointFile=file,
            internetConnectivity="offline",
            plugins="loadFromOIM",
            validate=True,
            calcs="c11r",
            keepOpen=True,
            logFile="logToBuffer",
            logLevel="WARNING",
        )
        with Session() as session:
            session.run(options)
            log = json.loads(session.get_logs("json"))["log"]
            facts = [_fact(fact) for model in session.get_models() for fact in model.facts if fact.context is not None]
            answers[file] = {"codes": sorted({entry["code"] for entry in log}), "facts": facts}
    print(json.dumps(answers))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
