"""A document read back gives the same whether it was taken apart or not: what it says, and every difference."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from disclose.formats.xbrl_xml import write_instance
from disclose.model import Report
from disclose.read_back import _instance_equal, _page_equal, read_back
from disclose.taken_apart import take_apart
from disclose.taxonomy.catalog import standard_catalog
from generated_report import ENTRY, Generated, generated, write_page

FACTS = 900
_START = re.compile(rb"<ix:non(?:Fraction|Numeric) [^>]*>")
Change = Callable[[bytes, random.Random], bytes]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Generated:
    return generated(tmp_path_factory.mktemp("kinds"), FACTS)


@pytest.fixture(scope="module")
def page(made: Generated) -> bytes:
    return write_page(made)


def test_a_page_that_says_what_it_was_made_from_needs_no_object_of_a_fact(made: Generated, page: bytes) -> None:
    apart = take_apart(page, "page.xhtml", standard_catalog())
    assert apart is not None
    assert len(apart.scanned.columns) > FACTS // 2
    said = _page_equal(apart, "page.xhtml", made.taxonomy, made.checked.report)
    assert said is not None
    whole = read_back(page, "page.xhtml", made.taxonomy, made.checked.report)
    assert whole.diagnostics == ()
    assert said == whole.value
    assert (len(said.content), said.occurrences, said.footnotes, said.links, said.equal) == (FACTS, FACTS, 15, 6, True)


def test_facts_whose_language_is_not_told_by_their_tags_are_read_too(made: Generated, page: bytes) -> None:
    apart = take_apart(page, "page.xhtml", standard_catalog())
    assert apart is not None
    assert apart.scanned.doubtful
    read = apart.with_facts(apart.scanned.doubtful, "page.xhtml")
    assert read is not None
    assert {*apart.wanted, *apart.scanned.doubtful} == set(read.wanted)


def _another(name: bytes, values: bytes) -> Change:
    """An attribute of some fact with the value that another fact has."""
    pattern = re.compile(rb"(?<= " + name + rb'=")' + values + rb'(?=")')

    def change(page: bytes, chance: random.Random) -> bytes:
        known = sorted(set(pattern.findall(page)))
        starts = [match for match in _START.finditer(page) if pattern.search(match[0])]
        start = chance.choice(starts)
        own = pattern.search(start[0])
        assert own is not None
        other = chance.choice([value for value in known if value != own[0]])
        return page[: start.start()] + pattern.sub(other, start[0]) + page[start.end() :]

    return change


def _removed(page: bytes, chance: random.Random) -> bytes:
    start = chance.choice([*re.finditer(rb"<div><ix:nonFraction [^>]*>[^<]*</ix:nonFraction>", page)])
    return page[: start.start()] + b"<div>" + page[start.end() :]


def _repeated(page: bytes, chance: random.Random) -> bytes:
    found = chance.choice([*re.finditer(rb"<ix:nonFraction [^>]*>[^<]*</ix:nonFraction>", page)])
    again = found[0].replace(b' id="', b' id="again-')
    return page[: found.end()] + again + page[found.end() :]


def _contradicted(page: bytes, chance: random.Random) -> bytes:
    found = chance.choice([*re.finditer(rb"<ix:nonFraction [^>]*>[0-9][^<]*</ix:nonFraction>", page)])
    again = found[0].replace(b' id="', b' id="again-').replace(b"</", b"7</")
    return page[: found.end()] + again + page[found.end() :]


def _digit(page: bytes, chance: random.Random) -> bytes:
    found = chance.choice([*re.finditer(rb"[1-9](?=[0-9.,]*</ix:nonFraction>)", page)])
    return page[: found.start()] + bytes([found[0][0] % 9 + 49 if found[0] != b"9" else 49]) + page[found.end() :]


def _word(page: bytes, chance: random.Random) -> bytes:
    found = chance.choice([*re.finditer(rb"[a-z](?=[^<>]*</ix:nonNumeric>)", page)])
    return page[: found.start()] + b"z" + page[found.end() :]


def _without(name: bytes) -> Change:
    pattern = re.compile(rb" " + name + rb'="[^"]*"')

    def change(page: bytes, chance: random.Random) -> bytes:
        start = chance.choice([match for match in _START.finditer(page) if pattern.search(match[0])])
        return page[: start.start()] + pattern.sub(b"", start[0]) + page[start.end() :]

    return change


CHANGES: dict[str, Change] = {
    "digit": _digit,
    "word": _word,
    "decimals": _another(b"decimals", rb"[^\"]*"),
    "no decimals": _without(b"decimals"),
    "unit": _another(b"unitRef", rb"[^\"]*"),
    "context": _another(b"contextRef", rb"[^\"]*"),
    "name": _another(b"name", rb"[^\"]*"),
    "language": _another(b"xml:lang", rb"[^\"]*"),
    "no language": _without(b"xml:lang"),
    "format": _another(b"format", rb"[^\"]*"),
    "no format": _without(b"format"),
    "sign": _without(b"sign"),
    "id": _another(b"id", rb"[A-Z][^\"]*"),
    "removed": _removed,
    "repeated": _repeated,
    "contradicted": _contradicted,
}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("seed", range(3))
def test_what_differs_is_told_alike(name: str, seed: int, made: Generated, page: bytes) -> None:
    changed = CHANGES[name](page, random.Random(f"{name} {seed}"))
    assert changed != page
    apart = take_apart(changed, "page.xhtml", standard_catalog())
    told = read_back(changed, "page.xhtml", made.taxonomy, made.checked.report, apart)
    assert told == read_back(changed, "page.xhtml", made.taxonomy, made.checked.report)
    # that an id is there twice is for whoever validates to say
    assert (told.diagnostics == ()) is (name in ("repeated", "id"))


def test_a_report_with_another_fact_is_no_equal(made: Generated, page: bytes) -> None:
    apart = take_apart(page, "page.xhtml", standard_catalog())
    report = made.checked.report
    fewer = Report(report.facts[:-1], report.schema_refs, report.footnotes, fact_links=report.fact_links)
    told = read_back(page, "page.xhtml", made.taxonomy, fewer, apart)
    assert [found.code for found in told.diagnostics if "link" not in found.message] == ["disclose.equality:unexpected"]
    assert told == read_back(page, "page.xhtml", made.taxonomy, fewer)


def test_a_page_that_is_not_valid_is_not_taken_apart(page: bytes) -> None:
    catalog = standard_catalog()
    assert take_apart(page.replace(b"<title>", b"<titel>", 1).replace(b"</title>", b"</titel>", 1), "p", catalog) is None
    assert take_apart(page.replace(b"<body>", b"<body><p>&", 1), "p", catalog) is None
    ids = sorted(set(re.findall(rb'<ix:nonFraction id="([^"]*)"', page)))
    assert take_apart(page.replace(b'id="%s"' % ids[0], b'id="%s"' % ids[1], 1), "p", catalog) is None


@pytest.fixture(scope="module")
def instance(made: Generated) -> bytes:
    return write_instance(made.checked, made.taxonomy, ENTRY)


def test_an_instance_that_says_what_it_was_made_from_needs_no_object_of_a_fact(made: Generated, instance: bytes) -> None:
    said = _instance_equal(instance, "instance.xbrl", made.taxonomy, made.checked.report)
    assert said is not None
    whole = read_back(instance, "instance.xbrl", made.taxonomy, made.checked.report)
    assert whole.diagnostics == ()
    assert said == whole.value
    assert (len(said.content), said.footnotes, said.links) == (FACTS, 15, 6)


def _of_instance(name: bytes) -> Change:
    """An attribute of some fact with the value that another fact has."""
    pattern = re.compile(rb"(?<= " + name + rb'=")[^"]*(?=")')

    def change(document: bytes, chance: random.Random) -> bytes:
        found = [match for match in re.finditer(rb"<(?:kd|more):[^>]*>", document) if pattern.search(match[0])]
        known = sorted({match[0] for one in found for match in pattern.finditer(one[0])})
        start = chance.choice(found)
        own = pattern.search(start[0])
        assert own is not None
        other = chance.choice([value for value in known if value != own[0]])
        return document[: start.start()] + pattern.sub(other, start[0]) + document[start.end() :]

    return change


def _in_instance(pattern: bytes, replacement: bytes) -> Change:
    def change(document: bytes, chance: random.Random) -> bytes:
        found = chance.choice([*re.finditer(pattern, document)])
        return document[: found.start()] + found.expand(replacement) + document[found.end() :]

    return change


INSTANCE_CHANGES: dict[str, Change] = {
    "digit": _in_instance(rb'(decimals="[^"]*">-?)[0-9]', rb"\g<1>77"),
    "word": _in_instance(rb"(:Words [^>]*>)[a-z]", rb"\g<1>zz"),
    "decimals": _of_instance(b"decimals"),
    "unit": _of_instance(b"unitRef"),
    "context": _of_instance(b"contextRef"),
    "language": _of_instance(b"xml:lang"),
    "no decimals": _in_instance(rb' decimals="[^"]*"', rb""),
    "not nil": _in_instance(rb' xsi:nil="true"', rb""),
    "nil with decimals": _in_instance(rb'(<kd:Money [^>]*)( xsi:nil="true")', rb'\g<1> decimals="0"\g<2>'),
    "removed": _in_instance(rb"<kd:Pure [^>]*>[^<]*</kd:Pure>", rb""),
    "repeated": _in_instance(rb'(<kd:Pure id=")([^>]*>[^<]*</kd:Pure>)', rb"\g<1>\g<2>\g<1>again-\g<2>"),
    "contradicted": _in_instance(rb'(<kd:Pure id=")([^>]*>)([^<]*</kd:Pure>)', rb"\g<1>\g<2>\g<3>\g<1>again-\g<2>7\g<3>"),
    "footnote": _in_instance(rb"Restated\.", rb"Stated."),
    "not well-formed": _in_instance(rb"</kd:Pure>", rb"</kd:Puree>"),
}


@pytest.mark.parametrize("name", INSTANCE_CHANGES)
@pytest.mark.parametrize("seed", range(3))
def test_what_differs_in_an_instance_is_told_alike(
    name: str, seed: int, made: Generated, instance: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = INSTANCE_CHANGES[name](instance, random.Random(f"{name} {seed}"))
    assert changed != instance
    whole = read_back(changed, "instance.xbrl", made.taxonomy, made.checked.report)
    monkeypatch.setattr("disclose.read_back.LARGE", 0)
    assert read_back(changed, "instance.xbrl", made.taxonomy, made.checked.report) == whole
    assert (whole.diagnostics == ()) is (name == "repeated")
