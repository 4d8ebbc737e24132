"""The Inline XBRL reader: documents to reports, one for each target (Inline XBRL 1.1)."""

from __future__ import annotations

from collections.abc import Mapping

from disclose.diagnostics import Findings, Outcome
from disclose.formats.inline.document_set import open_inline_set
from disclose.formats.inline.target import target_report
from disclose.model import Report
from disclose.taxonomy import Taxonomy


def read_inline(data: bytes, shown: str, taxonomy: Taxonomy) -> Outcome[Report]:
    """The report in the default target of an Inline XBRL document. `shown` is the document's path in diagnostics. There is no
    report only where the document is not XHTML or has no Inline XBRL header."""
    findings = Findings()
    inline = findings.take(open_inline_set({shown: data}))
    if inline is None or not inline.documents[0].elements["header"]:
        return Outcome(None, findings.all)
    report = findings.take(target_report(inline, None, taxonomy))
    return Outcome(report, findings.all)


def read_inline_set(documents: Mapping[str, bytes], taxonomy: Taxonomy) -> Outcome[Mapping[str | None, Report]]:
    """The report in each target of a document set; the default target is None.

    `documents` are bytes by the path of each document in diagnostics; their order has no meaning. There are no reports only
    where a document is not XHTML.
    """
    findings = Findings()
    inline = findings.take(open_inline_set(documents))
    if inline is None:
        return Outcome(None, findings.all)
    reports = {target: findings.take(target_report(inline, target, taxonomy)) for target in inline.targets}
    return Outcome({target: report for target, report in reports.items() if report is not None}, findings.all)
