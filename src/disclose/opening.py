"""Any report opened, whatever it lies in: an instance, JSON, Inline XBRL, a package, a project.

Rank 4: passes values between rooms that do not know one another. This is how data users, `disclose convert` and `disclose diff`
come to a `Report`; `disclose validate` never makes all of its facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct, field

from disclose.bulk import without_cyclic_collection
from disclose.diagnostics import Findings, Outcome, Span, error, told_once
from disclose.files import read_bytes
from disclose.formats.references import TaxonomyReference
from disclose.judging import OnStage, silent
from disclose.model import CheckedReport, Report
from disclose.opened_packages import is_package
from disclose.opening_documents import Documents, OpenedDocuments, open_documents
from disclose.project import PROJECT_FILE
from disclose.taxonomy import Taxonomy
from disclose.validate import DEFAULT_SETTINGS, Settings, catalog_for, documents_in, open_set
from disclose.xml_source import MAX_XML_BYTES

if TYPE_CHECKING:
    import pyarrow

_NOWHERE: Mapping[str, Path] = MappingProxyType({})


class OpenedReport(Struct, frozen=True, eq=False):
    """A report with all its facts, and the taxonomy it is on.

    `shown` is what it is called in messages. `references` lead to the taxonomy from the documents at `paths` (by their paths in
    diagnostics); none for a project. `checked` is the report as the rules passed it: None where they found an error, or were
    not asked. `other_targets` are the further reports of an Inline XBRL document set; None is that of its default target.
    """

    shown: str
    report: Report
    taxonomy: Taxonomy
    references: tuple[TaxonomyReference, ...] = ()
    paths: Mapping[str, Path] = field(default_factory=lambda: _NOWHERE)
    checked: CheckedReport | None = None
    other_targets: tuple[str | None, ...] = ()
    package: Path | None = None

    def to_arrow(self, language: str = "en") -> pyarrow.Table:
        """The facts as an Arrow table, as `Report.to_arrow` makes it, with the labels of concepts in a language."""
        names = {fact.aspects.concept for fact in self.report.facts}
        return self.report.to_arrow({name: self.taxonomy.label(name, language) for name in names})


@without_cyclic_collection()
def open_report(
    place: str | Path | Sequence[str | Path],
    settings: Settings = DEFAULT_SETTINGS,
    *,
    judged: bool = True,
    target: str | None = None,
    member: str | None = None,
    on_stage: OnStage = silent,
) -> Outcome[OpenedReport]:
    """Open the report in a file, in several that are an Inline XBRL document set, or in a folder: of a document set, or of a
    project, which is compiled in memory.

    What a file holds shows in its content: XBRL 2.1, xBRL-JSON, Inline XBRL, or a report package. Of a document set, `target`
    is the target wanted, by default that of facts without one; of a package with several reports, `member` is the name of a
    document of the one wanted. With `judged` the report is validated as `disclose validate` does, and the findings on it are
    returned; else only what keeps it from being read. There is no value where there is no report to be read.
    """
    paths = [Path(place)] if isinstance(place, str | Path) else [Path(one) for one in place]
    if len(paths) == 1 and (paths[0] / PROJECT_FILE).is_file():
        return _project(paths[0], on_stage)
    findings = Findings()
    if len(paths) == 1 and is_package(paths[0]):
        return _packaged(paths[0], settings, member, Wanted(target, judged), on_stage)
    documents = findings.take(_documents(paths, settings, on_stage))
    opened = None if documents is None else findings.take(_opened(documents, Wanted(target, judged), settings, on_stage))
    return Outcome(opened, told_once(findings.all))


class Wanted(Struct, frozen=True):
    """Which report of a document set, and whether the rules are to judge it."""

    target: str | None
    judged: bool


def _documents(paths: Sequence[Path], settings: Settings, on_stage: OnStage) -> Outcome[Documents]:
    """The bytes of documents in files and folders."""
    findings = Findings()
    files: list[Path] = []
    for path in paths:
        inside = findings.take(documents_in(path)) if path.is_dir() else (path,)
        files += inside or ()
    if findings.fatal() or not files:
        return Outcome(None, findings.all)
    if len(files) > 1:
        read = findings.take(open_set(files, settings, on_stage=on_stage))
        return Outcome(None if read is None else Documents(read.data, read.paths, read.catalog), findings.all)
    shown = files[0].as_posix()
    on_stage(f"reading {shown}")
    data = findings.take(read_bytes(files[0], shown, MAX_XML_BYTES))
    catalog = findings.take(catalog_for(files[0], settings, on_stage))
    if data is None or catalog is None:
        return Outcome(None, findings.all)
    return Outcome(Documents({shown: data}, {shown: files[0]}, catalog), findings.all)


def _opened(
    documents: Documents, wanted: Wanted, settings: Settings, on_stage: OnStage, package: Path | None = None
) -> Outcome[OpenedReport]:
    outcome = open_documents(documents, settings.calculation, target=wanted.target, judged=wanted.judged, on_stage=on_stage)
    found: OpenedDocuments | None = outcome.value
    if found is None:
        return Outcome(None, outcome.diagnostics)
    shown = ", ".join(documents.data)
    opened = OpenedReport(
        shown, found.report, found.taxonomy, found.references, documents.paths, found.checked, found.other_targets, package
    )
    return Outcome(opened, outcome.diagnostics)


def _packaged(place: Path, settings: Settings, member: str | None, wanted: Wanted, on_stage: OnStage) -> Outcome[OpenedReport]:
    """The report of a package, or the one of its reports that has a document of a name."""
    from disclose.packaged import OpenedPackage, open_report_package  # with what no other report needs

    findings = Findings()
    shown = place.as_posix()
    on_stage(f"reading {shown}")
    opened = findings.take(open_report_package(place, settings.packages, online=settings.online, on_stage=on_stage))
    if not isinstance(opened, OpenedPackage):
        if opened is not None:
            message, help = f"{shown} is a taxonomy package, and holds no report", "Give a report, or a package with one."
            findings.add([error("disclose.file:not-a-report", message, Span(shown), help=help)])
        return Outcome(None, findings.all)
    reports = opened.package.reports
    chosen = [one for one in reports if member is None or any(_is(name, member) for name in one.documents)]
    if len(chosen) != 1:
        names = ", ".join(one.documents[0] for one in reports)
        what = f"holds {len(reports)} reports" if member is None else f"holds {len(chosen)} documents called {member}"
        message, help = f"{shown} {what}", f"Choose one with --member: {names}."
        findings.add([error("disclose.file:several-reports", message, Span(shown), help=help)])
        return Outcome(None, findings.all)
    read = findings.take(opened.documents(chosen[0]))
    if read is None:
        return Outcome(None, findings.all)
    data, paths = read
    documents = Documents(data, paths, opened.catalog)
    return Outcome(findings.take(_opened(documents, wanted, settings, on_stage, place)), told_once(findings.all))


def _is(name: str, wanted: str) -> bool:
    return name == wanted or name.endswith(f"/{wanted}")


def _project(folder: Path, on_stage: OnStage) -> Outcome[OpenedReport]:
    """The report of a project, compiled as a build does, with nothing written."""
    from disclose.build import compile_project  # with all that makes documents

    compiled = compile_project(folder, on_stage=on_stage)
    if compiled.value is None:
        return Outcome(None, compiled.diagnostics)
    made = compiled.value
    opened = OpenedReport(folder.as_posix(), made.checked.report, made.taxonomy, checked=made.checked)
    return Outcome(opened, compiled.diagnostics)
