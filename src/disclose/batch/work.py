"""One filing judged or built, with an account of what it took. Runs in the process apart."""

from __future__ import annotations

import time
from pathlib import Path

from msgspec.structs import replace

from disclose.batch.filing import Action, Judgement, Status, Task
from disclose.batch.memory import forget_peak, peak_mebibytes
from disclose.batch.said import verdict
from disclose.build import build, check
from disclose.diagnostics import Diagnostic, Outcome, exit_status
from disclose.project import PROJECT_FILE
from disclose.validate import Settings, documents_in, validate, validate_set

_STATUS = {0: Status.CLEAN, 1: Status.INVALID, 2: Status.UNREADABLE}


def judge(task: Task) -> Judgement:
    """Do what is asked for with a filing. Raises only what is a defect, and MemoryError."""
    forget_peak()
    wall, cpu = time.perf_counter(), time.process_time()
    diagnostics, facts = _done(task)
    seconds = time.process_time() - cpu
    judgement = verdict(_STATUS[exit_status(diagnostics, strict=task.strict)], diagnostics, keep=task.keep)
    return replace(judgement, facts=facts, cpu=seconds, wall=time.perf_counter() - wall, peak=peak_mebibytes())


def _done(task: Task) -> tuple[tuple[Diagnostic, ...], int]:
    """Everything found, and the number of facts."""
    if task.action is Action.BUILD:
        built = build(task.path, task.output or task.path / "out", strict=task.strict)
        return built.diagnostics, max(built.value.facts.values(), default=0) if built.value is not None else 0
    if (task.path / PROJECT_FILE).is_file():
        checked = check(task.path)
        return checked.diagnostics, max((checked.value or {}).values(), default=0)
    return _validated(task.path, Settings(packages=task.packages, calculation=task.calculation, online=task.online))


def _validated(path: Path, settings: Settings) -> tuple[tuple[Diagnostic, ...], int]:
    documents: Outcome[tuple[Path, ...]] = documents_in(path) if path.is_dir() else Outcome((path,))
    if documents.value is None:
        return documents.diagnostics, 0
    judged = validate_set(documents.value, settings) if path.is_dir() else validate(path, settings)
    return (*documents.diagnostics, *judged.diagnostics), judged.value.facts if judged.value is not None else 0
