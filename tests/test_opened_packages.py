"""Packages used together: which of them say where the same URLs lead."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from disclose.names import TAXONOMY_PACKAGE, XML_CATALOG
from disclose.opened_packages import is_package, open_packages, with_packages
from disclose.taxonomy.catalog import standard_catalog

DESCRIPTION = (
    f'<t:taxonomyPackage xmlns:t="{TAXONOMY_PACKAGE}"><t:identifier>http://t.example</t:identifier></t:taxonomyPackage>'
)


def package(path: Path, *prefixes: str) -> Path:
    rewrites = "".join(f'<rewriteURI uriStartString="{prefix}" rewritePrefix="../"/>' for prefix in prefixes)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("p/META-INF/taxonomyPackage.xml", DESCRIPTION)
        archive.writestr("p/META-INF/catalog.xml", f'<catalog xmlns="{XML_CATALOG}">{rewrites}</catalog>')
    return path


@pytest.mark.parametrize(
    ("prefixes", "expected"),
    [
        ([["http://a/"], ["http://b/"]], []),
        ([["http://a/", "http://a/x/"], ["http://b/"]], []),
        ([["http://a/"], ["http://a/"]], ["0.zip and 1.zip both rewrite URLs that begin with http://a/"]),
        ([["http://a/x/"], ["http://a/"]], ["1.zip and 0.zip both rewrite URLs that begin with http://a/x/"]),
        (
            [["http://a/"], ["http://a/x/", "http://a/x/y/"], ["http://b/"]],
            [
                "0.zip and 1.zip both rewrite URLs that begin with http://a/x/",
                "0.zip and 1.zip both rewrite URLs that begin with http://a/x/y/",
            ],
        ),
    ],
)
def test_overlaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prefixes: list[list[str]], expected: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    places = [package(Path(f"{number}.zip"), *each) for number, each in enumerate(prefixes)]
    opened = open_packages(places, standard_catalog())
    assert opened.diagnostics == ()
    outcome = with_packages(standard_catalog(), opened.value or ())
    assert [found.message for found in outcome.diagnostics] == expected
    assert {found.code for found in outcome.diagnostics} <= {"tpe:packageRewriteOverlap"}
    assert outcome.value is not None
    assert len(outcome.value.rewrites) == sum(map(len, prefixes))


def test_packages_are_known_by_name_or_by_how_they_begin(tmp_path: Path) -> None:
    report = package(tmp_path / "report", "http://a/")
    (tmp_path / "text").write_text("PK", "utf-8")
    assert is_package(report)
    assert is_package(tmp_path / "none.XBRI")
    assert not is_package(tmp_path / "text")
    assert not is_package(tmp_path / "none")
    assert not is_package(tmp_path)
