"""Taxonomy packages opened to find documents in: judged as packages, and put into a catalog.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from disclose.diagnostics import Diagnostic, Findings, Outcome, Span, warning
from disclose.taxonomy.catalog import Catalog

if TYPE_CHECKING:
    from disclose.taxonomy.package import TaxonomyPackage

PACKAGE_SUFFIXES = frozenset({".zip", ".xbri", ".xbr"})
"""How the names of packages end, in small letters: taxonomy packages, and report packages of the three kinds."""
_MAGIC = b"PK\x03\x04"
"""How a zip archive with a file in it begins."""


def is_package(path: Path) -> bool:
    """Whether a file is to be read as a package: by its name, or by how it begins."""
    if path.suffix.lower() in PACKAGE_SUFFIXES:
        return True
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return stream.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def open_packages(places: Iterable[Path], catalog: Catalog) -> Outcome[tuple[TaxonomyPackage, ...]]:
    """The taxonomy packages in some files, those that can be opened, and everything that is wrong with them. `catalog` is where
    the published schemas are."""
    from disclose.taxonomy.package import open_package  # most reports come without packages

    findings = Findings()
    packages = []
    for place in places:
        package = judged_package(open_package(place, place.as_posix()), catalog)
        opened = findings.take(package)
        if opened is not None:
            packages.append(opened)
    return Outcome(tuple(packages), findings.all)


def judged_package(opened: Outcome[TaxonomyPackage], catalog: Catalog) -> Outcome[TaxonomyPackage]:
    """A package as it was opened, with what the published schemas find in its metadata. None where its catalog is not valid:
    whatever is looked for in it would not be found."""
    if opened.value is None:
        return opened
    from disclose.schema.package_documents import package_findings  # as above

    known = {found.span for found in opened.diagnostics}
    further = (found for found in package_findings(opened.value, catalog) if _line(found.span) not in known)
    found = (*opened.diagnostics, *further)
    return Outcome(None if any(one.code == "tpe:invalidCatalogFile" for one in found) else opened.value, found)


def with_packages(catalog: Catalog, packages: Sequence[TaxonomyPackage]) -> Outcome[Catalog]:
    """The catalog that finds documents in some packages too, with a warning where two of them rewrite the same URLs."""
    rewrites = (rewrite for package in packages for rewrite in package.rewrites)
    return Outcome(catalog.with_rewrites(*rewrites), tuple(_overlaps(packages)))


def _line(span: Span | None) -> Span | None:
    return None if span is None else Span(span.path, span.line)


def _overlaps(packages: Sequence[TaxonomyPackage]) -> Iterator[Diagnostic]:
    """Packages that say where the same URLs lead (Taxonomy Packages 1.0 section 3.3); found without comparing all pairs."""
    prefixes = sorted((rewrite.prefix, n) for n, package in enumerate(packages) for rewrite in package.rewrites)
    # the beginnings that begin the next one, each with its package and the nearest other package around it
    around: list[tuple[str, int, int | None]] = []
    for prefix, number in prefixes:
        while around and not prefix.startswith(around[-1][0]):
            around.pop()
        other = None
        if around:
            _, nearest, further = around[-1]
            other = nearest if nearest != number else further
        if other is not None:
            first, second = packages[other], packages[number]
            message = f"{first.shown} and {second.shown} both rewrite URLs that begin with {prefix}"
            help = (
                "Use one of the packages only. The longest beginning counts, and of two alike that of the package named first."
            )
            yield warning("tpe:packageRewriteOverlap", message, Span(second.shown), help=help, related=(Span(first.shown),))
        around.append((prefix, number, other))
