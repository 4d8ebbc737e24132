"""Run as a process of its own: validates documents in Arelle and prints what it said and which facts each footnote is about.

Arguments: a folder for Arelle's settings, then the documents.
"""

from __future__ import annotations

import json
import os
import sys
from html import unescape


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
                    validate=True,
                    keepOpen=True,
                    logFile="logToBuffer",
                )
            )
            (model,) = session.get_models()
            related = model.relationshipSet("XBRL-footnotes").modelRelationships
            answers[document] = {
                "said": [record for record in json.loads(session.get_logs("json"))["log"] if record["level"] != "info"],
                "notes": sorted(
                    [
                        one.arcrole,
                        one.linkrole,
                        one.toModelObject.xmlLang,
                        "".join(unescape(one.toModelObject.textValue).split()),
                        one.fromModelObject.qname.localName,
                        str(one.fromModelObject.context.endDatetime),
                    ]
                    for one in related
                ),
            }
    sys.stdout.write(json.dumps(answers))


if __name__ == "__main__":
    main()
