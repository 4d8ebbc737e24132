"""Generated Inline XBRL document sets of all kinds: Arelle loads the facts and footnotes that we read, target by target, and
finds nothing where we find nothing; and what we convert them to, it reads as the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from inline_documents import Maker

from disclose.convert import Choice, convert
from disclose.diagnostics import Severity
from disclose.document_sets import JudgedTarget, judge_set
from disclose.formats.inline.document_set import open_inline_set
from disclose.formats.xbrl_xml import read_instance
from disclose.model import Fact, FractionValue, NilValue, NumericValue, Report, Tuple
from disclose.names import QName
from disclose.rules.subject import Calculation
from disclose.taxonomy.catalog import standard_catalog

pytestmark = pytest.mark.oracle

HERE = Path(__file__).parent
SEEDS = range(24)
WITH_ONE_TARGET = [seed for seed in SEEDS if not Maker(seed).two_targets]
"""Arelle writes the instance of a second target over that of the first."""
LOADER = HERE / "arelle_inline.py"


@pytest.fixture(scope="module")
def sets(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[tuple[Path, ...], bool]]:
    """The files of each set, and whether it has a second target."""
    made = {}
    for seed in SEEDS:
        folder = tmp_path_factory.mktemp(f"set{seed}")
        (folder / "inline_kinds.xsd").write_bytes((HERE / "inline_kinds.xsd").read_bytes())
        maker = Maker(seed)
        for name, text in maker.documents().items():
            (folder / name).write_text(text, "utf-8")
        made[seed] = tuple(sorted(folder.glob("*.xhtml"))), maker.two_targets
    return made


@pytest.fixture(scope="module")
def arelle(
    sets: dict[int, tuple[tuple[Path, ...], bool]], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[int, str | None], dict[str, Any]]:
    """What Arelle loads, by set and target; in one process, since it takes its time to start."""
    asked = [(seed, target) for seed, (_, two) in sets.items() for target in (None, "x")[: 1 + two]]
    folder = tmp_path_factory.mktemp("arelle")
    listed = folder / "sets.json"
    listed.write_text(json.dumps([[[str(file) for file in sets[seed][0]], target] for seed, target in asked]))
    environment = {**os.environ, "XDG_CONFIG_HOME": str(folder / "config"), "HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, str(LOADER), str(listed)], capture_output=True, check=True, timeout=300, env=environment
    )
    return dict(zip(asked, json.loads(done.stdout), strict=True))


def ours(files: tuple[Path, ...]) -> dict[str | None, JudgedTarget]:
    data = {file.name: file.read_bytes() for file in files}
    inline = open_inline_set(data)
    assert inline.value is not None
    assert [found.code for found in inline.diagnostics if found.severity is Severity.ERROR] == []
    catalog = standard_catalog().with_root(files[0].parent)
    paths = {file.name: file for file in files}
    judged = judge_set(inline.value, data, paths, catalog, Calculation.NONE, lambda stage: None)
    assert [str(found) for found in judged.diagnostics if found.severity is Severity.ERROR] == []
    return {one.name: one for one in judged.value or ()}


def around(fact: Fact) -> list[str]:
    names: list[str] = []
    container: Tuple | None = fact.container
    while container is not None:
        names.insert(0, container.concept.local)
        container = container.container
    return names


def as_arelle(fact: Fact, report: Report) -> tuple[Any, ...]:
    """A fact in the words of arelle_inline.py. Numbers compare as numbers, contexts and units by their ids."""
    value: Any = str(fact.value)
    decimals = None
    if isinstance(fact.value, NilValue):
        value = None
    elif isinstance(fact.value, NumericValue):
        value, decimals = str(fact.value.number.normalize()), fact.value.decimals_text
    elif isinstance(fact.value, FractionValue):
        value = f"{fact.value.numerator}/{fact.value.denominator}"
    unit = next((one.id for one in report.units if one.unit == fact.aspects.unit), None)
    context = None if fact.context is None else fact.context.id
    aspects = fact.aspects
    return aspects.concept.local, tuple(around(fact)), context, unit, aspects.language, decimals, value


def plain(fact: list[Any]) -> tuple[Any, ...]:
    concept, tuples, context, unit, language, decimals, value = fact
    language = language or None
    if isinstance(value, list):
        value = "/".join(str(Decimal(term)) for term in value)
    elif unit is not None and value is not None:
        value = str(Decimal(value).normalize())
    return concept, tuple(tuples), context, unit, language, decimals, value


def notes(report: Report) -> set[tuple[Any, ...]]:
    found: set[tuple[Any, ...]] = set()
    for note in report.footnotes:
        found |= {(note.role, note.arcrole, fact, note.language, note.text) for fact in note.fact_ids}
    for link in report.fact_links:
        found |= {(link.role, link.arcrole, source, None, end) for source in link.fact_ids for end in link.target_ids}
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_arelle_loads_what_we_read(
    seed: int,
    sets: dict[int, tuple[tuple[Path, ...], bool]],
    arelle: dict[tuple[int, str | None], dict[str, Any]],
) -> None:
    files, two = sets[seed]
    read = ours(files)
    assert set(read) == ({None, "x"} if two else {None})
    for target, judged in read.items():
        loaded = arelle[seed, target]
        assert loaded["errors"] == []
        report = judged.report
        assert Counter(as_arelle(fact, report) for fact in report.facts) == Counter(plain(fact) for fact in loaded["facts"])
        assert notes(report) == {tuple(note) for note in loaded["notes"]}


@pytest.mark.parametrize("seed", WITH_ONE_TARGET)
def test_arelle_extracts_what_we_convert_to(
    seed: int,
    sets: dict[int, tuple[tuple[Path, ...], bool]],
    arelle: dict[tuple[int, str | None], dict[str, Any]],
) -> None:
    """But for fractions, whose terms it does not write as such."""
    files, _ = sets[seed]
    assert (seed, None) in arelle
    judged = ours(files)[None]
    (extracted,) = files[0].parent.glob("*_extracted.xbrl")
    theirs = read_instance(extracted.read_bytes(), extracted.name, judged.taxonomy)
    assert theirs.value is not None
    fractions = QName("https://inline-kinds.example/2023", "Share")
    found, expected = (
        {one for one in report.content() if one[0].concept != fractions} for report in (theirs.value, judged.report)
    )
    assert found == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_converted_says_the_same(seed: int, sets: dict[int, tuple[tuple[Path, ...], bool]], tmp_path: Path) -> None:
    files, _ = sets[seed]
    for target, judged in ours(files).items():
        output = tmp_path / f"{target}.xbrl"
        outcome = convert(files, output, choice=Choice(target=target))
        assert outcome.value is not None, outcome.diagnostics
        back = read_instance(output.read_bytes(), output.name, judged.taxonomy)
        assert back.value is not None
        assert back.diagnostics == ()
        assert back.value.content() == judged.report.content()
        assert back.value.tuples_content() == judged.report.tuples_content()
        assert back.value.links_content() == judged.report.links_content()
        assert (output.parent / back.value.schema_refs[0]).resolve() == files[0].parent / "inline_kinds.xsd"
