"""Aspects out of texts, as cells, parameters and the metadata write them.

xBRL-CSV 1.0, dimensions; OIM 1.0 section 3.4. Each text is read once, whatever the number of facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from disclose.diagnostics import Span
from disclose.formats.oim.datatypes import is_supported
from disclose.formats.oim.dimensions import NOBODY, NOTE, DimensionReader, read_entity
from disclose.formats.oim.languages import spoken
from disclose.formats.oim.names import Fault, parse_name
from disclose.formats.oim.units import parse_unit
from disclose.formats.xbrl_csv.given import Held, Special
from disclose.formats.xbrl_csv.periods import PeriodFault, read_period
from disclose.lexical import is_language
from disclose.model import Context, Entity, Member, Period, Unit
from disclose.names import QName
from disclose.taxonomy import Concept, Role, Taxonomy

_INTEGER = re.compile(r"[+-]?[0-9]{1,9}\Z")
_SPEC = "xBRL-CSV 1.0, dimensions"
CORE = frozenset(["concept", "entity", "period", "unit", "language"])


class AspectReader:
    """Reads aspects by the prefixes of one document and a taxonomy. A fault takes the place of what can't be read."""

    def __init__(self, prefixes: Mapping[str, str], taxonomy: Taxonomy) -> None:
        self._prefixes, self._taxonomy = prefixes, taxonomy
        self._dimensions = DimensionReader(prefixes, taxonomy, "xbrlce:invalidDimensionValue", _SPEC)
        self.concept = cache(self._concept)
        self.entity = cache(self._entity)
        self.period = cache(self._period)
        self.unit = cache(self._unit)
        self.language = cache(self._language)
        self.member = cache(self._member)

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Entity, period and dimensions, each combination once."""
        return self._dimensions.contexts

    def context(self, entity: Entity, period: Period, members: Mapping[QName, Member], place: Callable[[], Span]) -> Context:
        """The context of facts with these aspects."""
        return self._dimensions.context(entity, period, members, place)

    def _concept(self, text: Held) -> Concept | QName | Fault:
        """A concept, or the name of footnotes."""
        name = parse_name(text, self._prefixes) if isinstance(text, str) else None
        if isinstance(name, Fault):
            return name
        if name is None:
            shown = text.value if isinstance(text, Special) else text
            return Fault("xbrlce:invalidConceptQName", f"{shown!r} is not the name of a concept with a prefix", None, _SPEC)
        if name == NOTE:
            return name
        concept = self._taxonomy.concept(name)
        where = "OIM 1.0, concept core dimension"
        if concept is None:
            return Fault("oime:unknownConcept", f"The taxonomy has no concept {text}", "Correct the name.", where)
        if concept.role is Role.TUPLE or (not concept.abstract and not is_supported(concept.type)):
            message = f"The values of {text} are of a type that only instances can hold"
            return Fault("oime:unsupportedConceptDataType", message, None, "OIM 1.0 section 3.1")
        if concept.abstract:
            return Fault("oime:valueForAbstractConcept", f"{text} is abstract and has no facts", None, where)
        return concept

    def _entity(self, text: Held) -> Entity | Fault:
        if text is Special.NONE:
            return NOBODY
        return read_entity(text if isinstance(text, str) else "#nil", self._prefixes)

    def _period(self, text: Held, specifier: str | None) -> Period | Fault:
        if text is Special.NONE:
            return Period.forever()
        shown = text if isinstance(text, str) else "#nil"
        period = read_period(shown, specifier)
        if period is PeriodFault.MALFORMED:
            message = f"{shown!r} is not a period such as 2024, 2024Q1, 2024-03-31@end or 2024-01-01..2024-03-31"
            return Fault("xbrlce:invalidPeriodRepresentation", message, None, "xBRL-CSV 1.0, period representations")
        if period is PeriodFault.NOT_A_DURATION:
            message = f"{shown!r} is one moment, and @{specifier} asks for where a span of time {specifier}s"
            return Fault("xbrlce:referenceTargetNotDuration", message, f"Remove @{specifier}.", _SPEC)
        return period

    def _unit(self, text: Held) -> Unit | Fault | None:
        if text is Special.NONE or text == "":
            return None
        return parse_unit(text if isinstance(text, str) else "#nil", self._prefixes)

    def _language(self, text: Held) -> str | Fault | None:
        if text is Special.NONE:
            return None
        if not isinstance(text, str) or not is_language(text):
            shown = text if isinstance(text, str) else "#nil"
            return Fault(
                "xbrlce:invalidLanguageCode", f"{shown!r} is not a code of a language such as en or zh-Hans", None, _SPEC
            )
        return spoken(text)

    def _member(self, name: str, text: Held) -> tuple[QName, Member] | Fault | None:
        """A dimension of the taxonomy with its member; None where the fact has none."""
        dimension = parse_name(name, self._prefixes)
        if isinstance(dimension, Fault):
            return dimension
        if dimension is None:
            message = f"{name!r} is not a prefix, a colon and a name"
            return Fault("oimce:invalidSQName", message, None, "OIM Common Definitions 1.0 section 3.1")
        if text is Special.NONE:
            known = self._dimensions.dimension(name, dimension)
            return known if isinstance(known, Fault) else None
        member = self._dimensions.member(name, dimension, text if isinstance(text, str) else None)
        return member if isinstance(member, Fault) else (dimension, member)

    def dimension_fault(self, name: str) -> Fault | None:
        """What is wrong with the name of a dimension, whatever its value."""
        dimension = parse_name(name, self._prefixes)
        if isinstance(dimension, Fault):
            return dimension
        if dimension is None:
            found = self.member(name, Special.NONE)
            return found if isinstance(found, Fault) else None
        concept = self._dimensions.dimension(name, dimension)
        if isinstance(concept, Fault):
            return concept
        domain = self._dimensions.domain(name, concept)
        return domain if isinstance(domain, Fault) else None


def read_decimals(text: Held) -> int | Fault | None:
    """The decimals that a text stands for; None where there are none, and the number is exact."""
    if text is Special.NONE or text == "":
        return None
    if isinstance(text, str) and _INTEGER.match(text):
        return int(text)
    shown = text if isinstance(text, str) else "#nil"
    help = "Leave decimals out where the number is exact."
    return Fault("xbrlce:invalidDecimalsValue", f"{shown!r} is not a whole number", help, "xBRL-CSV 1.0, decimals")
