"""The names in prose, looked up: concepts, periods, dimensions and members, and the facts that they lead to.

Every finding stands at the place of the name it is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from jinja2 import nodes
from msgspec import Struct

from disclose.diagnostics import Diagnostic, Span, error
from disclose.model import Fact, Member
from disclose.model.aspects import ExplicitMember, TypedMember
from disclose.names import QName
from disclose.project import Project
from disclose.render.display import is_block
from disclose.render.lookup import FactIndex, period_for, period_names, suggestion, without_defaults
from disclose.taxonomy import Concept, ItemKind, Role, Taxonomy
from disclose.transforms import NegativeStyle

_CALL_OR_CHARACTER = re.compile(r"\{\{.*?\}\}|([^\n])", re.DOTALL)
_STYLES = tuple(style.value for style in NegativeStyle)
Members = dict[QName, Member]


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

    def peek(self, node: nodes.Node, word: str) -> Span:
        """The place that `of` will give, which it will then give once more."""
        mark = self.mark()
        span = self.of(node, word)
        self.back_to(mark)
        return span

    def mark(self) -> dict[tuple[int, str], int]:
        """How far reading has come."""
        return dict(self._next)

    def back_to(self, mark: dict[tuple[int, str], int]) -> None:
        """Go on reading from a mark: what stands there is looked up a second time."""
        self._next = dict(mark)


class Names(Struct, frozen=True):
    """What the names in the calls of one file stand for: a taxonomy, a project's periods and the facts there are."""

    project: Project
    taxonomy: Taxonomy
    facts: FactIndex
    places: Places

    def lookup(self, concept: Concept, name: str, members: Mapping[QName, Member], span: Span) -> Fact | Diagnostic:
        """The one fact of a concept for a named period and members, or why there is none."""
        dimensions = without_defaults(self.taxonomy, members)
        reported = period_for(self.taxonomy, concept.qname, self.project.periods[name])
        found = self.facts.all(concept.qname, reported, dimensions)
        what = ", ".join([concept.qname.local, *(str(member) for _, member in dimensions)])
        if not found:
            same = [other for other in self.facts.of(concept.qname) if other.aspects.dimensions == dimensions]
            exist = period_names(self.project, (other.aspects.period for other in same))
            help = f"It is reported for {', '.join(exist)}." if exist else "No figure reports it: add it to the figures."
            return prose_finding("no-fact", f"{what} is not reported for {name}", span, help)
        if is_block(found[0]):
            return argument(f"{what} is a text block and can't stand in a sentence", span)
        units = sorted({str(other.aspects.unit) for other in found})
        if len(units) > 1:
            return argument(f"{what} is reported in {' and '.join(units)}, so that the mention is ambiguous", span)
        return found[0]

    def concept(self, node: nodes.Expr) -> Concept | Diagnostic:
        """The concept that a name stands for and that facts report, or what is wrong with the name."""
        name = name_of(node)
        if name is None:
            return argument("The first argument is the name of a concept", self.places.of(node, "fact"))
        span = self.places.of(node, name)
        concept = self.taxonomy.named(name)
        if concept is None:
            help = suggestion(name, (known.local for known, item in self.taxonomy.concepts.items() if not item.abstract))
            return prose_finding("unknown-name", f"There is no concept {name}", span, help)
        if concept.abstract or concept.role is not Role.ITEM or concept.kind is ItemKind.DOMAIN:
            return argument(f"{name} can't be reported, so that no fact has it", span)
        return concept

    def period(self, node: nodes.Expr | None) -> str | Diagnostic:
        """The name of a period of the project; its first where none is named."""
        if node is None:
            return next(iter(self.project.periods))
        name = name_of(node)
        if name is None:
            return argument("The second argument is the name of a period", self.places.of(node, "fact"))
        span = self.places.of(node, name)
        if name not in self.project.periods:
            known = ", ".join(self.project.periods)
            help = suggestion(name, self.project.periods) or f"The periods of disclosure.yaml are {known}."
            return prose_finding("unknown-name", f"There is no period {name}", span, help)
        return name

    def style(self, node: nodes.Expr | None) -> NegativeStyle | Diagnostic:
        """How a negative number is to look."""
        if node is None:
            return NegativeStyle.MINUS
        if isinstance(node, nodes.Const) and node.value in _STYLES:
            return NegativeStyle(node.value)
        return argument("That is not a style", self.places.of(node, "style"), f"Write one of {', '.join(_STYLES)} in quotes.")

    def members(
        self, named: Mapping[str, nodes.Expr], call: nodes.Call, options: Sequence[str]
    ) -> tuple[Members, list[Diagnostic]]:
        """The members of the dimensions that a call names, and everything wrong with them. `options` are the other keywords."""
        members: Members = {}
        found: list[Diagnostic] = []
        for name, node in named.items():
            span = self.places.of(call, name)
            axis = self.taxonomy.named(name)
            if axis is None or axis.role is not Role.DIMENSION:
                help = suggestion(name, [*self._named(lambda concept: concept.role is Role.DIMENSION), *options])
                found.append(prose_finding("unknown-name", f"There is no dimension {name}", span, help))
                continue
            member = self._member(axis, node, span)
            if isinstance(member, Diagnostic):
                found.append(member)
            else:
                members[axis.qname] = member
        return members, found

    def _member(self, axis: Concept, node: nodes.Expr, at: Span) -> Member | Diagnostic:
        name = name_of(node)
        if axis.typed_domain is not None:
            if isinstance(node, nodes.Const):
                return TypedMember(axis.typed_domain, str(node.value))
            return argument(f"The value of {axis.qname.local} stands in quotes", at)
        if name is None:
            return argument(f"The value of {axis.qname.local} is the name of a member", at)
        member = self.taxonomy.named(name)
        if member is None or member.kind is not ItemKind.DOMAIN:
            help = suggestion(name, self._named(lambda concept: concept.kind is ItemKind.DOMAIN))
            return prose_finding("unknown-name", f"There is no member {name}", self.places.of(node, name), help)
        return ExplicitMember(member.qname)

    def _named(self, wanted: Callable[[Concept], bool]) -> Iterator[str]:
        return (concept.qname.local for concept in self.taxonomy.concepts.values() if wanted(concept))


def name_of(node: nodes.Expr) -> str | None:
    """A name as such, or in quotes where it is no identifier of the template language (``"ifrs-full:Revenue"``, 2023)."""
    if isinstance(node, nodes.Name):
        return node.name
    return str(node.value) if isinstance(node, nodes.Const) and isinstance(node.value, str | int) else None


def argument(message: str, span: Span, help: str | None = None) -> Diagnostic:
    """The finding about an argument that a function does not take."""
    return prose_finding("argument", message, span, help)


def prose_finding(name: str, message: str, span: Span, help: str | None) -> Diagnostic:
    """A finding about prose."""
    return error(f"disclose.prose:{name}", message, span, help=help)
