"""docs/reference/packages.md, executed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import get_args
from zipfile import ZipFile

import pytest

from disclose.build import build
from disclose.project import OutputName
from disclose.taxonomy import archive
from disclose.validate import validate

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "packages.md").read_text("utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    return str(found)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the example makes with the outputs of the page."""
    folder = tmp_path_factory.mktemp("packages")
    shutil.copytree(ROOT / "examples" / "minimal", folder / "minimal", ignore=shutil.ignore_patterns("out"))
    file = folder / "minimal" / "disclosure.yaml"
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("outputs:")]
    file.write_text("\n".join([*lines, block("yaml")]), "utf-8")
    outcome = build(folder / "minimal", folder / "out")
    assert outcome.diagnostics == ()
    return folder / "out"


def test_the_package_holds_what_is_listed(out: Path) -> None:
    with ZipFile(out / "minimal.xbri") as package:
        assert package.namelist() == block("text").split()


def test_the_packages_are_those_of_the_table(out: Path) -> None:
    assert sorted(path.name for path in out.iterdir() if path.suffix in (".zip", ".xbri")) == [
        "minimal-taxonomy.zip",
        "minimal.xbri",
    ]
    listed = set(re.findall(r"^\| `([a-z-]+-package)`", PAGE, re.MULTILINE))
    assert listed == {name for name in get_args(OutputName) if name.endswith("-package")}


def test_the_command_finds_nothing(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out.parent)
    (name,) = re.findall(r"^disclose validate (\S+)$", block("sh"), re.MULTILINE)
    assert validate(Path(name)).diagnostics == ()


def test_places_are_shown_as_documented(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out.parent)
    with ZipFile(out / "minimal.xbri") as package:
        files = {name: package.read(name) for name in package.namelist()}
    page = "minimal/reports/minimal.xhtml"
    files[page] = files[page].replace(b'contextRef="c-', b'contextRef="d-', 1)
    (out.parent / "broken").mkdir()
    with ZipFile(out.parent / "broken" / "minimal.xbri", "w") as package:
        for name, data in files.items():
            package.writestr(name, data)
    (found, *_) = validate(Path("broken/minimal.xbri")).diagnostics
    assert re.fullmatch(r"broken/minimal\.xbri!reports/minimal\.xhtml:\d+:\d+", str(found.span))


def test_the_bounds_are_those_of_the_page() -> None:
    said = PAGE[PAGE.index("Archives are untrusted") :].replace("\n", " ")
    bounds = (
        f"more than {archive.MAX_ENTRIES:,} files",
        f"more than {archive.MAX_NAME:,} characters or {archive.MAX_DEPTH} folders",
        f"more than {archive.MAX_RATIO} times its size",
        f"more than {archive.MAX_TOTAL_BYTES >> 30} GiB",
    )
    for bound in bounds:
        assert bound in said, bound
