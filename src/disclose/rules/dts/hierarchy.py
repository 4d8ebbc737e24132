"""What an element is by the chain of its substitution groups, and what a type derives from (XML Schema Part 1, 2.2.2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclose.names import QName
from disclose.taxonomy.dts.schema_nodes import ElementDeclaration, SchemaType


class Hierarchy:
    """The chains of substitution groups and of types in one taxonomy set. Each is followed once; a cycle ends."""

    def __init__(self, elements: Mapping[QName, ElementDeclaration], types: Mapping[QName, SchemaType]) -> None:
        self._elements = elements
        self._types = types
        self._chains: dict[QName, tuple[QName, ...]] = {}

    def chain(self, name: QName) -> tuple[QName, ...]:
        """An element's name, the head of its substitution group, the head of that one's, to the last."""
        known = self._chains.get(name)
        if known is not None:
            return known
        chain = [name]
        seen = {name}
        element = self._elements.get(name)
        while element is not None and element.substitution_group is not None and element.substitution_group not in seen:
            group = element.substitution_group
            rest = self._chains.get(group)
            if rest is not None:
                chain += rest
                break
            chain.append(group)
            seen.add(group)
            element = self._elements.get(group)
        self._chains[name] = tuple(chain)
        return self._chains[name]

    def substitutes(self, name: QName, head: QName) -> bool:
        """Whether an element is, or can stand for, another."""
        return head in self.chain(name)

    def definition(self, element: ElementDeclaration) -> SchemaType | QName | None:
        """The type of an element: its definition, or its name where nothing in the set defines it; without one of its own,
        that of the head of its substitution group."""
        for name in self.chain(element.qname):
            step = element if name == element.qname else self._elements.get(name)
            if step is None:
                return None
            if step.anonymous is not None:
                return step.anonymous
            if step.type is not None:
                return self._types.get(step.type, step.type)
        return None

    def derivation(self, start: SchemaType | QName | None) -> Iterator[SchemaType | QName]:
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

    def names(self, element: ElementDeclaration) -> Iterator[QName]:
        """The names of all types that an element's type is or derives from."""
        for step in self.derivation(self.definition(element)):
            name = step if isinstance(step, QName) else step.name
            if name is not None:
                yield name
