"""The aims that the project has set itself, each beside what was measured in the same run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.tables import Table, exponent_of
from benchmarks.taxonomies import JUDGED, LOADED, PEER_JUDGED, PEER_LOADED

Results = Mapping[str, Sequence[Table]]
_BUILT, _VALIDATED, _WRITTEN = "disclose build, warm", "disclose validate", "disclose build, inline"


@dataclass(frozen=True, slots=True)
class Target:
    """One aim: the table that it is about, the row that is measured, and its limit.

    `unit` says what is limited: CPU seconds ("s"), peak memory ("MB"), how many times as much the row `beside` takes ("times",
    at least the limit) or how many times as much as that it takes ("of it", at most the limit), or the exponent of growth.
    """

    aim: str
    suite: str
    table: str
    row: str
    unit: str
    limit: float
    beside: str = ""

    def figure(self, results: Results) -> float | None:
        """What was measured; None where it was not, or where a process failed."""
        if self.unit == "exponent":
            return exponent_of(results.get(self.suite, ()), self.row)
        table = next((each for each in results.get(self.suite, ()) if each.title == self.table), None)
        rows = {} if table is None else table.rows
        wanted = {self.row, self.beside or self.row}
        if not wanted <= rows.keys() or any(rows[name].failed for name in wanted):
            return None
        row = rows[self.row]
        match self.unit:
            case "s":
                return row.cpu
            case "MB":
                return row.peak_mb
            case "times":
                return rows[self.beside].cpu / row.cpu
            case _:
                return row.cpu / rows[self.beside].cpu

    def met(self, figure: float) -> bool:
        """Whether a figure is what was aimed at."""
        return figure >= self.limit if self.unit == "times" else figure <= self.limit


_XML = ("validate", "validate 100,000 facts", _VALIDATED)
_INLINE = ("inline", "validate 100,000 facts of Inline XBRL", _VALIDATED)
_TAXONOMY = ("taxonomy", "taxonomy of 20,000 concepts")
_TWENTY = ("write", "write 20,000 facts")

TARGETS = (
    Target("`disclose --version`: at most 0.12 s", "start-up", "start-up", "disclose --version", "s", 0.12),
    Target("sensetime-2023 built again, every output: at most 0.6 s", "build", "build of sensetime-2023", _BUILT, "s", 0.6),
    Target("XML, 100,000 facts: 20 times Arelle", *_XML, "times", 20, "Arelle"),
    Target("the same: at most 6 times a bare parse", *_XML, "of it", 6, "etree.parse"),
    Target("the same: at most 150 MB", *_XML, "MB", 150),
    Target("XML, 1,000,000 facts: at most 700 MB", "validate", "validate 1,000,000 facts", _VALIDATED, "MB", 700),
    Target("XML grows linearly: exponent at most 1.1", "validate", "", _VALIDATED, "exponent", 1.1),
    Target("Inline XBRL, 100,000 facts: 15 times Arelle", *_INLINE, "times", 15, "Arelle"),
    Target("the same: at most 250 MB", *_INLINE, "MB", 250),
    Target("JSON, 100,000 facts: 40 times Arelle", "json", "validate 100,000 facts of JSON", _VALIDATED, "times", 40, "Arelle"),
    Target("CSV, 100,000 facts: 40 times Arelle", "csv", "validate 100,000 facts of CSV", _VALIDATED, "times", 40, "Arelle"),
    Target("20,000 concepts, known, loaded: 100 times Arelle", *_TAXONOMY, LOADED, "times", 100, PEER_LOADED),
    Target("the same with an instance of one fact: 100 times", *_TAXONOMY, JUDGED, "times", 100, PEER_JUDGED),
    Target(
        "20,000 facts of Inline XBRL: 20 times xBRL-Forge", "write", "write 20,000 facts", _WRITTEN, "times", 20, "xBRL-Forge"
    ),
)


def targets_of(results: Results) -> list[tuple[str, str, str]]:
    """Each aim, its figure, and whether it is met."""
    lines = []
    for target in TARGETS:
        figure = target.figure(results)
        unit = {"s": " s", "MB": " MB", "times": " times", "of it": " times", "exponent": ""}[target.unit]
        digits = {"s": 3, "MB": 0, "times": 1, "of it": 1, "exponent": 2}[target.unit]
        shown = "not measured" if figure is None else f"{figure:.{digits}f}{unit}"
        lines.append((target.aim, shown, "" if figure is None else "yes" if target.met(figure) else "no"))
    return lines
