"""The facts of the generated instances as xBRL-Forge is given them: a table of a fact a row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from benchmarks.generate import NAMESPACE, Line
from benchmarks.numbers import ENTITY, SCHEME, Place, numbers_of
from disclose.names import ISO4217, IXT_TR5, XBRLI

MAKE = """\
import json, os, sys, xbrl_forge
os.makedirs(sys.argv[2], exist_ok=True)
data = json.load(open(sys.argv[1], encoding="utf-8"))
xbrl_forge.validate_input_data(data)
xbrl_forge.create_xbrl([xbrl_forge.load_input_data(data)]).save_files(sys.argv[2], True)
"""
"""What its own example does: check the input, make the package, save it."""
_UNITS: Mapping[str, Mapping[str, object]] = {
    "CNY": {"numerator": {"namespace": ISO4217, "name": "CNY"}},
    "shares": {"numerator": {"namespace": XBRLI, "name": "shares"}},
    "pure": {"numerator": {"namespace": XBRLI, "name": "pure"}},
    "CNYPerShare": {
        "numerator": {"namespace": ISO4217, "name": "CNY"},
        "denominator": {"namespace": XBRLI, "name": "shares"},
    },
}


def write_forge_input(path: Path, facts: int, concepts: int = 500) -> Path:
    """Write so many facts that are numbers as the input of xBRL-Forge."""
    places, numbers = numbers_of(facts, concepts)
    rows = [{"cells": [_cell(line.concept, []), _cell(line.text, [_tag(line, places[line.context])])]} for line in numbers]
    report = {
        "name": "bench",
        "taxonomy_schema": f"{NAMESPACE}/bench.xsd",
        "lang": "en",
        "xhtml": True,
        "priority": 1,
        "namespaces": {NAMESPACE: "b", ISO4217: "iso4217", XBRLI: "xbrli", IXT_TR5: "ixt"},
        "content": [{"type": "TABLE", "rows": rows, "tags": []}],
    }
    path.write_text(json.dumps({"reports": [report]}), "utf-8")
    return path


def _where(place: Place) -> Mapping[str, object]:
    dimensions = [
        {
            "axis": {"namespace": NAMESPACE, "name": axis},
            "member": {"namespace": NAMESPACE, "name": member},
            "typed_member_value": None,
        }
        for axis, member in place.members
    ]
    start = {} if place.start is None else {"start_date": place.start}
    return {"end_date": place.end, **start, "dimensions": dimensions}


def _cell(text: str, tags: list[Mapping[str, object]]) -> Mapping[str, object]:
    return {"content": [{"type": "PARAGRAPH", "content": text, "tags": tags}]}


def _tag(line: Line, place: Place) -> Mapping[str, object]:
    decimals = {} if line.decimals == "INF" else {"decimals": int(line.decimals or 0)}
    form = {"namespace": IXT_TR5, "name": "num-dot-decimal"}
    return {
        "namespace": NAMESPACE,
        "name": line.concept,
        "attributes": {"format": form, **decimals, "scale": 0, "unit": _UNITS[line.unit or "pure"]},
        "entity": ENTITY,
        "entity_scheme": SCHEME,
        **_where(place),
    }
