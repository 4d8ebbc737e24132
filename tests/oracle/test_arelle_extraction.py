"""The facts that we take out of each document of the examples are those that Arelle takes out of it."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from disclose.build import build
from disclose.formats.inline import read_inline
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
from disclose.project import load_project
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.author import author_taxonomy

ROOT = Path(__file__).resolve().parents[2]
JUDGE = Path(__file__).with_name("arelle_judge.py")
EXAMPLES = ("sensetime-2023", "minimal", "full-statements")
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
    unit = measures(aspects.unit)
    return json.dumps(
        [aspects.concept.clark, entity, period(aspects.period), dimensions, unit, aspects.language, decimals, value(fact)]
    )


def theirs(answer: Mapping[str, Any]) -> set[str]:
    def number(fact: list[Any]) -> str:
        return str(Decimal(fact[7]).normalize()) if fact[4] and fact[7] != "nil" else str(fact[7])

    return {json.dumps([*fact[:7], number(fact)]) for fact in answer["facts"]}


def reading(path: Path, taxonomy: Taxonomy) -> Report:
    read = read_inline if path.suffix == ".xhtml" else read_instance
    report = read(path.read_bytes(), path.name, taxonomy)
    assert report.diagnostics == ()
    assert report.value is not None
    return report.value


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_we_read_is_what_arelle_reads(name: str, tmp_path: Path) -> None:
    project = load_project(ROOT / "examples" / name).value
    outcome = build(ROOT / "examples" / name, tmp_path / "out")
    assert outcome.value is not None, outcome.diagnostics
    assert project is not None
    taxonomy = author_taxonomy(project.taxonomy_folder, project.config.report.taxonomy).value
    assert taxonomy is not None
    paths = [tmp_path / "out" / document for document in outcome.value.facts]
    command = [sys.executable, str(JUDGE), str(tmp_path / "settings"), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    answers = json.loads(done.stdout)
    assert len(paths) == 1 + len(project.languages)
    for path in paths:
        ours = {row(fact) for fact in reading(path, taxonomy).facts}
        assert ours == theirs(answers[str(path)]), path.name
        assert len(ours) == outcome.value.facts[path.name]
