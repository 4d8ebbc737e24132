"""The plain facts of a document as screening looks at them (see model/columns), with what it takes to know what they say.

Facts of which the columns don't say all, or of which a reader has something to say that no rule knows, are named: they are to
be read and judged whatever screening finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from disclose.formats.oim.canonical import canonical_form, is_canonical_set
from disclose.formats.oim.names import Fault
from disclose.formats.oim.units import unit_text
from disclose.formats.scanned import Numbering
from disclose.formats.xbrl_json.aspects import NOTE
from disclose.formats.xbrl_json.plain import PlainConcept
from disclose.formats.xbrl_json.reader import OpenedReport, ReportReader
from disclose.formats.xbrl_json.scan import unescaped
from disclose.lexical import first_illegal_character
from disclose.model import DeclaredUnit, Report, Unit
from disclose.model.columns import FactColumns, Manner
from disclose.names import QName
from disclose.taxonomy import ItemKind

_NOT_XML = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_FIRST = 100
_SETS = (ItemKind.ENUMERATION, ItemKind.ENUMERATION_SET)


class Screenable(Struct, frozen=True, eq=False):
    """A report in columns. `rest` is the report without its plain facts, with the contexts and units that the columns name;
    `wanted` are the positions of facts that are to be read in any case."""

    columns: FactColumns
    rest: Report
    wanted: Sequence[int]


def screenable(opened: OpenedReport, reader: ReportReader, rest: Report) -> Screenable | None:
    """The columns of a document; None where facts must be looked at together: where the report allows no duplicates."""
    if opened.info.duplicates != "all":
        return None
    return _Columns(opened, reader, rest).made()


class _Columns:
    """The columns of one document in the making."""

    def __init__(self, opened: OpenedReport, reader: ReportReader, rest: Report) -> None:
        self._opened, self._plain, self._rest = opened, opened.scan.plain, rest
        self._concepts: list[PlainConcept] = reader.plain.concepts
        self._units: dict[Unit, str] = {}
        self._shared = [reader.plain.shared(number) for number in range(len(self._plain.ways.sharings))]
        self._reader = reader

    def made(self) -> Screenable:
        """Everything that screening needs."""
        plain, shared = self._plain, self._shared
        spellings, manners = self._spelled()
        numbers: Numbering[str] = Numbering()
        placed = [numbers[one.context.id] for one in shared]
        context_of = [placed[sharing] for sharing in plain.ways.sharing_of]
        texts, odd = self._texts()
        columns = FactColumns(
            [one.name for one in self._concepts],
            [*numbers],
            spellings,
            plain.concept_of,
            [context_of[way] for way in plain.way_of],
            manners,
            self._shortened(texts),
        )
        units = tuple(DeclaredUnit(id, unit) for unit, id in self._units.items())
        rest = replace(self._rest, contexts=tuple(self._reader.contexts), units=units)
        return Screenable(columns, rest, sorted({*odd, *self._odd_kinds(), *self._not_canonical(texts)}))

    def _spelled(self) -> tuple[list[Manner], list[int]]:
        """The manners of facts as an instance would have them, and which each fact has: it depends on how the fact is written,
        on its language and on whether it is a number."""
        plain, ways, stated = self._plain, self._plain.ways, self._plain.stated()
        numbers: Numbering[Manner] = Numbering()
        table: list[int] = []
        starts: dict[tuple[str | None, bytes | None], int] = {}
        said = [(self._shared[sharing].language, unit) for sharing, unit in zip(ways.sharing_of, ways.unit_of, strict=True)]
        for language, written in dict.fromkeys(said):
            starts[language, written] = len(table)
            unit = self._reader.plain.units[written]
            for decimals, nil in stated:
                for numeric in (False, True):
                    accuracy = None if decimals is None else decimals.decode()
                    if accuracy is None and numeric and not nil:
                        accuracy = "INF"
                    name = self._unit(None if isinstance(unit, Fault) else unit, numeric=numeric)
                    table.append(numbers[Manner(name, accuracy, language, nil)])
        start = [starts[one] for one in said]
        numeric_of = [int(one.numeric) for one in self._concepts]
        rows = zip(plain.concept_of, plain.way_of, plain.accuracy_of, strict=True)
        return [*numbers], [table[start[way] + 2 * accuracy + numeric_of[concept]] for concept, way, accuracy in rows]

    def _unit(self, unit: Unit | None, *, numeric: bool) -> str | None:
        if unit is None and not numeric:
            return None
        found = unit or Unit.pure()
        return self._units.setdefault(found, unit_text(found, QName.__str__) or "pure")

    def _texts(self) -> tuple[Sequence[bytes], set[int]]:
        """The values without escapes, and the positions of those that no XML document can hold."""
        data, texts = self._opened.scan.data, self._plain.texts
        odd: set[int] = set()
        if not data.isascii() and any(mark in data for mark in _NOT_XML):
            odd.update(number for number, text in enumerate(texts) if any(mark in text for mark in _NOT_XML))
        if b"\\" not in data:
            return texts, odd
        plain: list[bytes] = []
        for number, text in enumerate(texts):
            if b"\\" in text:
                read = unescaped(text)
                if first_illegal_character(read) is not None:
                    odd.add(number)
                text = read.encode("utf-8", "replace")
            plain.append(text)
        return plain, odd

    def _shortened(self, texts: Sequence[bytes]) -> Sequence[bytes]:
        """The values with whole numbers of decimal types as integers are written, which is how they are read fastest. A report
        writes its numbers in one way or the other: where none of the first has a point without need, all are left."""
        if not any(text.endswith(b".0") for text in texts[:_FIRST]):
            return texts
        decimal = [one.numeric and one.concept is not None and one.concept.type.base_xsd == "decimal" for one in self._concepts]
        pairs = zip(self._plain.concept_of, texts, strict=True)
        return [text[:-2] if text.endswith(b".0") and decimal[concept] else text for concept, text in pairs]

    def _odd_kinds(self) -> Iterator[int]:
        """Footnotes; facts whose dimensions are not clean; what is no text and yet has a language."""
        plain, ways, shared = self._plain, self._plain.ways, self._shared
        notes = {number for number, one in enumerate(self._concepts) if one.name == NOTE}
        silent = {number for number, one in enumerate(self._concepts) if not one.has_language}
        faulty = {unit for unit, read in self._reader.plain.units.items() if isinstance(read, Fault)}
        if faulty or notes or not all(one.clean for one in shared):
            written = enumerate(zip(ways.sharing_of, ways.unit_of, strict=True))
            unclean = {way for way, (sharing, unit) in written if not shared[sharing].clean or unit in faulty}
            pairs = enumerate(zip(plain.concept_of, plain.way_of, strict=True))
            yield from (fact for fact, (concept, way) in pairs if concept in notes or way in unclean)
        if any(one.language is not None for one in shared):
            spoken = {way for way, sharing in enumerate(ways.sharing_of) if shared[sharing].language is not None}
            pairs = enumerate(zip(plain.concept_of, plain.way_of, strict=True))
            yield from (fact for fact, (concept, way) in pairs if way in spoken and concept in silent)

    def _not_canonical(self, texts: Sequence[bytes]) -> Iterator[int]:
        """Values that are not in canonical form, where the report says that all are."""
        if not self._opened.info.canonical:
            return
        plain = self._plain
        kinds = [None if one.concept is None else one.concept.kind for one in self._concepts]
        built_ins = [None if one.concept is None else one.concept.type.base_xsd for one in self._concepts]
        forms = [canonical_form(one) for one in built_ins]
        nil = {number for number, (_, nil) in enumerate(plain.stated()) if nil}
        for fact, (concept, accuracy, text) in enumerate(zip(plain.concept_of, plain.accuracy_of, texts, strict=True)):
            form = forms[concept]
            if kinds[concept] in _SETS:
                canonical = is_canonical_set(text.decode("utf-8"))
            else:
                canonical = form is None or form.match(text) is not None
            if not canonical and accuracy not in nil:
                yield fact
