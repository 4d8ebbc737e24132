"""Templates of a page: rendered in a sandbox, and every failure brought back to the line that its author wrote."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from disclose.diagnostics import Diagnostic, Outcome, Span, error
from disclose.files import files_below, is_file, read_text
from disclose.names import XHTML
from disclose.project import Project
from disclose.render.lookup import suggestion
from disclose.render.styles import faults_of_page, offence
from disclose.resources import templates_folder
from disclose.templating import environment
from disclose.xml_source import parse_xml

PAGE_TEMPLATE = "report.xhtml.j2"
"""A project's own layout, in the project's folder; usually it extends a theme."""
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_QUOTED = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")


class FactError(TemplateError):
    """A fact that a template asks for and that can't be placed."""

    def __init__(self, message: str, help: str | None) -> None:
        super().__init__(message)
        self.help = help


class Outline(Struct, frozen=True):
    """A page that is well-formed, without elements that neither lead anywhere nor load or run anything. `ids` are the ids of
    those."""

    markup: bytes
    ids: frozenset[bytes]


class PageTemplate:
    """The template of a project's page: its own where it has one, else its theme's."""

    def __init__(self, project: Project) -> None:
        self._project = project
        own = is_file(project.folder / PAGE_TEMPLATE)
        self._name = PAGE_TEMPLATE if own else f"themes/{project.config.layout.theme}/{PAGE_TEMPLATE}"
        self._environment: ImmutableSandboxedEnvironment = environment((project.folder,))

    def render(self, names: Mapping[str, Any]) -> Outcome[str]:
        """The page, or the one finding that says where it fails. Codes: ``disclose.template:*``, ``disclose.file:*``."""
        if self._name == PAGE_TEMPLATE:
            own = read_text(self._project.folder / PAGE_TEMPLATE, PAGE_TEMPLATE)
            if own.value is None:
                return Outcome(None, own.diagnostics)
        try:
            text = self._environment.get_template(self._name).render(names)
        except TemplateNotFound as problem:
            return Outcome(None, (self._missing(problem),))
        except TemplateSyntaxError as problem:
            span = Span(self._shown(problem.filename or problem.name or self._name), problem.lineno)
            return Outcome(None, (error("disclose.template:syntax", f"Not a readable template: {problem.message}", span),))
        except (
            TemplateError,
            TypeError,
            ValueError,
            ArithmeticError,
            LookupError,
            AttributeError,
            RecursionError,
            MemoryError,
        ) as problem:
            return Outcome(None, (self._failure(problem, names),))
        doctype = _DOCTYPE.search(text)
        return Outcome(text) if doctype is None else Outcome(None, (self._doctype(),))

    def own(self) -> tuple[str, ...]:
        """The project's templates that have been used, by their paths in the project."""
        cache = self._environment.cache
        files = (Path(template.filename) for template in cache.values() if template.filename) if cache is not None else ()
        folder = self._project.folder
        return tuple(sorted(path.relative_to(folder).as_posix() for path in files if path.is_relative_to(folder)))

    def without_header(self, text: str, mark: str) -> tuple[Diagnostic, ...]:
        """A finding where a page does not have the mark for its header exactly once."""
        if text.count(mark) == 1:
            return ()
        message = "The template does not print page.header exactly once"
        help = 'It stands first in the body: <div style="display:none">{{ page.header }}</div>.'
        return (error("disclose.template:header", message, Span(self._shown(self._name)), help=help),)

    def faults(self, page: bytes, outline: Outline | None = None) -> tuple[Diagnostic, ...]:
        """Why a page is not well-formed XML, which of its links lead nowhere, and what it would load or run, at the template's
        line where that can be told from the page's. Where there is an outline of the page, it is looked at in its place."""
        parsed = parse_xml(page if outline is None else outline.markup, self._shown(self._name))
        if parsed.value is None:
            return tuple(self._brought_back(found, page.decode().split("\n")) for found in parsed.diagnostics)
        root = parsed.value.getroot()
        further = frozenset[bytes]() if outline is None else outline.ids
        ids = {element.get("id") for element in root.iter() if element.get("id") is not None}
        targets = dict.fromkeys(str(link.get("href")) for link in root.iter(f"{{{XHTML}}}a") if link.get("href"))
        named = (target for target in targets if target.startswith("#"))
        lost = [target for target in named if target[1:] not in ids and target[1:].encode() not in further]
        return (*(self._lost(target) for target in lost), *(self._offence(*fault) for fault in faults_of_page(root)))

    def _offence(self, kind: str, what: str) -> Diagnostic:
        return offence(kind, what, self._where(what))

    def _lost(self, target: str) -> Diagnostic:
        message = f"The link {target} leads nowhere"
        return error("disclose.template:link", message, self._where(target), help="No part of the page has this id.")

    def _where(self, text: str) -> Span:
        """Where an author has written a text of the page: in a template or in the prose."""
        narrative = dict.fromkeys(name for language in self._project.languages for name in self._project.narrative(language))
        files = [*self._files(), *(self._project.folder / name for name in narrative)]
        pattern = re.compile(re.escape(text))
        return next((place for path in files for place in self._occurrences(path, pattern)), Span(self._shown(self._name)))

    def _brought_back(self, found: Diagnostic, lines: list[str]) -> Diagnostic:
        number = found.span.line if found.span is not None and found.span.line is not None else 1
        line = lines[min(number, len(lines)) - 1].strip()
        span = next((place for path in self._files() for place in self._occurrences(path, re.compile(re.escape(line)))), None)
        message = found.message if found.message.startswith("Not") else f"Not well-formed XML: {found.message}"
        details = (f"line {number} of the page: {line[:120]}",)
        help = "A page is XML: close every element, quote every attribute, write &#160; for a named entity."
        where = span if line and span is not None else Span(self._shown(self._name))
        return error("disclose.template:not-well-formed", message, where, help=help, details=details)

    def _missing(self, problem: TemplateNotFound) -> Diagnostic:
        name = str(problem.name or problem)
        if name == self._name and self._name != PAGE_TEMPLATE:
            themes = [path.parent.name for path in files_below(templates_folder() / "themes", f"*/{PAGE_TEMPLATE}")]
            span = self._project.source.span("layout", "theme")
            help = f"The themes are {', '.join(themes)}."
            return error("disclose.template:missing", f"There is no theme {self._project.config.layout.theme}", span, help=help)
        line = re.compile(re.escape(name))
        span = next((place for path in self._files() for place in self._occurrences(path, line)), Span(self._shown(self._name)))
        return error("disclose.template:missing", f"There is no template {name}", span, help="Check the name.")

    def _failure(self, problem: Exception, names: Mapping[str, Any]) -> Diagnostic:
        span = self._line_of(problem)
        if isinstance(problem, FactError):
            return error("disclose.template:fact", problem.message or "A fact can't be placed", span, help=problem.help)
        if isinstance(problem, SecurityError):
            return error("disclose.template:security", f"A template may not do this: {problem}", span)
        if not isinstance(problem, UndefinedError):
            return error("disclose.template:failure", f"The template fails: {problem}", span)
        match = _QUOTED.search(str(problem))
        name = (match[1] or match[2]) if match is not None else ""
        help = suggestion(name, names) or f"A template knows {', '.join(sorted(names))}."
        return error(
            "disclose.template:undefined", f"The template uses something undefined: {problem}", self._at(span, name), help=help
        )

    def _line_of(self, problem: Exception) -> Span:
        """The line of the innermost template: Jinja writes templates' own lines into tracebacks."""
        folders = (str(self._project.folder), str(templates_folder()))
        for frame in reversed(traceback.extract_tb(problem.__traceback__)):
            if frame.filename.endswith(".j2") and frame.filename.startswith(folders):
                return Span(self._shown(frame.filename), frame.lineno)
        return Span(self._shown(self._name))

    def _at(self, span: Span, word: str) -> Span:
        """The place with the column of a word, where it is in that line."""
        if not word or span.line is None:
            return span
        places = (
            place
            for path in self._files()
            if self._shown(str(path)) == span.path
            for place in self._occurrences(path, re.compile(rf"\b{re.escape(word)}\b"))
        )
        return next((place for place in places if place.line == span.line), span)

    def _doctype(self) -> Diagnostic:
        span = next(
            (place for path in self._files() for place in self._occurrences(path, _DOCTYPE)), Span(self._shown(self._name))
        )
        message = "A DOCTYPE can't stand in a report"
        help = "Remove it: Inline XBRL is validated by its schema, and a DOCTYPE is an attack surface."
        return error("disclose.template:doctype", message, span, help=help)

    def _files(self) -> list[Path]:
        """The templates that can have had a part in the page, the project's own first."""
        own = files_below(self._project.folder, "*.j2")
        # a theme may extend another
        return [*own, *files_below(templates_folder() / "themes", "**/*.j2")]

    def _occurrences(self, path: Path, pattern: re.Pattern[str]) -> list[Span]:
        shown = self._shown(str(path))
        text = read_text(path, shown).value or ""
        return [
            Span(shown, number, match.start() + 1)
            for number, line in enumerate(text.split("\n"), 1)
            for match in pattern.finditer(line)
        ]

    def _shown(self, name: str) -> str:
        """A template as diagnostics show it: relative to the project, or to the folder that ships with the program."""
        path = Path(name)
        if path.is_absolute() and path.is_relative_to(templates_folder()):
            return (Path("templates") / path.relative_to(templates_folder())).as_posix()
        return self._project.shown(path) if path.is_absolute() else name if name == PAGE_TEMPLATE else f"templates/{name}"
