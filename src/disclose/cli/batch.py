"""`disclose batch MANIFEST`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import NoReturn

import click

from disclose.batch import BatchSettings, Filing, Journal, Limits, Result, Summary, open_journal, read_manifest, run_batch
from disclose.batch.apart import CannotBeginError
from disclose.batch.filing import SECONDS
from disclose.batch.memory import CAN_LIMIT
from disclose.batch.run import processors
from disclose.cli.batch_show import Target, batch_progress, open_target, show_summary
from disclose.cli.options import online_option, package_option, strict_option
from disclose.cli.packages import packages_in_use
from disclose.cli.printable import printable
from disclose.cli.show import show
from disclose.diagnostics import Diagnostic, Findings, Outcome
from disclose.rules.subject import Calculation

INTERRUPTED = 130
AHEAD_ON_CLUSTER = 1_024
"""Filings that a cluster has at most: its workers should never wait."""


@click.command("batch")
@click.argument("manifest", type=click.Path(path_type=Path), metavar="MANIFEST")
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Filings at once.  [default: the processors there are]")
@click.option("--cluster", metavar="ADDRESS", help="Work on the Dask cluster whose scheduler is there.")
@click.option("--results", type=click.Path(path_type=Path), metavar="FILE", help="Write a line of JSON there for each filing.")
@click.option("--findings", type=click.Path(path_type=Path), metavar="FOLDER", help="Write the findings of each filing there.")
@click.option(
    "--findings-format", "findings_form", type=click.Choice(["json", "sarif"]), default="json", show_default=True,
    help="In which form.",
)  # fmt: skip
@click.option(
    "--time-limit", type=click.IntRange(min=0), default=SECONDS, show_default=True, metavar="SECONDS",
    help="What one filing may take; 0 is no limit.",
)  # fmt: skip
@click.option("--memory-limit", type=click.IntRange(min=128), metavar="MIB", help="What one filing may have, in mebibytes.")
@click.option("--journal", type=click.Path(path_type=Path), metavar="FILE", help="What has ended.  [default: MANIFEST.journal]")
@click.option("--restart", is_flag=True, help="Begin anew, whatever the journal says.")
@package_option
@online_option
@click.option(
    "--calc", "calculation", type=click.Choice([one.value for one in Calculation]), default=Calculation.ROUND.value,
    show_default=True, help="How calculations are checked, where the manifest doesn't say.",
)  # fmt: skip
@strict_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="Results on standard output: those that are not clean in words, or all as lines of JSON.",
)  # fmt: skip
def command(
    manifest: Path,
    jobs: int | None,
    cluster: str | None,
    results: Path | None,
    findings: Path | None,
    findings_form: str,
    time_limit: int,
    memory_limit: int | None,
    journal: Path | None,
    restart: bool,
    packages: tuple[Path, ...],
    online: bool,
    calculation: str,
    strict: bool,
    form: str,
) -> None:
    """Validate or build every filing that MANIFEST names: a path a line, CSV, or JSON lines.

    A folder with disclosure.yaml is built, anything else is judged as by `disclose validate`. One filing that takes too long or
    too much memory, or ends its process, has that as its result, and the others go on. A run that was killed goes on where it
    was when it is started again.
    """
    if jobs is not None and cluster is not None:
        raise click.UsageError("--jobs is for this machine; how many filings a cluster works on at once is its own setting.")
    if memory_limit is not None and cluster is None and not CAN_LIMIT:
        raise click.UsageError("--memory-limit needs Linux: this system doesn't hold processes to it.")
    found = Findings()
    filings = found.take(read_manifest(manifest))
    used = found.take(packages_in_use(packages))
    if filings is None or used is None:
        _refuse(found.all, manifest)
    limits = Limits(time_limit or None, memory_limit)
    ahead = AHEAD_ON_CLUSTER if cluster is not None else 4 * (jobs or processors())
    settings = BatchSettings(used, Calculation(calculation), online, strict, limits, ahead=max(ahead, BatchSettings().ahead))
    with ExitStack() as stack:
        kept = found.take(open_journal(journal or manifest.with_name(f"{manifest.name}.journal"), restart=restart))
        if kept is not None:
            stack.enter_context(kept)
        target = found.take(open_target(stack, results, findings, findings_form, form)) if kept is not None else None
        factory = found.take(_executors(stack, jobs, cluster)) if target is not None else None
        if kept is None or target is None or factory is None:
            _refuse(found.all, manifest)
        summary = _run(filings, settings, factory, kept, target)
        kept.remove()
    if form == "text":
        show_summary(summary)
    sys.exit(summary.exit_status)


def _executors(stack: ExitStack, jobs: int | None, cluster: str | None) -> Outcome[Callable[[], Executor]]:
    """Where filings are worked on."""
    if cluster is None:
        return Outcome(partial(ThreadPoolExecutor, jobs or processors()))
    from disclose.batch.cluster import connect, executors

    connected = connect(cluster)
    factory = None if connected.value is None else stack.enter_context(executors(connected.value))
    return Outcome(factory, connected.diagnostics)


def _run(
    filings: tuple[Filing, ...], settings: BatchSettings, factory: Callable[[], Executor], journal: Journal, target: Target
) -> Summary:
    """The batch with its progress. One that is interrupted, or can't write, ends where it is: the journal has the rest."""
    problem = f"interrupted: the same command goes on after the {len(journal)} filings of earlier runs and what has ended since"
    try:
        with batch_progress(len(filings)) as ended:

            def tell(result: Result) -> None:
                target.tell(result)
                ended(result)

            return run_batch(filings, settings, executor_factory=factory, journal=journal, keep=target.keep, on_result=tell)
    except KeyboardInterrupt:
        status = INTERRUPTED
    except OSError as refused:
        status, problem = 2, f"the results can't be written: {refused.strerror or refused}"
    except CannotBeginError as refused:
        status, problem = 2, f"nothing more can be worked on: {refused}"
    click.echo(f"disclose: {printable(problem)}", err=True)
    # threads still wait for filings that nobody wants; their processes end with this one
    sys.stdout.flush()
    os._exit(status)


def _refuse(found: Sequence[Diagnostic], manifest: Path) -> NoReturn:
    show(found, "text", None, inputs=[manifest.as_posix()])
    sys.exit(2)
