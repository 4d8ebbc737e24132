"""Texts in the languages of a report: what is said in one of them is said in all."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from disclose.model import Aspects, Fact, TextValue
from disclose.rules.rule import Finding, spans_of
from disclose.rules.subject import Subject
from disclose.rules.wording import about, figure


def text_missing_in_a_language(subject: Subject) -> Iterator[Finding]:
    """A text is reported in one of a report's languages and not in another.

    Why: each language is a document of its own, and who reads one of them does not see the texts of the others. Their facts
    would differ, and a regulator takes one version for the report.

    Example: a report in English and Chinese whose figures have a row for `EntityName` with the language `en` only.

    Instead: add a row in the other language. Where the text is the same in both, such as a stock code, one row with both
    languages, `en zh-Hans`, is enough. For a section of prose, write the section in the other language.
    """
    if len(subject.languages) < 2:
        return
    groups: dict[Aspects, dict[str, Fact]] = {}
    for concept, facts in subject.reported:
        if concept.kind.has_language:
            for fact in facts:
                if fact.aspects.language in subject.languages:
                    group = groups.setdefault(replace(fact.aspects, language=None), {})
                    group.setdefault(str(fact.aspects.language), fact)
    for group in groups.values():
        there = [group[language] for language in subject.languages if language in group]
        missing = [language for language in subject.languages if language not in group]
        if missing:
            known = ", ".join(f"{_text(fact)}in {fact.aspects.language}" for fact in there)
            message = f"{about(subject, there[0])} is not reported in {' and '.join(missing)}, but is {known}"
            help = f"Say it in {' and '.join(missing)} too; of a text that is the same, name both languages in one row."
            yield Finding(message, there[0].span, help, related=spans_of(*(fact.span for fact in there[1:])))


def _text(fact: Fact) -> str:
    """A short text in quotes; nothing of a text block, whose beginning would be markup."""
    return "" if isinstance(fact.value, TextValue) and fact.value.xhtml else f"{figure(fact)} "
