"""A report put into a report package: with the taxonomy of the package it came from, or on a published one.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Findings, Outcome, error
from disclose.formats.references import TaxonomyReference
from disclose.judging import OnStage
from disclose.opening import OpenedReport
from disclose.packages.report_package import DESCRIPTION, REPORTS, prefix_for, read_report_package
from disclose.packages.report_writer import report_package
from disclose.packages.taxonomy_package import PackagedTaxonomy
from disclose.taxonomy.archive import ZipArchive, archive_of, open_archive
from disclose.taxonomy.dts.uri import local_path, resolve, split_fragment
from disclose.written import WRITERS, Written


def packed(opened: OpenedReport, output: Path, syntax: str, on_stage: OnStage) -> Outcome[Written]:
    """A report package with a report in some syntax, as the file of a name. Everything in the package that the report came from
    comes along, except reports; a report that refers to files beside it is refused, since these would be missing."""
    findings = Findings()
    archive = None
    if opened.package is not None:
        archive = findings.take(open_archive(opened.package, opened.package.as_posix(), prefix_for(opened.package.suffix)))
        if archive is None:
            return Outcome(None, findings.all)
    moved = {one: _moved(one, opened, archive) for one in opened.references}
    findings.add(_missing(one) for one, href in moved.items() if href is None)
    others = {} if archive is None else _others(archive, findings)
    if findings.fatal():
        return Outcome(None, findings.all)
    references = tuple(replace(one, href=href) for one, href in moved.items() if href is not None)
    name = f"{output.stem}.{syntax}"
    document = findings.take(WRITERS[syntax](replace(opened, references=references), name, on_stage))
    if document is None:
        return Outcome(None, findings.all)
    suffix = output.suffix.lower()
    data = report_package(output.stem, suffix, name, document.files[name], PackagedTaxonomy("", others))
    read = findings.take(archive_of(data, output.name, "rpe"))
    package = None if read is None else findings.take(read_report_package(read, suffix))
    return Outcome(None if package is None else Written({output.name: data}, document.facts), findings.all)


def _moved(reference: TaxonomyReference, opened: OpenedReport, archive: ZipArchive | None) -> str | None:
    """A reference as a document in the folder of reports has it; None where it leads to a file outside the package."""
    document, fragment = split_fragment(reference.href)
    place = opened.paths.get(reference.span.path)
    url = None if place is None else resolve(place.resolve().as_uri(), document)
    path = None if url is None else local_path(url)
    if path is None:
        return reference.href
    if opened.package is None or archive is None:
        return None
    top = opened.package.resolve() / archive.top
    if not path.is_relative_to(top):
        return None
    moved = f"../{quote(path.relative_to(top).as_posix())}"
    return moved if fragment is None else f"{moved}#{fragment}"


def _others(archive: ZipArchive, findings: Findings) -> Mapping[str, bytes]:
    """What a package holds besides reports and the description of itself, by its names below the folder at the top."""
    found: dict[str, bytes] = {}
    for name in sorted(archive.names):
        below = name.removeprefix(archive.top)
        if not below.startswith(REPORTS) and below != DESCRIPTION:
            data = findings.take(archive.read(name, archive.path(name)))
            if data is not None:
                found[below] = data
    return found


def _missing(reference: TaxonomyReference) -> Diagnostic:
    message = f"The report refers to {reference.href}, a file that the package would not have"
    help = "Refer to a taxonomy by its published URL, or let the build of a project make the package."
    return error("disclose.convert:outside-package", message, reference.span, help=help)
