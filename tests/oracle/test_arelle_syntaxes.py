"""A report of a thousand facts of every kind in each syntax: Arelle reads in each the facts and links that we wrote, and finds
nothing wrong; and what Arelle writes in each, we read as the same report."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from disclose.diagnostics import Diagnostic, Outcome
from disclose.formats.inline import read_inline
from disclose.formats.oim.languages import in_one_spelling
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
DOCUMENTS = ("r.xbrl", "r.json", "r.xhtml")


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


Reader = Callable[[bytes, str, Taxonomy], Outcome[Report]]
WRITTEN: Mapping[str, Reader] = {
    "of-r.xbrl/r.json": read_json,
    "of-r.xhtml/r.json": read_json,
    "of-r.json/r.xbrl": read_instance,
    "r_extracted.xbrl": read_instance,
}
"""What Arelle wrote, and how we read it."""


def arelles_faults(found: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    """Findings other than those of Arelle's own: it writes languages as it finds them, where they are to be in small letters,
    and numbers of floating point without an exponent, though it says that values are canonical."""
    for one in found:
        floating = one.code == "xbrlje:nonCanonicalValue" and one.message.startswith(("Moredouble", "Morefloat"))
        if one.code != "xbrlje:invalidLanguageCodeCase" and not floating:
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


@pytest.mark.parametrize("name", WRITTEN)
def test_we_read_what_arelle_writes(name: str, read: Read) -> None:
    outcome = WRITTEN[name]((read.folder / name).read_bytes(), name, read.made.taxonomy)
    assert [*arelles_faults(outcome.diagnostics)] == []
    assert outcome.value is not None
    expected = in_one_spelling(read.made.checked.report)
    if name == "r_extracted.xbrl":
        expected = without_zones(expected)
    assert differences(expected, in_one_spelling(outcome.value), name) == ()


def test_our_page_is_read_as_it_was_made(read: Read) -> None:
    outcome = read_inline((read.folder / "r.xhtml").read_bytes(), "r.xhtml", read.made.taxonomy)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert differences(read.made.checked.report, outcome.value, "r.xhtml") == ()
