"""Making facts: from columns where nothing is out of the ordinary, else from the values of the document with their places.

xBRL-JSON 1.0 section 5.1. What a fact can't be without is told and the fact left out; a value that can't be read is kept as
text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from disclose.formats.oim.canonical import is_canonical, is_canonical_set
from disclose.formats.oim.datatypes import is_supported
from disclose.formats.oim.names import Fault, parse_name
from disclose.formats.oim.values import SETS, ValueReader
from disclose.formats.xbrl_json.aspects import NOTE, AspectReader, Shared, not_canonical
from disclose.formats.xbrl_json.document_info import DocumentInfo, Told, extensions
from disclose.formats.xbrl_json.scan import INVALID, OtherFact, pointer_to
from disclose.json_source import JsonNode, Places, repeated_name
from disclose.lexical import is_ncname
from disclose.model import (
    Aspects,
    Fact,
    NilValue,
    Origin,
    Unit,
    UnreadableValue,
    Value,
)
from disclose.model.period import PeriodKind
from disclose.names import QName
from disclose.taxonomy import Concept, ItemKind, Role, Taxonomy

_KNOWN = frozenset(["value", "decimals", "dimensions", "links"])
_UNIT = "OIM 1.0, unit core dimension"


class FactMaker:
    """Makes facts of one document on a taxonomy; everything found on the way is told. `bare`: as in `AspectReader`."""

    def __init__(self, info: DocumentInfo, taxonomy: Taxonomy, told: Told, *, bare: bool = False) -> None:
        self._info, self._taxonomy, self._told = info, taxonomy, told
        self.aspects = AspectReader(info, taxonomy, bare=bare)
        self.values = ValueReader(info.prefixes)
        self._ids: set[str] = set()

    def id_of(self, written: str) -> str:
        """An id that every syntax can hold: as written where it is one, else made from it."""
        return written if is_ncname(written) else "fact-" + "".join(c if c.isalnum() and c.isascii() else "_" for c in written)

    def make(self, found: OtherFact) -> Fact | OtherFact | None:
        """A fact; what was found itself where it is a footnote; None where it is none, which is told."""
        node = found.node
        where = pointer_to(found.id)
        members = self._members(found)
        if members is None:
            return None
        dimensions = members["dimensions"].members
        name = self._concept(found, members["dimensions"])
        if name is None:
            return None
        if name == NOTE:
            return found
        span = self._told.places.span(node.name_at, where)
        shared = self.aspects.read({name: one.value for name, one in dimensions.items()}, lambda: span)
        concept = self._taxonomy.concept(name)
        fatal = self._tell_problems(found, shared, dimensions, span_free=False)
        if "noteId" in dimensions:
            message = "Only footnotes, facts of the concept xbrl:note, have a noteId"
            self._tell(found, "oime:misplacedNoteIDDimension", message, "dimensions", "noteId")
        if fatal or not self._fits(found, concept, shared):
            return None
        decimals = members["decimals"].value if "decimals" in members else None
        assert decimals is None or isinstance(decimals, int), "the structure has been checked"
        value = self._value(found, concept, members["value"].text, decimals, "decimals" in members)
        if value is None:
            return None
        context = shared.context
        unit = None if isinstance(shared.unit, Fault) else shared.unit
        if unit is None and concept is not None and concept.kind.numeric:
            unit = Unit.pure()
        aspects = Aspects(name, context.entity, context.period, unit, shared.language, context.dimensions)
        return Fact(self.id_of(found.id), aspects, value, Origin(span), None, context)

    def tell_repeated(self, places: Places, repeated: Iterable[tuple[int, str]]) -> None:
        """Tell that names are in an object twice."""
        self._told.found += (repeated_name(places, at, name, INVALID) for at, name in repeated)

    def _tell(
        self, found: OtherFact, code: str, message: str, *path: str, help: str | None = None, spec: str = "OIM 1.0"
    ) -> None:
        """A finding at something in a fact."""
        node = found.node
        for name in path:
            node = node.members.get(name, node)
        self._told.add(code, f"{found.id}: {message}", node.at, pointer_to(found.id, *path), help=help, spec=spec)

    def _members(self, found: OtherFact) -> Mapping[str, JsonNode] | None:
        """The properties of a fact that is laid out as it must be."""
        node = found.node
        where = pointer_to(found.id)
        if not isinstance(node.value, dict):
            self._told.structure(f"The fact {found.id} is not an object", node.at, where)
            return None
        members = node.members
        extensions(members, _KNOWN, self._info.prefixes, self._told, "facts", found.id)
        value, dimensions, decimals = members.get("value"), members.get("dimensions"), members.get("decimals")
        wrong = len(self._told.found)
        if value is None or dimensions is None:
            lacks = "value" if value is None else "dimensions"
            self._told.structure(f"The fact {found.id} has no {lacks}", node.at, where)
        if value is not None and value.value is not None and value.text is None:
            help = "Numbers are strings too: that keeps them exact."
            self._told.structure(f"The value of {found.id} is neither a string nor null", value.at, f"{where}/value", help)
        if dimensions is not None and not isinstance(dimensions.value, dict):
            self._told.structure(f"The dimensions of {found.id} are no object", dimensions.at, f"{where}/dimensions")
        if decimals is not None and (not isinstance(decimals.value, int) or isinstance(decimals.value, bool)):
            help = "Leave decimals out where the number is exact."
            self._told.structure(f"The decimals of {found.id} are not a whole number", decimals.at, f"{where}/decimals", help)
        return members if len(self._told.found) == wrong else None

    def _concept(self, found: OtherFact, dimensions: JsonNode) -> QName | None:
        node = dimensions.members.get("concept")
        where = pointer_to(found.id, "dimensions", "concept")
        if node is None:
            message, help = f"The fact {found.id} does not say which concept it is about", "Add concept to its dimensions."
            self._told.add(
                "oime:missingConceptDimension", message, dimensions.at, where[:-8], help=help, spec="OIM 1.0 section 3.4"
            )
            return None
        name = None if node.text is None else parse_name(node.text, self._info.prefixes)
        if isinstance(name, Fault):
            self._told.fault(name, node.at, where)
            return None
        if name is None:
            self._told.structure(f"The concept of {found.id} is not a name with a prefix", node.at, where)
        return name

    def _tell_problems(self, found: OtherFact, shared: Shared, dimensions: Mapping[str, JsonNode], *, span_free: bool) -> bool:
        """Tell what is wrong with dimensions, each at its place; whether the fact has no meaning for it."""
        for problem in shared.problems:
            node = dimensions[problem.name]
            where = pointer_to(found.id, "dimensions", problem.name)
            self._told.fault(problem.fault, node.name_at if problem.of_name else node.at, where)
        return any(problem.fatal for problem in shared.problems)

    def _fits(self, found: OtherFact, concept: Concept | None, shared: Shared) -> bool:
        """Whether the dimensions are those that a concept's facts have. Of concepts that do not exist or are abstract the rules
        say what there is to say."""
        if isinstance(shared.unit, Fault) and (concept is None or concept.kind.numeric):
            fault = shared.unit
            self._tell(found, fault.code, fault.message, "dimensions", "unit", help=fault.help, spec=fault.spec or _UNIT)
            return False
        if concept is None or concept.abstract:
            return True
        name = concept.qname.local
        if not is_supported(concept.type) or concept.role is Role.TUPLE:
            message = f"The values of {name} are of a type that only instances can hold"
            self._tell(found, "oime:unsupportedConceptDataType", message, "dimensions", "concept", spec="OIM 1.0 section 3.1")
            return False
        if shared.language is not None and not concept.kind.has_language:
            message = f"{name} is no text and yet has a language"
            self._tell(found, "oime:misplacedLanguageDimension", message, "dimensions", "language", help="Remove it.")
            return False
        if isinstance(shared.unit, Fault):
            message = f"{name} is no number and yet has a unit"
            self._tell(found, "oime:misplacedUnitDimension", message, "dimensions", "unit", help="Remove it.", spec=_UNIT)
            return False
        kind = shared.context.period.kind
        if concept.period_type == "instant" and kind is PeriodKind.FOREVER:
            message, help = f"{name} is about one moment, and no period is given", "Add period to the dimensions."
            self._tell(found, "oime:missingPeriodDimension", message, "dimensions", help=help)
            return False
        if (concept.period_type == "instant") is not (kind is PeriodKind.INSTANT):
            wanted = "one moment" if concept.period_type == "instant" else "a span of time"
            message = f"{name} is about {wanted}, and its period is not"
            self._tell(found, "oime:invalidPeriodDimension", message, "dimensions", "period")
            return False
        return True

    def _value(
        self, found: OtherFact, concept: Concept | None, text: str | None, decimals: int | None, given: bool
    ) -> Value | None:
        """The value; None where the fact can't have it, which is told."""
        numeric = concept is not None and concept.kind.numeric
        if given and (text is None or (concept is not None and not numeric)):
            what = "has no value" if text is None else "is no number"
            message = f"The fact {what} and yet has decimals"
            self._tell(found, "oime:misplacedDecimalsProperty", message, "decimals", help="Remove them.")
            return None
        if text is None:
            if concept is not None and not concept.nillable and not concept.abstract:
                message = f"{concept.qname.local} must have a value and can't be null"
                self._tell(found, "oime:invalidFactValue", message, "value")
                return None
            return NilValue()
        value = self.values.read(concept, text, decimals)
        if isinstance(value, UnreadableValue):
            fault = self.values.unbound(text) if concept is not None and _of_names(concept) else None
            code, message = "xbrlje:invalidFactValue", f"The value can't be {text[:80]!r}: {value.reason}"
            spec = "xBRL-JSON 1.0 section 5.1"
            if fault is not None:
                code, message, spec = fault.code, fault.message, fault.spec or spec
            self._tell(found, code, message, "value", spec=spec)
            return UnreadableValue(value.text, value.reason, told=True)
        if self._info.canonical and concept is not None and not is_canonical_value(concept, text):
            fault = not_canonical(text[:80])
            self._tell(found, fault.code, fault.message, "value", help=fault.help, spec=fault.spec or "")
        return value


def _of_names(concept: Concept) -> bool:
    return concept.kind in (*SETS, ItemKind.QNAME)


def is_canonical_value(concept: Concept, text: str) -> bool:
    """Whether a text is the canonical form of a value of a concept."""
    return is_canonical_set(text) if concept.kind in SETS else is_canonical(concept.type.base_xsd, text)


def exact(text: str) -> Decimal:
    """A number whose text is known to be one."""
    return Decimal(text)
