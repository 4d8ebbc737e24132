"""A document read back: the proof that it says what it was made from.

Rank 4: passes values between rooms that do not know one another. Of a document that has been taken apart the plain facts are
compared without being made into objects; where that does not prove it equal, it is read as anybody's, and what differs is told.
"""

from __future__ import annotations

from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome
from disclose.formats.inline import read_inline
from disclose.formats.inline.target import target_report
from disclose.formats.plain_contents import plain_contents
from disclose.formats.xbrl_json import read_json
from disclose.formats.xbrl_xml import read_instance
from disclose.model import Aspects, NoteContent, Report, Value
from disclose.model.compare import differences
from disclose.taken_apart import TakenApart
from disclose.taxonomy import Taxonomy


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
    equal = None if apart is None else _equal(apart, name, taxonomy, bound)
    if equal is not None:
        return Outcome(equal)
    read = read_inline if name.endswith(".xhtml") else read_json if name.endswith(".json") else read_instance
    return compared(read(data, name, taxonomy), name, bound)


def compared(read: Outcome[Report], name: str, bound: Report) -> Outcome[ReadBack]:
    """A report that has been read, compared with the one that its document was made from."""
    if read.value is None:
        return Outcome(None, read.diagnostics)
    found = differences(bound, read.value, name)
    return Outcome(_summary(read.value, len(read.value.facts), read.value.content(), found), (*read.diagnostics, *found))


def _equal(apart: TakenApart, name: str, taxonomy: Taxonomy, bound: Report) -> ReadBack | None:
    """What a document says that has been taken apart, where nothing is wrong with it and it says what it was made from."""
    # the columns of some facts do not hold what these say
    whole = apart.with_facts(apart.scanned.doubtful, name)
    rest = None if whole is None else target_report(whole.rest, None, taxonomy)
    if whole is None or rest is None or rest.value is None or rest.diagnostics:
        return None
    report = rest.value
    plain = plain_contents(apart.scanned.columns, report, taxonomy, whole.wanted)
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
