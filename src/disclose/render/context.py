"""What every part of a page works with: the project, its taxonomy and facts, the placer and the language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, error
from disclose.model import Dimensions, ExplicitMember, Fact, Member, NilValue, NumericValue, Period
from disclose.names import ROLE_LABEL, QName
from disclose.project import Project
from disclose.render.display import display
from disclose.render.lookup import FactIndex, period_for, suggestion
from disclose.render.naming import period_heading, unit_name
from disclose.render.placing import NO_CELL, Cell, Placer, figure_cell
from disclose.render.views import Column, NoteReference
from disclose.render.words import words
from disclose.taxonomy import Concept, LinkRole, Taxonomy
from disclose.taxonomy.dimensions import DimensionIndex
from disclose.transforms import Displayed
from disclose.yaml_source import KeyPath

TABLE_PLACE = "table-"
"""How the places of statements begin."""
SECTION_PLACE = "section-"
"""How the places of sections of prose begin."""


class PageContext(Struct, frozen=True):
    """One page in the making. Only the placer changes. `notes` are the sections that explain the lines of a concept."""

    project: Project
    taxonomy: Taxonomy
    dimensions: DimensionIndex
    facts: FactIndex
    placer: Placer
    language: str
    notes: Mapping[QName, tuple[NoteReference, ...]] = field(default_factory=dict)

    @property
    def words(self) -> Mapping[str, str]:
        """The fixed words of the page."""
        return words(self.language)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The project's periods, in order of declaration: the columns of its tables."""
        return tuple(self.project.periods.values())

    @property
    def current(self) -> Period:
        """The period that the report is about."""
        return self.periods[0]

    def label(self, name: QName, role: str = ROLE_LABEL) -> str:
        """The label of a concept in the page's language."""
        return self.taxonomy.label(name, self.language, role)

    def fact(self, concept: QName, period: Period, dimensions: Dimensions = ()) -> Fact | None:
        """The fact of a concept for one of the project's periods."""
        return self.facts.first(concept, period_for(self.taxonomy, concept, period), dimensions)

    def cell(self, fact: Fact | None, place: str, *, like: Fact | None = None, negated: bool = False) -> Cell:
        """The cell of a column of figures; empty where there is no fact. See `shown` for `like`."""
        return NO_CELL if fact is None else figure_cell(self.placer, fact, self.shown(fact, like, negated=negated), place)

    def shown(self, fact: Fact, like: Fact | None, *, negated: bool = False) -> Displayed:
        """A fact beside others, whose heading names the unit and scale of the fact `like`: in that scale, or with its own unit
        before it where it has another."""
        if not isinstance(fact.value, NumericValue):
            nil = self.project.config.layout.nil if isinstance(fact.value, NilValue) else None
            return display(fact, self.taxonomy, self.language, negated=negated) if nil is None else Displayed(nil)
        if like is None:
            return display(fact, self.taxonomy, self.language, negated=negated)
        if fact.aspects.unit == like.aspects.unit:
            return display(fact, self.taxonomy, self.language, scale=like.origin.scale, negated=negated)
        own = display(fact, self.taxonomy, self.language, negated=negated)
        return replace(own, before=f"{self.unit(fact)} {own.before}".lstrip())

    def unit(self, fact: Fact) -> str:
        """What the figures of a fact are counted in, with its scale."""
        return unit_name(fact.aspects.unit, fact.origin.scale, self.taxonomy, self.language)

    def member(self, member: Member) -> str:
        """The name of a member."""
        return self.label(member.member) if isinstance(member, ExplicitMember) else str(member)

    def members(self, dimensions: Dimensions) -> str:
        """The names of members, in the order of their dimensions."""
        return " · ".join(self.member(member) for _, member in dimensions)

    def concept(self, name: str, *path: str | int) -> Concept | Diagnostic:
        """The concept that the layout names at a place of disclosure.yaml."""
        concept = self.taxonomy.named(name)
        if concept is not None:
            return concept
        known = (item.qname.local for item in self.taxonomy.concepts.values() if not item.abstract)
        return self.unknown(f"There is no concept {name}", path, suggestion(name, known))

    def unknown(self, message: str, path: KeyPath, help: str | None) -> Diagnostic:
        """A finding about a name in the layout that stands for nothing."""
        return self.finding("unknown-name", message, path, help)

    def finding(self, name: str, message: str, path: KeyPath, help: str | None) -> Diagnostic:
        """A finding at a place of the layout in disclosure.yaml."""
        return error(f"disclose.layout:{name}", message, self.project.source.span("layout", *path), help=help)


def role_name(role: LinkRole | str) -> str:
    """The short name of a link role: the last segment of its URI."""
    uri = role if isinstance(role, str) else role.uri
    return uri.rstrip("/").rpartition("/")[2]


def table_place(role: LinkRole | str) -> str:
    """The place of a statement's table in a page."""
    return TABLE_PLACE + anchor(role_name(role))


def anchor(text: str) -> str:
    """A text as part of an id: letters, digits, ``-``, ``_`` and ``.``."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-.") or "part"


def period_columns(context: PageContext, periods: Iterable[Period], *, closing: bool = False) -> tuple[Column, ...]:
    """Columns headed by periods, or by their last days; the report's own period is marked where there are others."""
    shown = list(periods)
    return tuple(
        Column(
            period_heading(period.closing if closing else period, context.language),
            current=len(shown) > 1 and period == context.current,
        )
        for period in shown
    )


def main_unit(context: PageContext, facts: Iterable[Fact]) -> str:
    """The unit to name once over a table: the most frequent one of its amounts of money, else the one that all share."""
    names: dict[str, int] = {}
    money: dict[str, int] = {}
    numbers = (fact for fact in facts if isinstance(fact.value, NumericValue))
    for (unit, scale), times in Counter((fact.aspects.unit, fact.origin.scale) for fact in numbers).items():
        name = unit_name(unit, scale, context.taxonomy, context.language)
        names[name] = names.get(name, 0) + times
        if unit is not None and unit.is_monetary:
            money[name] = money.get(name, 0) + times
    if money:
        return max(money, key=lambda name: (money[name], name))
    return next(iter(names)) if len(names) == 1 else ""
