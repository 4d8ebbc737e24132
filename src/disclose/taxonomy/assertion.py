"""Assertions: equations between concepts that a taxonomy's author states and a report must satisfy as far as its
rounding lets one tell.

``GrossMargin = GrossProfit / Revenue``. On the left one concept; on the right ``+ - * /``, parentheses, decimal numbers,
concepts, and three functions: ``prior(X)``, the value of X one period earlier; ``whole(X, Axis)``, the value of X for the
default member of a dimension; ``members(X, Axis)``, the sum of X over the direct children of that default member.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct

from disclose.diagnostics import Span
from disclose.lexical import print_decimal
from disclose.names import QName

MAX_LENGTH = 2000
MAX_TOKENS = 400
MAX_DEPTH = 50
"""Bounds of an equation: its tree is walked by recursion."""


class Term(Struct, frozen=True):
    """A concept's value. `function` is ``same``, ``prior``, ``whole`` or ``members``; the last two name a dimension."""

    concept: QName
    function: str = "same"
    dimension: QName | None = None

    def __str__(self) -> str:
        if self.function == "same":
            return self.concept.local
        inner = self.concept.local if self.dimension is None else f"{self.concept.local}, {self.dimension.local}"
        return f"{self.function}({inner})"


class Number(Struct, frozen=True):
    """An exact constant."""

    value: Decimal

    def __str__(self) -> str:
        return print_decimal(self.value)


class Operation(Struct, frozen=True):
    """``left operator right`` with one of ``+ - * /``."""

    operator: str
    left: Expression
    right: Expression

    def __str__(self) -> str:
        return f"({self.left} {self.operator} {self.right})"


Expression: TypeAlias = Term | Number | Operation


class Assertion(Struct, frozen=True):
    """An equation: `target` equals `expression`, wherever all its terms are reported. `text` is as the author wrote it."""

    text: str
    target: QName
    expression: Expression
    span: Span | None = None

    def terms(self) -> Iterator[Term]:
        """The terms of the right-hand side, left to right."""
        return _terms(self.expression)


def _terms(expression: Expression) -> Iterator[Term]:
    if isinstance(expression, Term):
        yield expression
    elif isinstance(expression, Operation):
        yield from _terms(expression.left)
        yield from _terms(expression.right)


class AssertionSyntaxError(ValueError):
    """The text is not an equation of the form described above; the message says which part."""


_TOKEN = re.compile(r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[^\W\d]\w*)|(?P<sign>[-+*/(),])|(?P<other>\S))")
_FUNCTIONS = MappingProxyType({"prior": 1, "whole": 2, "members": 2})


def parse_assertion(text: str, resolve: Callable[[str], QName], span: Span | None = None) -> Assertion:
    """Read an equation. `resolve` turns a name into a concept's QName; it may raise `AssertionSyntaxError` for an unknown
    one."""
    if len(text) > MAX_LENGTH:
        raise AssertionSyntaxError(f"it is longer than {MAX_LENGTH} characters")
    left, equals, right = text.partition("=")
    if not equals or not left.strip().isidentifier():
        raise AssertionSyntaxError("it has the form Concept = expression")
    parser = _Parser(right, resolve)
    expression = parser.sum()
    parser.expect_end()
    return Assertion(text, resolve(left.strip()), expression, span)


class _Parser:
    """Recursive descent over the right-hand side: a sum of products of operands."""

    def __init__(self, text: str, resolve: Callable[[str], QName]) -> None:
        self.tokens = [(match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(text)]
        self.resolve = resolve
        self.at = 0
        self.depth = 0
        if len(self.tokens) > MAX_TOKENS:
            raise AssertionSyntaxError(f"it has more than {MAX_TOKENS} names, numbers and signs")

    def take(self, *signs: str) -> str | None:
        """The next token if it is one of these signs."""
        if self.at < len(self.tokens) and self.tokens[self.at] in {("sign", sign) for sign in signs}:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def unexpected(self) -> AssertionSyntaxError:
        if self.at >= len(self.tokens):
            return AssertionSyntaxError("something is missing at its end")
        before = self.tokens[self.at - 1][1] if self.at else "="
        return AssertionSyntaxError(f"{self.tokens[self.at][1]!r} can't follow {before!r}")

    def expect(self, sign: str) -> None:
        if self.take(sign) is None:
            raise self.unexpected()

    def expect_end(self) -> None:
        if self.at < len(self.tokens):
            raise self.unexpected()

    def sum(self) -> Expression:
        result = self.product()
        while (operator := self.take("+", "-")) is not None:
            result = Operation(operator, result, self.product())
        return result

    def product(self) -> Expression:
        result = self.operand()
        while (operator := self.take("*", "/")) is not None:
            result = Operation(operator, result, self.operand())
        return result

    def operand(self) -> Expression:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise AssertionSyntaxError(f"it is nested deeper than {MAX_DEPTH} levels")
        try:
            if self.take("-") is not None:
                return Operation("-", Number(Decimal(0)), self.operand())
            if self.take("(") is not None:
                inner = self.sum()
                self.expect(")")
                return inner
        finally:
            self.depth -= 1
        if self.at < len(self.tokens) and self.tokens[self.at][0] == "number":
            self.at += 1
            return Number(Decimal(self.tokens[self.at - 1][1]))
        name = self.name()
        return self.call(name) if self.take("(") is not None else Term(self.resolve(name))

    def name(self) -> str:
        if self.at >= len(self.tokens) or self.tokens[self.at][0] != "name":
            raise self.unexpected()
        self.at += 1
        return self.tokens[self.at - 1][1]

    def call(self, function: str) -> Term:
        names = [self.name()]
        while self.take(",") is not None:
            names.append(self.name())
        self.expect(")")
        if _FUNCTIONS.get(function) != len(names):
            raise AssertionSyntaxError(
                f"{function}({', '.join(names)}) is not one of prior(X), whole(X, Axis), members(X, Axis)"
            )
        return Term(self.resolve(names[0]), function, self.resolve(names[1]) if len(names) == 2 else None)
