"""Reading assertions: precedence, functions, and what is refused with which words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclose.names import QName
from disclose.taxonomy.assertion import AssertionSyntaxError, Number, Operation, Term, parse_assertion


def resolve(name: str) -> QName:
    return QName("n", name)


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("A = B", "B"),
        ("A = B + C * D", "(B + (C * D))"),
        ("A = B - C - D", "((B - C) - D)"),
        ("A = B / C / D", "((B / C) / D)"),
        ("A = (B - C) * 1.50", "((B - C) * 1.5)"),
        ("A = -B / C", "((0 - B) / C)"),
        ("A=B/prior( B )-1", "((B / prior(B)) - 1)"),
        ("A = whole(B, X) + members(B,X)", "(whole(B, X) + members(B, X))"),
        ("A = 收入 * 2", "(收入 * 2)"),
    ],
)
def test_expressions(text: str, expression: str) -> None:
    assertion = parse_assertion(text, resolve)
    assert str(assertion.expression) == expression
    assert assertion.target == resolve("A")
    assert assertion.text == text


def test_numbers_are_exact() -> None:
    assert parse_assertion("A = 0.1", resolve).expression == Number(Decimal("0.1"))


def test_terms_are_in_reading_order() -> None:
    terms = list(parse_assertion("A = (B - prior(C)) / whole(B, X) * 2", resolve).terms())
    assert terms == [
        Term(resolve("B")),
        Term(resolve("C"), "prior"),
        Term(resolve("B"), "whole", resolve("X")),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "it has the form Concept = expression"),
        ("A", "it has the form Concept = expression"),
        ("A + B = C", "it has the form Concept = expression"),
        ("A =", "something is missing at its end"),
        ("A = (B", "something is missing at its end"),
        ("A = B C", "'C' can't follow 'B'"),
        ("A = B + * C", "'*' can't follow '+'"),
        ("A = = B", "'=' can't follow '='"),
        ("A = B)", "')' can't follow 'B'"),
        ("A = 1or B", "'or' can't follow '1'"),
        ("A = B ** C", "'*' can't follow '*'"),
        ("A = 'x'", "\"'\" can't follow '='"),
        ("A = B.real", "'.' can't follow 'B'"),
        ("A = sum(B)", "sum(B) is not one of prior(X), whole(X, Axis), members(X, Axis)"),
        ("A = prior(B, X)", "prior(B, X) is not one of prior(X), whole(X, Axis), members(X, Axis)"),
        ("A = prior(B + C)", "'+' can't follow 'B'"),
        ("A = prior()", "')' can't follow '('"),
        ("A = " + "-" * 60 + "B", "it is nested deeper than 50 levels"),
        ("A = " + "(" * 60 + "B" + ")" * 60, "it is nested deeper than 50 levels"),
        ("A = " + "+".join(["B"] * 300), "it has more than 400 names, numbers and signs"),
        ("A = " + "B" * 2000, "it is longer than 2000 characters"),
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    with pytest.raises(AssertionSyntaxError) as refused:
        parse_assertion(text, resolve)
    assert str(refused.value) == message


def test_the_longest_sum_can_be_walked() -> None:
    assertion = parse_assertion("A = " + "+".join(["B"] * 200), resolve)
    assert isinstance(assertion.expression, Operation)
    assert len(list(assertion.terms())) == 200
    assert str(assertion.expression).startswith("((")
