"""Tables of results: on the screen, as JSON, and as the section of a document that the tool writes."""

from __future__ import annotations

import math
import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Measured

BEGIN = "<!-- written by python -m benchmarks --write-docs: begin -->"
END = "<!-- written by python -m benchmarks --write-docs: end -->"
"""Between these two lines of the document everything is the tool's."""
AIMS_BEGIN = "<!-- written by python -m benchmarks --write-docs: aims -->"
AIMS_END = "<!-- written by python -m benchmarks --write-docs: end of aims -->"
"""The same for the table of aims, which only a run of all suites in their own sizes writes."""
HEADER = "| measured | CPU seconds | wall seconds | peak MB | times the first |"


@dataclass(frozen=True, slots=True)
class Table:
    """One table of results; ratios are to the row `base`, in CPU seconds."""

    title: str
    rows: Mapping[str, Measured]
    base: str
    notes: tuple[str, ...] = ()

    def ratio(self, name: str) -> float:
        """How many times the CPU seconds of `base` a row took."""
        base = self.rows[self.base].cpu
        return self.rows[name].cpu / base if base else 0


def machine() -> str:
    """What the results depend on besides the programs."""
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"


def show(table: Table) -> None:
    """Print one table."""
    print(f"\n{table.title}")
    if table.rows:
        print(f"  {'command':32} {'cpu s':>8} {'wall s':>8} {'peak MB':>8} {'ratio':>8}")
    for name, row in table.rows.items():
        print(f"  {name:32} {row.cpu:8.3f} {row.wall:8.3f} {row.peak_mb:8.0f} {table.ratio(name):8.2f}{_failed(row)}")
    for note in table.notes:
        print(f"  {note}")


def as_json(table: Table) -> dict[str, object]:
    """A table as JSON holds it."""
    rows = {name: {"cpu": row.cpu, "wall": row.wall, "peak_mb": row.peak_mb} for name, row in table.rows.items()}
    return {"title": table.title, "rows": rows, "notes": list(table.notes)}


def write_section(document: Path, suites: Mapping[str, Sequence[Table]], about: Sequence[str]) -> None:
    """Put results between the two lines of a document that say whose they are: those of the suites that were measured now,
    and of other suites what stands there. `about` are lines on the machine and the versions."""
    before, _, rest = document.read_text("utf-8").partition(BEGIN)
    kept, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"{document} has no lines for the results")
    parts = dict(_parts(kept))
    parts |= {name: _suite(name, tables, about) for name, tables in suites.items()}
    text = "\n".join(parts[name] for name in sorted(parts))
    document.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", "utf-8")


def write_aims(document: Path, aims: Iterable[Sequence[str]]) -> None:
    """Put the aims, each with its figure and whether it is met, between their two lines of the document."""
    before, _, rest = document.read_text("utf-8").partition(AIMS_BEGIN)
    _, mark, after = rest.partition(AIMS_END)
    if not mark:
        raise ValueError(f"{document} has no lines for the aims")
    lines = ["| aim | measured | met |", "|---|---:|---|", *(f"| {' | '.join(aim)} |" for aim in aims)]
    document.write_text("\n".join([f"{before}{AIMS_BEGIN}", "", *lines, "", f"{AIMS_END}{after}"]), "utf-8")


def _parts(section: str) -> Iterator[tuple[str, str]]:
    """The suites that stand in a section, with their text."""
    for part in section.split("\n## Measured: ")[1:]:
        yield part.partition("\n")[0], f"## Measured: {part.rstrip()}\n"


def _suite(name: str, tables: Sequence[Table], about: Sequence[str]) -> str:
    lines = [f"## Measured: {name}", "", f"{'; '.join(about)}."]
    for table in tables:
        lines += ["", f"**{table.title}**", ""]
        if table.rows:
            lines += [HEADER, "|---|---:|---:|---:|---:|"]
            for name, row in table.rows.items():
                cells = (
                    f"{name}{_failed(row)}",
                    f"{row.cpu:.3f}",
                    f"{row.wall:.3f}",
                    f"{row.peak_mb:.0f}",
                    f"{table.ratio(name):.2f}",
                )
                lines.append(f"| {' | '.join(cells)} |")
            lines += [""] if table.notes else []
        lines += [f"- {note}" for note in table.notes]
    return "\n".join((*lines, ""))


def ratio(rows: Mapping[str, Measured], above: str, below: str) -> str:
    """How many times as much one row took as another."""
    return f"{above} / {below}: {rows[above].cpu / rows[below].cpu:.1f}"


@dataclass(frozen=True, slots=True)
class Growth(Table):
    """How a row grows with the size of its input: the exponent."""

    exponent: float = 0


def growth(sizes: Sequence[int], tables: Sequence[Table], row: str) -> list[Table]:
    """The exponent of growth, by least squares on logarithms; the smallest size, whose time is mostly start-up, is taken away
    from all others, its time from theirs."""
    if not tables:
        return []
    smallest, start = sizes[0], tables[0].rows[row].cpu
    beyond = [(size - smallest, table.rows[row].cpu - start) for size, table in zip(sizes, tables, strict=True)]
    points = [(math.log(size), math.log(time)) for size, time in beyond if size > 0 and time > 0]
    if len(points) < 2:
        return []
    across = sum(x for x, _ in points) / len(points)
    up = sum(y for _, y in points) / len(points)
    exponent = sum((x - across) * (y - up) for x, y in points) / sum((x - across) ** 2 for x, _ in points)
    note = f"exponent {exponent:.2f}, the smallest size taken away"
    return [Growth(f"growth of {row!r}", {}, "", (note,), exponent)]


def exponent_of(tables: Sequence[Table], row: str) -> float | None:
    """The exponent of growth of a row, where it was measured."""
    return next((one.exponent for one in tables if isinstance(one, Growth) and one.title == f"growth of {row!r}"), None)


def _failed(row: Measured) -> str:
    status = {run.status for run in row.runs}
    return "" if status == {0} else f" (exit {sorted(status)})"
