"""Assertions: equations between concepts that a taxonomy's author states and a report must satisfy as far as its
rounding lets one tell.

``GrossMargin = GrossProfit / Revenue``. On the left one concept; on the right ``+ - * /``, parentheses, decimal numbers,
concepts, and three functions: ``prior(X)``, the value of X one period earlier; ``whole(X, Axis)``, the value of X for the
default member of a dimension; ``members(X, Axis)``, the sum of X over the direct children of that default member.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from disclose.diagnostics import Span
from disclose.lexical import parse_decimal, print_decimal
from disclose.names import QName

MAX_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Term:
    """A concept's value. `function` is ``same``, ``prior``, ``whole`` or ``members``; the last two name a dimension."""

    concept: QName
    function: str = "same"
    dimension: QName | None = None

    def __str__(self) -> str:
        if self.function == "same":
            return self.concept.local
        inner = self.concept.local if self.dimension is None else f"{self.concept.local}, {self.dimension.local}"
        return f"{self.function}({inner})"


@dataclass(frozen=True, slots=True)
class Number:
    """An exact constant."""

    value: Decimal

    def __str__(self) -> str:
        return print_decimal(self.value)


@dataclass(frozen=True, slots=True)
class Operation:
    """``left operator right`` with one of ``+ - * /``."""

    operator: str
    left: Expression
    right: Expression

    def __str__(self) -> str:
        return f"({self.left} {self.operator} {self.right})"


Expression: TypeAlias = Term | Number | Operation


@dataclass(frozen=True, slots=True)
class Assertion:
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


_OPERATORS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_FUNCTIONS = {"prior": 1, "whole": 2, "members": 2}


def parse_assertion(text: str, resolve: Callable[[str], QName], span: Span | None = None) -> Assertion:
    """Read an equation. `resolve` turns a name into a concept's QName, raising `AssertionSyntaxError` for an unknown one."""
    left, equals, right = text.partition("=")
    if not equals or len(text) > MAX_LENGTH:
        raise AssertionSyntaxError("it has the form 'Concept = expression'")
    try:
        tree = ast.parse(right.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise AssertionSyntaxError(f"{right.strip()!r} is not an expression") from None
    return Assertion(text, resolve(left.strip()), _convert(tree, right.strip(), resolve), span)


def _convert(node: ast.expr, source: str, resolve: Callable[[str], QName]) -> Expression:
    if isinstance(node, ast.Name):
        return Term(resolve(node.id))
    if isinstance(node, ast.Constant):
        # the digits as typed: the parser's own value for 0.1 is a binary fraction
        number = parse_decimal(ast.get_source_segment(source, node) or "")
        if number is not None:
            return Number(number)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right = _convert(node.left, source, resolve), _convert(node.right, source, resolve)
        return Operation(_OPERATORS[type(node.op)], left, right)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return Operation("-", Number(Decimal(0)), _convert(node.operand, source, resolve))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        return _call(node.func.id, node.args, resolve)
    raise AssertionSyntaxError(f"{ast.get_source_segment(source, node)!r} is not a concept, number, sum or function")


def _call(name: str, arguments: list[ast.expr], resolve: Callable[[str], QName]) -> Term:
    names = [argument.id for argument in arguments if isinstance(argument, ast.Name)]
    if _FUNCTIONS.get(name) != len(names) or len(names) != len(arguments):
        raise AssertionSyntaxError(f"{name}(…) is not one of prior(X), whole(X, Axis), members(X, Axis)")
    return Term(resolve(names[0]), name, resolve(names[1]) if len(names) == 2 else None)
