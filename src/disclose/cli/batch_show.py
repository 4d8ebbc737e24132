"""What a batch shows and writes: a bar with rate and remaining time, a line for each filing, its findings, and the summary."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

import click
from msgspec import Struct

from disclose.batch import Filing, Result, Status, Summary
from disclose.batch.journal import as_json
from disclose.batch.run import Keep
from disclose.cli.printable import printable
from disclose.cli.show import interactive
from disclose.diagnostics import Diagnostic, Outcome, Span, error

_COLOUR = {Status.CLEAN: "green", Status.INVALID: "red"}
_UNFIT = re.compile(r"[^\w.-]+")


class Target(Struct, frozen=True):
    """Where results go: to standard output in a form, to a file as lines of JSON, findings to a folder."""

    form: str
    results: IO[bytes] | None
    keep: Keep | None

    def tell(self, result: Result) -> None:
        """One filing has ended."""
        line = json.dumps(as_json(result), ensure_ascii=True) + "\n"
        if self.results is not None:
            self.results.write(line.encode("ascii"))
            self.results.flush()
        if self.form == "json":
            click.echo(line, nl=False)
        elif result.status is not Status.CLEAN:
            click.echo(_spoken(result))


def open_target(
    stack: ExitStack, results: Path | None, findings: Path | None, findings_form: str, form: str
) -> Outcome[Target]:
    """The target, open while the `stack` is. A file of results is written anew: it has every filing once at the end."""
    try:
        if findings is not None:
            findings.mkdir(parents=True, exist_ok=True)
        stream = None if results is None else stack.enter_context(results.open("wb"))
    except OSError as problem:
        place = Span(str(problem.filename))
        message = f"Results can't be written to {place}: {problem.strerror}"
        return Outcome(None, (error("disclose.output:unwritable", message, place, help="Choose another place."),))
    return Outcome(Target(form, stream, None if findings is None else _keeper(findings, findings_form)))


@contextmanager
def batch_progress(filings: int) -> Iterator[Callable[[Result], None]]:
    """A bar for a person who waits, to be told of each filing as it ends."""
    if not interactive():
        yield lambda result: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]} a second")
    columns = (BarColumn(), MofNCompleteColumn(), rate, TimeElapsedColumn(), TextColumn("to go"), TimeRemainingColumn())
    resumed = 0
    with Progress(*columns, console=Console(stderr=True), speed_estimate_period=60) as bar:
        task = bar.add_task("batch", total=filings, rate="…")

        def ended(result: Result) -> None:
            nonlocal resumed
            # what an earlier run did says nothing about how fast this one is
            resumed += result.resumed
            bar.advance(task)
            state = bar.tasks[0]
            seconds = state.elapsed or 0
            rate = (state.completed - resumed) / seconds if seconds > 1 else 0
            bar.update(task, rate=f"{rate:.1f}" if rate else "…")

        yield ended


def show_summary(summary: Summary) -> None:
    """How many filings ended how, and a line for each code, the most frequent first."""
    from disclose.cli.meaning import meaning

    if summary.findings:
        click.echo("summary by code: findings, filings, what it means")
        widths = [len(f"{max(counts.values()):,}") for counts in (summary.findings, summary.filings)]
        longest = max(map(len, summary.findings))
        for code, count in sorted(summary.findings.items(), key=lambda item: (-item[1], item[0])):
            line = (
                f"  {count:>{widths[0]},}  {summary.filings[code]:>{widths[1]},}  {printable(code):<{longest}}  {meaning(code)}"
            )
            click.echo(line.rstrip())
    ends = ", ".join(f"{summary.statuses[status]:,} {status.value}" for status in Status if summary.statuses[status])
    before = f"; {summary.resumed:,} were known from an earlier run" if summary.resumed else ""
    click.echo(f"{summary.judged:,} filings: {ends}{before}")


def _spoken(result: Result) -> str:
    """A result in words."""
    counts = [
        f"{count} {name}{'s' if count > 1 else ''}"
        for count, name in ((result.errors, "error"), (result.warnings, "warning"))
        if count
    ]
    status = click.style(result.status.value, fg=_COLOUR.get(result.status, "yellow"))
    first = next(iter(result.codes), "")
    codes = f" ({printable(first)}{', …' if len(result.codes) > 1 else ''})" if first else ""
    return f"{printable(result.path)}: {status}{', ' if counts else ''}{', '.join(counts)}{codes}"


def _keeper(folder: Path, form: str) -> Keep:
    """Writes the findings of each filing to a file of its own, at once or not at all."""

    def keep(filing: Filing, key: str, findings: tuple[Diagnostic, ...]) -> str:
        stem = _UNFIT.sub("-", Path(filing.name).name)[:60]
        target = folder / f"{stem}-{key[:12]}.{form}"
        # a run that is killed leaves no half of it; nobody else writes here
        unfinished = target.with_name(f"{target.name}.part")
        unfinished.write_bytes(_document(findings, form).encode("utf-8"))
        unfinished.replace(target)
        return target.as_posix()

    return keep


def _document(findings: tuple[Diagnostic, ...], form: str) -> str:
    if form == "sarif":
        from disclose.cli.show_sarif import as_sarif
        from disclose.diagnostics import exit_status

        return as_sarif(findings, status=exit_status(findings))
    from disclose.cli.show_json import as_json as findings_as_json

    return findings_as_json(findings)
