"""The calls in prose, read without running anything: every name looked up, every finding at its place.

Prose holds ``{{ fact(Revenue, prior, BusinessAxis=GenerativeAIMember) }}`` and nothing else of the template language, so that
its meaning is known from its text alone: the parser is Jinja's, what it parsed is looked up here. Nothing an author writes
is executed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from disclose.diagnostics import Diagnostic, Span, error
from disclose.model import Fact, Member
from disclose.model.aspects import ExplicitMember, TypedMember
from disclose.names import QName
from disclose.project import SCALES, Project
from disclose.render.display import display, is_block
from disclose.render.lookup import FactIndex, period_for, period_names, suggestion, without_defaults
from disclose.taxonomy import Concept, ItemKind, Role, Taxonomy
from disclose.transforms import Displayed, NegativeStyle

_CALL_OR_CHARACTER = re.compile(r"\{\{.*?\}\}|([^\n])", re.DOTALL)
_STYLES = tuple(style.value for style in NegativeStyle)


class Places:
    """Columns of names: the parser knows lines only, so each name is sought in its line, in reading order, in calls only."""

    def __init__(self, source: str, shown: str) -> None:
        self._shown = shown
        self._lines = _CALL_OR_CHARACTER.sub(lambda match: " " if match[1] else match[0], source).split("\n")
        self._next: dict[tuple[int, str], int] = {}

    def of(self, node: nodes.Node, word: str) -> Span:
        """The place of a word that belongs to a node; of the line's first call where the word is not found."""
        line = self._lines[node.lineno - 1] if node.lineno <= len(self._lines) else ""
        match = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(line, self._next.get((node.lineno, word), 0))
        if match is None:
            return Span(self._shown, node.lineno, len(line) - len(line.lstrip()) + 1)
        self._next[node.lineno, word] = match.end()
        return Span(self._shown, node.lineno, match.start() + 1)


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact that prose mentions and how it is displayed there."""

    fact: Fact
    shown: Displayed


Found = tuple[Diagnostic, ...]
_Members = dict[QName, Member]


@dataclass(frozen=True, slots=True)
class CallReader:
    """Reads the calls of one file against a taxonomy, a project's periods and the facts there are."""

    project: Project
    taxonomy: Taxonomy
    facts: FactIndex
    places: Places

    def read(self, node: nodes.Expr) -> Mention | str | Found:
        """What an expression stands for: a fact, a text written as a literal, or everything wrong with it."""
        if isinstance(node, nodes.Const) and isinstance(node.value, str):
            return node.value
        if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
            span = self.places.of(node, node.name if isinstance(node, nodes.Name) else "{{")
            help = "Prose holds {{ fact(Concept) }} and the like; write other text without braces."
            return (_finding("expression", "This expression is not read in prose", span, help),)
        name = node.node.name
        span = self.places.of(node.node, name)
        if name != "fact":
            help = suggestion(name, ["fact"]) or "Write {{ fact(Concept) }}."
            return (_finding("unknown-name", f"There is no function {name}", span, help),)
        return self._fact(node, span)

    def _fact(self, call: nodes.Call, span: Span) -> Mention | Found:
        named = {word.key: word.value for word in call.kwargs}
        if call.dyn_args is not None or call.dyn_kwargs is not None or not 1 <= len(call.args) <= 2:
            return (_argument("fact takes a concept, then perhaps a period, then members", span),)
        if len(call.args) == 2 and "period" in named:
            return (_argument("The period is given twice", span),)
        concept = self._concept(call.args[0])
        period = self._period(call.args[1] if len(call.args) == 2 else named.pop("period", None))
        style, scale = self._style(named.pop("style", None)), self._scale(named.pop("scale", None))
        members, found = self._members(named, call)
        found += [part for part in (concept, period, style, scale) if isinstance(part, Diagnostic)]
        if isinstance(concept, Diagnostic) or isinstance(period, Diagnostic) or isinstance(style, Diagnostic):
            return tuple(found)
        if isinstance(scale, Diagnostic) or found:
            return tuple(found)
        looked_up = self._lookup(concept, period, members, span)
        if isinstance(looked_up, Diagnostic):
            return (looked_up,)
        return Mention(looked_up, display(looked_up, self.taxonomy, self.facts.language, style=style, scale=scale))

    def _lookup(self, concept: Concept, name: str, members: Mapping[QName, Member], span: Span) -> Fact | Diagnostic:
        dimensions = without_defaults(self.taxonomy, members)
        reported = period_for(self.taxonomy, concept.qname, self.project.periods[name])
        found = self.facts.all(concept.qname, reported, dimensions)
        what = ", ".join([concept.qname.local, *(str(member) for _, member in dimensions)])
        if not found:
            same = [other for other in self.facts.of(concept.qname) if other.aspects.dimensions == dimensions]
            exist = period_names(self.project, (other.aspects.period for other in same))
            help = f"It is reported for {', '.join(exist)}." if exist else "No figure reports it: add it to the figures."
            return _finding("no-fact", f"{what} is not reported for {name}", span, help)
        if is_block(found[0]):
            return _argument(f"{what} is a text block and can't stand in a sentence", span)
        units = sorted({str(other.aspects.unit) for other in found})
        if len(units) > 1:
            return _argument(f"{what} is reported in {' and '.join(units)}, so that the mention is ambiguous", span)
        return found[0]

    def _concept(self, node: nodes.Expr) -> Concept | Diagnostic:
        name = _name_of(node)
        if name is None:
            return _argument("The first argument is the name of a concept", self.places.of(node, "fact"))
        span = self.places.of(node, name)
        concept = self.taxonomy.named(name)
        if concept is None:
            help = suggestion(name, (known.local for known, item in self.taxonomy.concepts.items() if not item.abstract))
            return _finding("unknown-name", f"There is no concept {name}", span, help)
        if concept.abstract or concept.role is not Role.ITEM or concept.kind is ItemKind.DOMAIN:
            return _argument(f"{name} can't be reported, so that no fact has it", span)
        return concept

    def _period(self, node: nodes.Expr | None) -> str | Diagnostic:
        if node is None:
            return next(iter(self.project.periods))
        name = _name_of(node)
        if name is None:
            return _argument("The second argument is the name of a period", self.places.of(node, "fact"))
        span = self.places.of(node, name)
        if name not in self.project.periods:
            known = ", ".join(self.project.periods)
            help = suggestion(name, self.project.periods) or f"The periods of disclosure.yaml are {known}."
            return _finding("unknown-name", f"There is no period {name}", span, help)
        return name

    def _style(self, node: nodes.Expr | None) -> NegativeStyle | Diagnostic:
        if node is None:
            return NegativeStyle.MINUS
        if isinstance(node, nodes.Const) and node.value in _STYLES:
            return NegativeStyle(node.value)
        return _argument("That is not a style", self.places.of(node, "style"), f"Write one of {', '.join(_STYLES)} in quotes.")

    def _scale(self, node: nodes.Expr | None) -> int | Diagnostic | None:
        """The power of ten to show a figure in; None leaves it in that of its table."""
        if node is None:
            return None
        if isinstance(node, nodes.Const) and node.value in SCALES:
            return SCALES[node.value]
        return _argument("That is not a scale", self.places.of(node, "scale"), f"Write one of {', '.join(SCALES)} in quotes.")

    def _members(self, named: Mapping[str, nodes.Expr], call: nodes.Call) -> tuple[_Members, list[Diagnostic]]:
        members: _Members = {}
        found: list[Diagnostic] = []
        for name, node in named.items():
            span = self.places.of(call, name)
            axis = self.taxonomy.named(name)
            if axis is None or axis.role is not Role.DIMENSION:
                help = suggestion(name, [*self._named(lambda concept: concept.role is Role.DIMENSION), "period", "style", "scale"])
                found.append(_finding("unknown-name", f"There is no dimension {name}", span, help))
                continue
            member = self._member(axis, node, span)
            if isinstance(member, Diagnostic):
                found.append(member)
            else:
                members[axis.qname] = member
        return members, found

    def _member(self, axis: Concept, node: nodes.Expr, at: Span) -> Member | Diagnostic:
        name = _name_of(node)
        if axis.typed_domain is not None:
            if isinstance(node, nodes.Const):
                return TypedMember(axis.typed_domain, str(node.value))
            return _argument(f"The value of {axis.qname.local} stands in quotes", at)
        if name is None:
            return _argument(f"The value of {axis.qname.local} is the name of a member", at)
        member = self.taxonomy.named(name)
        if member is None or member.kind is not ItemKind.DOMAIN:
            help = suggestion(name, self._named(lambda concept: concept.kind is ItemKind.DOMAIN))
            return _finding("unknown-name", f"There is no member {name}", self.places.of(node, name), help)
        return ExplicitMember(member.qname)

    def _named(self, wanted: Callable[[Concept], bool]) -> Iterator[str]:
        return (concept.qname.local for concept in self.taxonomy.concepts.values() if wanted(concept))


def _name_of(node: nodes.Expr) -> str | None:
    """A name as such, or in quotes where it is no identifier of the template language (``"ifrs-full:Revenue"``, 2023)."""
    if isinstance(node, nodes.Name):
        return node.name
    return str(node.value) if isinstance(node, nodes.Const) and isinstance(node.value, str | int) else None


def _argument(message: str, span: Span, help: str | None = None) -> Diagnostic:
    return _finding("argument", message, span, help)


def _finding(name: str, message: str, span: Span, help: str | None) -> Diagnostic:
    return error(f"disclose.prose:{name}", message, span, help=help)
