"""Plain facts made from their columns, without reading the document again; what is out of the ordinary is read in full."""

from __future__ import annotations

import json
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from disclose.formats.oim.datatypes import is_supported
from disclose.formats.oim.names import Fault, parse_name
from disclose.formats.xbrl_json.aspects import NOTE, Shared
from disclose.formats.xbrl_json.document_info import DocumentInfo
from disclose.formats.xbrl_json.facts import FactMaker, is_canonical_value
from disclose.formats.xbrl_json.scan import OtherFact, Scan, pointer_to, unescaped
from disclose.json_source import Json
from disclose.model import Aspects, Fact, NilValue, Origin, Unit, UnreadableValue, Value
from disclose.model.period import PeriodKind
from disclose.names import QName
from disclose.taxonomy import Concept, Role, Taxonomy

_PURE = Unit.pure()
_PAIRS = json.JSONDecoder(object_pairs_hook=list)


class PlainConcept(Struct, frozen=True):
    """A concept as facts name it: what it is, where its facts can be made from columns alone; `instant` as its period type."""

    name: QName
    concept: Concept | None
    plain: bool
    numeric: bool = False
    has_language: bool = False
    instant: bool = False


class PlainMaker:
    """Makes facts of the columns of one document."""

    def __init__(self, scan: Scan, info: DocumentInfo, taxonomy: Taxonomy, maker: FactMaker) -> None:
        self._scan, self._info, self._maker = scan, info, maker
        self.concepts = [_concept(name.decode("utf-8"), info, taxonomy) for name in scan.plain.names]
        self._sharings = [*scan.plain.ways.sharings]
        self._shared: dict[int, Shared] = {}
        self._stated = [(None if text is None else int(text), nil) for text, nil in scan.plain.stated()]
        units = {unit: None if unit is None else unit.decode("utf-8") for unit in scan.plain.ways.unit_of}
        self.units = {unit: maker.aspects.unit(text) for unit, text in units.items()}

    def shared(self, number: int) -> Shared:
        """The dimensions besides concept and unit that facts share, by number."""
        found = self._shared.get(number)
        if found is None:
            before, after = self._sharings[number]
            pairs: list[tuple[str, str | None]]
            pairs = _PAIRS.decode((b"{" + before + b'"concept":""' + after + b"}").decode("utf-8"))
            members: dict[str, Json] = dict(pairs)
            found = self._maker.aspects.read(members, lambda: self._scan.places.span(self._starts[number]))
            if len(members) < len(pairs) or "unit" in members:
                found = replace(found, doubtful=True)
            self._shared[number] = found
        return found

    @cached_property
    def _starts(self) -> dict[int, int]:
        """Where the first fact begins that has some dimensions besides concept and unit."""
        plain, sharing_of = self._scan.plain, self._scan.plain.ways.sharing_of
        firsts = dict(zip(reversed(plain.way_of), reversed(plain.starts), strict=True))
        return {sharing_of[way]: start for way, start in sorted(firsts.items(), key=lambda one: one[1], reverse=True)}

    def value_of(self, concept: Concept, text: str) -> Value:
        """The value of a text, as screening asks for it."""
        return self._maker.values.read(concept, text)

    def make(self, position: int) -> Fact | OtherFact | None:
        """A fact; what was found itself where it is a footnote; None where it is none, which is told."""
        plain = self._scan.plain
        known = self.concepts[plain.concept_of[position]]
        way = plain.way_of[position]
        shared = self.shared(plain.ways.sharing_of[way])
        decimals, nil = self._stated[plain.accuracy_of[position]]
        unit = self.units[plain.ways.unit_of[way]]
        text = "" if nil else unescaped(plain.texts[position])
        value = self._value(known, shared, text, decimals, nil=nil)
        if value is None or isinstance(unit, Fault):
            found, repeated = self._scan.fact(position)
            self._maker.tell_repeated(self._scan.places, repeated)
            return self._maker.make(found)
        context = shared.context
        unit = _PURE if known.numeric and unit is None else unit
        aspects = Aspects(known.name, context.entity, context.period, unit, shared.language, context.dimensions)
        id = self._scan.id_of(position)
        origin = Origin(self._scan.places.span(plain.starts[position], pointer_to(id)))
        return Fact(self._maker.id_of(id), aspects, value, origin, None, context)

    def _value(self, known: PlainConcept, shared: Shared, text: str, decimals: int | None, *, nil: bool) -> Value | None:
        """The value; None where the fact is out of the ordinary."""
        concept = known.concept
        if concept is None or not known.plain or not shared.clean or (shared.language is not None and not known.has_language):
            return None
        if known.instant is not (shared.context.period.kind is PeriodKind.INSTANT):
            return None
        if decimals is not None and (nil or not known.numeric):
            return None
        if nil:
            return NilValue() if concept.nillable else None
        if self._info.canonical and not is_canonical_value(concept, text):
            return None
        value = self._maker.values.read(concept, text, decimals)
        return None if isinstance(value, UnreadableValue) else value


def _concept(text: str, info: DocumentInfo, taxonomy: Taxonomy) -> PlainConcept:
    name = parse_name(text, info.prefixes)
    if name is None or isinstance(name, Fault) or name == NOTE:
        return PlainConcept(NOTE if name == NOTE else QName("", text), None, plain=False)
    concept = taxonomy.concept(name)
    if concept is None:
        return PlainConcept(name, None, plain=False)
    plain = not concept.abstract and concept.role is Role.ITEM and is_supported(concept.type)
    kind = concept.kind
    return PlainConcept(name, concept, plain, kind.numeric, kind.has_language, concept.period_type == "instant")
