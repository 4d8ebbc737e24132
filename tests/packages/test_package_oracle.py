"""Arelle says the same of every package made for the codes of packages, but for the differences that are listed here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from package_cases import CASES, SCHEMA, instance

pytestmark = pytest.mark.oracle

SCRIPT = Path(__file__).parents[1] / "oracle" / "arelle_packages.py"
DIFFERENCES: dict[str, tuple[set[str], str]] = {
    "no folder META-INF": ({"rpe:documentTypeFileExtensionMismatch"}, "Arelle names only what follows from it"),
    "taxonomy without META-INF": (
        {"tpe:metadataDirectoryNotFound", "tpe:metadataFileNotFound"},
        "Arelle also names what follows from it",
    ),
    "report package: no archive": (set(), "Arelle says in words of its own that it is no archive"),
}
"""What Arelle says where it does not say the same, and why."""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], set[str]]:
    """The codes of packages that Arelle gives for each case, bad and ok."""
    folder = tmp_path_factory.mktemp("packages")
    (folder / "reports").mkdir()
    (folder / "t.xsd").write_text(SCHEMA, "utf-8")
    (folder / "reports" / "r.xbrl").write_text(instance(), "utf-8")
    asked: list[tuple[str | None, list[str]]] = []
    names = []
    for number, (name, case) in enumerate(CASES.items()):
        for kind, suffix, data in (("bad", case.suffix, case.bad), ("ok", case.sound_suffix or case.suffix, case.ok)):
            path = folder / f"{kind}-{number}{suffix}"
            path.write_bytes(data)
            used = [str(path)]
            if kind == "bad" and case.further is not None:
                other = folder / f"further-{number}.zip"
                other.write_bytes(case.further)
                used.append(str(other))
            asked.append((str(path), []) if case.code.startswith("rpe") else (None, used))
            names.append((name, kind))
    command = [sys.executable, str(SCRIPT), str(folder / "settings"), str(folder / "reports" / "r.xbrl"), json.dumps(asked)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)
    answers = json.loads(done.stdout.splitlines()[-1])
    return {
        name: {code for code in codes if code.startswith(("rpe:", "tpe:"))} for name, codes in zip(names, answers, strict=True)
    }


@pytest.mark.parametrize("name", CASES)
def test_arelle_agrees(said: dict[tuple[str, str], set[str]], name: str) -> None:
    expected, _ = DIFFERENCES.get(name, ({CASES[name].code}, ""))
    assert said[name, "bad"] == expected
    assert said[name, "ok"] == set()
