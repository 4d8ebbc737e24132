"""Names for the link types and link groups of a report, and what it links, ready to be written.

OIM 1.0 section 3.5: a link leads from a fact to facts, by a type (an arcrole) and in a group (a role). A footnote is a fact of
the concept ``xbrl:note``, whose id is made from what it says.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from disclose.formats.oim.maps import MapKind
from disclose.model import FactLink, Footnote, Report

_OUTSIDE = re.compile(r"[^A-Za-z0-9_-]+")


class NoteFact(Struct, frozen=True):
    """A footnote as a fact: its id, language and XHTML."""

    id: str
    language: str
    text: str


class OimLinks(Struct, frozen=True):
    """What a report links: names of types and groups with their URIs; the footnotes; and the ids that each fact's links lead
    to, by type and group, all sorted."""

    types: Mapping[str, str]
    groups: Mapping[str, str]
    notes: Sequence[NoteFact]
    links: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]


def oim_links(report: Report) -> OimLinks:
    """Gather the footnotes and links of a report. Ids that no item has are passed over."""
    said: tuple[Footnote | FactLink, ...] = (*report.footnotes, *report.fact_links)
    type_of = _names(MapKind.LINK_TYPES, {one.arcrole for one in said})
    group_of = _names(MapKind.LINK_GROUPS, {one.role for one in said})
    items = {fact.id for fact in report.facts}
    notes = _notes({(one.language, one.text) for one in report.footnotes}, items)
    found: dict[str, dict[str, dict[str, set[str]]]] = {}
    for note in report.footnotes:
        _add(found, note.fact_ids, type_of[note.arcrole], group_of[note.role], [notes[note.language, note.text]], items)
    for link in report.fact_links:
        targets = [one for one in link.target_ids if one in items]
        _add(found, link.fact_ids, type_of[link.arcrole], group_of[link.role], targets, items)
    return OimLinks(
        dict(sorted((name, uri) for uri, name in type_of.items())),
        dict(sorted((name, uri) for uri, name in group_of.items())),
        sorted((NoteFact(id, *said) for said, id in notes.items()), key=lambda note: note.id),
        {
            source: {kind: {group: sorted(ids) for group, ids in sorted(groups.items())} for kind, groups in sorted(by.items())}
            for source, by in found.items()
        },
    )


def _add(
    found: dict[str, dict[str, dict[str, set[str]]]],
    sources: Iterable[str],
    kind: str,
    group: str,
    targets: Sequence[str],
    items: set[str],
) -> None:
    for source in sources:
        if targets and source in items:
            found.setdefault(source, {}).setdefault(kind, {}).setdefault(group, set()).update(targets)


def _names(kind: MapKind, uris: Iterable[str]) -> dict[str, str]:
    """A name for each URI: the reserved one, else its last part; with a hash where two would be alike."""
    reserved = {uri: name for name, uri in kind.reserved.items()}
    own = {uri: reserved.get(uri) or _last(uri) for uri in uris}
    counted: dict[str, int] = dict.fromkeys(kind.reserved, 1)
    for uri, name in own.items():
        if uri not in reserved:
            counted[name] = counted.get(name, 0) + 1
    return {uri: name if uri in reserved or counted[name] == 1 else f"{name}-{_hash(uri)}" for uri, name in own.items()}


def _last(uri: str) -> str:
    name = _OUTSIDE.sub("-", uri.rstrip("/").rpartition("/")[2]).strip("-")
    return name if name[:1].isalpha() else f"link-{name}" if name else f"link-{_hash(uri)}"


def _notes(said: Iterable[tuple[str, str]], taken: set[str]) -> dict[tuple[str, str], str]:
    """An id for each footnote, by language and text."""
    ids: dict[tuple[str, str], str] = {}
    for language, text in said:
        id = f"note-{_hash(language, text)}"
        ids[language, text] = id if id not in taken else f"{id}-of-this-report"
    return ids


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:10]
