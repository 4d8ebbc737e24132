"""The facts of the generated instances as ixbrl-reporter is given them: a table of facts in its configuration.

It writes all amounts in one unit and to two decimals, which is less than the others are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from benchmarks.generate import AXES, MEMBERS, NAMESPACE, Line
from benchmarks.numbers import ENTITY, SCHEME, Place, numbers_of

ELEMENT = "figures"
_PERIOD = {"name": "2023", "start": "2023-01-01", "end": "2023-12-31"}


def write_reporter_input(path: Path, facts: int, concepts: int = 500) -> Path:
    """Write so many facts that are numbers as the configuration of ixbrl-reporter; JSON is YAML. Its accounts are empty."""
    places, lines = numbers_of(facts, concepts)
    accounts = path.with_suffix(".csv")
    accounts.write_text("Date,Transaction ID,Description,Full Account Name,Amount Num.\n", "utf-8")
    segment = {
        f"axis{axis}": {"dimension": f"b:Axis{axis}", "map": {_part(axis, at): f"b:{_part(axis, at)}" for at in range(MEMBERS)}}
        for axis in range(AXES)
    }
    used = {line.context for line in lines}
    taxonomy = {
        "schema": [f"{NAMESPACE}/bench.xsd"],
        "namespaces": {"b": NAMESPACE},
        "contexts": [_context(name, place) for name, place in places.items() if name in used],
        "metadata": [],
        "document-metadata": [],
        "tags": {line.concept: f"b:{line.concept}" for line in lines},
        "segment": segment,
    }
    table = {"id": ELEMENT, "kind": "facttable", "title": "Figures", "facts": [_fact(line) for line in lines]}
    configuration = {
        "accounts": {"kind": "csv", "file": str(accounts)},
        "metadata": {
            "business": {"entity-scheme": SCHEME, "company-number": ENTITY},
            "accounting": {"currency": "CNY", "date": _PERIOD["end"], "periods": [_PERIOD]},
        },
        "periods": {name: _period(place) for name, place in places.items() if place.start is not None},
        "instants": {name: place.end for name, place in places.items() if place.start is None},
        "report": {"title": "Benchmark", "style": "", "computations": [], "taxonomy": taxonomy, "elements": [table]},
    }
    path.write_text(json.dumps(configuration), "utf-8")
    return path


def _part(axis: int, member: int) -> str:
    return f"Part{axis}x{member}Member"


def _period(place: Place) -> Mapping[str, object]:
    return {"name": f"to {place.end}", "start": place.start, "end": place.end}


def _context(name: str, place: Place) -> Mapping[str, object]:
    when = {"instant": f"instants.{name}"} if place.start is None else {"period": f"periods.{name}"}
    segments = [{axis.lower(): member} for axis, member in place.members]
    return {"id": name, "entity": ENTITY, "scheme": SCHEME, **when, **({"segments": segments} if segments else {})}


def _fact(line: Line) -> Mapping[str, object]:
    kind = "money" if line.unit == "CNY" else "number"
    about = {"field": line.concept, "description": line.concept, "context": line.context}
    return {"id": line.concept, "kind": kind, "value": float(line.text), **about}
