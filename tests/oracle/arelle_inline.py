"""Print what Arelle loads from Inline XBRL document sets, as JSON. Run in a process of its own:
`python arelle_inline.py SETS.json`, a list of pairs: files and a target (null for the default one).

Of each: facts as in arelle_facts.py with the names of the tuples around them, footnotes, and the codes of errors. What Arelle
extracts is left as an instance beside the first file. With `--errors` only the codes, and no instance.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from arelle.api.Session import Session  # type: ignore[import-untyped]
from arelle.RuntimeOptions import RuntimeOptions  # type: ignore[import-untyped]
from arelle.XmlUtil import innerText  # type: ignore[import-untyped]


def _value(fact: Any) -> Any:
    if fact.isNil:
        return None
    if fact.localName == "fraction":
        return [str(term) for term in (fact._fractionValue or ())]
    return fact.value


def _facts(facts: Any, around: list[str]) -> list[list[Any]]:
    found: list[list[Any]] = []
    for fact in facts:
        if fact.isTuple:
            found += _facts(fact.modelTupleFacts, [*around, fact.qname.localName])
            continue
        found.append(
            [
                fact.qname.localName,
                around,
                fact.contextID,
                fact.unitID,
                fact.xmlLang if fact.concept.type.isOimTextFactType else None,
                None if fact.isNil else fact.decimals,
                _value(fact),
            ]
        )
    return found


def _notes(model: Any) -> list[list[Any]]:
    found = []
    for relationship in model.relationshipSet("XBRL-footnotes").modelRelationships:
        source, target = relationship.fromModelObject, relationship.toModelObject
        named = [relationship.linkrole, relationship.arcrole, source.id]
        if target.localName == "footnote":
            note = innerText(target, ixExclude=True, ixEscape="html", ixContinuation=True, strip=False)
            found.append([*named, target.xmlLang, note])
        else:
            found.append([*named, None, target.id])
    return found


def main(path: str, *, content: bool) -> None:
    with open(path, encoding="utf-8") as file:
        sets = json.load(file)
    result = []
    for files, target in sets:
        entry = json.dumps([{"ixds": [{"file": name} for name in files], "ixdsTarget": target or "(default)"}])
        options = RuntimeOptions(
            entrypointFile=entry,
            internetConnectivity="offline",
            keepOpen=True,
            plugins="inlineXbrlDocumentSet",
            validate=True,
            pluginOptions={"saveTargetInstance": content},
            logFile="logToStdErr",
        )
        with Session() as session:
            session.run(options)
            (model,) = session.get_models()
            errors = sorted({str(code) for code in model.errors})
            read = {"facts": _facts(model.facts, []), "notes": _notes(model)} if content else {}
            result.append({**read, "errors": errors})
    json.dump(result, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], content="--errors" not in sys.argv)
