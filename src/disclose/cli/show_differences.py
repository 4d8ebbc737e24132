"""Differences between two reports as text: tables for a person at a terminal, lines for a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from disclose.cli.printable import printable
from disclose.comparison.view import Cell, Differences, Line
from disclose.comparison.words import number_text
from disclose.model import NumericValue

_COLOUR = {"added": "green", "removed": "red", "changed": "yellow", "restated": "blue", "retagged": "magenta"}
_MOST = 160
"""Characters of one text that are shown."""


def show_differences(differences: Differences, *, everything: bool) -> None:
    """Print differences; without `everything` those of periods that only one report has are only counted."""
    for section in differences.sections:
        lines = [line for line in section.lines if everything or not line.change.beyond]
        if not lines:
            continue
        if sys.stdout.isatty():
            _table(section.title, lines)
            continue
        click.echo(printable(section.title))
        for line in lines:
            click.echo(f"  {printable(_one(line))}")
        click.echo()
    if differences.notes:
        click.echo("Footnotes and links")
        for note in differences.notes:
            click.echo(f"  {printable(note)}")
        click.echo()
    for new, old in differences.renamed.items():
        click.echo(printable(f"names in {new} are taken for those in {old}"))
    if differences.beyond and not everything:
        click.echo(f"{differences.beyond:,} facts of periods that only one report has: --all shows them")


def summary(differences: Differences) -> str:
    """The counts in one line."""
    counts = [f"{count:,} {category}" for category, count in differences.counts.items() if count]
    counts += [f"{len(differences.notes):,} of footnotes and links"] if differences.notes else []
    return f"{differences.same:,} facts the same, {', '.join(counts) or 'no differences'}"


def _one(line: Line) -> str:
    """A difference in one line."""
    parts = ", ".join(part for part in (line.members, line.period, line.language) if part)
    return f"{line.what}: {line.label} ({parts}) {'; '.join(_sides(line))}"


def _sides(line: Line) -> Iterator[str]:
    if line.pieces:
        yield "".join(_marked(piece.kind, piece.text) for piece in line.pieces)[: 4 * _MOST]
        return
    sides = [_side(cell, line) for cell in (line.old, line.new) if cell is not None]
    yield " → ".join(dict.fromkeys(sides)) if len(set(sides)) > 1 or "concept" not in line.what else sides[0]
    if line.old is not None and line.new is not None and line.old.concept != line.new.concept:
        yield f"{line.old.concept} → {line.new.concept}"
    if line.old is not None and line.new is not None and line.old.period != line.new.period:
        yield f"{line.old.period} → {line.new.period}"
    if line.difference is not None:
        yield _signed(line)
    if line.note:
        yield line.note


def _signed(line: Line) -> str:
    """The difference of two numbers with its sign; nothing where there is none."""
    if line.difference is None:
        return ""
    return f"{'+' if line.difference > 0 else ''}{number_text(NumericValue(line.difference, None))}"


def _marked(kind: str, text: str) -> str:
    return {"gone": f"[-{text}-]", "come": f"{{+{text}+}}"}.get(kind, text)


def _side(cell: Cell, line: Line) -> str:
    text = cell.text if len(cell.text) <= _MOST else f"{cell.text[:_MOST]}…"
    decimals = f" (decimals {cell.decimals})" if "decimals" in line.what else ""
    return f"{text}{' ' + cell.unit if cell.unit else ''}{decimals}"


def _table(title: str, lines: list[Line]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(printable(title), style="bold"), title_justify="left", box=box.SIMPLE_HEAD, expand=True)
    for heading, right in (("what", False), ("fact", False), ("period", False), ("old", True), ("new", True), ("", True)):
        table.add_column(heading, justify="right" if right else "left", overflow="fold")
    for line in lines:
        what = Text(line.what, style=_COLOUR[line.change.category.value])
        about = (line.label, line.members, line.language, line.note)
        label = Text("\n".join(printable(part) for part in about if part))
        sides = [Text("–" if cell is None else printable(_side(cell, line))) for cell in (line.old, line.new)]
        if line.pieces:
            styles = {"gone": "red strike", "come": "green"}
            sides = [Text(), Text.assemble(*((printable(one.text), styles.get(one.kind, "")) for one in line.pieces))]
        table.add_row(what, label, Text(line.period), *sides, Text(_signed(line)))
    Console().print(table)
