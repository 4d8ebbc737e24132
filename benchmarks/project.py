"""Projects of any size, always the same for the same size: a generated taxonomy, and figures that add up in every table."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generate import GROUP, MEMBERS, axes_of, source_of

_SUMS = 3
_DISCLOSURE = """\
disclose: 1
report:
  name: bench
  title: {en: Benchmark}
  entity: {scheme: "https://bench.example/entity", identifier: E1, name: {en: Bench}}
  taxonomy: taxonomy
  periods: {current: 2023, prior: 2022}
  languages: [en]
defaults: {unit: CNY, scale: millions}
figures: [figures.csv]
outputs: [{output}]
"""
SYNTAXES = ("inline", "xbrl", "json", "csv")


def write_project(folder: Path, facts: int, concepts: int = 500, output: str = "inline") -> Path:
    """Write a project that reports about so many facts in one of `SYNTAXES`, a table for each statement of its taxonomy; the
    value is its folder."""
    (folder / "taxonomy").mkdir(parents=True)
    (folder / "disclosure.yaml").write_text(_DISCLOSURE.replace("{output}", output), "utf-8")
    (folder / "taxonomy" / "bench.yaml").write_text("\n".join(source_of(concepts // GROUP)) + "\n", "utf-8")
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["concept", "Axis0", "Axis1", "Axis2", "Axis3", "current", "prior"])
        table.writerows(row for _, row in zip(range(facts // 2), _rows(concepts // GROUP), strict=False))
    return folder


def _rows(groups: int) -> Iterator[list[str]]:
    draw = random.Random(20231231)
    for first in range(MEMBERS + 1):
        for second in range(MEMBERS + 1):
            for group in range(groups):
                members = dict(zip(axes_of(group), (first, second), strict=True))
                cells = [_member(axis, members.get(f"Axis{axis}", 0)) for axis in range(4)]
                yield from ([concept, *cells, *values] for concept, values in _figures(group, draw))


def _member(axis: int, member: int) -> str:
    return f"Part{axis}x{member - 1}Member" if member else ""


def _figures(group: int, draw: random.Random) -> Iterator[tuple[str, list[str]]]:
    """The figures of a group for two periods. A table is cut off anywhere but within a sum that could not be told apart from a
    mistake, so sums come first."""
    total = [0, 0]
    for at in range(_SUMS):
        parts = [[draw.randrange(20_000, 90_000) for _ in total] for _ in range(4)]
        sums = [parts[0][period] + parts[1][period] - parts[2][period] + parts[3][period] for period in (0, 1)]
        total = [total[period] + sums[period] for period in (0, 1)]
        for name, numbers in zip(("A", "B", "C", "D", "Sum"), (*parts, sums), strict=True):
            yield f"G{group}{name}{at}", [_printed(number) for number in numbers]
    yield f"G{group}Total", [_printed(number) for number in total]
    yield f"G{group}Margin", [f"{draw.randrange(10, 99)}.{draw.randrange(10)}%" for _ in total]
    yield f"G{group}Ratio", [f"({draw.randrange(1, 99)}.{draw.randrange(10)})" for _ in total]
    yield f"G{group}Remark", [f"Remark {draw.randrange(1000)} & more" for _ in total]
    yield f"G{group}Approved", [f"2024-0{draw.randrange(1, 10)}-{draw.randrange(10, 29)}" for _ in total]


def _printed(tenths: int) -> str:
    return f"{tenths // 10:,}.{tenths % 10}" if tenths >= 0 else f"({-tenths // 10:,}.{-tenths % 10})"
