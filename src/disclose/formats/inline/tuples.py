"""Which facts stand in which tuple, and in which order (Inline XBRL 1.1 section 15)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from disclose.diagnostics import Diagnostic
from disclose.formats.inline.elements import Element, InlineDocument
from disclose.formats.inline.offences import called, offence
from disclose.lexical import collapse, parse_decimal


class Tuples:
    """The tuples of a document set, and what is wrong with them."""

    def __init__(self, documents: Iterable[InlineDocument]) -> None:
        self.found: list[Diagnostic] = []
        self._members: dict[Element, list[Element]] = {}
        self._container: dict[Element, Element] = {}
        self._repeating: set[Element] = set()
        documents = tuple(documents)
        tuples = [element for document in documents for element in document.elements["tuple"]]
        named = self._named(tuples)
        placed = {
            element: self._around(element, named)
            for document in documents
            for element in _members(document, every=bool(tuples))
        }
        if not tuples:
            return
        self._in_cycles(placed)
        # a tuple whose members are all misplaced is not empty as well
        claimed = {container for container in placed.values() if container is not None}
        unordered: dict[Element, dict[Decimal, list[Element]]] = {}
        for element, container in placed.items():
            if container is not None:
                self._place(element, container, unordered)
        for container in tuples:
            self._members[container] = self._ordered(unordered.get(container, {}))
            if container not in claimed or self._members[container]:
                self._content(container)

    def container(self, element: Element) -> Element | None:
        """The tuple that a fact stands in."""
        return self._container.get(element)

    def repeats(self, element: Element) -> bool:
        """Whether a fact only says again what is at its place in its tuple."""
        return element in self._repeating

    def members(self, container: Element) -> list[Element]:
        """The facts in a tuple, in order; of those at one place, the first."""
        return self._members.get(container, [])

    def _named(self, tuples: Iterable[Element]) -> dict[str, Element]:
        named: dict[str, Element] = {}
        for element in tuples:
            name = element.get("tupleID").strip()
            if name:
                first = named.setdefault(name, element)
                if first is not element:
                    message, help = f"Two tuples have the tupleID {name}", "Give each a tupleID of its own."
                    self.found.append(
                        offence("tuple", "tupleIdDuplication", message, element.span, help, related=(first.span,))
                    )
        return named

    def _around(self, element: Element, named: dict[str, Element]) -> Element | None:
        """The tuple that an element says it is in, or that it stands in: then nothing tagged is between the two."""
        name = element.get("tupleRef").strip()
        if name:
            if name not in named:
                message, help = f"{called(element)} belongs to the tuple {name}, which does not exist", "Correct tupleRef."
                self.found.append(offence(element.kind, "tupleRefMissing", message, element.span, help))
            return named.get(name)
        parent = element.parent
        if parent is not None and parent.kind == "tuple":
            return parent
        if "order" in element.tagging.attributes:
            message, help = f"{called(element)} has an order and is in no tuple", "Remove order, or refer to the tuple."
            self.found.append(offence(element.kind, "tupleOrder", message, element.span, help))
        return None

    def _in_cycles(self, placed: dict[Element, Element | None]) -> None:
        """Take tuples that stand in themselves out of one another."""
        settled: set[Element] = set()
        for start in placed:
            if start.kind != "tuple":
                continue
            way: dict[Element, None] = {}
            at: Element | None = start
            while at is not None and at not in settled:
                if at in way:
                    message, help = f"The tuple {called(at)} stands in itself", "Correct its tupleRef."
                    self.found.append(offence("tuple", "tupleNestingCycle", message, at.span, help))
                    placed[at] = None
                    break
                way[at] = None
                at = placed.get(at)
            settled.update(way)

    def _place(self, element: Element, container: Element, unordered: dict[Element, dict[Decimal, list[Element]]]) -> None:
        order = parse_decimal(element.get("order"))
        if element.target != container.target:
            message = f"{called(element)} is for another target than the tuple {called(container)}"
            help = "A tuple and what is in it have the same target."
            found = offence(element.kind, "tupleMemberDifferentTarget", message, element.span, help, related=(container.span,))
            self.found.append(found)
        elif order is None:
            message = f"{called(element)} is in the tuple {called(container)} and has no order"
            self.found.append(offence(element.kind, "tupleMemberOrderMissing", message, element.span, "Add order, a number."))
        else:
            self._container[element] = container
            unordered.setdefault(container, {}).setdefault(order, []).append(element)

    def _ordered(self, unordered: dict[Decimal, list[Element]]) -> list[Element]:
        found = []
        for _, group in sorted(unordered.items()):
            first = group[0]
            found.append(first)
            for other in group[1:]:
                self._repeating.add(other)
                if _says(other) != _says(first):
                    message = f"{called(other)} stands at the place in its tuple where {called(first)} says something else"
                    help = "Give each an order of its own."
                    where = (first.span,)
                    self.found.append(
                        offence(other.kind, "tupleSameOrderMembersUnequal", message, other.span, help, related=where)
                    )
        return found

    def _content(self, element: Element) -> None:
        members = self._members[element]
        if element.tagging.nil and members:
            message, help = f"The tuple {called(element)} is nil and has content", "Remove the one or the other."
            self.found.append(offence("tuple", "tupleNilContent", message, element.span, help))
        elif not element.tagging.nil and not members:
            message, help = f"The tuple {called(element)} is empty", "Give it a tupleID and refer to it, or remove it."
            self.found.append(
                offence("tuple", "tupleID" if not element.get("tupleID") else "tupleContent", message, element.span, help)
            )


def _members(document: InlineDocument, *, every: bool) -> Iterable[Element]:
    """Everything that can be in a tuple; without tuples only what says that it is in one."""
    if every:
        return document.facts
    return (one for one in document.facts if "order" in one.tagging.attributes or "tupleRef" in one.tagging.attributes)


def _says(element: Element) -> tuple[object, ...]:
    """What an element says but for its place."""
    attributes = {name: collapse(value) for name, value in element.tagging.attributes.items() if name != "order"}
    return collapse(element.text), collapse(element.context or ""), tuple(sorted(attributes.items()))
