"""Facts are plain in whichever order their properties stand, and what is not plain is read all the same."""

from __future__ import annotations

import json
from itertools import permutations

import pytest

from disclose.formats.xbrl_json.scan import scan_report

FACT = {"value": "1.5", "decimals": 1, "dimensions": {"concept": "t:A", "entity": "e:1", "unit": "t:m", "t:X": "t:a"}}


def scanned(*facts: object) -> tuple[int, int]:
    """How many facts are plain, and how many are not."""
    members = {f"f{number}": fact for number, fact in enumerate(facts)}
    found = scan_report(json.dumps({"facts": members}, ensure_ascii=False).encode(), "r.json")
    assert found.diagnostics == ()
    assert found.value is not None
    return len(found.value.plain), len(found.value.others)


@pytest.mark.parametrize("order", list(permutations(FACT)), ids="-".join)
def test_properties_stand_in_any_order(order: tuple[str, ...]) -> None:
    fact = {name: FACT[name] for name in order}
    assert scanned(fact, fact) == (2, 0)
    without = {name: part for name, part in fact.items() if name != "decimals"}
    assert scanned(without, fact, without) == (3, 0)


def test_what_is_more_than_plain_is_set_apart() -> None:
    links = {**FACT, "links": {}}
    escaped = {**FACT, "dimensions": {"concept": 't:"A'}}
    assert scanned(FACT, links, FACT, escaped, {}, FACT) == (3, 3)


@pytest.mark.parametrize("text", ["a}", "{a}", "a}}, ", "}}, f: {value: 1, dimensions: {concept: t:B}}"])
def test_braces_in_a_dimension_end_nothing(text: str) -> None:
    dimensions = {"concept": "t:A", "entity": "e:1", "unit": "t:m", "t:X": text}
    braced, escaped = {**FACT, "dimensions": dimensions}, {**FACT, "dimensions": {**dimensions, "t:Y": '"'}}
    odd = {3: escaped, 70: braced, 71: escaped, 72: braced, 500: braced}
    facts = {f"f{number}": odd.get(number, FACT) for number in range(600)}
    found = scan_report(json.dumps({"facts": facts}).encode(), "r.json").value
    assert found is not None
    assert found.ids() == set(facts)
    assert [one.id for one in found.others] == ["f3", "f71"]
    assert len(found.plain.names) == 1
    assert len(found.plain.ways.sharings) == 2


def test_what_is_not_plain_costs_no_more_for_standing_among_what_is() -> None:
    dimensions = {"concept": "t:A", "entity": "e:1", "t:X": "a"}
    kinds = [{"value": "1", "dimensions": {**dimensions, "t:X": text}} for text in ("a", "}", '"')]
    assert scanned(*kinds * 5000) == (10_000, 5000)


@pytest.mark.parametrize("text", ['"a": {"value": "1", "dimensions": {"concept": "t:A"}},', '"a" {}', '"a": {} "b": {}', ","])
def test_what_is_no_object_is_told(text: str) -> None:
    found = scan_report(f'{{"facts": {{{text}}}}}'.encode(), "r.json")
    assert found.value is None
    assert [one.code for one in found.diagnostics] == ["xbrlje:invalidJSON"]
