"""Facts put in their places: each gets its markup from the tagger, and the page remembers where it stands.

One `Placer` serves one page. What has not been placed when the page is nearly done is shown among the other figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup, escape
from msgspec import Struct

from disclose.model import EnumerationValue, Fact, FractionValue, NilValue, NumericValue, QNameValue
from disclose.render.footnotes import Footnotes
from disclose.render.tagging import Tagger
from disclose.transforms import Displayed

_NOTHING = Markup()


class Placer:
    """Places facts through a tagger and records the places."""

    def __init__(self, tagger: Tagger, footnotes: Footnotes | None = None) -> None:
        self._tagger, self._footnotes = tagger, footnotes
        self._places: dict[str, list[str]] = {}
        self._order: dict[str, int] = {}

    def inline(self, fact: Fact, shown: Displayed, place: str, *, in_block: bool = False) -> Markup:
        """A fact in a line of text: what stands before and after the tag is part of the line. Within a text block, the marks of
        its footnotes are no part of the block."""
        tag = self._tag(fact, shown, place, in_block=in_block)
        marks = self._marks(fact, place)
        apart = self._tagger.exclude(marks) if in_block and marks else marks
        return Markup("".join((escape(shown.before), tag, escape(shown.after), apart)))

    def figure(self, fact: Fact, shown: Displayed, place: str) -> Markup:
        """A fact in a column of figures: what stands after the tag hangs, so that digits stay under digits."""
        tag = self._tag(fact, shown, place)
        marks = self._marks(fact, place)
        if not (shown.before or shown.after or marks):
            return tag
        hanging = f'<span class="hang">{escape(shown.after)}</span>' if shown.after else ""
        return Markup("".join((escape(shown.before), tag, hanging, marks)))

    def block(self, fact: Fact, content: Markup, place: str, part: int = 1, parts: int = 1) -> Markup:
        """A text block around its content, facts inside it being placed already; or one of its parts, counted from 1."""
        return self._tagger.block(fact, content, self._occurrence(fact, place), part, parts)

    def exclude(self, content: Markup) -> Markup:
        """Furniture of the page inside a text block, of which it is no part."""
        return self._tagger.exclude(content)

    def _marks(self, fact: Fact, place: str) -> Markup:
        return _NOTHING if self._footnotes is None else self._footnotes.marks(fact, place)

    def _tag(self, fact: Fact, shown: Displayed, place: str, *, in_block: bool = False) -> Markup:
        occurrence = self._occurrence(fact, place)
        if isinstance(fact.value, NumericValue):
            # the marks are written here, where it is known whether they hang
            marked = shown.before or shown.after
            bare = Displayed(shown.text, "", "", shown.transformation, shown.scale, shown.negative) if marked else shown
            return self._tagger.number(fact, bare, occurrence)
        if isinstance(fact.value, NilValue):
            return self._tagger.nil(fact, shown.text, occurrence)
        if isinstance(fact.value, EnumerationValue | QNameValue):
            # within a text block a pointer to the hidden fact would be markup that the block's value does not have
            return escape(shown.text) if in_block else self._tagger.words(fact, shown.text, occurrence)
        if isinstance(fact.value, FractionValue):
            return self._tagger.fraction(fact, occurrence)
        return self._tagger.text(fact, shown.text, shown.transformation, occurrence)

    def _occurrence(self, fact: Fact, place: str) -> str:
        self._order.setdefault(place, len(self._order))
        places = self._places.get(fact.id)
        if places is None:
            self._places[fact.id] = [place]
            return place
        times = places.count(place) + 1
        places.append(place)
        return place if times == 1 else f"{place}-{times}"

    def places_of(self, fact: Fact) -> tuple[str, ...]:
        """The places in which a fact stands, in the order of the page."""
        return tuple(self._places.get(fact.id, ()))

    @property
    def order(self) -> Mapping[str, int]:
        """The places of the page by their position in it."""
        return self._order

    def unplaced(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """The facts that stand nowhere yet, in their order."""
        return tuple(fact for fact in facts if fact.id not in self._places)


class Cell(Struct, frozen=True):
    """A figure or text as templates see it: printing it places it. Not printing it leaves it to other places.

    `numeric`, `derived` and `negative` tell a theme how to set it; `text` is what a reader sees, without markup.
    """

    _print: Callable[[], Markup] | None = None
    text: str = ""
    numeric: bool = False
    derived: bool = False
    negative: bool = False

    def __html__(self) -> Markup:
        return self._print() if self._print is not None else Markup()

    @property
    def present(self) -> bool:
        """Whether there is anything to print."""
        return self._print is not None


NO_CELL = Cell()


def figure_cell(placer: Placer, fact: Fact, shown: Displayed, place: str) -> Cell:
    """A cell that places a fact in a column of figures."""
    return _cell(placer.figure, fact, shown, place)


def inline_cell(placer: Placer, fact: Fact, shown: Displayed, place: str) -> Cell:
    """A cell that places a fact in a line of text."""
    return _cell(placer.inline, fact, shown, place)


def _cell(write: Callable[[Fact, Displayed, str], Markup], fact: Fact, shown: Displayed, place: str) -> Cell:
    value = fact.value
    return Cell(
        lambda: write(fact, shown, place),
        str(shown),
        isinstance(value, NumericValue | NilValue),
        fact.origin.derived,
        isinstance(value, NumericValue) and value.number < 0,
    )
