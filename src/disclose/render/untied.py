"""Numbers that stand in prose and are tied to nothing, each with what to type instead."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from msgspec import Struct, field

from disclose.diagnostics import Diagnostic, Edit, Span, error
from disclose.model import Fact
from disclose.render.evidence import surroundings, words_of
from disclose.render.prose_mask import Lines, sentences
from disclose.render.prose_names import Names
from disclose.render.suggestions import Matches, Search, calls_for
from disclose.render.typed_numbers import TypedNumber
from disclose.render.worded_numbers import typed_numbers

_OFFERED = 3
_LONGEST = 2000
"""Characters of a sentence that are looked at."""
_SEARCHED = 500
"""Numbers of one section for which replacements are looked for."""
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]", re.MULTILINE)
_DECLARE = 'If it is no figure, write {{{{ literal("{text}") }}}}, or declare it under prose: literals in disclosure.yaml.'

Shows = Callable[[str], str | None]
"""What a call shows, or None where it is not one."""


class Scan(Struct, dict=True):
    """One section: its text as written and as masked, the names there are, and what its calls mention."""

    lines: Lines
    body: str
    masked: str
    names: Names
    shows: Shows
    mentioned: frozenset[Fact]
    spoken: Sequence[tuple[int, int]] = ()
    _words: dict[int, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _search(self) -> Search:
        return Search(self.names)

    @cached_property
    def _named(self) -> list[tuple[str, str]]:
        return list(self._search.text_facts())

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        return list(sentences(self.masked))

    @cached_property
    def _headings(self) -> list[int]:
        return [0, *(match.start() for match in _HEADING.finditer(self.masked)), len(self.masked)]

    def _near(self, at: int) -> frozenset[str]:
        """The words between a heading and the next."""
        if at not in self._words:
            text = self.masked[self._headings[at] : self._headings[min(at + 1, len(self._headings) - 1)]]
            self._words[at] = words_of(text, self.names.facts.language)
        return self._words[at]

    def findings(self) -> list[Diagnostic]:
        """An error for each untied number, in the order of the text."""
        language = self.names.facts.language
        units = [unit.label(language) for unit in self.names.taxonomy.units.values()]
        found: list[Diagnostic] = []
        after = 0
        for number in typed_numbers(self.masked, language, units):
            if number.start < after:
                continue
            if len(found) < _SEARCHED:
                problem, after = self._finding(number)
            else:
                problem, after = self._untied(number.start, number.end, [], certain=False), number.end
            found.append(problem)
        return found

    def _finding(self, typed: TypedNumber) -> tuple[Diagnostic, int]:
        named = self._text_fact(typed)
        if named is not None:
            start, end, calls = named
            return self._untied(start, end, calls, certain=len(calls) == 1), end
        start, end = self._sentences[bisect.bisect_right(self._sentences, (typed.start, len(self.masked))) - 1]
        at = bisect.bisect_right(self._headings, typed.start) - 1
        around = surroundings(self.masked[start : min(end, start + _LONGEST)], self._near(at), self.names.facts.language)
        matches = self._search.matches(typed, around, self.mentioned)
        offers = [offer for match in matches.found[:_OFFERED] if (offer := self._offer(typed, calls_for(typed, match)))]
        if offers:
            last = max(place for place, _ in offers)
            problem = self._untied(typed.start, offers[0][0], [call for _, call in offers], certain=matches.certain)
            return problem, max(typed.end, last)
        return self._untied(typed.start, typed.end, [], certain=False, near=matches), typed.end

    def _offer(self, typed: TypedNumber, calls: Iterable[str]) -> tuple[int, str] | None:
        """Where a replacement ends and what it is: the first that shows what a reader sees now, of the number with all that
        belongs to it, or of its digits alone."""
        digits = self.body[typed.start : typed.digits_end]
        for call in calls:
            seen = self.shows(call)
            if seen is None:
                continue
            if _same(seen, typed.text):
                return typed.end, call
            if _same(seen, digits):
                return typed.digits_end, call
        return None

    def _text_fact(self, typed: TypedNumber) -> tuple[int, int, list[str]] | None:
        """The place of the text of a fact that a number belongs to (SenseNova 5.0), and the calls that show it."""
        best: tuple[int, int, list[str]] | None = None
        for text, arguments in self._named:
            at = self.body.find(text, max(typed.digits_end - len(text), 0), typed.start + len(text))
            if at < 0 or not at <= typed.start or at + len(text) < typed.digits_end or not any(map(str.isalpha, text)):
                continue
            if best is None or len(text) > best[1] - best[0]:
                best = (at, at + len(text), [])
            if (at, at + len(text)) == best[:2]:
                best[2].append(f"fact({arguments})")
        return best

    def _untied(self, start: int, end: int, calls: list[str], *, certain: bool, near: Matches | None = None) -> Diagnostic:
        text = " ".join(self.body[start:end].split())
        declare = _DECLARE.format(text=text)
        offered = [f"{{{{ {call} }}}}" for call in calls]
        help = declare
        if offered:
            help = f"Write {' or '.join(offered)}. {declare}" if not certain else f"Write {offered[0]}."
        elif near is not None and near.near:
            made = near.near[0].candidate
            unsigned = made.quantity.nominal < 0 and not made.quantity.movement
            call = made.call('style="magnitude"') if unsigned else made.call()
            help = f"Did you mean {self.shows(call) or 'another number'}, {{{{ {call} }}}}? {declare}"
        place = self._span(start)
        spoken = any(left <= start < right for left, right in self.spoken)
        fix = Edit(place, self._span(end), self.body[start:end], offered[0]) if certain and offered and not spoken else None
        return error("disclose.prose:untied-number", f"{text} is typed and tied to no figure", place, help=help, fix=fix)

    def _span(self, at: int) -> Span:
        return self.lines.span(at)


def _same(seen: str, typed: str) -> bool:
    """Whether a reader would take two texts for the same: a hyphen before a number is a minus, spaces are alike."""
    plain = " ".join(typed.replace("&nbsp;", " ").replace("\u00a0", " ").split())
    return " ".join(seen.replace("\u00a0", " ").split()) == (f"\u2212{plain[1:]}" if plain.startswith("-") else plain)
