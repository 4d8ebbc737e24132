"""A document read back: the proof that it says what it was made from.

Rank 4: passes values between rooms that do not know one another. Of a large document the plain facts are compared without being
made into objects; where that does not prove it equal, it is read as anybody's, and what differs is told.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome
from disclose.formats.plain_contents import plain_contents, with_names
from disclose.formats.scanned import Scanned
from disclose.formats.xbrl_xml import read_instance
from disclose.formats.xbrl_xml.scan import scan_instance
from disclose.model import Aspects, NoteContent, Report, Value
from disclose.model.compare import differences
from disclose.schema.engine import well_formed
from disclose.taxonomy import Taxonomy
from disclose.xml_source import prepare_xml

if TYPE_CHECKING:
    from disclose.taken_apart import TakenApart

LARGE = 1 << 20
"""From this many bytes on a document is looked at in two parts, its plain facts and the rest, which then costs less."""


class ReadBack(Struct, frozen=True):
    """What a document says: its facts, in how many places they stand, how many footnotes and links between facts it has, and
    whether all of that is what it was made from."""

    content: frozenset[tuple[Aspects, Value]]
    occurrences: int
    footnotes: int
    links: int
    equal: bool


def read_back(data: bytes, name: str, taxonomy: Taxonomy, bound: Report, apart: TakenApart | None = None) -> Outcome[ReadBack]:
    """Read the document called `name`, a page, an instance or a report in JSON, and compare it with the report that it was made
    from. Codes: those of the readers, ``disclose.equality:*``."""
    # readers are loaded with what no other document needs
    if name.endswith(".json"):
        from disclose.formats.xbrl_json import read_json

        return compared(read_json(data, name, taxonomy), name, bound)
    if not name.endswith(".xhtml"):
        return instance_read_back(data, name, taxonomy, bound)
    from disclose.formats.inline import read_inline

    equal = None if apart is None else _page_equal(apart, name, taxonomy, bound)
    return compared(read_inline(data, name, taxonomy), name, bound) if equal is None else Outcome(equal)


def instance_read_back(data: bytes, name: str, taxonomy: Taxonomy, bound: Report) -> Outcome[ReadBack]:
    """The same of an instance, whatever its name."""
    equal = _instance_equal(data, name, taxonomy, bound) if len(data) >= LARGE else None
    return compared(read_instance(data, name, taxonomy), name, bound) if equal is None else Outcome(equal)


def compared(read: Outcome[Report], name: str, bound: Report) -> Outcome[ReadBack]:
    """A report that has been read, compared with the one that its document was made from."""
    if read.value is None:
        return Outcome(None, read.diagnostics)
    found = differences(bound, read.value, name)
    return Outcome(_summary(read.value, len(read.value.facts), read.value.content(), found), (*read.diagnostics, *found))


def _page_equal(apart: TakenApart, name: str, taxonomy: Taxonomy, bound: Report) -> ReadBack | None:
    """What a page says, where nothing is wrong with it and it says what it was made from."""
    from disclose.formats.inline.target import target_report

    # the columns of some facts do not hold what these say
    further = {*apart.scanned.doubtful, *with_names(apart.scanned.columns, taxonomy)}
    whole = apart.with_facts(further, name)
    return (
        None
        if whole is None
        else _equal(whole.scanned, target_report(whole.rest, None, taxonomy), whole.wanted, taxonomy, bound)
    )


def _instance_equal(data: bytes, name: str, taxonomy: Taxonomy, bound: Report) -> ReadBack | None:
    """The same of an instance."""
    prepared = prepare_xml(data, name).value
    scanned = None if prepared is None or well_formed(prepared, name) else scan_instance(prepared)
    if scanned is None:
        return None
    # what footnotes and links are about stays where they find it
    named = {id for note in bound.footnotes for id in note.fact_ids}
    named.update(id for link in bound.fact_links for id in (*link.fact_ids, *link.target_ids))
    linked = scanned.with_ids({id.encode() for id in named}) if named else []
    left = {*linked, *with_names(scanned.columns, taxonomy)}
    return _equal(scanned, read_instance(scanned.document(sorted(left)), name, taxonomy), left, taxonomy, bound)


def _equal(
    scanned: Scanned, rest: Outcome[Report], left: Collection[int], taxonomy: Taxonomy, bound: Report
) -> ReadBack | None:
    """What a document says of which `rest` is the report without its plain facts, but for those `left` in it."""
    if rest.value is None or rest.diagnostics:
        return None
    report = rest.value
    plain = plain_contents(scanned.columns, report, taxonomy, left)
    if plain is None:
        return None
    content = report.content().union(plain)
    same = content == bound.content() and report.tuples_content() == bound.tuples_content()
    if not same or report.links_content() != bound.links_content():
        return None
    return _summary(report, len(plain) + len(report.facts), content, ())


def _summary(
    report: Report, occurrences: int, content: frozenset[tuple[Aspects, Value]], found: tuple[Diagnostic, ...]
) -> ReadBack:
    links = report.links_content()
    notes = sum(isinstance(key, NoteContent) for key in links)
    return ReadBack(content, occurrences, notes, len(links) - notes, not found)
