"""A report of any size, judged without making an object of each fact.

Rank 4: passes values between rooms that do not know one another. The plain facts of an instance are taken out as columns; the
rules' screening says which of them need attention; these are put back, and what is then a small document is read and judged as
any other. Documents that this is not for are read whole.
"""

from __future__ import annotations

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome
from disclose.formats.contexts import Canonical
from disclose.formats.recognition import open_document
from disclose.formats.references import DocumentKind, Opened
from disclose.formats.scanned import Scanned
from disclose.formats.values import number_of, value_of
from disclose.formats.xbrl_xml import read_instance
from disclose.formats.xbrl_xml.scan import scan_instance
from disclose.model import NumericValue, Report, UnreadableValue, Value
from disclose.names import INSTANCE
from disclose.rules.screening import facts_to_judge
from disclose.rules.subject import Calculation
from disclose.schema.engine import well_formed
from disclose.schema.instance import InstanceValidator
from disclose.schema.locate import ids_in, root_name
from disclose.schema.samples import samples
from disclose.taxonomy import Concept, Taxonomy
from disclose.xml_source import prepare_xml


class Source(Struct, frozen=True, eq=False):
    """A document: its bytes, what it was recognised as and, of an instance, its plain facts and the rest of it."""

    data: bytes
    shown: str
    opened: Opened
    prepared: bytes
    rest: bytes
    scanned: Scanned | None = None

    def schema_findings(self, validator: InstanceValidator, taxonomy: Taxonomy | None = None) -> tuple[Diagnostic, ...]:
        """What is wrong with an instance as XML. In one with nothing wrong only those plain facts are looked at that stand for
        all others, which shows on the taxonomy of the schemas."""
        if self.scanned is not None:
            names = [name.clark for name in self.scanned.columns.names]
            if taxonomy is None:
                passes = validator.passes(self.prepared, self.rest, self.shown, self.scanned.ids, names)
            else:
                valid = {id.decode("utf-8", "replace") for id in ids_in(self.rest)}
                sample = self.scanned.sample(samples(self.scanned.columns, taxonomy, valid))
                passes = validator.passes_sample(sample, self.rest, self.shown, self.scanned.ids, names)
            if passes:
                return ()
        return validator.findings(self.data, self.shown)

    def report(self, taxonomy: Taxonomy, canonical: Canonical | None, calculation: Calculation) -> Outcome[tuple[Report, int]]:
        """The report of an instance, without facts in which no rule would find anything, and how many facts there are."""
        if self.scanned is not None:
            rest = read_instance(self.rest, self.shown, taxonomy, canonical)
            if rest.value is not None:
                columns = self.scanned.columns
                linked = self._linked(rest.value)
                kept = None
                if linked is not None:
                    kept = facts_to_judge(columns, rest.value, taxonomy, calculation, plain_value, linked)
                if kept is not None:
                    small = read_instance(self.scanned.document(kept), self.shown, taxonomy, canonical) if kept else rest
                    if small.value is not None:
                        count = len(columns) - len(kept) + len(small.value.facts)
                        return Outcome((small.value, count), small.diagnostics)
        whole = read_instance(self.data, self.shown, taxonomy, canonical)
        return Outcome(None if whole.value is None else (whole.value, len(whole.value.facts)), whole.diagnostics)

    def _linked(self, rest: Report) -> list[int] | None:
        """The plain facts that footnotes are about; None where some locator counts elements."""
        assert self.scanned is not None, "asked for instances only"
        fragments = {locator.href.partition("#")[2] for link in rest.links for locator in link.locators}
        if not fragments:
            return []
        if any("(" in fragment or "%" in fragment for fragment in fragments):
            return None
        return self.scanned.with_ids({fragment.encode() for fragment in fragments})


def open_source(data: bytes, shown: str) -> Outcome[Source]:
    """Recognise a document (see `open_document`)."""
    prepared = prepare_xml(data, shown)
    root = None if prepared.value is None else root_name(prepared.value)
    if root == DocumentKind.INLINE.value:
        # its documents make sets, which are opened elsewhere
        return Outcome(Source(data, shown, Opened(DocumentKind.INLINE, ()), data, data))
    if prepared.value is not None and root == INSTANCE and not well_formed(prepared.value, shown):
        scanned = scan_instance(prepared.value)
        if scanned is not None:
            rest = scanned.document()
            opened = open_document(rest, shown)
            if opened.value is not None:
                return Outcome(Source(data, shown, opened.value, prepared.value, rest, scanned), opened.diagnostics)
    opened = open_document(data, shown)
    return Outcome(None if opened.value is None else Source(data, shown, opened.value, data, data), opened.diagnostics)


def plain_value(concept: Concept, text: str) -> Value:
    """The value of a text in which no names have prefixes."""
    if not concept.kind.numeric:
        return value_of(concept, text, dict)
    number = number_of(concept, text)
    return UnreadableValue(text, "not a number") if number is None else NumericValue(number, None)
