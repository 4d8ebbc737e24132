"""Arelle counts the same concepts, roles, arcs and labels in the published taxonomies as are loaded here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from disclose.names import ARCROLE_CONCEPT_LABEL, ARCROLE_ELEMENT_LABEL
from disclose.taxonomy.catalog import standard_catalog
from disclose.taxonomy.dts.compilation import compile_dts
from disclose.taxonomy.dts.document import Dts
from disclose.taxonomy.dts.nodes import Resource
from disclose.taxonomy.load import load_dts
from disclose.taxonomy.package import TaxonomyPackage, open_package

pytestmark = [pytest.mark.conformance, pytest.mark.oracle]

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("DISCLOSE_TEST_DATA", ROOT.parent / "shared")) / "taxonomies"
PACKAGE = DATA / "IFRSAT-2025.zip"
ENTRY_POINTS = (
    "full_ifrs_entry_point_2025-03-27.xsd",
    "full_ifrs_entry_point_ext_2025-03-27.xsd",
    "ifrs_18_entry_point_2025-03-27.xsd",
    "ifrs_18_entry_point_ext_2025-03-27.xsd",
    "mc_entry_point_2025-03-27.xsd",
    "mc_entry_point_ext_2025-03-27.xsd",
    "for_ifrs_18_2025-03-27.xsd",
)


def url(name: str) -> str:
    return f"https://xbrl.ifrs.org/taxonomy/2025-03-27/{name}"


@pytest.fixture(scope="module")
def package() -> TaxonomyPackage:
    if not PACKAGE.is_file():
        pytest.skip(f"there is no {PACKAGE}")
    outcome = open_package(PACKAGE, PACKAGE.name)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


@pytest.fixture(scope="module")
def counted(package: TaxonomyPackage, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    script = Path(__file__).with_name("arelle_counts.py")
    home = tmp_path_factory.mktemp("arelle")
    ran = subprocess.run(
        [sys.executable, str(script), str(PACKAGE), *map(url, ENTRY_POINTS)],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
        env={**os.environ, "XDG_CONFIG_HOME": str(home)},
    )
    counted: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return counted


def counts(dts: Dts) -> dict[str, Any]:
    """The same as arelle_counts.py counts."""
    compiled = compile_dts(dts)
    assert compiled.diagnostics == ()
    assert compiled.value is not None
    arcs: Counter[str] = Counter()
    labels: Counter[str] = Counter()
    for base_set in dts.base_sets:
        arcs[base_set.arcrole] += len(base_set.effective)
        if base_set.arcrole in (ARCROLE_CONCEPT_LABEL, ARCROLE_ELEMENT_LABEL):
            for relationship in base_set.effective:
                assert isinstance(relationship.target, Resource)
                labels[f"{base_set.arcrole} {relationship.target.role} {relationship.target.language}"] += 1
    types = Counter(concept.type.qname.clark for concept in compiled.value.concepts.values() if concept.type.qname is not None)
    return {
        "types": dict(types),
        "roles": sorted(dts.role_types),
        "arcroles": sorted(dts.arcrole_types),
        "arcs": dict(arcs),
        "labels": dict(labels),
    }


def test_all_entry_points_are_compared(package: TaxonomyPackage) -> None:
    assert sorted(entry.documents[0] for entry in package.entry_points) == sorted(map(url, ENTRY_POINTS))


@pytest.mark.parametrize("name", ENTRY_POINTS)
def test_counts(name: str, package: TaxonomyPackage, counted: dict[str, Any]) -> None:
    outcome = load_dts([url(name)], standard_catalog().with_rewrites(*package.rewrites))
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    theirs = counted[url(name)]
    assert theirs.pop("logged") == ""
    assert sorted(outcome.value.documents) == theirs.pop("documents")
    assert counts(outcome.value) == theirs
