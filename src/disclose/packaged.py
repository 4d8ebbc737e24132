"""Packages judged: a taxonomy package as such, a report package with every report in it, one that is both as both.

Rank 4: passes values between rooms that do not know one another. Nothing is written to disk: documents are read out of the
archive when they are asked for, by URLs below that of the archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Findings, Outcome, Span, told_once
from disclose.judged import judge_taxonomy, online_catalog
from disclose.judging import Judged, OnStage, judge_document, judge_documents
from disclose.opened_packages import judged_package, open_packages, with_packages
from disclose.packages.report_package import PackagedReport, ReportPackage, holds_reports, prefix_for, read_report_package
from disclose.rules.subject import Calculation
from disclose.taxonomy.archive import ZipArchive, open_archive
from disclose.taxonomy.catalog import Catalog, Member, Rewrite, standard_catalog
from disclose.taxonomy.package import METADATA, TaxonomyPackage, package_of


class OpenedPackage(Struct, frozen=True):
    """A report package, and where the documents that its reports refer to are found: in it, in the taxonomy packages that are
    used with it, and among the published files."""

    place: Path
    package: ReportPackage
    catalog: Catalog

    def path(self, name: str) -> Path:
        """Where a file of the package would lie if the archive were a folder: what references in it are relative to."""
        return self.place.resolve() / name

    def documents(self, report: PackagedReport) -> Outcome[tuple[Mapping[str, bytes], Mapping[str, Path]]]:
        """The bytes of a report's documents by their paths in diagnostics, and where they would lie."""
        findings = Findings()
        archive = self.package.archive
        data: dict[str, bytes] = {}
        paths: dict[str, Path] = {}
        for name in report.documents:
            shown = archive.path(name)
            read = findings.take(archive.read(name, shown))
            if read is not None:
                data[shown], paths[shown] = read, self.path(name)
        return Outcome((data, paths) if len(data) == len(report.documents) else None, findings.all)


def open_report_package(
    place: Path, packages: Sequence[Path] = (), *, online: bool = False, on_stage: OnStage
) -> Outcome[OpenedPackage | ZipArchive]:
    """The report package in a file; the bare archive where it does not present itself as one. `packages` are taxonomy packages
    to find documents in."""
    findings = Findings()
    shown = place.as_posix()
    archive = findings.take(open_archive(place, shown, prefix_for(place.suffix)))
    if archive is None:
        return Outcome(None, findings.all)
    if place.suffix.lower() not in (".xbri", ".xbr") and not holds_reports(sorted(archive.names | archive.folders)):
        return Outcome(archive, findings.all)
    package = findings.take(read_report_package(archive, place.suffix))
    if package is None:
        return Outcome(None, findings.all)
    catalog = standard_catalog()
    own: tuple[TaxonomyPackage, ...] = ()
    if archive.contains(archive.top + METADATA):
        opened = findings.take(judged_package(package_of(archive), catalog))
        own = () if opened is None else (opened,)
    further = findings.take(open_packages(packages, catalog)) or ()
    catalog = findings.take(with_packages(catalog, (*own, *further))) or catalog
    catalog = catalog.with_rewrites(Rewrite(place.resolve().as_uri() + "/", Member(archive, "")))
    if online:
        catalog = online_catalog(catalog, on_stage)
    return Outcome(None if findings.fatal() else OpenedPackage(place, package, catalog), findings.all)


def judge_package(
    place: Path, packages: Sequence[Path], calculation: Calculation, *, online: bool, on_stage: OnStage
) -> Outcome[Judged]:
    """Judge a package and everything in it. The value is None where some of it can't be judged to the end."""
    findings = Findings()
    shown = place.as_posix()
    on_stage(f"reading {shown}")
    opened = findings.take(open_report_package(place, packages, online=online, on_stage=on_stage))
    if isinstance(opened, ZipArchive):
        entries = findings.take(judge_taxonomy(shown, packages, online=online, on_stage=on_stage)) or ()
        concepts = max((entry.census.concepts for entry in entries), default=0)
        return Outcome(Judged(shown, 0, concepts) if entries else None, findings.all)
    if opened is None:
        return Outcome(None, findings.all)
    judged = []
    for report in opened.package.reports:
        one = _judge(report, opened, calculation, on_stage)
        findings.add(_located(one.diagnostics, opened))
        judged.append(one.value)
    done = [one for one in judged if one is not None]
    if len(done) < len(judged):
        return Outcome(None, told_once(findings.all))
    facts, concepts = sum(one.facts for one in done), max(one.concepts for one in done)
    return Outcome(Judged(shown, facts, concepts), told_once(findings.all))


def _judge(report: PackagedReport, opened: OpenedPackage, calculation: Calculation, on_stage: OnStage) -> Outcome[Judged]:
    read = opened.documents(report)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    data, paths = read.value
    if len(data) > 1:
        return judge_documents(data, paths, opened.catalog, calculation, on_stage)
    ((shown, one),) = data.items()
    return judge_document(one, shown, paths[shown], opened.catalog, calculation, on_stage)


def _located(findings: Iterable[Diagnostic], opened: OpenedPackage) -> Iterable[Diagnostic]:
    """Findings with files of the package shown as such, also those that a relative reference led to."""
    folder = opened.place.resolve().as_posix() + "/"
    archive = opened.package.archive

    def inside(span: Span) -> Span:
        return replace(span, path=archive.path(span.path[len(folder) :])) if span.path.startswith(folder) else span

    for found in findings:
        span = None if found.span is None else inside(found.span)
        yield replace(found, span=span, related=tuple(inside(one) for one in found.related))
