"""The documents of one report opened: what they are shows in their content.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Findings, Outcome, Span, error
from disclose.formats.references import DocumentKind, TaxonomyReference
from disclose.json_source import is_json
from disclose.judged import load_judged
from disclose.judging import OnStage, beside, entries_of, schema_of
from disclose.model import CheckedReport, Report
from disclose.rules.engine import check
from disclose.rules.subject import Calculation
from disclose.screened import open_source
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import Catalog
from disclose.taxonomy.dts.nodes import DocumentReference, ReferenceKind
from disclose.taxonomy.load import entry_point


class Documents(Struct, frozen=True):
    """The documents of one report by their paths in diagnostics, where they lie, or would, and where what they refer to is
    found."""

    data: Mapping[str, bytes]
    paths: Mapping[str, Path]
    catalog: Catalog


class OpenedDocuments(Struct, frozen=True, eq=False):
    """A report read from documents; the fields are those of `OpenedReport`."""

    report: Report
    taxonomy: Taxonomy
    references: tuple[TaxonomyReference, ...]
    checked: CheckedReport | None = None
    other_targets: tuple[str | None, ...] = ()


def open_documents(
    documents: Documents, calculation: Calculation, *, target: str | None, judged: bool, on_stage: OnStage
) -> Outcome[OpenedDocuments]:
    """Read the report in some documents whole, and judge it where that is asked for. Several are an Inline XBRL document
    set."""
    opening = _Opening(documents, calculation, target, judged, on_stage)
    if len(documents.data) > 1:
        return opening.inline()
    ((shown, data),) = documents.data.items()
    if not is_json(data):
        return opening.xml(data, shown)
    from disclose.formats.oim.document_info import is_csv_metadata  # with what no other document needs

    return opening.csv(data, shown) if is_csv_metadata(data) else opening.json(data, shown)


class _Opening(Struct, frozen=True):
    """How documents are to be opened."""

    documents: Documents
    calculation: Calculation
    target: str | None
    judged: bool
    on_stage: OnStage

    def xml(self, data: bytes, shown: str) -> Outcome[OpenedDocuments]:
        """An instance or an Inline XBRL document; a part of a taxonomy is no report."""
        from disclose.formats.xbrl_xml import read_instance

        findings = Findings()
        source = findings.take(open_source(data, shown))
        if source is None:
            return Outcome(None, findings.all)
        if source.opened.kind is DocumentKind.INLINE:
            return self.inline()
        if not source.opened.kind.is_report:
            message, help = f"{shown} is a part of a taxonomy, and no report", "Give a report."
            return Outcome(None, (error("disclose.file:not-a-report", message, Span(shown), help=help),))
        path = self.documents.paths[shown]
        entries = entries_of(source.opened, path)
        if not entries:
            return _without_taxonomy(shown)
        taxonomy = self._taxonomy(entries, shown, findings)
        if taxonomy is None:
            return Outcome(None, findings.all)
        schemas = [one.uri for one in entries if one.kind is ReferenceKind.SCHEMA_REF and one.uri]
        of_schema = findings if self.judged else Findings()
        canonical = schema_of(source, path, (*schemas, *taxonomy.further_schemas), self.documents.catalog, of_schema)
        self.on_stage("reading the report")
        report = findings.take(read_instance(data, shown, taxonomy, canonical))
        return self._checked(report, taxonomy, source.opened.references, shown, findings)

    def json(self, data: bytes, shown: str) -> Outcome[OpenedDocuments]:
        """A report in xBRL-JSON."""
        from disclose.formats.xbrl_json.reader import ReportReader, open_report

        findings = Findings()
        opened = findings.take(open_report(data, shown))
        if opened is None:
            return Outcome(None, findings.all)
        references = opened.info.taxonomy
        taxonomy = self._taxonomy(self._schemas(references, shown), shown, findings)
        if taxonomy is None:
            return Outcome(None, findings.all)
        self.on_stage("reading the report")
        report = findings.take(ReportReader(opened, taxonomy).report())
        return self._checked(report, taxonomy, references, shown, findings)

    def csv(self, data: bytes, shown: str) -> Outcome[OpenedDocuments]:
        """A report in xBRL-CSV by its metadata."""
        from disclose.formats.xbrl_csv.reader import CsvReader, open_csv
        from disclose.oim_reports import csv_files

        findings = Findings()
        opened = findings.take(open_csv(data, csv_files(self.documents.paths[shown], shown, self.documents.catalog)))
        if opened is None:
            return Outcome(None, findings.all)
        references = opened.metadata.info.taxonomy
        taxonomy = self._taxonomy(self._schemas(references, shown), shown, findings)
        if taxonomy is None:
            return Outcome(None, findings.all)
        self.on_stage("reading the report")
        report = findings.take(CsvReader(opened, taxonomy).report())
        return self._checked(report, taxonomy, references, shown, findings)

    def _schemas(self, references: Sequence[TaxonomyReference], shown: str) -> list[DocumentReference]:
        """Where discovery starts for a document that is not XML."""
        base = self.documents.paths[shown].resolve().as_uri()
        return [entry_point(one.href, base=base, kind=ReferenceKind.SCHEMA_REF, span=one.span) for one in references]

    def inline(self) -> Outcome[OpenedDocuments]:
        """A target of the document set that the documents make up."""
        from disclose.document_sets import entries_of, judge_set
        from disclose.formats.inline.document_set import open_inline_set
        from disclose.formats.inline.target import target_report

        findings = Findings()
        documents, first = self.documents, next(iter(self.documents.data))
        inline = findings.take(open_inline_set(documents.data))
        if inline is None:
            return Outcome(None, findings.all)
        if self.target not in inline.targets:
            findings.add([_no_such_target(self.target, inline.targets, first)])
            return Outcome(None, findings.all)
        others = tuple(one for one in inline.targets if one != self.target)
        if self.judged:
            judging = judge_set(inline, documents.data, documents.paths, documents.catalog, self.calculation, self.on_stage)
            targets = findings.take(judging) or ()
            chosen = next((one for one in targets if one.name == self.target), None)
            if chosen is None:
                return Outcome(None, findings.all)
            made = OpenedDocuments(chosen.report, chosen.taxonomy, chosen.references, chosen.checked, others)
            return Outcome(made, findings.all)
        references = inline.references(self.target)
        if not references:
            return _without_taxonomy(first)
        taxonomy = self._taxonomy(entries_of(references, documents.paths), first, findings)
        if taxonomy is None:
            return Outcome(None, findings.all)
        self.on_stage("reading the report")
        report = findings.take(target_report(inline, self.target, taxonomy))
        assert report is not None, "a target always has a report"
        return Outcome(OpenedDocuments(report, taxonomy, references, other_targets=others), findings.all)

    def _taxonomy(self, entries: Sequence[DocumentReference], shown: str, findings: Findings) -> Taxonomy | None:
        """The taxonomy; what is wrong with it matters where the report is judged, or where there is none."""
        self.on_stage("loading the taxonomy")
        shown_as = beside(self.documents.paths[shown], shown)
        loaded = load_judged(entries, self.documents.catalog, shown=shown_as)
        if self.judged or loaded.value is None:
            findings.add(loaded.diagnostics)
        return loaded.value

    def _checked(
        self,
        report: Report | None,
        taxonomy: Taxonomy,
        references: tuple[TaxonomyReference, ...],
        shown: str,
        findings: Findings,
    ) -> Outcome[OpenedDocuments]:
        if report is None:
            return Outcome(None, findings.all)
        checked = None
        if self.judged:
            self.on_stage("applying the rules")
            checked = findings.take(check(report, taxonomy, calculation=self.calculation, place=Span(shown)))
        return Outcome(OpenedDocuments(report, taxonomy, references, checked), findings.all)


def _without_taxonomy(shown: str) -> Outcome[OpenedDocuments]:
    help = "A report names the schema of its taxonomy in link:schemaRef."
    return Outcome(None, (error("xbrl.4.2:missingSchemaRef", f"{shown} names no taxonomy", Span(shown), help=help),))


def _no_such_target(target: str | None, targets: Sequence[str | None], shown: str) -> Diagnostic:
    named = ", ".join(one for one in targets if one is not None)
    if target is None:
        message, help = "The documents have no default target", f"Choose one with --target: {named}."
    else:
        message = f"The documents have no target {target}"
        help = f"Their targets are the default one and {named}." if named else "They have the default one alone."
    return error("disclose.inline:target", message, Span(shown), help=help)
