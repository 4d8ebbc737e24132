"""Reports, taxonomies and packages made to harm, through `disclose validate` as a process of its own.

Each is refused or survived in clear words: no traceback, no more memory or time than is allowed, no connection, and no file
opened outside the folder of the report.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("needs limits of processes and inotify", allow_module_level=True)

from hostile_archives import ARCHIVES
from hostile_packages import PACKAGES
from hostile_process import SECRET, Place, nobody_comes, run_bounded
from hostile_references import REFERENCES
from hostile_taxonomies import TAXONOMIES
from hostile_xml import XML

CASES = {**XML, **REFERENCES, **TAXONOMIES, **ARCHIVES, **PACKAGES}
SECRET_SCHEMA = (
    f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://t.example"><!--{SECRET}-->'
    f'<xs:element name="{SECRET}"/></xs:schema>'
)
MOST_SAID = 2_000_000
"""Characters that a run may print: a hundred findings, none of them endless."""


def test_there_are_cases_of_each_kind() -> None:
    assert len(CASES) == sum(map(len, (XML, REFERENCES, TAXONOMIES, ARCHIVES, PACKAGES))) >= 40
    assert len(PACKAGES) >= 50


def files_in(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*"))


@pytest.mark.parametrize("name", CASES)
def test_refused_or_survived_in_clear_words(tmp_path: Path, name: str, record_property: Callable[[str, object], None]) -> None:
    case = CASES[name]
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text(SECRET, "utf-8")
    (outside / "secret.xsd").write_text(SECRET_SCHEMA, "utf-8")
    with nobody_comes(outside) as port:
        arguments = case.make(Place(root, outside, port))
        laid_out = files_in(root, outside)
        done = run_bounded(["validate", *arguments], tmp_path / "run")
    record_property("seconds", round(done.seconds, 2))
    record_property("mebibytes", round(done.mebibytes))
    about = f"{done.seconds:.1f} s, {done.mebibytes:.0f} MiB, status {done.status}: {done.said[:3000]} … {done.said[-1000:]}"
    assert files_in(root, outside) == laid_out, "something was written"
    assert done.status in case.statuses, about
    for words in case.says:
        assert words in done.said, about
    assert "Traceback" not in done.said, about
    assert "internal error" not in done.said, about
    assert SECRET not in done.said, about
    assert len(done.said) < MOST_SAID, about
    assert "\x1b" not in done.said
    if done.status:
        assert "error[" in done.stderr, about
