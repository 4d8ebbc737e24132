"""The official suites: archives that XBRL International publishes, found where DISCLOSE_TEST_DATA says, never copied here."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from suite import Variation, read_suite

from disclose.rules.subject import Calculation
from disclose.validate import Settings

ROOT = Path(__file__).parents[2]
_DATA = Path(os.environ.get("DISCLOSE_TEST_DATA", ROOT.parent / "shared"))
ARCHIVES = _DATA / "conformance"
DEVIATIONS = Path(__file__).with_name("deviations.yaml")
_INDEXES = {
    "XBRL-CONF-*.zip": "xbrl.xml",
    "XBRL-XDT-CONF-*.zip": "xdt.xml",
    "utr-conf-*.zip": "index.xml",
    "inline-*.zip": "*-testcases.xml",
}
_PACKAGES = {"inline-*.zip": "sec-*.zip"}
"""Taxonomy packages that a suite is on and does not hold."""
_HEADER = """# Variations of the official suites in which this processor knowingly differs: id and reason. One that passes all
# the same fails its test, so that the list stays true. `pytest tests/conformance --regenerate` takes out what passes and
# adds what fails, with a reason that has to be replaced by the true one before it is committed.
"""


@dataclass(frozen=True, slots=True)
class OfficialVariation:
    """A variation of an unpacked suite. Calculations are checked as XBRL 2.1 itself says."""

    suite: str
    folder: Path
    variation: Variation
    packages: tuple[Path, ...] = ()

    @property
    def id(self) -> str:
        """Unique among all suites."""
        return f"{self.suite}/{self.variation.id}"

    @property
    def settings(self) -> Settings:
        """How its documents are judged."""
        return Settings(self.packages, root=self.folder, calculation=Calculation.V1_0)


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive of a suite, the name of its index, and the packages it is on."""

    path: Path
    index: str
    packages: tuple[Path, ...] = ()


def archives() -> tuple[Archive, ...]:
    """The newest archive of each suite that is there with the packages it is on."""
    found = []
    for pattern, index in _INDEXES.items():
        newest = sorted(ARCHIVES.glob(pattern))
        package = _PACKAGES.get(pattern)
        packages = tuple(sorted((_DATA / "taxonomies").glob(package))[-1:]) if package else ()
        if newest and (packages or not package):
            found.append(Archive(newest[-1], index, packages))
    return tuple(found)


def variations(into: Path) -> Iterator[OfficialVariation]:
    """Unpack every suite below a folder; all their variations."""
    for archive in archives():
        suite = archive.path.stem
        folder = into / suite
        with zipfile.ZipFile(archive.path) as content:
            content.extractall(folder)
        index = min(folder.rglob(archive.index), key=lambda path: len(path.parts))
        for variation in read_suite(index):
            if variation.entries:
                yield OfficialVariation(suite, index.parent, variation, archive.packages)


def deviations() -> dict[str, str]:
    """Reasons by the id of the variation."""
    loaded = yaml.safe_load(DEVIATIONS.read_text("utf-8")) or {}
    return {str(name): str(reason) for name, reason in loaded.items()}


def write_deviations(reasons: dict[str, str]) -> None:
    """Write the manifest anew, sorted."""
    text = yaml.safe_dump(dict(sorted(reasons.items())), allow_unicode=True, width=120) if reasons else ""
    DEVIATIONS.write_text(_HEADER + text, "utf-8")
