"""The page: every part of a report, brought together and written through the theme's template."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Findings, Outcome
from disclose.lexical import parse_date
from disclose.model import CheckedReport
from disclose.names import QName
from disclose.project import Project
from disclose.render.charts import exhibits
from disclose.render.colours import OWN_ACCENTS, palette
from disclose.render.context import SECTION_PLACE, PageContext, main_unit
from disclose.render.figures import PLACE as KEY_FIGURES
from disclose.render.figures import key_figures
from disclose.render.footnotes import Footnotes
from disclose.render.lookup import index_facts
from disclose.render.naming import language_name, period_sentence
from disclose.render.narrative import Narrative, Section
from disclose.render.placing import Cell, Placer
from disclose.render.remarks import Remarks, notes_in, section_source, table_in
from disclose.render.sources_note import PLACE as OTHERS
from disclose.render.sources_note import TEXTS, has_note, other_facts, source_notes
from disclose.render.statements import statement_tables
from disclose.render.styles import project_styles
from disclose.render.tagging import PageParts, Tagger
from disclose.render.template import Outline, PageTemplate
from disclose.render.template_facts import TemplateFacts
from disclose.render.views import Document, Entry, NoteReference, PageView, Prose, Version
from disclose.render.words import words
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.dimensions import DimensionIndex
from disclose.transforms import show_date
from disclose.validated import in_language

_HEADER = "\x00header"
"""Stands for the header until every fact has been placed. No source may hold such a character, so that no text is
taken for it."""
STATEMENTS, SOURCES, ABOUT = "statements", "sources", "about"


class Page(Struct, frozen=True):
    """A page, and the templates and style sheets of the project, by their paths in it, that it was written with."""

    content: bytes
    templates: tuple[str, ...]
    _template: PageTemplate

    def faults(self, outline: Outline | None = None) -> tuple[Diagnostic, ...]:
        """Why it is not well-formed, which of its links lead nowhere, and what it would load or run; looked for in its outline
        where there is one. Codes: ``disclose.template:*``."""
        return self._template.faults(self.content, outline)


class Pages:
    """The pages of a project, one for each of its languages. What they share is made once."""

    def __init__(self, project: Project, taxonomy: Taxonomy, remarks: Remarks | None = None) -> None:
        self._project, self._taxonomy = project, taxonomy
        self._remarks = remarks or Remarks(project.languages[0])
        self._dimensions = DimensionIndex(taxonomy)

    def render(self, checked: CheckedReport, narrative: Narrative, tagger: Tagger, parts: PageParts) -> Outcome[Page]:
        """The report as an XHTML document in the language of its prose; `checked` is the version in that language. Whether
        anything is wrong with its markup is for `Page.faults` to say.

        Places every fact; what no other part shows stands among the other figures. Codes: ``disclose.layout:*``,
        ``disclose.template:*``.
        """
        findings, language = Findings(), narrative.language
        index = index_facts(checked.facts, language)
        footnotes = Footnotes(checked.report.footnotes, tagger, words(language))
        placer = Placer(tagger, footnotes)
        notes = _note_references(self._project, narrative)
        context = PageContext(self._project, self._taxonomy, self._dimensions, index, placer, language, notes)
        view = replace(_view(context, checked, narrative, parts, self._remarks, findings), _footnotes=footnotes)
        styles = findings.take(project_styles(self._project))
        if styles is None or findings.fatal():
            return Outcome(None, findings.all)
        template = PageTemplate(self._project)
        names = {"page": view, "styles": styles.text, **TemplateFacts(context).functions}
        text = findings.take(template.render(names))
        if text is None:
            return Outcome(None, findings.all)
        findings.add(template.without_header(text, _HEADER))
        page = text.replace(_HEADER, str(parts.header()))
        used = (*template.own(), *styles.files)
        return Outcome(Page(page.encode(), used, template), findings.all)


def _note_references(project: Project, narrative: Narrative) -> dict[QName, tuple[NoteReference, ...]]:
    """The sections that explain a concept, by the numbers that the contents give them."""
    layout = project.config.layout
    before = bool(layout.key_figures) + bool(layout.charts) + layout.statements_first
    found: dict[QName, tuple[NoteReference, ...]] = {}
    for number, section in enumerate(narrative.sections, before + 1):
        for concept in section.explains:
            found[concept] = (*found.get(concept, ()), NoteReference(str(number), f"#{SECTION_PLACE}{section.name}"))
    return found


def _view(
    context: PageContext,
    checked: CheckedReport,
    narrative: Narrative,
    parts: PageParts,
    remarks: Remarks,
    findings: Findings,
) -> PageView:
    layout = context.project.config.layout
    colours = palette(OWN_ACCENTS.get(layout.theme, layout.accent))
    cards = findings.take(key_figures(context)) or ()
    charts = findings.take(exhibits(context, colours)) or ()
    statements = findings.take(statement_tables(context)) or ()
    prose = tuple(_prose(context, section, remarks) for section in narrative.sections)
    words = context.words
    listed = [_statements_entry(context, [(table.name, table.title) for table in statements])] if statements else []
    contents = [
        *([Entry(f"#{KEY_FIGURES}", words["key_figures"])] if cards else []),
        *([Entry("#charts", words["charts"])] if charts else []),
        *(listed if layout.statements_first else ()),
        *(Entry(f"#{section.name}", section.title) for section in prose),
        *(() if layout.statements_first else listed),
        *([Entry(f"#{SOURCES}", words["sources"])] if any(map(has_note, checked.facts)) else []),
        Entry(f"#{ABOUT}", words["about"]),
    ]
    titles = {
        KEY_FIGURES: words["key_figures"],
        OTHERS: words["other"],
        **{exhibit.name: exhibit.title for exhibit in charts},
        TEXTS: words["texts"],
        **{section.name: section.title for section in prose},
        **{table.name: table.title for table in statements},
    }
    return PageView(
        document=_document(context, checked),
        words=words,
        colours=colours,
        namespaces=parts.namespaces,
        header=Markup(_HEADER),
        cards=cards,
        exhibits=tuple(replace(exhibit, table=table_in(exhibit.table, remarks, context.language)) for exhibit in charts),
        prose=prose,
        statements=tuple(table_in(table, remarks, context.language) for table in statements),
        contents=tuple(contents),
        statements_first=layout.statements_first,
        _others=lambda: other_facts(context, checked.facts),
        _notes=lambda: notes_in(source_notes(context, checked.facts, titles), remarks, context.language),
    )


def _statements_entry(context: PageContext, tables: list[tuple[str, str]]) -> Entry:
    return Entry(f"#{STATEMENTS}", context.words["statements"], tuple(Entry(f"#{name}", title) for name, title in tables))


def _prose(context: PageContext, section: Section, remarks: Remarks) -> Prose:
    place = SECTION_PLACE + section.name
    content = Cell(lambda: section.laid_out(context.placer, context.facts, place))
    return Prose(place, section.title, content, section_source(section.source, remarks, context.language))


def _document(context: PageContext, checked: CheckedReport) -> Document:
    report, language = context.project.config.report, context.language
    entity = _in_language(report.entity.name, language)
    title = _in_language(report.title, language)
    published = parse_date(report.published) if report.published is not None else None
    return Document(
        language=language,
        versions=_versions(context.project.languages, language),
        title=title,
        entity=entity,
        identifier=report.entity.identifier,
        scheme=report.entity.scheme,
        period=period_sentence(context.current, language),
        published=show_date(published, language).text if published is not None else report.published or "",
        unit=main_unit(context, checked.facts),
        taxonomy=dict(context.taxonomy.titles).get(language, context.taxonomy.name),
        namespace=context.taxonomy.namespace,
        facts=len(checked.facts),
        head=_css_string(f"{entity} · {title}"),
    )


def _versions(languages: tuple[str, ...], current: str) -> tuple[Version, ...]:
    """The languages of a report in several, each by its own name."""
    versions = tuple(Version(language, language_name(language), language == current) for language in languages)
    return versions if len(versions) > 1 else ()


def _in_language(text: dict[str, str], language: str) -> str:
    return in_language(text, language) or next(iter(text.values()), "")


def _css_string(text: str) -> str:
    """A text as it stands between quotes in a style sheet (CSS Syntax 4.3.7)."""
    return "".join(letter if letter.isalnum() or letter in " .,-·" else f"\\{ord(letter):x} " for letter in text)
