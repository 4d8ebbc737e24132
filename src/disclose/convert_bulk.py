"""An instance written in JSON without an object for each of its facts: for reports of any size.

Rank 4: passes values between rooms that do not know one another. The facts are columns from the start; the rules' screening
says which of them need attention, and only of these objects are made. Instances that this is not for take the usual way, which
also reads back what it writes; that both write the same bytes is held by tests.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from disclose.diagnostics import Findings, Outcome, Span
from disclose.formats.references import DocumentKind, TaxonomyReference
from disclose.formats.xbrl_json.bulk import Bulk, write_bulk
from disclose.formats.xbrl_xml import read_instance
from disclose.judged import load_judged
from disclose.judging import OnStage, beside, entries_of, schema_of
from disclose.model import CheckedReport
from disclose.rules.column_order import canonical_order
from disclose.rules.engine import check
from disclose.rules.screening import facts_to_judge
from disclose.rules.subject import Calculation
from disclose.screened import open_source, plain_value
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.catalog import Catalog
from disclose.taxonomy.dts.nodes import ReferenceKind


class BulkInstance(Struct, frozen=True, eq=False):
    """An instance whose facts are columns: what it refers to, the taxonomy it is on, and the order of its facts."""

    references: tuple[TaxonomyReference, ...]
    taxonomy: Taxonomy
    bulk: Bulk
    order: list[int]
    checked: CheckedReport

    def json(self, references: tuple[TaxonomyReference, ...]) -> bytes | None:
        """The report in JSON with some references; None where that is left to the usual writer."""
        return write_bulk(self.checked, self.bulk, self.order, self.taxonomy, references)


def open_bulk(
    data: bytes, shown: str, path: Path, catalog: Catalog, calculation: Calculation, on_stage: OnStage
) -> Outcome[BulkInstance] | None:
    """Judge an instance by its columns. None where it is no instance, has an error, or something besides plain facts: the
    usual way then says what there is to say."""
    source = open_source(data, shown).value
    if source is None or source.opened.kind is not DocumentKind.INSTANCE or source.scanned is None:
        return None
    findings = Findings()
    entries = entries_of(source.opened, path)
    if not entries or any(entry.kind is not ReferenceKind.SCHEMA_REF for entry in entries):
        return None
    on_stage("loading the taxonomy")
    taxonomy = findings.take(load_judged(entries, catalog, shown=beside(path, shown)))
    if taxonomy is None:
        return None
    on_stage("validating against the schemas")
    schemas = [entry.uri for entry in entries if entry.uri]
    canonical = schema_of(source, path, (*schemas, *taxonomy.further_schemas), catalog, findings)
    on_stage("applying the rules")
    read = read_instance(source.rest, shown, taxonomy, canonical)
    rest, columns = read.value, source.scanned.columns
    if rest is None or rest.facts or rest.tuples or rest.links or not len(columns) or findings.fatal():
        return None
    kept = facts_to_judge(columns, rest, taxonomy, calculation, plain_value)
    if kept is None:
        return None
    small = read_instance(source.scanned.document(kept), shown, taxonomy, canonical) if kept else read
    if small.value is None:
        return None
    findings.add(small.diagnostics)
    checked = findings.take(check(small.value, taxonomy, calculation=calculation, place=Span(shown)))
    by_id = {context.id: context for context in rest.contexts}
    units = {one.id: one.unit for one in rest.units}
    contexts = [by_id[id] for id in columns.context_ids if id in by_id]
    given = [None if one.unit is None else units.get(one.unit) for one in columns.spellings]
    if checked is None or findings.fatal() or len(contexts) < len(columns.context_ids):
        return None
    order = canonical_order(columns, contexts, given, taxonomy)
    if order is None:
        return None
    bulk = Bulk(columns, source.scanned.ids, contexts, given)
    return Outcome(BulkInstance(source.opened.references, taxonomy, bulk, order, checked), findings.all)
