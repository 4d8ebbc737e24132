"""Where two engines disagree."""

from __future__ import annotations

from disclose.diagnostics import Diagnostic, Span, error
from disclose.engines import disagreements


def at(code: str, *lines: int | None) -> Diagnostic:
    first, *more = (Span("r.xbrl", line) for line in lines)
    return error(code, f"{code} is wrong", first, related=more)


def compared(ours: list[Diagnostic], theirs: list[Diagnostic]) -> list[tuple[str, str, str]]:
    found = disagreements(ours, theirs, "r.xbrl")
    assert all(one.severity.value == "info" for one in found)
    return [(one.code.rpartition("-")[2], str(one.span), one.message) for one in found]


def test_the_same_findings_agree_in_whatever_order() -> None:
    assert compared([at("a:b", 1), at("a:c", 2)], [at("a:c", 2), at("a:b", 1)]) == []


def test_a_code_that_only_one_has_is_told_once() -> None:
    assert compared([at("a:b", 3), at("a:b", 5)], []) == [
        ("disclose", "r.xbrl:3", "Only disclose finds a:b here, 2 times: a:b is wrong")
    ]
    assert compared([], [at("a:b", None)]) == [("arelle", "r.xbrl", "Only Arelle finds a:b here, once: a:b is wrong")]


def test_lines_of_a_code_that_both_have() -> None:
    assert compared([at("a:b", 1), at("a:b", 2)], [at("a:b", 1), at("a:b", 9)]) == [
        ("disclose", "r.xbrl:2", "Only disclose finds a:b here, once: a:b is wrong; both find it elsewhere"),
        ("arelle", "r.xbrl:9", "Only Arelle finds a:b here, once: a:b is wrong; both find it elsewhere"),
    ]


def test_engines_may_point_to_different_facts_of_those_involved() -> None:
    assert compared([at("a:b", 1, 2, 3)], [at("a:b", 3, 1)]) == []


def test_a_finding_without_a_line_agrees_with_any_of_its_code() -> None:
    assert compared([at("a:b", None)], [at("a:b", 7)]) == []
