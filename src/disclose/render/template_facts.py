"""The facts that a template places by name, as prose does: ``{{ fact("Revenue", "prior") }}``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import nodes

from disclose.render.context import PageContext
from disclose.render.narrative_names import CallReader, Mention, Places
from disclose.render.placing import Cell, inline_cell
from disclose.render.template import FactError

PLACE = "page"


class TemplateFacts:
    """Functions for templates. Names are looked up by the very code that reads the calls in prose."""

    def __init__(self, context: PageContext) -> None:
        self._context = context
        self._reader = CallReader(context.project, context.taxonomy, context.facts, Places("", ""))

    @property
    def functions(self) -> Mapping[str, Callable[..., object]]:
        """By the names that templates use."""
        return {"fact": self.fact, "known": self.known, "label": self.label}

    def fact(self, concept: str, period: str | None = None, **named: str) -> Cell:
        """The fact of a concept, tagged where it is printed. A fact that does not exist fails the template."""
        read = self._read(concept, period, named)
        if not isinstance(read, Mention):
            first = read[0] if isinstance(read, tuple) else None
            raise FactError(first.message if first is not None else concept, first.help if first is not None else None)
        return inline_cell(self._context.placer, self._context.facts.same(read.fact), read.shown, PLACE)

    def known(self, concept: str, period: str | None = None, **named: str) -> Cell | None:
        """The fact of a concept where the report has it: for themes, which serve reports on any taxonomy."""
        return self.fact(concept, period, **named) if isinstance(self._read(concept, period, named), Mention) else None

    def label(self, concept: str) -> str:
        """The label of a concept; its name where the taxonomy does not have it."""
        known = self._context.taxonomy.named(concept)
        return concept if known is None else self._context.label(known.qname)

    def _read(self, concept: str, period: str | None, named: Mapping[str, str]) -> object:
        arguments: list[nodes.Expr] = [nodes.Const(str(name), lineno=1) for name in (concept, period) if name is not None]
        keywords = [nodes.Keyword(name, nodes.Const(str(value), lineno=1), lineno=1) for name, value in named.items()]
        return self._reader.read(nodes.Call(nodes.Name("fact", "load", lineno=1), arguments, keywords, None, None, lineno=1))
