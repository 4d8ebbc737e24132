"""Continuation chains: the parts of a text that other things stand between (Inline XBRL 1.1 section 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclose.diagnostics import Diagnostic
from disclose.formats.inline.elements import Element, InlineDocument
from disclose.formats.inline.offences import called, offence

_HEADS = ("nonNumeric", "footnote")


class Chains:
    """The continuations of every text of a document set, and what is wrong with them. Each continuation is followed once, so
    that the cost is linear."""

    def __init__(self, documents: Iterable[InlineDocument]) -> None:
        self.found: list[Diagnostic] = []
        self._continuations: dict[str, Element] = {}
        self._others: dict[str, str] = {}
        self._claimed: dict[Element, Element] = {}
        self._following: dict[Element, tuple[Element, ...]] = {}
        documents = tuple(documents)
        for document in documents:
            for element in document.elements["continuation"]:
                if element.id is not None:
                    self._continuations.setdefault(element.id, element)
        heads = [
            head for document in documents for kind in _HEADS for head in document.elements[kind] if head.get("continuedAt")
        ]
        if heads:
            self._others = dict(_other_ids(documents))
        for head in heads:
            chain = self._chain(head)
            if not self._nested(chain):
                self._following[head] = tuple(chain[1:])
        for document in documents:
            self._misplaced(document)

    def after(self, head: Element) -> tuple[Element, ...]:
        """The continuations of an element, in order."""
        return self._following.get(head, ())

    def _chain(self, head: Element) -> list[Element]:
        chain = [head]
        while True:
            last = chain[-1]
            name = last.get("continuedAt").strip()
            if not name:
                return chain
            following = self._continuations.get(name)
            if following is None:
                self._broken(last, name, head)
                return chain
            claimant = self._claimed.setdefault(following, last)
            if claimant is not last:
                self._claimed_twice(following, claimant, last, in_chain=following in chain)
                return chain
            chain.append(following)

    def _broken(self, last: Element, name: str, head: Element) -> None:
        kind = self._others.get(name)
        if kind is None:
            message, help = f"The continuation {name} does not exist", "Correct continuedAt, or add the continuation."
            self.found.append(offence(last.kind, "continuationMissing", message, last.span, help))
            return
        message = f"{called(last)} continues at {name}, which is {kind}, and no continuation"
        self.found.append(offence(last.kind, "continuationTarget", message, last.span, "Correct continuedAt."))
        if head.id == name and last is not head:
            self._cycle(last, name)

    def _claimed_twice(self, following: Element, first: Element, second: Element, *, in_chain: bool) -> None:
        if in_chain:
            self._cycle(second, following.id or "")
            return
        message = f"The continuation {following.id} is continued to from two elements"
        help = "Each continuation belongs to one text: give one of them another."
        self.found.append(offence("continuation", "continuationReferences", message, second.span, help, related=(first.span,)))

    def _cycle(self, last: Element, name: str) -> None:
        message, help = f"The continuation {name} leads back to itself", "Let the last part have no continuedAt."
        self.found.append(offence(last.kind, "continuationCycle", message, last.span, help))

    def _nested(self, chain: list[Element]) -> bool:
        parts = set(chain) if len(chain) > 1 else set()
        nested = False
        for part in chain if parts else ():
            outer = next((around for around in part.ancestors() if around in parts), None)
            if outer is not None:
                message = f"{called(part)} stands inside another part of the text that it belongs to"
                help = "Parts of one text follow one another."
                self.found.append(
                    offence(part.kind, "continuationChainNested", message, part.span, help, related=(outer.span,))
                )
                nested = True
        return nested

    def _misplaced(self, document: InlineDocument) -> None:
        for element in document.elements["continuation"]:
            if element not in self._claimed:
                message, help = f"No text continues at {element.id}", "Delete its tags, or refer to it."
                self.found.append(offence("continuation", "continuationNotReferenced", message, element.span, help))
            if any(around.kind == "hidden" for around in element.ancestors()):
                message, help = "A continuation stands in the hidden section", "Continuations are visible."
                self.found.append(offence("continuation", "ancestorNodeDisallowed", message, element.span, help, syntax=True))


def _other_ids(documents: Iterable[InlineDocument]) -> Iterator[tuple[str, str]]:
    """The ids of everything but continuations, with what has them."""
    for document in documents:
        yield from ((id, "an element that is not tagged") for id in document.ids)
        for kind, elements in document.elements.items():
            if kind != "continuation":
                yield from ((element.id, f"a {kind}") for element in elements if element.id is not None)
