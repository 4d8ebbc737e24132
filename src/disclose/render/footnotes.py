"""Footnotes on a page: a mark beside each fact that has one, and the text below what is shown in the same place.

Footnotes are numbered in the order in which the page comes upon them. The text stands, tied to its facts, below the first place
that uses it and is repeated below others; each mark leads to the first, and the text back to its first mark.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from markupsafe import Markup
from msgspec import Struct

from disclose.model import Fact, Footnote
from disclose.render.tagging import Tagger

_NOTHING = Markup()


class PlacedFootnote(Struct, frozen=True):
    """A footnote below a place: its number; its text, tied to its facts where it stands first; `name`, the id that its marks
    lead to, empty where it is repeated; `back` leads to its first mark."""

    number: int
    text: Markup
    name: str
    back: str


class Footnotes:
    """The footnotes of one page, numbered as they are met."""

    def __init__(self, footnotes: Iterable[Footnote], tagger: Tagger, words: Mapping[str, str]) -> None:
        self._tagger, self._words = tagger, words
        self._of_facts: dict[str, list[Footnote]] = {}
        for note in footnotes:
            for fact_id in note.fact_ids:
                self._of_facts.setdefault(fact_id, []).append(note)
        self._numbers: dict[Footnote, int] = {}
        self._places: dict[str, dict[Footnote, None]] = {}
        self._shown: set[Footnote] = set()

    def marks(self, fact: Fact, place: str) -> Markup:
        """The marks of a fact's footnotes; nothing for a fact that has none."""
        notes = self._of_facts.get(fact.id)
        if not notes:
            return _NOTHING
        links = []
        for note in notes:
            first = note not in self._numbers
            number = self._numbers.setdefault(note, len(self._numbers) + 1)
            self._places.setdefault(place, {})[note] = None
            own = Markup(' id="{}"').format(_mark(note)) if first else Markup()
            said = self._words["footnote"].format(number=number)
            links.append(Markup('<a href="#{}"{} title="{}">{}</a>').format(_name(note), own, said, number))
        return Markup('<sup class="noteref">{}</sup>').format(Markup(", ").join(links))

    def below(self, place: str) -> tuple[PlacedFootnote, ...]:
        """The footnotes of the facts that have been shown in a place, by number."""
        notes = sorted(self._places.get(place, ()), key=self._numbers.__getitem__)
        return tuple(self._placed(note) for note in notes)

    def rest(self) -> tuple[PlacedFootnote, ...]:
        """The footnotes that have a mark and stand below no place so far."""
        return tuple(self._placed(note) for note in self._numbers if note not in self._shown)

    def _placed(self, note: Footnote) -> PlacedFootnote:
        name = "" if note in self._shown else _name(note)
        self._shown.add(note)
        return PlacedFootnote(self._numbers[note], self._tagger.footnote(note), name, f"#{_mark(note)}")


def _name(note: Footnote) -> str:
    return f"footnote-{_hash(note)}"


def _mark(note: Footnote) -> str:
    return f"mark-{_hash(note)}"


def _hash(note: Footnote) -> str:
    return hashlib.sha256("\0".join((note.language, note.role, note.arcrole, note.text)).encode()).hexdigest()[:10]
