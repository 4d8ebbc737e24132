"""Report packages read: a zip archive that holds reports in a folder of their own (Report Package 1.0).

Nothing is unpacked: the documents stay in the archive until somebody asks for their bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from types import MappingProxyType

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.json_source import Places, parse_json
from disclose.names import REPORT_PACKAGE, REPORT_PACKAGE_INLINE, REPORT_PACKAGE_OTHER
from disclose.taxonomy.archive import ZipArchive

DESCRIPTION = "META-INF/reportPackage.json"
REPORTS = "reports/"
INLINE_SUFFIXES = frozenset({".xhtml", ".html", ".htm"})
OTHER_SUFFIXES = frozenset({".xbrl", ".json"})
TYPES: Mapping[str, str] = MappingProxyType(
    {".xbri": REPORT_PACKAGE_INLINE, ".xbr": REPORT_PACKAGE_OTHER, ".zip": REPORT_PACKAGE}
)
"""The type of a package by the end of its name, in small letters."""
MAX_DESCRIPTION_BYTES = 1024 * 1024
_KINDS: Mapping[str, tuple[frozenset[str], str]] = MappingProxyType(
    {".xbri": (INLINE_SUFFIXES, "Inline XBRL"), ".xbr": (OTHER_SUFFIXES, "xBRL-XML, xBRL-JSON or xBRL-CSV")}
)


class PackagedReport(Struct, frozen=True):
    """A report in a package: the names of its documents in the archive; several are an Inline XBRL document set."""

    documents: tuple[str, ...]


class ReportPackage(Struct, frozen=True):
    """A report package that was opened, its reports by name. `document_type` is None where it does not say what it is: a zip
    archive is known by its folder of reports."""

    archive: ZipArchive
    document_type: str | None
    reports: tuple[PackagedReport, ...]


def prefix_for(suffix: str) -> Callable[[Sequence[str]], str]:
    """How to tell from the names in an archive which codes its faults have; `suffix` is the end of its own name."""

    def prefix(names: Sequence[str]) -> str:
        return "rpe" if suffix.lower() in _KINDS or holds_reports(names) else "tpe"

    return prefix


def holds_reports(names: Sequence[str]) -> bool:
    """Whether an archive with these names presents itself as a report package: it says so, or one folder has reports."""
    said = {name.removesuffix(DESCRIPTION) for name in names if name == DESCRIPTION or name.endswith(f"/{DESCRIPTION}")}
    folders = {name.partition("/")[0] + "/" for name in names if name.partition("/")[2].startswith(REPORTS)}
    return "" in said or len({*folders, *(one for one in said if one.count("/") == 1)}) == 1


def read_report_package(archive: ZipArchive, suffix: str) -> Outcome[ReportPackage]:
    """The reports in an archive, or what keeps it from being a report package: the first fault in the order of the
    specification, of which others may follow. `suffix` is the end of its name."""
    suffix = suffix.lower()
    if suffix not in TYPES:
        message = f"{archive.shown} is a report package, but its name does not end in .xbri, .xbr or .zip"
        return Outcome(None, (_refused("rpe:unsupportedFileExtension", message, Span(archive.shown), "Rename it."),))
    missing = tuple(_without_metadata(archive, suffix))
    described = _document_type(archive, suffix)
    if described.diagnostics:
        return Outcome(None, (*missing, *described.diagnostics))
    reports = _reports(archive)
    fault = next(_faults(archive, suffix, reports), None)
    if fault is not None:
        return Outcome(None, (*missing, fault))
    if any(len(name_steps(report.documents[0])) == 3 for report in reports):
        reports = tuple(report for report in reports if len(name_steps(report.documents[0])) == 3)
    return Outcome(ReportPackage(archive, described.value, reports), missing)


def name_steps(name: str) -> tuple[str, ...]:
    """The folders of a name, and its last step."""
    return PurePosixPath(name).parts


def _without_metadata(archive: ZipArchive, suffix: str) -> Iterator[Diagnostic]:
    """A package that has to say what it is, and has not even the folder for that."""
    if suffix in _KINDS and f"{archive.top}META-INF/" not in archive.folders and DESCRIPTION not in archive.names:
        message = f"{archive.shown} has no folder {archive.top}META-INF"
        yield error("rpe:metadataDirectoryNotFound", message, Span(archive.shown))


def _document_type(archive: ZipArchive, suffix: str) -> Outcome[str]:
    """What the package says it is. No value and no finding for a zip archive that says nothing (section 3.4)."""
    # a later version of the format may have no folder at the top
    name = DESCRIPTION if archive.contains(DESCRIPTION) else archive.top + DESCRIPTION
    shown = archive.path(name)
    if not archive.contains(name):
        if suffix not in _KINDS:
            return Outcome(None)
        message, help = f"{archive.shown} has no file {name}", f'Add it; its documentType is "{TYPES[suffix]}".'
        return Outcome(None, (_refused("rpe:documentTypeFileExtensionMismatch", message, Span(archive.shown), help),))
    data = archive.read(name, shown)
    if data.value is None:
        return Outcome(None, data.diagnostics)
    read = parse_json(data.value, shown, "rpe:invalidJSON", limit=MAX_DESCRIPTION_BYTES)
    if read.value is None or read.diagnostics:
        return Outcome(None, read.diagnostics)
    info = read.value.members.get("documentInfo")
    said = None if info is None else info.members.get("documentType")
    if said is None or said.text is None:
        message = f"{shown} has no documentInfo with a documentType in it that is a string"
        help = f'Write {{"documentInfo": {{"documentType": "{TYPES[suffix]}"}}}}.'
        return Outcome(None, (_refused("rpe:invalidJSONStructure", message, Span(shown), help),))
    span = Places(data.value, shown).span(said.at)
    if said.text not in TYPES.values() or name == DESCRIPTION:
        message = f"{said.text!r} is not a kind of report package that is known"
        return Outcome(
            None, (_refused("rpe:unsupportedReportPackageVersion", message, span, f"Write {TYPES[suffix]} for version 1.0."),)
        )
    if said.text != TYPES[suffix]:
        message = f"A package of the type {said.text} can't have a name that ends in {suffix}"
        help = f"Rename it, or write {TYPES[suffix]}."
        return Outcome(None, (_refused("rpe:documentTypeFileExtensionMismatch", message, span, help),))
    return Outcome(said.text)


def _reports(archive: ZipArchive) -> tuple[PackagedReport, ...]:
    """Every report in the folder of reports and in the folders right below it (section 3.5)."""
    single: list[str] = []
    folders: dict[str, list[str]] = {}
    for name in sorted(archive.names):
        steps = name_steps(name)
        if name.startswith(archive.top + REPORTS) and PurePosixPath(name).suffix in INLINE_SUFFIXES | OTHER_SUFFIXES:
            if len(steps) == 3:
                single.append(name)
            elif len(steps) == 4:
                folders.setdefault(steps[2], []).append(name)
    found = [PackagedReport((name,)) for name in single]
    for names in folders.values():
        together = all(PurePosixPath(name).suffix in INLINE_SUFFIXES for name in names)
        found += [PackagedReport(tuple(names))] if together else [PackagedReport((name,)) for name in names]
    return tuple(found)


def _faults(archive: ZipArchive, suffix: str, reports: tuple[PackagedReport, ...]) -> Iterator[Diagnostic]:
    """What is wrong with the reports of a package, in the order of the specification (sections 3.5 and 4)."""
    span, folder = Span(archive.shown), archive.top + REPORTS
    if folder not in archive.folders:
        help = "Put the reports into it."
        yield error("rpe:missingReportsDirectory", f"{archive.shown} has no folder {folder}", span, help=help)
    if not reports:
        message = f"{archive.shown} has no report in {folder}"
        help = "Reports end in .xhtml, .html or .htm, in .xbrl, or in .json, and lie in that folder or right below it."
        yield error("rpe:missingReport", message, span, help=help)
    inner = [name_steps(report.documents[0])[2] for report in reports if len(name_steps(report.documents[0])) == 4]
    crowded = min((one for one in inner if inner.count(one) > 1), default=None) if len(inner) == len(reports) else None
    if crowded is not None:
        message, help = f"{folder}{crowded} holds more than one report", "Give each a folder of its own."
        yield error("rpe:multipleReportsInSubdirectory", message, Span(archive.path(f"{folder}{crowded}")), help=help)
    if suffix not in _KINDS:
        return
    if len(reports) > 1:
        message = f"{archive.shown} holds {len(reports)} reports; a package whose name ends in {suffix} has one"
        yield error("rpe:multipleReports", message, span, help="Make a package of each, or a .zip of all.")
    suffixes, called = _KINDS[suffix]
    for name in (name for report in reports for name in report.documents):
        if PurePosixPath(name).suffix not in suffixes:
            message = f"A report in a package whose name ends in {suffix} is in {called}"
            yield error("rpe:incorrectReportType", message, Span(archive.path(name)))
        elif suffix == ".xbr" and name.endswith(".json"):
            yield from _json_faults(archive, name)


def _json_faults(archive: ZipArchive, name: str) -> Iterator[Diagnostic]:
    """Whether a report in JSON says what it is. Its contents are looked at where it is read."""
    shown = archive.path(name)
    data = archive.read(name, shown)
    if data.value is None:
        yield from data.diagnostics
        return
    try:
        content = json.loads(data.value)
    except (ValueError, RecursionError):
        yield from parse_json(data.value, shown, "rpe:invalidJSON").diagnostics
        return
    info = content.get("documentInfo") if isinstance(content, dict) else None
    if not isinstance(info, dict) or not isinstance(info.get("documentType"), str):
        message = f"{shown} has no documentInfo with a documentType in it that is a string"
        yield error("rpe:invalidJSONStructure", message, Span(shown))


def _refused(code: str, message: str, span: Span, help: str) -> Diagnostic:
    return error(code, message, span, help=help, spec="Report Package 1.0 section 3")
