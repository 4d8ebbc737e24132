"""Two reports compared: whether they say the same, or what changed from one to the other.

Rank 4: passes values between rooms that do not know one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from disclose.bulk import without_cyclic_collection
from disclose.comparison.changes import compare_reports
from disclose.comparison.view import Differences, Side, differences_of
from disclose.diagnostics import Diagnostic, Findings, Outcome
from disclose.formats.oim.languages import in_one_spelling, spoken
from disclose.judging import OnStage, silent
from disclose.model import Report
from disclose.model.compare import differences
from disclose.model.compare_links import link_differences
from disclose.model.versions import report_in
from disclose.opening import OpenedReport, open_report
from disclose.validate import DEFAULT_SETTINGS, Settings

FORMS = ("json", "html", "xlsx")
"""What differences can be written as."""


class Equality(Struct, frozen=True):
    """Whether two reports say the same: their facts, what each says that the other does not, and whether anything is left."""

    facts: tuple[int, int]
    footnotes: tuple[int, int]
    differences: tuple[Diagnostic, ...]


def equality(
    first: Path,
    second: Path,
    settings: Settings = DEFAULT_SETTINGS,
    *,
    texts: str | None = None,
    on_stage: OnStage = silent,
) -> Outcome[Equality]:
    """Compare what two reports say, whatever they lie in: facts, tuples, footnotes and links, in all their languages.

    Ids, order, repetition and the case of languages have no meaning. With `texts` those of texts and footnotes that are in
    another language are left out: a page in one language is compared with a report in several. No value where one of them can't
    be read.
    """
    read = _both(first, second, settings, on_stage)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    on_stage("comparing")
    one, other = (in_one_spelling(opened.report) for opened in read.value)
    if texts is not None:
        languages = _languages(one) | _languages(other)
        one, other = (report_in(report, spoken(texts), languages) for report in (one, other))
    found = differences(one, other, second.as_posix())
    facts = len(one.content()), len(other.content())
    notes = len(one.footnotes), len(other.footnotes)
    return Outcome(Equality(facts, notes, found), read.diagnostics)


@without_cyclic_collection()
def diff(
    old: Path, new: Path, settings: Settings = DEFAULT_SETTINGS, *, language: str = "en", on_stage: OnStage = silent
) -> Outcome[Differences]:
    """What changed from one report to another, by statement. No value where one of them can't be read."""
    read = _both(old, new, settings, on_stage)
    if read.value is None:
        return Outcome(None, read.diagnostics)
    on_stage("comparing")
    before, after = read.value
    one, other = in_one_spelling(before.report), in_one_spelling(after.report)
    comparison = compare_reports(one, other)
    sides = Side(old.as_posix(), before.taxonomy), Side(new.as_posix(), after.taxonomy)
    found = differences_of(comparison, *sides, language)
    notes = sorted(note.message for note in link_differences(one, other, new.as_posix()))
    return Outcome(replace(found, notes=tuple(notes)), read.diagnostics)


def _languages(report: Report) -> set[str]:
    of_facts = {fact.aspects.language for fact in report.facts if fact.aspects.language is not None}
    return of_facts | {note.language for note in report.footnotes}


def written_as(found: Differences, form: str) -> bytes:
    """Differences as a document in one of `FORMS`."""
    if form == "json":
        from disclose.comparison.record import difference_record

        return difference_record(found)
    if form == "html":
        from disclose.comparison.page import difference_page

        return difference_page(found)
    from disclose.comparison.workbook import workbook_parts
    from disclose.packages.zip_writer import write_zip

    return write_zip(workbook_parts(found))


def _both(first: Path, second: Path, settings: Settings, on_stage: OnStage) -> Outcome[tuple[OpenedReport, OpenedReport]]:
    findings = Findings()
    opened: Sequence[OpenedReport | None] = [
        findings.take(open_report(path, settings, judged=False, on_stage=on_stage)) for path in (first, second)
    ]
    one, other = opened
    return Outcome(None if one is None or other is None else (one, other), findings.all)
