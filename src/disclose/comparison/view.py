"""The differences of two reports by statement and in words: what every form of them shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from disclose.comparison.changes import Category, Change, Comparison, Part
from disclose.comparison.words import Piece, pieces, plain_text
from disclose.exact import subtracted
from disclose.model import Aspects, EnumerationValue, ExplicitMember, Fact, Member, NumericValue, QNameValue, TextValue, Value
from disclose.names import QName
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.network import Network

ELSEWHERE = "In no statement"


class Cell(Struct, frozen=True):
    """A fact as one of the reports has it: its text, the exact number if it is one, the accuracy, and what else may differ."""

    text: str
    number: Decimal | None
    decimals: str
    unit: str
    period: str
    concept: str


class Line(Struct, frozen=True):
    """A difference: what it is about, and both sides. `difference` is new less old, of two numbers in one unit."""

    change: Change
    label: str
    members: str
    period: str
    unit: str
    language: str
    old: Cell | None
    new: Cell | None
    difference: Decimal | None
    pieces: tuple[Piece, ...]

    @property
    def what(self) -> str:
        """The category, and what differs."""
        parts = [part.value for part in self.change.parts]
        known = self.change.category is Category.CHANGED or len(parts) > 1
        return f"{self.change.category.value}: {', '.join(parts)}" if known and parts else self.change.category.value

    @property
    def note(self) -> str:
        """What a reader should know of it."""
        if self.change.agrees:
            return "both figures are right at the accuracy that they state"
        return "a period that the other report does not have" if self.change.beyond else ""


class Section(Struct, frozen=True):
    """The differences in one statement, in its order."""

    title: str
    lines: tuple[Line, ...]


class Differences(Struct, frozen=True):
    """Everything there is to show. `counts` are those of the categories, in their order; `beyond` are the lines of periods that
    only one report has; `notes` say which footnotes and links of facts that both reports state only one of them has."""

    old: str
    new: str
    same: int
    counts: Mapping[str, int]
    beyond: int
    renamed: Mapping[str, str]
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether the reports differ."""
        return bool(self.sections or self.notes)


class Side(Struct, frozen=True):
    """One of two reports: what it is called, and its taxonomy."""

    name: str
    taxonomy: Taxonomy


def differences_of(comparison: Comparison, old: Side, new: Side, language: str) -> Differences:
    """The differences between two reports under the statements of the new one, and of the old one where the new one has no
    such concept. Labels are in `language` where there are any."""
    wording = _Wording(old.taxonomy, new.taxonomy, language)
    placed: dict[str, list[tuple[int, Line]]] = {}
    order: dict[str, int] = {}
    for change in comparison.changes:
        number, title, place = wording.place(change)
        order[title] = min(number, order.get(title, number))
        placed.setdefault(title, []).append((place, wording.line(change)))
    sections = [Section(title, tuple(_ordered(placed[title]))) for title in sorted(placed, key=lambda one: (order[one], one))]
    found = Counter(change.category for change in comparison.changes)
    counts = {category.value: found[category] for category in Category}
    beyond = sum(change.beyond for change in comparison.changes)
    return Differences(old.name, new.name, comparison.same, counts, beyond, comparison.renamed, tuple(sections))


def _ordered(lines: Iterable[tuple[int, Line]]) -> Iterator[Line]:
    """In the order of the statement; the facts of one concept the latest period first, as statements have their columns."""
    latest = sorted(lines, key=lambda item: item[1].period, reverse=True)
    return (line for _, line in sorted(latest, key=lambda item: (item[0], item[1].label, item[1].members)))


class _Places:
    """Where the presentation of a taxonomy has a concept: the number and the title of the statement, the place in it."""

    def __init__(self, taxonomy: Taxonomy, language: str) -> None:
        self._taxonomy, self._language = taxonomy, language
        self._places: dict[QName, list[tuple[int, int]]] = {}
        self._concepts: list[frozenset[QName]] = []
        self._titles: list[str] = []
        for number, network in enumerate(taxonomy.statements):
            names = [name for _, name, _ in network.walk()]
            self._concepts.append(frozenset(names))
            self._titles.append(self._title(network))
            for place, name in enumerate(dict.fromkeys(names)):
                self._places.setdefault(name, []).append((number, place))

    def of(self, aspects: Aspects) -> tuple[int, str, int] | None:
        """The first statement with the concept that has all its dimensions too; else the first with the concept."""
        found = self._places.get(aspects.concept)
        if not found:
            return None
        axes = [dimension for dimension, _ in aspects.dimensions]
        fitting = (one for one in found if all(axis in self._concepts[one[0]] for axis in axes))
        number, place = next(fitting, found[0])
        return number, self._titles[number], place

    def _title(self, network: Network) -> str:
        role = self._taxonomy.roles.get(network.role)
        title = "" if role is None else role.title(self._language)
        return title or network.role


class _Wording:
    """Puts changes into words."""

    def __init__(self, old: Taxonomy, new: Taxonomy, language: str) -> None:
        self._old, self._new, self._language = old, new, language
        self._old_places, self._new_places = _Places(old, language), _Places(new, language)

    def place(self, change: Change) -> tuple[int, str, int]:
        """The number and title of the statement, and the place in it."""
        fact = change.new or change.old
        assert fact is not None, "a change is of a fact"
        of_new = self._new_places.of(fact.aspects)
        of_old = None if change.old is None or of_new is not None else self._old_places.of(change.old.aspects)
        if of_new is None and of_old is not None:
            # after the statements of the new report, unless it has one of that title
            return len(self._new.networks) + of_old[0], of_old[1], of_old[2]
        return of_new or (len(self._new.networks) + len(self._old.networks), ELSEWHERE, 0)

    def line(self, change: Change) -> Line:
        """A change in words, by the labels of the report that has the newer fact."""
        fact, taxonomy = (change.new, self._new) if change.new is not None else (change.old, self._old)
        assert fact is not None, "a change is of a fact"
        aspects = fact.aspects
        old = None if change.old is None else self._cell(change.old, self._old)
        new = None if change.new is None else self._cell(change.new, self._new)
        compared: tuple[Piece, ...] = ()
        if Part.VALUE in change.parts and old is not None and new is not None and isinstance(fact.value, TextValue):
            compared = pieces(old.text, new.text)
        members = ", ".join(self._member(member, taxonomy) for _, member in aspects.dimensions)
        unit = _unit(aspects)
        label = taxonomy.label(aspects.concept, self._language)
        language = aspects.language or ""
        return Line(change, label, members, str(aspects.period), unit, language, old, new, _difference(change), compared)

    def _cell(self, fact: Fact, taxonomy: Taxonomy) -> Cell:
        value, aspects = fact.value, fact.aspects
        number = value.number if isinstance(value, NumericValue) else None
        decimals = value.decimals_text if isinstance(value, NumericValue) else ""
        unit = _unit(aspects)
        concept = taxonomy.display_name(aspects.concept)
        return Cell(self._text(value, taxonomy), number, decimals, unit, str(aspects.period), concept)

    def _text(self, value: Value, taxonomy: Taxonomy) -> str:
        if isinstance(value, EnumerationValue):
            return ", ".join(taxonomy.label(member, self._language) for member in value.members)
        return taxonomy.display_name(value.qname) if isinstance(value, QNameValue) else plain_text(value)

    def _member(self, member: Member, taxonomy: Taxonomy) -> str:
        return taxonomy.label(member.member, self._language) if isinstance(member, ExplicitMember) else str(member)


def _unit(aspects: Aspects) -> str:
    """The unit as one names it; a plain number has none to name."""
    return "" if aspects.unit is None or aspects.unit.is_pure else str(aspects.unit)


def _difference(change: Change) -> Decimal | None:
    if change.old is None or change.new is None or change.old.aspects.unit != change.new.aspects.unit:
        return None
    old, new = change.old.value, change.new.value
    if not isinstance(old, NumericValue) or not isinstance(new, NumericValue) or old.number == new.number:
        return None
    return subtracted(new.number, old.number)
