"""A report in JSON gives the same findings whether its plain facts are screened or all of them are read."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.faults import CONTEXTS, FAULTS, spoil
from benchmarks.generate import lines_of, write_taxonomy
from benchmarks.json_reports import report_of

import disclose.oim_reports
from disclose.diagnostics import Diagnostic
from disclose.oim_reports import judge_json
from disclose.rules.screening import facts_to_judge
from disclose.rules.subject import Calculation
from disclose.taxonomy.catalog import shown_url, standard_catalog
from disclose.validate import validate
from json_cases import CASES

FACTS = 1500
CONCEPTS = 200
SCHEMA = Path(__file__).parent / "formats" / "json_kinds.xsd"


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_taxonomy(tmp_path_factory.mktemp("taxonomy"), CONCEPTS)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    monkeypatch.setenv("DISCLOSE_CACHE", str(cache))


def judged(data: bytes, folder: Path, *, whole: bool) -> tuple[int, set[Diagnostic]]:
    catalog = standard_catalog().with_root(folder.resolve())
    outcome = judge_json(
        data, "r.json", folder / "r.json", catalog, Calculation.ROUND, lambda stage: None, shown_url, whole=whole
    )
    return (0 if outcome.value is None else outcome.value.facts), set(outcome.diagnostics)


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[int | None]:
    """How many facts each screening keeps."""
    counts: list[int | None] = []

    def counting(*arguments: object) -> list[int] | None:
        found = facts_to_judge(*arguments)  # type: ignore[arg-type]
        counts.append(None if found is None else len(found))
        return found

    monkeypatch.setattr(disclose.oim_reports, "facts_to_judge", counting)
    return counts


def spoiled(schema: Path, names: list[str], seed: int) -> bytes:
    contexts, lines = lines_of(FACTS, CONCEPTS)
    return report_of([*contexts, *CONTEXTS], spoil(lines, names, seed), schema.name).encode()


def test_of_a_sound_report_nothing_is_kept(schema: Path, kept: list[int | None]) -> None:
    contexts, lines = lines_of(FACTS, CONCEPTS)
    assert judged(report_of(contexts, lines, schema.name).encode(), schema.parent, whole=False) == (FACTS, set())
    assert kept == [0]


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_is_found_either_way(schema: Path, name: str, kept: list[int | None]) -> None:
    data = spoiled(schema, [name], len(name))
    screened, whole = (judged(data, schema.parent, whole=whole) for whole in (False, True))
    assert screened == whole
    assert kept[0] is not None
    assert kept[0] < FACTS / 2


def test_many_faults_are_found_either_way(schema: Path) -> None:
    data = spoiled(schema, [*FAULTS], 7)
    screened, whole = (judged(data, schema.parent, whole=whole) for whole in (False, True))
    assert screened == whole
    assert len(whole[1]) > 40


@pytest.mark.parametrize("name", CASES)
def test_what_the_reader_finds_is_found_either_way(name: str) -> None:
    screened, whole = (judged(CASES[name].data, SCHEMA.parent, whole=whole) for whole in (False, True))
    assert screened == whole


def test_a_report_is_known_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "json_kinds.xsd").write_bytes(SCHEMA.read_bytes())
    path = tmp_path / "report.txt"
    path.write_bytes(CASES["sound"].data)
    outcome = validate(path)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert outcome.value.facts == 9
