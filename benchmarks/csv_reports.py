"""Valid reports in CSV of any size: the facts of the generated instances, a table for each group of concepts."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from benchmarks.generate import NAMESPACE, Line, lines_of
from benchmarks.json_reports import NIL, UNITS, place_of
from disclose.names import ISO4217, XBRL_CSV, XBRLI

_GROUP = re.compile(r"G[0-9]+")


def write_tables(path: Path, schema: Path, facts: int, concepts: int = 500) -> Path:
    """Write a report of so many facts beside the schema of its taxonomy: the metadata is `path`."""
    contexts, lines = lines_of(facts, concepts)
    places = dict(map(place_of, contexts))
    groups: dict[str, dict[str, dict[str, Line]]] = {}
    for line in lines:
        found = _GROUP.match(line.concept)
        assert found is not None, "concepts are generated"
        groups.setdefault(found[0], {}).setdefault(line.context, {})[line.concept] = line
    templates: dict[str, Any] = {}
    folder = path.parent / path.stem
    folder.mkdir(exist_ok=True)
    for group, rows in groups.items():
        templates[group] = _write_table(folder / f"{group}.csv", rows, places)
    namespaces = {"b": NAMESPACE, "e": "https://bench.example/entity", "iso4217": ISO4217, "xbrli": XBRLI}
    metadata = {
        "documentInfo": {"documentType": XBRL_CSV, "namespaces": namespaces, "taxonomy": [schema.name]},
        "tableTemplates": templates,
        "tables": {group: {"url": f"{path.stem}/{group}.csv"} for group in groups},
        "dimensions": {"entity": "e:E1", "period": "$period"},
    }
    path.write_text(json.dumps(metadata, indent=1), "utf-8")
    return path


def _write_table(path: Path, rows: dict[str, dict[str, Line]], places: dict[str, dict[str, str]]) -> dict[str, Any]:
    """Write a table; its template."""
    dimensions = sorted({name for context in rows for name in places[context] if ":" in name})
    names = [name.replace(":", "_") for name in dimensions]
    lines = {concept: line for row in rows.values() for concept, line in row.items()}
    columns: dict[str, Any] = {"period": {}, **{name: {} for name in names}}
    for concept, line in lines.items():
        unit = None if line.unit is None else UNITS.get(line.unit, line.unit)
        column: dict[str, Any] = {"dimensions": {"concept": f"b:{concept}", **({} if unit is None else {"unit": unit})}}
        if line.decimals not in (None, "INF") and not any(
            NIL in row[concept].further for row in rows.values() if concept in row
        ):
            column["decimals"] = line.decimals
        columns[concept] = column
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for context, row in rows.items():
            keys = [places[context]["period"], *(places[context].get(name, "") for name in dimensions)]
            writer.writerow([*keys, *(_cell(row.get(concept)) for concept in lines)])
    return {"dimensions": {name: f"${column}" for name, column in zip(dimensions, names, strict=True)}, "columns": columns}


def _cell(line: Line | None) -> str:
    if line is None:
        return ""
    if NIL in line.further:
        return "#nil"
    text = unescape(line.text)
    name = text.removeprefix(f"{NAMESPACE}#")
    return text if name == text else f"b:{name}"
