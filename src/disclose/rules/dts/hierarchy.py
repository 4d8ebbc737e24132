"""What an element is by the chain of its substitution groups, and what a type derives from (XML Schema Part 1, 2.2.2.2).

Everything is followed once and without recursion: a chain of a hundred thousand does no harm, and a cycle ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from disclose.names import XBRLI, XS, QName
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration, SchemaType

_FRACTION = QName(XBRLI, "fractionItemType")
Type = SchemaType | QName
"""A type's definition, or its name where nothing in the set defines it."""


class Lineage(Struct, frozen=True):
    """What a type derives from: whether from an item type of XBRL, whether from that of fractions, and whether it is known to
    its end. `complex` is the first definition on the way, below XBRL's own, whose content is not simple."""

    item: bool = False
    fraction: bool = False
    known: bool = True
    complex: SchemaType | None = None


class Hierarchy:
    """The chains of substitution groups and of types in one taxonomy set."""

    def __init__(self, elements: Mapping[QName, ElementDeclaration], types: Mapping[QName, SchemaType]) -> None:
        self._elements = elements
        self._types = types
        self._heads: dict[QName, QName] = {}
        self._nearest: dict[frozenset[QName], dict[QName, QName | None]] = {}
        self._definitions: dict[QName, Type | None] = {}
        self._lineages: dict[Type, Lineage] = {}

    def head(self, name: QName) -> QName:
        """The last element of the chain: the name itself where it has no substitution group."""
        chain, known = self._chain(name, self._heads)
        head = chain[-1] if known is None else self._heads[known]
        self._heads.update(dict.fromkeys(chain, head))
        return head

    def nearest(self, name: QName, among: frozenset[QName]) -> QName | None:
        """The first of some elements that an element is, or can stand for; None for none of them."""
        found = self._nearest.setdefault(among, {one: one for one in among})
        chain, known = self._chain(name, found)
        nearest = None if known is None else found[known]
        found.update(dict.fromkeys(chain, nearest))
        return found[name]

    def definition(self, element: ElementDeclaration) -> Type | None:
        """The type of an element; without one of its own, that of the head of its substitution group."""
        own = self._own_type(element)
        if own is not None or element.substitution_group is None:
            return own
        return self._definition(element.substitution_group)

    def names(self, element: ElementDeclaration) -> Iterator[QName]:
        """The names of all types that an element's type is or derives from."""
        for step in self.derivation(self.definition(element)):
            name = step if isinstance(step, QName) else step.name
            if name is not None:
                yield name

    def lineage(self, element: ElementDeclaration) -> Lineage:
        """What the type of an element derives from."""
        start = self.definition(element)
        if start is None:
            return Lineage()
        way: list[Type] = []
        for step in self.derivation(start):
            if step in self._lineages:
                break
            way.append(step)
        else:
            step = way.pop()
            self._lineages[step] = self._last(step)
        found = self._lineages[step]
        for one in reversed(way):
            found = self._lineages[one] = _extended(found, one)
        return found

    def derivation(self, start: Type | None) -> Iterator[Type]:
        """A type, its base, the base of that one, to the last: definitions, and the name of a base that nothing defines."""
        seen: set[SchemaType] = set()
        step = start
        while step is not None:
            yield step
            if isinstance(step, QName) or step in seen:
                return
            seen.add(step)
            if step.inner is not None and step.derivation != "list":
                step = step.inner
            elif step.base is None or step.derivation not in ("restriction", "extension"):
                return
            else:
                step = self._types.get(step.base, step.base)

    def _chain(self, name: QName, known: Mapping[QName, object]) -> tuple[list[QName], QName | None]:
        """The elements from a name upwards that are not known yet, and the first that is."""
        chain: dict[QName, None] = {}
        step: QName | None = name
        while step is not None and step not in chain:
            if step in known:
                return list(chain), step
            chain[step] = None
            element = self._elements.get(step)
            step = None if element is None else element.substitution_group
        return list(chain), None

    def _definition(self, name: QName) -> Type | None:
        chain: list[QName] = []
        step: QName | None = name
        found: Type | None = None
        while step is not None and step not in self._definitions:
            # marks the element as being on the way: a cycle ends here
            self._definitions[step] = None
            chain.append(step)
            element = self._elements.get(step)
            found = None if element is None else self._own_type(element)
            step = None if element is None or found is not None else element.substitution_group
        if step is not None:
            found = self._definitions[step]
        self._definitions.update(dict.fromkeys(chain, found))
        return found

    def _own_type(self, element: ElementDeclaration) -> Type | None:
        if element.anonymous is not None:
            return element.anonymous
        return None if element.type is None else self._types.get(element.type, element.type)

    def _last(self, step: Type) -> Lineage:
        """The lineage of the last type of a chain."""
        if isinstance(step, QName):
            return replace(_extended(Lineage(), step), known=step.namespace == XS)
        return _extended(Lineage(), step)


def _extended(base: Lineage, step: Type) -> Lineage:
    """The lineage of a type whose base has another."""
    name = step if isinstance(step, QName) else step.name
    if name is not None and name.namespace == XBRLI:
        return Lineage(base.item or name.local.endswith("ItemType"), base.fraction or name == _FRACTION, base.known)
    if isinstance(step, SchemaType) and step.content in ("complex", "mixed"):
        return replace(base, complex=step)
    return base
