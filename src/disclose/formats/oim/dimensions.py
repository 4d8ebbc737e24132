"""Members of dimensions out of texts, and the contexts that facts share, by the names of one document.

OIM 1.0, taxonomy-defined dimensions. The code of a value that is none of its dimension's is the syntax's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from disclose.diagnostics import Span
from disclose.formats.oim.datatypes import is_supported, text_misfit
from disclose.formats.oim.names import Fault, parse_name, parse_sqname
from disclose.model import Aspects, Context, Entity, ExplicitMember, Member, Period, TypedMember
from disclose.model.aspects import dimensions_of
from disclose.model.identity import fact_id
from disclose.names import ARCROLE_ALL, NO_ENTITY, NO_ENTITY_2021, OIM, QName
from disclose.taxonomy import Concept, DataType, Role, Taxonomy
from disclose.taxonomy.xsd_values import canonical_text

NOBODY = Entity(NO_ENTITY, "NA")
"""Who reports where a report does not say (xBRL-XML 1.0, entity)."""
NOTE = QName(OIM, "note")
_NOT_A_DIMENSION = "OIM 1.0, taxonomy-defined dimensions"
_CONTEXT = QName("", "c")


def read_entity(text: str, prefixes: Mapping[str, str]) -> Entity | Fault:
    """The entity that an SQName stands for, or why it stands for none."""
    name = parse_sqname(text, prefixes)
    if isinstance(name, Fault):
        return name
    if name.local == NOBODY.identifier and name.namespace in (NO_ENTITY, NO_ENTITY_2021):
        message = f"{text!r} stands for a report that names no entity, and can't be written"
        return Fault("oime:invalidUseOfReservedIdentifier", message, "Leave entity out.", "OIM 1.0, entity core dimension")
    return Entity(name.namespace, name.local)


class DimensionReader:
    """Reads members by the prefixes of one document and a taxonomy. `code` and `spec` are of values that are not valid.
    `contexts` are all that were met, in order."""

    def __init__(self, prefixes: Mapping[str, str], taxonomy: Taxonomy, code: str, spec: str) -> None:
        self._prefixes, self._taxonomy, self._code, self._spec = prefixes, taxonomy, code, spec
        self._contexts: dict[tuple[Entity, Period, tuple[tuple[QName, Member], ...]], Context] = {}
        self._names: set[str] = set()
        self._in_segment = _all_in_segment(taxonomy)

    @property
    def contexts(self) -> tuple[Context, ...]:
        """Entity, period and dimensions, each combination once."""
        return tuple(self._contexts.values())

    def dimension(self, name: str, dimension: QName) -> Concept | Fault:
        """The concept of a dimension, or why there is none."""
        concept = self._taxonomy.concept(dimension)
        if concept is None or concept.role is not Role.DIMENSION:
            return Fault("oime:unknownDimension", f"The taxonomy has no dimension {name}", None, _NOT_A_DIMENSION)
        return concept

    def domain(self, name: str, concept: Concept) -> DataType | Fault | None:
        """The type of the values of a typed dimension, None of an explicit one; or why the OIM has none of them."""
        if concept.typed_domain is None:
            return None
        domain = self._taxonomy.typed_domains.get(concept.typed_domain)
        if domain is not None and is_supported(domain):
            return domain
        message = f"The values of {name} are of a type that only instances can hold"
        return Fault("oime:unsupportedDimensionDataType", message, None, "OIM 1.0 section 3.1")

    def member(self, name: str, dimension: QName, text: str | None) -> Member | Fault:
        """The member that a text stands for, nil where there is none, or why it stands for none."""
        concept = self.dimension(name, dimension)
        if isinstance(concept, Fault):
            return concept
        domain = self.domain(name, concept)
        if isinstance(domain, Fault):
            return domain
        if concept.typed_domain is None or domain is None:
            return self._explicit(name, dimension, text)
        return self._typed(name, concept.typed_domain, domain, text)

    def _explicit(self, name: str, dimension: QName, text: str | None) -> Member | Fault:
        member = None if text is None else parse_name(text, self._prefixes)
        if isinstance(member, Fault):
            return member
        if member is None:
            return self._invalid(f"{text!r} is not the name of a member of {name}")
        if self._taxonomy.defaults.get(dimension) == member:
            help = "Leave the dimension out: that means the default."
            return self._invalid(f"{text} is the default of {name} and may not be written", help)
        return ExplicitMember(member)

    def _typed(self, name: str, element: QName, domain: DataType, text: str | None) -> Member | Fault:
        if text is None:
            return TypedMember(element, "", nil=True)
        if domain.base_xsd == "QName":
            value = parse_name(text, self._prefixes)
            if isinstance(value, Fault):
                return value
            reason = None if value is not None else "that is not a name with a prefix"
        else:
            reason = text_misfit(domain, text)
        if reason is not None:
            return self._invalid(f"{name} can't be {text!r}: {reason}")
        return TypedMember(element, canonical_text(domain.base_xsd, text, self._prefixes))

    def _invalid(self, message: str, help: str | None = None) -> Fault:
        return Fault(self._code, message, help, self._spec)

    def context(self, entity: Entity, period: Period, members: Mapping[QName, Member], place: Callable[[], Span]) -> Context:
        """The context of facts with these aspects; `place` is where the first of them stands."""
        key = (entity, period, dimensions_of(members))
        found = self._contexts.get(key)
        if found is None:
            # named like the facts it serves
            name = stem = fact_id(Aspects(_CONTEXT, entity, period, None, None, key[2]))
            if name in self._names:
                name = f"{stem}-{len(self._contexts)}"
            self._names.add(name)
            in_segment = frozenset(members) if self._in_segment else frozenset[QName]()
            found = self._contexts[key] = Context(name, entity, period, key[2], in_segment=in_segment, span=place())
        return found


def _all_in_segment(taxonomy: Taxonomy) -> bool:
    """Whether every hypercube of a taxonomy looks for its dimensions in the segment (xBRL-XML 1.0, dimensions)."""
    arcs = [arc.context_element for network in taxonomy.networks_of(ARCROLE_ALL) for arc in network.relationships]
    return bool(arcs) and all(element == "segment" for element in arcs)
