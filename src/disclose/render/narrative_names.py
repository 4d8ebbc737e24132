"""The calls in prose, read without running anything: every name looked up, every finding at its place.

Prose holds ``{{ fact(Revenue, prior, BusinessAxis=GenerativeAIMember) }}``, ``{{ change(Revenue) }}`` and the like, so that its
meaning is known from its text alone: the parser is Jinja's, what it parsed is looked up here. Nothing an author writes is
executed.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import nodes
from msgspec import Struct
from msgspec.structs import replace

from disclose.diagnostics import Diagnostic, Span
from disclose.model import Fact
from disclose.project import Project
from disclose.render import quantities
from disclose.render.call_options import Found, Options, Scope, first_scope, read_options
from disclose.render.claims import claimed_number, comparable, meets
from disclose.render.display import display
from disclose.render.lookup import FactIndex, suggestion
from disclose.render.mentions import Mention, Words
from disclose.render.prose_names import Names, Places, argument, name_of, prose_finding
from disclose.render.quantities import Kind, Quantity, Refusal, of_fact
from disclose.render.ranks import ordinal, place_among
from disclose.render.stating import Computation, Computed, span_text, state
from disclose.taxonomy import Taxonomy
from disclose.transforms import Displayed, NegativeStyle

__all__ = ["CallReader", "Computed", "Found", "Mention", "Places", "Words"]

_SHOWN = ("places", "scale", "style")
_COMPUTED = ("change", "share", "ratio", "total", "difference")
_PAIRS: dict[str, Callable[[Quantity, Quantity], Quantity | Refusal]] = {
    "change": quantities.change,
    "share": quantities.share,
    "ratio": quantities.ratio,
    "difference": quantities.difference,
}
_OPERATORS: dict[type[nodes.BinExpr], Callable[[Quantity, Quantity], Quantity | Refusal]] = {
    nodes.Add: lambda left, right: quantities.total((left, right)),
    nodes.Sub: quantities.difference,
    nodes.Div: quantities.ratio,
}
FUNCTIONS = ("fact", *_COMPUTED, "rank", "claim", "literal")
_Value = Mention | Computation | Computed | Words


class CallReader(Struct, frozen=True):
    """Reads the calls of one file against a taxonomy, a project's periods and the facts there are."""

    project: Project
    taxonomy: Taxonomy
    facts: FactIndex
    places: Places

    @property
    def _names(self) -> Names:
        return Names(self.project, self.taxonomy, self.facts, self.places)

    def read(self, node: nodes.Expr) -> Mention | Computed | Words | str | Found:
        """What an expression stands for: a fact, a computation, words, a text in quotes, or everything wrong with it."""
        if isinstance(node, nodes.Const) and isinstance(node.value, str):
            return node.value
        head = _head(node)
        span = self.places.peek(head, head.name) if head is not None else None
        value = self._value(node, first_scope(self._names))
        if not isinstance(value, Computation):
            return value
        stated = state(value, self.facts.language)
        return _refused(stated, span or self.places.of(node, "{{")) if isinstance(stated, Refusal) else stated

    def _value(self, node: nodes.Expr, scope: Scope) -> _Value | Found:
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            return self._call(node, node.node, scope)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr) and node.node.attr == "verb":
            return self._verb(node, node.node, scope)
        if isinstance(node, nodes.Getattr) and node.attr in ("magnitude", "signed"):
            value = self._value(node.node, scope)
            style = NegativeStyle.MAGNITUDE if node.attr == "magnitude" else NegativeStyle.MINUS
            if isinstance(value, Mention):
                return replace(value, shown=self._shown(value.fact, style), style=style)
            return replace(value, style=style) if isinstance(value, Computation) else self._unread(node)
        operator = _OPERATORS.get(type(node)) if isinstance(node, nodes.BinExpr) else None
        if isinstance(node, nodes.BinExpr) and operator is not None:
            left, right = self._operand(node.left, scope), self._operand(node.right, scope)
            if not isinstance(left, Quantity) or not isinstance(right, Quantity):
                return (*(left if isinstance(left, tuple) else ()), *(right if isinstance(right, tuple) else ()))
            result = operator(left, right)
            return _refused(result, self.places.of(node, "{{")) if isinstance(result, Refusal) else Computation(result)
        return self._unread(node)

    def _unread(self, node: nodes.Expr) -> Found:
        span = self.places.of(node, node.name if isinstance(node, nodes.Name) else "{{")
        help = "Prose holds {{ fact(Concept) }}, {{ change(Concept) }} and the like; write other text without braces."
        return (prose_finding("expression", "This expression is not read in prose", span, help),)

    def _call(self, call: nodes.Call, named: nodes.Name, scope: Scope) -> _Value | Found:
        name = named.name
        span = self.places.of(named, name)
        if call.dyn_args is not None or call.dyn_kwargs is not None:
            return (argument(f"{name} takes arguments one by one, without stars", span),)
        if name in _COMPUTED:
            return self._computed(name, call, scope, span)
        if name == "fact":
            return self._fact(call, scope, span)
        if name == "rank":
            return self._rank(call, scope, span)
        if name == "claim":
            return self._claim(call, scope, span)
        if name == "literal":
            text = _text(call.args[0]) if len(call.args) == 1 and not call.kwargs else None
            return Words(text) if text else (argument('literal takes one text in quotes, as in literal("ten years")', span),)
        help = suggestion(name, FUNCTIONS) or f"The functions are {', '.join(FUNCTIONS)}."
        return (prose_finding("unknown-name", f"There is no function {name}", span, help),)

    def _figure(self, call: nodes.Call, scope: Scope, span: Span, allowed: tuple[str, ...]) -> tuple[Fact, Options] | Found:
        """The fact of a concept that a call names, and the call's options."""
        concept = self._names.concept(call.args[0])
        options = read_options(self._names, call, scope, ("period", *allowed), call.args[1:])
        if isinstance(concept, Diagnostic) or isinstance(options, tuple):
            return (*((concept,) if isinstance(concept, Diagnostic) else ()), *(options if isinstance(options, tuple) else ()))
        fact = self._names.lookup(concept, options.scope.period, options.scope.members, span)
        return (fact,) if isinstance(fact, Diagnostic) else (fact, options)

    def _fact(self, call: nodes.Call, scope: Scope, span: Span) -> _Value | Found:
        if not 1 <= len(call.args) <= 2:
            return (argument("fact takes a concept, then perhaps a period, then members", span),)
        found = self._figure(call, scope, span, _SHOWN)
        fact, options = found if len(found) == 2 and isinstance(found[0], Fact) else (None, None)
        if fact is None or not isinstance(options, Options):
            return tuple(part for part in found if isinstance(part, Diagnostic))
        quantity = of_fact(fact, self.taxonomy)
        if (options.places, options.scale) != (None, None) and quantity is None:
            return (argument("Only a figure is shown with places or in a scale", span),)
        if options.scale is not None and quantity is not None and quantity.kind is not Kind.AMOUNT:
            return (argument("A percentage has no scale", span),)
        style = options.style or NegativeStyle.MINUS
        printed = None if quantity is None or quantity.places is None else quantity.places - quantity.scale
        scale = fact.origin.scale if options.scale is None else options.scale
        if options.places is None or quantity is None or (printed is not None and options.places == max(printed + scale, 0)):
            return Mention(fact, self._shown(fact, style, options.scale), style)
        return Computation(quantity, options.places, options.scale, style)

    def _shown(self, fact: Fact, style: NegativeStyle, scale: int | None = None) -> Displayed:
        return display(fact, self.taxonomy, self.facts.language, style=style, scale=scale)

    def _computed(self, name: str, call: nodes.Call, scope: Scope, span: Span) -> _Value | Found:
        operands, periods = self._split(call)
        options = read_options(self._names, call, scope, ("period", "base", *_SHOWN), periods)
        if isinstance(options, tuple):
            return options
        most = len(operands) if name == "total" else 2
        if not 1 <= len(operands) <= most:
            help = f"Write {{{{ {name}(Concept) }}}} or {{{{ {name}(Concept, OtherConcept) }}}}."
            return (argument(f"{name} takes the names of concepts, or other calls", span, help),)
        inner = options.scope
        scopes = [inner] * len(operands)
        if len(operands) == 1 and name != "total":
            second = self._second(name, options, scope, span)
            if isinstance(second, tuple):
                return second
            operands, scopes = [*operands, *operands], [inner, second]
        read = []
        for at, (node, where) in enumerate(zip(operands, scopes, strict=True)):
            mark = self.places.mark()
            read.append(self._operand(node, where, span))
            if at == 0 and len(call.args) - len(periods) == 1 and len(operands) == 2:
                self.places.back_to(mark)
        wrong = tuple(dict.fromkeys(problem for part in read if isinstance(part, tuple) for problem in part))
        parts = [part for part in read if isinstance(part, Quantity)]
        if wrong or len(parts) != len(read):
            return wrong
        result = quantities.total(parts) if name == "total" else _PAIRS[name](parts[0], parts[1])
        if isinstance(result, Refusal):
            return _refused(result, span)
        if options.scale is not None and result.kind is not Kind.AMOUNT:
            return (argument(f"The result is a {result.kind.value}, which has no scale", span),)
        return Computation(result, options.places, options.scale, options.style)

    def _split(self, call: nodes.Call) -> tuple[list[nodes.Expr], list[nodes.Expr]]:
        """The operands of a call and the periods that stand behind them."""
        cut = len(call.args)
        while cut > 1 and len(call.args) - cut < 2 and self._is_period(call.args[cut - 1]):
            cut -= 1
        return call.args[:cut], call.args[cut:]

    def _is_period(self, node: nodes.Expr) -> bool:
        name = name_of(node)
        return name is not None and name in self.project.periods and self.taxonomy.named(name) is None

    def _second(self, name: str, options: Options, scope: Scope, span: Span) -> Scope | Found:
        """What the one operand of a call is compared with: itself a period before, or the whole that it is a part of."""
        inner = options.scope
        if name == "share":
            if not options.own:
                help = "Write share(Part, Whole), or name a member: share(Revenue, BusinessAxis=CloudMember)."
                return (argument("share takes a part and a whole", span, help),)
            return replace(inner, members=dict(scope.members))
        if inner.base is None or inner.base == inner.period:
            help = "Name two periods, as in period=current, base=prior."
            return (argument(f"{name} of one figure compares two periods", span, help),)
        return inner.earlier()

    def _operand(self, node: nodes.Expr, scope: Scope, span: Span | None = None) -> Quantity | Found:
        name = name_of(node)
        if name is not None and not (isinstance(node, nodes.Const) and not isinstance(node.value, str)):
            concept = self._names.concept(node)
            if isinstance(concept, Diagnostic):
                return (concept,)
            place = span or self.places.of(node, "{{")
            fact = self._names.lookup(concept, scope.period, scope.members, place)
            if isinstance(fact, Diagnostic):
                return (fact,)
            return of_fact(fact, self.taxonomy) or (argument(f"{name} is not a number", place),)
        value = self._value(node, scope)
        if isinstance(value, Mention):
            what = value.fact.aspects.concept.local
            return of_fact(value.fact, self.taxonomy) or (argument(f"{what} is not a number", self.places.of(node, "{{")),)
        if isinstance(value, Computation | Computed):
            return value.quantity
        return value if isinstance(value, tuple) else self._unread(node)

    def _verb(self, call: nodes.Call, target: nodes.Getattr, scope: Scope) -> _Value | Found:
        value = self._value(target.node, scope)
        if isinstance(value, tuple):
            return value
        span = self.places.of(call, "verb")
        texts = [_text(node) for node in call.args]
        if not 2 <= len(texts) <= 3 or call.kwargs or not all(texts) or not isinstance(value, Mention | Computation):
            return (argument('verb takes two or three words in quotes, as in verb("fell", "rose", "stayed")', span),)
        quantity = value.quantity if isinstance(value, Computation) else of_fact(value.fact, self.taxonomy)
        sign = quantity.sign if quantity is not None else None
        if sign is None or (sign == 0 and len(texts) < 3):
            message = "The figures do not determine which way it went" if sign is None else "It stayed the same"
            help = "Write the sentence without a direction." if sign is None else "Add a third word for that."
            return (prose_finding("undetermined", message, span, help),)
        return Words(texts[{-1: 0, 1: 1, 0: 2}[sign]] or "", sign)

    def _rank(self, call: nodes.Call, scope: Scope, span: Span) -> _Value | Found:
        if not 1 <= len(call.args) <= 2:
            return (argument("rank takes a concept, then perhaps a period, then a member", span),)
        found = self._figure(call, scope, span, ("order",))
        if not (len(found) == 2 and isinstance(found[0], Fact) and isinstance(found[1], Options)):
            return tuple(part for part in found if isinstance(part, Diagnostic))
        fact, options = found
        if len(options.own) != 1:
            help = "Write {{ rank(Revenue, BusinessAxis=CloudMember) }}."
            return (argument("rank takes the one member whose place is asked for", span, help),)
        placed = place_among(fact, next(iter(options.own)), self.facts, self.taxonomy, ascending=options.ascending)
        if isinstance(placed, Refusal):
            return _refused(placed, span)
        return Computed(Displayed(ordinal(int(placed.nominal), self.facts.language)), placed, NegativeStyle.MINUS)

    def _claim(self, call: nodes.Call, scope: Scope, span: Span) -> _Value | Found:
        text = _text(call.args[0]) if len(call.args) == 2 and not call.kwargs else None
        if text is None:
            return (argument('claim takes a text and a computation, as in claim("10.6%", change(Revenue))', span),)
        quantity = self._operand(call.args[1], scope, span)
        if isinstance(quantity, tuple):
            return quantity
        language = self.facts.language
        units = tuple(unit.label(language) for unit in self.taxonomy.units.values())
        typed = claimed_number(text, language, units)
        if typed is None or not comparable(typed, quantity):
            message = f"{text!r} is not a {quantity.kind.value}"
            return (prose_finding("claim", message, span, "Write one number, with its percent sign or scale, in quotes."),)
        if not meets(typed, quantity):
            message = f"The figures do not give {text!r}: the result is {span_text(Computation(quantity), language)}"
            return (prose_finding("claim", message, span, "Correct the text or the figures."),)
        return Computed(Displayed(text), quantity, NegativeStyle.MINUS if typed.sign else NegativeStyle.MAGNITUDE, claimed=True)


def _head(node: nodes.Expr) -> nodes.Name | None:
    """The first name of an expression."""
    while not isinstance(node, nodes.Name):
        if isinstance(node, nodes.BinExpr):
            node = node.left
        elif isinstance(node, nodes.Call | nodes.Getattr):
            node = node.node
        else:
            return None
    return node


def _text(node: nodes.Expr) -> str | None:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None


def _refused(refusal: Refusal, span: Span) -> Found:
    return (prose_finding("undetermined" if refusal.undetermined else "computation", refusal.message, span, refusal.help),)
