"""The facts of tables as screening looks at them (see model/columns), with what it takes to know what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from disclose.formats.oim.units import unit_text
from disclose.formats.xbrl_csv.reader import CsvReader, OpenedCsv
from disclose.formats.xbrl_csv.shared import Kind, Static
from disclose.model import DeclaredUnit, Report, Unit
from disclose.model.columns import FactColumns, Manner
from disclose.names import QName

_SUSPECT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_NOTHING = QName("", "")


class Screenable(Struct, frozen=True, eq=False):
    """A report in columns. `rest` is the report without its facts, with the contexts and units that the columns name; `wanted`
    are the positions of facts that are to be read in any case."""

    columns: FactColumns
    rest: Report
    wanted: Sequence[int]


def screenable(opened: OpenedCsv, reader: CsvReader, rest: Report) -> Screenable | None:
    """The columns of a report; None where facts must be looked at together: where the report allows no duplicates."""
    if opened.metadata.info.duplicates != "all":
        return None
    facts = reader.facts
    names: dict[QName, int] = {}
    spellings: dict[Manner, int] = {}
    units: dict[Unit, str] = {}
    concepts, manners = [], []
    for one in facts.statics:
        name = _NOTHING if one.concept is None else one.concept.qname
        concepts.append(names.setdefault(name, len(names)))
        manners.append(spellings.setdefault(_manner(one, units), len(spellings)))
    manner_of = [manners[number] for number in facts.static_of]
    for position, decimals in facts.decimals.items():
        manner = _manner(replace(facts.statics[facts.static_of[position]], decimals=decimals), units)
        manner_of[position] = spellings.setdefault(manner, len(spellings))
    for position in facts.nil:
        manner = replace(_manner(facts.statics[facts.static_of[position]], units), decimals=None, nil=True)
        manner_of[position] = spellings.setdefault(manner, len(spellings))
    columns = FactColumns(
        [*names],
        [context.id for context in facts.contexts],
        [*spellings],
        [concepts[number] for number in facts.static_of],
        facts.context_of,
        manner_of,
        facts.texts,
    )
    declared = tuple(DeclaredUnit(id, unit) for unit, id in units.items())
    return Screenable(columns, replace(rest, units=declared), sorted({*reader.linked, *_odd(facts.texts)}))


def _manner(shared: Static, units: dict[Unit, str]) -> Manner:
    """How an instance would have the facts."""
    if shared.kind is not Kind.NUMERIC or shared.unit is None:
        return Manner(language=shared.language)
    unit = units.setdefault(shared.unit, unit_text(shared.unit, QName.__str__) or "pure")
    return Manner(unit, "INF" if shared.decimals is None else str(shared.decimals))


def _odd(texts: Sequence[bytes]) -> Iterator[int]:
    """The positions of values that no XML document can hold."""
    for position, text in enumerate(texts):
        if _SUSPECT.search(text) is not None:
            yield position
