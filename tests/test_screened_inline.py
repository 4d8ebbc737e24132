"""An Inline XBRL document gives the same findings whether its plain facts are screened or all of them are read."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.faults import CONTEXTS, FAULTS, spoil
from benchmarks.generate import lines_of, write_taxonomy
from benchmarks.inline import document_of

from disclose.diagnostics import Outcome
from disclose.rules.screening import facts_to_judge
from disclose.validate import Judged, validate

FACTS = 1500
CONCEPTS = 200
Judge = Callable[[Path], tuple[Outcome[Judged], Outcome[Judged]]]


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_taxonomy(tmp_path_factory.mktemp("taxonomy"), CONCEPTS)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch, cache: Path) -> Judge:
    """Judge a document screened, then whole."""
    monkeypatch.setenv("DISCLOSE_CACHE", str(cache))

    def judge(path: Path) -> tuple[Outcome[Judged], Outcome[Judged]]:
        screened = validate(path)
        with monkeypatch.context() as patch:
            patch.setattr("disclose.taken_apart.scan_inline", lambda prepared: None)
            return screened, validate(path)

    return judge


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """How many facts each screening keeps."""
    counts: list[int | None] = []

    def counting(*arguments: object) -> list[int] | None:
        found = facts_to_judge(*arguments)  # type: ignore[arg-type]
        counts.append(None if found is None else len(found))
        return found

    monkeypatch.setattr("disclose.screened_inline.facts_to_judge", counting)
    return counts


def written(folder: Path, schema: Path, names: list[str], seed: int, further: str = "") -> Path:
    """A generated document with one fault of each name, beside its schema."""
    contexts, lines = lines_of(FACTS, CONCEPTS)
    contexts = [*contexts, *(CONTEXTS if names else [])]
    path = schema.parent / f"{folder.name}.xhtml"
    path.write_text(document_of(contexts, spoil(lines, names, seed), schema.name, further), "utf-8")
    return path


def test_nothing_is_kept_of_a_valid_document(tmp_path: Path, schema: Path, both: Judge, kept: list[int | None]) -> None:
    screened, whole = both(written(tmp_path, schema, [], 0))
    assert screened == whole
    assert screened.diagnostics == ()
    assert screened.value is not None
    assert screened.value.facts == FACTS
    assert kept == [0]


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_is_found_alike(name: str, tmp_path: Path, schema: Path, both: Judge) -> None:
    screened, whole = both(written(tmp_path, schema, [name], 1))
    assert screened == whole


@pytest.mark.parametrize("seed", range(3))
def test_many_faults_are_found_alike(seed: int, tmp_path: Path, schema: Path, both: Judge) -> None:
    some = random.Random(seed).sample([*FAULTS], 8 if seed % 2 else len(FAULTS))
    screened, whole = both(written(tmp_path, schema, some, seed))
    assert screened == whole
    assert len(screened.diagnostics) > 5


NUMBER = 'name="b:G0A0" contextRef="c0" unitRef="CNY" decimals="0"'
TAILS = {
    "another number in a text block": (
        f'<ix:nonNumeric name="b:G0Remark" contextRef="c0" escape="true"><p>is <ix:nonFraction {NUMBER}>1</ix:nonFraction></p>'
        "</ix:nonNumeric>"
    ),
    "another target": f'<ix:nonFraction {NUMBER} target="t">1</ix:nonFraction>',
    "number like one in a comment": f"<!-- <ix:nonFraction {NUMBER}>1</ix:nonFraction> -->",
    "repeated id": f'<p><ix:nonFraction id="f3" {NUMBER}>1</ix:nonFraction></p>',
    "id of a paragraph": '<p id="f3">text</p>',
    "id of a context": '<p id="c1">text</p>',
    "text in a language": '<p xml:lang="de"><ix:nonNumeric name="b:G0Remark" contextRef="c0">Text</ix:nonNumeric></p>',
    "prefix of its own": f'<p xmlns:b="urn:b"><ix:nonFraction {NUMBER}>1</ix:nonFraction></p>',
    "footnote": (
        '<p><ix:footnote id="n" xml:lang="en">note</ix:footnote></p>'
        '<p><ix:nonFraction id="z" name="b:G0A0" contextRef="c0" unitRef="CNY" decimals="0">7</ix:nonFraction></p>'
    ),
    "unknown format": f'<ix:nonFraction {NUMBER} format="ixt:none">1</ix:nonFraction>',
    "no continuation": '<ix:nonNumeric name="b:G0Remark" contextRef="c0" continuedAt="none">t</ix:nonNumeric>',
    "excluded from nothing": "<p><ix:exclude>x</ix:exclude></p>",
    "empty paragraph": "<p/>",
    "not closed": "<p>",
    "unknown element": "<p><blink>x</blink></p>",
}


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("faults", [[], ["another number", "bad date"]], ids=["valid", "faulty"])
def test_markup_of_every_sort_is_read_alike(tail: str, faults: list[str], tmp_path: Path, schema: Path, both: Judge) -> None:
    screened, whole = both(written(tmp_path, schema, faults, 1, TAILS[tail] + "\n"))
    assert screened == whole


@pytest.mark.parametrize("ids", ["f30 f700", "f30", "nothing", "c1"])
def test_relationships_find_their_facts(ids: str, tmp_path: Path, schema: Path, both: Judge) -> None:
    path = written(tmp_path, schema, [], 1, '<p><ix:footnote id="n" xml:lang="en">note</ix:footnote></p>\n')
    relationship = f'</xbrli:unit>\n<ix:relationship fromRefs="{ids}" toRefs="n"/>\n</ix:resources>'
    path.write_text(path.read_text("utf-8").replace("</xbrli:unit>\n</ix:resources>", relationship), "utf-8")
    screened, whole = both(path)
    assert screened == whole
