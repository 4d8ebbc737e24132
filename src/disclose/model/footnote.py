"""What a report says of its facts: footnotes, and links from facts to facts.

OIM section 3 (links): each has a link type, which is the arcrole, and a link group, which is the role of the link. As an
instance writes them, they are a `FootnoteLink`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.model.aspects import Aspects
from disclose.model.fact import Fact, Tuple
from disclose.model.value import Value
from disclose.names import ARCROLE_FACT_FOOTNOTE, ROLE_LINK, QName


class Footnote(Struct, frozen=True, eq=False):
    """Text that explains facts (XBRL 2.1 section 4.11).

    `fact_ids` are those of items and tuples. `text` is XHTML as markup without a root element, so that ``&`` and ``<`` of plain
    text are escaped. `role` is the link group, `arcrole` the link type.
    """

    fact_ids: tuple[str, ...]
    language: str
    text: str
    role: str = ROLE_LINK
    arcrole: str = ARCROLE_FACT_FOOTNOTE
    span: Span | None = None

    def __eq__(self, other: object) -> bool:
        return self._compared() == other._compared() if isinstance(other, Footnote) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._compared())

    def _compared(self) -> tuple[object, ...]:
        return self.fact_ids, self.language, self.text, self.role, self.arcrole


class FactLink(Struct, frozen=True, eq=False):
    """Each fact of `fact_ids` is linked to each fact of `target_ids`, as `arcrole`, the link type, says. `role` is the link
    group."""

    fact_ids: tuple[str, ...]
    target_ids: tuple[str, ...]
    role: str
    arcrole: str
    span: Span | None = None

    def __eq__(self, other: object) -> bool:
        return self._compared() == other._compared() if isinstance(other, FactLink) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._compared())

    def _compared(self) -> tuple[object, ...]:
        return self.fact_ids, self.target_ids, self.role, self.arcrole


class TupleContent(Struct, frozen=True):
    """What a tuple says, without ids and order: its items and its tuples, those that are equal counted once."""

    concept: QName
    nil: bool = False
    items: frozenset[tuple[Aspects, Value]] = frozenset()
    tuples: frozenset[TupleContent] = frozenset()


FactContent = tuple[Aspects, Value] | TupleContent
"""What a fact says, by which links name it in place of its id."""


class NoteContent(Struct, frozen=True):
    """What a footnote says, without the facts it is about."""

    role: str
    arcrole: str
    language: str
    text: str


LinkContent = tuple[NoteContent, frozenset[FactContent]] | tuple[tuple[str, str, FactContent], frozenset[FactContent]]
"""A footnote and the facts it is about; or the role and the arcrole of a link with the fact it begins at, and the facts it
leads to."""


def tuple_contents(tuples: Iterable[Tuple], facts: Iterable[Fact]) -> dict[Tuple, TupleContent]:
    """What each tuple says. `tuples` come each after the one that holds it."""
    items: dict[Tuple, set[tuple[Aspects, Value]]] = {}
    inner: dict[Tuple, set[TupleContent]] = {}
    for fact in facts:
        if fact.container is not None:
            items.setdefault(fact.container, set()).add((fact.aspects, fact.value))
    contents: dict[Tuple, TupleContent] = {}
    for one in reversed(tuple(tuples)):
        own = frozenset(items.get(one, ()))
        contents[one] = TupleContent(one.concept, one.nil, own, frozenset(inner.get(one, ())))
        if one.container is not None:
            inner.setdefault(one.container, set()).add(contents[one])
    return contents


def link_contents(
    facts: Iterable[Fact], tuples: Iterable[Tuple], footnotes: Iterable[Footnote], links: Iterable[FactLink]
) -> dict[NoteContent | tuple[str, str, FactContent], frozenset[FactContent]]:
    """What footnotes and links say, without ids, order and repetition. Ids that no fact has are passed over."""
    footnotes, links = tuple(footnotes), tuple(links)
    if not footnotes and not links:
        return {}
    facts, tuples = tuple(facts), tuple(tuples)
    named: dict[str, FactContent] = {fact.id: (fact.aspects, fact.value) for fact in facts}
    named.update({one.id: content for one, content in tuple_contents(tuples, facts).items()})
    facts_of = _sets_of(named)
    found: dict[NoteContent | tuple[str, str, FactContent], list[frozenset[FactContent]]] = {}
    for note in footnotes:
        key = NoteContent(note.role, note.arcrole, note.language, note.text)
        found.setdefault(key, []).append(facts_of(note.fact_ids))
    for link in links:
        targets = facts_of(link.target_ids)
        for source in facts_of(link.fact_ids):
            found.setdefault((link.role, link.arcrole, source), []).append(targets)
    return {key: group[0] if len(group) == 1 else frozenset[FactContent]().union(*group) for key, group in found.items()}


def _sets_of(named: Mapping[str, FactContent]) -> Callable[[tuple[str, ...]], frozenset[FactContent]]:
    """Gives facts by their ids. What one arc joins shares one tuple of ids, of which a set is made once: an arc between ten
    thousand locators and ten thousand footnotes is one line of XML. The tuples must outlive the function."""
    made: dict[int, frozenset[FactContent]] = {}

    def facts_of(ids: tuple[str, ...]) -> frozenset[FactContent]:
        found = made.get(id(ids))
        if found is None:
            found = made[id(ids)] = frozenset(named[one] for one in ids if one in named)
        return found

    return facts_of
