"""Footnotes and links of a report in JSON.

xBRL-JSON 1.0 section 5.3, OIM 1.0 section 3.5: a fact's links lead to other facts, by link type and link group; a footnote is a
fact of the concept ``xbrl:note``, told apart by its ``noteId``, which is its id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from disclose.formats.oim.fragments import note_text
from disclose.formats.oim.languages import spoken
from disclose.formats.xbrl_json.document_info import DocumentInfo, Told
from disclose.formats.xbrl_json.scan import OtherFact, pointer_to
from disclose.json_source import JsonNode, pointer
from disclose.lexical import is_language
from disclose.model import FactLink, Footnote
from disclose.names import ARCROLE_FACT_FOOTNOTE

_SPEC = "OIM 1.0 section 3.5"


class Note(Struct, frozen=True):
    """A footnote as it was read."""

    found: OtherFact
    language: str
    text: str


class _Link(Struct, frozen=True):
    """A link from a fact, with names in place of URIs resolved."""

    source: str
    role: str
    arcrole: str
    targets: tuple[str, ...]
    at: int
    where: str


class LinkReader:
    """Reads footnotes and links. `facts` are the ids of all facts, footnotes among them."""

    def __init__(self, info: DocumentInfo, told: Told, facts: frozenset[str]) -> None:
        self._info, self._told, self._facts = info, told, facts
        self._notes: set[str] = set()

    def note(self, found: OtherFact) -> Note | None:
        """A footnote; None where it can't be one, which is told."""
        self._notes.add(found.id)
        members = found.node.members
        dimensions = members["dimensions"]
        self._misplaced(found, dimensions)
        note_id = dimensions.members.get("noteId")
        where = pointer_to(found.id, "dimensions")
        if note_id is None:
            message, help = f"The footnote {found.id} has no noteId", f"Add noteId {found.id!r} to its dimensions."
            self._told.add("oime:missingNoteIDDimension", message, dimensions.at, where, help=help, spec=_SPEC)
        elif note_id.text != found.id:
            message = f"The noteId of the footnote {found.id} is not its id"
            self._told.add(
                "oime:invalidNoteIDValue", message, note_id.at, f"{where}/noteId", help="Make them equal.", spec=_SPEC
            )
        language = dimensions.members.get("language")
        if language is None:
            message, help = f"The footnote {found.id} has no language", "Add language to its dimensions."
            self._told.add("oime:missingLanguageForNoteFact", message, dimensions.at, where, help=help, spec=_SPEC)
        elif language.text is None or not is_language(language.text):
            self._told.structure(f"The language of {found.id} is no code of a language", language.at, f"{where}/language")
        elif language.text != language.text.lower():
            message, help = f"The language {language.text!r} has capital letters", f"Write {language.text.lower()!r}."
            code = "xbrlje:invalidLanguageCodeCase"
            self._told.add(code, message, language.at, f"{where}/language", help=help, spec="xBRL-JSON 1.0 section 5.2")
        text = self._fragment(found, members["value"])
        return None if text is None else Note(found, spoken((language.text if language is not None else None) or ""), text)

    def _misplaced(self, found: OtherFact, dimensions: JsonNode) -> None:
        """Dimensions and properties that footnotes don't have."""
        for name, node in dimensions.members.items():
            where = pointer_to(found.id, "dimensions", name)
            if name == "unit":
                message = f"The footnote {found.id} has a unit"
                self._told.add("oime:misplacedUnitDimension", message, node.name_at, where, help="Remove it.", spec=_SPEC)
            elif name in ("entity", "period") or ":" in name:
                message = f"The footnote {found.id} has the dimension {name}"
                self._told.add("oime:misplacedNoteFactDimension", message, node.name_at, where, help="Remove it.", spec=_SPEC)
            elif name not in ("concept", "noteId", "language"):
                self._told.structure(f"There is no dimension {name!r}", node.name_at, where)
        decimals = found.node.members.get("decimals")
        if decimals is not None:
            message, where = f"The footnote {found.id} has decimals", pointer_to(found.id, "decimals")
            self._told.add("oime:misplacedDecimalsProperty", message, decimals.name_at, where, help="Remove them.", spec=_SPEC)

    def _fragment(self, found: OtherFact, value: JsonNode) -> str | None:
        """The XHTML of a footnote in the one form that the model keeps."""
        text, fault = note_text(value.text or "")
        if fault is not None:
            message = f"The footnote {found.id}: {fault.message}"
            self._told.add(fault.code, message, value.at, pointer_to(found.id, "value"), help=fault.help, spec=_SPEC)
        return text

    def linked(
        self, linking: Iterable[tuple[OtherFact, str | None]], notes: Mapping[str, Note], ids: Mapping[str, str]
    ) -> Linked:
        """What facts that have links say of other facts. `linking` are these with the id of each in the report, None for
        one that is not in it; `ids` gives the
        id of every fact that is one by the id that is written; footnotes are `notes`."""
        about: dict[tuple[str, str, str], dict[str, None]] = {}
        between: list[FactLink] = []
        reached: set[str] = set()
        for found, source in linking:
            for link in self._links(found, source or ""):
                reached.update(link.targets)
                if source is None:
                    continue
                for target in link.targets:
                    if target in notes:
                        about.setdefault((target, link.role, link.arcrole), {})[source] = None
                others = [one for one in link.targets if one not in self._notes]
                facts = tuple(ids[one] for one in others if one in ids)
                if others and link.arcrole == ARCROLE_FACT_FOOTNOTE:
                    message = f"{found.id} has a fact as its footnote: {others[0]}"
                    help = "Link to a fact of xbrl:note, or use another link type, such as explanatoryFact."
                    self._told.add("oime:illegalStandardFootnoteTarget", message, link.at, link.where, help=help, spec=_SPEC)
                if facts:
                    span = self._told.places.span(link.at, link.where)
                    between.append(FactLink((source,), facts, link.role, link.arcrole, span))
        for name, note in notes.items():
            if name not in reached:
                message, help = f"The footnote {name} is about no fact", "Link to it, or delete it."
                at = note.found.node.name_at
                self._told.add("oime:unusedNoteFact", message, at, pointer_to(name), help=help, spec=_SPEC)
        return Linked(tuple(self._footnotes(about, notes)), tuple(between))

    def _footnotes(
        self, about: Mapping[tuple[str, str, str], Mapping[str, None]], notes: Mapping[str, Note]
    ) -> Iterator[Footnote]:
        for (name, role, arcrole), sources in about.items():
            note = notes[name]
            span = self._told.places.span(note.found.node.name_at, pointer_to(name))
            yield Footnote(tuple(sources), note.language, note.text, role, arcrole, span)

    def _links(self, found: OtherFact, source: str) -> Iterator[_Link]:
        """The links of one fact."""
        node = found.node.members["links"]
        where = pointer_to(found.id, "links")
        if not isinstance(node.value, dict):
            self._told.structure(f"The links of {found.id} are no object", node.at, where)
        for kind, groups in node.members.items():
            arcrole = self._info.link_types.get(kind)
            place = f"{where}{pointer(kind)}"
            if arcrole is None:
                message, help = f"There is no link type {kind!r}", "Add it to documentInfo/linkTypes."
                self._told.add(
                    "xbrlje:unknownLinkType", message, groups.name_at, place, help=help, spec="xBRL-JSON 1.0 section 5.3"
                )
            if not isinstance(groups.value, dict):
                self._told.structure(f"The links of the type {kind} are no object", groups.at, place)
            for group, targets in groups.members.items():
                role = self._info.link_groups.get(group)
                inner = f"{place}{pointer(group)}"
                if role is None:
                    message, help = f"There is no link group {group!r}", "Add it to documentInfo/linkGroups."
                    spec = "xBRL-JSON 1.0 section 5.3"
                    self._told.add("xbrlje:unknownLinkGroup", message, targets.name_at, inner, help=help, spec=spec)
                named = tuple(self._targets(targets, inner))
                if role is not None and arcrole is not None:
                    yield _Link(source, role, arcrole, named, targets.at, inner)

    def _targets(self, node: JsonNode, where: str) -> Iterator[str]:
        """The ids that a link leads to, each once."""
        if not isinstance(node.value, list):
            self._told.structure("A link does not lead to a list of ids", node.at, where)
        seen: set[str] = set()
        for number, item in enumerate(node.items):
            place = f"{where}/{number}"
            if item.text is None:
                self._told.structure("A link leads to something that is no string", item.at, place)
            elif item.text not in self._facts:
                message = f"There is no fact with the id {item.text!r}"
                self._told.add("xbrlje:unknownLinkTarget", message, item.at, place, spec="xBRL-JSON 1.0 section 5.3")
            elif item.text not in seen:
                seen.add(item.text)
                yield item.text


class Linked(Struct, frozen=True):
    """Footnotes and links between facts."""

    footnotes: tuple[Footnote, ...]
    links: tuple[FactLink, ...]
