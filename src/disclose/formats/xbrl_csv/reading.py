"""Reading what facts are about: properties by where they come from, made into aspects."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.formats.oim.dimensions import NOBODY
from disclose.formats.oim.names import Fault
from disclose.formats.xbrl_csv.aspects import CORE, AspectReader, read_decimals
from disclose.formats.xbrl_csv.given import Held, Special, held
from disclose.formats.xbrl_csv.judged import unknown_special
from disclose.formats.xbrl_csv.layout import DECIMALS, Constant, FactColumn, FromCell, FromRowNumber, Nowhere, Source
from disclose.formats.xbrl_csv.shared import Kind, Row, Shared, Static
from disclose.formats.xbrl_csv.told import Told
from disclose.json_source import JsonNode
from disclose.model import Context, Entity, Member, Period, Unit
from disclose.model.period import PeriodKind
from disclose.names import QName
from disclose.taxonomy import Concept

_PURE = Unit.pure()


_DEAD = Static(Kind.DEAD)


class _Value(Struct, frozen=True):
    """A value of a property, where it comes from, and the cell if it is one."""

    value: Held
    place: Span | JsonNode
    specifier: str | None = None
    position: int | None = None


class SharedReader:
    """Reads what facts are about. What is wrong is told once for each column and combination of keys."""

    def __init__(self, aspects: AspectReader, told: Told) -> None:
        self._aspects, self._told = aspects, told
        self._nowhere: set[tuple[str, int]] = set()

    def read(self, column: FactColumn, row: Row) -> Shared:
        """What the fact of a column in a row is about."""
        values = self._values(column, row)
        everything = 0
        for key in column.keys:
            everything |= 1 << key
        if values is None:
            return Shared(_DEAD, uses=everything)
        found = _Reading(self._aspects, self._told, values, row.span(column.position), column.name).shared()
        if found is None:
            return Shared(_DEAD, uses=everything)
        groups = 0
        for group in column.groups:
            groups |= 1 << group.position
        return Shared(found.static, found.context, found.uses | groups, found.decimals_from)

    def static(self, column: FactColumn) -> Static | None:
        """What the facts of a column have in common, where no cell has a part in that and nothing is wrong with it."""
        if column.groups or column.by_row:
            return None
        sources = {**column.inherited, **column.own}
        found: dict[str, _Value] = {}
        for name in ("concept", "unit", "language", DECIMALS):
            source = sources.get(name)
            if source is not None and (not isinstance(source, Constant) or not source.good):
                return None
            if source is not None and source.value is not Special.NONE:
                found[name] = _Value(source.value, source.place)
        return None if "concept" not in found else self._static_of(found)

    def _static_of(self, values: Mapping[str, _Value]) -> Static | None:
        none = Special.NONE
        concept = self._aspects.concept(values["concept"].value)
        if not isinstance(concept, Concept):
            return None
        numeric = concept.kind.numeric
        unit = self._aspects.unit(values["unit"].value if "unit" in values else none) if numeric else None
        language = None
        if concept.kind.has_language and "language" in values:
            language = self._aspects.language(values["language"].value)
        decimals = read_decimals(values[DECIMALS].value if DECIMALS in values else none) if numeric else None
        if isinstance(unit, Fault) or isinstance(language, Fault) or isinstance(decimals, Fault):
            return None
        kind = Kind.NUMERIC if numeric else Kind.PLAIN
        return Static(kind, concept, (unit or _PURE) if numeric else None, language, decimals)

    def surroundings(self, column: FactColumn, row: Row) -> tuple[Context, int] | None:
        """The context of the facts of a row, and the positions of the cells that have a part in it, as bits; None where it
        can't be read, which is not told."""
        values = self._values(column, row)
        if values is None:
            return None
        quiet = _Reading(self._aspects, self._told, values, row.span(column.position), column.name)
        return quiet.surroundings()

    def _values(self, column: FactColumn, row: Row) -> dict[str, _Value] | None:
        """The properties of a fact by name, those without a value left out; None where one of them can't be had."""
        sources: dict[str, Source] = dict(column.inherited)
        for group in column.groups:
            named = held(row.cells[group.position])
            sources.update(group.groups.get(named, {}) if isinstance(named, str) else {})
        sources.update(column.own)
        found: dict[str, _Value] = {}
        good = True
        for name, source in sources.items():
            value = self._value(source, row)
            if value is None:
                good = False
            elif value.value is Special.UNKNOWN:
                good = False
                text = row.cells[value.position] if value.position is not None else "#"
                self._told.fault_in(unknown_special(text), value.place, column.name)
            elif value.value is not Special.NONE:
                found[name] = value
        return found if good else None

    def _value(self, source: Source, row: Row) -> _Value | None:
        if isinstance(source, Constant):
            return _Value(source.value, source.place, source.specifier) if source.good else None
        if isinstance(source, FromCell):
            position = source.position
            return _Value(held(row.cells[position]), row.span(position), source.specifier, position)
        if isinstance(source, FromRowNumber):
            return _Value(str(row.number), row.span(0))
        self._tell_nowhere(source, row)
        return None

    def _tell_nowhere(self, source: Nowhere, row: Row) -> None:
        if (row.shown, source.place.at) not in self._nowhere:
            self._nowhere.add((row.shown, source.place.at))
            message = f"${source.name} is no column of {row.shown}, and no parameter of the table or of the report"
            self._told.at(source.place, "xbrlce:invalidReferenceTarget", message, help="Correct the name, or add a parameter.")


class _Reading:
    """One combination."""

    def __init__(self, aspects: AspectReader, told: Told, values: Mapping[str, _Value], place: Span, column: str) -> None:
        self._aspects, self._told, self._values, self._place, self._column = aspects, told, values, place, column
        self._uses = 0
        self._good = True

    def shared(self) -> Shared | None:
        """What the facts are about; None where they can't be, which is told."""
        value = self._values.get("concept")
        if value is None:
            message, help = f"The facts of the column {self._column} are about no concept", "Add concept to its dimensions."
            self._told.cell(self._place, "oime:missingConceptDimension", message, help=help, spec="OIM 1.0 section 3.4")
            return None
        concept = self._read(value, self._aspects.concept(value.value))
        if isinstance(concept, QName):
            return self._note()
        return None if concept is None else self._fact(concept)

    def _read(self, value: _Value, found: object) -> object:
        """What was read, with its cell marked as used; None for a fault, which is told."""
        if value.position is not None:
            self._uses |= 1 << value.position
        if isinstance(found, Fault):
            self._good = False
            self._told.fault_in(found, value.place, self._column)
            return None
        return found

    def _note(self) -> Shared | None:
        language = self._language()
        if "language" not in self._values:
            message, help = f"The footnotes of the column {self._column} have no language", "Add language to its dimensions."
            self._told.cell(self._place, "oime:missingLanguageForNoteFact", message, help=help, spec="OIM 1.0 section 3.5")
        for name in self._values:
            if name in ("entity", "period") or ":" in name:
                message = f"The footnotes of the column {self._column} have the dimension {name}"
                help = f"Set {name} to #none for this column."
                self._told.cell(self._place, "oime:misplacedNoteFactDimension", message, help=help, spec="OIM 1.0 section 3.5")
                position = self._values[name].position
                self._uses |= 0 if position is None else 1 << position
        return Shared(Static(Kind.NOTE, language=language or ""), uses=self._uses) if self._good else None

    def _language(self) -> str | None:
        value = self._values.get("language")
        found = None if value is None else self._read(value, self._aspects.language(value.value))
        return found if isinstance(found, str) else None

    def _fact(self, concept: object) -> Shared | None:
        assert isinstance(concept, Concept), "the concept has been read"
        values, numeric = self._values, concept.kind.numeric
        language = self._language() if concept.kind.has_language else None
        unit = _PURE if numeric else None
        if numeric and "unit" in values:
            unit = self._read(values["unit"], self._aspects.unit(values["unit"].value)) or _PURE  # type: ignore[assignment]
        decimals, origin = self._decimals() if numeric else (None, 0)
        around = self._around()
        if around is None or not self._period_fits(concept, around[1]):
            return None
        context = self._aspects.context(*around, lambda: self._place)
        static = Static(Kind.NUMERIC if numeric else Kind.PLAIN, concept, unit, language, decimals)
        return Shared(static, context, self._uses, origin)

    def _around(self) -> tuple[Entity, Period, dict[QName, Member]] | None:
        """Entity, period and dimensions of the taxonomy; None where something is wrong."""
        values = self._values
        entity, period = NOBODY, Period.forever()
        if "entity" in values:
            entity = self._read(values["entity"], self._aspects.entity(values["entity"].value))  # type: ignore[assignment]
        if "period" in values:
            of = values["period"]
            period = self._read(of, self._aspects.period(of.value, of.specifier))  # type: ignore[assignment]
        members: dict[QName, Member] = {}
        for name, value in values.items():
            if name not in CORE and name != DECIMALS:
                member = self._read(value, self._aspects.member(name, value.value))
                if isinstance(member, tuple):
                    members[member[0]] = member[1]
        return (entity, period, members) if self._good else None

    def surroundings(self) -> tuple[Context, int] | None:
        """The context, and the cells that have a part in it."""
        around = self._around()
        return None if around is None else (self._aspects.context(*around, lambda: self._place), self._uses)

    def _decimals(self) -> tuple[int | None, int]:
        value = self._values.get(DECIMALS)
        if value is None:
            return None, 0
        found = read_decimals(value.value)
        if isinstance(found, Fault):
            self._good = False
            self._told.fault_in(found, value.place, self._column)
            return None, 0
        return found, 0 if value.position is None else 1 << value.position

    def _period_fits(self, concept: Concept, period: Period) -> bool:
        kind, name = period.kind, concept.qname.local
        place = self._values["period"].place if "period" in self._values else self._place
        span = place if isinstance(place, Span) else self._told.places.span(place.at)
        if concept.period_type == "instant" and kind is PeriodKind.FOREVER:
            message, help = f"{name} is about one moment, and no period is given", "Add period to the dimensions."
            self._told.cell(self._place, "oime:missingPeriodDimension", message, help=help, spec="OIM 1.0")
            return False
        if (concept.period_type == "instant") is not (kind is PeriodKind.INSTANT):
            wanted = "one moment" if concept.period_type == "instant" else "a span of time"
            message = f"{name} is about {wanted}, and its period is not"
            self._told.cell(span, "oime:invalidPeriodDimension", message, spec="OIM 1.0")
            return False
        return True
