"""A report gives the same findings whether its plain facts are screened or all of them are read."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.faults import CONTEXTS, FAULTS, spoil
from benchmarks.generate import instance_of, lines_of, write_taxonomy

from disclose.diagnostics import Outcome
from disclose.rules.screening import facts_to_judge
from disclose.validate import Judged, Settings, validate

FACTS = 1500
CONCEPTS = 200
TEST_DATA = os.environ.get("DISCLOSE_TEST_DATA")


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_taxonomy(tmp_path_factory.mktemp("taxonomy"), CONCEPTS)


Judge = Callable[..., tuple[Outcome[Judged], Outcome[Judged]]]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch, cache: Path) -> Judge:
    """Judge a document screened, then whole."""
    monkeypatch.setenv("DISCLOSE_CACHE", str(cache))

    def judge(path: Path, settings: Settings | None = None) -> tuple[Outcome[Judged], Outcome[Judged]]:
        settings = settings or Settings()
        screened = validate(path, settings)
        with monkeypatch.context() as patch:
            patch.setattr("disclose.screened.scan_instance", lambda prepared: None)
            return screened, validate(path, settings)

    return judge


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """How many facts each screening keeps."""
    counts: list[int | None] = []

    def counting(*arguments: object) -> list[int] | None:
        found = facts_to_judge(*arguments)  # type: ignore[arg-type]
        counts.append(None if found is None else len(found))
        return found

    monkeypatch.setattr("disclose.screened.facts_to_judge", counting)
    return counts


def written(folder: Path, schema: Path, names: list[str], seed: int, further: str = "") -> Path:
    """A generated instance with one fault of each name, beside its schema."""
    contexts, lines = lines_of(FACTS, CONCEPTS)
    contexts = [*contexts, *(CONTEXTS if names else [])]
    path = schema.parent / f"{folder.name}.xbrl"
    path.write_text(instance_of(contexts, spoil(lines, names, seed), schema.name, further), "utf-8")
    return path


def test_nothing_is_kept_of_a_valid_report(tmp_path: Path, schema: Path, both: Judge, kept: list[int | None]) -> None:
    screened, whole = both(written(tmp_path, schema, [], 0))
    assert screened == whole
    assert screened.diagnostics == ()
    assert screened.value is not None
    assert screened.value.facts == FACTS
    assert kept == [0]


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_is_found_alike(name: str, tmp_path: Path, schema: Path, both: Judge, kept: list[int | None]) -> None:
    screened, whole = both(written(tmp_path, schema, [name], 1))
    assert screened == whole
    # far from everything has to be read for one fault
    assert kept[0] is not None
    assert kept[0] < FACTS


@pytest.mark.parametrize("seed", range(4))
def test_many_faults_are_found_alike(seed: int, tmp_path: Path, schema: Path, both: Judge) -> None:
    some = random.Random(seed).sample([*FAULTS], 8 if seed % 2 else len(FAULTS))
    screened, whole = both(written(tmp_path, schema, some, seed))
    assert screened == whole
    assert len(screened.diagnostics) > 5


def footnote(*ids: str) -> str:
    arcs = "".join(
        f'<link:loc xlink:type="locator" xlink:label="f{number}" xlink:href="{id}"/><link:footnoteArc xlink:type="arc"'
        f' xlink:arcrole="http://www.xbrl.org/2003/arcrole/fact-footnote" xlink:from="f{number}" xlink:to="n"/>'
        for number, id in enumerate(ids)
    )
    return (
        f'<link:footnoteLink xlink:type="extended" xlink:role="http://www.xbrl.org/2003/role/link">{arcs}'
        '<link:footnote xlink:type="resource" xlink:label="n" xlink:role="http://www.xbrl.org/2003/role/footnote"'
        ' xml:lang="en">note</link:footnote></link:footnoteLink>\n'
    )


@pytest.mark.parametrize("ids", [("#f3", "#f700"), ("#f3", "#c1"), ("#nothing",), ("#element(/1/60)",), ("other.xbrl#f3",)])
def test_footnotes_find_their_facts(ids: tuple[str, ...], tmp_path: Path, schema: Path, both: Judge) -> None:
    screened, whole = both(written(tmp_path, schema, [], 1, footnote(*ids)))
    assert screened == whole


TAILS = {
    "comment like a fact": '<!-- <b:G0A0 contextRef="c0">1</b:G0A0> -->\n',
    "instruction like a fact": '<?x <b:G0A0 contextRef="c0">1</b:G0A0> ?>\n',
    "repeated id": '<b:G0Remark id="f3" contextRef="c0">text</b:G0Remark>\n',
    "id of a context": '<b:G0Remark id="c1" contextRef="c0">text</b:G0Remark>\n',
    "single quotes": "<b:G0Remark id='x' contextRef='c0'>text</b:G0Remark>\n",
    "unknown entity": '<b:G0Remark id="x" contextRef="c0">&nbsp;</b:G0Remark>\n',
    "bare ampersand": '<b:G0Remark id="x" contextRef="c0">a & b</b:G0Remark>\n',
    "attribute twice": '<b:G0Remark id="x" id="y" contextRef="c0">a</b:G0Remark>\n',
    "prefix not declared": '<z:G0Remark id="x" contextRef="c0">a</z:G0Remark>\n',
    "closed by another": '<b:G0Remark id="x" contextRef="c0">a</b:G0Remarks>\n',
    "unclosed comment": "<!-- ",
    "control character": '<b:G0Remark id="x" contextRef="c0">\x01</b:G0Remark>\n',
    "end too early": "</xbrli:xbrl>",
    "not a fact": "<b:G0A0>1</b:G0A0>\n",
    "loose text": "text\n",
    "domain of a context later": (
        '<b:G0Remark id="x" contextRef="late">a</b:G0Remark>\n<xbrli:context id="late"><xbrli:entity><xbrli:identifier'
        ' scheme="https://bench.example/entity">E1</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:forever/>'
        "</xbrli:period></xbrli:context>\n"
    ),
}


@pytest.mark.parametrize("tail", TAILS)
def test_markup_of_every_sort_is_read_alike(tail: str, tmp_path: Path, schema: Path, both: Judge) -> None:
    screened, whole = both(written(tmp_path, schema, [], 1, TAILS[tail]))
    assert screened == whole


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('id="f7"', 'id="7f"', True),
        ('id="f7"', 'id="f8"', True),
        ('id="f7"', 'id=" f7"', False),
        ('id="f7" ', "", False),
        ('id="f7"', 'id="r\u00e9sultat"', False),
    ],
)
def test_ids_are_judged_alike(old: str, new: str, *, wrong: bool, tmp_path: Path, schema: Path, both: Judge) -> None:
    path = written(tmp_path, schema, [], 0)
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    screened, whole = both(path)
    assert screened == whole
    assert bool(screened.diagnostics) is wrong


def test_a_fact_before_the_schema_is_found_alike(tmp_path: Path, schema: Path, both: Judge) -> None:
    path = written(tmp_path, schema, [], 0)
    lines = path.read_text("utf-8").split("\n")
    (place,) = (number for number, line in enumerate(lines) if "schemaRef" in line)
    fact = next(number for number, line in enumerate(lines) if ' id="f9"' in line)
    lines.insert(place, lines.pop(fact))
    path.write_text("\n".join(lines), "utf-8")
    screened, whole = both(path)
    assert screened == whole
    assert screened.diagnostics


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_encodings_are_read_alike(encoding: str, tmp_path: Path, schema: Path, both: Judge) -> None:
    path = written(tmp_path, schema, ["bad date", "another number"], 1)
    text = path.read_text("utf-8").replace("UTF-8", encoding.removesuffix("-sig"), 1)
    path.write_bytes(text.encode(encoding))
    screened, whole = both(path)
    assert screened == whole
    assert len(screened.diagnostics) > 2


@pytest.mark.conformance
@pytest.mark.skipif(TEST_DATA is None, reason="official test data not at hand: set DISCLOSE_TEST_DATA")
def test_official_instances_are_judged_alike(both: Judge) -> None:
    """Every instance found below the folder of test data."""
    assert TEST_DATA is not None
    for path in sorted(Path(TEST_DATA).rglob("*")):
        if path.suffix.lower() in (".xbrl", ".xml") and b"http://www.xbrl.org/2003/instance" in path.read_bytes()[:20_000]:
            screened, whole = both(path, Settings(root=path.parents[1]))
            assert screened == whole, path
