"""A report of a thousand facts of every kind in each syntax: Arelle reads in each the facts and links that we wrote, and finds
nothing wrong; and what Arelle writes in each, we read as the same report."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Outcome
from disclose.formats.inline import read_inline
from disclose.formats.oim.languages import in_one_spelling
from disclose.formats.xbrl_csv import read_csv, write_csv
from disclose.formats.xbrl_csv.files import files_in_folder
from disclose.formats.xbrl_json import read_json, write_json
from disclose.formats.xbrl_xml import read_instance, write_instance
from disclose.model import (
    Dimensions,
    EnumerationValue,
    Fact,
    NilValue,
    NumericValue,
    QNameValue,
    Report,
    TextValue,
    TypedMember,
    Unit,
    Value,
)
from disclose.model.compare import differences
from disclose.taxonomy import Taxonomy
from generated_report import ENTRY, Generated, generated, write_page

pytestmark = pytest.mark.oracle

FACTS = 1000
READER = Path(__file__).with_name("arelle_syntaxes.py")
CSV = "c-csv.json"
DOCUMENTS = ("r.xbrl", "r.json", CSV, "r.xhtml")


@dataclass(frozen=True)
class Read:
    """The report, where its documents lie, and what Arelle says of each of these by name."""

    made: Generated
    folder: Path
    said: Mapping[str, Mapping[str, Any]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = tmp_path_factory.mktemp("syntaxes")
    made = generated(folder, FACTS)
    (folder / "r.xbrl").write_bytes(write_instance(made.checked, made.taxonomy, ENTRY))
    (folder / "r.json").write_bytes(write_json(made.checked, made.taxonomy, ENTRY))
    (folder / "r.xhtml").write_bytes(write_page(made))
    for name, data in write_csv(made.checked, made.taxonomy, ENTRY, CSV.removesuffix("-csv.json")).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    jobs = []
    for name in DOCUMENTS:
        (folder / f"of-{name}").mkdir()
        jobs.append((str(folder / name), str(folder / f"of-{name}")))
    command = [sys.executable, str(READER), str(folder / "settings"), json.dumps(jobs)]
    environment = {**os.environ, "HOME": str(folder)}
    done = subprocess.run(command, capture_output=True, check=True, timeout=400, env=environment)
    said = json.loads(done.stdout[done.stdout.index(b"{") :])
    return Read(made, folder, {Path(path).name: answer for path, answer in said.items()})


def _moment(value: Any) -> str | None:
    return None if value is None else value.isoformat()


def _dimensions(dimensions: Dimensions) -> list[list[str | None]]:
    found: list[list[str | None]] = []
    for name, member in dimensions:
        if isinstance(member, TypedMember):
            found.append([name.clark, member.element.clark, None if member.nil else member.text or None])
        else:
            found.append([name.clark, member.member.clark])
    return sorted(found, key=str)


def _unit(unit: Unit | None) -> list[list[str]] | None:
    return None if unit is None else [[name.clark for name in side] for side in (unit.numerators, unit.denominators)]


def _value(value: Value) -> str | None:
    if isinstance(value, EnumerationValue):
        return " ".join(sorted(member.clark for member in value.members))
    if isinstance(value, QNameValue):
        return value.qname.clark
    return None if isinstance(value, NilValue) else str(value)


def ours(fact: Fact) -> list[Any]:
    """A fact as Arelle gives it."""
    aspects, value = fact.aspects, fact.value
    return [
        aspects.concept.clark,
        aspects.entity.scheme,
        aspects.entity.identifier,
        _moment(aspects.period.start),
        _moment(aspects.period.end),
        _dimensions(aspects.dimensions),
        _unit(aspects.unit),
        aspects.language and aspects.language.lower(),
        _value(value),
        value.decimals_text if isinstance(value, NumericValue) else None,
    ]


def comparable(facts: Iterable[list[Any]]) -> set[str]:
    """Facts spelled alike: numbers, empty typed members and languages that are not told."""
    return {json.dumps(_spelled(fact)) for fact in facts}


def _spelled(fact: list[Any]) -> list[Any]:
    *head, dimensions, unit, language, value, decimals = fact
    if unit is not None and value is not None:
        value = format(Decimal(value).normalize(), "f")
    return [*head, [[one or None for one in dimension] for dimension in dimensions], unit, language or None, value, decimals]


def _plain(markup: str) -> str:
    return unescape(re.sub("<[^>]*>", "", markup))


def links_of(report: Report) -> set[str]:
    """Links as Arelle gives them."""
    facts = {fact.id: _spelled(ours(fact)) for fact in report.facts}
    found = {
        json.dumps([note.role, note.arcrole, facts[id], [note.language.lower(), _plain(note.text)]])
        for note in report.footnotes
        for id in note.fact_ids
    }
    return found | {
        json.dumps([link.role, link.arcrole, facts[id], facts[target]])
        for link in report.fact_links
        for id in link.fact_ids
        for target in link.target_ids
    }


def test_the_report_is_of_every_kind(read: Read) -> None:
    report = read.made.checked.report
    kinds = {type(fact.value).__name__ for fact in report.facts}
    assert len(report.facts) == FACTS
    assert kinds >= {*("NumericValue", "TextValue", "BooleanValue", "DateValue", "QNameValue", "EnumerationValue", "NilValue")}
    numbers = [fact.value for fact in report.facts if isinstance(fact.value, NumericValue)]
    assert {None, 28, -3} <= {number.decimals for number in numbers}
    assert any(number.number < -(10**27) for number in numbers)
    assert len(report.content()) == FACTS


@pytest.mark.parametrize("name", DOCUMENTS)
def test_arelle_finds_nothing(name: str, read: Read) -> None:
    assert read.said[name]["codes"] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_arelle_reads_the_facts_that_were_written(name: str, read: Read) -> None:
    expected = comparable(map(ours, read.made.checked.facts))
    assert len(expected) == FACTS
    assert comparable(read.said[name]["facts"]) == expected


@pytest.mark.parametrize("name", DOCUMENTS)
def test_arelle_reads_the_links_that_were_written(name: str, read: Read) -> None:
    said = {
        json.dumps([role, arcrole, _spelled(source), _spelled(end) if len(end) > 2 else end])
        for role, arcrole, source, end in read.said[name]["links"]
    }
    assert said == links_of(read.made.checked.report)


def read_as(path: Path, taxonomy: Taxonomy) -> Outcome[Report]:
    """The report that a document holds, in the syntax that its name says."""
    data = path.read_bytes()
    if path.name.endswith(("-metadata.json", "-csv.json")):
        return read_csv(data, files_in_folder(path, path.name, lambda url: None), taxonomy)
    read = {".json": read_json, ".xbrl": read_instance, ".xhtml": read_inline}[path.suffix]
    return read(data, path.name, taxonomy)


WRITTEN = (
    *("of-r.xbrl/r.json", "of-r.xhtml/r.json", "of-r.xbrl/r-metadata.json", "of-r.xhtml/r-metadata.json"),
    *("of-r.json/r.xbrl", f"of-{CSV}/c-csv.xbrl", "r_extracted.xbrl"),
)
"""What Arelle wrote."""


def arelles_faults(found: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """Findings other than of what Arelle does wrong: it writes languages as it finds them, where they are to be in small
    letters, numbers of floating point without an exponent, though it says that values are canonical, and in CSV ids with dots
    for rows, and links to facts as if these were footnotes."""
    for one in found:
        floating = one.code == "xbrlje:nonCanonicalValue" and one.message.startswith(("Moredouble", "Morefloat"))
        astray = one.code == "xbrlce:unknownLinkTarget" and "'footnotes.r_" in one.message
        dotted = one.code == "xbrlce:invalidRowIdentifier" and "." in one.message
        if one.code != "xbrlje:invalidLanguageCodeCase" and not (floating or astray or dotted):
            yield one


def without_zones(report: Report) -> Report:
    """The report as Arelle extracts it from a page: its moments lose their time zones."""
    facts = (
        replace(fact, value=TextValue(fact.value.text.removesuffix("Z")))
        if fact.aspects.concept.local == "Moment" and isinstance(fact.value, TextValue)
        else fact
        for fact in report.facts
    )
    return replace(report, facts=tuple(facts))


def as_in_tables(report: Report) -> Report:
    """The report as Arelle writes it in CSV: its tables have no column for the language of a fact, and its links to facts lead
    to the table of footnotes, where they find nothing."""
    facts = tuple(replace(one, aspects=replace(one.aspects, language=None)) for one in report.facts)
    return replace(report, facts=facts, fact_links=())


def as_it_is(report: Report) -> Report:
    return report


LOST = {
    "r_extracted.xbrl": without_zones,
    "of-r.xbrl/r-metadata.json": as_in_tables,
    "of-r.xhtml/r-metadata.json": as_in_tables,
}
"""What a report has lost when Arelle has written it."""


@pytest.mark.parametrize("name", WRITTEN)
def test_we_read_what_arelle_writes(name: str, read: Read) -> None:
    outcome = read_as(read.folder / name, read.made.taxonomy)
    assert [*arelles_faults(outcome.diagnostics)] == []
    assert outcome.value is not None
    expected = LOST.get(name, as_it_is)(in_one_spelling(read.made.checked.report))
    assert differences(expected, in_one_spelling(outcome.value), name) == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_we_read_what_we_write(name: str, read: Read) -> None:
    outcome = read_as(read.folder / name, read.made.taxonomy)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert differences(in_one_spelling(read.made.checked.report), in_one_spelling(outcome.value), name) == ()
