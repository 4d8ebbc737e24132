"""Every code that the source can report is explained, and nothing is explained that no source reports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from disclose.rules.catalogue import ALL_RULES
from disclose.rules.dts.catalogue import ALL_DTS_RULES
from disclose.rules.explanations import OTHER_CODES, codes, explain
from disclose.rules.pages import render_page

SOURCE = Path(__file__).parents[2] / "src" / "disclose"
AREA = (
    r"(?:disclose\.[a-z-]+|(?:xbrl|ix11)(?:\.[0-9]+)*|xmlSchema"
    r"|tpe|rpe|utre|oimc?e|dtre|(?:xbrld[it]|calc11|enum2[it]|xbrl[cjx])e)"
)
CODE = re.compile(rf"{AREA}:[A-Za-z][A-Za-z0-9-]*\Z")
BEGINNING = re.compile(rf"{AREA}:[A-Za-z-]*\Z")
BUILT = {
    "disclose.taxonomy:unused-": ("dimension", "enumeration", "member", "type", "unit"),
    "xbrl.3.5.3.9.2:": ("arcResource",),
    "xbrl.3.5.3.9.3:": ("arcResource",),
    "tpe:": ("invalidArchiveFormat", "invalidDirectoryStructure"),
    "rpe:": ("invalidArchiveFormat", "invalidDirectoryStructure"),
}
"""Codes that are put together from more than a literal and a parameter."""

TREES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py")) if "explanations" not in path.parts}


def literals(node: ast.expr | None) -> list[str]:
    """The texts that an expression can be, where it is a literal or a choice between literals."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return literals(node.body) + literals(node.orelse) if isinstance(node, ast.IfExp) else []


def arguments(function: ast.FunctionDef, parameter: str, beside: Path) -> Iterator[str]:
    """The literals with which a function's parameter is called, in the modules of its package."""
    names = [argument.arg for argument in function.args.args]
    place = names.index(parameter) - (names[0] == "self")
    for path, tree in TREES.items():
        for call in ast.walk(tree) if path.parent == beside.parent else ():
            if isinstance(call, ast.Call):
                called = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", None)
                if called == function.name:
                    given = {keyword.arg: keyword.value for keyword in call.keywords}
                    yield from literals(call.args[place] if place < len(call.args) else given.get(parameter))


def reported() -> set[str]:
    """Every code in the source: literals, and f-strings made of a beginning and a parameter."""
    found: set[str] = set()
    for path, tree in TREES.items():
        found |= {
            text for node in ast.walk(tree) if isinstance(node, ast.Constant) for text in literals(node) if CODE.match(text)
        }
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                parameters = {argument.arg for argument in function.args.args}
                for node in ast.walk(function):
                    if isinstance(node, ast.JoinedStr):
                        found |= built(node, function, parameters, path)
    return found - {"disclose.taxonomy:unknown-", "disclose.taxonomy:unused-"}


def built(node: ast.JoinedStr, function: ast.FunctionDef, parameters: set[str], path: Path) -> set[str]:
    """The codes that an f-string can be."""
    start = node.values[0]
    beginning = start.value if isinstance(start, ast.Constant) and isinstance(start.value, str) else ""
    if len(node.values) != 2 or not BEGINNING.match(beginning):
        return set()
    part = node.values[1]
    value = part.value if isinstance(part, ast.FormattedValue) else None
    names = {inner.id for inner in ast.walk(value) if isinstance(inner, ast.Name)} & parameters if value is not None else set()
    texts = literals(value) or [text for name in names for text in arguments(function, name, path)]
    return {f"{beginning}{text.replace(' ', '-')}" for text in texts}


REPORTED = reported() | {f"{start}{end}" for start, ends in BUILT.items() for end in ends}


def test_codes_are_collected() -> None:
    """The collector sees literals, parameters of helpers and choices; else the tests below would prove nothing."""
    assert {"disclose.yaml:tag", "disclose.figures:scale", "ix11.4.1.2:continuationCycle"} <= REPORTED


@pytest.mark.parametrize("code", sorted(REPORTED))
def test_every_code_is_explained(code: str) -> None:
    assert explain(code) is not None, f"{code} needs an entry in src/disclose/rules/explanations/"


@pytest.mark.parametrize("code", sorted(OTHER_CODES))
def test_nothing_else_is_explained(code: str) -> None:
    assert code in REPORTED, f"nothing reports {code} any more"
    assert code not in {rule.code for rule in ALL_RULES}, f"{code} is a rule, which explains itself"


@pytest.mark.parametrize("code", sorted(OTHER_CODES))
def test_an_explanation_says_what_happened_and_what_to_do(code: str) -> None:
    happened, advice = OTHER_CODES[code]
    assert happened.endswith(".")
    assert advice.endswith((".", ")"))
    text = explain(code)
    assert text is not None
    assert text.startswith(f"# {code}\n\n")
    assert "## What to do" in text


def test_rules_explain_themselves() -> None:
    for rule in ALL_RULES:
        assert explain(rule.code) == render_page(rule)


def test_an_unknown_code_has_no_explanation() -> None:
    assert explain("disclose.nothing:at-all") is None


def test_all_codes_are_listed() -> None:
    rules = {*(rule.code for rule in ALL_RULES), *(rule.code for rule in ALL_DTS_RULES)}
    assert list(codes()) == sorted({*OTHER_CODES, *rules})
