"""Prose: Markdown sections with facts in their sentences.

A section is read once. Laid out with a `Placer`, the facts it mentions are tagged; without one they are the text that is
displayed, which makes the value of the section's own text block. So a text block and the page can't disagree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Findings, Outcome, Severity, Span, error
from disclose.files import exists, located
from disclose.lexical import escape_text, is_ncname
from disclose.model import Aspects, Fact, Origin, TextValue
from disclose.model.identity import fact_id
from disclose.model.versions import facts_in
from disclose.names import QName
from disclose.project import Project
from disclose.render.front_matter import FrontMatter, read_section_file
from disclose.render.lookup import FactIndex, index_facts, period_for, suggestion
from disclose.render.markdown import FURNITURE
from disclose.render.mentions import Mention
from disclose.render.placing import Placer
from disclose.taxonomy import ItemKind, Taxonomy
from disclose.translations import missing_translation
from disclose.validated import in_language
from disclose.xhtml import MalformedFragment, block_text

if TYPE_CHECKING:
    from disclose.render.note_tables import NoteTables
    from disclose.render.prose import Pieces
    from disclose.render.stating import Computed

_FURNITURE = re.compile(".*?".join(map(re.escape, FURNITURE)), re.DOTALL)


class Section(Struct, frozen=True):
    """A section of prose. `name` comes from its file's name; `fact` is the text block that its body is the value of, or of
    whose `parts` it is the one that is `part`, counted from 1; `position` is its file's in the layout; `explains` are the
    concepts on which it is a note."""

    name: str
    title: str
    pieces: Pieces
    source: str | None = None
    fact: Fact | None = None
    position: int = 0
    part: int = 1
    parts: int = 1
    explains: tuple[QName, ...] = ()

    def laid_out(self, placer: Placer, facts: FactIndex, place: str) -> Markup:
        """The body as XHTML in which facts are tagged, and itself tagged where it is a text block."""

        def placed(piece: str | Mention | Computed) -> Markup:
            if isinstance(piece, Mention):
                return placer.inline(facts.same(piece.fact), piece.shown, place, in_block=self.fact is not None)
            return Markup(piece) if isinstance(piece, str) else escape(str(piece.shown))

        content = Markup("").join(map(placed, self.pieces))
        if self.fact is None:
            return content
        apart = Markup(_FURNITURE.sub(lambda found: placer.exclude(Markup(found[0])), content))
        return placer.block(facts.same(self.fact), apart, place, self.part, self.parts)


class Narrative(Struct, frozen=True):
    """The sections of a language in reading order."""

    language: str
    sections: tuple[Section, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The text blocks that sections are the values of, each once."""
        return tuple(section.fact for section in self.sections if section.fact is not None and section.part == 1)


def render_narrative(project: Project, taxonomy: Taxonomy, facts: Iterable[Fact], language: str) -> Outcome[Narrative]:
    """Read every section of a project in one of its languages. Codes: ``disclose.prose:*``, ``disclose.language:*``."""
    findings, names = Findings(), project.narrative(language)
    if not names:
        return Outcome(Narrative(language))
    from disclose.render.note_tables import NoteTables  # with all that reads prose

    index = index_facts(facts_in(facts, language, project.languages), language)
    tables = NoteTables(project, taxonomy, index)
    read = [findings.take(_read_section(project, taxonomy, index, tables, name, at)) for at, name in enumerate(names)]
    sections = tuple(section for section in read if section is not None)
    findings.add(_repeated(project, sections))
    return Outcome(Narrative(language, _joined(sections)), findings.all)


def _joined(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections, those of one concept sharing one text block: what they say, one after the other."""
    together: dict[Aspects, list[Section]] = {}
    for section in sections:
        if section.fact is not None:
            together.setdefault(section.fact.aspects, []).append(section)
    blocks = {
        aspects: replace(
            group[0].fact, value=TextValue("".join(str(part.fact.value) for part in group if part.fact), xhtml=True)
        )
        for aspects, group in together.items()
        if len(group) > 1 and group[0].fact is not None
    }
    made = []
    for section in sections:
        block = None if section.fact is None else blocks.get(section.fact.aspects)
        if block is not None:
            group = together[block.aspects]
            section = replace(section, fact=block, part=group.index(section) + 1, parts=len(group))
        made.append(section)
    return tuple(made)


def _repeated(project: Project, sections: Iterable[Section]) -> Iterable[Diagnostic]:
    names: dict[str, Span] = {}
    for section in sections:
        place = project.source.span("layout", "narrative", section.position)
        other = names.setdefault(section.name, place)
        if other is not place:
            message = f"Two sections have the name {section.name}"
            help = "Rename one of their files: links lead to the name."
            yield error("disclose.prose:duplicate-name", message, place, help=help, related=(other,))


def _read_section(
    project: Project, taxonomy: Taxonomy, facts: FactIndex, tables: NoteTables, name: str, at: int
) -> Outcome[Section]:
    from disclose.render.narrative_names import CallReader, Places
    from disclose.render.prose import read_prose

    path, listed = project.folder / name, project.source.span("layout", "narrative", at)
    if len(project.languages) > 1 and not exists(path):
        message = f"There is no {name}, the section in {facts.language}"
        return Outcome(None, (missing_translation(message, listed, "Write the section in that language."),))
    file = read_section_file(path, name)
    if file.value is None:
        return Outcome(None, located(file.diagnostics, listed))
    front, body = file.value
    found = list(file.diagnostics)
    title = in_language(front.title, facts.language)
    if title is None:
        message = f"The section has no title in {facts.language}"
        found.append(missing_translation(message, front.span_of("title"), "Add it under title."))
    aspects = _block_aspects(front, project, taxonomy, facts.language)
    if isinstance(aspects, Diagnostic):
        found.append(aspects)
    pieces = read_prose(body, name, CallReader(project, taxonomy, facts, Places(body, name)), title or "")
    explains = [taxonomy.named(name) for name in front.explains]
    for place, (wanted, concept) in enumerate(zip(front.explains, explains, strict=True)):
        if concept is None or concept.abstract:
            help = suggestion(wanted, (known.local for known, item in taxonomy.concepts.items() if not item.abstract))
            span = front.document.span("explains", place)
            found.append(_finding("unknown-name", f"There is no concept {wanted} with a line of its own", span, help))
    below = tables.below(front, title or "")
    found += (*pieces.diagnostics, *below.diagnostics)
    wrong = any(problem.severity is Severity.ERROR for problem in found)
    if wrong or pieces.value is None or below.value is None or isinstance(aspects, Diagnostic) or title is None:
        return Outcome(None, tuple(found))
    content = (*pieces.value, *below.value)
    fact = None if aspects is None else _block_fact(aspects, content, front)
    if isinstance(fact, Diagnostic):
        return Outcome(None, (*found, fact))
    explained = tuple(concept.qname for concept in explains if concept is not None)
    return Outcome(Section(_section_name(name), title, content, front.source, fact, at, explains=explained), tuple(found))


def _section_name(path: str) -> str:
    """The name of a section: its file's, without the number it is sorted by."""
    stem = re.sub(r"^[0-9]+[-_. ]+", "", unicodedata.normalize("NFC", PurePosixPath(path).stem))
    return "".join(letter if is_ncname(f"_{letter}") else "-" for letter in stem).strip("-") or "section"


def _block_aspects(front: FrontMatter, project: Project, taxonomy: Taxonomy, language: str) -> Aspects | Diagnostic | None:
    if front.concept is None:
        return None
    concept, span = taxonomy.named(front.concept), front.span_of("concept")
    blocks = [name.local for name, known in taxonomy.concepts.items() if known.kind is ItemKind.TEXT_BLOCK]
    if concept is None:
        return _finding("unknown-name", f"There is no concept {front.concept}", span, suggestion(front.concept, blocks))
    if concept.kind is not ItemKind.TEXT_BLOCK or concept.abstract:
        help = "Name a concept of type text-block, or leave the key out."
        return _finding("text-block", f"{front.concept} is not a text block", span, help)
    current = next(iter(project.periods.values()))
    return Aspects(concept.qname, project.entity, period_for(taxonomy, concept.qname, current), None, language)


def _block_fact(aspects: Aspects, pieces: Pieces, front: FrontMatter) -> Fact | Diagnostic:
    plain = "".join(piece if isinstance(piece, str) else escape_text(str(piece.shown)) for piece in pieces)
    span = front.span_of("concept")
    try:
        value = TextValue(block_text(_FURNITURE.sub("", plain)), xhtml=True)
    except MalformedFragment as problem:
        return _finding("markdown", f"The section does not become well-formed XHTML: {problem}", Span(span.path), None)
    return Fact(fact_id(aspects), aspects, value, Origin(span, source=front.source))


def _finding(name: str, message: str, span: Span, help: str | None) -> Diagnostic:
    return error(f"disclose.prose:{name}", message, span, help=help)
