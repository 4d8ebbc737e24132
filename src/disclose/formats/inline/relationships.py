"""Relationships: what ties footnotes to facts, and facts to facts (Inline XBRL 1.1 section 12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from disclose.lexical import escape_attribute
from disclose.model import Report
from disclose.names import ARCROLE_FACT_FOOTNOTE, ROLE_LINK


def relationships(report: Report, notes: Mapping[tuple[str, str], str]) -> Iterator[str]:
    """The elements, in an order of their own. `notes` are the ids of the footnotes by language and text; one that has none is
    not in the document."""
    about: dict[tuple[str, str, str], set[str]] = {}
    for note in report.footnotes:
        name = notes.get((note.language, note.text))
        if name is not None:
            about.setdefault((note.role, note.arcrole, name), set()).update(note.fact_ids)
    for (role, arcrole, name), ids in sorted(about.items()):
        yield _element(sorted(ids), [name], role, arcrole)
    between = {(one.role, one.arcrole, tuple(sorted(one.fact_ids)), tuple(sorted(one.target_ids))) for one in report.fact_links}
    for role, arcrole, sources, targets in sorted(between):
        yield _element(sources, targets, role, arcrole)


def _element(sources: Iterable[str], targets: Iterable[str], role: str, arcrole: str) -> str:
    kind = "" if arcrole == ARCROLE_FACT_FOOTNOTE else f' arcrole="{escape_attribute(arcrole)}"'
    group = "" if role == ROLE_LINK else f' linkRole="{escape_attribute(role)}"'
    return f'<ix:relationship fromRefs="{" ".join(sources)}" toRefs="{" ".join(targets)}"{kind}{group}/>'
