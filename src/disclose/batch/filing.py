"""What a batch works on and what comes of it: filings, settings, and one result for each filing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, field

from disclose.diagnostics import Diagnostic
from disclose.rules.subject import Calculation

SECONDS = 600
"""Time that a filing may take where nobody says otherwise."""


class Action(StrEnum):
    """What is done with a filing."""

    VALIDATE = "validate"
    BUILD = "build"


class Status(StrEnum):
    """How a filing ended: without errors, with errors, could not be read, ended without a verdict, or came to a limit."""

    CLEAN = "clean"
    INVALID = "invalid"
    UNREADABLE = "unreadable"
    FAILED = "failed"
    TIMEOUT = "timeout"
    MEMORY = "memory"


class Filing(Struct, frozen=True):
    """One entry of a manifest.

    `name` is the path as the manifest has it, `path` where that is. `packages` are taxonomy packages besides those of the
    batch; `calculation` and `output` (of a build) are None where the entry says nothing of them. `occurrence` tells apart
    entries that say the same: 1 for the first.
    """

    name: str
    path: Path
    action: Action
    packages: tuple[Path, ...] = ()
    calculation: Calculation | None = None
    output: Path | None = None
    occurrence: int = 1

    @property
    def folder_written(self) -> Path | None:
        """The folder that a build replaces."""
        return (self.output or self.path / "out") if self.action is Action.BUILD else None


class Limits(Struct, frozen=True):
    """What one filing may take: wall seconds, and mebibytes of memory; None is no limit."""

    seconds: int | None = SECONDS
    mebibytes: int | None = None


class BatchSettings(Struct, frozen=True):
    """What holds for all filings of a batch.

    `attempts` is how often a filing is begun at most when processes or machines are lost under it; `ahead` is how many are
    given to the executor before the first of them has ended.
    """

    packages: tuple[Path, ...] = ()
    calculation: Calculation = Calculation.ROUND
    online: bool = False
    strict: bool = False
    limits: Limits = field(default_factory=Limits)
    attempts: int = 3
    ahead: int = 64


class Task(Struct, frozen=True):
    """A filing as it is sent to the process that works on it. `keep` is how many findings are wanted back."""

    path: Path
    action: Action
    packages: tuple[Path, ...]
    calculation: Calculation
    output: Path | None
    online: bool
    strict: bool
    keep: int


class Judgement(Struct, frozen=True):
    """What comes back: findings counted by code, and as many of them as were wanted. `cpu` and `wall` are seconds, `peak` is
    mebibytes; None where the process ended before it could tell."""

    status: Status
    codes: Mapping[str, int] = field(default_factory=dict)
    errors: int = 0
    warnings: int = 0
    facts: int = 0
    cpu: float | None = None
    wall: float | None = None
    peak: int | None = None
    attempts: int = 1
    findings: tuple[Diagnostic, ...] = ()


class Result(Struct, frozen=True):
    """How one filing ended, as it is reported and kept in the journal. `findings` is the file that has them, `resumed` whether
    an earlier run of the batch found it."""

    path: str
    action: Action
    status: Status
    facts: int
    errors: int
    warnings: int
    codes: Mapping[str, int]
    cpu: float | None
    wall: float | None
    peak: int | None
    attempts: int
    findings: str | None = None
    resumed: bool = False


def result_of(filing: Filing, judgement: Judgement, findings: str | None) -> Result:
    """The result of a filing."""
    return Result(
        filing.name,
        filing.action,
        judgement.status,
        judgement.facts,
        judgement.errors,
        judgement.warnings,
        dict(sorted(judgement.codes.items())),
        judgement.cpu,
        judgement.wall,
        judgement.peak,
        judgement.attempts,
        findings,
    )
