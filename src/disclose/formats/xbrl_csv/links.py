"""Footnotes and links of a report in tables: the metadata says which fact leads to which.

xBRL-CSV 1.0, links; OIM 1.0 section 3.5.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from disclose.formats.oim.fragments import note_text
from disclose.formats.xbrl_csv.facts import NoteCell
from disclose.formats.xbrl_csv.metadata import Metadata
from disclose.formats.xbrl_csv.told import Told
from disclose.json_source import JsonNode
from disclose.model import FactLink, Footnote
from disclose.names import ARCROLE_FACT_FOOTNOTE

_SPEC = "OIM 1.0 section 3.5"


class Linked(Struct, frozen=True):
    """Footnotes and links between facts."""

    footnotes: tuple[Footnote, ...]
    links: tuple[FactLink, ...]


class _Link(Struct, frozen=True):
    source: str
    role: str
    arcrole: str
    targets: tuple[str, ...]
    node: JsonNode


def linked_ids(metadata: Metadata) -> frozenset[str]:
    """The ids of all facts that links lead from or to."""
    return frozenset(
        id
        for groups in metadata.links.members.values()
        for sources in groups.members.values()
        for source, targets in sources.members.items()
        for id in (source, *(item.text or "" for item in targets.items))
    )


class LinkReader:
    """Reads the links. `notes` are all footnotes, `ids` those of the facts that links speak of and that exist, `there` those
    of them that the report holds."""

    def __init__(self, metadata: Metadata, told: Told, notes: Mapping[str, NoteCell], ids: frozenset[str]) -> None:
        self._metadata, self._told, self._notes, self._ids = metadata, told, notes, ids

    def linked(self, there: frozenset[str]) -> Linked:
        """What facts say of other facts."""
        about: dict[tuple[str, str, str], dict[str, None]] = {}
        between: list[FactLink] = []
        reached: set[str] = set()
        for link in self._links():
            reached.update(link.targets)
            if link.source not in there:
                continue
            for target in link.targets:
                if target in self._notes:
                    about.setdefault((target, link.role, link.arcrole), {})[link.source] = None
            facts = tuple(target for target in link.targets if target in there)
            if facts and link.arcrole == ARCROLE_FACT_FOOTNOTE:
                message = f"{link.source} has a fact as its footnote: {facts[0]}"
                help = "Link to a fact of xbrl:note, or use another link type, such as explanatoryFact."
                self._told.add("oime:illegalStandardFootnoteTarget", message, link.node.at, "", help=help, spec=_SPEC)
            if facts:
                span = self._told.places.span(link.node.at)
                between.append(FactLink((link.source,), facts, link.role, link.arcrole, span))
        for name, note in self._notes.items():
            if name not in reached:
                message, help = f"The footnote {name} is about no fact", "Link to it, or delete it."
                self._told.cell(note.span, "oime:unusedNoteFact", message, help=help, spec=_SPEC)
        return Linked(tuple(self._footnotes(about)), tuple(between))

    def _footnotes(self, about: Mapping[tuple[str, str, str], Mapping[str, None]]) -> Iterator[Footnote]:
        texts: dict[str, str | None] = {}
        for name, note in self._notes.items():
            text, fault = note_text(note.text)
            texts[name] = text
            if fault is not None:
                self._told.fault_in(fault, note.span, f"The footnote {name}")
        for (name, role, arcrole), sources in about.items():
            text = texts[name]
            if text is not None:
                note = self._notes[name]
                yield Footnote(tuple(sources), note.language, text, role, arcrole, note.span)

    def _links(self) -> Iterator[_Link]:
        info = self._metadata.info
        for kind, groups in self._metadata.links.members.items():
            arcrole = info.link_types.get(kind)
            if arcrole is None:
                message, help = f"There is no link type {kind!r}", "Add it to documentInfo/linkTypes."
                self._told.at(groups, "xbrlce:unknownLinkType", message, help=help, name=True)
            for group, sources in groups.members.items():
                role = info.link_groups.get(group)
                if role is None:
                    message, help = f"There is no link group {group!r}", "Add it to documentInfo/linkGroups."
                    self._told.at(sources, "xbrlce:unknownLinkGroup", message, help=help, name=True)
                for source, targets in sources.members.items():
                    if source not in self._ids and source not in self._notes:
                        message = f"There is no fact with the id {source!r}"
                        self._told.at(targets, "xbrlce:unknownLinkSource", message, name=True)
                    named = tuple(self._targets(targets))
                    if role is not None and arcrole is not None:
                        yield _Link(source, role, arcrole, named, targets)

    def _targets(self, node: JsonNode) -> Iterator[str]:
        for target, item in {item.text or "": item for item in node.items}.items():
            if target in self._ids or target in self._notes:
                yield target
            else:
                self._told.at(item, "xbrlce:unknownLinkTarget", f"There is no fact with the id {target!r}")
