"""Labels and references of the source, in the order and the roles in which the taxonomy holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from disclose.diagnostics import Diagnostic, Span, error
from disclose.lexical import is_language
from disclose.names import (
    REF_2006,
    ROLE_DOCUMENTATION,
    ROLE_LABEL,
    ROLE_NEGATED,
    ROLE_NEGATED_PERIOD_END,
    ROLE_NEGATED_PERIOD_START,
    ROLE_NEGATED_TERSE,
    ROLE_NEGATED_TOTAL,
    ROLE_PERIOD_END,
    ROLE_PERIOD_START,
    ROLE_REFERENCE,
    ROLE_TERSE,
    ROLE_TOTAL,
    ROLE_VERBOSE,
    QName,
)
from disclose.taxonomy.author_files import Sourced, Sources
from disclose.taxonomy.author_names import unknown_among
from disclose.taxonomy.source import ConceptSource, Labelled
from disclose.taxonomy.taxonomy import Label, Reference
from disclose.validated import ANY_LANGUAGE

_COMMON = (
    ("label", "label", ROLE_LABEL),
    ("terse", "terse", ROLE_TERSE),
    ("verbose", "verbose", ROLE_VERBOSE),
    ("documentation", "documentation", ROLE_DOCUMENTATION),
)
_OF_CONCEPTS = (
    *_COMMON,
    ("total", "total", ROLE_TOTAL),
    ("period_start", "periodStart", ROLE_PERIOD_START),
    ("period_end", "periodEnd", ROLE_PERIOD_END),
    ("negated", "negated", ROLE_NEGATED),
    ("negated_total", "negatedTotal", ROLE_NEGATED_TOTAL),
    ("negated_terse", "negatedTerse", ROLE_NEGATED_TERSE),
    ("negated_period_start", "negatedPeriodStart", ROLE_NEGATED_PERIOD_START),
    ("negated_period_end", "negatedPeriodEnd", ROLE_NEGATED_PERIOD_END),
)
PREFERRED_ROLES = MappingProxyType({key: role for _, key, role in _OF_CONCEPTS if role != ROLE_DOCUMENTATION})
"""Label roles that a line of a statement may ask for, by the key under which the label is given."""

PERIOD_ROLES = frozenset({ROLE_PERIOD_START, ROLE_PERIOD_END, ROLE_NEGATED_PERIOD_START, ROLE_NEGATED_PERIOD_END})

REFERENCE_PARTS = frozenset(
    {
        "Publisher",
        "Name",
        "Number",
        "IssueDate",
        "Chapter",
        "Article",
        "Note",
        "Section",
        "Subsection",
        "Paragraph",
        "Subparagraph",
        "Clause",
        "Subclause",
        "Appendix",
        "Example",
        "Page",
        "Exhibit",
        "Footnote",
        "Sentence",
        "URI",
        "URIDate",
    }
)
"""The parts declared in the reference parts schema of 2006."""

_CITATION = re.compile(r"([A-Z][A-Za-z]*) ([0-9]+)(?: ([A-Z]*[0-9]+[A-Z]*(?:\.[0-9]+[A-Z]*)*)((?:\([A-Za-z0-9]+\)){0,3}))?\Z")
_DEEPER_PARTS = ("Subparagraph", "Clause", "Subclause")


def labels_of(name: str, item: Sourced[Labelled], languages: tuple[str, ...], found: list[Diagnostic]) -> tuple[Label, ...]:
    """The labels of one declaration, by role, then by language; findings are appended to `found`."""
    source = item.value
    labels: list[Label] = []
    for attribute, key, role in _OF_CONCEPTS if isinstance(source, ConceptSource) else _COMMON:
        texts: dict[str, str] | None = getattr(source, attribute)
        if texts is None:
            continue
        labels += (Label(role, language, text) for language, text in texts_of(texts, item, key, languages, found))
    standard = {label.language for label in labels if label.role == ROLE_LABEL}
    for language in languages:
        if language not in standard:
            help_text = f"Add label: {{{language}: …}}, or take {language} from taxonomy.languages."
            message = f"{name} has no label in {language}"
            found.append(error("disclose.taxonomy:missing-label", message, item.span("label"), help=help_text))
    return tuple(labels)


def texts_of(
    texts: dict[str, str], item: Sourced[object], key: str, languages: tuple[str, ...], found: list[Diagnostic]
) -> Iterator[tuple[str, str]]:
    """The texts of one label by declared language; a text given for all languages stands for each."""
    common = texts.get(ANY_LANGUAGE)
    strange = (language for language in texts if language and language not in languages)
    found += (undeclared_language(language, languages, item.span(key, language)) for language in strange)
    for language in languages:
        text = texts.get(language, common)
        if text is not None and text.strip():
            yield language, text


def undeclared_language(language: str, languages: tuple[str, ...], span: Span) -> Diagnostic:
    """The finding about a text in a language that the taxonomy does not declare."""
    help_text = f"The languages are {', '.join(languages)}; add {language} to taxonomy.languages if it is meant."
    message = f"{language} is not a language of this taxonomy"
    return error("disclose.taxonomy:undeclared-language", message, span, help=help_text)


def titles_of(what: str, item: Sourced[dict[str, str]], languages: tuple[str, ...], found: list[Diagnostic]) -> dict[str, str]:
    """The title in each declared language; a missing one is a finding."""
    texts = item.value
    titles: dict[str, str] = {}
    strange = (language for language in texts if language and language not in languages)
    found += (undeclared_language(language, languages, item.span(language)) for language in strange)
    for language in languages:
        text = texts.get(language, texts.get(ANY_LANGUAGE, ""))
        if text.strip():
            titles[language] = text
        else:
            message = f"{what} has no title in {language}"
            help_text = f"Add {language}: … to the title."
            found.append(error("disclose.taxonomy:missing-label", message, item.span(), help=help_text))
    return titles


def language_findings(sources: Sources) -> Iterator[Diagnostic]:
    """Declared languages that are not language tags, or are there twice."""
    assert sources.header is not None
    languages = sources.header.value.languages
    for index, language in enumerate(languages):
        span = sources.header.span("languages", index)
        if not is_language(language):
            help_text = "Write a tag such as en or zh-Hans."
            yield error("disclose.taxonomy:bad-language", f"{language!r} is not a language tag", span, help=help_text)
        elif language.casefold() in (earlier.casefold() for earlier in languages[:index]):
            yield error("disclose.taxonomy:bad-language", f"The language {language} is here twice", span, help="Keep one.")


def references_of(item: Sourced[Labelled], found: list[Diagnostic]) -> tuple[Reference, ...]:
    """The references of one declaration (XBRL 2.1 section 5.2.3), a citation in text divided into its parts."""
    references: list[Reference] = []
    for index, source in enumerate(item.value.references):
        parts = _cited(source[ANY_LANGUAGE]) if ANY_LANGUAGE in source else source
        for part in parts:
            if part not in REFERENCE_PARTS:
                span = item.span("references", index, part)
                found.append(
                    unknown_among("reference part", part, REFERENCE_PARTS, span, "Name, Number and Paragraph are usual.")
                )
        known = tuple((QName(REF_2006, part), text) for part, text in parts.items() if part in REFERENCE_PARTS)
        if known:
            references.append(Reference(ROLE_REFERENCE, known))
    return tuple(references)


def _cited(text: str) -> dict[str, str]:
    """``IAS 1 82(a)(i)`` as its parts; any other citation is a name as a whole."""
    match = _CITATION.match(text)
    if match is None:
        return {"Name": text}
    parts = {"Name": match[1], "Number": match[2]}
    if match[3] is not None:
        parts["Paragraph"] = match[3]
        parts |= zip(_DEEPER_PARTS, re.findall(r"\(([A-Za-z0-9]+)\)", match[4]), strict=False)
    return parts
