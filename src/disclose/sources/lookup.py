"""Names that authors write to concepts, dimensions and members of the taxonomy."""

from __future__ import annotations

from collections.abc import Iterable

from disclose.diagnostics import did_you_mean
from disclose.lexical import collapse, parse_decimal, parse_integer, print_decimal
from disclose.model import ExplicitMember, Member, TypedMember
from disclose.names import QName
from disclose.sources.figure import Unreadable
from disclose.sources.words import read_words
from disclose.taxonomy import Concept, DataType, ItemKind, Role, Taxonomy
from disclose.taxonomy.facets import broken_by_number, broken_by_text, built_in_bounds

MAX_SUGGESTIONS = 50
"""Names for which the closest one is looked for: in a table of another taxonomy nothing is known, and looking is slow."""


_FACET_HELP = "Correct the value, or the type in the taxonomy if it is too narrow."


class Lookup:
    """Resolves names, each of them once."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self._concepts: dict[str, Concept | Unreadable] = {}
        self._members: dict[tuple[str, str], Member | Unreadable | None] = {}
        self._suggested = 0

    def concept(self, name: str) -> Concept | Unreadable:
        """The item that is reported under a name: local, or with a prefix of the taxonomy."""
        found = self._concepts.get(name)
        if found is None:
            found = self._concepts[name] = self._find_concept(name)
        return found

    def _find_concept(self, name: str) -> Concept | Unreadable:
        concept = self.taxonomy.named(name)
        if concept is None:
            known = (each for each in self.taxonomy.concepts.values() if _reportable(each) and not each.abstract)
            return Unreadable("is not a concept of the taxonomy", self._suggest(name, known))
        if not _reportable(concept):
            what = {Role.DIMENSION: "a dimension", Role.HYPERCUBE: "a hypercube", Role.TUPLE: "a tuple"}.get(
                concept.role, "a member"
            )
            return Unreadable(f"is {what} and not something that is reported", "Name the concept that the figure reports.")
        return concept

    def axis(self, name: str) -> Concept | None:
        """The dimension of a name."""
        concept = self.taxonomy.named(name)
        return concept if concept is not None and concept.role is Role.DIMENSION else None

    @property
    def axis_names(self) -> tuple[str, ...]:
        """The names of all dimensions."""
        concepts = self.taxonomy.concepts.values()
        return tuple(self.taxonomy.display_name(each.qname) for each in concepts if each.role is Role.DIMENSION)

    def member(self, axis: Concept, text: str) -> Member | Unreadable | None:
        """The value of a dimension that a text stands for; None for the default member, which a fact does not name."""
        key = (axis.qname.clark, text)
        if key not in self._members:
            self._members[key] = self._find_member(axis, text)
        return self._members[key]

    def _find_member(self, axis: Concept, text: str) -> Member | Unreadable | None:
        if axis.typed_domain is not None:
            return self._typed(axis.typed_domain, text)
        member = self.member_name(text)
        if isinstance(member, Unreadable):
            return member
        return None if self.taxonomy.defaults.get(axis.qname) == member else ExplicitMember(member)

    def member_name(self, name: str) -> QName | Unreadable:
        """The member of a name. Whether it belongs to a dimension or an enumeration is for the rules to say."""
        concept = self.taxonomy.named(name)
        if concept is None:
            known = (each for each in self.taxonomy.concepts.values() if each.kind is ItemKind.DOMAIN)
            return Unreadable("is not a member of the taxonomy", self._suggest(name, known))
        return concept.qname

    def _typed(self, element: QName, text: str) -> TypedMember | Unreadable:
        """A value of a typed dimension in the canonical form of its type (Dimensions 1.0 section 3.1.4.5)."""
        type = self.taxonomy.typed_domains.get(element)
        if type is None:
            return TypedMember(element, text)
        if type.kind in (ItemKind.DECIMAL, ItemKind.INTEGER):
            return _typed_number(element, type, text)
        value = read_words(type, text, self.taxonomy, self.member_name)
        if isinstance(value, Unreadable):
            return value
        broken = broken_by_text(str(value), type.facets)
        return TypedMember(element, str(value)) if broken is None else Unreadable(broken, _FACET_HELP)

    def _suggest(self, name: str, known: Iterable[Concept]) -> str:
        """What to do about an unknown name: the concept with that label, or the closest names."""
        otherwise = "Declare it in the taxonomy, or correct the name."
        self._suggested += 1
        if self._suggested > MAX_SUGGESTIONS:
            return otherwise
        names: list[str] = []
        wanted = collapse(name).casefold()
        for concept in known:
            names.append(self.taxonomy.display_name(concept.qname))
            if any(label.text.casefold() == wanted for label in self.taxonomy.labels.get(concept.qname, ())):
                return f"Write {names[-1]}: that is the name of what has this label."
        return did_you_mean(name, names) or otherwise


def _reportable(concept: Concept) -> bool:
    return concept.role is Role.ITEM and concept.kind is not ItemKind.DOMAIN


def _typed_number(element: QName, type: DataType, text: str) -> TypedMember | Unreadable:
    number = parse_decimal(text)
    if number is None:
        return Unreadable("is not a decimal number", "Write digits, without commas and signs of percent.")
    if type.kind is ItemKind.INTEGER:
        if parse_integer(text) is None:
            return Unreadable("is not a whole number", "Write digits only.")
        least, most = built_in_bounds(type.base_xsd)
        if (least is not None and number < least) or (most is not None and number > most):
            return Unreadable(f"is not a value of the type {type.base_xsd}", _FACET_HELP)
    broken = broken_by_number(number, type.facets)
    return TypedMember(element, print_decimal(number)) if broken is None else Unreadable(broken, _FACET_HELP)
