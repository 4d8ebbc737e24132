"""Statements that a section of prose holds below its text, as a part of its text block.

The theme's own template lays a table out while the prose is read, and each figure in it is left as a mention that is tagged
where the page is made. So the value of a text block holds the tables that its reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Protocol, cast

from jinja2 import TemplateNotFound
from markupsafe import Markup, escape
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Outcome, error
from disclose.model import Fact, Footnote
from disclose.names import QName
from disclose.project import Project
from disclose.render.context import PageContext
from disclose.render.front_matter import FrontMatter
from disclose.render.lookup import FactIndex, suggestion
from disclose.render.mentions import Mention
from disclose.render.placing import Placer
from disclose.render.prose import Pieces
from disclose.render.statements import named_table, statement_roles
from disclose.render.views import Table
from disclose.render.words import words
from disclose.taxonomy import Taxonomy
from disclose.taxonomy.dimensions import DimensionIndex
from disclose.templating import environment
from disclose.transforms import Displayed, NegativeStyle

_TEMPLATE = "tables.j2"
_FALLBACK = "annual-report"
_SHORT = 10
"""Most rows of a table that stays on one printed page: below a text there is less room than a page has."""
_MARK = re.compile("\ue000([0-9]+)\ue001")
"""Stands for a figure in a table, as in the text of a section. Labels hold no such character where a taxonomy is compiled."""


class _Tables(Protocol):
    """The macros of a theme's tables."""

    def facts(self, table: Table, size: str) -> Markup: ...


def _nothing_below(place: str | None = None) -> tuple[str, ...]:
    """Footnotes stand below the section: they are no part of its text block."""
    return ()


class _Recorder:
    """A tagger that leaves a mark for each fact and remembers it."""

    def __init__(self) -> None:
        self.mentions: list[Mention] = []

    def number(self, fact: Fact, shown: Displayed, occurrence: str) -> Markup:
        return self._mark(fact, shown)

    def text(self, fact: Fact, shown: str, transformation: QName | None, occurrence: str) -> Markup:
        return self._mark(fact, Displayed(shown, transformation=transformation))

    def fraction(self, fact: Fact, occurrence: str) -> Markup:
        return self._mark(fact, Displayed(str(fact.value)))

    def block(self, fact: Fact, content: Markup, occurrence: str, part: int = 1, parts: int = 1) -> Markup:
        return content

    def exclude(self, content: Markup) -> Markup:
        return content

    def footnote(self, note: Footnote) -> Markup:
        return Markup()

    def nil(self, fact: Fact, shown: str, occurrence: str) -> Markup:
        return self._mark(fact, Displayed(shown))

    def words(self, fact: Fact, shown: str, occurrence: str) -> Markup:
        return self._mark(fact, Displayed(shown))

    def _mark(self, fact: Fact, shown: Displayed) -> Markup:
        self.mentions.append(Mention(fact, shown, NegativeStyle.PARENTHESES))
        return Markup(f"\ue000{len(self.mentions) - 1}\ue001")


class NoteTables:
    """The tables that sections in one language ask for. What they need is made with the first of them."""

    def __init__(self, project: Project, taxonomy: Taxonomy, facts: FactIndex) -> None:
        self._project, self._taxonomy, self._facts = project, taxonomy, facts

    @cached_property
    def _dimensions(self) -> DimensionIndex:
        return DimensionIndex(self._taxonomy)

    @cached_property
    def _macros(self) -> _Tables:
        found = environment((self._project.folder,))
        names = (self._project.config.layout.theme, _FALLBACK)
        context = {"page": {"words": words(self._facts.language), "footnotes": _nothing_below}}
        try:
            template = found.get_template(f"themes/{names[0]}/{_TEMPLATE}")
        except TemplateNotFound:
            template = found.get_template(f"themes/{names[1]}/{_TEMPLATE}")
        return cast(_Tables, template.make_module(context))

    def below(self, front: FrontMatter, title: str) -> Outcome[Pieces]:
        """The tables that a section asks for, each under its title unless that is the section's. Code:
        ``disclose.prose:table``."""
        found: list[Diagnostic] = []
        pieces: list[str | Mention] = []
        for at, name in enumerate(front.tables):
            recorder = _Recorder()
            context = PageContext(
                self._project, self._taxonomy, self._dimensions, self._facts, Placer(recorder), self._facts.language
            )
            roles = statement_roles(context)
            made = named_table(context, name) if name in roles else None
            if made is None:
                what = f"The statement {name} has no figures" if name in roles else f"The taxonomy has no statement {name}"
                help = suggestion(name, roles) if name not in roles else "Report its figures, or take it out of tables."
                found.append(error("disclose.prose:table", what, front.document.span("tables", at), help=help))
            else:
                pieces += self._laid_out(made, title, recorder)
        return Outcome(None if found else tuple(pieces), tuple(found))

    def _laid_out(self, table: Table, title: str, recorder: _Recorder) -> Iterator[str | Mention]:
        plain = replace(table, rows=tuple(replace(row, source="") for row in table.rows))
        heading = Markup("<h3>{}</h3>\n").format(table.title) if table.title != title else Markup()
        style = "exhibit" if len(table.rows) <= _SHORT else "exhibit long"
        body = self._macros.facts(plain, "note")
        html = Markup('\n<div class="{}">\n{}{}</div>').format(style, heading, escape(body))
        parts = _MARK.split(str(html))
        for at, part in enumerate(parts):
            yield recorder.mentions[int(part)] if at % 2 else part
