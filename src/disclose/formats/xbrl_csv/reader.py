"""The reader of reports in CSV: any metadata and any tables, right or wrong.

xBRL-CSV 1.0. What can't be interpreted becomes a finding or an `UnreadableValue`; the rules judge the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from disclose.diagnostics import Findings, Outcome
from disclose.formats.oim.duplicates import disallowed
from disclose.formats.oim.values import SETS, ValueReader
from disclose.formats.xbrl_csv.aspects import AspectReader
from disclose.formats.xbrl_csv.bands import Collected
from disclose.formats.xbrl_csv.chain import read_chain
from disclose.formats.xbrl_csv.facts import Facts
from disclose.formats.xbrl_csv.files import CsvFiles, relative_path
from disclose.formats.xbrl_csv.judged import judge_metadata
from disclose.formats.xbrl_csv.layout import Layouts
from disclose.formats.xbrl_csv.links import LinkReader, linked_ids
from disclose.formats.xbrl_csv.metadata import Metadata, Parameter, Table, metadata_of
from disclose.formats.xbrl_csv.parameters import report_parameters
from disclose.formats.xbrl_csv.reading import SharedReader
from disclose.formats.xbrl_csv.records import MalformedTable, read_records
from disclose.formats.xbrl_csv.rows import TableReader
from disclose.formats.xbrl_csv.shape import check_extensions, check_shape
from disclose.formats.xbrl_csv.told import STRUCTURE, Told
from disclose.model import Aspects, Context, Fact, NilValue, Origin, Report, UnreadableValue, Value
from disclose.taxonomy import Concept, ItemKind, Taxonomy


class OpenedCsv(Struct, frozen=True, eq=False):
    """The metadata of a report, before any of its tables is read."""

    metadata: Metadata
    parameters: dict[str, Parameter]
    files: CsvFiles
    told: Told


def open_csv(data: bytes, files: CsvFiles) -> Outcome[OpenedCsv]:
    """Read metadata with all that it extends. No value where it is none, or names no taxonomy."""
    findings = Findings()
    chain = findings.take(read_chain(data, files, check_shape))
    if chain is None or any(found.code == STRUCTURE for found in findings.all):
        return Outcome(None, findings.all)
    told = Told(chain.told.places)
    metadata = metadata_of(chain.node, told)
    check_extensions(chain.node, metadata.info.prefixes, told)
    parameters = dict(report_parameters(metadata, files, told))
    findings.add(told.found)
    told.found.clear()
    return Outcome(OpenedCsv(metadata, parameters, files, told) if metadata.info.taxonomy else None, findings.all)


def read_csv(data: bytes, files: CsvFiles, taxonomy: Taxonomy) -> Outcome[Report]:
    """The report that metadata and its tables hold. Values are read as the taxonomy's concepts say. There is no report only
    where there is no metadata with a taxonomy."""
    findings = Findings()
    opened = findings.take(open_csv(data, files))
    report = None if opened is None else findings.take(CsvReader(opened, taxonomy).report())
    return Outcome(report, findings.all)


class CsvReader:
    """Makes the report of opened metadata, or a part of it. The tables are read at once."""

    def __init__(self, opened: OpenedCsv, taxonomy: Taxonomy) -> None:
        self._opened = opened
        self._told = Told(opened.told.places)
        self._aspects = AspectReader(opened.metadata.info.prefixes, taxonomy)
        self._values = ValueReader(opened.metadata.info.prefixes)
        bad = judge_metadata(opened.metadata, opened.parameters, self._aspects, self._told)
        self._layouts = Layouts(opened.metadata, opened.parameters, bad, self._told)
        quiet = SharedReader(self._aspects, Told(opened.told.places))
        self._tables = TableReader(Collected(SharedReader(self._aspects, self._told), quiet), self._told)
        for table in opened.metadata.tables.values():
            self._read(table)

    @property
    def facts(self) -> Facts:
        """The facts as columns."""
        return self._tables.collected.facts

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Entity, period and dimensions of all facts, each combination once."""
        return self._aspects.contexts

    @cached_property
    def linked(self) -> frozenset[int]:
        """The positions of the facts that links lead from or to."""
        wanted = linked_ids(self._opened.metadata)
        facts = self.facts
        return frozenset(position for position in range(len(facts)) if facts.id(position) in wanted) if wanted else frozenset()

    def _read(self, table: Table) -> None:
        files, told = self._opened.files, self._told
        template = self._opened.metadata.templates.get(table.template)
        node = table.node.members["url"]
        path = relative_path(table.url)
        stream = None if path is None else files.open(path)
        if stream is None or path is None:
            if not table.optional:
                message, help = (
                    f"There is no file {table.url} for the table {table.name}",
                    "Add it, or make the table optional.",
                )
                if path is None:
                    message, help = (
                        f"The file {table.url} would lie outside the folder of the report",
                        "Put it beside the metadata.",
                    )
                told.at(node, "xbrlce:missingRequiredCSVFile", message, help=help)
            return
        shown = files.beside(path)
        with stream:
            records = read_records(stream)
            try:
                line, header = next(records, (1, []))
                layout = None if template is None else self._layouts.layout(table, template, header, shown, line)
                if layout is not None:
                    self._tables.read(table.name, layout, header, records)
            except MalformedTable as malformed:
                told.found.append(malformed.diagnostic(shown, "xbrlce:invalidCSVFileFormat"))

    def value_of(self, concept: Concept, text: str) -> Value:
        """The value of a text, as screening asks for it."""
        return self._values.read(concept, text)

    def report(self, kept: Iterable[int] | None = None) -> Outcome[Report]:
        """The report with the facts at some positions; all where None."""
        facts, metadata = self.facts, self._opened.metadata
        told = Told(self._told.places)
        positions: Sequence[int] = range(len(facts)) if kept is None else [*kept]
        made = [self._fact(position, told) for position in positions]
        notes = {note.id: note for note in facts.notes}
        ids = frozenset(facts.id(position) for position in self.linked)
        there = frozenset(fact.id for fact in made if fact.id in ids)
        linked = LinkReader(metadata, told, notes, ids).linked(there)
        if kept is None:
            told.found += disallowed(made, metadata.info.duplicates)
        report = Report(
            facts=tuple(made),
            schema_refs=tuple(reference.href for reference in metadata.info.taxonomy),
            footnotes=linked.footnotes,
            contexts=self.contexts,
            fact_links=linked.links,
        )
        return Outcome(report, (*self._told.found, *told.found))

    def _fact(self, position: int, told: Told) -> Fact:
        facts = self.facts
        static, context = facts.statics[facts.static_of[position]], facts.contexts[facts.context_of[position]]
        assert static.concept is not None, "facts have concepts"
        aspects = Aspects(
            static.concept.qname, context.entity, context.period, static.unit, static.language, context.dimensions
        )
        value = self._value(position, static.concept, told)
        return Fact(facts.id(position), aspects, value, Origin(facts.span(position)), None, context)

    def _value(self, position: int, concept: Concept, told: Told) -> Value:
        facts = self.facts
        if position in facts.nil:
            return NilValue()
        text = facts.texts[position].decode()
        value = self._values.read(
            concept, text, facts.decimals.get(position, facts.statics[facts.static_of[position]].decimals)
        )
        if not isinstance(value, UnreadableValue):
            return value
        fault = self._values.unbound(text) if concept.kind in (*SETS, ItemKind.QNAME) else None
        if fault is not None:
            told.fault_in(fault, facts.span(position), concept.qname.local)
        else:
            message = f"The value of {concept.qname.local} can't be {text[:80]!r}: {value.reason}"
            told.cell(facts.span(position), "xbrlce:invalidFactValue", message, spec="xBRL-CSV 1.0, fact columns")
        return UnreadableValue(value.text, value.reason, told=True)
