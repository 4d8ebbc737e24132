"""The facts that we take out of each document of the examples are those that Arelle takes out of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from disclose.diagnostics import Outcome
from disclose.formats.inline import read_inline
from disclose.formats.xbrl_csv import read_csv
from disclose.formats.xbrl_csv.files import files_in_folder
from disclose.formats.xbrl_json import read_json
from disclose.formats.xbrl_xml import read_instance
from disclose.model import (
    BooleanValue,
    EnumerationValue,
    ExplicitMember,
    Fact,
    NilValue,
    NumericValue,
    Period,
    QNameValue,
    Report,
    Unit,
)
from disclose.taxonomy import Taxonomy
from judged_examples import NAMES, JudgedExample

pytestmark = pytest.mark.oracle


def moment(at: dt.datetime | None) -> str:
    assert at is not None
    return str(at)


def period(of: Period) -> list[str]:
    if of.end is None:
        return ["forever"]
    return [moment(of.end)] if of.start is None else [moment(of.start), moment(of.end)]


def measures(unit: Unit | None) -> list[list[str]] | None:
    return None if unit is None else [[name.clark for name in side] for side in (unit.numerators, unit.denominators)]


def value(fact: Fact) -> str:
    """A value as Arelle's Python value prints, a number without trailing zeros."""
    said = fact.value
    if isinstance(said, NumericValue):
        return str(said.number.normalize())
    if isinstance(said, NilValue):
        return "nil"
    if isinstance(said, BooleanValue):
        return str(said.boolean)
    if isinstance(said, EnumerationValue):
        return f"[{', '.join(member.local for member in said.members)}]"
    return said.qname.local if isinstance(said, QNameValue) else str(said)


def row(fact: Fact) -> str:
    aspects = fact.aspects
    dimensions = sorted(
        [name.clark, member.member.clark if isinstance(member, ExplicitMember) else str(member)]
        for name, member in aspects.dimensions
    )
    decimals = fact.value.decimals_text if isinstance(fact.value, NumericValue) else None
    entity = [aspects.entity.scheme, aspects.entity.identifier]
    unit, spoken = measures(aspects.unit), aspects.language and aspects.language.lower()
    return json.dumps([aspects.concept.clark, entity, period(aspects.period), dimensions, unit, spoken, decimals, value(fact)])


def theirs(answer: Mapping[str, Any]) -> set[str]:
    def number(fact: list[Any]) -> str:
        return str(Decimal(fact[7]).normalize()) if fact[4] and fact[7] != "nil" else str(fact[7])

    return {json.dumps([*fact[:5], fact[5] and fact[5].lower(), fact[6], number(fact)]) for fact in answer["facts"]}


def read_tables(path: Path, taxonomy: Taxonomy) -> Outcome[Report]:
    return read_csv(path.read_bytes(), files_in_folder(path, path.name, lambda url: None), taxonomy)


READERS = {".xhtml": read_inline, ".xbrl": read_instance, ".json": read_json}


@pytest.mark.parametrize("name", NAMES)
def test_what_we_read_is_what_arelle_reads(name: str, judged_examples: Mapping[str, JudgedExample]) -> None:
    example = judged_examples[name]
    for document, facts in example.built.facts.items():
        path = example.built.folder / document
        if document.endswith("-csv.json"):
            read = read_tables(path, example.taxonomy)
        else:
            read = READERS[path.suffix](path.read_bytes(), document, example.taxonomy)
        assert read.diagnostics == ()
        assert read.value is not None
        ours = {row(fact) for fact in read.value.facts}
        assert ours == theirs(example.said[document]), document
        assert len(ours) == facts
