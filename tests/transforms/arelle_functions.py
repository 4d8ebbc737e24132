"""Apply Arelle's transformation functions: reads a JSON list of [namespace, rule, text], prints a list of results, null where
refused. Run in a process of its own."""

from __future__ import annotations

import gettext
import json
import sys

from arelle.formula.XPathContext import FunctionArgType  # type: ignore[import-untyped]
from arelle.FunctionIxt import ixtNamespaceFunctions  # type: ignore[import-untyped]


def _result(namespace: str, rule: str, text: str) -> str | None:
    try:
        value = ixtNamespaceFunctions[namespace][rule](text)
    except FunctionArgType:
        return None
    return None if value is None else str(value)


if __name__ == "__main__":
    gettext.install("arelle")
    json.dump([_result(*row) for row in json.load(sys.stdin)], sys.stdout)
