"""What is said of a filing: its findings in numbers, and what is found where no verdict was reached."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from disclose.batch.filing import Judgement, Limits, Status
from disclose.diagnostics import Diagnostic, Severity, Span, error

_LONGEST = 500
"""Characters of a defect's own words that are kept: they may quote the filing."""


def verdict(status: Status, diagnostics: tuple[Diagnostic, ...], *, keep: int) -> Judgement:
    """Findings counted, and as many as are wanted kept: the first by place."""
    kept = tuple(sorted(diagnostics, key=lambda found: found.sort_key)[:keep]) if keep else ()
    return Judgement(
        status,
        dict(Counter(found.code for found in diagnostics)),
        sum(found.severity is Severity.ERROR for found in diagnostics),
        sum(found.severity is Severity.WARNING for found in diagnostics),
        findings=kept,
    )


def out_of_time(path: Path, limits: Limits) -> Diagnostic:
    """The filing took longer than it may."""
    shown = path.as_posix()
    message = f"{shown} took more than the {limits.seconds} seconds that a filing may take; nothing is known of it"
    return error("disclose.batch:time-limit", message, Span(shown), help="Give it more with --time-limit, or look at it alone.")


def out_of_memory(path: Path, limits: Limits) -> Diagnostic:
    """The filing needed more memory than it may have, or than there is."""
    shown = path.as_posix()
    most = "there is" if limits.mebibytes is None else f"the {limits.mebibytes} MiB that a filing may have"
    message = f"{shown} needs more memory than {most}; nothing is known of it"
    return error(
        "disclose.batch:memory-limit", message, Span(shown), help="Give it more with --memory-limit, or look at it alone."
    )


def what_failed(path: Path, reason: str) -> Diagnostic:
    """Working on the filing ended by a defect of this program, or of a library."""
    shown, reason = path.as_posix(), reason[:_LONGEST]
    help = "This is a defect of disclose: run `disclose validate` or `disclose build` on it and report what it prints."
    return error("disclose.batch:failed", f"No verdict on {shown} was reached: {reason}", Span(shown), help=help)


def was_lost(path: Path, attempts: int, reason: str) -> Diagnostic:
    """Whoever worked on the filing vanished, again and again."""
    shown = path.as_posix()
    message = f"No verdict on {shown} was reached in {attempts} attempts: {reason[:_LONGEST]}"
    help = "Look at it alone; if others are lost too, look at the machines that they were given to."
    return error("disclose.batch:lost", message, Span(shown), help=help)
