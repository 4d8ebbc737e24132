"""Each aim belongs to a suite, stands beside what was measured, and is met or not by that alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.__main__ import DOCUMENT
from benchmarks.measure import Measured, Run
from benchmarks.numbers import numbers_of
from benchmarks.reporter import write_reporter_input
from benchmarks.suites import SUITES
from benchmarks.tables import AIMS_BEGIN, AIMS_END, Growth, Table, write_aims
from benchmarks.targets import TARGETS, Target, targets_of


def measured(cpu: float, peak: float = 30.0, status: int = 0) -> Measured:
    return Measured("row", (Run(cpu, cpu, peak, status),))


def results(ours: Measured, theirs: Measured) -> dict[str, list[Table]]:
    growth = Growth("growth of 'ours'", {}, "", (), 1.04)
    return {"suite": [Table("table", {"ours": ours, "theirs": theirs}, "ours"), growth]}


@pytest.mark.parametrize(
    ("unit", "limit", "figure", "met"),
    [
        ("s", 0.5, 0.5, True),
        ("s", 0.49, 0.5, False),
        ("MB", 120, 120.5, False),
        ("times", 20, 20.0, True),
        ("times", 20.1, 20.0, False),
        ("of it", 0.05, 0.05, True),
        ("of it", 0.04, 0.05, False),
        ("exponent", 1.1, 1.04, True),
        ("exponent", 1.0, 1.04, False),
    ],
)
def test_an_aim_is_met_by_what_was_measured(unit: str, limit: float, figure: float, met: bool) -> None:
    target = Target("an aim", "suite", "table", "ours", unit, limit, "theirs" if unit in ("times", "of it") else "")
    found = target.figure(results(measured(0.5, 120.5), measured(10.0)))
    assert found == pytest.approx(figure)
    assert target.met(figure) is met


def test_nothing_is_said_of_what_failed_or_was_not_measured() -> None:
    target = Target("an aim", "suite", "table", "ours", "times", 20, "theirs")
    assert target.figure(results(measured(0.5), measured(10.0, status=1))) is None
    assert target.figure({}) is None
    assert {figure for _, figure, _ in targets_of({})} == {"not measured"}


def test_each_aim_is_about_a_suite() -> None:
    assert {target.suite for target in TARGETS} <= SUITES.keys()
    assert len({target.aim + target.suite for target in TARGETS}) == len(TARGETS)


def test_aims_stand_between_their_lines(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Above.\n\n{AIMS_BEGIN}\nold\n{AIMS_END}\n\nBelow.\n", "utf-8")
    write_aims(page, [("fast", "3 s", "yes")])
    assert page.read_text("utf-8") == (
        f"Above.\n\n{AIMS_BEGIN}\n\n| aim | measured | met |\n|---|---:|---|\n| fast | 3 s | yes |\n\n{AIMS_END}\n\nBelow.\n"
    )


def test_the_document_has_a_line_for_each_aim() -> None:
    text = DOCUMENT.read_text("utf-8")
    written = text.partition(AIMS_BEGIN)[2].partition(AIMS_END)[0]
    assert [line.split(" | ")[0][2:] for line in written.splitlines() if line.startswith("| ")][1:] == [
        target.aim for target in TARGETS
    ]


def test_what_another_writer_is_given_holds_the_same_facts(tmp_path: Path) -> None:
    places, lines = numbers_of(60)
    given = json.loads(write_reporter_input(tmp_path / "in.json", 60).read_text("utf-8"))
    facts = given["report"]["elements"][0]["facts"]
    assert [(fact["id"], fact["context"]) for fact in facts] == [(line.concept, line.context) for line in lines]
    contexts = {context["id"]: context for context in given["report"]["taxonomy"]["contexts"]}
    assert contexts.keys() == {line.context for line in lines}
    for name, context in contexts.items():
        members = [(axis, part) for segment in context.get("segments", []) for axis, part in segment.items()]
        assert members == [(axis.lower(), part) for axis, part in places[name].members]
        when = given["periods"][name]["end"] if "period" in context else given["instants"][name]
        assert when == places[name].end
