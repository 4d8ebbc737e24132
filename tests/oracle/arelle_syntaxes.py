"""Print what Arelle reads from documents in any syntax, as JSON. A process of its own:
`python arelle_syntaxes.py SETTINGS JOBS`.

JOBS is a JSON array of pairs: a document, and the folder into which Arelle writes what it has read, or null: in JSON and CSV
where the document is in XML, as an instance where it is not, and the facts of a page as an instance. For each document: the
codes of all errors and warnings, each once, sorted; the facts; the links. A fact is a list: concept, entity scheme, entity
identifier, start, end, dimensions, unit, language, value, decimals, as in arelle_facts.py, with names in Clark notation in
values too. A link is a list: role, arcrole, fact, and a fact or the language and the text of a footnote,
without its markup.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from pathlib import Path
from typing import Any


def _name(value: Any) -> str | None:
    """Names in Clark notation: of a name, and of the members of an enumeration."""
    from arelle.ModelValue import QName  # type: ignore[import-untyped]

    if isinstance(value, QName):
        return str(value.clarkNotation)
    if isinstance(value, list) and all(isinstance(one, QName) for one in value):
        return " ".join(sorted(one.clarkNotation for one in value))
    return None


def _fact(fact: Any) -> list[Any]:
    from arelle_facts import _fact as row

    found = row(fact)
    found[7] = found[7] and found[7].lower()
    name = None if fact.isNil else _name(fact.xValue)
    found[8] = found[8] if name is None else name
    return found


def _links(model: Any) -> list[list[Any]]:
    found = []
    for one in model.relationshipSet("XBRL-footnotes").modelRelationships:
        source, target = one.fromModelObject, one.toModelObject
        end: list[Any]
        if target.localName == "footnote":
            end = [target.xmlLang.lower(), "".join(map(str, target.itertext()))]
        else:
            end = _fact(target)
        found.append([one.linkrole, one.arcrole, _fact(source), end])
    return found


def _written(file: str, folder: str | None) -> tuple[list[str], dict[str, Any]]:
    """The plug-ins and options that make Arelle write what it has read from a document."""
    plugins = ["loadFromOIM"]
    options: dict[str, Any] = {}
    if folder is None:
        return plugins, options
    stem, suffix = Path(file).stem, Path(file).suffix
    if suffix in (".json", ".csv"):
        return plugins, {"saveOIMToXMLReport": str(Path(folder) / f"{stem}.xbrl")}
    plugins.append("saveLoadableOIM")
    options["pluginOptions"] = {"saveLoadableOIMDirectory": folder}
    if suffix == ".xhtml":
        plugins.append("inlineXbrlDocumentSet")
        options["pluginOptions"]["saveTargetInstance"] = True
    return plugins, options


def main(settings: str, jobs: list[tuple[str, str | None]]) -> None:
    os.environ["XDG_CONFIG_HOME"] = settings
    warnings.simplefilter("ignore")
    sys.path.insert(0, str(Path(__file__).parent))
    from arelle.api.Session import Session  # type: ignore[import-untyped]
    from arelle.RuntimeOptions import RuntimeOptions  # type: ignore[import-untyped]

    answers = {}
    for file, folder in jobs:
        plugins, further = _written(file, folder)
        options = RuntimeOptions(
            entrypointFile=json.dumps([{"ixds": [{"file": file}]}]) if "inlineXbrlDocumentSet" in plugins else file,
            internetConnectivity="offline",
            disablePersistentConfig=True,
            plugins="|".join(plugins),
            validate=True,
            calcs="c11r",
            keepOpen=True,
            logFile="logToBuffer",
            logLevel="WARNING",
            **further,
        )
        with Session() as session:
            session.run(options)
            log = json.loads(session.get_logs("json"))["log"]
            answers[file] = {
                "codes": sorted({f"{entry['code']} {entry['message']['text'][:300]}" for entry in log}),
                "facts": [_fact(fact) for model in session.get_models() for fact in model.facts if fact.context is not None],
                "links": [link for model in session.get_models() for link in _links(model)],
            }
    print(json.dumps(answers))


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
