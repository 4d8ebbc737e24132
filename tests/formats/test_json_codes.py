"""Every code of xBRL-JSON and of the report model: on a sound report nothing is found, on a bad one that code, where it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disclose.formats.xbrl_json import read_json
from disclose.rules.explanations.oim import EXPLANATIONS
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import standard_catalog
from disclose.taxonomy.load import load_taxonomy
from disclose.validate import validate
from json_cases import CASES, RULES, SOUND, Case, spelled

SCHEMA = Path(__file__).with_name("json_kinds.xsd")


@pytest.fixture(scope="module")
def kinds() -> Taxonomy:
    loaded = load_taxonomy([SCHEMA.resolve().as_uri()], standard_catalog().with_root(SCHEMA.parent.resolve()))
    assert loaded.value is not None
    return loaded.value


def lines(data: bytes, path: str) -> int:
    """The line on which the value at a JSON pointer begins, of a document that is spelled as these are."""
    from disclose.json_source import Places, parse_json

    node = parse_json(data, "r.json", "x").value
    assert node is not None
    for name in path.split("/")[1:]:
        node = node.items[int(name)] if isinstance(node.value, list) else node.members[name.replace("~1", "/")]
    line = Places(data, "r.json").span(node.at).line
    assert line is not None
    return line


@pytest.mark.parametrize("name", CASES)
def test_each_fault_is_found_where_it_is(name: str, kinds: Taxonomy) -> None:
    case = CASES[name]
    found = read_json(case.data, "r.json", kinds).diagnostics
    places = {(one.code, (one.span.xpath if one.span is not None else None) or "") for one in found}
    assert places == {*case.found}
    for one in found:
        assert one.span is not None
        assert one.message
        if one.span.xpath and not one.code.endswith("JSONStructure"):
            below = one.span.xpath
            assert one.span.line == lines(case.data, below)


@pytest.mark.parametrize("name", RULES)
def test_what_the_rules_find(name: str, tmp_path: Path) -> None:
    (tmp_path / "json_kinds.xsd").write_bytes(SCHEMA.read_bytes())
    (tmp_path / "r.json").write_bytes(RULES[name].data)
    found = {(one.code, one.span.xpath) for one in validate(tmp_path / "r.json").diagnostics if one.span is not None}
    assert {*RULES[name].found} <= found


def test_every_code_has_a_bad_report() -> None:
    cases: tuple[Case, ...] = (*CASES.values(), *RULES.values())
    shown = {code for case in cases for code, _ in case.found}
    assert {code for code in EXPLANATIONS if not code.startswith(("xbrlxe:", "xbrlce:"))} <= shown


def test_a_sound_report_says_what_it_says(kinds: Taxonomy) -> None:
    read = read_json(spelled(SOUND), "r.json", kinds)
    assert read.diagnostics == ()
    assert read.value is not None
    facts = {fact.id: fact for fact in read.value.facts}
    assert [str(facts[name].value) for name in ("f1", "f2", "f5", "f6", "f8", "f9")] == [
        *("3405800000", "12.5", "nil", "true", "0.125", "2024-02-29")
    ]
    assert facts["f3"].aspects.language == "en-US"
    assert facts["f4"].aspects.unit is not None
    assert facts["f4"].aspects.unit.is_pure
    assert str(facts["f8"].aspects.entity) == "NA"
    assert str(facts["f6"].aspects.period) == "forever"
    (note,) = read.value.footnotes
    assert (note.fact_ids, note.language, note.text) == (("f1",), "en", "See <b>note 1</b> &amp; 2")
    (link,) = read.value.fact_links
    assert (link.fact_ids, link.target_ids) == (("f1",), ("f3",))
    assert read.value.schema_refs == ("json_kinds.xsd",)


@pytest.mark.parametrize("indent", [None, 2])
def test_the_way_it_is_laid_out_does_not_matter(indent: int | None, kinds: Taxonomy) -> None:
    first = read_json(spelled(SOUND), "r.json", kinds).value
    document = {name: SOUND[name] for name in reversed(SOUND)}
    facts = {id: {name: fact[name] for name in sorted(fact)} for id, fact in reversed(SOUND["facts"].items())}
    other = read_json(json.dumps({**document, "facts": facts}, indent=indent).encode(), "r.json", kinds).value
    assert first is not None
    assert other is not None
    assert other.content() == first.content()
    assert other.links_content() == first.links_content()
