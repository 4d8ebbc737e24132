"""Codes of languages, whose case has no meaning (RFC 5646 section 2.1.1): one spelling for each."""

from __future__ import annotations

from msgspec.structs import replace

from disclose.model import Report


def spoken(language: str) -> str:
    """A code of a language in the case that is recommended for it: zh-Hans, en-US (RFC 5646 section 2.1.1). Codes that differ
    in nothing but case are one language."""
    first, *rest = language.split("-")
    cased = [first.lower()]
    for part in rest:
        singleton = len(cased[-1]) == 1
        if len(part) == 4 and part.isalpha() and not singleton:
            cased.append(part.title())
        else:
            cased.append(part.upper() if len(part) == 2 and not singleton else part.lower())
    return "-".join(cased)


def in_one_spelling(report: Report) -> Report:
    """A report with its languages in the recommended case: what it says when the case of a language means nothing."""
    known = {fact.aspects.language for fact in report.facts} | {note.language for note in report.footnotes}
    if all(language is None or spoken(language) == language for language in known):
        return report
    facts = (
        fact
        if fact.aspects.language is None
        else replace(fact, aspects=replace(fact.aspects, language=spoken(fact.aspects.language)))
        for fact in report.facts
    )
    notes = (replace(note, language=spoken(note.language)) for note in report.footnotes)
    return replace(report, facts=tuple(facts), footnotes=tuple(notes))
