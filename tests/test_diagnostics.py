"""Findings: how a place is written, how findings are ordered and collected."""

from __future__ import annotations

import pytest

from disclose.diagnostics import (
    Diagnostic,
    Findings,
    Outcome,
    Severity,
    Span,
    did_you_mean,
    error,
    has_errors,
    told_once,
    warning,
)


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Span("a.csv"), "a.csv"),
        (Span("a.csv", 3), "a.csv:3"),
        (Span("a.csv", 3, 14), "a.csv:3:14"),
        (Span("a.xlsx", cell="Segments!D14"), "a.xlsx!Segments!D14"),
        (Span("a.xbrl", xpath="/xbrl/unit[2]"), "a.xbrl#/xbrl/unit[2]"),
        (Span("a.xbrl", 3, 1, xpath="/xbrl"), "a.xbrl:3:1"),
        (Span("a.csv", None, 5), "a.csv"),
    ],
)
def test_a_place_is_written_as_editors_open_it(span: Span, text: str) -> None:
    assert str(span) == text


def test_findings_sort_by_place_not_by_discovery() -> None:
    nowhere = error("z", "nowhere")
    first = error("b", "first", Span("a.csv", 2, 1))
    second = error("a", "second", Span("a.csv", 10, 1))
    other = warning("a", "other", Span("b.csv", 1, 1))
    cell = error("a", "cell", Span("a.csv", cell="A1"))
    found = sorted([other, second, cell, first, nowhere], key=lambda finding: finding.sort_key)
    assert [finding.message for finding in found] == ["nowhere", "first", "second", "cell", "other"]


def test_severity_decides_whether_an_outcome_is_ok() -> None:
    minor, major = warning("a", "minor"), error("a", "major")
    assert (minor.severity, major.severity) == (Severity.WARNING, Severity.ERROR)
    assert has_errors([minor, major])
    assert not has_errors([minor])
    assert Outcome(1, (minor,)).ok
    assert not Outcome(1, (major,)).ok
    assert not Outcome(None).ok
    assert Outcome(0).ok, "a value that is false is a value"


def test_details_become_tuples() -> None:
    finding = error("a", "b", Span("x"), help="c", details=iter(["d"]), related=iter([Span("y")]), spec="e")
    assert (finding.details, finding.related, finding.help, finding.spec) == (("d",), (Span("y"),), "c", "e")


def test_collected_findings_come_once_and_in_order() -> None:
    findings = Findings()
    late, early = error("a", "late", Span("a", 2)), warning("a", "early", Span("a", 1))
    assert findings.take(Outcome(5, (late,))) == 5
    assert findings.fatal()
    findings.add([early, late])
    assert findings.all == (early, late)


def test_a_warning_is_fatal_only_where_strict() -> None:
    findings = Findings()
    findings.add([warning("a", "minor")])
    assert not findings.fatal()
    assert findings.fatal(strict=True)


def test_a_misspelt_name_finds_its_neighbours() -> None:
    assert did_you_mean("revenu", ["Revenue", "CostOfSales"]) == "Did you mean Revenue?"
    assert did_you_mean("Cost", ["CostA", "CostB", "Revenue"]) == "Did you mean CostB or CostA?"
    assert did_you_mean("Equity", ["Revenue"]) is None
    assert did_you_mean("Equity", []) is None


def at(line: int | None, column: int | None, message: str, code: str = "a:b") -> Diagnostic:
    return error(code, message, Span("x", line, column))


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ([at(1, None, "rule"), at(1, 5, "schema")], [at(1, 5, "rule")]),
        ([at(1, None, "rule"), at(2, 5, "schema")], [at(1, None, "rule"), at(2, 5, "schema")]),
        ([at(1, None, "rule"), at(1, 5, "schema", "a:c")], [at(1, None, "rule"), at(1, 5, "schema", "a:c")]),
        ([at(1, None, "one"), at(1, None, "two")], [at(1, None, "one"), at(1, None, "two")]),
        ([at(1, 2, "one"), at(1, 5, "two")], [at(1, 2, "one"), at(1, 5, "two")]),
        ([at(1, None, "rule"), at(1, 2, "one"), at(1, 5, "two")], [at(1, None, "rule"), at(1, 2, "one"), at(1, 5, "two")]),
        ([error("a:b", "nowhere"), error("a:b", "nowhere else")], [error("a:b", "nowhere"), error("a:b", "nowhere else")]),
    ],
)
def test_one_mistake_is_told_once_with_its_column(given: list[Diagnostic], left: list[Diagnostic]) -> None:
    assert list(told_once(given)) == left
