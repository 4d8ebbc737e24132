"""Reading the dimensions of a fact: entity, period, unit, language and those of the taxonomy.

xBRL-JSON 1.0 section 5.2, OIM 1.0 section 3.4. What can be told without the concept is read once for all facts that write it
the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.formats.oim.canonical import is_canonical
from disclose.formats.oim.datatypes import is_supported, text_misfit
from disclose.formats.oim.languages import spoken
from disclose.formats.oim.names import Fault, parse_name, parse_sqname
from disclose.formats.oim.periods import parse_period
from disclose.formats.oim.units import parse_unit
from disclose.formats.xbrl_json.document_info import STRUCTURE, DocumentInfo
from disclose.json_source import Json
from disclose.lexical import is_language
from disclose.model import Aspects, Context, Dimensions, Entity, ExplicitMember, Member, Period, TypedMember, Unit
from disclose.model.aspects import dimensions_of
from disclose.model.identity import fact_id
from disclose.names import ARCROLE_ALL, NO_ENTITY, NO_ENTITY_2021, OIM, QName
from disclose.taxonomy import Role, Taxonomy
from disclose.taxonomy.xsd_values import canonical_text

NOBODY = Entity(NO_ENTITY, "NA")
"""Who reports where a report does not say (xBRL-XML 1.0, entity)."""
NOTE = QName(OIM, "note")
_CORE = frozenset(["concept", "entity", "period", "unit", "language", "noteId"])
_NOT_A_DIMENSION = "OIM 1.0, taxonomy-defined dimensions"
_CONTEXT = QName("", "c")


class Problem(Struct, frozen=True):
    """What is wrong with one of the dimensions: its name, and whether the name or the value is meant. A `fatal` one leaves the
    fact without a meaning."""

    fault: Fault
    name: str
    of_name: bool = False
    fatal: bool = False


class Shared(Struct, frozen=True, eq=False):
    """The dimensions besides the concept as they were read. `unit` is what there is, also where the fact is not numeric, or
    why it can't be read; `context` holds entity, period and the dimensions of the taxonomy.
    A `doubtful` one is to be read again with each fact."""

    context: Context
    unit: Unit | Fault | None = None
    language: str | None = None
    note: str | None = None
    has_period: bool = True
    problems: tuple[Problem, ...] = ()
    doubtful: bool = False

    @property
    def clean(self) -> bool:
        """Whether nothing is wrong with it, and nothing in it is for notes alone."""
        return not self.problems and not self.doubtful and not isinstance(self.unit, Fault) and self.note is None


class AspectReader:
    """Reads dimensions by the names of one document and a taxonomy. `contexts` are all that were met, in order; `bare` ones are
    called by numbers and have no place, which is quicker and enough where nothing is said of them."""

    def __init__(self, info: DocumentInfo, taxonomy: Taxonomy, *, bare: bool = False) -> None:
        self._info, self._taxonomy, self._bare = info, taxonomy, bare
        self._contexts: dict[tuple[Entity, Period, tuple[tuple[QName, Member], ...]], Context] = {}
        self._names: set[str] = set()
        self._periods: dict[str, Period | None] = {}
        self._entities: dict[str, QName | Fault] = {}
        self._members: dict[tuple[str, str | None], tuple[QName, Member] | tuple[QName, Member, Fault] | Problem] = {}
        self._in_segment = _all_in_segment(taxonomy)

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Entity, period and dimensions, each combination once."""
        return tuple(self._contexts.values())

    def read(self, members: Mapping[str, Json], place: Callable[[], Span]) -> Shared:
        """Read the dimensions of one fact, which stands at a place. The concept is passed over."""
        problems: list[Problem] = []
        texts = self._texts(members, problems)
        entity = self._entity(texts.get("entity"), problems)
        period = self._period(texts.get("period"), problems)
        unit = self.unit(texts.get("unit"))
        language = self._language(texts.get("language"), problems)
        context = self._context(entity, period, self._dimensions(members, problems), place)
        return Shared(context, unit, language, texts.get("noteId"), "period" in texts, tuple(problems))

    def _texts(self, members: Mapping[str, Json], problems: list[Problem]) -> dict[str, str]:
        """The core dimensions as strings."""
        texts: dict[str, str] = {}
        for name, value in members.items():
            if name in _CORE:
                if isinstance(value, str):
                    texts[name] = value
                elif name != "concept":
                    problems.append(Problem(Fault(STRUCTURE, f"{name} is not a string"), name, fatal=True))
            elif ":" not in name:
                fault = Fault(STRUCTURE, f"There is no dimension {name!r}", "Dimensions of the taxonomy have a prefix.")
                problems.append(Problem(fault, name, of_name=True))
        return texts

    def _entity(self, text: str | None, problems: list[Problem]) -> Entity:
        if text is None:
            return NOBODY
        name = self._entities.get(text)
        if name is None:
            name = self._entities[text] = parse_sqname(text, self._info.prefixes)
        if isinstance(name, Fault):
            problems.append(Problem(name, "entity", fatal=True))
            return NOBODY
        if name.local == NOBODY.identifier and name.namespace in (NO_ENTITY, NO_ENTITY_2021):
            message = f"{text!r} stands for a report that names no entity, and can't be written"
            fault = Fault("oime:invalidUseOfReservedIdentifier", message, "Leave entity out.", "OIM 1.0, entity core dimension")
            problems.append(Problem(fault, "entity", fatal=True))
        return Entity(name.namespace, name.local)

    def _period(self, text: str | None, problems: list[Problem]) -> Period:
        if text is None:
            return Period.forever()
        if text not in self._periods:
            self._periods[text] = parse_period(text)
        period = self._periods[text]
        if period is None:
            message = f"{text!r} is not a period such as 2024-01-01T00:00:00 or 2023-01-01T00:00:00/2024-01-01T00:00:00"
            fault = Fault("oimce:invalidPeriodRepresentation", message, None, "OIM Common Definitions 1.0 section 3.5")
            problems.append(Problem(fault, "period", fatal=True))
        return period or Period.forever()

    def unit(self, text: str | None) -> Unit | Fault | None:
        """The unit that a string stands for, or why it stands for none."""
        return None if text is None else parse_unit(text, self._info.prefixes)

    def _language(self, text: str | None, problems: list[Problem]) -> str | None:
        if text is None:
            return None
        if not is_language(text):
            problems.append(Problem(Fault(STRUCTURE, f"{text!r} is not a code of a language"), "language", fatal=True))
        elif text != text.lower():
            message = f"The language {text!r} has capital letters"
            fault = Fault("xbrlje:invalidLanguageCodeCase", message, f"Write {text.lower()!r}.", "xBRL-JSON 1.0 section 5.2")
            problems.append(Problem(fault, "language"))
        return spoken(text)

    def _dimensions(self, members: Mapping[str, Json], problems: list[Problem]) -> dict[QName, Member]:
        """The dimensions of the taxonomy. One that is wrong is left out."""
        dimensions: dict[QName, Member] = {}
        for name, value in members.items():
            if ":" not in name:
                continue
            if value is not None and not isinstance(value, str):
                problems.append(Problem(Fault(STRUCTURE, f"The value of {name} is neither a string nor null"), name))
                continue
            found = self._members.get((name, value))
            if found is None:
                found = self._members[name, value] = self._member(name, value)
            if isinstance(found, Problem):
                problems.append(found)
                continue
            if len(found) == 3:
                problems.append(Problem(found[2], name))
            dimensions[found[0]] = found[1]
        return dimensions

    def _member(self, name: str, text: str | None) -> tuple[QName, Member] | tuple[QName, Member, Fault] | Problem:
        """A dimension and its value, and what is wrong with a value that can be read all the same."""
        dimension = parse_name(name, self._info.prefixes)
        if isinstance(dimension, Fault):
            return Problem(dimension, name, of_name=True)
        if dimension is None or dimension.namespace == OIM:
            return Problem(Fault(STRUCTURE, f"{name!r} is not the name of a dimension"), name, of_name=True)
        concept = self._taxonomy.concept(dimension)
        if concept is None or concept.role is not Role.DIMENSION:
            message = f"The taxonomy has no dimension {name}"
            return Problem(Fault("oime:unknownDimension", message, None, _NOT_A_DIMENSION), name, of_name=True)
        if concept.typed_domain is None:
            member: Member | Problem = self._explicit(name, dimension, text)
        else:
            read = self._typed(name, concept.typed_domain, text)
            if isinstance(read, tuple):
                return (dimension, *read)
            member = read
        return member if isinstance(member, Problem) else (dimension, member)

    def _explicit(self, name: str, dimension: QName, text: str | None) -> ExplicitMember | Problem:
        member = None if text is None else parse_name(text, self._info.prefixes)
        if isinstance(member, Fault):
            return Problem(member, name)
        if member is None:
            return Problem(_invalid(f"{text!r} is not the name of a member of {name}"), name)
        if self._taxonomy.defaults.get(dimension) == member:
            message = f"{text} is the default of {name} and may not be written"
            help = "Leave the dimension out: that means the default."
            return Problem(Fault("oime:invalidDimensionValue", message, help, _NOT_A_DIMENSION), name)
        return ExplicitMember(member)

    def _typed(self, name: str, element: QName, text: str | None) -> TypedMember | tuple[TypedMember, Fault] | Problem:
        domain = self._taxonomy.typed_domains.get(element)
        if domain is None or not is_supported(domain):
            message = f"The values of {name} are of a type that only instances can hold"
            return Problem(Fault("oime:unsupportedDimensionDataType", message, None, "OIM 1.0 section 3.1"), name)
        if text is None:
            return TypedMember(element, "", nil=True)
        if domain.base_xsd == "QName":
            value = parse_name(text, self._info.prefixes)
            if isinstance(value, Fault):
                return Problem(value, name)
            reason = None if value is not None else "that is not a name with a prefix"
        else:
            reason = text_misfit(domain, text)
        if reason is not None:
            return Problem(_invalid(f"{name} can't be {text!r}: {reason}"), name)
        member = TypedMember(element, canonical_text(domain.base_xsd, text, self._info.prefixes))
        if self._info.canonical and not is_canonical(domain.base_xsd, text):
            return member, not_canonical(text)
        return member

    def _context(self, entity: Entity, period: Period, members: Mapping[QName, Member], place: Callable[[], Span]) -> Context:
        key = (entity, period, dimensions_of(members))
        found = self._contexts.get(key)
        if found is None:
            name, span = (str(len(self._contexts)), None) if self._bare else (self._name_of(*key), place())
            in_segment = frozenset(members) if self._in_segment else frozenset[QName]()
            found = self._contexts[key] = Context(name, entity, period, key[2], in_segment=in_segment, span=span)
        return found

    def _name_of(self, entity: Entity, period: Period, dimensions: Dimensions) -> str:
        """A name for a context like those of the facts it serves."""
        name = stem = fact_id(Aspects(_CONTEXT, entity, period, None, None, dimensions))
        if name in self._names:
            name = f"{stem}-{len(self._contexts)}"
        self._names.add(name)
        return name


def _invalid(message: str) -> Fault:
    return Fault("xbrlje:invalidDimensionValue", message, None, "xBRL-JSON 1.0 section 5.2")


def not_canonical(text: str) -> Fault:
    """The fault that a text is not in canonical form although its document says that all are."""
    message = f"{text!r} is not in canonical form, and the report says that its values are"
    return Fault("xbrlje:nonCanonicalValue", message, "Correct it, or remove the feature.", "xBRL-JSON 1.0 section 6.1.1")


def _all_in_segment(taxonomy: Taxonomy) -> bool:
    """Whether every hypercube of a taxonomy looks for its dimensions in the segment (xBRL-XML 1.0, dimensions)."""
    arcs = [arc.context_element for network in taxonomy.networks_of(ARCROLE_ALL) for arc in network.relationships]
    return bool(arcs) and all(element == "segment" for element in arcs)
