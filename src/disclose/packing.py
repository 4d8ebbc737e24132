"""The packages of a build: written, opened again, and proved to hold what was built.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Findings, Outcome, Span, error
from disclose.formats.xbrl_xml import write_instance
from disclose.lexical import escape_attribute, unescaped
from disclose.model import CheckedReport, Report
from disclose.opened_packages import judged_package
from disclose.packages.report_package import read_report_package
from disclose.packages.report_writer import referring_to, report_package, taxonomy_package
from disclose.packages.taxonomy_package import PackagedTaxonomy, packaged_taxonomy
from disclose.project import Project
from disclose.read_back import ReadBack, read_back
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.archive import ZipArchive, archive_of
from disclose.taxonomy.catalog import Catalog, standard_catalog
from disclose.taxonomy.package import package_of

_TAXONOMY_SUFFIX = "-taxonomy.zip"
_SCHEMA_REF = re.compile(rb'<link:schemaRef\b[^<>]*\bxlink:href="([^"]*)"')


class ToPack(Struct, frozen=True):
    """What packages are made of: `emitted` are the files of the taxonomy by name, `documents` the reports written that refer to
    it at `schema_ref`, `languages` those of the documents that are in one."""

    project: Project
    taxonomy: Taxonomy
    checked: CheckedReport
    emitted: Mapping[str, bytes]
    schema_ref: str
    documents: Mapping[str, bytes]
    languages: Mapping[str, str]


class Packed(Struct, frozen=True):
    """The packages written, by name; and of each report package the document in it."""

    files: Mapping[str, bytes]
    holds: Mapping[str, str]
    taxonomy: PackagedTaxonomy


def pack(given: ToPack) -> Packed:
    """The packages that a project asks for; none where it asks for none.

    The report package of a project with Inline XBRL among its outputs is an .xbri with the page in the main language; the page
    in each further language has one of its own, because an .xbri holds one report, and pages that state the same facts are
    several. Without Inline XBRL it is an .xbr with the instance.
    """
    outputs, name = given.project.config.outputs, given.project.config.report.name
    packaged = packaged_taxonomy(given.project, given.taxonomy, given.emitted)
    files: dict[str, bytes] = {}
    holds: dict[str, str] = {}
    if "taxonomy-package" in outputs:
        files[name + _TAXONOMY_SUFFIX] = taxonomy_package(f"{name}-taxonomy", packaged)
    if "report-package" in outputs:
        for package, document, data in _reports(given):
            suffix = PurePosixPath(package).suffix
            pointed = referring_to(data, given.schema_ref, packaged.url)
            files[package] = report_package(package.removesuffix(suffix), suffix, document, pointed, packaged)
            holds[package] = document
    return Packed(files, holds, packaged)


def _reports(given: ToPack) -> Iterator[tuple[str, str, bytes]]:
    """For each report package its name, that of the document in it, and the document."""
    name = given.project.config.report.name
    if "inline" not in given.project.config.outputs:
        document = f"{name}.xbrl"
        data = given.documents.get(document)
        yield f"{name}.xbr", document, data or write_instance(given.checked, given.taxonomy, given.schema_ref)
        return
    for document, language in given.languages.items():
        main = language == given.project.languages[0]
        yield f"{name}.xbri" if main else f"{name}-{language}.xbri", document, given.documents[document]


def packages_read_back(
    packed: Packed, given: ToPack, bound: Mapping[str, Report], read: Mapping[str, ReadBack], findings: Findings
) -> dict[str, dict[str, int | bool | str]]:
    """What was found in each package when it was opened again, for the record. `bound` are the reports that the documents were
    made from, `read` what was read back from those that are outputs too."""
    record: dict[str, dict[str, int | bool | str]] = {}
    for name, data in packed.files.items():
        document = packed.holds.get(name)
        archive = findings.take(archive_of(data, name, "tpe" if document is None else "rpe"))
        catalog = findings.take(_catalog(archive)) if archive is not None else None
        if archive is None or catalog is None:
            continue
        wrong = [file for file, content in given.emitted.items() if catalog.read(_url(packed, given, file)).value != content]
        findings.add(_altered(name, file) for file in wrong)
        record[name] = {"taxonomy": len(given.emitted), "equal": not wrong}
        held = findings.take(_document(archive)) if document is not None else None
        if document is not None and held is not None:
            shown, content = held
            if _references(content) != [packed.taxonomy.url]:
                findings.add([_altered(name, document)])
            said = read.get(document)
            if said is None or not _same_but_for_references(content, given.documents[document], given.schema_ref, packed):
                expected = bound.get(document, given.checked.report)
                said = findings.take(read_back(content, shown, given.taxonomy, expected))
            if said is not None:
                record[name] |= {"document": document, "facts": len(said.content), "equal": not wrong and said.equal}
    return record


def _references(document: bytes) -> list[str]:
    """Where a document of ours refers to a schema."""
    return [unescaped(found.decode()) for found in _SCHEMA_REF.findall(document)]


def _same_but_for_references(document: bytes, output: bytes, schema_ref: str, packed: Packed) -> bool:
    """Whether a document is an output of the build, byte by byte, once its references lead where those of the output do."""
    there, here = (b'href="' + escape_attribute(one).encode() for one in (packed.taxonomy.url, schema_ref))
    return document.replace(there, here) == output


def _url(packed: Packed, given: ToPack, file: str) -> str:
    return packed.taxonomy.url.removesuffix(given.taxonomy.schema_ref) + file


def _catalog(archive: ZipArchive) -> Outcome[Catalog]:
    """Where the files of a package's taxonomy are, for somebody who has the package alone."""
    catalog = standard_catalog()
    package = judged_package(package_of(archive), catalog)
    return Outcome(None if package.value is None else catalog.with_rewrites(*package.value.rewrites), package.diagnostics)


def _document(archive: ZipArchive) -> Outcome[tuple[str, bytes]]:
    """The document of the one report of a package, and its path in diagnostics."""
    package = read_report_package(archive, PurePosixPath(archive.shown).suffix)
    if package.value is None:
        return Outcome(None, package.diagnostics)
    ((document,),) = (report.documents for report in package.value.reports)
    shown = archive.path(document)
    data = archive.read(document, shown)
    return Outcome(None if data.value is None else (shown, data.value), data.diagnostics)


def _altered(package: str, file: str) -> Diagnostic:
    message = f"{package} does not hold {file} as it was written"
    return error("disclose.output:package", message, Span(package), help="This is a defect of disclose: please report it.")
