"""Findings as text for a person: one after another, then a summary by code."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from disclose.cli.meaning import explanation, meaning
from disclose.cli.printable import printable
from disclose.diagnostics import Diagnostic, Severity

_COLOUR = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_ORDER = list(Severity)
MAX_LINES = 50
"""Lines of arithmetic, and places, that one finding gets; the other forms have them all."""


def as_text(found: Diagnostic) -> str:
    """One finding as lines of text, coloured where the terminal can."""
    code = printable(found.code)
    severity = click.style(f"{found.severity.value}[{code}]", fg=_COLOUR[found.severity], bold=True)
    place = f"{printable(str(found.span))}: " if found.span is not None else ""
    lines = [f"{click.style(place, bold=True)}{severity}", f"  {printable(found.message)}"]
    lines += _at_most([f"    {printable(detail)}" for detail in found.details[: MAX_LINES + 1]], len(found.details))
    named = {detail.rpartition(" ")[2] for detail in found.details}
    related = [other for other in map(str, found.related) if other not in named]
    lines += _at_most([f"    see {printable(other)}" for other in related[: MAX_LINES + 1]], len(related))
    if found.help is not None:
        lines.append(f"  {click.style('help:', fg='cyan')} {printable(found.help)}")
    hint = f"disclose explain {code}" if explanation(found.code) is not None else None
    last = " · ".join(words for words in (found.spec, hint) if words)
    if last:
        lines.append(click.style(f"  {last}", dim=True))
    return "\n".join(lines) + "\n"


def _at_most(lines: list[str], count: int) -> list[str]:
    if count <= MAX_LINES:
        return lines
    return [*lines[: MAX_LINES - 1], f"    … and {count - MAX_LINES + 1:,} more"]


def summary(ordered: Sequence[Diagnostic]) -> Iterator[str]:
    """A line for each code: how often, how bad, the first place, what it means. Errors first, the most frequent first."""
    counts: dict[tuple[Severity, str], int] = {}
    first: dict[tuple[Severity, str], Diagnostic] = {}
    for found in ordered:
        key = (found.severity, found.code)
        counts[key] = counts.get(key, 0) + 1
        first.setdefault(key, found)
    if not counts:
        return
    places = {key: printable(str(found.span)) if found.span is not None else "-" for key, found in first.items()}
    widths = (
        len(f"{max(counts.values()):,}"),
        max(len(severity.value) for severity, _ in counts),
        max(len(printable(code)) for _, code in counts),
        max(len(place) for place in places.values()),
    )
    yield "summary by code: how many, where first, what it means"
    for key in sorted(counts, key=lambda key: (_ORDER.index(key[0]), -counts[key], key[1])):
        severity, code = key
        level = click.style(f"{severity.value:<{widths[1]}}", fg=_COLOUR[severity])
        row = f"  {counts[key]:>{widths[0]},}  {level}  {printable(code):<{widths[2]}}  {places[key]:<{widths[3]}}"
        yield f"{row}  {meaning(code)}".rstrip()
