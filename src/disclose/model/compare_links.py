"""Differences between what two reports say beyond their items: tuples, footnotes, links between facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

from disclose.diagnostics import Diagnostic, Span, error
from disclose.model.compare_words import MOST_SHOWN, named
from disclose.model.footnote import FactContent, NoteContent, TupleContent, tuple_contents
from disclose.model.report import Report

_Key: TypeAlias = NoteContent | tuple[str, str, FactContent]
_MISSING, _UNEXPECTED = "disclose.equality:missing", "disclose.equality:unexpected"


def tuple_differences(expected: Report, found: Report, name: str) -> Iterator[Diagnostic]:
    """Tuples directly under the root that only one of the reports has. Codes: ``disclose.equality:missing`` and
    ``:unexpected``."""
    wanted, there = _tuples(expected), _tuples(found)
    for code, words, mine, others in ((_MISSING, "lacks", wanted, there), (_UNEXPECTED, "also has", there, wanted)):
        for content, span in mine.items():
            if content not in others:
                yield error(code, f"{name} {words} {named(content)}", span)


def _tuples(report: Report) -> dict[TupleContent, Span | None]:
    contents = tuple_contents(report.tuples, report.facts)
    return {content: one.span for one, content in contents.items() if one.container is None}


def link_differences(expected: Report, found: Report, name: str) -> Iterator[Diagnostic]:
    """Footnotes and links that only one of the reports has, fact by fact. Codes as above. What is said of an item that the
    other report lacks is passed over: that it lacks the item is said already."""
    wanted, there = expected.links_content(), found.links_content()
    if wanted == there:
        return
    known = expected.content() & found.content()
    for code, words, report, mine, others in (
        (_MISSING, "lacks", expected, wanted, there),
        (_UNEXPECTED, "also says", found, there, wanted),
    ):
        place = _places(report)
        for key, facts in mine.items():
            for fact in facts - others.get(key, frozenset()):
                if _shared((fact, *(() if isinstance(key, NoteContent) else key[2:])), known):
                    yield error(code, f"{name} {words} {_words(key, fact)}", place(key, fact))


def _shared(facts: Iterable[FactContent], known: frozenset[FactContent]) -> bool:
    return all(isinstance(fact, TupleContent) or fact in known for fact in facts)


def _words(key: _Key, fact: FactContent) -> str:
    if isinstance(key, NoteContent):
        text = key.text[:MOST_SHOWN] + ("…" if len(key.text) > MOST_SHOWN else "")
        return f"the footnote {text!r} ({key.language}) of {named(fact)}"
    _, arcrole, source = key
    return f"the link {arcrole.rpartition('/')[2]} from {named(source)} to {named(fact)}"


def _places(report: Report) -> Callable[[_Key, FactContent], Span | None]:
    """Gives where a report says something: at the footnote, where its place is known, else at the fact."""
    facts: Mapping[FactContent, Span | None] = {(fact.aspects, fact.value): fact.span for fact in report.facts}
    notes = {NoteContent(one.role, one.arcrole, one.language, one.text): one.span for one in report.footnotes}

    def place(key: _Key, fact: FactContent) -> Span | None:
        return (notes.get(key) if isinstance(key, NoteContent) else None) or facts.get(fact)

    return place
