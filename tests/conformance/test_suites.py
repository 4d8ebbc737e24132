"""The official suites, a test for each variation.

What is expected of each is in the suite; where this processor knowingly differs is in deviations.yaml, with the reason.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from official import ARCHIVES, OfficialVariation, archives, deviations, variations, write_deviations
from suite import is_document_set, judge_variation

from disclose.diagnostics import Diagnostic
from disclose.validate import validate_all, validate_set

pytestmark = pytest.mark.conformance
MISSING = f"there are no official suites in {ARCHIVES}: set DISCLOSE_TEST_DATA to the folder that holds conformance/"


@cache
def _all() -> tuple[OfficialVariation, ...]:
    """Every variation, its suite unpacked for as long as this process lasts."""
    if not archives():
        return ()
    folder = tempfile.mkdtemp(prefix="disclose-suites-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return tuple(variations(Path(folder)))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test for each variation, or a skipped one that says what is missing."""
    if "official" not in metafunc.fixturenames:
        return
    params = [pytest.param(one, id=one.id) for one in _all()]
    missing = pytest.param(None, id="missing", marks=pytest.mark.skip(reason=MISSING))
    metafunc.parametrize("official", params or [missing])


@pytest.fixture(autouse=True)
def _without_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is judged is the loading, and not what was kept of an earlier one."""
    monkeypatch.setenv("DISCLOSE_CACHE", "")


def test_variation(official: OfficialVariation, regenerate: bool) -> None:
    def judge(entries: tuple[Path, ...]) -> Iterable[Diagnostic]:
        if is_document_set(entries):
            return validate_set(entries, official.settings).diagnostics
        return validate_all(entries, official.settings).diagnostics

    verdict = judge_variation(official.variation, judge)
    known = deviations()
    if regenerate:
        _keep(official.id, verdict.why, known)
        return
    if official.id in known:
        assert verdict.why, f"passes now; take it out of the deviations, where it stands because: {known[official.id]}"
        pytest.xfail(known[official.id])
    assert not verdict.why, verdict.why


def _keep(name: str, why: str, known: dict[str, str]) -> None:
    """Bring the manifest up to date with one verdict."""
    if why and name not in known:
        write_deviations({**known, name: f"to be reasoned: {why}"})
    elif not why and name in known:
        write_deviations({one: reason for one, reason in known.items() if one != name})


@pytest.mark.skipif(not archives(), reason=MISSING)
def test_deviations_are_of_variations_that_exist_and_reasoned() -> None:
    known = deviations()
    assert set(known) <= {one.id for one in _all()}
    assert [name for name, reason in known.items() if reason.startswith("to be reasoned")] == []
