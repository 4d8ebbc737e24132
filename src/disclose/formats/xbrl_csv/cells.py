"""Texts for cells: aspects and values as tables hold them, and the lines of a table (RFC 4180)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from disclose.formats.oim.canonical import canonical_member, canonical_value
from disclose.formats.oim.periods import period_text
from disclose.formats.oim.units import unit_text
from disclose.formats.xbrl_csv.periods import short_period
from disclose.model import Entity, ExplicitMember, Fact, Member, NilValue, NumericValue, Period, Unit
from disclose.names import NO_ENTITY, QName
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.xsd_values import FLOATING

_QUOTED = re.compile(r'[",\r\n]')
_END = "\r\n"


def csv_line(cells: Sequence[str], *, every: bool = False) -> str:
    """A line of a table. Cells are quoted where they must be, or `every` one of them."""
    return (
        ",".join([f'"{cell.replace(chr(34), chr(34) * 2)}"' if every or _QUOTED.search(cell) else cell for cell in cells])
        + _END
    )


class Texts:
    """Makes texts; names are written by `name`."""

    def __init__(self, name: Callable[[QName], str], taxonomy: Taxonomy) -> None:
        self._name, self._taxonomy = name, taxonomy
        self._periods: dict[Period, str] = {}
        self._members: dict[Member, str] = {}

    def escaped(self, text: str) -> str:
        """A text that a cell is to hold, whatever it looks like."""
        if not text:
            return "#empty"
        return f"#{text}" if text.startswith("#") else text

    def entity(self, entity: Entity) -> str:
        """An entity; empty where there is none."""
        return "" if entity.scheme == NO_ENTITY else self._name(QName(entity.scheme, entity.identifier))

    def period(self, period: Period) -> str:
        """A period, as short as can be; empty for forever."""
        found = self._periods.get(period)
        if found is None:
            found = self._periods[period] = short_period(period) or period_text(period) or ""
        return found

    def unit(self, unit: Unit | None) -> str:
        """A unit; empty for pure numbers and where there is none."""
        return "" if unit is None else unit_text(unit, self._name) or ""

    def member(self, member: Member) -> str:
        """A member of a dimension."""
        found = self._members.get(member)
        if found is None:
            if isinstance(member, ExplicitMember):
                found = self._name(member.member)
            else:
                text = canonical_member(member, self._taxonomy.typed_domains.get(member.element), self._name)
                found = "#nil" if text is None else self.escaped(text)
            self._members[member] = found
        return found

    def value(self, fact: Fact) -> str:
        """The value of a fact, without its decimals."""
        value = fact.value
        if isinstance(value, NilValue):
            return "#nil"
        concept = self._taxonomy.concept(fact.aspects.concept)
        built_in = None if concept is None else concept.type.base_xsd
        if isinstance(value, NumericValue) and built_in not in FLOATING:
            return str(value)
        return self.escaped(canonical_value(value, built_in, self._name))
