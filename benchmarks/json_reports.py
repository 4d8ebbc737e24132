"""Valid reports in JSON of any size: the facts of the generated instances, a fact a line as most tools write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

from benchmarks.generate import NAMESPACE, Line, lines_of
from disclose.names import ISO4217, OIM, XBRL_JSON, XBRLI

UNITS: Mapping[str, str | None] = {
    "CNY": "iso4217:CNY",
    "USD": "iso4217:USD",
    "shares": "xbrli:shares",
    "pure": None,
    "CNYPerShare": "iso4217:CNY/xbrli:shares",
}
_ID = re.compile(r'<xbrli:context id="([^"]+)">')
_PERIOD = re.compile(r"<xbrli:(instant|startDate|endDate)>([0-9]{4})-([0-9]{2})-([0-9]{2})</")
_MEMBER = re.compile(r'<xbrldi:explicitMember dimension="([^"]+)">([^<]+)</')
NIL = ' xsi:nil="true"'


def report_of(contexts: list[str], lines: list[Line], schema: str) -> str:
    """A report with these contexts and facts. What a line says that can't be said in JSON is written as it is, to be found."""
    info = {
        "documentType": XBRL_JSON,
        "namespaces": {
            "b": NAMESPACE,
            "e": "https://bench.example/entity",
            "iso4217": ISO4217,
            "xbrl": OIM,
            "xbrli": XBRLI,
        },
        "taxonomy": [schema],
    }
    places = dict(map(place_of, contexts))
    facts = ",\n".join(_members(lines, places))
    return f'{{"documentInfo": {json.dumps(info, indent=1)},\n"facts": {{\n{facts}\n}}}}\n'


def place_of(context: str) -> tuple[str, dict[str, str]]:
    """The id of a context and its period and members as dimensions."""
    found = _ID.match(context)
    assert found is not None, "contexts are generated"
    moments = [_moment(*parts) for parts in _PERIOD.findall(context)]
    members = dict(_MEMBER.findall(context))
    return found[1], {"entity": "e:E1", "period": "/".join(moments), **members}


def _moment(kind: str, year: str, month: str, day: str) -> str:
    """The end of a day is midnight of the next; only the last days of December and June occur."""
    if kind == "startDate":
        return f"{year}-{month}-{day}T00:00:00"
    return f"{int(year) + 1}-01-01T00:00:00" if month == "12" else f"{year}-07-01T00:00:00"


def _members(lines: list[Line], places: Mapping[str, dict[str, str]]) -> Iterator[str]:
    for number, line in enumerate(lines):
        nil = NIL in line.further
        text = unescape(line.text)
        name = text.removeprefix(f"{NAMESPACE}#")
        fact: dict[str, object] = {"value": None if nil else text if name == text else f"b:{name}"}
        if line.decimals not in (None, "INF"):
            decimals = line.decimals or ""
            fact["decimals"] = int(decimals) if re.fullmatch("-?[0-9]+", decimals) else decimals
        place = places.get(line.context, {"period": line.context})
        unit = None if line.unit is None else UNITS.get(line.unit, line.unit)
        further = {} if unit is None else {"unit": unit}
        fact["dimensions"] = {"concept": f"b:{line.concept}", **place, **further}
        yield f'"f{number}": {json.dumps(fact, ensure_ascii=False)}'


def write_report(path: Path, schema: Path, facts: int, concepts: int = 500) -> Path:
    """Write a report of so many facts beside the schema of its taxonomy."""
    contexts, lines = lines_of(facts, concepts)
    path.write_text(report_of(contexts, lines, schema.name), "utf-8")
    return path
