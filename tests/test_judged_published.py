"""Published taxonomies are judged, and nothing is found but what our copies lack. Needs DISCLOSE_TEST_DATA."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from disclose.judged import judge_taxonomy

pytestmark = pytest.mark.conformance

DATA = Path(os.environ.get("DISCLOSE_TEST_DATA", Path(__file__).resolve().parents[2] / "shared")) / "taxonomies"
IFRS_2025, IFRS_2022, ESEF_2022 = "IFRSAT-2025.zip", "IFRS-2022-03-24.zip", "ESEF-2022-03-24-nolabels.zip"
FULL = "https://xbrl.ifrs.org/taxonomy/2025-03-27/full_ifrs_entry_point_2025-03-27.xsd"


def package(name: str) -> Path:
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"there is no {path}")
    return path


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSE_CACHE", "")


def test_every_entry_point_of_ifrs_2025() -> None:
    outcome = judge_taxonomy(str(package(IFRS_2025)))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert {entry.name: entry.census.concepts for entry in outcome.value} == {
        "full_ifrs_entry_point_2025-03-27.xsd": 5512,
        "full_ifrs_entry_point_ext_2025-03-27.xsd": 5512,
        "ifrs_18_entry_point_2025-03-27.xsd": 5512,
        "ifrs_18_entry_point_ext_2025-03-27.xsd": 5512,
        "mc_entry_point_2025-03-27.xsd": 6,
        "mc_entry_point_ext_2025-03-27.xsd": 6,
        "for_ifrs_18_2025-03-27.xsd": 0,
    }


def test_the_full_entry_point_takes_less_than_four_seconds() -> None:
    place = package(IFRS_2025)
    start = time.process_time()
    outcome = judge_taxonomy(FULL, [place])
    assert time.process_time() - start < 4
    assert outcome.diagnostics == ()


def test_the_compiled_form_takes_a_fraction_of_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSE_CACHE", str(tmp_path))
    place = package(IFRS_2025)
    first = judge_taxonomy(FULL, [place])
    start = time.process_time()
    second = judge_taxonomy(FULL, [place])
    assert time.process_time() - start < 0.15
    assert second == first


def test_ifrs_2022() -> None:
    url = "https://xbrl.ifrs.org/taxonomy/2022-03-24/full_ifrs_entry_point_2022-03-24.xsd"
    assert judge_taxonomy(url, [package(IFRS_2022)]).diagnostics == ()


def test_esef_2022_lacks_label_linkbases_only() -> None:
    url = "http://www.esma.europa.eu/taxonomy/2022-03-24/esef_all.xsd"
    outcome = judge_taxonomy(url, [package(ESEF_2022), package(IFRS_2022)])
    assert {found.code for found in outcome.diagnostics} == {"xbrl.4.3.2:linkbaseRefHref"}
    assert all("-lab-" in found.message for found in outcome.diagnostics)
    assert len(outcome.diagnostics) == 23
