"""The reader of reports in JSON: any document, right or wrong.

xBRL-JSON 1.0. What can't be interpreted becomes a finding or an `UnreadableValue`; the rules judge the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from disclose.diagnostics import Findings, Outcome
from disclose.formats.oim.duplicates import disallowed
from disclose.formats.xbrl_json.document_info import DocumentInfo, Told, read_document_info
from disclose.formats.xbrl_json.facts import FactMaker
from disclose.formats.xbrl_json.links import Linked, LinkReader
from disclose.formats.xbrl_json.plain import PlainMaker
from disclose.formats.xbrl_json.scan import OtherFact, Scan, scan_report
from disclose.model import Context, Fact, Report
from disclose.taxonomy import Taxonomy


class OpenedReport(Struct, frozen=True, eq=False):
    """A document that has been gone over: its parts, and what it says before its facts."""

    scan: Scan
    info: DocumentInfo


def open_report(data: bytes, shown: str) -> Outcome[OpenedReport]:
    """Go over a document and read its ``documentInfo``. No value where it is no report in JSON, or is on no taxonomy."""
    findings = Findings()
    scan = findings.take(scan_report(data, shown))
    if scan is None:
        return Outcome(None, findings.all)
    info = findings.take(read_document_info(scan.members, scan.places))
    told = Told(scan.places)
    if scan.facts is not None:
        told.structure("facts is not an object", scan.facts.at, "/facts")
    findings.add(told.found)
    return Outcome(None if info is None else OpenedReport(scan, info), findings.all)


def read_json(data: bytes, shown: str, taxonomy: Taxonomy) -> Outcome[Report]:
    """The report in a document. `shown` is its path in diagnostics. Values are read as the taxonomy's concepts say. There is no
    report only where there is no ``documentInfo`` of the right type with a taxonomy."""
    findings = Findings()
    opened = findings.take(open_report(data, shown))
    report = None if opened is None else findings.take(ReportReader(opened, taxonomy).report())
    return Outcome(report, findings.all)


class ReportReader:
    """Makes the report of an opened document, or a part of it. `bare` contexts are called by numbers and have no place."""

    def __init__(self, opened: OpenedReport, taxonomy: Taxonomy, *, bare: bool = False) -> None:
        self._opened, self._taxonomy = opened, taxonomy
        self._told = Told(opened.scan.places)
        self._maker = FactMaker(opened.info, taxonomy, self._told, bare=bare)
        self._plain = PlainMaker(opened.scan, opened.info, taxonomy, self._maker)

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Entity, period and dimensions of all facts read so far, each combination once."""
        return self._maker.aspects.contexts

    @property
    def plain(self) -> PlainMaker:
        """What makes facts of the columns."""
        return self._plain

    def read_dimensions(self) -> None:
        """Read what all plain facts have besides concept and unit: its `contexts` are judged whether or not a fact is made."""
        for number in range(len(self._opened.scan.plain.ways.sharings)):
            self._plain.shared(number)

    def report(self, kept: Sequence[int] | None = None) -> Outcome[Report]:
        """The report with all facts that are not plain, and of the plain ones those at some positions; all where None."""
        scan, info = self._opened.scan, self._opened.info
        positions: Iterable[int] = range(len(scan.plain)) if kept is None else kept
        facts: list[Fact] = []
        notes: list[OtherFact] = []
        for position in positions:
            made = self._plain.make(position)
            if isinstance(made, Fact):
                facts.append(made)
            elif made is not None:
                notes.append(made)
        linking: list[tuple[OtherFact, str | None]] = []
        for other in scan.others:
            made = self._maker.make(other)
            if isinstance(made, OtherFact):
                notes.append(made)
                continue
            if made is not None:
                facts.append(made)
            if "links" in other.node.members:
                linking.append((other, None if made is None else made.id))
        linked = self._linked(linking, notes, facts)
        if kept is None:
            self._told.found += disallowed(facts, info.duplicates)
        report = Report(
            facts=tuple(facts),
            schema_refs=tuple(reference.href for reference in info.taxonomy),
            footnotes=linked.footnotes,
            contexts=self._maker.aspects.contexts,
            fact_links=linked.links,
        )
        return Outcome(report, tuple(self._told.found))

    def _linked(
        self, linking: Sequence[tuple[OtherFact, str | None]], notes: Sequence[OtherFact], facts: Sequence[Fact]
    ) -> Linked:
        if not linking and not notes:
            return Linked((), ())
        known = self._opened.scan.ids()
        links = LinkReader(self._opened.info, self._told, known)
        read = {one.id: note for one in notes if (note := links.note(one)) is not None}
        made = {fact.id for fact in facts}
        ids = {one: self._maker.id_of(one) for one in known}
        return links.linked(linking, read, {one: id for one, id in ids.items() if id in made})
