"""Every code of xBRL-CSV: on a sound report nothing is found, on a bad one that code, where it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from csv_cases import CASES, META, SOUND, spelled
from disclose.diagnostics import Span
from disclose.formats.xbrl_csv import read_csv
from disclose.formats.xbrl_csv.files import files_in_memory
from disclose.json_source import Places, parse_json
from disclose.rules.explanations.xbrl_csv import EXPLANATIONS
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import standard_catalog
from disclose.taxonomy.load import load_taxonomy
from disclose.validate import validate

SCHEMA = Path(__file__).with_name("json_kinds.xsd")
BASE = "file:///reports/"


@pytest.fixture(scope="module")
def kinds() -> Taxonomy:
    loaded = load_taxonomy([SCHEMA.resolve().as_uri()], standard_catalog().with_root(SCHEMA.parent.resolve()))
    assert loaded.value is not None
    return loaded.value


def place_of(span: Span | None, data: bytes, wanted: str) -> str:
    """Where a finding is, in the words of the case: a pointer stands for its line."""
    assert span is not None
    if wanted == "base:":
        return "base:" if span.path == "base-metadata.json" else str(span)
    if not wanted.startswith("/"):
        return str(span) if wanted else ""
    node = parse_json(data, META, "x").value
    assert node is not None
    for name in wanted.split("/")[1:]:
        node = node.items[int(name)] if isinstance(node.value, list) else node.members[name.replace("~1", "/")]
    return wanted if (span.path, span.line) == (META, Places(data, META).span(node.at).line) else str(span)


@pytest.mark.parametrize("name", CASES)
def test_each_fault_is_found_where_it_is(name: str, kinds: Taxonomy) -> None:
    case = CASES[name]
    files = files_in_memory(case.files, META, BASE + META)
    found = read_csv(case.files[META], files, kinds).diagnostics
    assert {one.code for one in found} == {code for code, _ in case.found}
    for code, wanted in case.found:
        if wanted != "-":
            places = [place_of(one.span, case.files[META], wanted) for one in found if one.code == code]
            assert wanted in places
    assert all(one.message for one in found)


def test_every_code_has_a_bad_report() -> None:
    shown = {code for case in CASES.values() for code, _ in case.found}
    assert {*EXPLANATIONS} <= shown


def test_a_sound_report_says_what_it_says(kinds: Taxonomy) -> None:
    files = spelled(SOUND)
    read = read_csv(files[META], files_in_memory(files, META, BASE + META), kinds)
    assert read.diagnostics == ()
    assert read.value is not None
    facts = {fact.id: fact for fact in read.value.facts}
    said = {
        name: (str(fact.value), getattr(fact.value, "decimals", None), str(fact.aspects.period)) for name, fact in facts.items()
    }
    year = "2023-01-01/2023-12-31"
    assert said == {
        "main.r_a.Revenue": ("3405800000", -5, year),
        "main.r_a.Name": ('Ex "Group"\nLtd', None, year),
        "main.r_a.Rate": ("0.125", 2, year),
        "main.r_b.Revenue": ("12000", -3, year),
        "main.r_b.Rate": ("12.5", None, year),
        "main.r_c.Name": ("#1", None, "2022-10-01/2022-12-31"),
        "main.r_c.Rate": ("-1.5", 1, "2022-10-01/2022-12-31"),
        "cash.r_1.Cash": ("12", 0, "2023-12-31"),
        "cash.r_1.Listed": ("true", None, year),
        "cash.r_2.Cash": ("-3.5", 1, "2022-12-31"),
        "cash.r_2.Views": ("urn:t#AsiaMember urn:t#EuropeMember", None, "2022-07-01/2022-12-31"),
    }
    assert str(facts["main.r_b.Revenue"].aspects.unit) == "USD"
    assert [str(member) for _, member in facts["main.r_b.Revenue"].aspects.dimensions] == ["AsiaMember"]
    assert [str(member) for _, member in facts["cash.r_2.Cash"].aspects.dimensions] == ["nil"]
    assert facts["main.r_a.Name"].aspects.language == "en-US"
    (note,) = read.value.footnotes
    assert (note.fact_ids, note.language, note.text) == (("main.r_a.Revenue",), "en", "See <b>note 1</b> &amp; 2")
    (link,) = read.value.fact_links
    assert (link.fact_ids, link.target_ids) == (("main.r_a.Revenue",), ("cash.r_1.Cash", "main.r_a.Name"))


def test_it_is_judged_by_its_metadata(tmp_path: Path) -> None:
    for name, data in spelled(SOUND).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    shutil.copy(SCHEMA, tmp_path)
    judged = validate(tmp_path / META)
    assert [found for found in judged.diagnostics if found.severity == "error"] == []
    assert judged.value is not None
    assert judged.value.facts == 11
