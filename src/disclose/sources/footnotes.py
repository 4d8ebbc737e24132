"""Footnotes as their author writes them: declared once by name, with their text in each language, and named beside figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Outcome, Span, did_you_mean, error, warning
from disclose.lexical import collapse, escape_text, is_language, is_ncname
from disclose.model import Fact, Footnote, Note
from disclose.sources.figure import Cell, Figure
from disclose.yaml_source import Plain, YamlDocument

FOOTNOTES = "footnotes"
_SEPARATORS = re.compile(r"[\s;,]+")


def names_in(cell: Cell) -> tuple[Cell, ...]:
    """The names of footnotes in a cell, separated by spaces, commas or semicolons."""
    return tuple(cell._replace(text=name) for name in _SEPARATORS.split(cell.text) if name)


def read_notes(document: YamlDocument, languages: Sequence[str]) -> Outcome[tuple[Note, ...]]:
    """The footnotes that a YAML file of figures declares. Code: ``disclose.figures:footnote``."""
    declared = document.data.get(FOOTNOTES) if isinstance(document.data, dict) else None
    if declared is None:
        return Outcome(())
    if not isinstance(declared, dict):
        help = "Write the name of each footnote, and below it its text by language."
        return Outcome((), (_finding("footnotes must be a mapping of names", document.span(FOOTNOTES), help),))
    notes: list[Note] = []
    found: list[Diagnostic] = []
    for name, content in declared.items():
        if not is_ncname(name):
            span = document.span(FOOTNOTES, name)
            help = "Begin it with a letter; letters, digits, hyphens, underscores and points may follow."
            found.append(_finding(f"{name!r} can't be the name of a footnote", span, help))
            continue
        texts, wrong = _texts(document, name, content, languages)
        found += wrong
        if texts:
            notes.append(Note(name, tuple(texts.items()), document.span(FOOTNOTES, name)))
    return Outcome(tuple(notes), tuple(found))


def _texts(
    document: YamlDocument, name: str, content: Plain, languages: Sequence[str]
) -> tuple[dict[str, str], list[Diagnostic]]:
    """The texts of a footnote by language. A text without a language is in the report's main one."""
    texts: dict[str, str] = {}
    found: list[Diagnostic] = []
    by_language = {languages[0]: content} if isinstance(content, str) else content if isinstance(content, dict) else {}
    for language, text in by_language.items():
        span = document.span(FOOTNOTES, name, language)
        if not is_language(language):
            found.append(_finding(f"{language!r} is not a language", span, "Write a code such as en or zh-Hans."))
        elif not isinstance(text, str) or not collapse(text):
            message = f"The footnote {name} has no text in {language}"
            found.append(_finding(message, span, "Write the text after the language."))
        else:
            texts[language] = collapse(text)
    if not by_language:
        found.append(_finding(f"The footnote {name} has no text", document.span(FOOTNOTES, name), "Write {en: its text}."))
    return texts, found


def attached(figures: Iterable[Figure], notes: Iterable[Note], languages: Sequence[str]) -> Outcome[tuple[Figure, ...]]:
    """The figures with the footnotes that they name. Codes: ``disclose.figures:footnote`` (declared twice),
    ``:unknown-footnote``, ``:unused-footnote``; ``disclose.language:missing-translation``."""
    known: dict[str, Note] = {}
    found: list[Diagnostic] = []
    for note in notes:
        first = known.setdefault(note.name, note)
        if first is not note:
            related = () if first.span is None else (first.span,)
            message, code = f"The footnote {note.name} is declared twice", "disclose.figures:footnote"
            found.append(error(code, message, note.span, help="Give one of them another name.", related=related))
    used: set[str] = set()
    complete = []
    for figure in figures:
        if figure.named:
            found += (_unknown(cell, known) for cell in figure.named if cell.text not in known)
            names = dict.fromkeys(cell.text for cell in figure.named if cell.text in known)
            used.update(names)
            figure = replace(figure, footnotes=tuple(known[name] for name in names))
        complete.append(figure)
    found += (finding for name in sorted(known) for finding in _lacking(known[name], languages, used=name in used))
    return Outcome(tuple(complete), tuple(dict.fromkeys(found)))


def _unknown(cell: Cell, known: Iterable[str]) -> Diagnostic:
    help = did_you_mean(cell.text, known) or "Declare it under footnotes in a YAML file of figures."
    return error("disclose.figures:unknown-footnote", f"There is no footnote {cell.text!r}", cell.span, help=help)


def _lacking(note: Note, languages: Sequence[str], *, used: bool) -> Iterator[Diagnostic]:
    if not used:
        help = "Name it in the column footnote, or remove it."
        yield warning("disclose.figures:unused-footnote", f"No figure names the footnote {note.name}", note.span, help=help)
    for language in languages:
        if language not in dict(note.texts):
            message = f"The footnote {note.name} has no text in {language}"
            yield error("disclose.language:missing-translation", message, note.span, help=f"Add {language}: … to it.")


def footnotes_of(facts: Iterable[Fact], languages: Sequence[str]) -> tuple[Footnote, ...]:
    """The footnotes of bound facts: each note that the facts' author names, by name, in each of the report's languages."""
    about: dict[Note, list[str]] = {}
    for fact in facts:
        for note in fact.origin.footnotes:
            about.setdefault(note, []).append(fact.id)
    return tuple(
        Footnote(tuple(sorted(ids)), language, escape_text(text), span=note.span)
        for note, ids in sorted(about.items(), key=lambda item: item[0].name)
        for language, text in note.texts
        if language in languages
    )


def _finding(message: str, span: Span, help: str) -> Diagnostic:
    return error("disclose.figures:footnote", message, span, help=help)
