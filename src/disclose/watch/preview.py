"""Rebuilding a project after each change: first its pages, as quickly as can be, then everything that a build proves.

Both are the stages of a build, called by one memo: what a change does not reach is not done again, and the check after the
pages does not repeat what they needed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import replace

from disclose.build import build, check
from disclose.bulk import without_cyclic_collection
from disclose.compiling import compile_sources
from disclose.diagnostics import Diagnostic, Findings, error
from disclose.documents import pages_of
from disclose.memo import Memo
from disclose.project import load_project

_FAILURE_HELP = "Change the sources back, and report what disclose --version and this message say."


class Stage(StrEnum):
    """How far the check of a state of the sources has come."""

    PENDING = "pending"
    DONE = "done"
    IMPOSSIBLE = "impossible"
    """There are no documents to check: errors come first."""


class View(Struct, frozen=True):
    """What an author sees: the last good pages by name, the main language's first, whether they are made from the sources as
    they are (`current`), what was found, how far the check has come, the seconds both took, and what was written."""

    number: int = 0
    pages: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    current: bool = False
    findings: tuple[Diagnostic, ...] = ()
    stage: Stage = Stage.PENDING
    page_seconds: float = 0
    check_seconds: float = 0
    written: Path | None = None


class Superseded(Exception):
    """The sources have changed again: what is being checked is of no interest any more."""


class Preview:
    """A project as it is after each change. Holds the last good pages, and what need not be made again."""

    def __init__(self, folder: Path, output: Path | None = None, *, strict: bool = False) -> None:
        self._folder, self._output, self._strict = folder, output, strict
        self._memo = Memo()
        self._taxonomy: Path | None = None
        self._shown: tuple[tuple[Diagnostic, ...], dict[str, bytes] | None] | None = None
        self.view = View()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders whose files have a part in the project, whether they are there or not."""
        taxonomy = self._taxonomy
        inside = taxonomy is None or taxonomy.is_relative_to(self._folder.absolute())
        return (self._folder,) if taxonomy is None or inside else (self._folder, taxonomy)

    def rebuild(self) -> bool:
        """Make the pages of the sources as they are; whether anything that a page is made from has changed. Where something is
        wrong, the pages stay as they were."""
        started = time.perf_counter()
        findings, before = Findings(), self._memo.made
        with without_cyclic_collection():
            compiled = compile_sources(self._folder, findings, lambda stage: None, self._memo)
            made = pages_of(compiled, findings, self._memo) if compiled is not None else None
        project = self._memo(load_project, self._folder).value
        self._taxonomy = project.taxonomy_folder if project is not None else self._taxonomy
        shown = (findings.all, dict(made.files) if made is not None else None)
        # a check may have met a change before a rebuild does, and what was made for it is known
        if self._memo.made == before and shown == self._shown:
            return False
        self._shown = shown
        good = made is not None and not findings.fatal()
        self.view = View(
            number=self.view.number + 1,
            pages=MappingProxyType(dict(made.files)) if made is not None and good else self.view.pages,
            current=good,
            findings=findings.all,
            stage=Stage.PENDING if good else Stage.IMPOSSIBLE,
            page_seconds=time.perf_counter() - started,
        )
        return True

    def check(self, superseded: Callable[[], bool] = lambda: False) -> None:
        """Everything else that a build does with the same sources: the other documents, the schemas, reading back; and writing,
        where there is an output and nothing is wrong. Raises `Superseded` as soon as `superseded` says so."""
        started = time.perf_counter()

        def on_stage(stage: str) -> None:
            if superseded():
                raise Superseded(stage)

        written: Path | None = None
        if self._output is None:
            findings = check(self._folder, on_stage=on_stage, run=self._memo).diagnostics
        else:
            built = build(self._folder, self._output, strict=self._strict, on_stage=on_stage, run=self._memo)
            findings, written = built.diagnostics, built.value.folder if built.value is not None else None
        seconds = time.perf_counter() - started
        self.view = replace(self.view, findings=findings, stage=Stage.DONE, check_seconds=seconds, written=written)

    def failed(self, problem: BaseException) -> None:
        """Show that disclose itself has failed; the pages stay as they were. Code: ``disclose.watch:failure``."""
        message = f"disclose failed on the sources as they are: {type(problem).__name__}: {problem}"
        found = error("disclose.watch:failure", message, help=_FAILURE_HELP)
        self._shown = None
        number = self.view.number + 1
        self.view = replace(self.view, number=number, current=False, findings=(found,), stage=Stage.IMPOSSIBLE)
