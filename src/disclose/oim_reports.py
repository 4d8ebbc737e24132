"""Reports in a syntax of the Open Information Model that is not XML, judged.

Rank 4: passes values between rooms that do not know one another. The plain facts of a report in JSON are columns from the
start; the rules' screening says which of them need attention, and only of these facts are made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Findings, Outcome, Span, error, has_errors
from disclose.formats.references import TaxonomyReference
from disclose.formats.xbrl_json.columns import screenable
from disclose.formats.xbrl_json.reader import OpenedReport, ReportReader, open_report
from disclose.judged import load_judged
from disclose.model import Report
from disclose.rules.engine import check
from disclose.rules.screening import facts_to_judge
from disclose.rules.subject import Calculation
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import Catalog
from disclose.taxonomy.dts.nodes import ReferenceKind
from disclose.taxonomy.load import entry_point

if TYPE_CHECKING:
    from disclose.formats.xbrl_csv.files import CsvFiles


class JudgedJson(Struct, frozen=True):
    """A report that was judged: the number of its facts, and the taxonomy it is on. `report` holds the facts that the rules
    have looked at one by one, all of them where it was asked for."""

    facts: int
    taxonomy: Taxonomy
    report: Report


def judge_json(
    data: bytes,
    shown: str,
    path: Path,
    catalog: Catalog,
    calculation: Calculation,
    on_stage: Callable[[str], None],
    beside: Callable[[str], str],
    *,
    whole: bool = False,
) -> Outcome[JudgedJson]:
    """Judge a report in xBRL-JSON on the taxonomy that it names. `shown`, `path` and `catalog` are as in
    judging.py; `beside` tells how URLs are shown. With `whole` every fact is
    made, also where no rule would find anything. The value is None where it can't be judged to the end."""
    findings = Findings()
    opened = findings.take(open_report(data, shown))
    if opened is None:
        return Outcome(None, findings.all)
    on_stage("loading the taxonomy")
    taxonomy = findings.take(_taxonomy(opened.info.taxonomy, path, catalog, beside))
    if taxonomy is None:
        return Outcome(None, findings.all)
    on_stage("applying the rules")
    screened = None if whole else _screened(opened, taxonomy, calculation)
    if screened is not None and screened.report is not None:
        return Outcome(JudgedJson(len(opened.scan.plain) + len(screened.report.facts), taxonomy, screened.report), findings.all)
    reader = ReportReader(opened, taxonomy)
    left_out = 0
    if screened is not None:
        reader.read_dimensions()
        left_out = len(opened.scan.plain) - len(screened.kept)
    report = findings.take(reader.report(None if screened is None else screened.kept))
    assert report is not None, "an opened document has a report"
    findings.add(check(report, taxonomy, calculation=calculation, place=Span(shown)).diagnostics)
    return Outcome(JudgedJson(left_out + len(report.facts), taxonomy, report), findings.all)


def judge_csv(
    data: bytes,
    shown: str,
    path: Path,
    catalog: Catalog,
    calculation: Calculation,
    on_stage: Callable[[str], None],
    beside: Callable[[str], str],
) -> Outcome[JudgedJson]:
    """Judge a report in xBRL-CSV by its metadata, as `judge_json` one in JSON. Its tables lie beside the metadata or below."""
    from disclose.formats.xbrl_csv.columns import screenable
    from disclose.formats.xbrl_csv.reader import CsvReader, open_csv

    findings = Findings()
    opened = findings.take(open_csv(data, csv_files(path, shown, catalog)))
    if opened is None:
        return Outcome(None, findings.all)
    on_stage("loading the taxonomy")
    taxonomy = findings.take(_taxonomy(opened.metadata.info.taxonomy, path, catalog, beside))
    if taxonomy is None:
        return Outcome(None, findings.all)
    on_stage("applying the rules")
    reader = CsvReader(opened, taxonomy)
    rest = reader.report(()).value
    columns = None if rest is None else screenable(opened, reader, rest)
    kept: list[int] | None = None
    if columns is not None:
        kept = facts_to_judge(columns.columns, columns.rest, taxonomy, calculation, reader.value_of, columns.wanted)
    report = findings.take(reader.report(kept))
    assert report is not None, "opened metadata has a report"
    findings.add(check(report, taxonomy, calculation=calculation, place=Span(shown)).diagnostics)
    return Outcome(JudgedJson(len(reader.facts), taxonomy, report), findings.all)


def csv_files(path: Path, shown: str, catalog: Catalog) -> CsvFiles:
    """The files of a report in CSV: what its metadata extends is found by way of the catalog."""
    from disclose.formats.xbrl_csv.files import files_in_folder

    return files_in_folder(path, shown, lambda url: catalog.read(url).value)


def _taxonomy(
    references: Sequence[TaxonomyReference], path: Path, catalog: Catalog, beside: Callable[[str], str]
) -> Outcome[Taxonomy]:
    """The taxonomy of a report; that it is none, or not a valid one, is said where the report names it too."""
    base = path.resolve().as_uri()
    entries = [entry_point(one.href, base=base, kind=ReferenceKind.SCHEMA_REF, span=one.span, role="") for one in references]
    loaded = load_judged(entries, catalog, shown=beside)
    found: tuple[Diagnostic, ...] = loaded.diagnostics
    if has_errors(found) or loaded.value is None:
        message, help = "The taxonomy of the report is not valid, or could not be found", "The other findings say why."
        found += (error("oime:invalidTaxonomy", message, references[0].span, help=help, spec="OIM 1.0 section 3.2"),)
    return Outcome(loaded.value, found)


class _Screened(Struct, frozen=True):
    """What screening found: the positions of the plain facts that are to be judged. Where nothing is wrong the report without
    its plain facts, for which nothing has been placed."""

    kept: Sequence[int]
    report: Report | None


def _screened(opened: OpenedReport, taxonomy: Taxonomy, calculation: Calculation) -> _Screened | None:
    """Look at the plain facts of a report by columns; None where that can't be done."""
    reader = ReportReader(opened, taxonomy, bare=True)
    read = reader.report(())
    columns = None if read.value is None else screenable(opened, reader, read.value)
    if columns is None:
        return None
    kept = facts_to_judge(columns.columns, columns.rest, taxonomy, calculation, reader.plain.value_of, columns.wanted)
    if kept is None:
        return None
    found = bool(kept or read.diagnostics or check(columns.rest, taxonomy, calculation=calculation).diagnostics)
    return _Screened(kept, None if found else columns.rest)
