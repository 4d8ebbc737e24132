"""What authors say about figures, sources and notes, in the language of the page.

Authors write these in the report's main language. A file of phrases gives them in the others; a page number needs no phrase.
What is in no phrase stays as it is and says in which language it is, so that it is read aloud and hyphenated rightly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from markupsafe import Markup
from msgspec import Struct, field
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Outcome, Span, error, warning
from disclose.files import located
from disclose.model import Fact
from disclose.project import Project
from disclose.render.citations import split_source, tidy
from disclose.render.views import NoteGroup, Notes, Table
from disclose.render.words import words as words_of
from disclose.yaml_source import YamlDocument, read_yaml

_CELL = re.compile(r"[A-Za-z0-9_-]+![A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?\Z")
"""A cell of a sheet or a range of them, which is called the same in every language."""
_PAGE = re.compile(r"pp?\.\s?([0-9]+(?:[-\u2013][0-9]+)?)\Z")


class Remarks(Struct, frozen=True):
    """Phrases by what they are in the main language, then by language; `document` is where they are written."""

    main: str = ""
    phrases: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    document: YamlDocument | None = None

    def note(self, text: str, language: str) -> str:
        """A remark in a language, or as it is and marked as what it is."""
        return text if not text or language == self.main else self._phrase(text, language) or self._marked(text)

    def source(self, text: str, language: str, *, own: bool = False) -> str:
        """A source, such as ``Annual report, p. 9; p. 38``, in a language; or as it is and marked as what it is, unless the
        author wrote it in a text of that language (`own`)."""
        if not text or language == self.main:
            return text
        said = self.cited(text.replace("\u00a0", " "), language)
        return said if said is not None else text if own else self._marked(text)

    def cited(self, text: str, language: str) -> str | None:
        """A source in a language; None where not all of it has a phrase."""
        known, words = self._phrase(text, language), words_of(language)
        if known is not None:
            return known
        page = _PAGE.match(text)
        if page is not None:
            return words["page"].format(page=page[1])
        if _CELL.match(text) is not None:
            return text
        document, parts = split_source(text)
        if not document and parts == (text,):
            return None
        said = [self.cited(part, language) for part in ((document, *parts) if document else parts)]
        if None in said:
            return None
        first = 1 if document else 0
        places = words["places"].join(filter(None, said[first:]))
        return words["cited"].format(document=said[0], places=places) if document else places

    def _phrase(self, text: str, language: str) -> str | None:
        return self.phrases.get(text, {}).get(language)

    def _marked(self, text: str) -> Markup:
        return Markup('<span xml:lang="{}">{}</span>').format(self.main, text)


def read_remarks(project: Project) -> Outcome[Remarks]:
    """The phrases of a project's file of translations; none where it has no such file. Codes: ``disclose.language:phrases``,
    ``disclose.file:*``, ``disclose.yaml:*``."""
    name, main = project.config.layout.translations, project.languages[0]
    if name is None:
        return Outcome(Remarks(main))
    read = read_yaml(project.folder / name, name)
    if read.value is None:
        return Outcome(None, located(read.diagnostics, project.source.span("layout", "translations")))
    document = read.value
    data = document.data if document.data is not None else {}
    if not isinstance(data, dict):
        return Outcome(None, (_malformed("The file is no mapping of phrases", Span(name, 1, 1)),))
    phrases: dict[str, Mapping[str, str]] = {}
    found = list(read.diagnostics)
    for phrase, texts in data.items():
        said = {language: text for language, text in texts.items() if isinstance(text, str)} if isinstance(texts, dict) else {}
        strange = [language for language in said if language not in project.languages[1:]]
        if not said or strange:
            what = f"is no further language of the report: {strange[0]}" if strange else "are no texts by language"
            found.append(_malformed(f"Below {phrase!r} {what}", document.span(phrase)))
        phrases[phrase] = said
    return Outcome(Remarks(main, MappingProxyType(phrases), document), tuple(found))


def _malformed(message: str, span: Span) -> Diagnostic:
    help = "Write a phrase of the main language and below it its translations: p. 9 of the annual report: {zh-Hans: …}."
    return error("disclose.language:phrases", message, span, help=help)


def untold(project: Project, remarks: Remarks, facts: Iterable[Fact], sections: Iterable[str]) -> Iterator[Diagnostic]:
    """Sources and notes of figures that a reader of another language finds in the main one, each once, and phrases that nobody
    says, neither there nor in `sections`, the sources of sections. Codes: ``disclose.language:remark``, ``:unused-phrase``."""
    said: dict[tuple[str, str], Span | None] = {}
    for fact in facts:
        for kind, text in (("source", fact.origin.source), ("note", fact.origin.note)):
            if text:
                said.setdefault((kind, text), fact.span)
    for language in project.languages[1:]:
        for (kind, text), place in said.items():
            if (remarks.cited(text, language) if kind == "source" else remarks.phrases.get(text, {}).get(language)) is None:
                shown = text if len(text) <= 60 else f"{text[:59]}…"
                message = f"The {kind} {shown!r} has no translation in {language}"
                help = "Add it to the file named under layout: translations; until then it is shown as it is."
                yield warning("disclose.language:remark", message, place, help=help)
    if remarks.document is not None:
        texts = [*said, *(("source", source) for source in sections)]
        pieces = {piece for kind, text in texts for piece in ((text, *_pieces(text)) if kind == "source" else (text,))}
        for phrase in remarks.phrases:
            if phrase not in pieces:
                message = f"No source and no note says {phrase!r}"
                help = "Correct it to what the figures say, or remove it."
                yield warning("disclose.language:unused-phrase", message, remarks.document.span(phrase), help=help)


def _pieces(source: str) -> Iterator[str]:
    """The documents and places that a source is made of."""
    document, parts = split_source(source)
    if document:
        yield document
    for part in parts:
        yield part
        if part != source:
            yield from _pieces(part)


def table_in(table: Table, remarks: Remarks, language: str) -> Table:
    """A table whose sources are in the language of the page."""
    if language == remarks.main:
        return table
    rows = tuple(replace(row, source=remarks.source(row.source, language)) if row.source else row for row in table.rows)
    return replace(table, rows=rows, document=remarks.source(table.document, language))


def notes_in(notes: Notes, remarks: Remarks, language: str) -> Notes:
    """The notes on sources in the language of the page."""
    if language == remarks.main:
        return notes
    groups = tuple(
        NoteGroup(
            group.title,
            group.href,
            tuple(
                replace(
                    note,
                    source=remarks.source(note.source, language, own=bool(note.href)),
                    note=remarks.note(note.note, language),
                )
                for note in group.notes
            ),
        )
        for group in notes.groups
    )
    return Notes(remarks.source(notes.document, language), groups)


def section_source(source: str | None, remarks: Remarks, language: str) -> str:
    """The source of a section in the language of the page."""
    return remarks.source(tidy(source or ""), language, own=True)
